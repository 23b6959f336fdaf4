/* http_part.h - what the parts of the seam share. Internal to http. */
#ifndef XL_API_HTTP_PART_H
#define XL_API_HTTP_PART_H

#include <microhttpd.h>
#include <pthread.h>

#include "api/http.h"

struct link { /* a connection; fd -1 is a free slot */
    int fd;
    int64_t deadline_ms;
    bool takes, ended; /* a body to a sink comes; the other side had ended at the last look */
};

struct http {
    struct arena arena; /* holds this struct and the links */
    struct MHD_Daemon *daemon;
    int listen_fd; /* of the daemon, which closes it */
    struct http_options options;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t wake;
    pthread_t sweeper;
    struct link *links;
    int busy;     /* requests under way, streams left out */
    bool closing; /* every reply ends its connection from now on */
    bool ending;
    pthread_mutex_t stream_lock; /* of the two below, and of every stream; taken last */
    struct http_stream *streams;
    bool streams_ended;
};

struct exchange { /* an exchange and what is not the handler's business */
    struct http_exchange x;
    struct str target;
    const char *line; /* where the target stood in libmicrohttpd's buffer */
    bool passed;      /* the gate, and admit */
    bool answered;
    bool streams; /* its reply has no end */
    struct http *http;
    struct MHD_Connection *connection; /* of a reply with a source */
    struct gate_body told;             /* of the body */
    struct out *content;               /* what came of it; NULL: nothing */
    bool too_long;
    int64_t came, thrown,
        step;         /* of a body to a sink: bytes, those thrown away, the next deadline */
    int64_t until_ms; /* when the last of it has to be in */
    int64_t begun_us;
};

/* Of a connection's buffers, in libmicrohttpd: it reads into half of it, where a head of 16 kB has
 * to fit, and fills all of it with zeros before each request. */
#define HTTP_POOL_BYTES (64 * 1024)

#define HTTP_BYTES_PER_MS 8 /* the least speed of a client */

int64_t http_now_ms(void);

/* Whether a body comes over it whose end is to be seen at once. */
void http_takes(struct http *http, struct MHD_Connection *connection, bool takes);

/* The body of an exchange that was admitted: until when it has to be in, and a piece of it. False:
 * the connection is cut. */
void http_content_begin(struct exchange *ex, struct MHD_Connection *connection);
bool http_content_put(struct exchange *ex, struct MHD_Connection *connection, const char *bytes,
                      size_t n);

/* When the connection is cut, from now. */
void http_deadline(struct http *http, struct MHD_Connection *connection, int64_t wait_ms);

/* Puts the head of the reply; `last`: the connection ends with it. */
void http_headers_put(struct MHD_Response *reply, const struct http_exchange *x, bool last);

/* The endless reply of an exchange that has a stream; NULL where there is no memory. */
struct MHD_Response *http_stream_reply(struct exchange *ex, struct MHD_Connection *connection);

/* The reply of an exchange that has a source; NULL where there is no memory. */
struct MHD_Response *http_source_reply(struct exchange *ex, struct MHD_Connection *connection);

/* The exchange is over: the stream's owner is told. */
void http_stream_gone(struct exchange *ex);

/* Ends all streams, and those that are still to come; waits up to `wait_ms` until they are. */
void http_streams_end(struct http *http, int wait_ms);

#endif
