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

#include "api/chinese.h"
#include "api/http_part.h"
#include "api/problem.h"

enum {
    SWEEP_MS = 250,
    REPLY_MS = 30 * 1000,
    HANDLER_MS = 120 * 1000,
    BODY_MS = 30 * 1000,
    STREAM_END_MS = 2000,
    LINGER_MS = 1000
};

const char *const http_method_names[] = {"", "GET", "POST", "PUT", "PATCH", "DELETE", NULL};

static int64_t now_us(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

int64_t http_now_ms(void)
{
    return now_us() / 1000;
}

static struct link *link_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *info =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

    return info ? info->socket_context : NULL;
}

void http_deadline(struct http *http, struct MHD_Connection *connection, int64_t wait_ms)
{
    struct link *link = link_of(connection);

    if (!link)
        return;
    pthread_mutex_lock(&http->lock);
    link->deadline_ms = http_now_ms() + wait_ms;
    pthread_mutex_unlock(&http->lock);
}

void http_takes(struct http *http, struct MHD_Connection *connection, bool takes)
{
    struct link *link = link_of(connection);

    if (!link)
        return;
    pthread_mutex_lock(&http->lock);
    link->takes = takes;
    link->ended = false;
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
            link->takes = link->ended = false;
            link->deadline_ms = http_now_ms() + http->options.head_ms;
        }
        *context = link;
    }
    pthread_mutex_unlock(&http->lock);
}

/* libmicrohttpd 0.9.75 misses the end of a connection that comes together with bytes: it waits for
 * more of the body. Seen twice, so that a whole body is answered. */
static bool lost(struct link *link)
{
    char byte;
    bool before = link->ended;

    link->ended = link->takes && recv(link->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
    return before && link->ended;
}

static void *sweep(void *arg)
{
    struct http *http = arg;
    struct timespec until;

    pthread_mutex_lock(&http->lock);
    while (!http->ending) {
        int64_t now = http_now_ms();
        for (int i = 0; i < http->options.connection_n; i++) {
            struct link *link = &http->links[i];
            if (link->fd >= 0 && (now > link->deadline_ms || lost(link))) {
                shutdown(link->fd, SHUT_RDWR); /* libmicrohttpd sees the end and closes */
                link->deadline_ms = INT64_MAX;
                link->takes = false;
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

static void busy_add(struct http *http, int n)
{
    pthread_mutex_lock(&http->lock);
    http->busy += n;
    pthread_mutex_unlock(&http->lock);
}

/* The query is ours to split. libmicrohttpd would split it too, 56 bytes a piece, for which 4096
 * bytes of "a&a&…" want more room than all else: it finds an empty one in its buffer, which is not
 * constant, whatever it is told as. */
static void query_hide(const char *uri)
{
    const char *query = strchr(uri, '?');

    if (query && query[1])
        ((char *)(uintptr_t)uri)[query + 1 - uri] = '\0';
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
    query_hide(uri);
    ex->http = http;
    ex->begun_us = now_us();
    ex->x.arena = arena;
    busy_add(http, 1);
    return ex;
}

static void exchange_end(void *arg, struct MHD_Connection *connection, void **context,
                         enum MHD_RequestTerminationCode why)
{
    struct http *http = arg;
    struct exchange *ex = *context;
    struct arena arena;
    bool streams = ex && ex->streams;

    (void)why;
    if (!ex)
        return;
    *context = NULL;
    if (ex->x.stream)
        http_stream_gone(ex);
    if (ex->answered && http->options.done)
        http->options.done(http->options.arg, &ex->x);
    if (ex->x.sink.end)
        ex->x.sink.end(ex->x.sink.arg, &ex->x);
    if (ex->x.source.end)
        ex->x.source.end(ex->x.source.arg);
    arena = ex->x.arena;
    if (ex->content)
        out_reset(ex->content);
    out_reset(&ex->x.body);
    arena_reset(&arena);
    http_deadline(http, connection, http->options.head_ms);
    if (!streams)
        busy_add(http, -1);
}

/* libmicrohttpd hands out C texts, which a NUL byte cuts; it joins folded lines and takes a bare LF
 * as the end of a line. All of these are told by the place of the texts in its buffer: in a sound
 * head each begins where the one before ended, CR LF between them, and the last ends the head. */
struct header_list {
    struct gate_header *items; /* one more than the gate lets pass, at most */
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

/* As many as there are: a stream keeps them for as long as it lasts. */
static struct header_list *headers_new(struct MHD_Connection *connection, struct arena *a)
{
    struct header_list *headers = ARENA_NEW(a, struct header_list);
    int there = MHD_get_connection_values_n(connection, MHD_HEADER_KIND, NULL, NULL);

    headers->items =
        ARENA_ARRAY(a, struct gate_header, there <= GATE_HEADERS ? there : GATE_HEADERS + 1);
    return headers;
}

static bool pass(struct exchange *ex, struct MHD_Connection *connection, const char *method,
                 const char *version)
{
    struct header_list *headers = headers_new(connection, &ex->x.arena);
    struct gate_head head = {
        .method = str_of(method),
        .target = ex->target,
        .version = str_of(version),
    };
    struct gate_refusal refusal = {0};
    const union MHD_ConnectionInfo *size =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
    bool good;

    head.headers = headers->items;
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
    x->content_told = ex->told.is ? ex->told.length : 0;
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

/* The bytes live in the exchange, or are still: libmicrohttpd copies nothing. */
static struct MHD_Response *reply_make(struct exchange *ex, struct MHD_Connection *connection,
                                       struct str bytes)
{
    if (ex->x.stream)
        return http_stream_reply(ex, connection);
    if (ex->x.source.take)
        return http_source_reply(ex, connection);
    return MHD_create_response_from_buffer(bytes.n, (void *)bytes.at, MHD_RESPMEM_PERSISTENT);
}

static bool closes(struct http *http)
{
    bool closing;

    pthread_mutex_lock(&http->lock);
    closing = http->closing;
    pthread_mutex_unlock(&http->lock);
    return closing;
}

static enum MHD_Result reply_send(struct http *http, struct exchange *ex,
                                  struct MHD_Connection *connection, bool last)
{
    struct http_exchange *x = &ex->x;
    struct str bytes = x->still.n ? x->still : (struct str){x->body.items, x->body.n};
    struct MHD_Response *reply = reply_make(ex, connection, bytes);
    enum MHD_Result sent;

    if (!reply)
        return MHD_NO;
    http_headers_put(reply, x, last || closes(http));
    x->micros = now_us() - ex->begun_us;
    x->sent_n = bytes.n;
    ex->answered = true;
    if (x->stream) { /* stopping does not wait for it */
        ex->streams = true;
        busy_add(http, -1);
    }
    sent = MHD_queue_response(connection, (unsigned)x->status, reply);
    MHD_destroy_response(reply);
    http_deadline(http, connection, REPLY_MS + (int64_t)bytes.n / HTTP_BYTES_PER_MS);
    return sent;
}

/* The head is in: whether the rest may come, and until when. */
static bool head_take(struct http *http, struct exchange *ex, struct MHD_Connection *connection,
                      const char *method, const char *version)
{
    if (!pass(ex, connection, method, version))
        return false;
    request_read(ex, connection, method);
    if (!admit(http, ex))
        return false;
    http_content_begin(ex, connection);
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
        bool taken = http_content_put(ex, connection, upload, *upload_n);
        *upload_n = 0;
        return taken ? MHD_YES : MHD_NO;
    }
    http_deadline(http, connection, HANDLER_MS); /* all is in; a PDF may take long */
    if (ex->x.sink.put)
        http_takes(http, connection, false);
    if (ex->content)
        ex->x.content = (struct str){ex->content->items, ex->content->n};
    if (ex->too_long)
        http_problem(&ex->x, 413, "the body is longer than is taken here");
    else if (!ex->x.status)
        http->options.handler(http->options.arg, &ex->x);
    assert(ex->x.status >= 200 && ex->x.status < 600);
    return reply_send(http, ex, connection, ex->too_long || ex->thrown > 0);
}

void http_problem(struct http_exchange *x, int status, const char *detail)
{
    x->status = status;
    x->type = PROBLEM_TYPE;
    x->body.n = 0;
    x->still = (struct str){0};
    x->etag = x->cache = x->cookie = NULL;
    x->gzip = false;
    problem_write(&x->body, status, chinese_said(x, detail), NULL, 0);
}

static bool locks_open(struct http *http)
{
    pthread_condattr_t attributes;
    bool good;

    if (pthread_condattr_init(&attributes))
        return false;
    good = !pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
           && !pthread_cond_init(&http->wake, &attributes) && !pthread_mutex_init(&http->lock, NULL)
           && !pthread_mutex_init(&http->stream_lock, NULL);
    pthread_condattr_destroy(&attributes);
    return good;
}

/* Not strict: what that refuses besides, a missing Host, our gate refuses too, and libmicrohttpd
 * 0.9.75 writes the heads of its own refusals twice. */
static struct MHD_Daemon *daemon_start(struct http *http, int listen_fd)
{
    const struct http_options *o = &http->options;
    unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME;

    return MHD_start_daemon(
        flags, 0, NULL, NULL, answer, http, MHD_OPTION_LISTEN_SOCKET, listen_fd,
        MHD_OPTION_THREAD_POOL_SIZE, (unsigned)o->thread_n, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)o->connection_n, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HTTP_POOL_BYTES,
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
    http->listen_fd = listen_fd;
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

/* Whether a request is under way, or a connection is kept that is not told of the end so soon. */
static bool busy(struct http *http, bool lingers)
{
    bool found;

    pthread_mutex_lock(&http->lock);
    found = http->busy > 0;
    for (int i = 0; i < http->options.connection_n && lingers && !found; i++)
        found = http->links[i].fd >= 0;
    pthread_mutex_unlock(&http->lock);
    return found;
}

/* A kept connection must not be cut at the very moment when a proxy sends something over it: each
 * is answered once more within LINGER_MS, and that reply ends it. */
static void last_replies(struct http *http, int grace_ms)
{
    const struct timespec step = {.tv_nsec = 10 * 1000000L};
    int64_t now = http_now_ms(), until = now + grace_ms,
            linger_until = now + (LINGER_MS < grace_ms ? LINGER_MS : grace_ms);

    pthread_mutex_lock(&http->lock);
    http->closing = true;
    pthread_mutex_unlock(&http->lock);
    while (now < until && busy(http, now < linger_until)) {
        nanosleep(&step, NULL);
        now = http_now_ms();
    }
}

void http_close(struct http *http, int grace_ms)
{
    if (http->daemon) {
        /* Who comes now is refused. Not by MHD_quiesce_daemon: in 0.9.75 it and a thread that wakes
         * may both take the socket out of epoll, and the second ends the program. Its number is not
         * free before the threads that may still name it are gone: libmicrohttpd closes it. */
        shutdown(http->listen_fd, SHUT_RDWR);
        last_replies(http, grace_ms);
        http_streams_end(http, STREAM_END_MS);
        MHD_stop_daemon(http->daemon);
    }
    pthread_mutex_lock(&http->lock);
    http->ending = true;
    pthread_cond_signal(&http->wake);
    pthread_mutex_unlock(&http->lock);
    pthread_join(http->sweeper, NULL);
    pthread_cond_destroy(&http->wake);
    pthread_mutex_destroy(&http->lock);
    pthread_mutex_destroy(&http->stream_lock);
    http_end(http);
}
