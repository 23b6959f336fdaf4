/* mastery_review.c - reviews, decisions, and what a signature sets off. */
#include "base/day.h"
#include "model/unknown.h"
#include "work/desk.h"
#include "work/mastery_part.h"

struct review_desk {
    const struct subject *by;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    struct mastery_view view;
    struct mastery_review review;
    const void *what;
    struct edit_refused refused;
};

static bool desk_run(struct store *st, struct review_desk *d, store_fn *run,
                     struct edit_refused *refused, struct err *e)
{
    bool good = desk_write(st, &d->arena, &d->refused, run, d, e);

    *refused = d->refused;
    return good;
}

static bool noted(struct store *st, const struct review_desk *d, const char *action,
                  const char *noun, struct id object, struct err *e)
{
    const struct mastery_line *who = &d->view.lines[0];
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = noun,
                                   .object = object,
                                   .change = {.kind = EVENT_MASTERY_CHANGED,
                                              .place = who->county,
                                              .organization = who->home_id,
                                              .object = object}};

    return desk_done(st, &deed, e);
}

/* The cases of somebody, if `by` may do `action` with him. */
static bool person_find(struct store *st, struct review_desk *d, struct str practitioner,
                        struct str technique, enum action action, struct err *e)
{
    struct object o = {.state = OBJECT_NO_STATE};

    if (!mastery_of(st, practitioner, technique, d->now_ms, d->arena, &d->view, e))
        return false;
    if (d->view.line_n == 0)
        return err_set(e, ERR_MISSING, "no cases of this doctor and technique");
    o.place[0] = d->view.lines[0].county;
    o.organization[0] = d->view.lines[0].home_id;
    o.practitioner[0] = d->view.lines[0].practitioner_id;
    return rights_check(d->by, action, &o, "cases of this doctor and technique", e);
}

/* --- what a signature sets off --- */

static bool signal_add(struct store *st, const struct mastery_view *v, const char *kind,
                       int32_t day, int64_t now_ms, struct err *e)
{
    const struct mastery_signal s = {.id = id_new(),
                                     .county = v->lines[0].county,
                                     .practitioner = v->lines[0].practitioner,
                                     .technique = v->lines[0].technique,
                                     .kind = str_of(kind),
                                     .day = day,
                                     .made_ms = now_ms};

    return store_mastery_signal_add(st, &s, e);
}

static struct mastery_decision decision_of(const struct mastery_view *v, int64_t level,
                                           enum mastery_cause cause, struct id by, int64_t now_ms)
{
    return (struct mastery_decision){.id = id_new(),
                                     .county = v->lines[0].county,
                                     .practitioner = v->lines[0].practitioner,
                                     .technique = v->lines[0].technique,
                                     .level = level,
                                     .from_day = desk_today(now_ms),
                                     .until_day = DAY_NONE,
                                     .cause = cause,
                                     .note = STR(""),
                                     .made_by = by,
                                     .made_ms = now_ms};
}

static bool drift(struct store *st, const struct mastery_view *v, struct id by, int64_t now_ms,
                  struct err *e)
{
    const struct mastery_decision down =
        decision_of(v, MASTERY_ALONE - 1, MASTERY_BY_ALARM, by, now_ms);

    return signal_add(st, v, "drift", v->alarm_day, now_ms, e)
           && (v->level < MASTERY_ALONE || store_mastery_add(st, &down, e));
}

bool mastery_follow(struct store *st, struct str practitioner, struct str technique, struct id by,
                    int64_t now_ms, struct arena *a, struct err *e)
{
    struct mastery_view v;

    if (!mastery_of(st, practitioner, technique, now_ms, a, &v, e))
        return false;
    if (v.line_n && v.state == MASTERY_ALARM)
        return drift(st, &v, by, now_ms, e);
    return v.line_n == 0 || v.state != MASTERY_COMPETENT || v.level >= MASTERY_ALONE
           || signal_add(st, &v, "ready", v.signal_day, now_ms, e);
}

/* --- reviews --- */

static bool taught(const struct mastery_view *v, struct str mentor)
{
    for (size_t i = 0; i < v->step_n; i++) {
        if (str_eq(v->lines[v->counted[i]].mentor, mentor))
            return true;
    }
    return false;
}

static bool none_asked(struct store *st, struct review_desk *d, const struct mastery_ask *n,
                       struct err *e)
{
    const struct mastery_asked q = {n->practitioner, n->technique, STORE_ALL};
    const struct store_page page = {.limit = 1, .reach = STORE_ALL};
    struct mastery_reviews rows;

    return store_mastery_review_list(st, &q, STR("asked"), &page, d->arena, &rows, e)
           && (rows.n == 0 || err_set(e, ERR_STATE, "a review of this is on its way already"));
}

static bool ask_case(struct store *st, void *arg, struct err *e)
{
    struct review_desk *d = arg;
    const struct mastery_ask *n = d->what;
    const struct mastery_view *v = &d->view;

    if (!person_find(st, d, n->practitioner, n->technique, ACTION_MASTERY_ASK, e)
        || !mastery_enough(&v->evidence, v->today, e))
        return false;
    if (v->level >= MASTERY_ALONE)
        return err_set(e, ERR_STATE, "works alone already: level %d holds", (int)v->level);
    if (!taught(v, n->mentor))
        return desk_bad(&d->refused, "mentor", e, "the mentor signed none of the cases");
    d->id = id_new();
    d->review = (struct mastery_review){
        .id = d->id,
        .version = 1,
        .county = v->lines[0].county,
        .practitioner = v->lines[0].practitioner,
        .technique = v->lines[0].technique,
        .asked_day = desk_today(d->now_ms),
        .cases = v->evidence.cases,
        .failures = v->evidence.failures,
        .score = v->steps[v->step_n - 1].score,
        .limit = v->plan.limit,
        .seal = mastery_seal(v, d->arena),
        .mentor = n->mentor,
        .mentor_ms = COUNT_UNKNOWN,
        .department_ms = COUNT_UNKNOWN,
        .note = STR(""),
        .made_by = desk_actor(d->by),
        .made_ms = d->now_ms,
    };
    return none_asked(st, d, n, e) && store_mastery_review_add(st, &d->review, e)
           && noted(st, d, "mastery.ask", "mastery_review", d->id, e);
}

bool work_mastery_ask(struct store *st, const struct subject *by, const struct mastery_ask *n,
                      struct id *id, struct edit_refused *refused, struct err *e)
{
    struct review_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = desk_run(st, &d, ask_case, refused, e);

    if (good)
        *id = d.id;
    return good;
}

static bool review_find(struct store *st, struct review_desk *d, enum action action, struct err *e)
{
    struct object o;
    bool found;

    if (!store_mastery_review_get(st, d->id, d->arena, &d->review, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no such review");
    o = mastery_review_object(&d->review);
    return rights_check(d->by, action, &o, "such review", e);
}

/* With the second yes, from the cases as they are now: one that was voided since may be missed. */
static bool grant(struct store *st, struct review_desk *d, struct err *e)
{
    const struct mastery_view *v = &d->view;
    struct mastery_decision up =
        decision_of(v, MASTERY_ALONE, MASTERY_BY_REVIEW, desk_actor(d->by), d->now_ms);

    if (!str_eq(mastery_seal(v, d->arena), d->review.seal)
        && !mastery_enough(&v->evidence, v->today, e))
        return false;
    up.review = d->id;
    up.until_day = day_add_months(up.from_day, MASTERY_MONTHS);
    return store_mastery_add(st, &up, e)
           && store_mastery_signal_done(st, up.practitioner, up.technique, STR("ready"), d->now_ms,
                                        e)
           && store_mastery_signal_done(st, up.practitioner, up.technique, STR("drift"), d->now_ms,
                                        e);
}

static bool say_case(struct store *st, void *arg, struct err *e)
{
    struct review_desk *d = arg;
    const struct mastery_say *s = d->what;
    const struct review_word word = {.side = s->side,
                                     .agree = s->agree,
                                     .why = s->why,
                                     .checked = s->checked,
                                     .by = d->by,
                                     .actor = desk_actor(d->by),
                                     .now_ms = d->now_ms};
    int64_t version;
    bool done;

    if (!review_find(st, d, ACTION_MASTERY_SIGN, e))
        return false;
    version = d->review.version;
    if (!mastery_of(st, d->review.practitioner, d->review.technique, d->now_ms, d->arena, &d->view,
                    e)
        || !mastery_review_say(&d->review, &word, &d->refused.field, e)
        || !store_mastery_review_put(st, &d->review, version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "review", version, version + 1, e);
    if (d->view.line_n == 0)
        return err_set(e, ERR_STATE, "the cases of the review are gone");
    return (d->review.state != REVIEW_GRANTED || grant(st, d, e))
           && noted(st, d, s->agree ? "mastery.agree" : "mastery.decline", "mastery_review", d->id,
                    e);
}

bool work_mastery_say(struct store *st, const struct subject *by, const struct mastery_say *s,
                      struct edit_refused *refused, struct err *e)
{
    struct review_desk d = {.by = by, .now_ms = s->now_ms, .id = s->id, .what = s};

    return desk_run(st, &d, say_case, refused, e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return review_find(st, arg, ACTION_MASTERY_SEE, e);
}

bool work_mastery_review_see(struct store *st, const struct subject *by, struct id id,
                             struct arena *a, struct mastery_review *r, struct err *e)
{
    struct review_desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *r = d.review;
    return true;
}

struct listing {
    const struct mastery_asked *asked;
    struct str state;
    const struct store_page *page;
    struct arena *arena;
    struct mastery_reviews rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_mastery_review_list(st, l->asked, l->state, l->page, l->arena, &l->rows, e);
}

bool work_mastery_review_list(struct store *st, const struct mastery_asked *q, struct str state,
                              const struct store_page *page, struct arena *a,
                              struct mastery_reviews *rows, struct err *e)
{
    struct listing l = {q, state, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- decisions --- */

static bool revoke_case(struct store *st, void *arg, struct err *e)
{
    struct review_desk *d = arg;
    const struct mastery_revoke *r = d->what;
    struct mastery_decision down;

    if (!person_find(st, d, r->practitioner, r->technique, ACTION_MASTERY_DECIDE, e))
        return false;
    if (str_trim(r->note).n == 0)
        return desk_bad(&d->refused, "note", e, "a reason is wanted");
    if (r->level < 1 || r->level >= MASTERY_ALONE)
        return desk_bad(&d->refused, "level", e, "1 to 3: up goes a review");
    if (d->view.level <= r->level)
        return err_set(e, ERR_STATE, "level %d holds: only down is decided here",
                       (int)d->view.level);
    down = decision_of(&d->view, r->level, MASTERY_BY_REVOKING, desk_actor(d->by), d->now_ms);
    down.note = r->note;
    return store_mastery_add(st, &down, e)
           && store_mastery_signal_done(st, down.practitioner, down.technique, STR("drift"),
                                        d->now_ms, e)
           && noted(st, d, "mastery.revoke", "mastery", down.id, e);
}

bool work_mastery_revoke(struct store *st, const struct subject *by, const struct mastery_revoke *r,
                         struct edit_refused *refused, struct err *e)
{
    struct review_desk d = {.by = by, .now_ms = r->now_ms, .what = r};

    return desk_run(st, &d, revoke_case, refused, e);
}
