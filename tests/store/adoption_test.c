#include "store/adoption.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/technique.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct adoption x;
    struct adoption_rows rows;
    struct adoption_evidence evidence;
    struct adoption_lines lines;
    struct store_page page;
    bool found, done, open;
};

static struct adoption adoption_of(void)
{
    return (struct adoption){.id = pid('A', 1),
                             .code = STR("AD1"),
                             .version = 1,
                             .county = STR("990101"),
                             .programme = STR("p"),
                             .kind = STR("technique"),
                             .organization = STR("H1"),
                             .technique = STR("T1"),
                             .gap_day = 20000,
                             .applied_day = 20001,
                             .approved_day = 20010,
                             .first_day = DAY_NONE,
                             .supervised_day = DAY_NONE,
                             .independent_day = DAY_NONE,
                             .sustained_day = DAY_NONE,
                             .left_day = DAY_NONE,
                             .state = ADOPTION_APPROVED,
                             .made_ms = 5};
}

/* Of H1 is P4, P1 is a guest there: a case before the approval, one supervised and two alone of P4.
 */
static const char *const ROWS[] = {
    "UPDATE practitioner SET organization = (SELECT id FROM organization WHERE code = 'H1')"
    " WHERE code = 'P4'",
    "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization, "
    "technique,"
    " day, role, signed_day, state, delivery, made_ms) VALUES"
    " ('990101', '00000000-0000-7000-8000-000000000001', 'a', 'p', 'P1', 'H1', 'T1', '2024-10-01',"
    " 'independent', NULL, 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000002', 'b', 'p', 'P4', 'H1', '髋置换',"
    " '2024-11-02', 'supervised', '2024-11-03', 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000003', 'c', 'p', 'P4', 'H1', 'T1', '2024-11-20',"
    " 'independent', NULL, 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000004', 'd', 'p', 'P4', 'H1', 'T1', '2024-12-20',"
    " 'independent', NULL, 'open', 'd', 1),"
    " ('990101', '00000000-0000-7000-8000-000000000005', 'e', 'p', 'P4', 'H1', 'T1', '2024-12-21',"
    " 'independent', NULL, 'voided', 'd', 1)",
    "INSERT INTO mastery (county, id, practitioner, technique, level, from_day, cause, note, "
    "made_ms)"
    " VALUES ('990101', '00000000-0000-7000-8000-000000000006', 'P4', 'T1', 4, '2024-11-10',"
    " 'review', '', 1)",
    "INSERT INTO operation (treating, discipline, organization, procedure_code, month, residence,"
    " payer, level, delivery, operations, main, main_rw_cases, main_rw_e4, main_cost_fen) VALUES"
    " ('990101', '骨科', 'H1', '81.51', '2024-11', '990101', '1', 4, '', 7, 7, 0, 0, 0)",
};

static bool fill_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t = {STR("T1"), STR("髋置换"), STR("骨科"), 3, STR("81.51"), false};
    const struct adoption x = adoption_of();

    (void)arg;
    if (!store_technique_add(st, &t, 1, e) || !store_adoption_add(st, &x, e))
        return false;
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        if (!sql_run(st, ROWS[i], NULL, e))
            return false;
    }
    return true;
}

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_adoption_find(st, pid('A', 1), q->a, &q->x, &q->found, e)
           && store_adoption_evidence(st, &q->x, &q->evidence, e)
           && store_adoption_open(st, STR("H1"), STR("T1"), &q->open, e)
           && store_adoption_list(st, &(struct adoption_filter){.technique = STR("T1")}, &q->page,
                                  q->a, &q->rows, e);
}

static void claimed_and_measured_come_side_by_side(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .page = {10, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_true(q.found && q.open);
    assert_str(q.x.organization_name, "甲县医院");
    assert_str(q.x.technique_name, "髋置换");
    assert_int_equal(q.rows.n, 1);
    assert_int_equal(q.evidence.cases, 4);
    assert_int_equal(q.evidence.early, 1);
    assert_int_equal(q.evidence.supervised, 1);
    assert_int_equal(q.evidence.alone, 2);
    assert_int_equal(q.evidence.entrusted, 1);
    assert_int_equal(q.evidence.first_day, day_of(2024, 11, 2));
    assert_int_equal(q.evidence.alone_day, day_of(2024, 11, 20));
    assert_int_equal(q.evidence.last_alone_day, day_of(2024, 12, 20));
    assert_true(q.evidence.measurable);
    assert_int_equal(q.evidence.measured, 7);
    assert_int_equal(q.evidence.measured_from, month("2024-11"));
    q.page.reach =
        (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}};
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_int_equal(q.rows.n, 0);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct adoption x = adoption_of();
    const struct adoption_line l = {.seq = 2,
                                    .move = ADOPTION_LAPSE,
                                    .was = ADOPTION_APPROVED,
                                    .state = ADOPTION_LAPSED,
                                    .day = 20020,
                                    .events = COUNT_UNKNOWN,
                                    .why = STR("staffing"),
                                    .made_ms = 9};

    x.state = ADOPTION_LAPSED;
    x.cause = STR("staffing");
    return store_adoption_put(st, &x, 1, &q->done, e)
           && (!q->done || store_adoption_line_add(st, &x, &l, e))
           && store_adoption_lines(st, x.code, q->a, &q->lines, e);
}

static void a_change_is_made_once_and_its_step_kept(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .page = {10, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.done);
    assert_int_equal(q.lines.n, 1);
    assert_int_equal(q.lines.items[0].events, COUNT_UNKNOWN);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_false(q.done);
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_false(q.open);
    assert_str(q.x.cause, "staffing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(claimed_and_measured_come_side_by_side),
        BOTH(a_change_is_made_once_and_its_step_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
