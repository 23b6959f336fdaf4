#include "work/spread.h"

#include "base/day.h"
#include "tests/work/placed.h"
#include "work/technique_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

/* P1 taught P2 three times, P2 taught P3; the store is invented and its window ends with 2024. */
static struct both *taught(void **state)
{
    static char rows[] =
        "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization,"
        " technique, day, role, mentor, state, delivery, made_ms) VALUES"
        " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P2', 'H1', 'T1',"
        " '2023-01-01', 'assisted', 'P1', 'open', 'd', 1),"
        " ('990101', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P2', 'H1', 'T1',"
        " '2023-02-01', 'supervised', 'P1', 'open', 'd', 1),"
        " ('990101', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P2', 'H1', 'T1',"
        " '2023-03-01', 'independent', 'P1', 'open', 'd', 1),"
        " ('990101', '00000000-0000-7000-8000-000000000004', 'd', 'p', 'P2', 'H1', 'T1',"
        " '2024-12-02', 'independent', NULL, 'open', 'd', 1),"
        " ('990101', '00000000-0000-7000-8000-000000000005', 'e', 'p', 'P3', 'H1', 'T1',"
        " '2023-09-01', 'supervised', 'P2', 'open', 'd', 1),"
        " ('990101', '00000000-0000-7000-8000-000000000006', 'f', 'p', 'P3', 'H1', 'T1',"
        " '2024-06-01', 'independent', NULL, 'open', 'd', 1)";
    static const struct technique T = {{"T1", 2}, {"髋置换", 9}, {"骨科", 6}, 3, {"", 0}, false};
    struct both *b = placed_province(state);
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &T, NOON, &refused, &e));
    both_tx(b, STORE_WRITE, run_in_tx, rows);
    return b;
}

static struct spread_trees asked(struct both *b, const struct subject *by, const char *technique,
                                 const char *expert)
{
    const struct spread_asked q = {
        .technique = str_of(technique), .expert = str_of(expert), .until_day = DAY_NONE};
    struct spread_trees trees;
    struct err e = {0};

    if (!work_spread_see(b->st, by, &q, NOON + 400 * 86400000LL, &b->a, &trees, &e))
        fail_msg("%s", e.text);
    for (size_t i = 0; i < trees.n; i++) {
        if (!spread_check(&trees.items[i].in, &trees.items[i].spread, &e))
            fail_msg("%s", e.text);
    }
    return trees;
}

static void two_generations_grow_out_of_one_expert_and_the_lost_one_is_found(void **state)
{
    struct both *b = taught(state);
    const struct spread_trees trees = asked(b, &OFFICER, "T1", "");
    const struct spread *s = &trees.items[0].spread;

    assert_int_equal(trees.n, 1);
    assert_int_equal(trees.as_of,
                     day_of(2025, 1, 1)); /* the day after the window, whatever the clock */
    assert_int_equal(s->doctor_n, 3);
    assert_int_equal(s->generations, 2);
    assert_int_equal(s->done, 1);
    assert_int_equal(s->lost, 1); /* P3, without a case for half a year */
    assert_int_equal(s->ripe, 1);
    assert_near(s->reproduction, 1, 1e-12);
}

static void an_expert_shows_his_own_branch_and_a_stranger_nothing(void **state)
{
    struct both *b = taught(state);
    const struct subject county = {.role = ROLE_OFFICER,
                                   .scope = {.kind = SCOPE_REGION, .place = {"990102", 6}}};
    const struct spread_trees trees = asked(b, &OFFICER, "", "P2");
    int shown = 0;

    assert_int_equal(trees.n, 1);
    for (int32_t i = 0; i < trees.items[0].spread.doctor_n; i++)
        shown += trees.items[0].shown[i];
    assert_int_equal(shown, 2); /* P2 and P3, not P1 */
    assert_int_equal(asked(b, &county, "T1", "").n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(two_generations_grow_out_of_one_expert_and_the_lost_one_is_found),
        BOTH(an_expert_shows_his_own_branch_and_a_stranger_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
