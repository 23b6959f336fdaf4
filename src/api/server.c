/* server.c - see server.h. */
#include "api/server.h"

#include <stdatomic.h>
#include <unistd.h>

#include "api/asset.h"
#include "api/auth.h"
#include "api/event.h"
#include "api/http.h"
#include "api/log.h"
#include "api/route.h"

enum {
    GRACE_MS = 20 * 1000,
    THREADS = 4,
    CONNECTIONS = 2048, /* a thousand that say nothing keep nobody out */
    STREAMS = 256,
    BEAT_MS = 10 * 1000,
    HEAD_MS = 10 * 1000
};

struct server {
    struct arena arena; /* holds this struct */
    struct http *http;
    struct route_scene scene;
    struct auth_options auth;
    atomic_bool stopping;
};

static void admit(void *arg, struct http_exchange *x)
{
    const struct server *server = arg;

    if (route_owns(server->scene.routes, x->path)) {
        route_admit(&server->scene, x);
    } else if (x->method != HTTP_GET) {
        http_problem(x, 405, "here is nothing but pages to read");
        x->allow = "GET, HEAD";
    }
}

static void answer(void *arg, struct http_exchange *x)
{
    const struct server *server = arg;

    if (route_owns(server->scene.routes, x->path))
        route_answer(&server->scene, x);
    else
        asset_answer(x);
}

static void done(void *arg, const struct http_exchange *x)
{
    const struct server *server = arg;
    const struct request *rq = x->note;
    const struct route *route = rq ? rq->route : NULL;
    const struct log_request line = {.unix_ms = log_now_ms(),
                                     .method = http_method_names[x->method],
                                     .route = route ? route->pattern : NULL,
                                     .status = x->status,
                                     .micros = x->micros,
                                     .bytes = x->sent_n};

    metrics_count(server->scene.metrics, route, x->status, x->micros);
    log_request(&line);
}

static void server_free(struct server *server)
{
    struct arena arena = server->arena;

    event_hub_close(server->scene.hub);
    limit_end(server->auth.limit);
    arena_reset(&arena);
}

bool server_open(const struct server_options *options, struct store *store, struct server **out,
                 char at[LISTEN_TEXT], struct err *e)
{
    struct arena arena = {0};
    struct server *server;
    int stream_n = options->stream_n ? options->stream_n : STREAMS;
    struct http_options http = {.thread_n = options->thread_n ? options->thread_n : THREADS,
                                .connection_n = options->connection_n ? options->connection_n
                                                                      : CONNECTIONS + stream_n,
                                .head_ms = options->head_ms ? options->head_ms : HEAD_MS,
                                .body_ms = options->body_ms,
                                .admit = admit,
                                .handler = answer,
                                .done = done};
    int fd;

    if (!listen_open(options->listen, &fd, at, e))
        return false;
    server = ARENA_NEW(&arena, struct server);
    server->arena = arena;
    atomic_init(&server->stopping, false);
    server->scene = (struct route_scene){.routes = options->routes ? options->routes : ROUTES,
                                         .store = store,
                                         .stopping = &server->stopping,
                                         .seal = options->seal,
                                         .imaging = options->imaging,
                                         .stage = options->stage,
                                         .decide = auth_decide,
                                         .decide_arg = &server->auth};
    server->auth.proxy = options->proxy;
    server->auth.profile = options->profile;
    server->auth.provider = options->provider;
    server->auth.limit = limit_new(options->rate ? options->rate : LIMIT_RATE,
                                   options->rate ? 4 * options->rate : LIMIT_BURST, &server->arena);
    server->scene.metrics = metrics_new(server->scene.routes, &server->arena);
    http.arg = server;
    if (!event_hub_open(store, stream_n, options->beat_ms ? options->beat_ms : BEAT_MS,
                        &server->scene.hub, e)) {
        close(fd);
        server_free(server);
        return false;
    }
    if (!http_open(fd, &http, &server->http, e)) {
        server_free(server);
        return false;
    }
    *out = server;
    return true;
}

void server_close(struct server *server)
{
    atomic_store(&server->stopping, true);
    http_close(server->http, GRACE_MS);
    server_free(server);
}
