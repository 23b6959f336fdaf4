#include "store/procedure.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/technique.h"
#include "tests/store/province.h"

#define CASE(n) pid('C', n)

struct asking {
    struct arena *a;
    struct procedure p;
    struct procedure_rows rows;
    struct procedure_mentors mentors;
    struct procedure_techniques techniques;
    struct technique_curve curve;
    struct procedure_filter filter;
    struct store_page page;
    bool found, twice;
};

static struct procedure case_of(int n)
{
    return (struct procedure){.id = CASE(n),
                              .code = n == 1   ? STR("LB-1")
                                      : n == 2 ? STR("LB-2")
                                               : STR("LB-3"),
                              .version = 1,
                              .county = STR("990101"),
                              .programme = STR("p"),
                              .practitioner = STR("P1"),
                              .organization = STR("H1"),
                              .technique = n == 2 ? STR("关节镜") : STR("T1"),
                              .day = 20000 + n,
                              .role = PROCEDURE_SUPERVISED,
                              .level = COUNT_UNKNOWN,
                              .mentor = STR("P4"),
                              .outcome = n == 3 ? PROCEDURE_UNTOLD : PROCEDURE_SUCCESS,
                              .local_case = STR("ZY1"),
                              .risk = n == 1 ? 120 : 0,
                              .signed_day = DAY_NONE,
                              .made_ms = 5,
                              .closed_ms = COUNT_UNKNOWN};
}

static bool fill_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t[] = {{STR("T1"), STR("关节镜"), STR("骨科"), 3, STR(""), false},
                                  {STR("T2"), STR("石膏"), STR("骨科"), 1, STR(""), false},
                                  {STR("T3"), STR("针刺"), STR("中医科"), 1, STR(""), true}};

    (void)arg;
    if (!store_technique_add(st, t, 3, e))
        return false;
    for (int i = 1; i <= 3; i++) {
        const struct procedure p = case_of(i);

        if (!store_procedure_add(st, &p, e))
            return false;
    }
    return sql_run(st,
                   "INSERT INTO mentorship (county, id, mentorship, programme, mentor, apprentice,"
                   " organization, agreed_day, state, delivery, made_ms) VALUES ('990101',"
                   " '00000000-0000-7000-8000-000000000001', 'M1', 'p', 'P3', 'P1', 'H1',"
                   " '2025-01-01', 'active', 'd', 1)",
                   NULL, e);
}

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct procedure other = case_of(2);

    other.technique = STR("T1");
    other.day = 20001;
    return store_procedure_find(st, CASE(1), q->a, &q->p, &q->found, e)
           && store_procedure_list(st, &q->filter, &q->page, q->a, &q->rows, e)
           && store_procedure_mentors(st, STR("P1"), q->a, &q->mentors, e)
           && store_procedure_techniques(st, STR("P1"), STR("骨科"), q->a, &q->techniques, e)
           && store_procedure_twice(st, &other, &q->twice, e);
}

static struct both *filled(void **state, struct asking *q)
{
    struct both *b = province_of(state);

    *q = (struct asking){.a = &b->a, .page = {10, STR(""), STORE_ALL}};
    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    return b;
}

static void a_case_comes_back_with_names_and_by_code_or_name_of_its_technique(void **state)
{
    struct asking q;
    struct both *b = filled(state, &q);

    q.filter.technique = STR("T1");
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_true(q.found);
    assert_str(q.p.practitioner_name, "张一");
    assert_str(q.p.technique_name, "关节镜");
    assert_id(q.p.practitioner_id, PERSON(1));
    assert_id(q.p.mentor_id, PERSON(4));
    assert_id(q.p.home_id, ORG(3));
    assert_int_equal(q.p.level, COUNT_UNKNOWN);
    assert_int_equal(q.p.risk, 120);
    assert_int_equal(q.rows.items[0].risk, COUNT_UNKNOWN);
    assert_int_equal(q.rows.n, 3);
    assert_int_equal(q.rows.items[0].day, 20003); /* the latest first */
    assert_int_equal(q.rows.items[0].outcome, PROCEDURE_UNTOLD);
    assert_true(q.twice);
}

static void the_pair_comes_before_others_who_were_there(void **state)
{
    struct asking q;
    struct both *b = filled(state, &q);

    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_int_equal(q.mentors.n, 2);
    assert_str(q.mentors.items[0].code, "P3");
    assert_true(q.mentors.items[0].paired && !q.mentors.items[1].paired);
    assert_str(q.mentors.items[0].programme, "p");
    assert_int_equal(q.techniques.n, 2); /* of the discipline, those told most first */
    assert_str(q.techniques.items[0].code, "T1");
    assert_int_equal(q.techniques.items[0].told, 2);
}

static void others_rows_are_not_in_the_list(void **state)
{
    const struct {
        struct store_reach reach;
        size_t n;
    } rows[] = {{{.kind = REACH_SELF, .scope = {.practitioner = PERSON(1)}}, 3},
                {{.kind = REACH_SELF, .scope = {.practitioner = PERSON(4)}}, 3},
                {{.kind = REACH_SELF, .scope = {.practitioner = PERSON(2)}}, 0},
                {{.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(3)}}, 3},
                {{.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}}, 0}};
    struct asking q;
    struct both *b = filled(state, &q);

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        q.page.reach = rows[i].reach;
        both_tx(b, STORE_READ, ask_in_tx, &q);
        assert_int_equal(q.rows.n, rows[i].n);
    }
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct procedure p = case_of(1);

    p.state = PROCEDURE_SIGNED;
    p.signed_day = 20005;
    p.level = 4;
    return store_procedure_put(st, &p, 1, &q->found, e);
}

static void what_was_changed_since_is_not_overwritten_and_a_delivered_signature_counts(void **state)
{
    struct asking q;
    struct both *b = filled(state, &q);

    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.found);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_false(q.found);
    q.filter.state = STR("signed");
    both_tx(b, STORE_READ, ask_in_tx, &q);
    assert_int_equal(q.rows.n, 1);
    assert_int_equal(q.rows.items[0].level, 4);
}

static bool curve_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct str words[] = {STR("完成"), STR("中止")};
    struct technique_curve c = {.technique = STR("T1"),
                                .version = 1,
                                .outcomes = {words, 2, 2},
                                .failures = {words + 1, 1, 1},
                                .adequate_permille = 50,
                                .inadequate_permille = 200,
                                .planned = 60,
                                .least = 10};
    struct technique_curve none;

    if (!store_technique_curve_get(st, STR("T1"), q->a, &none, e))
        return false;
    assert_int_equal(none.version, 0);
    if (!store_technique_curve_add(st, &c, e))
        return false;
    c.version = 2;
    c.least = 12;
    return store_technique_curve_add(st, &c, e)
           && store_technique_curve_get(st, STR("T1"), q->a, &q->curve, e);
}

static void the_latest_word_on_a_curve_holds(void **state)
{
    struct asking q;
    struct both *b = filled(state, &q);

    both_tx(b, STORE_WRITE, curve_in_tx, &q);
    assert_int_equal(q.curve.version, 2);
    assert_int_equal(q.curve.least, 12);
    assert_int_equal(q.curve.outcomes.n, 2);
    assert_int_equal(q.curve.complications.n, 0);
    assert_str(q.curve.failures.items[0], "中止");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_case_comes_back_with_names_and_by_code_or_name_of_its_technique),
        BOTH(the_pair_comes_before_others_who_were_there),
        BOTH(others_rows_are_not_in_the_list),
        BOTH(what_was_changed_since_is_not_overwritten_and_a_delivered_signature_counts),
        BOTH(the_latest_word_on_a_curve_holds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
