/* own.c - what a person does with the own account: password, second factor, sessions. */
#include "api/auth.h"
#include "api/handler.h"
#include "api/session_part.h"
#include "model/totp.h"
#include "work/account.h"

static const struct field OWN[] = {
    FIELD(struct account_own, name),
    FIELD(struct account_own, shown),
    FIELD(struct account_own, second_factor),
    FIELD(struct account_own, recovery_left),
    {0},
};
const struct shape SHAPE_OWN = {
    .name = "OwnAccount", .about = "`recovery_left` of ten codes are not used up.", .fields = OWN};

struct change {
    struct str present, next;
};
static const struct field CHANGE[] = {
    FIELD_AS(struct change, present, "present", .min = 1, .max = PASSWORD_MAX),
    FIELD_AS(struct change, next, "next", .min = 1, .max = PASSWORD_MAX),
    {0},
};
const struct shape SHAPE_CHANGE = {.name = "PasswordChange", .fields = CHANGE, .body = true};

static const struct field SECRET[] = {TOLD(FIELD_TEXT, "secret"), TOLD(FIELD_TEXT, "uri"), {0}};
const struct shape SHAPE_FACTOR = {
    .name = "Factor",
    .about = "A secret for an app, in base32 and as an otpauth address. Nothing is kept of it until"
             " a code proves that the app has it.",
    .told = SECRET};

struct confirm {
    struct str secret, code;
};
static const struct field CONFIRM[] = {
    FIELD_AS(struct confirm, secret, "secret", .min = ACCOUNT_TOTP - 1, .max = ACCOUNT_TOTP - 1),
    FIELD_AS(struct confirm, code, "code", .min = TOTP_DIGITS, .max = TOTP_DIGITS),
    {0},
};
const struct shape SHAPE_CONFIRM = {.name = "FactorConfirm", .fields = CONFIRM, .body = true};

static const struct field RECOVERY[] = {TOLD(FIELD_TEXTS, "recovery"), {0}};
const struct shape SHAPE_RECOVERY = {
    .name = "Recovery",
    .about = "Ten codes that stand in for the app, each once. They are told this once.",
    .told = RECOVERY};

static const struct field SESSION_ROW[] = {
    FIELD(struct session, id),
    FIELD_OF(struct session, made_ms, FIELD_MS, "made"),
    FIELD_OF(struct session, seen_ms, FIELD_MS, "seen"),
    FIELD_NAMED(struct session, stage, "stage", session_stage_names),
    {0},
};
static const struct field SESSION_TOLD[] = {TOLD(FIELD_BOOL, "here"), {0}};
static const struct shape SESSION_SHAPE = {
    .name = "SessionRow", .fields = SESSION_ROW, .told = SESSION_TOLD};
static const struct field SESSIONS[] = {TOLD(FIELD_ITEMS, "items", .shape = &SESSION_SHAPE), {0}};
const struct shape SHAPE_SESSIONS = {
    .name = "Sessions", .about = "Where the person is signed in.", .told = SESSIONS};

/* GET /api/account */
bool api_own_see(struct request *rq, struct err *e)
{
    struct account_own own;

    if (!auth_person_check(rq, e) || !work_account_own(rq->store, rq->subject, rq->arena, &own, e))
        return false;
    json_open_object(&rq->json);
    field_write(&rq->json, OWN, &own);
    json_end(&rq->json);
    return true;
}

/* POST /api/account/password */
bool api_own_password(struct request *rq, struct err *e)
{
    const struct auth_seen *seen = rq->seen;
    struct session_step step = {.stage = SESSION_OPEN};
    struct session_password p;
    struct change change = {0};

    if (!auth_person_check(rq, e) || !request_body(rq, CHANGE, &change, e))
        return false;
    p = (struct session_password){change.present, change.next, seen->options->profile};
    if (work_session_password(rq->store, seen->token, &p, &seen->now, rq->arena, &step, e))
        return api_session_step(rq, &step, e);
    api_session_refused(rq, &step, e);
    if (rq->refusal == 401)
        rq->refusal = 403; /* the session is good, and goes on */
    return false;
}

/* POST /api/account/factor */
bool api_own_factor(struct request *rq, struct err *e)
{
    struct account_factor f;
    struct account_own own;

    if (!auth_person_check(rq, e) || !work_account_own(rq->store, rq->subject, rq->arena, &own, e))
        return false;
    work_account_factor_begin(&f);
    json_open_object(&rq->json);
    field_text(&rq->json, "secret", str_of(f.secret));
    field_text(&rq->json, "uri",
               str_of(arena_text(rq->arena,
                                 "otpauth://totp/Xinglin:%.*s?secret=%s&issuer=Xinglin&"
                                 "algorithm=SHA1&digits=6&period=30",
                                 STR_ARG(own.name), f.secret)));
    json_end(&rq->json);
    return true;
}

/* POST /api/account/factor/confirm */
bool api_own_factor_confirm(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct account_factor f = {0};
    struct confirm body = {0};

    if (!auth_person_check(rq, e) || !request_body(rq, CONFIRM, &body, e))
        return false;
    for (size_t i = 0; i < body.secret.n && i < sizeof f.secret - 1; i++)
        f.secret[i] = body.secret.at[i];
    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: no second factor can be kept");
    if (!work_account_factor_confirm(rq->store, rq->scene->seal, rq->subject, &f, body.code,
                                     rq->seen->now.now_ms, e))
        return false;
    json_open_object(w);
    json_key(w, "recovery");
    json_open_array(w);
    for (int i = 0; i < ACCOUNT_RECOVERY_N; i++)
        json_text(w, f.recovery[i]);
    json_end(w);
    json_end(w);
    return true;
}

static bool sessions_write(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct session_rows rows;

    if (!work_session_list(rq->store, rq->subject->account, rq->seen->now.now_ms, rq->arena, &rows,
                           e))
        return false;
    json_open_object(w);
    json_key(w, "items");
    json_open_array(w);
    for (size_t i = 0; i < rows.n; i++) {
        json_open_object(w);
        field_write(w, SESSION_ROW, &rows.items[i]);
        json_key(w, "here");
        json_bool(w, id_cmp(rows.items[i].id, rq->seen->session.session) == 0);
        json_end(w);
    }
    json_end(w);
    json_end(w);
    return true;
}

/* GET /api/sessions */
bool api_own_sessions(struct request *rq, struct err *e)
{
    return sessions_write(rq, e);
}

/* DELETE /api/sessions/{session} */
bool api_own_session_end(struct request *rq, struct err *e)
{
    struct id session;

    return request_id(rq, "session", &session, e)
           && (!id_none(session) || err_set(e, ERR_MISSING, "no such session of yours"))
           && work_session_end(rq->store, rq->subject, session, rq->seen->now.now_ms, e)
           && sessions_write(rq, e);
}

/* DELETE /api/sessions - everywhere, here too. */
bool api_own_session_end_all(struct request *rq, struct err *e)
{
    const struct id all = {{0}};

    if (!auth_person_check(rq, e)
        || !work_session_end(rq->store, rq->subject, all, rq->seen->now.now_ms, e)
        || !sessions_write(rq, e))
        return false;
    auth_cookie(rq, (struct str){0});
    return true;
}
