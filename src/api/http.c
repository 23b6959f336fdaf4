/* http.c - see http.h.
 *
 * libmicrohttpd calls back in this order: line_read as soon as the first line is in (it begins the
 * exchange), answer when the whole head is in (the gate) and again when the
 * request is (the handler), exchange_end after the reply or when the connection
 * died. Its own timeout counts from the last byte, so that a client that trickles lives for ever;
 * hence the sweeper, a thread with absolute deadlines that shuts such sockets down. It may only
 * touch a socket under the lock and while its slot is taken: link_notify empties the slot before
 * libmicrohttpd closes the socket. */
#include "api/http.h"

#include <assert.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "api/gate.h"
#include "api/problem.h"

/* libmicrohttpd splits the query too, 56 bytes a piece: 4096 bytes of "a&a&…" have to fit. */
enum { POOL_BYTES = 192 * 1024, SWEEP_MS = 250, REPLY_MS = 30 * 1000, REPLY_BYTES_PER_MS = 8 };

struct link { /* a connection; fd -1 is a free slot */
    int fd;
    int64_t deadline_ms;
};

struct http {
    struct arena arena; /* holds this struct and the links */
    struct MHD_Daemon *daemon;
    struct http_options options;
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t wake;
    pthread_t sweeper;
    struct link *links;
    int busy; /* requests under way */
    bool ending;
};

struct exchange { /* an exchange and what is not the handler's business */
    struct http_exchange x;
    struct str target;
    const char *line; /* where the target stood in libmicrohttpd's buffer */
    bool passed;      /* the gate */
};

static const char *const SECURITY[][2] = {
    {"Content-Security-Policy", "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src"
                                " 'self' data:; object-src 'none'; base-uri 'none'; form-action"
                                " 'self'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
};

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static struct link *link_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

static void link_deadline(struct http *http, struct MHD_Connection *connection, int64_t wait_ms)
{
    struct link *link = link_of(connection);

    if (!link)
        return;
    pthread_mutex_lock(&http->lock);
    link->deadline_ms = now_ms() + wait_ms;
    pthread_mutex_unlock(&http->lock);
}

static void link_notify(void *arg, struct MHD_Connection *connection, void **context,
                        enum MHD_ConnectionNotificationCode what)
{
    struct http *http = arg;
    struct link *link = *context;
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);

    pthread_mutex_lock(&http->lock);
    if (what == MHD_CONNECTION_NOTIFY_CLOSED) {
        if (link)
            link->fd = -1;
    } else {
        for (int i = 0; i < http->options.connection_n && !link; i++) {
            if (http->links[i].fd < 0)
                link = &http->links[i];
        }
        if (link && info) {
            link->fd = info->connect_fd;
            link->deadline_ms = now_ms() + http->options.head_ms;
        }
        *context = link;
    }
    pthread_mutex_unlock(&http->lock);
}

static void *sweep(void *arg)
{
    struct http *http = arg;
    struct timespec until;

    pthread_mutex_lock(&http->lock);
    while (!http->ending) {
        int64_t now = now_ms();
        for (int i = 0; i < http->options.connection_n; i++) {
            struct link *link = &http->links[i];
            if (link->fd >= 0 && now > link->deadline_ms) {
                shutdown(link->fd, SHUT_RDWR); /* libmicrohttpd sees the end and closes */
                link->deadline_ms = INT64_MAX;
            }
        }
        clock_gettime(CLOCK_MONOTONIC, &until);
        until.tv_nsec += SWEEP_MS * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&http->wake, &http->lock, &until);
    }
    pthread_mutex_unlock(&http->lock);
    return NULL;
}

/* The exchange lives in its own arena. */
static void *line_read(void *arg, const char *uri, struct MHD_Connection *connection)
{
    struct http *http = arg;
    struct arena arena = {0};
    struct exchange *ex = ARENA_NEW(&arena, struct exchange);

    (void)connection;
    ex->target = str_copy(&arena, str_of(uri));
    ex->line = uri;
    ex->x.arena = arena;
    pthread_mutex_lock(&http->lock);
    http->busy++;
    pthread_mutex_unlock(&http->lock);
    return ex;
}

static void exchange_end(void *arg, struct MHD_Connection *connection, void **context,
                         enum MHD_RequestTerminationCode why)
{
    struct http *http = arg;
    struct exchange *ex = *context;
    struct arena arena;

    (void)why;
    if (!ex)
        return;
    *context = NULL;
    arena = ex->x.arena;
    out_reset(&ex->x.body);
    arena_reset(&arena);
    link_deadline(http, connection, http->options.head_ms);
    pthread_mutex_lock(&http->lock);
    http->busy--;
    pthread_mutex_unlock(&http->lock);
}

/* libmicrohttpd hands out C texts, which a NUL byte cuts; it joins folded lines and takes a bare LF
 * as the end of a line. All of these are told by the place of the texts in its buffer: in a sound
 * head each begins where the one before ended, CR LF between them, and the last ends the head. */
struct header_list {
    struct gate_header items[GATE_HEADERS + 1];
    size_t n;
    const char *next; /* where the next name has to stand */
    bool sound;
};

static enum MHD_Result header_add(void *arg, enum MHD_ValueKind kind, const char *key,
                                  size_t key_size, const char *value, size_t value_size)
{
    struct header_list *headers = arg;

    (void)kind;
    if (headers->n > GATE_HEADERS)
        return MHD_NO;
    headers->sound = headers->sound && key == headers->next && value > key + key_size;
    for (const char *p = key + key_size + 1; headers->sound && p < value; p++)
        headers->sound = *p == ' ' || *p == '\t';
    headers->next = value ? value + value_size + 2 : NULL;
    headers->items[headers->n++] =
        (struct gate_header){{key, key_size}, {value ? value : "", value ? value_size : 0}};
    return MHD_YES;
}

static bool pass(struct exchange *ex, struct MHD_Connection *connection, const char *method,
                 const char *version)
{
    struct header_list *headers = ARENA_NEW(&ex->x.arena, struct header_list);
    struct gate_head head = {.method = str_of(method),
                             .target = ex->target,
                             .version = str_of(version),
                             .headers = headers->items};
    struct gate_refusal refusal = {0};
    const union MHD_ConnectionInfo *size =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    bool good;

    headers->next = version + head.version.n + 2;
    headers->sound = true;
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, header_add, headers);
    head.header_n = headers->n;
    good = gate_pass(&head, &refusal);
    headers->sound = headers->sound && size && headers->next + 2 == method + size->header_size;
    if (good
        && (!headers->sound || ex->line != method + head.method.n + 1
            || version != ex->line + ex->target.n + 1)) {
        refusal = (struct gate_refusal){400, "a line of the head is not as HTTP/1.1 wants it"};
        good = false;
    }
    if (good && size && size->header_size > GATE_HEAD_BYTES) {
        refusal = (struct gate_refusal){431, "the head of the request is longer than 16384 bytes"};
        good = false;
    }
    if (good)
        return true;
    if (refusal.status == 405)
        ex->x.allow = "GET, HEAD";
    http_problem(&ex->x, refusal.status, refusal.detail);
    return false;
}

static void request_read(struct exchange *ex, struct MHD_Connection *connection)
{
    const char *accept =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_ACCEPT_ENCODING);
    const char *match =
        MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_IF_NONE_MATCH);

    ex->x.query = ex->target;
    ex->x.path = str_cut(&ex->x.query, '?');
    ex->x.takes_gzip = gate_takes_gzip(str_of(accept));
    ex->x.if_none_match = str_of(match);
}

static void header_put(struct MHD_Response *reply, const char *name, const char *value)
{
    if (value && MHD_add_response_header(reply, name, value) != MHD_YES)
        fprintf(stderr, "xinglin: reply header %s was not accepted\n", name);
}

/* The bytes live in the exchange, or are still: libmicrohttpd copies nothing. */
static enum MHD_Result reply_send(struct http *http, struct exchange *ex,
                                  struct MHD_Connection *connection, bool last)
{
    struct http_exchange *x = &ex->x;
    struct str bytes = x->still.n ? x->still : (struct str){x->body.items, x->body.n};
    struct MHD_Response *reply =
        MHD_create_response_from_buffer(bytes.n, (void *)bytes.at, MHD_RESPMEM_PERSISTENT);
    enum MHD_Result sent;

    if (!reply)
        return MHD_NO;
    for (size_t i = 0; i < sizeof SECURITY / sizeof SECURITY[0]; i++)
        header_put(reply, SECURITY[i][0], SECURITY[i][1]);
    header_put(reply, MHD_HTTP_HEADER_CACHE_CONTROL, x->cache ? x->cache : "no-store");
    header_put(reply, MHD_HTTP_HEADER_CONTENT_TYPE, x->type);
    header_put(reply, MHD_HTTP_HEADER_ETAG, x->etag);
    header_put(reply, MHD_HTTP_HEADER_ALLOW, x->allow);
    header_put(reply, MHD_HTTP_HEADER_CONTENT_ENCODING, x->gzip ? "gzip" : NULL);
    header_put(reply, MHD_HTTP_HEADER_VARY, x->etag ? "Accept-Encoding" : NULL);
    header_put(reply, MHD_HTTP_HEADER_CONNECTION, last ? "close" : NULL);
    sent = MHD_queue_response(connection, (unsigned)x->status, reply);
    MHD_destroy_response(reply);
    link_deadline(http, connection, REPLY_MS + (int64_t)bytes.n / REPLY_BYTES_PER_MS);
    return sent;
}

/* tidy: the arguments are those of libmicrohttpd. */
static enum MHD_Result answer(void *arg, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_n, void **context)
{
    struct http *http = arg;
    struct exchange *ex = *context;

    (void)url; /* decoded by libmicrohttpd's rules; ours is the target as sent */
    (void)upload;
    if (!ex || *upload_n)
        return MHD_NO;
    link_deadline(http, connection, REPLY_MS); /* the head is in; the handler has its time */
    if (!ex->passed) {
        ex->passed = pass(ex, connection, method, version);
        /* A reply at the first call ends the connection: right for what is refused only. */
        return ex->passed ? MHD_YES : reply_send(http, ex, connection, true);
    }
    request_read(ex, connection);
    http->options.handler(http->options.arg, &ex->x);
    assert(ex->x.status >= 200 && ex->x.status < 600);
    return reply_send(http, ex, connection, false);
}

void http_problem(struct http_exchange *x, int status, const char *detail)
{
    x->status = status;
    x->type = PROBLEM_TYPE;
    x->body.n = 0;
    x->still = (struct str){0};
    x->etag = x->cache = NULL;
    x->gzip = false;
    problem_write(&x->body, status, detail, NULL, 0);
}

static bool locks_open(struct http *http)
{
    pthread_condattr_t attributes;
    bool good;

    if (pthread_condattr_init(&attributes))
        return false;
    good = !pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
           && !pthread_cond_init(&http->wake, &attributes)
           && !pthread_mutex_init(&http->lock, NULL);
    pthread_condattr_destroy(&attributes);
    return good;
}

static struct MHD_Daemon *daemon_start(struct http *http, int listen_fd)
{
    const struct http_options *o = &http->options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;

    return MHD_start_daemon(
        flags, 0, NULL, NULL, answer, http, MHD_OPTION_LISTEN_SOCKET, listen_fd,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)o->thread_n, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)o->connection_n, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, 60u, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_URI_LOG_CALLBACK, line_read, http, MHD_OPTION_NOTIFY_COMPLETED, exchange_end,
        http, MHD_OPTION_NOTIFY_CONNECTION, link_notify, http, MHD_OPTION_END);
}

static void http_end(struct http *http)
{
    struct arena arena = http->arena;

    arena_reset(&arena);
}

bool http_open(int listen_fd, const struct http_options *options, struct http **out, struct err *e)
{
    struct arena arena = {0};
    struct http *http = ARENA_NEW(&arena, struct http);
    int reason;

    assert(options->thread_n >= 1 && options->thread_n <= 64 && options->connection_n >= 1);
    http->options = *options;
    http->links = ARENA_ARRAY(&arena, struct link, options->connection_n);
    for (int i = 0; i < options->connection_n; i++)
        http->links[i].fd = -1;
    http->arena = arena;
    if (!locks_open(http)) {
        close(listen_fd);
        http_end(http);
        return err_set(e, ERR_IO, "the server cannot make its locks");
    }
    reason = pthread_create(&http->sweeper, NULL, sweep, http);
    if (reason) {
        close(listen_fd);
        http_end(http);
        return err_set(e, ERR_IO, "the server cannot start a thread: %s", strerror(reason));
    }
    http->daemon = daemon_start(http, listen_fd);
    if (!http->daemon) {
        close(listen_fd);
        http_close(http, 0);
        return err_set(e, ERR_IO, "the server cannot start its %d threads", options->thread_n);
    }
    *out = http;
    return true;
}

static int busy(struct http *http)
{
    int n;

    pthread_mutex_lock(&http->lock);
    n = http->busy;
    pthread_mutex_unlock(&http->lock);
    return n;
}

void http_close(struct http *http, int grace_ms)
{
    const struct timespec step = {.tv_nsec = 10 * 1000000L};
    int64_t until = now_ms() + grace_ms;

    if (http->daemon) {
        int listen_fd = MHD_quiesce_daemon(http->daemon);
        /* It stops listening now, but its number is not free before the threads that may still
         * name it are gone. */
        if (listen_fd >= 0)
            shutdown(listen_fd, SHUT_RDWR);
        while (busy(http) > 0 && now_ms() < until)
            nanosleep(&step, NULL);
        MHD_stop_daemon(http->daemon);
        if (listen_fd >= 0)
            close(listen_fd);
    }
    pthread_mutex_lock(&http->lock);
    http->ending = true;
    pthread_cond_signal(&http->wake);
    pthread_mutex_unlock(&http->lock);
    pthread_join(http->sweeper, NULL);
    pthread_cond_destroy(&http->wake);
    pthread_mutex_destroy(&http->lock);
    http_end(http);
}
