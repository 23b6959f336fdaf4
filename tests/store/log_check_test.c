#include "store/log_check.h"

#include "base/day.h"
#include "store/technique.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct log_check_asked asked;
    struct store_reach reach;
    struct log_check_rows rows;
    struct log_check_cells cells;
    int32_t first, last;
    bool found;
};

/* H1: one told in October, one in November (under the name; a watched and a voided one do not
 * count), none in December; H2 has logged nothing and is left out. */
static const char *const ROWS[] = {
    "DELETE FROM operation",
    "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization, "
    "technique,"
    " day, role, state, delivery, made_ms) VALUES"
    " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P1', 'H1', 'T1', '2024-10-01',"
    " 'independent', 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P4', 'H1', '髋置换',"
    " '2024-11-02', 'supervised', 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P4', 'H1', 'T1', '2024-11-20',"
    " 'observed', 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000004', 'd', 'p', 'P4', 'H1', 'T1', '2024-11-21',"
    " 'independent', 'voided', 'd', 1)",
    "INSERT INTO operation (treating, discipline, organization, procedure_code, month, residence,"
    " payer, level, delivery, operations, main, main_rw_cases, main_rw_e4, main_cost_fen) VALUES"
    " ('990101', '骨科', 'H1', '81.51', '2024-11', '990101', '1', 4, '', 5, 5, 0, 0, 0),"
    " ('990101', '骨科', 'H1', '81.51', '2024-11', '990102', '1', 3, '', 2, 1, 0, 0, 0),"
    " ('990101', '骨科', 'H1', '81.51', '2024-12', '990101', '1', 4, '', 3, 3, 0, 0, 0),"
    " ('990101', '骨科', 'H1', '80.26', '2024-11', '990101', '1', 4, '', 9, 9, 0, 0, 0),"
    " ('990102', '骨科', 'H2', '81.51', '2024-11', '990101', '1', 4, '', 9, 9, 0, 0, 0)",
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct technique t = {STR("T1"), STR("髋置换"), STR("骨科"), 3, STR("81.51"), false};

    if (!store_technique_add(st, &t, 1, e))
        return false;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (!sql_run(st, ROWS[i], NULL, e))
            return false;
    }
    return store_log_check_months(st, &q->first, &q->last, &q->found, e)
           && store_log_check_list(st, &q->asked, &q->reach, q->a, &q->rows, e)
           && store_log_check_cells(st, &q->asked, &q->reach, q->a, &q->cells, e);
}

static struct asking asked(struct both *b, const char *from, const char *to)
{
    struct asking q = {.a = &b->a, .reach = STORE_ALL};

    assert_true(month_parse(str_of(from), &q.asked.from_month));
    assert_true(month_parse(str_of(to), &q.asked.to_month));
    return q;
}

static void told_and_counted_stand_side_by_side(void **state)
{
    struct both *b = province_of(state);
    struct asking q = asked(b, "2024-01", "2024-12");

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.found && q.last - q.first == 1);
    assert_int_equal(q.rows.n, 3);
    assert_str(q.rows.items[0].organization_name, "甲县医院");
    assert_int_equal(q.rows.items[0].logged, 1);
    assert_int_equal(q.rows.items[0].counted, 0);
    assert_int_equal(q.rows.items[1].logged, 1);
    assert_int_equal(q.rows.items[1].counted, 7);
    assert_int_equal(q.rows.items[2].logged, 0);
    assert_int_equal(q.rows.items[2].counted, 3);
}

static void the_cells_of_a_month_make_its_count(void **state)
{
    struct both *b = province_of(state);
    struct asking q = asked(b, "2024-11", "2024-11");

    q.asked.organization = STR("H1");
    q.asked.technique = STR("T1");
    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_int_equal(q.rows.n, 1);
    assert_int_equal(q.cells.n, 2);
    assert_int_equal(q.cells.items[0].operations + q.cells.items[1].operations, 7);
    assert_str(q.cells.items[1].residence, "990102");
}

static bool strange_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    q->reach = (struct store_reach){.kind = REACH_PLACE, .scope = {.place = STR("990102")}};
    return all_in_tx(st, q, e);
}

static void who_reaches_another_county_sees_nothing(void **state)
{
    struct both *b = province_of(state);
    struct asking q = asked(b, "2024-11", "2024-11");

    both_tx(b, STORE_WRITE, strange_in_tx, &q);
    assert_int_equal(q.rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(told_and_counted_stand_side_by_side),
                                       BOTH(the_cells_of_a_month_make_its_count),
                                       BOTH(who_reaches_another_county_sees_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
