#include "store/spread.h"

#include "base/day.h"
#include "store/technique.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct spread_asked asked;
    struct spread_lines rows;
};

static bool fill_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t[] = {{STR("T1"), STR("髋置换"), STR("骨科"), 3, STR(""), false},
                                  {STR("T2"), STR("膝置换"), STR("骨科"), 3, STR(""), false}};

    (void)arg;
    return store_technique_add(st, t, 2, e)
           && sql_run(
               st,
               "INSERT INTO procedure (county, id, procedure, programme, practitioner,"
               " organization, technique, day, role, mentor, state, delivery, made_ms) VALUES"
               " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P2', 'H1',"
               " '髋置换', '2024-10-01', 'supervised', 'P1', 'open', 'd', 1),"
               " ('990101', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P2', 'H1',"
               " 'T1', '2024-09-01', 'independent', NULL, 'open', 'd', 1),"
               " ('990101', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P3', 'H1',"
               " 'T2', '2024-09-01', 'independent', NULL, 'open', 'd', 1),"
               " ('990101', '00000000-0000-7000-8000-000000000004', 'd', 'p', 'P2', 'H1',"
               " 'T1', '2024-08-01', 'independent', NULL, 'voided', 'd', 1)",
               NULL, e);
}

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_spread_lines(st, &q->asked, q->a, &q->rows, e);
}

static void cases_come_by_technique_doctor_and_day_with_the_mentor(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {
        .a = &b->a, .asked = {.technique = STR("T1"), .until_day = DAY_NONE, .reach = STORE_ALL}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_int_equal(q.rows.n, 2); /* of the technique by code and by name, the voided one aside */
    assert_str(q.rows.items[0].role, "independent");
    assert_str(q.rows.items[0].mentor.code, "");
    assert_str(q.rows.items[1].mentor.name, "张一");
    assert_str(q.rows.items[1].mentor.county_name, "丙区");
    q.asked = (struct spread_asked){.expert = STR("P3"), .until_day = DAY_NONE, .reach = STORE_ALL};
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_int_equal(q.rows.n, 0);
    q.asked.technique = STR("T1");
    q.asked.expert = STR("");
    q.asked.reach = (struct store_reach){.kind = REACH_PLACE, .scope = {.place = STR("990102")}};
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_int_equal(q.rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(cases_come_by_technique_doctor_and_day_with_the_mentor),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
