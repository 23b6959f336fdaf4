#include "store/visit_roster.h"

#include "model/unknown.h"
#include "tests/store/visited.h"

struct asking {
    struct arena *a;
    struct visit_roster roster;
    struct visit_rosters rows;
    struct roster_lines lines;
    struct roster_visits visits;
    struct roster_point at, nowhere;
    bool found, unknown, stale;
};

static bool laid_in_tx(struct store *st, struct asking *q, struct err *e)
{
    struct str experts[] = {STR("P1"), STR("P2")}, hosts[] = {STR("H1")};
    const struct visit_roster r = {.id = pid('Z', 1),
                                   .version = 1,
                                   .county = STR("990000"),
                                   .programme = STR("p"),
                                   .from_day = 20000,
                                   .weeks = 2,
                                   .most = 1,
                                   .experts = {experts, 2, 2},
                                   .hosts = {hosts, 1, 1},
                                   .state = STR("draft"),
                                   .covered = 2,
                                   .made_ms = 5,
                                   .accepted_ms = COUNT_UNKNOWN};
    struct roster_line lines[] = {
        {.week = 0, .practitioner = STR("P1"), .organization = STR("H1")},
        {.week = 1, .practitioner = STR("P2"), .organization = STR("H1"), .pinned = true}};
    const struct id nobody = {{0}};
    bool done;

    if (!store_visit_roster_add(st, &r, e) || !store_visit_roster_lay(st, &r, lines, 2, e)
        || !store_visit_roster_put(st, &r, 9, nobody, &done, e))
        return false;
    q->stale = !done;
    lines[0].visit = VISITED(1);
    return store_visit_roster_made(st, &r, &lines[0], e)
           && store_visit_roster_get(st, r.id, q->a, &q->roster, e)
           && store_visit_roster_lines(st, r.id, q->a, &q->lines, e);
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct visit v = visited_of(1, "V1", 20003);
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};
    bool found;

    if (!laid_in_tx(st, q, e) || !store_visit_add(st, &v, e)
        || !store_roster_expert_at(st, STR("nobody"), &q->nowhere, &found, e))
        return false;
    q->unknown = !found;
    return store_visit_roster_list(st, &page, q->a, &q->rows, e)
           && store_roster_visits(st, 20000, 20010, q->a, &q->visits, e)
           && store_roster_expert_at(st, STR("P1"), &q->at, &q->found, e)
           && store_roster_host_at(st, STR("H2"), &q->nowhere, &found, e);
}

static void a_roster_comes_back_with_its_lines_and_its_ground(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.stale && q.unknown && q.found);
    assert_int_equal(q.roster.experts.n, 2);
    assert_str(q.roster.experts.items[1], "P2");
    assert_int_equal(q.lines.n, 2);
    assert_id(q.lines.items[0].visit, VISITED(1));
    assert_true(q.lines.items[1].pinned);
    assert_str(q.lines.items[0].organization_name, "甲县医院");
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.visits.n, 1);
    assert_near(q.at.lng, 103.5, 1e-9);
    assert_true(q.nowhere.lng != q.nowhere.lng);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_roster_comes_back_with_its_lines_and_its_ground)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
