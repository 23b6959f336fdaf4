/* targeting.c - see targeting.h. */
#include "work/targeting.h"

#include "model/unknown.h"
#include "store/frame.h"
#include "store/plan.h"
#include "work/audit.h"
#include "work/bulletin_desk.h"
#include "work/desk.h"

struct auditing {
    const struct subject *by;
    const struct targeting_order *order;
    struct arena *arena;
    struct id plan;
    int64_t now_ms;
    struct object object;
    struct targeting_view view;
};

/* --- what is to be seen --- */

static void exceptions_find(struct targeting_view *v, const struct targeting_rows *rows,
                            struct arena *a)
{
    struct targeting_demand *demands = ARENA_ARRAY(a, struct targeting_demand, rows->n + 1);
    int64_t *passed = ARENA_ARRAY(a, int64_t, rows->n + 1);

    for (size_t i = 0; i < rows->n; i++) {
        const struct targeting_row *r = &rows->items[i];

        demands[i] = (struct targeting_demand){r->county, r->discipline, r->seats, r->filled};
    }
    v->sums = targeting_measure(demands, rows->n, &v->priority, passed);
    v->exceptions = ARENA_ARRAY(a, struct targeting_exception, rows->n + 1);
    for (size_t i = 0; i < rows->n; i++) {
        if (passed[i] == 0)
            continue;
        v->exceptions[v->exception_n++] = (struct targeting_exception){rows->items[i], passed[i]};
        v->open_n += rows->items[i].signed_ms == COUNT_UNKNOWN;
    }
}

/* A plan of no programme, that came with a list, is targeted by nothing. */
static bool measure(struct store *st, const struct plan *plan, struct arena *a,
                    struct targeting_view *v, struct err *e)
{
    struct targeting_rows rows;
    struct programme_row edition;
    struct programme rules = {0};

    *v = (struct targeting_view){.plan = *plan};
    if (plan->programme.n
        && !work_programme_edition(st, plan->programme, 0, a, &edition, &rules, e))
        return false;
    v->priority = rules.priority;
    v->wanted = rules.targeting_signed;
    if (!store_targeting_rows(st, plan->id, a, &rows, e))
        return false;
    exceptions_find(v, &rows, a);
    return true;
}

bool targeting_signed_check(struct store *st, const struct plan *plan, struct arena *a,
                            struct err *e)
{
    struct targeting_view v;

    if (!measure(st, plan, a, &v, e))
        return false;
    if (!v.wanted || v.open_n == 0)
        return true;
    for (size_t i = 0; i < v.exception_n; i++) {
        const struct targeting_row *r = &v.exceptions[i].row;

        if (r->signed_ms == COUNT_UNKNOWN)
            return err_set(e, ERR_STATE,
                           "%zu exceptions of the targeting audit are unsigned: the demand %.*s has"
                           " a seat while a priority place is short of %.*s",
                           v.open_n, STR_ARG(r->code), STR_ARG(r->discipline));
    }
    return true;
}

static bool may_now(const struct auditing *g, enum action action)
{
    struct object now = g->object;

    now.state = (int)g->view.plan.state;
    return rights_decide(g->by, action, &now) == RIGHTS_ALLOWED;
}

static bool find(struct store *st, struct auditing *g, struct err *e)
{
    struct frame frame;
    struct plan plan;
    char text[ID_TEXT];

    id_text(g->plan, text);
    if (!store_plan_get(st, g->plan, g->arena, &plan, e)
        || !store_frame_get(st, g->arena, &frame, e))
        return false;
    g->object = (struct object){.place = {frame.region_code}, .state = OBJECT_NO_STATE};
    if (!rights_check(g->by, ACTION_PLAN_SEE, &g->object, arena_text(g->arena, "plan %s", text), e)
        || !measure(st, &plan, g->arena, &g->view, e))
        return false;
    g->view.tells = may_now(g, ACTION_PLAN_REVIEW);
    g->view.signs = g->view.tells && !id_none(g->by->account);
    return true;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return find(st, arg, e);
}

bool work_targeting_see(struct store *st, const struct subject *by, struct id plan, struct arena *a,
                        struct targeting_view *v, struct err *e)
{
    struct auditing g = {.by = by, .arena = a, .plan = plan};

    if (!store_tx(st, STORE_READ, see_in_tx, &g, e))
        return false;
    *v = g.view;
    return true;
}

/* --- reasons and signatures --- */

static bool begin(struct store *st, struct auditing *g, struct err *e)
{
    struct object now;

    if (!work_audit_begin(st, e) || !find(st, g, e))
        return false;
    now = g->object;
    now.state = (int)g->view.plan.state;
    return rights_check(g->by, ACTION_PLAN_REVIEW, &now, "plan", e);
}

static bool done(struct store *st, const struct auditing *g, const char *action, struct err *e)
{
    const struct desk_deed deed = {
        .by = g->by,
        .now_ms = g->now_ms,
        .action = action,
        .noun = "plan",
        .object = g->plan,
        .change = {.kind = EVENT_PLAN_CHANGED, .place = g->object.place[0], .object = g->plan}};

    return desk_done(st, &deed, e);
}

static bool tell_in_tx(struct store *st, void *arg, struct err *e)
{
    struct auditing *g = arg;

    if (!begin(st, g, e))
        return false;
    for (size_t i = 0; i < g->view.exception_n; i++) {
        struct targeting_row *r = &g->view.exceptions[i].row;

        if (id_cmp(r->demand, g->order->demand) != 0)
            continue;
        r->why = g->order->why;
        r->made_by = desk_actor(g->by);
        r->made_ms = g->now_ms;
        return store_targeting_tell(st, g->plan, r, e) && done(st, g, "plan.except", e);
    }
    return err_set(e, ERR_INPUT, "demand: it is no exception of the targeting audit of this plan");
}

static bool row_sign(struct store *st, const struct auditing *g, struct targeting_row *r,
                     struct err *e)
{
    if (r->why.n == 0)
        return err_set(e, ERR_STATE, "the demand %.*s has no reason yet: it is told first",
                       STR_ARG(r->code));
    if (id_cmp(r->made_by, g->by->account) == 0)
        return err_set(e, ERR_STATE,
                       "who told the reason of the demand %.*s does not sign it: a second person"
                       " does",
                       STR_ARG(r->code));
    r->signed_by = g->by->account;
    r->signed_ms = g->now_ms;
    return store_targeting_sign(st, g->plan, r, e);
}

static bool sign_in_tx(struct store *st, void *arg, struct err *e)
{
    struct auditing *g = arg;
    bool all = id_none(g->order->demand);
    size_t n = 0;

    if (!begin(st, g, e))
        return false;
    if (id_none(g->by->account))
        return err_set(e, ERR_STATE, "an exception is signed by a person, not by a program");
    for (size_t i = 0; i < g->view.exception_n; i++) {
        struct targeting_row *r = &g->view.exceptions[i].row;
        bool named = id_cmp(r->demand, g->order->demand) == 0;

        if (!named && !(all && r->why.n && r->signed_ms == COUNT_UNKNOWN))
            continue;
        n++;
        if (!row_sign(st, g, r, e))
            return false;
    }
    return n ? done(st, g, "plan.sign", e)
             : err_set(e, all ? ERR_STATE : ERR_INPUT,
                       all ? "there is no exception with a reason that waits for a signature"
                           : "demand: it is no exception of the targeting audit of this plan");
}

static bool run(struct store *st, struct auditing *g, store_fn *fn, struct err *e)
{
    bool good = store_tx(st, STORE_WRITE, fn, g, e);

    arena_reset(g->arena);
    return good;
}

bool work_targeting_tell(struct store *st, const struct subject *by,
                         const struct targeting_order *o, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct auditing g = {.by = by, .order = o, .plan = o->plan, .now_ms = now_ms, .arena = &a};

    return run(st, &g, tell_in_tx, e);
}

bool work_targeting_sign(struct store *st, const struct subject *by,
                         const struct targeting_order *o, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct auditing g = {.by = by, .order = o, .plan = o->plan, .now_ms = now_ms, .arena = &a};

    return run(st, &g, sign_in_tx, e);
}
