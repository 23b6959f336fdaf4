/* fetch.h - one request to another server, with limits: no redirects, 256 kB, five seconds, TLS
 * with its certificate checked; plain http to this machine only. */
#ifndef XL_REMOTE_FETCH_H
#define XL_REMOTE_FETCH_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define FETCH_BYTES (256 * 1024)
#define FETCH_MS 5000

/* Once, before threads. */
MUST_CHECK bool fetch_begin(struct err *e);

/* Whether an address is https, or http to this machine. */
bool fetch_may(struct str url);

struct fetch {
    const char *url;
    const char *form; /* application/x-www-form-urlencoded, makes it a POST; NULL: a GET */
    const char *user, *password; /* Basic; NULL: none */
};

/* The body of a reply that is 200. ERR_IO where there is none: unreachable, too slow, too long,
 * another status; 400 and 401 are ERR_RIGHT. The text never holds what was sent. */
MUST_CHECK bool fetch_get(const struct fetch *f, struct arena *a, struct str *body, struct err *e);

/* A value as a form wants it. */
const char *fetch_escape(struct str value, struct arena *a);

#endif
