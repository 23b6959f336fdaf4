/* capability_test.c - the map of who can do what, counted; the days are those of its store. */
#include "work/capability.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/work/placed.h"
#include "work/technique_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

/* The invented window ends with 2024: P1 is told of 81.51 and did it as T1 twice, once alone; P2
 * may do it alone until the middle of the year. */
static struct both *skilled(void **state)
{
    static char cases[] =
        "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization,"
        " technique, day, role, mentor, state, delivery, made_ms) VALUES"
        " ('990103', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P1', 'H3', 'T1',"
        " '2024-01-01', 'supervised', NULL, 'open', 'd', 1),"
        " ('990103', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P1', 'H3', 'T1',"
        " '2024-12-02', 'independent', NULL, 'open', 'd', 1),"
        " ('990103', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P1', 'H3', 'T1',"
        " '2023-12-31', 'independent', NULL, 'open', 'd', 1)";
    static char decisions[] =
        "INSERT INTO mastery (county, id, practitioner, technique, level, from_day, until_day,"
        " cause, note, made_ms) VALUES"
        " ('990103', '00000000-0000-7000-8000-000000000001', 'P1', 'T1', 4, '2024-02-01', NULL,"
        " 'review', '', 1), ('990103', '00000000-0000-7000-8000-000000000002', 'P2', 'T1', 4,"
        " '2024-01-01', '2024-06-30', 'review', '', 1)";
    static const struct technique T[] = {
        {{"81.51", 5}, {"全髋关节置换", 18}, {"骨科", 6}, 3, {"81.51", 5}, false},
        {{"T1", 2}, {"髋置换", 9}, {"骨科", 6}, 3, {"81.51", 5}, false}};
    struct both *b = placed_province(state);
    struct edit_refused refused;
    struct err e = {0};

    for (int i = 0; i < 2; i++)
        assert_true(work_technique_add(b->st, &OFFICER, &T[i], NOON, &refused, &e));
    both_tx(b, STORE_WRITE, run_in_tx, cases);
    both_tx(b, STORE_WRITE, run_in_tx, decisions);
    return b;
}

static struct capability_view seen(struct both *b, const struct subject *by)
{
    const struct capability_asked q = {.discipline = STR("骨科")};
    struct capability_view v;
    struct err e = {0};

    if (!work_capability_see(b->st, by, &q, NOON + 400 * 86400000LL, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void a_doctor_of_two_techniques_counts_once_in_their_cell(void **state)
{
    struct both *b = skilled(state);
    const struct capability_view v = seen(b, &OFFICER);
    const struct capability_cell *c = &v.cells[0];

    assert_int_equal(v.seen_from, day_of(2025, 1, 1)); /* after the window, whatever the clock */
    assert_int_equal(v.from_day, day_of(2024, 1, 1));
    assert_int_equal(v.doctors.n, 3); /* P1 by two techniques, P2 */
    assert_int_equal(v.cell_n, 1);
    assert_str(c->organization, "H3");
    assert_str(c->procedure, "81.51");
    assert_int_equal(c->told, 1);
    assert_int_equal(c->independent, 1); /* P2's level has run out */
    assert_int_equal(c->doctors, 1);
    assert_int_equal(c->cases, 2);
    assert_int_equal(c->alone, 1);
}

static void a_level_that_has_run_out_lets_nobody_work_alone(void **state)
{
    const struct capability_doctor open = {.level = 4, .level_until = DAY_NONE},
                                   ended = {.level = 5, .level_until = day_of(2024, 6, 30)},
                                   low = {.level = 3, .level_until = DAY_NONE},
                                   none = {.level = COUNT_UNKNOWN, .level_until = DAY_NONE};

    (void)state;
    assert_true(capability_independent(&open, day_of(2025, 1, 1)));
    assert_true(capability_independent(&ended, day_of(2024, 6, 30)));
    assert_false(capability_independent(&ended, day_of(2024, 7, 1)));
    assert_false(capability_independent(&low, 0));
    assert_false(capability_independent(&none, 0));
}

static void nobody_outside_the_reach_is_told(void **state)
{
    struct both *b = skilled(state);
    const struct subject host = manager_of(1), home = manager_of(3);

    assert_int_equal(seen(b, &host).cell_n, 0);
    assert_int_equal(seen(b, &home).cell_n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_doctor_of_two_techniques_counts_once_in_their_cell),
        cmocka_unit_test(a_level_that_has_run_out_lets_nobody_work_alone),
        BOTH(nobody_outside_the_reach_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
