/* session.c - signing in and out, who is signed in, and in which post. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/label.h"
#include "model/unknown.h"
#include "work/account.h"
#include "work/post.h"

struct sign_in {
    struct str name, password, code;
};
static const struct field SIGN_IN[] = {
    FIELD_AS(struct sign_in, name, "name", .min = 1, .max = ACCOUNT_NAME_MAX),
    FIELD_AS(struct sign_in, password, "password", .min = 1, .max = PASSWORD_MAX),
    FIELD_AS(struct sign_in, code, "code", MAYBE, .max = 32),
    {0},
};
const struct shape SHAPE_SIGN_IN = {
    .name = "SignIn",
    .about = "`code` is the one of the second factor, or a recovery code.",
    .fields = SIGN_IN,
    .body = true};

struct choice {
    struct id post;
};
static const struct field CHOICE[] = {FIELD(struct choice, post), {0}};
const struct shape SHAPE_CHOICE = {.name = "PostChoice", .fields = CHOICE, .body = true};

static const struct field POST[] = {
    FIELD_AS(struct post, grant.id, "id", MAYBE),
    FIELD_NAMED(struct post, grant.role, "role", role_names),
    FIELD_NAMED(struct post, grant.scope.kind, "scope", scope_kind_names),
    FIELD_AS(struct post, grant.scope.place, "place", MAYBE),
    FIELD_MAYBE(struct post, place_name),
    FIELD_AS(struct post, grant.scope.organization, "organization", MAYBE),
    FIELD_MAYBE(struct post, organization_name),
    FIELD_AS(struct post, grant.scope.department, "department", MAYBE),
    {0},
};
static const struct field POST_LABELS[] = {
    TOLD(FIELD_TEXT, "label"), TOLD(FIELD_TEXT, "label_en"), {0}};
static const struct shape POST_SHAPE = {
    .name = "Post", .about = "A role within a scope.", .fields = POST, .told = POST_LABELS};

static const struct field SESSION[] = {
    TOLD(FIELD_TEXT, "stage"),
    TOLD(FIELD_TEXT, "shown", MAYBE),
    TOLD(FIELD_TEXT, "mark", MAYBE),
    TOLD(FIELD_ID, "post", MAYBE),
    TOLD(FIELD_MS, "until", MAYBE),
    TOLD(FIELD_BOOL, "password_due"),
    TOLD(FIELD_ITEMS, "posts", .shape = &POST_SHAPE),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
const struct shape SHAPE_SESSION = {
    .name = "Session",
    .about = "`stage` is none, code (the second factor is wanted), post (one is to be chosen) or"
             " open. `mark` goes back in the header X-Xinglin-Mark with every request that"
             " changes something. `actions` are those of the post's role.",
    .told = SESSION};

/* What is told of a session; the rest is empty. */
struct telling {
    const char *stage;
    struct str token, shown;
    struct id post;
    int64_t until_ms; /* COUNT_UNKNOWN: none */
    bool password_due;
    struct posts posts;
    const struct subject *subject; /* of an open session */
};

static void post_write(struct json_writer *w, const struct post *p)
{
    json_open_object(w);
    field_write(w, POST, p);
    label_write(w, LABEL_ROLES, role_names[p->grant.role]);
    json_end(w);
}

static void actions_write(struct json_writer *w, const struct subject *s)
{
    json_key(w, "actions");
    json_open_array(w);
    for (int action = 0; s && action < ACTION_N; action++) {
        if (rights_decide(s, (enum action)action, NULL) == RIGHTS_ALLOWED)
            json_text(w, action_names[action]);
    }
    json_end(w);
}

static bool tell(struct request *rq, const struct telling *t)
{
    struct json_writer *w = &rq->json;
    char mark[AUTH_MARK] = "";

    if (t->token.n)
        auth_mark(t->token, mark);
    json_open_object(w);
    json_key(w, "stage");
    json_text(w, t->stage);
    field_text(w, "shown", t->shown);
    field_text(w, "mark", str_of(mark));
    field_id(w, "post", t->post);
    if (t->until_ms == COUNT_UNKNOWN) {
        json_key(w, "until");
        json_none(w);
    } else {
        field_ms(w, "until", t->until_ms);
    }
    json_key(w, "password_due");
    json_bool(w, t->password_due);
    json_key(w, "posts");
    json_open_array(w);
    for (size_t i = 0; i < t->posts.n; i++)
        post_write(w, &t->posts.items[i]);
    json_end(w);
    actions_write(w, t->subject);
    json_end(w);
    return true;
}

/* An open session: its posts are the person's, or the one of an API token. */
static bool tell_open(struct request *rq, const struct session_view *v, struct telling *t,
                      struct err *e)
{
    t->stage = session_stage_names[SESSION_OPEN];
    t->shown = v->shown;
    t->post = v->grant;
    t->until_ms = v->until_ms;
    t->subject = &v->subject;
    if (!id_none(v->subject.account)) {
        if (!work_post_list(rq->store, v->subject.account, rq->arena, &t->posts, e))
            return false;
    } else {
        t->posts = (struct posts){ARENA_NEW(rq->arena, struct post), 1};
        if (!work_post_name(rq->store, &v->subject.scope, rq->arena, t->posts.items, e))
            return false;
        t->posts.items->grant.role = v->subject.role;
    }
    return tell(rq, t);
}

/* GET /api/session */
bool api_session_see(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct telling t = {.stage = "none", .until_ms = COUNT_UNKNOWN};

    if (!seen->open)
        return tell(rq, &t);
    if (seen->cookie)
        t.token = seen->token;
    return tell_open(rq, &seen->session, &t, e);
}

/* After a step forward: the new token becomes the cookie. */
static bool step_tell(struct request *rq, const struct session_step *step, struct err *e)
{
    struct telling t = {.stage = session_stage_names[step->stage],
                        .token = str_copy(rq->arena, str_of(step->token)),
                        .until_ms = COUNT_UNKNOWN,
                        .password_due = step->password_due};
    struct session_view v;

    auth_cookie(rq, t.token);
    if (step->stage == SESSION_OPEN)
        return work_session_find(rq->store, t.token, rq->seen->now.now_ms, rq->arena, &v, e)
               && tell_open(rq, &v, &t, e);
    if (step->grant_n
        && !work_post_list(rq->store, step->grants[0].account, rq->arena, &t.posts, e))
        return false;
    return tell(rq, &t);
}

/* Too many failures are 429, wrong words 401: there is nobody yet whose right could be missing. */
static bool refused(struct request *rq, const struct err *e)
{
    if (e->code == ERR_RIGHT)
        rq->refusal = 401;
    if (e->code == ERR_STATE)
        rq->refusal = 429;
    return false;
}

/* POST /api/session */
bool api_session_open(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct session_step step = {.stage = SESSION_OPEN};
    struct sign_in in = {0};

    if (!request_body(rq, SIGN_IN, &in, e))
        return false;
    if (!work_session_open(rq->store, in.name, in.password, &seen->now, rq->arena, &step, e))
        return refused(rq, e);
    if (step.stage == SESSION_CODE && in.code.n) {
        struct str token = str_copy(rq->arena, str_of(step.token));

        if (!work_session_code(rq->store, token, in.code, &seen->now, rq->arena, &step, e))
            return refused(rq, e);
    }
    /* The session that this browser had, if any, ends: nobody is signed in twice in one place. */
    if (seen->cookie && !work_session_close(rq->store, seen->token, seen->now.now_ms, e))
        return false;
    return step_tell(rq, &step, e);
}

/* POST /api/session/post */
bool api_session_choose(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct session_step step;
    struct choice choice;

    if (!request_body(rq, CHOICE, &choice, e) || !auth_mark_check(rq, e))
        return false;
    if (!seen->cookie)
        return request_refuse(rq, 401, e, "sign in first");
    if (!work_session_choose(rq->store, seen->token, choice.post, &seen->now, rq->arena, &step, e))
        return refused(rq, e);
    return step_tell(rq, &step, e);
}

/* DELETE /api/session */
bool api_session_close(struct request *rq, struct err *e)
{
    const struct telling t = {.stage = "none", .until_ms = COUNT_UNKNOWN};

    if (!rq->seen->cookie)
        return request_refuse(rq, 409, e, "an API token has no session to end");
    if (!work_session_close(rq->store, rq->seen->token, rq->seen->now.now_ms, e))
        return false;
    auth_cookie(rq, (struct str){0});
    return tell(rq, &t);
}
