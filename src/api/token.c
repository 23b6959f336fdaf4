/* token.c - posts of programs, given and taken. */
#include "api/auth.h"
#include "api/handler.h"
#include "api/post.h"
#include "model/unknown.h"
#include "work/account.h"

static const struct field TOKEN[] = {
    FIELD(struct api_token, id),
    FIELD(struct api_token, name),
    FIELD_NAMED(struct api_token, role, "role", role_names),
    FIELD_OF(struct api_token, made_ms, FIELD_MS, "made"),
    FIELD(struct api_token, demonstration),
    {0},
};
static const struct field TOKEN_TOLD[] = {
    TOLD(FIELD_MS, "until", MAYBE),
    TOLD(FIELD_MS, "ended", MAYBE),
    TOLD(FIELD_OBJECT, "post", .shape = &SHAPE_POST),
    {0},
};
const struct shape SHAPE_TOKEN = {
    .name = "Token",
    .about = "A program's post; good until `until` (null: without end) and not `ended`.",
    .fields = TOKEN,
    .told = TOKEN_TOLD};

const struct shape SHAPE_ENDED = {.name = "Ended"};

struct token_body {
    struct str name;
    struct post_wanted post;
    int32_t days;
};
static const struct field BODY[] = {
    FIELD_AS(struct token_body, name, "name", .min = 1, .max = 64),
    POST_WANTED(struct token_body, post),
    FIELD_AS(struct token_body, days, "days", .min = 1, .max = 366),
    {0},
};
const struct shape SHAPE_TOKEN_BODY = {.name = "TokenBody",
                                       .about =
                                           "`name` says what it is for; it is good for `days`.",
                                       .fields = BODY,
                                       .body = true};

static const struct field MADE[] = {TOLD(FIELD_ID, "id"), TOLD(FIELD_TEXT, "token"), {0}};
const struct shape SHAPE_TOKEN_MADE = {
    .name = "TokenMade", .about = "`token` is told this once.", .told = MADE};

static bool token_write(struct request *rq, const struct api_token *t, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct post post;

    if (!work_post_name(rq->store, &t->scope, rq->arena, &post, e))
        return false;
    post.grant.role = t->role;
    json_open_object(w);
    field_write(w, TOKEN, t);
    field_instant(w, "until", t->until_ms);
    field_instant(w, "ended", t->ended_ms);
    json_key(w, "post");
    api_post_write(w, &post);
    json_end(w);
    return true;
}

/* GET /api/tokens?limit=&cursor= */
bool api_token_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct token_rows rows;

    if (!request_page(rq, &page, e)
        || !work_account_token_list(rq->store, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        if (!token_write(rq, &rows.items[i], e))
            return false;
    }
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}

/* POST /api/tokens */
bool api_token_add(struct request *rq, struct err *e)
{
    struct token_body body = {0};
    char token[SESSION_TOKEN];
    struct token_new n;

    if (!request_body(rq, BODY, &body, e))
        return false;
    n = (struct token_new){.id = id_new(),
                           .name = body.name,
                           .post = {body.post.role, body.post.scope},
                           .until_ms = rq->seen->now.now_ms + body.days * 86400000LL};
    if (!work_account_token(rq->store, rq->subject, &n, rq->seen->now.now_ms, token, e))
        return false;
    rq->status = 201;
    json_open_object(&rq->json);
    field_id(&rq->json, "id", n.id);
    field_text(&rq->json, "token", str_copy(rq->arena, str_of(token)));
    json_end(&rq->json);
    return true;
}

/* DELETE /api/tokens/{token} */
bool api_token_end(struct request *rq, struct err *e)
{
    struct id id;

    if (!request_id(rq, "token", &id, e)
        || !work_account_token_end(rq->store, rq->subject, id, rq->seen->now.now_ms, e))
        return false;
    json_open_object(&rq->json);
    json_end(&rq->json);
    return true;
}
