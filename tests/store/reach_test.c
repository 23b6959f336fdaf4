/* reach_test.c - every list, count and sum holds the rows of the asker's scope and no other,
 * against what is known of the province row by row. */
#include "store/reach.h"

#include "store/agreement.h"
#include "store/home.h"
#include "tests/store/province.h"

enum { REGIONS, FLOWS, GAPS, FACTS, ORGANIZATIONS, DEMANDS, OFFERS, PLANS, SEATS, EMPTY, HOME, N };

struct reading {
    struct arena *a;
    struct store_page page;
    int64_t totals[N], rows[N]; /* without paging the two are the same */
    struct home home;
};

static bool lists_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    const struct fact_filter facts = {.window = true};
    struct organization_rows organizations;
    struct demand_rows demands;
    struct offer_rows offers;
    struct plan_rows plans;
    struct fact_rows cells;
    const struct demand_filter all = {0};
    const struct offer_filter offered = {.on_day = DAY_NONE};

    if (!store_organization_list(st, &r->page, r->a, &organizations, e)
        || !store_demand_list(st, &all, &r->page, r->a, &demands, e)
        || !store_offer_list(st, &offered, &r->page, r->a, &offers, e)
        || !store_plan_list(st, &r->page, r->a, &plans, e)
        || !store_fact_list(st, &facts, &r->page, r->a, &cells, e))
        return false;
    r->totals[ORGANIZATIONS] = organizations.more.total;
    r->rows[ORGANIZATIONS] = (int64_t)organizations.n;
    r->totals[DEMANDS] = demands.more.total;
    r->rows[DEMANDS] = (int64_t)demands.n;
    r->totals[OFFERS] = offers.more.total;
    r->rows[OFFERS] = (int64_t)offers.n;
    r->totals[PLANS] = plans.more.total;
    r->rows[PLANS] = (int64_t)plans.n;
    r->totals[FACTS] = cells.more.total;
    r->rows[FACTS] = (int64_t)cells.n;
    return true;
}

static bool plan_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    struct assignment_rows seats;
    struct unfilled_rows unfilled;
    struct unplaced_rows unplaced;

    if (!store_assignment_list(st, PLAN(2), NULL, &r->page, r->a, &seats, e)
        || !store_assignment_list_unfilled(st, PLAN(2), NULL, &r->page, r->a, &unfilled, e)
        || !store_assignment_list_unplaced(st, PLAN(2), &r->page, r->a, &unplaced, e))
        return false;
    r->totals[SEATS] = seats.more.total;
    r->rows[SEATS] = (int64_t)seats.n;
    r->totals[EMPTY] = unfilled.more.total + 10 * unplaced.more.total;
    r->rows[EMPTY] = (int64_t)(unfilled.n + 10 * unplaced.n);
    return true;
}

static bool figures_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    const struct store_reach *o = &r->page.reach;
    struct home_reach home = {.figures = *o,
                              .organizations = *o,
                              .practitioners = *o,
                              .demands = *o,
                              .offers = *o,
                              .plans = *o,
                              .masteries = *o,
                              .placements = *o,
                              .pledges = *o,
                              .today = 20000};
    const struct region_months months = {DAY_NONE, DAY_NONE};
    struct region_rows regions;
    struct flows flows;
    struct gap_matrix matrix;

    home_reach_days(&home);
    if (!store_region_list(st, o, &months, r->a, &regions, e)
        || !store_region_flows(st, &r->page, &months, r->a, &flows, e)
        || !store_gap_matrix(st, o, r->a, &matrix, e)
        || !store_home_get(st, &home, 50, r->a, &r->home, e))
        return false;
    r->totals[REGIONS] = r->rows[REGIONS] = (int64_t)regions.n;
    r->totals[FLOWS] = flows.total;
    r->rows[FLOWS] = (int64_t)flows.n;
    r->totals[GAPS] = r->rows[GAPS] = (int64_t)matrix.cell_n;
    r->totals[HOME] = r->home.waiting;
    r->rows[HOME] = (int64_t)r->home.inbox_n;
    return true;
}

struct promise {
    const char *about;
    struct store_reach reach;
    int64_t n[N];
};

static void promises_hold(struct both *b, const struct promise *promises, size_t promise_n)
{
    for (size_t i = 0; i < promise_n; i++) {
        struct reading r = {.a = &b->a, .page = {200, STR(""), promises[i].reach}};

        both_tx(b, STORE_READ, lists_in_tx, &r);
        both_tx(b, STORE_READ, plan_in_tx, &r);
        both_tx(b, STORE_READ, figures_in_tx, &r);
        for (int n = 0; n < N; n++) {
            if (r.totals[n] != promises[i].n[n] || r.rows[n] != promises[i].n[n])
                fail_msg("%s: list %d has %lld rows of %lld, not %lld", promises[i].about, n,
                         (long long)r.rows[n], (long long)r.totals[n], (long long)promises[i].n[n]);
        }
    }
}

/* H2 leads an alliance of H1 from day 100 to day 200. */
static bool alliance_in_tx(struct store *st, void *unused, struct err *e)
{
    const struct agreement alliance = {.id = pid('g', 1),
                                       .purpose = AGREEMENT_ALLIANCE,
                                       .name = STR("医共体"),
                                       .parties = STR("p"),
                                       .round = 1,
                                       .from_day = 100,
                                       .until_day = 200};
    const struct agreement_member members[] = {
        {.agreement = alliance.id, .organization = ORG(2), .side = AGREEMENT_LEAD},
        {.agreement = alliance.id, .organization = ORG(1), .side = AGREEMENT_MEMBER}};

    (void)unused;
    return store_agreement_add(st, &alliance, 1, e)
           && store_agreement_add_members(st, members, 2, e);
}

/* Facts of the window: 8, of which 2 live in 990101 and are known to be treated (1 in 990103), 1 is
 * treated nobody knows where; flows 990101 > 990103 and 990102 > 990103. */
static void each_reach_holds_its_rows(void **state)
{
    struct both *b = province_of(state);
    const struct promise promises[] = {
        {"nothing", {.kind = REACH_NONE}, {0}},
        {"all", STORE_ALL, {5, 2, 2, 8, 3, 2, 3, 2, 2, 11, 2}},
        {"the province",
         {.kind = REACH_PLACE, .scope.place = STR("990000")},
         {5, 2, 2, 8, 3, 2, 3, 2, 2, 11, 2}},
        {"another province", {.kind = REACH_PLACE, .scope.place = STR("880000")}, {[FACTS] = 1}},
        {"the city",
         {.kind = REACH_PLACE, .scope.place = STR("990100")},
         {4, 2, 2, 8, 3, 2, 3, 0, 2, 11, 2}},
        {"a county", /* its seat, and the demand with an empty one */
         {.kind = REACH_PLACE, .scope.place = STR("990101")},
         {1, 1, 1, 3, 1, 1, 0, 0, 1, 1, 1}},
        {"the county of those who are sent",
         {.kind = REACH_PLACE, .scope.place = STR("990103")},
         {1, 2, 0, 6, 1, 0, 3, 0, 2, 10, 0}},
        {"a hospital that asks",
         {.kind = REACH_ORGANIZATION, .scope.organization = ORG(1)},
         {[FACTS] = 1, [ORGANIZATIONS] = 1, [DEMANDS] = 1, [SEATS] = 1, [EMPTY] = 1, [HOME] = 1}},
        {"a hospital that sends, and is paired with demand 2",
         {.kind = REACH_ORGANIZATION, .scope.organization = ORG(3)},
         {[FACTS] = 6,
          [ORGANIZATIONS] = 1,
          [DEMANDS] = 1,
          [OFFERS] = 3,
          [SEATS] = 2,
          [EMPTY] = 10}},
        {"no hospital", {.kind = REACH_ORGANIZATION, .scope.organization = ORG(9)}, {0}},
        {"a department",
         {.kind = REACH_DEPARTMENT, .scope = {.organization = ORG(3), .department = STR("骨一科")}},
         {[OFFERS] = 3, [SEATS] = 2, [EMPTY] = 10}},
        {"a department of the same name elsewhere",
         {.kind = REACH_DEPARTMENT, .scope = {.organization = ORG(1), .department = STR("骨一科")}},
         {0}},
        {"a person who is sent",
         {.kind = REACH_SELF, .scope.practitioner = PERSON(1)},
         {[OFFERS] = 1, [SEATS] = 1}},
        {"a person who stays",
         {.kind = REACH_SELF, .scope.practitioner = PERSON(2)},
         {[OFFERS] = 1, [EMPTY] = 10}},
        {"nobody's self", {.kind = REACH_SELF}, {0}},
    };

    promises_hold(b, promises, sizeof promises / sizeof promises[0]);
}

static void a_lead_reaches_its_members_while_their_agreement_holds(void **state)
{
    struct both *b = province_of(state);
    const struct promise promises[] = {
        {"a lead, on the last day of its alliance: its own demand 2, and what its member has",
         {.kind = REACH_MEMBERS, .scope.organization = ORG(2), .today = 200},
         {[FACTS] = 1, [ORGANIZATIONS] = 2, [DEMANDS] = 2, [SEATS] = 2, [EMPTY] = 1, [HOME] = 1}},
        {"a lead, a day behind it: its own alone",
         {.kind = REACH_MEMBERS, .scope.organization = ORG(2), .today = 201},
         {[ORGANIZATIONS] = 1, [DEMANDS] = 1, [SEATS] = 1}},
        {"a member has nothing of its lead",
         {.kind = REACH_MEMBERS, .scope.organization = ORG(1), .today = 150},
         {[FACTS] = 1, [ORGANIZATIONS] = 1, [DEMANDS] = 1, [SEATS] = 1, [EMPTY] = 1, [HOME] = 1}},
    };

    both_tx(b, STORE_WRITE, alliance_in_tx, NULL);
    promises_hold(b, promises, sizeof promises / sizeof promises[0]);
}

static void the_sums_of_home_are_those_of_the_reach(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {
        .a = &b->a, .page = {200, STR(""), {.kind = REACH_PLACE, .scope.place = STR("990102")}}};

    both_tx(b, STORE_READ, figures_in_tx, &r);
    assert_int_equal(r.home.counts.counties, 1);
    assert_int_equal(r.home.counts.organizations, 1);
    assert_int_equal(r.home.counts.practitioners, 0);
    assert_int_equal(r.home.counts.gaps, 1);
    assert_int_equal(r.home.counts.demands, 1);
    assert_int_equal(r.home.counts.offers, 0);
    assert_int_equal(r.home.counts.plans, 0);
    assert_near(r.home.avoidable_rw, 1.5, 0);
    assert_int_equal(r.home.money_fen, 100);
    assert_int_equal(r.home.seats, 1);
    assert_int_equal(r.home.filled, 1);
}

static void a_reach_is_what_the_rights_say(void **unused)
{
    struct subject s = {
        .account = PERSON(7),
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = STR("990101"), .organization = ORG(1)}};
    struct store_reach reach = store_reach_of(&s, ACTION_DEMAND_SEE);

    (void)unused;
    assert_int_equal(reach.kind, REACH_ORGANIZATION);
    assert_id(reach.scope.organization, ORG(1));
    assert_id(reach.account, PERSON(7));
    assert_int_equal(store_reach_of(&s, ACTION_PLAN_SEE).kind, REACH_ABOVE);
    assert_int_equal(store_reach_of(&s, ACTION_TOKEN_SEE).kind, REACH_NONE);
    s.disabled = true;
    assert_int_equal(store_reach_of(&s, ACTION_DEMAND_SEE).kind, REACH_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(each_reach_holds_its_rows),
        BOTH(a_lead_reaches_its_members_while_their_agreement_holds),
        BOTH(the_sums_of_home_are_those_of_the_reach),
        cmocka_unit_test(a_reach_is_what_the_rights_say),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
