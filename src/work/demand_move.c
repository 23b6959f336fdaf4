/* demand_move.c - an order on its way: sent, approved, returned, withdrawn, raised. */
#include "model/demand_undo.h"
#include "work/audit.h"
#include "work/demand_part.h"
#include "work/desk.h"

static const struct {
    enum action action;
    enum demand_act act;
} ACTS[] = {{ACTION_DEMAND_SUBMIT, DEMAND_SENT},     {ACTION_DEMAND_APPROVE, DEMAND_ALLOWED},
            {ACTION_DEMAND_RETURN, DEMAND_ADVISED},  {ACTION_DEMAND_WITHDRAW, DEMAND_DROPPED},
            {ACTION_DEMAND_ESCALATE, DEMAND_RAISED}, {ACTION_DEMAND_UNDO, DEMAND_UNDONE}};

static enum demand_act act_of(enum action action)
{
    size_t i = 0;

    while (ACTS[i].action != action)
        i++;
    return ACTS[i].act;
}

static bool submit(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    struct demand_evidence ev;
    bool evidenced;

    if (!demand_may(demand->state, DEMAND_SUBMITTED)) /* in the words of the table */
        return demand_move(demand, DEMAND_SUBMITTED, e);
    return demand_rules(st, d, e)
           && store_demand_evidence_get(st, demand, d->arena, &ev, &evidenced, e)
           && demand_ready_check(demand, evidenced, &d->programme, &d->refused.field, e)
           && demand_submit(demand, e);
}

static bool approve(struct store *st, struct demand_desk *d, struct str level, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    const struct demand_order *o = d->order;
    const struct demand_approval a = {.level = level,
                                      .seats = o->seats == COUNT_UNKNOWN ? demand->seats
                                                                         : (int32_t)o->seats,
                                      .tier = o->tier == COUNT_UNKNOWN ? 0 : (int32_t)o->tier,
                                      .weight = o->weight == COUNT_UNKNOWN ? 0 : (int32_t)o->weight,
                                      .why = o->why};
    int64_t others;

    return demand_approve(demand, &a, &d->refused.field, e) && demand_rules(st, d, e)
           && store_demand_granted(st, demand, &others, e)
           && demand_quota_check(&d->programme, demand->county, others, demand->seats, e);
}

static bool escalate(struct store *st, struct demand_desk *d, struct str level, struct err *e)
{
    struct demand_row *row = &d->view.detail.row;
    struct demand rest;

    if (!demand_escalate(&row->demand, level, (int32_t)row->filled, &rest, e)
        || !demand_rules(st, d, e))
        return false;
    rest.id = id_new();
    rest.code = str_of(arena_text(d->arena, "%.*s+", STR_ARG(row->demand.code)));
    rest.chain = (struct str_list){.items = &rest.level, .n = 1};
    rest.made_ms = rest.since_ms = d->now_ms;
    d->raised = rest;
    return store_demand_put(st, &rest, 1, e)
           && demand_tell(
               st, d, &rest,
               &(struct demand_told){DEMAND_SENT, "demand.escalate", level, d->order->why}, e);
}

static bool withdraw(struct demand *demand, struct err *e)
{
    if (!demand_move(demand, DEMAND_WITHDRAWN, e))
        return false;
    demand->level = STR("");
    return true;
}

/* The last move, by who made it. Its limit starts anew. */
static bool undo(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    struct demand_deed *deeds;
    size_t n;

    if (!demand_deeds(st, d, &deeds, &n, e)
        || !demand_undo_check(demand, deeds, n, desk_actor(d->by), d->now_ms, e))
        return false;
    demand_undo(demand, deeds, n);
    return demand_rules(st, d, e);
}

static bool step_take(struct store *st, struct demand_desk *d, struct str level, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;

    switch (d->order->action) {
    case ACTION_DEMAND_SUBMIT:
        return submit(st, d, e);
    case ACTION_DEMAND_APPROVE:
        return approve(st, d, level, e);
    case ACTION_DEMAND_RETURN:
        return demand_return(demand, level, e);
    case ACTION_DEMAND_ESCALATE:
        return escalate(st, d, level, e);
    case ACTION_DEMAND_UNDO:
        return undo(st, d, e);
    default:
        return withdraw(demand, e);
    }
}

/* Each level has as long as the programme gives it. */
static int32_t due_of(const struct demand_desk *d)
{
    bool limited =
        d->view.detail.row.demand.state == DEMAND_SUBMITTED && d->programme.approval_days > 0;

    return limited ? desk_today(d->now_ms) + d->programme.approval_days : DAY_NONE;
}

/* The demand was found, and whoever asks may do this with it. */
static bool move_found(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    enum action action = d->order->action;
    bool officer = action == ACTION_DEMAND_APPROVE || action == ACTION_DEMAND_RETURN
                   || action == ACTION_DEMAND_ESCALATE;
    struct str level = officer ? demand_level_at(d->by->scope.place) : STR("");

    if (!step_take(st, d, level, e))
        return false;
    demand->since_ms = d->now_ms;
    return store_demand_write(st, demand, e) && store_demand_due(st, demand, due_of(d), e)
           && demand_tell(
               st, d, demand,
               &(struct demand_told){act_of(action), action_names[action], level, d->order->why},
               e);
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct demand_desk *d = arg;
    const struct demand *demand = &d->view.detail.row.demand;

    if (!work_audit_begin(st, e) || !demand_find(st, d, e) || !demand_right(d, d->order->action, e))
        return false;
    if (demand->version != d->order->version)
        return desk_stale(&d->refused, "demand", d->order->version, demand->version, e);
    return move_found(st, d, e);
}

bool work_demand_move(struct store *st, const struct subject *by, const struct demand_order *order,
                      int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct demand_desk d = {
        .by = by, .arena = &a, .id = order->id, .order = order, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, move_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

/* --- all that is left --- */

struct raising {
    const struct subject *by;
    const struct demand_rest *rest;
    struct arena *arena;
    int64_t now_ms;
    struct demand_raised raised;
};

/* Another level's are left to it. */
static bool raise_one(struct store *st, struct raising *g, struct id id, struct err *e)
{
    const struct demand_order order = {
        .id = id, .action = ACTION_DEMAND_ESCALATE, .why = g->rest->why};
    struct demand_desk d = {
        .by = g->by, .arena = g->arena, .id = id, .order = &order, .now_ms = g->now_ms};
    const struct demand *demand = &d.view.detail.row.demand;

    if (!demand_find(st, &d, e))
        return false;
    if (!str_eq(demand_level_now(demand), demand_level_at(g->by->scope.place)))
        return true;
    if (!demand_right(&d, ACTION_DEMAND_ESCALATE, e) || !move_found(st, &d, e))
        return false;
    g->raised.seats += d.raised.seats;
    g->raised.ids[g->raised.n++] = d.raised.id;
    return true;
}

static bool raise_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct store_reach reach =
        store_reach_of(((struct raising *)arg)->by, ACTION_DEMAND_ESCALATE);
    struct raising *g = arg;
    struct demand_ids left;

    g->raised = (struct demand_raised){0};
    if (!work_audit_begin(st, e)
        || !store_demand_left(st, g->rest->plan, &reach, g->arena, &left, e))
        return false;
    g->raised.ids = ARENA_ARRAY(g->arena, struct id, left.n + 1);
    for (size_t i = 0; i < left.n; i++) {
        if (!raise_one(st, g, left.items[i], e))
            return false;
    }
    return g->raised.n > 0
           || err_set(e, ERR_STATE,
                      "no order with empty seats waits for this level: there is nothing to hand to"
                      " the one above");
}

bool work_demand_raise(struct store *st, const struct subject *by, const struct demand_rest *rest,
                       int64_t now_ms, struct arena *a, struct demand_raised *raised, struct err *e)
{
    struct raising g = {.by = by, .rest = rest, .arena = a, .now_ms = now_ms};

    if (!store_tx(st, STORE_WRITE, raise_in_tx, &g, e))
        return false;
    *raised = g.raised;
    return true;
}
