/* client.h - a browser or a program before the real hook of sign-in: method, body, cookie, mark. */
#ifndef XL_TESTS_API_CLIENT_H
#define XL_TESTS_API_CLIENT_H

#include "api/auth.h"
#include "api/log.h"
#include "tests/api/world.h"
#include "work/account.h"

#define GOOD_PASSWORD "wine blue lamp tiger"

struct client {
    struct both *b;
    struct auth_options options;
    const char *cookie; /* "xinglin=xls_…", or NULL */
    const char *mark;
    const char *bearer;  /* of a program */
    int key;             /* of the last POST */
    bool bytes;          /* sends bytes, not JSON */
    const char *type;    /* of the bytes; NULL: no particular one */
    struct stage *stage; /* where long files go, or NULL */
};

static inline void add_account(struct both *b, const char *name, enum role role, const char *scope)
{
    const struct account_new n = {
        .name = str_of(name), .password = STR(GOOD_PASSWORD), .post = {role, str_of(scope)}};
    struct err e = {0};
    struct id id;

    if (!work_account_add(b->st, NULL, &n, log_now_ms(), &id, &e))
        fail_msg("%s", e.text);
}

/* Signed in with an account that is made for it. */
static inline struct client client_of(struct both *b, const char *name, enum role role,
                                      const char *scope)
{
    struct session_now now = {STR("192.0.2.1"), log_now_ms(), NULL};
    struct client c = {.b = b};
    struct session_step step;
    char mark[AUTH_MARK];
    struct err e = {0};

    add_account(b, name, role, scope);
    if (!work_session_open(b->st, str_of(name), STR(GOOD_PASSWORD), &now, &b->a, &step, &e))
        fail_msg("%s", e.text);
    auth_mark(str_of(step.token), mark);
    c.cookie = arena_text(&b->a, "xinglin=%s", step.token);
    c.mark = arena_text(&b->a, "%s", mark);
    return c;
}

static inline struct reply client_ask(struct client *c, enum http_method method, const char *path,
                                      const char *query, const char *body)
{
    atomic_bool stop;
    const struct route_scene scene = {.routes = ROUTES,
                                      .store = c->b->st,
                                      .stopping = &stop,
                                      .stage = c->stage,
                                      .decide = auth_decide,
                                      .decide_arg = &c->options};
    struct gate_header headers[6] = {{STR("Host"), STR("localhost")}};
    struct reply r = {.x = {.method = method,
                            .path = str_of(path),
                            .query = str_of(query),
                            .headers = headers,
                            .header_n = 1,
                            .peer = STR("192.0.2.1"),
                            .content = str_of(body)}};

    if (c->cookie)
        headers[r.x.header_n++] = (struct gate_header){STR("Cookie"), str_of(c->cookie)};
    if (c->mark)
        headers[r.x.header_n++] = (struct gate_header){STR("X-Xinglin-Mark"), str_of(c->mark)};
    if (c->bearer)
        headers[r.x.header_n++] = (struct gate_header){STR("Authorization"), str_of(c->bearer)};
    if (body && !c->bytes)
        headers[r.x.header_n++] =
            (struct gate_header){STR("Content-Type"), STR("application/json")};
    if (c->bytes)
        headers[r.x.header_n++] = (struct gate_header){
            STR("Content-Type"), str_of(c->type ? c->type : "application/octet-stream")};
    if (method == HTTP_POST)
        headers[r.x.header_n++] = (struct gate_header){
            STR("Idempotency-Key"), str_of(arena_text(&c->b->a, "%p-%d", (void *)c, c->key++))};
    atomic_init(&stop, false);
    route_answer(&scene, &r.x);
    out_char(&r.x.body, '\0');
    r.json = r.x.body.items ? r.x.body.items : "";
    r.x.headers = NULL;
    return r;
}

static inline int client_status(struct client *c, enum http_method method, const char *path,
                                const char *body)
{
    struct reply r = client_ask(c, method, path, "", body);
    int status = r.x.status;

    reply_end(&r);
    return status;
}

#endif
