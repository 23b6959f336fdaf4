/* view.c - see view.h. Every question is packed into one struct, asked inside store_tx, and copied
 * out only when the transaction is over. */
#include "work/view.h"

#include "base/day.h"
#include "model/demand.h"
#include "store/frame.h"
#include "work/desk.h"

struct view {
    int32_t today;
    struct arena *arena;
    const struct subject *by;
    struct id id;
    const void *filter;
    const struct store_page *page;
    struct frame frame;
    struct plan plan;
    struct region_rows regions;
    struct region_months span;
    union { /* the answer, by the function that asked */
        struct home home;
        struct flows flows;
        struct gap_matrix matrix;
        struct gap_detail gap;
        struct fact_rows facts;
        struct organization_rows organizations;
        struct plan_rows plans;
        struct assignment_rows assignments;
        struct unfilled_rows unfilled;
        struct unplaced_rows unplaced;
    } of;
};

static const struct region_months FRAME_MONTHS = {DAY_NONE, DAY_NONE};

static bool home_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    struct home_reach reach = {
        .figures = store_reach_of(v->by, ACTION_FIGURE_SEE),
        .organizations = store_reach_of(v->by, ACTION_ORGANIZATION_SEE),
        .practitioners = store_reach_of(v->by, ACTION_PRACTITIONER_SEE),
        .demands = store_reach_of(v->by, ACTION_DEMAND_SEE),
        .offers = store_reach_of(v->by, ACTION_OFFER_SEE),
        .plans = store_reach_of(v->by, ACTION_PLAN_SEE),
        .masteries = store_reach_of(v->by, ACTION_MASTERY_SEE),
        .placements = store_reach_of(v->by, ACTION_PLACEMENT_SEE),
        .pledges = store_reach_of(v->by, ACTION_PLEDGE_SEE),
        .adoptions = store_reach_of(v->by, ACTION_ADOPTION_SEE),
        .vacancies = store_reach_of(v->by, ACTION_VACANCY_SEE),
        .level = v->by->role == ROLE_OFFICER ? demand_level_at(v->by->scope.place) : STR(""),
        .today = v->today,
    };

    home_reach_days(&reach);
    if (!store_frame_get(st, v->arena, &v->frame, e))
        return false;
    reach.seen_day = desk_seen_from(&v->frame, v->today);
    reach.follow_day = reach.seen_day;
    return store_region_list(st, &reach.figures, &FRAME_MONTHS, v->arena, &v->regions, e)
           && store_home_get(st, &reach, HOME_INBOX, v->arena, &v->of.home, e);
}

static double local_share(const struct region_rows *rows)
{
    int64_t residents = 0, local = 0;

    for (size_t i = 0; i < rows->n; i++) {
        const struct region_figures *f = &rows->items[i].figures;

        if (f->residents == COUNT_UNKNOWN || f->local == COUNT_UNKNOWN)
            continue;
        residents += f->residents;
        local += f->local;
    }
    return residents ? (double)local / (double)residents : NUMBER_UNKNOWN;
}

bool work_home_see(struct store *st, const struct subject *by, int32_t today, struct arena *a,
                   struct home_view *out, struct err *e)
{
    struct view v = {.arena = a, .by = by, .today = today};

    if (!store_tx(st, STORE_READ, home_in_tx, &v, e))
        return false;
    *out = (struct home_view){v.frame, v.of.home, local_share(&v.regions)};
    return true;
}

static bool regions_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;
    const struct store_reach reach = store_reach_of(v->by, ACTION_FIGURE_SEE);
    bool found;

    return store_frame_get(st, v->arena, &v->frame, e) && store_region_span(st, &v->span, &found, e)
           && store_region_list(st, &reach, v->filter, v->arena, &v->regions, e);
}

bool work_region_list(struct store *st, const struct subject *by,
                      const struct region_months *months, struct arena *a, struct region_view *out,
                      struct err *e)
{
    struct view v = {.arena = a, .by = by, .filter = months, .span = FRAME_MONTHS};

    if (!store_tx(st, STORE_READ, regions_in_tx, &v, e))
        return false;
    *out = (struct region_view){v.frame, v.regions, v.span};
    return true;
}

static bool flows_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_region_flows(st, v->page, v->filter, v->arena, &v->of.flows, e);
}

bool work_region_flows(struct store *st, const struct store_page *page,
                       const struct region_months *months, struct arena *a, struct flows *flows,
                       struct err *e)
{
    struct view v = {.arena = a, .page = page, .filter = months};

    if (!store_tx(st, STORE_READ, flows_in_tx, &v, e))
        return false;
    *flows = v.of.flows;
    return true;
}

static bool matrix_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    const struct store_reach reach = store_reach_of(v->by, ACTION_FIGURE_SEE);

    return store_frame_get(st, v->arena, &v->frame, e)
           && store_gap_matrix(st, &reach, v->arena, &v->of.matrix, e);
}

bool work_gap_matrix(struct store *st, const struct subject *by, struct arena *a,
                     struct gap_matrix_view *out, struct err *e)
{
    struct view v = {.arena = a, .by = by};

    if (!store_tx(st, STORE_READ, matrix_in_tx, &v, e))
        return false;
    *out = (struct gap_matrix_view){v.frame, v.of.matrix};
    return true;
}

/* The words of a refusal are those of the store for a thing that is not there. */
static bool gap_find(struct store *st, const struct view *v, struct id id, struct gap_detail *gap,
                     struct err *e)
{
    char text[ID_TEXT];

    if (!store_gap_get(st, id, v->arena, gap, e))
        return false;
    id_text(id, text);
    return rights_check(v->by, ACTION_FIGURE_SEE,
                        &(struct object){.place = {gap->row.gap.county}, .state = OBJECT_NO_STATE},
                        arena_text(v->arena, "gap %s", text), e);
}

static bool gap_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_frame_get(st, v->arena, &v->frame, e) && gap_find(st, v, v->id, &v->of.gap, e);
}

bool work_gap_get(struct store *st, const struct subject *by, struct id id, struct arena *a,
                  struct gap_view *out, struct err *e)
{
    struct view v = {.arena = a, .by = by, .id = id};

    if (!store_tx(st, STORE_READ, gap_in_tx, &v, e))
        return false;
    *out = (struct gap_view){v.frame, v.of.gap};
    return true;
}

static bool facts_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;
    const struct fact_filter *filter = v->filter;
    struct gap_detail gap;

    if (!id_none(filter->gap) && !gap_find(st, v, filter->gap, &gap, e))
        return false;
    return store_fact_list(st, v->filter, v->page, v->arena, &v->of.facts, e);
}

bool work_fact_list(struct store *st, const struct subject *by, const struct fact_filter *filter,
                    const struct store_page *page, struct arena *a, struct fact_rows *rows,
                    struct err *e)
{
    struct view v = {.arena = a, .by = by, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, facts_in_tx, &v, e))
        return false;
    *rows = v.of.facts;
    return true;
}

static bool organizations_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_organization_list(st, v->page, v->arena, &v->of.organizations, e);
}

bool work_organization_list(struct store *st, const struct store_page *page, struct arena *a,
                            struct organization_rows *rows, struct err *e)
{
    struct view v = {.arena = a, .page = page};

    if (!store_tx(st, STORE_READ, organizations_in_tx, &v, e))
        return false;
    *rows = v.of.organizations;
    return true;
}

static bool plans_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_plan_list(st, v->page, v->arena, &v->of.plans, e);
}

bool work_plan_list(struct store *st, const struct store_page *page, struct arena *a,
                    struct plan_rows *rows, struct err *e)
{
    struct view v = {.arena = a, .page = page};

    if (!store_tx(st, STORE_READ, plans_in_tx, &v, e))
        return false;
    *rows = v.of.plans;
    return true;
}

static bool assignments_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_plan_get(st, v->id, v->arena, &v->plan, e)
           && store_assignment_list(st, v->id, v->filter, v->page, v->arena, &v->of.assignments, e);
}

bool work_assignment_list(struct store *st, struct id plan, const struct assignment_filter *filter,
                          const struct store_page *page, struct arena *a,
                          struct assignment_view *out, struct err *e)
{
    struct view v = {.arena = a, .id = plan, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, assignments_in_tx, &v, e))
        return false;
    *out = (struct assignment_view){v.plan, v.of.assignments};
    return true;
}

static bool unfilled_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_assignment_list_unfilled(st, v->id, v->filter, v->page, v->arena, &v->of.unfilled,
                                          e);
}

bool work_assignment_unfilled(struct store *st, struct id plan,
                              const struct assignment_filter *filter, const struct store_page *page,
                              struct arena *a, struct unfilled_rows *rows, struct err *e)
{
    struct view v = {.arena = a, .id = plan, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, unfilled_in_tx, &v, e))
        return false;
    *rows = v.of.unfilled;
    return true;
}

static bool unplaced_in_tx(struct store *st, void *arg, struct err *e)
{
    struct view *v = arg;

    return store_assignment_list_unplaced(st, v->id, v->page, v->arena, &v->of.unplaced, e);
}

bool work_assignment_unplaced(struct store *st, struct id plan, const struct store_page *page,
                              struct arena *a, struct unplaced_rows *rows, struct err *e)
{
    struct view v = {.arena = a, .id = plan, .page = page};

    if (!store_tx(st, STORE_READ, unplaced_in_tx, &v, e))
        return false;
    *rows = v.of.unplaced;
    return true;
}
