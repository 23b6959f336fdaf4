/* world.h - a handler asked as the server asks it, over the invented province of the store's tests,
 * on both databases; its reply read back as JSON. */
#ifndef XL_TESTS_API_WORLD_H
#define XL_TESTS_API_WORLD_H

#include "api/auth.h"
#include "api/route.h"
#include "tests/api/reader.h"
#include "tests/store/province.h"

struct reply {
    struct http_exchange x;
    const char *json; /* the reply, NUL behind it */
};

/* Whoever asks here is the officer of the whole province. */
static inline bool officer_asks(void *unused, struct request *rq, const struct route *route,
                                struct err *e)
{
    static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                           .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

    static const struct auth_seen SEEN = {.now.now_ms = 1764000000000};

    (void)unused;
    (void)route;
    (void)e;
    rq->subject = &OFFICER;
    rq->seen = &SEEN;
    return true;
}

static inline struct reply ask_of(struct store *st, bool stopping, const char *path,
                                  const char *query)
{
    atomic_bool stop;
    const struct route_scene scene = {
        .routes = ROUTES, .store = st, .stopping = &stop, .decide = officer_asks};
    struct reply r = {.x = {.method = HTTP_GET, .path = str_of(path), .query = str_of(query)}};

    atomic_init(&stop, stopping);
    route_answer(&scene, &r.x);
    out_char(&r.x.body, '\0');
    r.json = r.x.body.items;
    assert_int_equal(reader_value(r.json) - r.json, r.x.body.n - 1);
    return r;
}

static inline struct reply ask(struct both *b, const char *path, const char *query)
{
    return ask_of(b->st, false, path, query);
}

static inline void reply_end(struct reply *r)
{
    out_reset(&r->x.body);
    arena_reset(&r->x.arena);
}

/* Where the value at "items.0.name" stands; fails where there is none. */
static inline const char *at(const struct reply *r, const char *path)
{
    const char *value = reader_at(r->json, path);

    if (!value)
        fail_msg("nothing at %s in %s", path, r->json);
    return value;
}

static inline double number_at(const struct reply *r, const char *path)
{
    const char *value = at(r, path);

    assert_true(*value == '-' || isdigit((unsigned char)*value));
    return strtod(value, NULL);
}

/* A text without its quotes, as written. */
static inline struct str text_at(const struct reply *r, const char *path)
{
    struct str text = reader_slice(at(r, path));

    if (!text.at || text.at[0] != '"') {
        fail_msg("no text at %s", path);
        return (struct str){0};
    }
    return (struct str){text.at + 1, text.n - 2};
}

#define assert_at_text(r, path, want) assert_str(text_at((r), (path)), want)
#define assert_at_word(r, path, want) assert_str(reader_slice(at((r), (path))), want)
#define assert_at_int(r, path, want) assert_at_word(r, path, #want)
#define assert_at_real(r, path, want) assert_near(number_at((r), (path)), (want), 1e-12)
#define assert_at_null(r, path) assert_at_word(r, path, "null")
#define assert_at_true(r, path) assert_at_word(r, path, "true")
#define assert_at_size(r, path, want) assert_int_equal(reader_count(at((r), (path))), want)

static inline void assert_at_id(const struct reply *r, const char *path, struct id want)
{
    char text[ID_TEXT];

    id_text(want, text);
    assert_at_text(r, path, text);
}

/* Asks and expects a problem of this status; the reply is given back at once. */
static inline void refused(struct both *b, const char *path, const char *query, int status,
                           const char *field)
{
    struct reply r = ask(b, path, query);

    if (r.x.status != status)
        print_error("%s?%s: %d: %.*s\n", path, query, r.x.status, (int)r.x.body.n - 1,
                    r.x.body.items);
    assert_int_equal(r.x.status, status);
    assert_string_equal(r.x.type, "application/problem+json");
    assert_int_equal(number_at(&r, "status"), status);
    assert_true(text_at(&r, "detail").n > 0);
    if (field)
        assert_at_text(&r, "errors.0.field", field);
    reply_end(&r);
}

static inline struct reply asked_well(struct both *b, const char *path, const char *query)
{
    struct reply r = ask(b, path, query);

    if (r.x.status != 200)
        fail_msg("%s?%s: %d: %.*s", path, query, r.x.status, (int)r.x.body.n - 1, r.x.body.items);
    assert_string_equal(r.x.type, "application/json");
    return r;
}

/* "/api/plans/{id}" + tail */
static inline const char *path_of(struct both *b, const char *head, struct id id, const char *tail)
{
    char text[ID_TEXT];

    id_text(id, text);
    return arena_text(&b->a, "%s%s%s", head, text, tail);
}

#endif
