/* session.c - signing in and out, who is signed in, and in which post. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "api/post.h"
#include "api/provider.h"
#include "api/session_part.h"
#include "model/unknown.h"
#include "work/account.h"

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

struct proof {
    struct str password, code;
};
static const struct field PROOF[] = {
    FIELD_AS(struct proof, password, "password", .min = 1, .max = PASSWORD_MAX),
    FIELD_AS(struct proof, code, "code", MAYBE, .max = 32),
    {0},
};
const struct shape SHAPE_PROOF = {.name = "Proof",
                                  .about = "`code` is wanted where there is a second factor.",
                                  .fields = PROOF,
                                  .body = true};

static const struct field CODE[] = {FIELD_AS(struct proof, code, "code", .min = 6, .max = 32), {0}};
const struct shape SHAPE_CODE = {.name = "Code", .fields = CODE, .body = true};

static const struct field SESSION[] = {
    TOLD(FIELD_TEXT, "stage"),
    TOLD(FIELD_TEXT, "shown", MAYBE),
    TOLD(FIELD_TEXT, "mark", MAYBE),
    TOLD(FIELD_ID, "post", MAYBE),
    TOLD(FIELD_MS, "until", MAYBE),
    TOLD(FIELD_MS, "proven_until", MAYBE),
    TOLD(FIELD_BOOL, "password_due"),
    TOLD(FIELD_ITEMS, "posts", .shape = &SHAPE_POST),
    TOLD(FIELD_TEXTS, "actions"),
    TOLD(FIELD_TEXT, "provider", MAYBE),
    {0},
};
const struct shape SHAPE_SESSION = {
    .name = "Session",
    .about = "`stage` is none, code (the second factor is wanted), post (one is to be chosen) or"
             " open. `mark` goes back in the header X-Xinglin-Mark with every request that"
             " changes something. `actions` are those of the post's role. Until"
             " `proven_until` what is dangerous may be done, then after POST /api/session/prove."
             " `password_due`: nothing else may be done before POST /api/account/password."
             " `provider` is where one can sign in too, at /api/session/provider.",
    .told = SESSION};

/* What is told of a session; the rest is empty. */
struct telling {
    const char *stage;
    struct str token, shown;
    struct id post;
    int64_t until_ms, proven_until_ms; /* COUNT_UNKNOWN: none */
    bool password_due;
    struct posts posts;
    const struct subject *subject; /* of an open session */
};

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
    const struct provider *provider = rq->seen->options->provider;
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
    field_instant(w, "until", t->until_ms);
    field_instant(w, "proven_until", t->proven_until_ms);
    json_key(w, "password_due");
    json_bool(w, t->password_due);
    api_posts_write(w, &t->posts);
    actions_write(w, t->subject);
    field_text(w, "provider", provider != NULL ? str_of(provider->name) : STR(""));
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
    t->password_due = auth_password_due(rq, v);
    if (v->proven_ms != COUNT_UNKNOWN)
        t->proven_until_ms = v->proven_ms + SESSION_PROVEN_MS;
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

/* A sign-in on its way, as after the provider's word: the same as its last step was told. */
static bool tell_pending(struct request *rq, struct telling *t, struct err *e)
{
    struct session_step step;
    struct err none = {0};

    if (!work_session_pending(rq->store, t->token, rq->seen->now.now_ms, rq->arena, &step, &none)) {
        t->token = (struct str){0};
        return (none.code == ERR_RIGHT || err_pass(e, &none)) && tell(rq, t);
    }
    t->stage = session_stage_names[step.stage];
    return (!step.grant_n
            || work_post_list(rq->store, step.grants[0].account, rq->arena, &t->posts, e))
           && tell(rq, t);
}

/* GET /api/session */
bool api_session_see(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct telling t = {
        .stage = "none", .until_ms = COUNT_UNKNOWN, .proven_until_ms = COUNT_UNKNOWN};

    if (seen->cookie)
        t.token = seen->token;
    if (!seen->open)
        return tell_pending(rq, &t, e);
    return tell_open(rq, &seen->session, &t, e);
}

bool api_session_step(struct request *rq, const struct session_step *step, struct err *e)
{
    struct telling t = {.stage = session_stage_names[step->stage],
                        .token = str_copy(rq->arena, str_of(step->token)),
                        .until_ms = COUNT_UNKNOWN,
                        .proven_until_ms = COUNT_UNKNOWN};
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

bool api_session_refused(struct request *rq, const struct session_step *step, const struct err *e)
{
    if (e->code == ERR_RIGHT)
        rq->refusal = 401;
    if (e->code == ERR_STATE) {
        rq->refusal = 429;
        rq->x->retry_after_s = (int)step->wait_s;
    }
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
        return api_session_refused(rq, &step, e);
    if (step.stage == SESSION_CODE && in.code.n) {
        struct str token = str_copy(rq->arena, str_of(step.token));

        if (!work_session_code(rq->store, token, in.code, &seen->now, rq->arena, &step, e))
            return api_session_refused(rq, &step, e);
    }
    /* The session that this browser had, if any, ends: nobody is signed in twice in one place. */
    if (seen->cookie && !work_session_close(rq->store, seen->token, seen->now.now_ms, e))
        return false;
    return api_session_step(rq, &step, e);
}

/* POST /api/session/post */
bool api_session_choose(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct session_step step = {.stage = SESSION_POST};
    struct choice choice;

    if (!request_body(rq, CHOICE, &choice, e) || !auth_mark_check(rq, e))
        return false;
    if (!seen->cookie)
        return request_refuse(rq, 401, e, "sign in first");
    if (!work_session_choose(rq->store, seen->token, choice.post, &seen->now, rq->arena, &step, e))
        return api_session_refused(rq, &step, e);
    return api_session_step(rq, &step, e);
}

/* POST /api/session/code */
bool api_session_code(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct session_step step = {.stage = SESSION_CODE};
    struct proof proof = {0};

    if (!request_body(rq, CODE, &proof, e) || !auth_mark_check(rq, e))
        return false;
    if (!seen->cookie)
        return request_refuse(rq, 401, e, "sign in first");
    if (!work_session_code(rq->store, seen->token, proof.code, &seen->now, rq->arena, &step, e))
        return api_session_refused(rq, &step, e);
    return api_session_step(rq, &step, e);
}

/* POST /api/session/prove */
bool api_session_prove(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct session_step step = {.stage = SESSION_OPEN};
    struct session_proof with;
    struct proof proof = {0};

    if (!auth_person_check(rq, e) || !request_body(rq, PROOF, &proof, e))
        return false;
    with = (struct session_proof){proof.password, proof.code};
    if (work_session_prove(rq->store, seen->token, &with, &seen->now, rq->arena, &step, e))
        return api_session_step(rq, &step, e);
    api_session_refused(rq, &step, e);
    if (rq->refusal == 401)
        rq->refusal = 403; /* the session is good, and goes on */
    return false;
}

/* DELETE /api/session */
bool api_session_close(struct request *rq, struct err *e)
{
    const struct telling t = {
        .stage = "none", .until_ms = COUNT_UNKNOWN, .proven_until_ms = COUNT_UNKNOWN};

    if (!rq->seen->cookie)
        return request_refuse(rq, 409, e, "an API token has no session to end");
    if (!work_session_close(rq->store, rq->seen->token, rq->seen->now.now_ms, e))
        return false;
    auth_cookie(rq, (struct str){0});
    return tell(rq, &t);
}
