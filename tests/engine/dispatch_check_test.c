/* The verdict of dispatch_check against that of a twin that lists every arc of dispatch.h's network
 * with its gains one unit at a time, on proofs of the solver and on such proofs spoiled at random.
 */
#include "tests/check.h"
#include "tests/engine/dispatch_random.h"

enum { ROUND_N = 3000, SPOIL_N = 8 };

static struct arena arena;

/* A node: a kind's prices and the index in it; NULL is source or sink. */
struct end {
    const int64_t *prices;
    int32_t n, ix;
};

struct arc {
    struct end tail, head;
    int64_t gains[DISPATCH_STEP_N];
};

/* -1, 0, 1: the reduced cost at the first step where it is not 0. */
static int arc_sign(const struct arc *arc)
{
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        const struct end *t = &arc->tail, *h = &arc->head;
        int64_t tail = t->prices ? t->prices[(int64_t)step * t->n + t->ix] : 0;
        int64_t head = h->prices ? h->prices[(int64_t)step * h->n + h->ix] : 0;

        if (tail - head != arc->gains[step])
            return tail - head < arc->gains[step] ? -1 : 1;
    }
    return 0;
}

static struct end end_of(const int64_t *prices, int32_t n, int32_t ix)
{
    return (struct end){.prices = ix >= 0 ? prices : NULL, .n = n, .ix = ix};
}

static struct dispatch_quota quota_of(const struct dispatch_problem *p, enum dispatch_scope scope,
                                      int32_t ix)
{
    for (int32_t q = 0; q < p->quota_n; q++) {
        if (p->quotas[q].scope == scope && p->quotas[q].ix == ix)
            return p->quotas[q];
    }
    return (struct dispatch_quota){.max = INT64_MAX};
}

/* `used` units run over arcs that are worth 1 at step 0 up to the minimum, and fairness of `seats`
 * at its own: each used unit may go, each unused one up to the maximum may come. */
static bool units_stand(struct arc arc, struct dispatch_quota quota, int64_t used, int64_t seats)
{
    for (int64_t k = 1; k <= TINY_OFFERS + 1 && k <= quota.max; k++) {
        arc.gains[0] = k <= quota.min;
        arc.gains[7] = k <= seats ? 10000 * (seats - k + 1) / seats : 0;
        if (k <= used ? arc_sign(&arc) > 0 : arc_sign(&arc) < 0)
            return false;
    }
    return used <= quota.max;
}

static bool senders_stand(const struct dispatch_problem *p, const struct dispatch_plan *plan)
{
    const struct dispatch_prices *c = &plan->prices;

    for (int32_t o = 0; o < p->organization_n; o++) {
        struct arc arc = {.head = end_of(c->organization, p->organization_n, o)};
        int64_t used = 0;

        for (int32_t i = 0; i < p->offer_n; i++)
            used += p->offers[i].organization == o && plan->demand_of[i] >= 0;
        if (!units_stand(arc, quota_of(p, DISPATCH_ORGANIZATION, o), used, 0))
            return false;
    }
    for (int32_t d = 0; d < p->department_n; d++) {
        struct arc arc = {
            .tail = end_of(c->organization, p->organization_n, p->department_organization[d]),
            .head = end_of(c->department, p->department_n, d)};
        int64_t used = 0;

        for (int32_t i = 0; i < p->offer_n; i++)
            used += p->offers[i].department == d && plan->demand_of[i] >= 0;
        if (!units_stand(arc, quota_of(p, DISPATCH_DEPARTMENT, d), used, 0))
            return false;
    }
    for (int32_t i = 0; i < p->offer_n; i++) {
        const struct dispatch_offer *offer = &p->offers[i];
        struct arc arc = {.tail =
                              offer->department >= 0
                                  ? end_of(c->department, p->department_n, offer->department)
                                  : end_of(c->organization, p->organization_n, offer->organization),
                          .head = end_of(c->offer, p->offer_n, i)};
        struct dispatch_quota one = {.max = 1};

        if (!units_stand(arc, one, plan->demand_of[i] >= 0, 0))
            return false;
    }
    return true;
}

static bool hosts_stand(const struct dispatch_problem *p, const struct dispatch_plan *plan)
{
    const struct dispatch_prices *c = &plan->prices;

    for (int32_t y = 0; y < p->county_n; y++) {
        struct arc arc = {.tail = end_of(c->county, p->county_n, y)};
        int64_t used = 0, seats = 0;

        for (int32_t j = 0; j < p->demand_n; j++) {
            const struct dispatch_demand *demand = &p->demands[j];
            struct arc into = {.tail = end_of(c->demand, p->demand_n, j),
                               .head = end_of(c->county, p->county_n, y)};
            int64_t here = 0, band = (demand->weight - 1) / p->weight_band + 1;
            int sign;

            if (p->organizations[demand->organization].county != y)
                continue;
            for (int32_t i = 0; i < p->offer_n; i++)
                here += plan->demand_of[i] == j;
            into.gains[demand->tier] = band * p->weight_band;
            into.gains[8] = demand->weight;
            sign = arc_sign(&into);
            if ((here < demand->seats && sign < 0) || (here > 0 && sign > 0))
                return false;
            used += here;
            seats += demand->seats;
        }
        if (!units_stand(arc, quota_of(p, DISPATCH_COUNTY, y), used, seats))
            return false;
    }
    return true;
}

/* `endless`: a pair may carry any number, and only its practitioner's arc is bounded by 1. */
static bool pairs_stand(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                        bool endless)
{
    for (int32_t i = 0; i < p->offer_n; i++) {
        for (int32_t j = 0; j < p->demand_n; j++) {
            struct arc arc = {.tail = end_of(plan->prices.offer, p->offer_n, i),
                              .head = end_of(plan->prices.demand, p->demand_n, j)};
            struct dispatch_terms terms;
            bool here = plan->demand_of[i] == j;
            int sign;

            if (p->offers[i].pinned_demand >= 0 || dispatch_bars(p, i, j) != 0)
                continue;
            dispatch_terms(p, i, j, &terms);
            arc.gains[6] = p->previous && p->offers[i].previous_demand == j;
            arc.gains[9] = terms.utility;
            sign = arc_sign(&arc);
            if ((here && sign > 0) || ((endless || !here) && sign < 0))
                return false;
        }
    }
    return true;
}

static bool twin_stands(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                        bool endless)
{
    return senders_stand(p, plan) && hosts_stand(p, plan) && pairs_stand(p, plan, endless);
}

static void proofs_of_the_solver_stand_in_both_readings_of_a_pair(void **unused)
{
    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct err e = {0};

        tiny_make_kind(&t, 31, round, round % 2 ? TINY_PREVIOUS : TINY_PLAIN);
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e))
            continue;
        assert_true(twin_stands(&t.p, &plan, true));
        assert_true(twin_stands(&t.p, &plan, false));
        assert_true(dispatch_check(&t.p, &plan, &e));
        arena_reset(&arena);
    }
}

/* One price moved a little or a lot. */
static void spoil(struct tiny *t, struct dispatch_plan *plan)
{
    int64_t *const prices[] = {plan->prices.organization, plan->prices.department,
                               plan->prices.offer, plan->prices.demand, plan->prices.county};
    const int32_t counts[] = {t->p.organization_n, t->p.department_n, t->p.offer_n, t->p.demand_n,
                              t->p.county_n};
    int32_t kind = tiny_below(t, 5);
    int64_t change = tiny_below(t, 2) ? 1 : 1 + tiny_below(t, 3000);

    if (counts[kind] > 0)
        prices[kind][tiny_below(t, DISPATCH_STEP_N * counts[kind])] +=
            tiny_below(t, 2) ? change : -change;
}

static void spoiled_prices_pass_only_where_they_still_prove(void **unused)
{
    int32_t stood = 0, fell = 0;

    (void)unused;
    for (uint64_t round = 0; round < ROUND_N; round++) {
        struct tiny t;
        struct dispatch_plan plan;
        struct err e = {0};

        tiny_make_kind(&t, 32, round, round % 2 ? TINY_PREVIOUS : TINY_PLAIN);
        if (!dispatch_solve(&t.p, &arena, &plan, NULL, &e))
            continue;
        for (int k = 0; k < SPOIL_N; k++) {
            bool want;

            spoil(&t, &plan);
            want = twin_stands(&t.p, &plan, false);
            err_reset(&e);
            assert_int_equal(dispatch_check(&t.p, &plan, &e), want);
            if (!want)
                assert_err(e, ERR_CHECK, "would be better");
            stood += want;
            fell += !want;
        }
        arena_reset(&arena);
    }
    assert_true(stood > ROUND_N / 10 && fell > ROUND_N);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proofs_of_the_solver_stand_in_both_readings_of_a_pair),
        cmocka_unit_test(spoiled_prices_pass_only_where_they_still_prove),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
