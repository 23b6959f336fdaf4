#include "store/capability.h"

#include "store/technique.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct capability_asked asked;
    struct capability_doctors rows;
};

/* P1 has 81.51 told of him (the province). P2 does the same operation by T1, is used at H1 in 2024,
 * and was let go alone, then told off; P3 did one case at H2, a year before the others. */
static bool fill_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t[] = {
        {STR("81.51"), STR("全髋关节置换"), STR("骨科"), 3, STR("81.51"), false},
        {STR("T1"), STR("髋置换"), STR("骨科"), 3, STR("81.51"), false},
        {STR("8151"), STR("别的"), STR("骨科"), 3, STR(""), false}, /* told of nobody */
        {STR("T9"), STR("造影"), STR("心内科"), 3, STR("88.55"), false}};

    (void)arg;
    return store_technique_add(st, t, 4, e)
           && sql_run(
               st,
               "INSERT INTO procedure (county, id, procedure, programme, practitioner,"
               " organization, technique, day, role, mentor, state, delivery, made_ms) VALUES"
               " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P2', 'H1',"
               " '髋置换', '2024-10-01', 'supervised', 'P1', 'open', 'd', 1),"
               " ('990101', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P2', 'H1',"
               " 'T1', '2024-11-01', 'independent', NULL, 'signed', 'd', 1),"
               " ('990101', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P2', 'H1',"
               " 'T1', '2024-11-02', 'assisted', 'P1', 'signed', 'd', 1),"
               " ('990101', '00000000-0000-7000-8000-000000000004', 'd', 'p', 'P2', 'H1',"
               " 'T1', '2024-11-03', 'independent', NULL, 'voided', 'd', 1),"
               " ('990102', '00000000-0000-7000-8000-000000000005', 'e', 'p', 'P3', 'H2',"
               " 'T1', '2023-11-03', 'independent', NULL, 'open', 'd', 1)",
               NULL, e)
           && sql_run(st,
                      "INSERT INTO mastery (county, id, practitioner, technique, level, from_day,"
                      " cause, note, made_ms) VALUES"
                      " ('990103', '00000000-0000-7000-8000-000000000001', 'P2', 'T1', 4,"
                      " '2024-11-10', 'review', '', 1),"
                      " ('990103', '00000000-0000-7000-8000-000000000002', 'P2', 'T1', 3,"
                      " '2024-11-20', 'revoked', '', 2)",
                      NULL, e);
}

static bool post_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct id person = PERSON(2), home = ORG(1), role = pid('R', 1);

    (void)arg;
    return sql_run(st,
                   "INSERT INTO practitioner_role (county, id, practitioner, organization, kind,"
                   " department, from_day, until_day, made_ms, voided_why) VALUES"
                   " ('990103', $1, $2, $3, 'used', '', '2024-01-01', '2024-12-31', 1, '')",
                   SQL(sql_id(&role), sql_id(&person), sql_id(&home)), e);
}

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_capability_doctors(st, &q->asked, q->a, &q->rows, e);
}

static struct capability_doctors asked(struct both *b, struct capability_asked asked)
{
    struct asking q = {.a = &b->a, .asked = asked};

    if (q.asked.reach.kind == REACH_NONE)
        q.asked.reach = STORE_ALL;
    q.asked.from_day = day_of(2024, 1, 1);
    if (q.asked.today == 0)
        q.asked.today = day_of(2024, 12, 31);
    both_tx(b, STORE_READ, ask_in_tx, &q);
    return q.rows;
}

static struct both *filled(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_WRITE, post_in_tx, NULL);
    return b;
}

static void what_is_told_decided_and_done_stands_at_each_place_of_work(void **state)
{
    struct both *b = filled(state);
    const struct capability_doctors rows =
        asked(b, (struct capability_asked){.discipline = STR("骨科")});
    const struct capability_doctor *d = rows.items;

    assert_int_equal(rows.n, 3);
    assert_str(d[0].organization, "H1"); /* P2, who is used there: two own cases of 2024 */
    assert_str(d[0].code, "P2");
    assert_str(d[0].procedure, "81.51");
    assert_str(d[0].technique, "T1");
    assert_str(d[0].post, "used");
    assert_str(d[0].home_name, "东市医院");
    assert_false(d[0].told);
    assert_int_equal(d[0].level, 3); /* the newest decision */
    assert_int_equal(d[0].cases, 2);
    assert_int_equal(d[0].alone, 1);
    assert_int_equal(d[0].last_day, day_of(2024, 11, 1));
    assert_str(d[1].organization, "H3"); /* P1 at home: told of him, never done */
    assert_str(d[1].code, "P1");
    assert_str(d[1].technique, "81.51");
    assert_str(d[1].post, "home");
    assert_true(d[1].told);
    assert_int_equal(d[1].level, COUNT_UNKNOWN);
    assert_int_equal(d[1].cases, 0);
    assert_int_equal(d[1].last_day, DAY_NONE);
    assert_str(d[2].code, "P2"); /* at home: decided, no case there */
    assert_int_equal(d[2].level, 3);
    assert_int_equal(d[2].cases, 0);
}

static void a_post_that_is_over_leaves_the_cases(void **state)
{
    struct both *b = filled(state);
    const struct capability_doctors rows =
        asked(b, (struct capability_asked){.organization = STR("H1"), .today = day_of(2025, 1, 1)});

    assert_int_equal(rows.n, 1);
    assert_str(rows.items[0].post, "");
    assert_int_equal(rows.items[0].cases, 2);
}

static void a_question_and_a_reach_leave_out_the_rest(void **state)
{
    struct both *b = filled(state);
    const struct store_reach other = {.kind = REACH_PLACE, .scope = {.place = STR("990102")}};
    const struct store_reach self = {.kind = REACH_SELF, .scope = {.practitioner = PERSON(2)}};

    assert_int_equal(asked(b, (struct capability_asked){.discipline = STR("心内科")}).n, 0);
    assert_int_equal(asked(b, (struct capability_asked){.organization = STR("H3")}).n, 2);
    assert_int_equal(asked(b, (struct capability_asked){.procedure = STR("8151")}).n, 0);
    assert_int_equal(asked(b, (struct capability_asked){.procedure = STR("81.51")}).n, 3);
    assert_int_equal(asked(b, (struct capability_asked){.reach = other}).n, 0);
    assert_int_equal(asked(b, (struct capability_asked){.reach = self}).n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_is_told_decided_and_done_stands_at_each_place_of_work),
        BOTH(a_post_that_is_over_leaves_the_cases),
        BOTH(a_question_and_a_reach_leave_out_the_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
