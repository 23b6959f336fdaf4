/* plan_desk.c - see plan_desk.h. */
#include "work/plan_desk.h"

#include "store/frame.h"
#include "store/offer.h"
#include "work/audit.h"
#include "work/demand_part.h"
#include "work/desk.h"
#include "work/event.h"
#include "work/targeting.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    const struct plan_order *order;
    int64_t now_ms;
    struct object object;
    struct plan_view view;
};

static const enum action ACTIONS[PLAN_STATE_N] = {[PLAN_REVIEW] = ACTION_PLAN_REVIEW,
                                                  [PLAN_PUBLISHED] = ACTION_PLAN_PUBLISH,
                                                  [PLAN_SUPERSEDED] = ACTION_PLAN_PUBLISH};
static const char *const NAMES[PLAN_STATE_N] = {[PLAN_REVIEW] = "plan.review",
                                                [PLAN_PUBLISHED] = "plan.publish",
                                                [PLAN_SUPERSEDED] = "plan.supersede"};

/* Who put it up for review last; none where nobody did. */
static struct id reviewer_of(const struct plan_steps *steps)
{
    struct id who = {{0}};

    for (size_t i = 0; i < steps->n; i++) {
        if (steps->items[i].state == PLAN_REVIEW)
            who = steps->items[i].actor;
    }
    return who;
}

static bool second_person(const struct desk *d)
{
    return !id_none(d->by->account) && id_cmp(d->by->account, reviewer_of(&d->view.steps)) != 0;
}

static void actions_find(struct desk *d)
{
    struct plan_view *v = &d->view;
    struct object any = d->object;
    enum action all[ACTION_N];
    size_t n;

    any.state = (int)v->plan.state;
    n = rights_actions(d->by, ACTION_PLAN_SEE, &any, all, ACTION_N);
    v->action_n = 0;
    for (size_t i = 0; i < n; i++) {
        bool review = all[i] == ACTION_PLAN_REVIEW && plan_may(v->plan.state, PLAN_REVIEW);
        bool publish = all[i] == ACTION_PLAN_PUBLISH && second_person(d);

        if (all[i] == ACTION_PLAN_SEE || review || publish)
            v->actions[v->action_n++] = all[i];
    }
}

static bool plan_find(struct store *st, struct desk *d, struct err *e)
{
    struct frame frame;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_plan_get(st, d->id, d->arena, &d->view.plan, e)
        || !store_frame_get(st, d->arena, &frame, e)
        || !store_plan_steps(st, d->id, d->arena, &d->view.steps, e))
        return false;
    d->object = (struct object){.place = {frame.region_code}, .state = OBJECT_NO_STATE};
    actions_find(d);
    return rights_check(d->by, ACTION_PLAN_SEE, &d->object, arena_text(d->arena, "plan %s", text),
                        e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return plan_find(st, arg, e);
}

bool work_plan_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                   struct plan_view *v, struct err *e)
{
    struct desk d = {.by = by, .id = id, .arena = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct comparing {
    struct desk desk;
    struct id there;
    struct plan_pair pair;
};

static bool compare_in_tx(struct store *st, void *arg, struct err *e)
{
    struct comparing *c = arg;

    if (!plan_find(st, &c->desk, e))
        return false;
    c->pair.here = c->desk.view.plan;
    return store_plan_get(st, c->there, c->desk.arena, &c->pair.there, e)
           && store_plan_compare(st, c->desk.id, c->there, c->desk.arena, &c->pair.comparison, e);
}

bool work_plan_compare(struct store *st, const struct subject *by, struct id here, struct id there,
                       struct arena *a, struct plan_pair *pair, struct err *e)
{
    struct comparing c = {.desk = {.by = by, .id = here, .arena = a}, .there = there};

    if (!store_tx(st, STORE_READ, compare_in_tx, &c, e))
        return false;
    *pair = c.pair;
    return true;
}

/* --- its demands --- */

/* What the plan takes over from the one that it follows, or finds free again, is planned first. */
static bool demand_take(struct demand *demand, const struct desk *d, bool publish, struct err *e)
{
    const struct plan *plan = &d->view.plan;
    bool follows = demand->state == DEMAND_FILLED || demand->state == DEMAND_PART_FILLED;

    if (!publish || (follows && id_cmp(demand->plan, plan->previous) != 0))
        return true;
    return (demand->state != DEMAND_APPROVED && !follows) || demand_move(demand, DEMAND_PLANNED, e);
}

/* What the plan makes of the demand; `*moved`: whether it makes anything of it. */
static bool demand_settle(const struct desk *d, const struct demand_row *row, struct demand *demand,
                          bool *moved, struct err *e)
{
    bool publish = d->order->to == PLAN_PUBLISHED;

    *demand = row->demand;
    if (!demand_take(demand, d, publish, e))
        return false;
    *moved = demand->state == DEMAND_PLANNED;
    if (!*moved)
        return true;
    demand->plan = publish ? d->id : (struct id){{0}};
    demand->since_ms = d->now_ms;
    return demand_move(
        demand, publish ? demand_state_filled(demand, (int32_t)row->filled) : DEMAND_APPROVED, e);
}

static bool demand_there(const struct demand_row *row, struct err *e)
{
    const struct demand *demand = &row->demand;

    return row->filled == 0
           || (demand->state != DEMAND_WITHDRAWN && demand->state != DEMAND_RETURNED)
           || err_set(e, ERR_STATE, "the demand %.*s is %s since: the plan has to be solved again",
                      STR_ARG(demand->code), demand_state_names[demand->state]);
}

/* Nobody's seat is given twice, and no appeal that waits is passed over. */
static bool plan_free(struct store *st, const struct desk *d, struct err *e)
{
    struct str_list appeals;
    struct str code;
    bool found;

    if (!targeting_signed_check(st, &d->view.plan, d->arena, e)
        || !store_demand_elsewhere(st, &d->view.plan, d->arena, &code, &found, e)
        || !store_offer_appeals(st, d->id, d->arena, &appeals, e))
        return false;
    if (found)
        return err_set(
            e, ERR_STATE,
            "the demand %.*s has a published plan since: this one has to be solved again",
            STR_ARG(code));
    return appeals.n == 0
           || err_set(e, ERR_STATE, "the appeal of %.*s waits for a decision",
                      STR_ARG(appeals.items[0]));
}

/* A plan that follows another takes its place. */
static bool previous_supersede(struct store *st, const struct desk *d, struct err *e)
{
    struct id previous = d->view.plan.previous;
    const struct plan_step step = {.state = PLAN_SUPERSEDED,
                                   .why = d->order->why.at ? d->order->why : STR(""),
                                   .actor = desk_actor(d->by),
                                   .at_ms = d->now_ms};
    const struct event event = {.at_ms = d->now_ms,
                                .kind = EVENT_PLAN_CHANGED,
                                .place = d->object.place[0],
                                .object = previous};
    struct plan old;

    if (d->order->to != PLAN_PUBLISHED || id_none(previous))
        return true;
    if (!store_plan_get(st, previous, d->arena, &old, e))
        return false;
    return old.state != PLAN_PUBLISHED
           || (store_plan_move(st, previous, PLAN_PUBLISHED, PLAN_SUPERSEDED, e)
               && store_plan_step_add(st, previous, &step, e) && work_event_add(st, &event, e));
}

static bool demands_settle(struct store *st, const struct desk *d, struct err *e)
{
    const struct demand_desk desk = {.by = d->by, .arena = d->arena, .now_ms = d->now_ms};
    bool publish = d->order->to == PLAN_PUBLISHED;
    const struct demand_told told = {publish ? DEMAND_PLACED : DEMAND_FREED,
                                     publish ? "demand.place" : "demand.free",
                                     {0},
                                     d->order->why};
    struct demand_rows rows;
    struct demand *settled;
    size_t n = 0;

    if (d->order->to == PLAN_REVIEW)
        return true;
    if (!store_demand_of_plan(st, &d->view.plan, d->arena, &rows, e)
        || (publish && !plan_free(st, d, e)))
        return false;
    settled = ARENA_ARRAY(d->arena, struct demand, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++) {
        bool moved;

        if ((publish && !demand_there(&rows.items[i], e))
            || !demand_settle(d, &rows.items[i], &settled[n], &moved, e))
            return false;
        n += moved;
    }
    return store_demand_settle(st, settled, n, e)
           && demand_tell_all(st, &desk, settled, n, &told, e);
}

/* --- moving --- */

static bool second_check(const struct desk *d, struct err *e)
{
    if (d->order->to != PLAN_PUBLISHED || second_person(d))
        return true;
    return id_none(d->by->account)
               ? err_set(e, ERR_STATE, "a plan is published by a person, not by a program")
               : err_set(e, ERR_STATE,
                         "who put a plan up for review does not publish it: a second person does");
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    enum plan_state to = d->order->to, was;
    const struct plan_step step = {.state = to,
                                   .why = d->order->why.at ? d->order->why : STR(""),
                                   .actor = desk_actor(d->by),
                                   .at_ms = d->now_ms};
    struct audit_note note = {.by = d->by, .action = NAMES[to], .noun = "plan", .object = d->id};
    struct event event = {.at_ms = d->now_ms, .kind = EVENT_PLAN_CHANGED, .object = d->id};

    if (!work_audit_begin(st, e) || !plan_find(st, d, e))
        return false;
    note.place = event.place = d->object.place[0];
    was = d->view.plan.state;
    return rights_check(d->by, ACTIONS[to], &d->object, "plan", e)
           && plan_move(&d->view.plan, to, e) && second_check(d, e) && demands_settle(st, d, e)
           && previous_supersede(st, d, e) && store_plan_move(st, d->id, was, to, e)
           && store_plan_step_add(st, d->id, &step, e) && work_audit_append(st, &note, d->now_ms, e)
           && work_event_add(st, &event, e);
}

bool work_plan_move(struct store *st, const struct subject *by, const struct plan_order *order,
                    int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .id = order->id, .order = order, .now_ms = now_ms, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, move_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
