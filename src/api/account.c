/* account.c - accounts within reach: seen, added, given posts, closed. */
#include "work/account.h"

#include "api/auth.h"
#include "api/handler.h"
#include "api/post.h"

static const struct field ACCOUNT[] = {
    FIELD_AS(struct account_row, account.id, "id"),
    FIELD_AS(struct account_row, account.name, "name"),
    FIELD_AS(struct account_row, account.shown, "shown"),
    FIELD_NAMED(struct account_row, account.state, "state", account_state_names),
    FIELD(struct account_row, second_factor),
    FIELD_AS(struct account_row, account.demonstration, "demonstration"),
    FIELD_OF(struct account_row, account.made_ms, FIELD_MS, "made"),
    {0},
};
static const struct field ACCOUNT_TOLD[] = {
    TOLD(FIELD_ITEMS, "posts", .shape = &SHAPE_POST),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
const struct shape SHAPE_ACCOUNT = {
    .name = "Account",
    .about = "Who may sign in, with the posts that go on. `actions` holds account.write where all"
             " of them lie within the asker's own.",
    .fields = ACCOUNT,
    .told = ACCOUNT_TOLD};

struct account_body {
    struct str name, shown;
    struct post_wanted post;
};
static const struct field BODY[] = {
    FIELD_AS(struct account_body, name, "name", .min = 1, .max = ACCOUNT_NAME_MAX),
    FIELD_AS(struct account_body, shown, "shown", MAYBE, .max = 64),
    POST_WANTED(struct account_body, post),
    {0},
};
const struct shape SHAPE_ACCOUNT_BODY = {
    .name = "AccountBody",
    .about = "`scope` is the code of a region (of an officer and an auditor; none: everything), of"
             " an organization, of a head that and /department, of an expert and a trainee a"
             " practitioner's.",
    .fields = BODY,
    .body = true};

static const struct field GRANT[] = {POST_WANTED(struct account_body, post), {0}};
const struct shape SHAPE_GRANT_BODY = {.name = "GrantBody", .fields = GRANT, .body = true};

static const struct field HANDED_OUT[] = {
    TOLD(FIELD_ID, "id"), TOLD(FIELD_TEXT, "name"), TOLD(FIELD_TEXT, "password"), {0}};
const struct shape SHAPE_HANDED_OUT = {
    .name = "HandedOut",
    .about = "`password` is told this once, to be handed to the person, who changes it at the first"
             " sign-in.",
    .told = HANDED_OUT};

static bool account_write(struct request *rq, const struct account_row *row, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct posts posts;

    if (!work_post_list(rq->store, row->account.id, rq->arena, &posts, e))
        return false;
    json_open_object(w);
    field_write(w, ACCOUNT, row);
    api_posts_write(w, &posts);
    json_key(w, "actions");
    json_open_array(w);
    if (work_account_may(rq->subject, row))
        json_text(w, action_names[ACTION_ACCOUNT_WRITE]);
    json_end(w);
    json_end(w);
    return true;
}

/* GET /api/accounts?limit=&cursor= */
bool api_account_list(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct store_page page;
    struct account_rows rows;

    if (!request_page(rq, &page, e)
        || !work_account_list(rq->store, rq->subject, &page, rq->arena, &rows, e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        if (!account_write(rq, &rows.items[i], e))
            return false;
    }
    json_end(w);
    field_more(w, &rows.more);
    json_end(w);
    return true;
}

static bool account_of(struct request *rq, struct account_row *row, struct err *e)
{
    struct id id;

    return request_id(rq, "account", &id, e)
           && work_account_get(rq->store, rq->subject, id, rq->arena, row, e);
}

/* The account as it is now, after a change. */
static bool account_tell(struct request *rq, struct id id, struct err *e)
{
    struct account_row row;

    return work_account_get(rq->store, rq->subject, id, rq->arena, &row, e)
           && account_write(rq, &row, e);
}

/* GET /api/accounts/{account} */
bool api_account_get(struct request *rq, struct err *e)
{
    struct account_row row;

    return account_of(rq, &row, e) && account_write(rq, &row, e);
}

static bool handed_out_write(struct request *rq, struct id id, struct str name, const char *text)
{
    struct json_writer *w = &rq->json;

    json_open_object(w);
    field_id(w, "id", id);
    field_text(w, "name", name);
    field_text(w, "password", str_of(text));
    json_end(w);
    return true;
}

/* Before the transaction: argon2id would hold up every other write. */
bool api_account_prepare(struct request *rq, struct err *e)
{
    struct account_handed_out *made = ARENA_NEW(rq->arena, struct account_handed_out);

    rq->prepared = made;
    return work_account_password_make(made, e);
}

/* POST /api/accounts */
bool api_account_add(struct request *rq, struct err *e)
{
    struct account_body body = {0};
    const struct account_handed_out *made = rq->prepared;
    char id_is[ID_TEXT];
    struct account_new n;
    struct id id;

    if (!request_body(rq, BODY, &body, e))
        return false;
    n = (struct account_new){.name = body.name,
                             .shown = body.shown,
                             .password = str_of(made->text),
                             .hash = made->hash,
                             .profile = rq->seen->options->profile,
                             .post = {body.post.role, body.post.scope},
                             .handed_out = true};
    if (!work_account_add(rq->store, rq->subject, &n, rq->seen->now.now_ms, &id, e))
        return false;
    id_text(id, id_is);
    rq->status = 201;
    rq->x->location = arena_text(rq->arena, "/api/accounts/%s", id_is);
    return handed_out_write(rq, id, body.name, made->text);
}

/* POST /api/accounts/{account}/grants */
bool api_account_grant(struct request *rq, struct err *e)
{
    struct account_body body = {0};
    struct account_post post;
    struct account_row row;
    struct id id;

    if (!request_body(rq, GRANT, &body, e) || !account_of(rq, &row, e))
        return false;
    post = (struct account_post){body.post.role, body.post.scope};
    if (!work_account_grant(rq->store, rq->subject, row.account.name, &post, rq->seen->now.now_ms,
                            &id, e))
        return false;
    rq->status = 201;
    return account_tell(rq, row.account.id, e);
}

/* DELETE /api/accounts/{account}/grants/{grant} */
bool api_account_revoke(struct request *rq, struct err *e)
{
    struct account_row row;
    struct id grant;

    return account_of(rq, &row, e) && request_id(rq, "grant", &grant, e)
           && work_account_revoke(rq->store, rq->subject, row.account.name, grant,
                                  rq->seen->now.now_ms, e)
           && account_tell(rq, row.account.id, e);
}

/* POST /api/accounts/{account}/disable */
bool api_account_disable(struct request *rq, struct err *e)
{
    struct account_row row;

    return account_of(rq, &row, e)
           && work_account_disable(rq->store, rq->subject, row.account.name, rq->seen->now.now_ms,
                                   e)
           && account_tell(rq, row.account.id, e);
}

/* POST /api/accounts/{account}/enable */
bool api_account_enable(struct request *rq, struct err *e)
{
    struct account_row row;

    return account_of(rq, &row, e)
           && work_account_enable(rq->store, rq->subject, row.account.name, rq->seen->now.now_ms, e)
           && account_tell(rq, row.account.id, e);
}

/* POST /api/accounts/{account}/password */
bool api_account_password(struct request *rq, struct err *e)
{
    const struct account_handed_out *made = rq->prepared;
    struct password_new n;
    struct account_row row;

    if (!account_of(rq, &row, e))
        return false;
    n = (struct password_new){.name = row.account.name,
                              .password = str_of(made->text),
                              .hash = made->hash,
                              .profile = rq->seen->options->profile,
                              .handed_out = true};
    return work_account_password(rq->store, rq->subject, &n, rq->seen->now.now_ms, e)
           && handed_out_write(rq, row.account.id, row.account.name, made->text);
}

/* DELETE /api/accounts/{account}/factor */
bool api_account_factor_clear(struct request *rq, struct err *e)
{
    struct account_row row;

    return account_of(rq, &row, e)
           && work_account_factor_clear(rq->store, rq->subject, row.account.name,
                                        rq->seen->now.now_ms, e)
           && account_tell(rq, row.account.id, e);
}
