/* http.h - the one seam to libmicrohttpd: requests in, replies out, nothing of the domain.
 *
 * A fixed number of threads answers; each request has one arena, given back after its reply. What
 * gate.h refuses never reaches the handler. A connection has `head_ms` from its start, or from the
 * end of its last reply, to bring a whole head, however it trickles; a body has `body_ms` and a
 * second for each 8 kB it may have, a reply 30 s and as much to be taken. Then it is cut. Every
 * reply carries the security headers.
 *
 * Before a body is read, `admit` says how long it may be or refuses the request. A body that is
 * announced longer is refused unread; one that turns out longer is read no further than twice that
 * and refused. Either way the connection ends. */
#ifndef XL_API_HTTP_H
#define XL_API_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "api/gate.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

enum http_method { HTTP_GET = 1, HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE, HTTP_METHOD_N };
extern const char *const http_method_names[HTTP_METHOD_N + 1]; /* "" "GET" ... NULL */

/* One request and its reply. The handler reads the first half and fills in the second; `body` or
 * `still` is sent, the latter being bytes that outlive the server. HEAD is ours: the handler
 * answers it like GET. */
struct http_exchange {
    enum http_method method;
    struct str path, query; /* as sent, nothing decoded; query without '?' */
    const struct gate_header *headers;
    size_t header_n;
    struct str content; /* the body; empty while `admit` is asked */
    struct str peer;    /* address of the other end, without port; empty where unknown */
    bool takes_gzip;
    struct str if_none_match; /* empty where there is none */
    struct arena arena;       /* until the reply is sent */
    void *note;               /* the handler's own, from admit to done */
    int64_t content_limit;    /* bytes; by admit, 0: no body is taken */

    int status;
    const char *type;     /* Content-Type */
    struct out body;      /* in memory */
    struct str still;     /* instead of body */
    bool gzip;            /* it is gzip */
    const char *etag;     /* quoted, or NULL */
    const char *cache;    /* Cache-Control, NULL is no-store */
    const char *allow;    /* Allow, of a 405 */
    const char *location; /* of a 201 */
    const char *cookie;   /* Set-Cookie, or NULL */

    int64_t micros; /* for done: from the first line to the reply */
    size_t sent_n;  /* for done: bytes of the reply's body */
};

/* All are called from several threads. `admit` fills in a reply (status not 0) to refuse; `done`
 * comes once for each request that was answered, refused ones too. */
typedef void http_handler(void *arg, struct http_exchange *x);
typedef void http_watcher(void *arg, const struct http_exchange *x);

struct http_options {
    int thread_n;         /* 1..64 */
    int connection_n;     /* at most; further ones wait or are dropped */
    int head_ms, body_ms; /* body_ms 0: 30 s */
    http_handler *admit;  /* NULL: GET alone, and no bodies */
    http_handler *handler;
    http_watcher *done; /* or NULL */
    void *arg;
};

struct http;

/* Takes over the listening socket. ERR_IO where the server cannot start; the socket is closed then.
 */
MUST_CHECK bool http_open(int listen_fd, const struct http_options *options, struct http **http,
                          struct err *e);

/* Takes no new connection, waits up to `grace_ms` for requests under way, ends. */
void http_close(struct http *http, int grace_ms);

/* The value of a header, empty where it is missing; of several the first. */
struct str http_header(const struct http_exchange *x, const char *name);

/* Problem details (RFC 9457) with a sentence, for a failure that has no more to tell. */
void http_problem(struct http_exchange *x, int status, const char *detail);

#endif
