#include "work/procedure_desk.h"

#include "base/day.h"
#include "tests/work/placed.h"
#include "work/technique_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
#define CASE(n) pid('C', n)

static struct both *with_technique(void **state)
{
    struct both *b = placed_province(state);
    const struct technique t = {STR("T1"), STR("关节镜"), STR("骨科"), 3, STR(""), false};
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &t, NOON, &refused, &e));
    return b;
}

static struct procedure_new told(int n)
{
    return (struct procedure_new){.id = CASE(n),
                                  .technique = STR("T1"),
                                  .organization = STR("H1"),
                                  .mentor = STR("P4"),
                                  .day = desk_today(NOON) - 3,
                                  .role = PROCEDURE_SUPERVISED,
                                  .outcome = PROCEDURE_SUCCESS,
                                  .local_case = STR("ZY1"),
                                  .now_ms = NOON};
}

static struct procedure_view seen(struct both *b, const struct subject *by, int n)
{
    struct procedure_view v;
    struct err e = {0};

    if (!work_procedure_see(b->st, by, CASE(n), &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void the_same_line_sent_again_is_one_line_and_another_is_refused(void **state)
{
    struct both *b = with_technique(state);
    const struct subject p1 = expert_of(1), p2 = expert_of(2);
    struct procedure_new n = told(1);
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_procedure_add(b->st, &p1, &n, &refused, &e));
    n.now_ms += 2 * 86400000LL; /* a replay long after the key of the request is forgotten */
    assert_true(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM procedure"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'procedure.add'"), 1);
    assert_false(work_procedure_add(b->st, &p2, &n, &refused, &e));
    assert_err(e, ERR_STATE, "another line");
    err_reset(&e);
    n.local_case = STR("ZY2");
    assert_false(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_err(e, ERR_STATE, "another line");
    err_reset(&e);
    n = told(2); /* a double tap that made two ids */
    assert_false(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_err(e, ERR_STATE, "already");
    assert_int_equal(both_total(b, "SELECT count(*) FROM procedure"), 1);
}

static void wrong_lines_are_refused_and_keep_nothing(void **state)
{
    struct both *b = with_technique(state);
    const struct subject p1 = expert_of(1), manager = manager_of(1);
    struct procedure_new wrong[5];
    static const char *const FIELDS[5] = {"day", "technique", "organization", "mentor", "mentor"};
    struct procedure_new n = told(1);
    struct edit_refused refused;
    struct err e = {0};

    for (int i = 0; i < 5; i++)
        wrong[i] = told(1);
    wrong[0].day = desk_today(NOON) + 1;
    wrong[1].technique = STR("T9");
    wrong[2].organization = STR("H9");
    wrong[3].mentor = STR("P9");
    wrong[4].mentor = STR("P1");
    for (int i = 0; i < 5; i++) {
        struct err said = {0};

        assert_false(work_procedure_add(b->st, &p1, &wrong[i], &refused, &said));
        assert_int_equal(said.code, ERR_INPUT);
        assert_string_equal(refused.field, FIELDS[i]);
    }
    assert_false(work_procedure_add(b->st, &manager, &n, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM procedure"), 0);
}

static bool acted(struct both *b, const struct subject *by, enum procedure_act act, struct err *e)
{
    const struct procedure_wish w = {
        .id = CASE(1), .act = act, .level = 4, .why = STR("补写并发症"), .now_ms = NOON};
    struct edit_refused refused;

    return work_procedure_act(b->st, by, &w, &refused, e);
}

static void a_line_is_returned_mended_signed_and_then_locked(void **state)
{
    struct both *b = with_technique(state);
    const struct subject p1 = expert_of(1), p4 = expert_of(4), p2 = expert_of(2);
    struct procedure_new n = told(1);
    struct edit_refused refused;
    struct procedure_view v;
    struct err e = {0};

    assert_true(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_false(acted(b, &p1, PROCEDURE_SIGN, &e));
    assert_err(e, ERR_RIGHT, "nobody signs");
    err_reset(&e);
    assert_false(acted(b, &p2, PROCEDURE_SIGN, &e));
    assert_int_equal(e.code, ERR_MISSING); /* out of reach */
    err_reset(&e);
    assert_true(acted(b, &p4, PROCEDURE_RETURN, &e));
    assert_str(seen(b, &p1, 1).procedure.note, "补写并发症");
    n.version = 1;
    assert_false(work_procedure_edit(b->st, &p1, &n, &refused, &e));
    assert_int_equal(refused.version, 2);
    err_reset(&e);
    n.version = 2;
    n.complication = STR("渗血");
    assert_true(work_procedure_edit(b->st, &p1, &n, &refused, &e));
    assert_int_equal(seen(b, &p1, 1).procedure.state, PROCEDURE_OPEN);
    assert_true(acted(b, &p4, PROCEDURE_SIGN, &e));
    v = seen(b, &p1, 1);
    assert_int_equal(v.procedure.state, PROCEDURE_SIGNED);
    assert_int_equal(v.procedure.level, 4);
    assert_int_equal(v.act_n, 0);
    n.version = v.procedure.version;
    assert_false(work_procedure_edit(b->st, &p1, &n, &refused, &e));
    assert_err(e, ERR_STATE, "signed");
    err_reset(&e);
    assert_false(acted(b, &p4, PROCEDURE_SIGN, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(both_total(b, "SELECT count(*) FROM event WHERE kind = 'procedure.changed'"),
                     4);
}

static bool pair_in_tx(struct store *st, void *arg, struct err *e)
{
    return sql_run(st, arg, NULL, e);
}

static void without_a_word_the_only_pair_is_the_mentor_and_gives_the_programme(void **state)
{
    static char pair[] =
        "INSERT INTO mentorship (county, id, mentorship, programme, mentor,"
        " apprentice, organization, agreed_day, state, delivery, made_ms) VALUES"
        " ('990101', '00000000-0000-7000-8000-000000000001', 'M1', 'p', 'P3', 'P1',"
        " 'H1', '2025-01-01', 'active', 'd', 1)";
    struct both *b = with_technique(state);
    const struct subject p1 = expert_of(1), p3 = expert_of(3);
    struct procedure_new n = told(1);
    struct edit_refused refused;
    struct logbook l;
    struct err e = {0};

    n.mentor = STR("");
    assert_false(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_string_equal(refused.field, "mentor");
    err_reset(&e);
    both_tx(b, STORE_WRITE, pair_in_tx, pair);
    assert_true(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_str(seen(b, &p1, 1).procedure.mentor, "P3");
    assert_str(seen(b, &p1, 1).procedure.programme, "p");
    assert_true(work_logbook_see(b->st, &p3, NOON, &b->a, &l, &e));
    assert_int_equal(l.waiting.n, 1);
    assert_int_equal(l.recent.n, 0);
    assert_true(work_logbook_see(b->st, &p1, NOON, &b->a, &l, &e));
    assert_int_equal(l.recent.n, 1);
    assert_str(l.organization, "H3");
    assert_true(l.mentors.n == 1 && l.mentors.items[0].paired);
}

static void the_own_list_of_a_technique_is_held(void **state)
{
    struct str words[] = {STR("完成"), STR("中转开放")};
    struct technique_curve c = {.technique = STR("T1"),
                                .outcomes = {words, 2, 2},
                                .failures = {words + 1, 1, 1},
                                .adequate_permille = 50,
                                .inadequate_permille = 200,
                                .planned = 60,
                                .least = 10};
    struct both *b = with_technique(state);
    const struct subject p1 = expert_of(1);
    struct procedure_new n = told(1);
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_technique_curve(b->st, &p1, &c, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_technique_curve(b->st, &OFFICER, &c, NOON, &refused, &e));
    assert_false(work_technique_curve(b->st, &OFFICER, &c, NOON, &refused, &e));
    assert_int_equal(refused.version, 1);
    err_reset(&e);
    assert_false(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_string_equal(refused.field, "result");
    err_reset(&e);
    n.result = STR("中转开放");
    assert_true(work_procedure_add(b->st, &p1, &n, &refused, &e));
    assert_int_equal(seen(b, &p1, 1).procedure.outcome, PROCEDURE_FAILURE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_same_line_sent_again_is_one_line_and_another_is_refused),
        BOTH(wrong_lines_are_refused_and_keep_nothing),
        BOTH(a_line_is_returned_mended_signed_and_then_locked),
        BOTH(without_a_word_the_only_pair_is_the_mentor_and_gives_the_programme),
        BOTH(the_own_list_of_a_technique_is_held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
