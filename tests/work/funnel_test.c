#include "work/funnel.h"

#include <math.h>
#include <stdio.h>

#include "base/day.h"
#include "tests/work/placed.h"
#include "work/technique_desk.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

/* P1 six cases with two failures, P2 five with none, P3 four. */
static struct both *logged(void **state)
{
    static const struct technique T = {{"T1", 2}, {"关节镜", 9}, {"骨科", 6}, 3, {"", 0}, false};
    static const struct {
        const char *who;
        int cases, failures;
    } ROWS[] = {{"P1", 6, 2}, {"P2", 5, 0}, {"P3", 4, 4}};
    struct both *b = placed_province(state);
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &T, NOON, &refused, &e));
    for (int r = 0; r < 3; r++) {
        for (int i = 0; i < ROWS[r].cases; i++) {
            char sql[600];

            snprintf(sql, sizeof sql,
                     "INSERT INTO procedure (county, id, procedure, programme, practitioner,"
                     " organization, technique, day, role, state, outcome, signed_day, delivery,"
                     " made_ms) VALUES ('990103', '00000000-0000-7000-8000-0000000%02d%03d',"
                     " 'x%d%d', 'p', '%s', 'H3', 'T1', '2024-10-01', 'independent', 'signed',"
                     " '%s', '2024-10-02', 'd', 1)",
                     r, i, r, i, ROWS[r].who, i < ROWS[r].failures ? "failure" : "success");
            both_tx(b, STORE_WRITE, run_in_tx, sql);
        }
    }
    return b;
}

static const struct funnel_asked ASKED = {
    .technique = {"T1", 2}, .from_day = DAY_NONE, .until_day = DAY_NONE};

static void whoever_has_few_cases_is_neither_shown_nor_counted(void **state)
{
    struct both *b = logged(state);
    struct funnel_view v;
    struct err e = {0};

    assert_true(work_funnel_see(b->st, &OFFICER, &ASKED, &b->a, &v, &e));
    assert_str(v.technique_name, "关节镜");
    assert_int_equal(v.line_n, 2);
    assert_int_equal(v.small, 1);
    assert_str(v.lines[0].code, "P1");
    assert_near(v.funnel.middle, 2.0 / 11, 1e-12);
    assert_near(v.funnel.rows[0].rate, 2.0 / 6, 1e-12);
}

static void a_stranger_sees_nobody_and_a_doctor_may_not_compare(void **state)
{
    struct both *b = logged(state);
    const struct subject elsewhere = manager_of(1), doctor = expert_of(1);
    struct funnel_asked other = ASKED;
    struct funnel_view v;
    struct err e = {0};

    assert_true(work_funnel_see(b->st, &elsewhere, &ASKED, &b->a, &v, &e));
    assert_int_equal(v.line_n + (size_t)v.small, 0);
    assert_true(isnan(v.funnel.middle));
    assert_int_equal(rights_decide(&doctor, ACTION_MASTERY_COMPARE, NULL), RIGHTS_FORBIDDEN);
    assert_true(work_funnel_see(b->st, &doctor, &ASKED, &b->a, &v, &e));
    assert_int_equal(v.line_n, 0);
    other.technique = STR("T9");
    assert_false(work_funnel_see(b->st, &OFFICER, &other, &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(whoever_has_few_cases_is_neither_shown_nor_counted),
        BOTH(a_stranger_sees_nobody_and_a_doctor_may_not_compare),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
