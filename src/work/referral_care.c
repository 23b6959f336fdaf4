/* referral_care.c - see referral_care.h. */
#include "work/referral_care.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/agreement.h"
#include "store/organization.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/referral_part.h"

static struct referral_key key_of(const struct referral *r)
{
    return (struct referral_key){r->county, r->code};
}

/* A draft of the own side, to whose plan a line may be added. */
static bool plan_find(struct store *st, struct referral_desk *d, const char *what, struct err *e)
{
    return referral_find(st, d, ACTION_REFERRAL_WRITE, e)
           && referral_party_check(d, REFERRAL_REFERRER, what, e)
           && referral_plan_check(&d->view.referral, e);
}

static bool drug_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_drug_new *n = d->what;
    const struct referral_drug drug = {id_new(), n->name, n->dose};
    struct referral_key key;

    if (!plan_find(st, d, "a drug of the plan", e))
        return false;
    key = key_of(&d->view.referral);
    return store_referral_drug_add(st, &key, &drug, d->p->now_ms, e)
           && referral_note(st, d, "referral.drug", e);
}

bool work_referral_drug(const struct patient_desk *p, const struct referral_drug_new *n,
                        struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = n->id, .what = n};

    return referral_run(&d, drug_case, refused, e);
}

static bool task_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_task_new *n = d->what;
    const struct referral_task task = {
        .id = id_new(), .about = n->about, .due_day = n->due_day, .done_ms = COUNT_UNKNOWN};
    struct referral_key key;

    if (!plan_find(st, d, "a task of the plan", e))
        return false;
    if (n->due_day < desk_today(d->p->now_ms))
        return desk_bad(&d->refused, "due", e, "it lies in the past");
    key = key_of(&d->view.referral);
    return store_referral_task_add(st, &key, &task, d->p->now_ms, e)
           && referral_note(st, d, "referral.task", e);
}

bool work_referral_task(const struct patient_desk *p, const struct referral_task_new *n,
                        struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = n->id, .what = n};

    return referral_run(&d, task_case, refused, e);
}

/* --- results of tasks --- */

static struct referral_task *task_find(const struct referral_desk *d, struct id id)
{
    for (size_t i = 0; i < d->view.lines.task_n; i++) {
        if (id_cmp(d->view.lines.tasks[i].id, id) == 0)
            return &d->view.lines.tasks[i];
    }
    return NULL;
}

static bool done_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_task_result *t = d->what;
    const struct referral_step followed = {.move = REFERRAL_FOLLOW_UP,
                                           .parties = REFERRAL_TAKER,
                                           .now_ms = d->p->now_ms,
                                           .at_ms = COUNT_UNKNOWN};
    struct referral_task *task;

    if (!referral_find(st, d, ACTION_REFERRAL_WRITE, e)
        || !referral_party_check(d, REFERRAL_TAKER, "the result of a task", e))
        return false;
    task = task_find(d, t->task);
    if (!task)
        return err_set(e, ERR_MISSING, "the referral has no such task");
    if (!referral_task_check(&d->view.referral, task, t->result, &d->refused.field, e))
        return false;
    task->done_ms = d->p->now_ms;
    task->result = t->result;
    if (!store_referral_task_done(st, task, desk_actor(d->p->by), e)
        || !referral_note(st, d, "referral.result", e))
        return false;
    return d->view.referral.state != REFERRAL_HOME || referral_move_keep(st, d, &followed, e);
}

bool work_referral_task_done(const struct patient_desk *p, const struct referral_task_result *t,
                             struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = t->id, .what = t};

    return referral_run(&d, done_case, refused, e);
}

/* --- examinations --- */

static bool result_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_result_new *n = d->what;
    int32_t today = desk_today(d->p->now_ms);
    struct referral_result result = {.id = id_new(),
                                     .name = n->name,
                                     .finding = n->finding,
                                     .day = n->day == DAY_NONE ? today : n->day,
                                     .recognised = n->recognised};
    struct referral_key key;

    if (!referral_find(st, d, ACTION_REFERRAL_WRITE, e)
        || !referral_party_check(d, REFERRAL_REFERRER | REFERRAL_TAKER, "a result", e))
        return false;
    if (result.day > today)
        return desk_bad(&d->refused, "day", e, "it lies in the future");
    result.organization = d->view.parties & REFERRAL_REFERRER ? d->view.referral.organization
                                                              : d->view.referral.taker;
    key = (struct referral_key){d->view.referral.county, d->view.referral.episode};
    return store_referral_result_add(st, &key, &result, desk_actor(d->p->by), d->p->now_ms, e)
           && referral_note(st, d, "referral.examined", e);
}

bool work_referral_result(const struct patient_desk *p, const struct referral_result_new *n,
                          struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = n->id, .what = n};

    return referral_run(&d, result_case, refused, e);
}

static bool order_case(struct store *st, struct referral_desk *d, struct err *e)
{
    const struct referral_order_new *n = d->what;
    struct referral_order order = {.id = id_new(),
                                   .name = n->name,
                                   .why = n->why.n ? n->why : STR(""),
                                   .made_by = desk_actor(d->p->by),
                                   .made_ms = d->p->now_ms};
    const struct referral_result *there;
    struct referral_key key;
    char text[DAY_TEXT];

    if (!referral_find(st, d, ACTION_REFERRAL_WRITE, e)
        || !referral_party_check(d, REFERRAL_TAKER, "ordering an examination", e))
        return false;
    there = referral_result_find(d->view.lines.results, d->view.lines.result_n, n->name,
                                 desk_today(d->p->now_ms));
    if (there && order.why.n == 0) {
        day_text(there->day, text);
        return err_set(e, ERR_STATE,
                       "a recognised result of %.*s from %s, made at %.*s, is there: say why it is"
                       " repeated",
                       STR_ARG(n->name), text, STR_ARG(there->organization));
    }
    if (there)
        order.repeats = there->id;
    key = key_of(&d->view.referral);
    return store_referral_order_add(st, &key, &order, e)
           && referral_note(st, d, "referral.order", e);
}

bool work_referral_order(const struct patient_desk *p, const struct referral_order_new *n,
                         struct edit_refused *refused, struct err *e)
{
    struct referral_desk d = {.p = p, .id = n->id, .what = n};

    return referral_run(&d, order_case, refused, e);
}

/* --- limits --- */

struct limiting {
    const struct subject *by;
    const struct referral_limit_new *n;
    int64_t now_ms;
    struct arena *arena;
    struct edit_refused refused;
};

/* Whoever may change the agreement: it binds all its members. */
static bool binds(struct store *st, const struct limiting *l, struct err *e)
{
    struct agreement_members members;
    struct agreement_row row;

    if (!store_agreement_get(st, l->n->agreement, l->arena, &row, e)
        || !store_agreement_members(st, l->n->agreement, l->arena, &members, e))
        return false;
    for (size_t i = 0; i < members.n; i++) {
        const struct object o = {.place = {members.items[i].county},
                                 .organization = {members.items[i].organization},
                                 .state = OBJECT_NO_STATE};

        if (!rights_check(l->by, ACTION_ORGANIZATION_WRITE, &o, "member of the agreement", e))
            return false;
    }
    return true;
}

static bool limit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct limiting *l = arg;
    const struct referral_limit_new *n = l->n;
    const struct referral_limit limit = {n->agreement, n->clock,          n->priority,
                                         n->minutes,   desk_actor(l->by), l->now_ms};
    const struct desk_deed deed = {
        .by = l->by,
        .now_ms = l->now_ms,
        .action = "agreement.limit",
        .noun = "agreement",
        .object = n->agreement,
        .change = {.kind = EVENT_AGREEMENT_CHANGED, .object = n->agreement}};

    l->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !binds(st, l, e))
        return false;
    if (referral_limits_usual.minutes[n->clock][n->priority] == 0) {
        l->refused.field = "clock";
        return err_set(e, ERR_INPUT, "clock: the clock '%s' has no limit to set",
                       referral_clock_names[n->clock]);
    }
    return store_referral_limit_put(st, &limit, e) && desk_done(st, &deed, e);
}

bool work_referral_limit(struct store *st, const struct subject *by,
                         const struct referral_limit_new *n, int64_t now_ms,
                         struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct limiting l = {.by = by, .n = n, .now_ms = now_ms, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, limit_in_tx, &l, e);

    arena_reset(&a);
    *refused = l.refused;
    return good;
}
