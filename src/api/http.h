/* http.h - the one seam to libmicrohttpd: requests in, replies out, nothing of the domain.
 *
 * A fixed number of threads answers; each request has one arena, given back after its reply. What
 * gate.h refuses never reaches the handler. A connection has `head_ms` from its start, or from the
 * end of its last reply, to bring a whole head, however it trickles; a body has `body_ms` and a
 * second for each 8 kB it may have, a handler 120 s, a reply 30 s and as much to be taken. Then it
 * is cut. Every reply carries the security headers.
 *
 * Before a body is read, `admit` says how long it may be or refuses the request. A body that is
 * announced longer is refused unread; one that turns out longer is read no further than twice that
 * and refused. Either way the connection ends. A body that goes to a sink has, instead of a
 * deadline for the whole, one for each HTTP_STEP_BYTES of it: `body_ms` and what they take at 8 kB
 * a second, but no more than HTTP_BODY_MS in all. */
#ifndef XL_API_HTTP_H
#define XL_API_HTTP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "api/gate.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

enum http_method { HTTP_GET = 1, HTTP_POST, HTTP_PUT, HTTP_PATCH, HTTP_DELETE, HTTP_METHOD_N };
extern const char *const http_method_names[HTTP_METHOD_N + 1]; /* "" "GET" ... NULL */

/* Where a body goes that is too long for memory: `put` by admit, piece by piece as it comes, from
 * the connection's own thread, one at a time. Where it returns false it has filled in a reply,
 * which is sent once the rest has come, or the connection is cut after HTTP_DRAIN_BYTES of it.
 * `end` comes once, whatever became of the request, behind `done` and before the arena goes. */
struct http_exchange;
struct http_sink {
    bool (*put)(void *arg, struct http_exchange *x, struct str piece);
    void (*end)(void *arg, struct http_exchange *x);
    void *arg;
};
/* Where the bytes of a reply come from that is too long for memory: `take` puts some and says how
 * many; 0 ends the reply, -1 cuts the connection. It may wait, in the connection's own thread.
 * `end` comes once, whatever became of the reply. */
struct http_source {
    ssize_t (*take)(void *arg, char *to, size_t max);
    void (*end)(void *arg);
    void *arg;
};
#define HTTP_DRAIN_BYTES (16 * 1024 * 1024)
#define HTTP_STEP_BYTES (64 * 1024)
#define HTTP_BODY_MS (12 * 3600 * 1000)

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
    int64_t content_told;     /* bytes, for admit; GATE_CHUNKED: told piece by piece */
    struct http_sink sink;    /* by admit; with `put` the body goes there, `content` stays empty */

    int status;
    const char *type;           /* Content-Type */
    struct out body;            /* in memory */
    struct str still;           /* instead of body */
    struct http_stream *stream; /* instead of both: see http_stream_open */
    struct http_source source;  /* instead of all three, where it has `take` */
    bool gzip;                  /* it is gzip */
    const char *etag;           /* quoted, or NULL */
    const char *cache;          /* Cache-Control, NULL is no-store */
    const char *allow;          /* Allow, of a 405 */
    const char *location;       /* of a 201 */
    int64_t modified_ms;        /* Last-Modified, or 0 */
    const char *cookie;         /* Set-Cookie, or NULL */
    int retry_after_s;          /* Retry-After, or 0 */

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

/* Takes no new connection, waits up to `grace_ms` for requests under way and a second of it for
 * what comes over kept connections, which their next reply ends; ends the streams, ends.
 */
void http_close(struct http *http, int grace_ms);

/* A reply without an end, whose bytes are put in from any thread as they come. Nothing is read or
 * copied while it waits; a client that does not take what was put in within HTTP_STREAM_MS is cut,
 * so put something in more often than that. */
struct http_stream;
#define HTTP_STREAM_MS 60000
#define HTTP_STREAM_BYTES (64 * 1024)
typedef void http_gone(void *arg, struct http_stream *stream);

/* By the handler, of an exchange that will be answered with 200. `gone` comes once, when nobody
 * takes it any longer: after it the stream is not to be touched. It may wait, and is called with
 * nothing locked. */
struct http_stream *http_stream_open(struct http_exchange *x, http_gone *gone, void *arg);

/* False where it has ended, or more than HTTP_STREAM_BYTES would wait: nothing is put in then. */
bool http_stream_put(struct http_stream *stream, struct str bytes);

/* The reply ends behind what was put in. */
void http_stream_end(struct http_stream *stream);

/* The value of a header, empty where it is missing; of several the first. */
struct str http_header(const struct http_exchange *x, const char *name);

/* Problem details (RFC 9457) with a sentence, for a failure that has no more to tell. */
void http_problem(struct http_exchange *x, int status, const char *detail);

#endif
