/* http.h - the one seam to libmicrohttpd: requests in, replies out, nothing of the domain.
 *
 * A fixed number of threads answers; each request has one arena, given back after its reply. What
 * gate.h refuses never reaches the handler. A connection has `head_ms` from its start, or from the
 * end of its last reply, to bring a whole head, however it trickles; a reply has 30 s and a second
 * for each 8 kB to be taken. Then it is cut. Every reply carries the security headers. */
#ifndef XL_API_HTTP_H
#define XL_API_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

/* One request and its reply. The handler reads the first half and fills in the second; `body` or
 * `still` is sent, the latter being bytes that outlive the server. HEAD is ours: the handler
 * answers it like GET. */
struct http_exchange {
    struct str path, query; /* as sent, nothing decoded; query without '?' */
    bool takes_gzip;
    struct str if_none_match; /* empty where there is none */
    struct arena arena;       /* until the reply is sent */

    int status;
    const char *type;  /* Content-Type */
    struct out body;   /* in memory */
    struct str still;  /* instead of body */
    bool gzip;         /* it is gzip */
    const char *etag;  /* quoted, or NULL */
    const char *cache; /* Cache-Control, NULL is no-store */
    const char *allow; /* Allow, of a 405 */
};

typedef void http_handler(void *arg, struct http_exchange *x); /* called from several threads */

struct http_options {
    int thread_n;     /* 1..64 */
    int connection_n; /* at most; further ones wait or are dropped */
    int head_ms;
    http_handler *handler;
    void *arg;
};

struct http;

/* Takes over the listening socket. ERR_IO where the server cannot start; the socket is closed then.
 */
MUST_CHECK bool http_open(int listen_fd, const struct http_options *options, struct http **http,
                          struct err *e);

/* Takes no new connection, waits up to `grace_ms` for requests under way, ends. */
void http_close(struct http *http, int grace_ms);

/* Problem details (RFC 9457) with a sentence, for a failure that has no more to tell. */
void http_problem(struct http_exchange *x, int status, const char *detail);

#endif
