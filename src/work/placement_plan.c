/* placement_plan.c - placements from the assignments of a published plan, a team together. */
#include "base/list.h"
#include "base/words.h"
#include "store/bulletin.h"
#include "store/plan.h"
#include "work/desk.h"
#include "work/placement_part.h"

struct planning {
    struct placement_made made;
    const struct placement_from_plan *n;
    struct arena *kept;
};
struct clash_list LIST(struct str);

static bool plan_check(struct store *st, struct placement_desk *d,
                       const struct placement_from_plan *n, struct err *e)
{
    struct programme_row edition;
    struct plan plan;

    if (!store_plan_get(st, n->plan, d->arena, &plan, e)
        || !store_programme_get(st, n->programme, 0, d->arena, &edition, e))
        return false;
    return plan.state == PLAN_PUBLISHED
           || err_set(e, ERR_STATE,
                      "a plan that is %s sends nobody; placements are made from a published one",
                      plan_state_names[plan.state]);
}

/* What becomes of an assignment: others' seats are others' to fill. */
enum due_fate { DUE_MADE, DUE_FOREIGN, DUE_CLASHES };

static bool due_judge(struct store *st, struct placement_desk *d, const struct placement *p,
                      enum due_fate *fate, struct err *e)
{
    const struct object o = placement_object(p);
    struct err clash = {0};

    *fate = DUE_MADE;
    if (rights_decide(d->by, ACTION_PLACEMENT_WRITE, &o) != RIGHTS_ALLOWED)
        *fate = DUE_FOREIGN;
    else if (!placement_alone_check(st, d, p, &clash))
        *fate = DUE_CLASHES;
    return clash.code == ERR_NONE || clash.code == ERR_STATE || err_pass(e, &clash);
}

static bool due_make(struct store *st, struct placement_desk *d, struct placement *p,
                     struct planning *planning, struct err *e)
{
    p->id = d->id = id_new();
    p->version = 1;
    p->programme = planning->n->programme;
    p->made_ms = d->now_ms;
    p->code = desk_code("PW", p->id, d->arena);
    d->view.placement = *p;
    planning->made.made++;
    return store_placement_add(st, p, e) && placement_note(st, d, "placement.propose", e);
}

/* A team comes together: where one of it cannot, none of it is sent. */
static bool due_all(struct store *st, struct placement_desk *d, struct planning *planning,
                    struct words *held, struct err *e)
{
    struct placement_rows due;
    struct str *teams;
    enum due_fate *fates;

    if (!store_placement_due(st, planning->n->plan, d->arena, &due, &teams, e))
        return false;
    fates = ARENA_ARRAY(d->arena, enum due_fate, due.n + 1);
    for (size_t i = 0; i < due.n; i++) {
        if (!due_judge(st, d, &due.items[i], &fates[i], e))
            return false;
        if (fates[i] == DUE_CLASHES)
            list_push(&planning->made.clashes, str_copy(planning->kept, due.items[i].code));
        if (fates[i] != DUE_MADE && teams[i].n)
            words_put(held, teams[i]);
    }
    for (size_t i = 0; i < due.n; i++) {
        if (fates[i] == DUE_MADE && (teams[i].n == 0 || words_find(held, teams[i]) < 0)
            && !due_make(st, d, &due.items[i], planning, e))
            return false;
    }
    return true;
}

static bool plan_case(struct store *st, struct placement_desk *d, struct err *e)
{
    struct planning *planning = (struct planning *)(uintptr_t)d->what;
    struct words held = {0};
    bool good;

    list_reset(&planning->made.clashes);
    planning->made.made = 0;
    good = plan_check(st, d, planning->n, e) && due_all(st, d, planning, &held, e);
    words_reset(&held);
    return good;
}

bool work_placement_from_plan(struct store *st, const struct subject *by,
                              const struct placement_from_plan *n, struct arena *a,
                              struct placement_made *made, struct err *e)
{
    struct planning planning = {.n = n, .kept = a};
    struct placement_desk d = {.by = by, .now_ms = n->now_ms, .what = &planning};
    bool good = placement_run(st, &d, plan_case, e);

    if (good) {
        struct str *kept = ARENA_ARRAY(a, struct str, planning.made.clashes.n + 1);

        for (size_t i = 0; i < planning.made.clashes.n; i++)
            kept[i] = planning.made.clashes.items[i];
        *made = (struct placement_made){planning.made.made,
                                        {kept, planning.made.clashes.n, planning.made.clashes.n}};
    }
    list_reset(&planning.made.clashes);
    return good;
}
