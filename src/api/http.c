/* http.c - see http.h.
 *
 * libmicrohttpd calls back in this order: line_read as soon as the first line is in (it begins the
 * exchange), answer when the whole head is in (the gate, admit), for each piece of the body, and
 * again when all is in (the handler), exchange_end after the reply or when the connection
 * died. Its own timeout counts from the last byte, so that a client that trickles lives for ever;
 * hence the sweeper, a thread with absolute deadlines that shuts such sockets down. It may only
 * touch a socket under the lock and while its slot is taken: link_notify empties the slot before
 * libmicrohttpd closes the socket. */
#include "api/http.h"

#include <arpa/inet.h>
#include <assert.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "api/gate.h"
#include "api/problem.h"

/* libmicrohttpd splits the query too, 56 bytes a piece: 4096 bytes of "a&a&…" have to fit. */
enum {
    POOL_BYTES = 192 * 1024,
    SWEEP_MS = 250,
    REPLY_MS = 30 * 1000,
    BODY_MS = 30 * 1000,
    BYTES_PER_MS = 8
};

const char *const http_method_names[] = {"", "GET", "POST", "PUT", "PATCH", "DELETE", NULL};

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
    bool passed;      /* the gate, and admit */
    bool answered;
    struct gate_body told; /* of the body */
    struct out content;    /* what came of it */
    bool too_long;
    int64_t begun_us;
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

static int64_t now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int64_t now_ms(void)
{
    return now_us() / 1000;
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
    ex->begun_us = now_us();
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
    if (ex->answered && http->options.done)
        http->options.done(http->options.arg, &ex->x);
    arena = ex->x.arena;
    out_reset(&ex->content);
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
    good = gate_pass(&head, &ex->told, &refusal);
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
    if (good) {
        ex->x.headers = headers->items;
        ex->x.header_n = headers->n;
        return true;
    }
    if (refusal.status == 405)
        ex->x.allow = GATE_METHODS;
    http_problem(&ex->x, refusal.status, refusal.detail);
    return false;
}

struct str http_header(const struct http_exchange *x, const char *name)
{
    for (size_t i = 0; i < x->header_n; i++) {
        if (x->headers[i].name.n == strlen(name)
            && !strncasecmp(x->headers[i].name.at, name, x->headers[i].name.n))
            return x->headers[i].value;
    }
    return (struct str){0};
}

static struct str peer_of(struct MHD_Connection *connection, struct arena *a)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
    const struct sockaddr *at = info ? info->client_addr : NULL;
    char text[INET6_ADDRSTRLEN] = "";

    if (at && at->sa_family == AF_INET)
        inet_ntop(AF_INET, &((const struct sockaddr_in *)at)->sin_addr, text, sizeof text);
    else if (at && at->sa_family == AF_INET6)
        inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)at)->sin6_addr, text, sizeof text);
    return str_copy(a, str_of(text));
}

static void request_read(struct exchange *ex, struct MHD_Connection *connection, const char *method)
{
    struct http_exchange *x = &ex->x;

    x->query = ex->target;
    x->path = str_cut(&x->query, '?');
    x->takes_gzip = gate_takes_gzip(http_header(x, MHD_HTTP_HEADER_ACCEPT_ENCODING));
    x->if_none_match = http_header(x, MHD_HTTP_HEADER_IF_NONE_MATCH);
    x->peer = peer_of(connection, &x->arena);
    x->method = HTTP_GET; /* HEAD too */
    for (int m = HTTP_GET; m < HTTP_METHOD_N; m++) {
        if (!strcmp(method, http_method_names[m]))
            x->method = (enum http_method)m;
    }
}

/* Whether the body may come; else a reply is filled in. */
static bool admit(struct http *http, struct exchange *ex)
{
    struct http_exchange *x = &ex->x;

    if (http->options.admit) {
        http->options.admit(http->options.arg, x);
        if (x->status)
            return false;
    } else if (x->method != HTTP_GET) {
        x->allow = "GET, HEAD";
        http_problem(x, 405, "only GET and HEAD are possible here");
        return false;
    }
    if (ex->told.is && (!x->content_limit || ex->told.length > x->content_limit)) {
        http_problem(x, 413,
                     x->content_limit
                         ? arena_text(&x->arena, "the body may have up to %lld bytes here",
                                      (long long)x->content_limit)
                         : "a body is not taken here");
        return false;
    }
    return true;
}

/* A body whose length was told is within its limit; one in chunks is counted as it comes. */
static bool content_add(struct exchange *ex, const char *bytes, size_t n)
{
    size_t limit = (size_t)ex->x.content_limit;

    ex->too_long = ex->too_long || ex->content.n + n > limit;
    if (ex->too_long && ex->content.n + n > 2 * limit)
        return false; /* cut: whoever sends that much does not listen */
    out_put(&ex->content, bytes, n);
    return true;
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
    header_put(reply, MHD_HTTP_HEADER_LOCATION, x->location);
    header_put(reply, MHD_HTTP_HEADER_SET_COOKIE, x->cookie);
    header_put(reply, MHD_HTTP_HEADER_WWW_AUTHENTICATE, x->status == 401 ? "Bearer" : NULL);
    header_put(reply, MHD_HTTP_HEADER_CONTENT_ENCODING, x->gzip ? "gzip" : NULL);
    header_put(reply, MHD_HTTP_HEADER_VARY, x->etag ? "Accept-Encoding" : NULL);
    header_put(reply, MHD_HTTP_HEADER_CONNECTION, last ? "close" : NULL);
    x->micros = now_us() - ex->begun_us;
    x->sent_n = bytes.n;
    ex->answered = true;
    sent = MHD_queue_response(connection, (unsigned)x->status, reply);
    MHD_destroy_response(reply);
    link_deadline(http, connection, REPLY_MS + (int64_t)bytes.n / BYTES_PER_MS);
    return sent;
}

/* The head is in: whether the rest may come, and until when. */
static bool head_take(struct http *http, struct exchange *ex, struct MHD_Connection *connection,
                      const char *method, const char *version)
{
    int64_t length;

    if (!pass(ex, connection, method, version))
        return false;
    request_read(ex, connection, method);
    if (!admit(http, ex))
        return false;
    length = ex->told.length == GATE_CHUNKED ? ex->x.content_limit : ex->told.length;
    link_deadline(http, connection, http->options.body_ms + length / BYTES_PER_MS);
    return true;
}

/* tidy: the arguments are those of libmicrohttpd. */
static enum MHD_Result answer(void *arg, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_n, void **context)
{
    struct http *http = arg;
    struct exchange *ex = *context;

    (void)url; /* decoded by libmicrohttpd's rules; ours is the target as sent */
    if (!ex || ex->answered)
        return MHD_NO;
    if (!ex->passed) {
        ex->passed = head_take(http, ex, connection, method, version);
        /* A reply at the first call ends the connection: right for what is refused only. */
        return ex->passed ? MHD_YES : reply_send(http, ex, connection, true);
    }
    if (*upload_n) {
        bool taken = content_add(ex, upload, *upload_n);
        *upload_n = 0;
        return taken ? MHD_YES : MHD_NO;
    }
    link_deadline(http, connection, REPLY_MS); /* all is in; the handler has its time */
    ex->x.content = (struct str){ex->content.items, ex->content.n};
    if (ex->too_long)
        http_problem(&ex->x, 413, "the body is longer than is taken here");
    else
        http->options.handler(http->options.arg, &ex->x);
    assert(ex->x.status >= 200 && ex->x.status < 600);
    return reply_send(http, ex, connection, ex->too_long);
}

void http_problem(struct http_exchange *x, int status, const char *detail)
{
    x->status = status;
    x->type = PROBLEM_TYPE;
    x->body.n = 0;
    x->still = (struct str){0};
    x->etag = x->cache = x->cookie = NULL;
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

/* Not strict: what that refuses besides, a missing Host, our gate refuses too, and libmicrohttpd
 * 0.9.75 writes the heads of its own refusals twice. */
static struct MHD_Daemon *daemon_start(struct http *http, int listen_fd)
{
    const struct http_options *o = &http->options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;

    return MHD_start_daemon(
        flags, 0, NULL, NULL, answer, http, MHD_OPTION_LISTEN_SOCKET, listen_fd,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)o->thread_n, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)o->connection_n, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)POOL_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, 60u, MHD_OPTION_STRICT_FOR_CLIENT, 0,
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
    if (!http->options.body_ms)
        http->options.body_ms = BODY_MS;
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
