#include "store/funnel.h"

#include "base/day.h"
#include "store/technique.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct funnel_asked asked;
    struct funnel_lines lines;
};

/* P1 and P4 of H3 at H1: two signed cases of P1, one of them a failure told under the name; one of
 * P4. What is not signed, whose end is unknown, watched or voided does not count. */
static const char *const ROWS[] = {
    "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization,"
    " technique, day, role, state, outcome, signed_day, delivery, made_ms) VALUES"
    " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P1', 'H1', 'T1', '2024-10-01',"
    " 'independent', 'signed', 'success', '2024-10-02', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P1', 'H1', '髋置换',"
    " '2024-11-02', 'supervised', 'signed', 'failure', '2024-11-03', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P1', 'H1', 'T1', '2024-11-20',"
    " 'observed', 'signed', 'failure', '2024-11-21', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000004', 'd', 'p', 'P1', 'H1', 'T1', '2024-11-21',"
    " 'independent', 'voided', 'failure', '2024-11-22', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000005', 'e', 'p', 'P1', 'H1', 'T1', '2024-11-21',"
    " 'independent', 'open', 'failure', NULL, 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000006', 'f', 'p', 'P1', 'H1', 'T1', '2024-11-21',"
    " 'independent', 'signed', NULL, '2024-11-22', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000007', 'g', 'p', 'P4', 'H1', 'T1', '2024-12-21',"
    " 'independent', 'signed', 'failure', '2024-12-22', 'd', 1)",
};

static bool fill_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t = {STR("T1"), STR("髋置换"), STR("骨科"), 3, STR("81.51"), false};

    (void)arg;
    return store_technique_add(st, &t, 1, e) && sql_run(st, ROWS[0], NULL, e);
}

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_funnel_lines(st, &q->asked, q->a, &q->lines, e);
}

static void cases_and_failures_are_counted_by_doctor_and_by_hospital(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a,
                       .asked = {.technique = STR("T1"),
                                 .from_day = DAY_NONE,
                                 .until_day = DAY_NONE,
                                 .reach = STORE_ALL}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 2);
    assert_str(q.lines.items[0].code, "P1");
    assert_str(q.lines.items[0].place_name, "东市医院");
    assert_int_equal(q.lines.items[0].cases, 2);
    assert_int_equal(q.lines.items[0].failures, 1);
    assert_int_equal(q.lines.items[1].failures, 1);
    q.asked.by = FUNNEL_BY_HOSPITAL;
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 1);
    assert_str(q.lines.items[0].name, "甲县医院");
    assert_str(q.lines.items[0].place_name, "甲县");
    assert_int_equal(q.lines.items[0].cases, 3);
    q.asked.from_day = day_of(2024, 11, 2);
    q.asked.until_day = day_of(2024, 12, 20);
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.items[0].cases, 1);
}

static void another_technique_and_another_reach_have_none(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a,
                       .asked = {.technique = STR("T2"),
                                 .from_day = DAY_NONE,
                                 .until_day = DAY_NONE,
                                 .reach = STORE_ALL}};
    const struct store_reach at_h1 = {.kind = REACH_ORGANIZATION,
                                      .scope = {.organization = ORG(1)}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 0);
    q.asked.technique = STR("T1");
    q.asked.reach = at_h1; /* where the cases were done, not where the doctors are employed */
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 0);
    q.asked.by = FUNNEL_BY_HOSPITAL;
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 1);
    q.asked.reach = (struct store_reach){.kind = REACH_SELF, .scope = {.practitioner = PERSON(1)}};
    q.asked.by = FUNNEL_BY_DOCTOR; /* nobody is compared by himself */
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(cases_and_failures_are_counted_by_doctor_and_by_hospital),
        BOTH(another_technique_and_another_reach_have_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
