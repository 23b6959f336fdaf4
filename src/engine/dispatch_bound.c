/* dispatch_bound.c - the dual value of a row of prices for each step.
 *
 * Of any circulation x the costs sum to the sum of x times reduced cost, since prices cancel at
 * every node. Compared step by step, an arc contributes at least its reduced cost at one of its
 * bounds: the upper where the first step that is not 0 is below 0, else the lower. The sum of these
 * is a bound on the costs of all circulations. With costs of 0 a sum above 0 says there is none. */
#include "engine/dispatch_bound.h"

__extension__ typedef __int128 wide; /* reduced costs of 63 bits times amounts of 31 */

struct sum {
    const struct dispatch_bound *b;
    const struct dispatch_prices *prices;
    int step_n;
    bool costs; /* false: all costs are 0 */
    wide total[DISPATCH_STEP_N];
};

struct arc {
    const int64_t *tail, *head; /* prices of step 0; NULL: source or sink */
    int32_t tail_n, head_n;     /* from one step to the next */
    int64_t lower, upper;
    int64_t gains[DISPATCH_STEP_N];
};

static wide reduced(const struct sum *s, const struct arc *arc, int step)
{
    wide value = s->costs ? -(wide)arc->gains[step] : 0;

    if (arc->tail)
        value += arc->tail[(int64_t)step * arc->tail_n];
    if (arc->head)
        value -= arc->head[(int64_t)step * arc->head_n];
    return value;
}

static void arc_sum(struct sum *s, const struct arc *arc)
{
    int64_t amount = arc->lower;

    for (int step = 0; step < s->step_n; step++) {
        wide value = reduced(s, arc, step);

        if (value != 0) {
            amount = value < 0 ? arc->upper : arc->lower;
            break;
        }
    }
    for (int step = 0; amount != 0 && step < s->step_n; step++)
        s->total[step] += amount * reduced(s, arc, step);
}

static void head_set(struct arc *arc, const int64_t *prices, int32_t n, int32_t ix)
{
    arc->head = ix < 0 ? NULL : prices + ix;
    arc->head_n = n;
}

static void tail_set(struct arc *arc, const int64_t *prices, int32_t n, int32_t ix)
{
    arc->tail = ix < 0 ? NULL : prices + ix;
    arc->tail_n = n;
}

/* The units of an organization, department or county one by one, as far as there is anybody. */
static void row_sum(struct sum *s, struct arc *arc, const struct dispatch_limit *limit,
                    int64_t seats)
{
    arc->lower = 0;
    arc->upper = 1;
    for (int64_t k = 1; k <= limit->max && k <= s->b->p->offer_n; k++) {
        if (k > limit->min && k > seats) { /* from here on all are alike */
            arc->upper = (limit->max < s->b->p->offer_n ? limit->max : s->b->p->offer_n) - k + 1;
            k = INT64_MAX - 1;
        }
        arc->gains[DISPATCH_SHORTFALL] = k <= limit->min;
        arc->gains[DISPATCH_FAIRNESS] = dispatch_limit_fairness(seats, k);
        arc_sum(s, arc);
    }
}

static void senders_sum(struct sum *s)
{
    const struct dispatch_problem *p = s->b->p;

    for (int32_t o = 0; o < p->organization_n; o++) {
        struct arc arc = {0};

        head_set(&arc, s->prices->organization, p->organization_n, o);
        row_sum(s, &arc, &s->b->limits->organizations[o], 0);
    }
    for (int32_t d = 0; d < p->department_n; d++) {
        struct arc arc = {0};

        tail_set(&arc, s->prices->organization, p->organization_n, p->department_organization[d]);
        head_set(&arc, s->prices->department, p->department_n, d);
        row_sum(s, &arc, &s->b->limits->departments[d], 0);
    }
    for (int32_t i = 0; i < p->offer_n; i++) {
        const struct dispatch_offer *offer = &p->offers[i];
        struct arc arc = {.upper = 1};

        if (offer->department >= 0)
            tail_set(&arc, s->prices->department, p->department_n, offer->department);
        else
            tail_set(&arc, s->prices->organization, p->organization_n, offer->organization);
        head_set(&arc, s->prices->offer, p->offer_n, i);
        arc_sum(s, &arc);
    }
}

static void hosts_sum(struct sum *s)
{
    const struct dispatch_problem *p = s->b->p;

    for (int32_t j = 0; j < p->demand_n; j++) {
        const struct dispatch_demand *demand = &p->demands[j];
        int32_t team = dispatch_team(p, j);
        int decided = team < 0 ? -1 : s->b->teams[team];
        struct arc arc = {.lower = decided == 1 ? demand->seats : 0,
                          .upper = decided == 0 ? 0 : demand->seats};

        tail_set(&arc, s->prices->demand, p->demand_n, j);
        head_set(&arc, s->prices->county, p->county_n, dispatch_county(p, j));
        arc.gains[DISPATCH_TIER_1 + demand->tier - 1] = dispatch_limit_band(p, demand->weight);
        arc.gains[DISPATCH_WEIGHT] = demand->weight;
        arc_sum(s, &arc);
    }
    for (int32_t c = 0; c < p->county_n; c++) {
        struct arc arc = {0};

        tail_set(&arc, s->prices->county, p->county_n, c);
        row_sum(s, &arc, &s->b->limits->counties[c], s->b->limits->county_seats[c]);
    }
}

static void pairs_sum(struct sum *s)
{
    const struct dispatch_problem *p = s->b->p;
    const struct pair_list *pairs = s->b->pairs;

    for (int32_t j = 0; j < p->demand_n; j++) {
        for (int64_t k = pairs->first[j]; k < pairs->first[j + 1]; k++) {
            int32_t i = pairs->offers[k], fixed = dispatch_fixed(p, i);
            struct arc arc = {.lower = fixed == j, .upper = 1};

            if (fixed >= 0 && fixed != j)
                continue;
            tail_set(&arc, s->prices->offer, p->offer_n, i);
            head_set(&arc, s->prices->demand, p->demand_n, j);
            arc.gains[DISPATCH_MOVED] = dispatch_limit_stays(p, i, j);
            arc.gains[DISPATCH_UTILITY] = pairs->utilities[k];
            arc_sum(s, &arc);
        }
    }
}

static void all_sum(struct sum *s)
{
    senders_sum(s);
    hosts_sum(s);
    pairs_sum(s);
}

bool dispatch_bound_value(const struct dispatch_bound *b, const struct dispatch_prices *prices,
                          int64_t values[DISPATCH_STEP_N])
{
    struct sum s = {.b = b, .prices = prices, .step_n = DISPATCH_STEP_N, .costs = true};

    all_sum(&s);
    for (int step = 0; step < DISPATCH_STEP_N; step++)
        s.total[step] = -s.total[step];
    s.total[DISPATCH_SHORTFALL] = -s.total[DISPATCH_SHORTFALL];
    s.total[DISPATCH_MOVED] = -s.total[DISPATCH_MOVED];
    for (int32_t q = 0; q < b->p->quota_n; q++)
        s.total[DISPATCH_SHORTFALL] += b->p->quotas[q].min;
    for (int32_t i = 0; b->p->previous && i < b->p->offer_n; i++)
        s.total[DISPATCH_MOVED] += b->p->offers[i].previous_demand != -1;
    if (b->p->previous)
        s.total[DISPATCH_MOVED] += b->p->gone_n;
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (s.total[step] < INT64_MIN || s.total[step] > INT64_MAX)
            return false;
        values[step] = (int64_t)s.total[step];
    }
    return true;
}

int64_t dispatch_bound_none(const struct dispatch_bound *b, const struct dispatch_prices *prices)
{
    struct sum s = {.b = b, .prices = prices, .step_n = 1, .costs = false};

    all_sum(&s);
    if (s.total[0] > INT64_C(1) << 62)
        return INT64_C(1) << 62;
    return s.total[0] > 0 ? (int64_t)s.total[0] : 0;
}

int64_t dispatch_branch_none(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                             const struct pair_list *pairs, int32_t branch)
{
    struct arena own = {0};
    struct dispatch_limits limits;
    signed char *teams = ARENA_ARRAY(&own, signed char, p->team_n);
    const bool *fixed = dispatch_teams_fixed(p, &own);
    struct dispatch_bound b = {.p = p, .limits = &limits, .pairs = pairs, .teams = teams};
    int64_t sum;

    dispatch_limits_make(p, &own, &limits);
    dispatch_bound_teams(p, plan, fixed, branch, teams);
    sum = dispatch_bound_none(&b, &plan->branches[branch].prices);
    arena_reset(&own);
    return sum;
}

void dispatch_bound_teams(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                          const bool *fixed, int32_t branch, signed char *teams)
{
    for (int32_t t = 0; t < p->team_n; t++)
        teams[t] = fixed[t] ? 1 : -1;
    for (; branch > 0; branch = plan->branches[branch].parent)
        teams[plan->branches[branch].team] = plan->branches[branch].open;
}
