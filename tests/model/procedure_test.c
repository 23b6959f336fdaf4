#include "model/procedure.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/check.h"

enum { TODAY = 20000 };

static struct id made(uint8_t n)
{
    struct id id = {{0}};

    id.bytes[15] = n;
    return id;
}

/* P1 did it, P4 was there, at organization 9; P1's home is 8; account 1 wrote it down. */
static struct procedure case_of(enum procedure_state state)
{
    return (struct procedure){.id = made(100),
                              .version = 1,
                              .practitioner = STR("P1"),
                              .mentor = STR("P4"),
                              .day = TODAY - 1,
                              .role = PROCEDURE_SUPERVISED,
                              .outcome = PROCEDURE_SUCCESS,
                              .level = COUNT_UNKNOWN,
                              .signed_day = DAY_NONE,
                              .state = state,
                              .made_by = made(1),
                              .practitioner_id = made(11),
                              .mentor_id = made(14),
                              .organization_id = made(9),
                              .home_id = made(8)};
}

/* --- what a line may say --- */

#define WORD(literal)                   \
    {                                   \
        "" literal, sizeof(literal) - 1 \
    }
static struct str WORDS[] = {WORD("完成"), WORD("中转开腹"), WORD("胆漏"), WORD("切口感染")};

static struct technique_curve listed_curve(void)
{
    return (struct technique_curve){.technique = STR("T1"),
                                    .version = 1,
                                    .outcomes = {WORDS, 2, 2},
                                    .complications = {WORDS + 2, 2, 2},
                                    .failures = {WORDS + 1, 2, 2},
                                    .adequate_permille = 50,
                                    .inadequate_permille = 200,
                                    .planned = 60,
                                    .least = 10};
}

static void a_word_of_the_list_says_whether_it_failed(void **unused)
{
    static const struct {
        const char *result, *complication;
        enum procedure_outcome outcome;
    } rows[] = {{"完成", "", PROCEDURE_SUCCESS},
                {"中转开腹", "", PROCEDURE_FAILURE},
                {"完成", "胆漏", PROCEDURE_FAILURE},
                {"完成", "切口感染", PROCEDURE_SUCCESS}};
    const struct technique_curve c = listed_curve();

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct procedure p = case_of(PROCEDURE_OPEN);
        const char *field = NULL;
        struct err e = {0};

        p.outcome = PROCEDURE_UNTOLD;
        p.result = str_of(rows[i].result);
        p.complication = str_of(rows[i].complication);
        assert_true(procedure_take(&p, &c, TODAY, &field, &e));
        assert_int_equal(p.outcome, rows[i].outcome);
    }
}

static void what_cannot_be_is_refused_with_its_field(void **unused)
{
    const struct technique_curve c = listed_curve(), none = {.technique = STR("T1")};
    const struct {
        const char *field;
        int32_t day;
        enum procedure_role role;
        const char *mentor, *local_case, *result, *complication;
        bool listed;
    } rows[] = {
        {"day", TODAY + 1, PROCEDURE_SUPERVISED, "P4", "", "完成", "", true},
        {"day", 100, PROCEDURE_SUPERVISED, "P4", "", "完成", "", true},
        {"mentor", TODAY, PROCEDURE_SUPERVISED, "", "", "完成", "", true},
        {"mentor", TODAY, PROCEDURE_ASSISTED, "", "", "完成", "", true},
        {"mentor", TODAY, PROCEDURE_INDEPENDENT, "P1", "", "完成", "", true},
        {"local_case", TODAY, PROCEDURE_SUPERVISED, "P4", "张三", "完成", "", true},
        {"local_case", TODAY, PROCEDURE_SUPERVISED, "P4", "11010119900101123X", "完成", "", true},
        {"local_case", TODAY, PROCEDURE_SUPERVISED, "P4", "A-13800138000", "完成", "", true},
        {"local_case", TODAY, PROCEDURE_SUPERVISED, "P4", "2024-0000-0000-0000-00", "完成", "",
         true},
        {"result", TODAY, PROCEDURE_SUPERVISED, "P4", "", "很好", "", true},
        {"result", TODAY, PROCEDURE_SUPERVISED, "P4", "", "", "", true},
        {"complication", TODAY, PROCEDURE_SUPERVISED, "P4", "", "完成", "头痛", true},
        {"result", TODAY, PROCEDURE_SUPERVISED, "P4", "", "完成", "", false},
        {"outcome", TODAY, PROCEDURE_INDEPENDENT, "", "", "", "", false},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct procedure p = case_of(PROCEDURE_OPEN);
        const char *field = NULL;
        struct err e = {0};

        p.outcome = PROCEDURE_UNTOLD;
        p.day = rows[i].day;
        p.role = rows[i].role;
        p.mentor = str_of(rows[i].mentor);
        p.local_case = str_of(rows[i].local_case);
        p.result = str_of(rows[i].result);
        p.complication = str_of(rows[i].complication);
        if (procedure_take(&p, rows[i].listed ? &c : &none, TODAY, &field, &e) || !field)
            fail_msg("row %zu was taken", i);
        assert_int_equal(e.code, ERR_INPUT);
        assert_string_equal(field, rows[i].field);
    }
}

static void a_risk_is_in_a_thousand_or_none(void **unused)
{
    static const struct {
        int64_t risk;
        bool good;
    } RISKS[] = {{COUNT_UNKNOWN, true}, {0, true},     {1, true},
                 {999, true},           {1000, false}, {-5, false}};
    const struct technique_curve none = {.technique = STR("T1")};

    (void)unused;
    for (size_t i = 0; i < sizeof RISKS / sizeof *RISKS; i++) {
        struct procedure p = case_of(PROCEDURE_OPEN);
        const char *field = NULL;
        struct err e = {0};

        p.day = TODAY;
        p.outcome = PROCEDURE_SUCCESS;
        p.risk = RISKS[i].risk;
        p.result = p.complication = STR("");
        assert_int_equal(procedure_take(&p, &none, TODAY, &field, &e), RISKS[i].good);
        if (!RISKS[i].good)
            assert_string_equal(field, "risk_permille");
    }
}

static void a_local_case_of_the_hospital_is_taken(void **unused)
{
    static const char *const GOOD[] = {"ZY2025-000123", "0012345678", "A/17", "23800138000", ""};
    const struct technique_curve none = {.technique = STR("T1")};

    (void)unused;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        struct procedure p = case_of(PROCEDURE_OPEN);
        const char *field = NULL;
        struct err e = {0};

        p.local_case = str_of(GOOD[i]);
        assert_true(procedure_take(&p, &none, TODAY, &field, &e));
    }
}

static void a_curve_is_defined_beforehand_and_can_be_told_apart(void **unused)
{
    struct str twice[] = {STR("完成"), STR("完成")}, semicolon[] = {STR("完成;好")};
    struct technique_curve wrong[8];
    static const char *const FIELDS[8] = {
        "outcomes", "outcomes", "failures", "failures", "adequate_permille", "inadequate_permille",
        "planned",  "least"};
    const struct technique_curve good = listed_curve();
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < 8; i++)
        wrong[i] = listed_curve();
    wrong[0].outcomes = (struct str_list){twice, 2, 2};
    wrong[1].outcomes = (struct str_list){semicolon, 1, 1};
    wrong[2].outcomes = (struct str_list){WORDS, 1, 1};
    wrong[3].failures.n = 0;
    wrong[4].adequate_permille = 0;
    wrong[5].inadequate_permille = 59;
    wrong[6].planned = 2001;
    wrong[7].least = 61;
    assert_true(technique_curve_check(&good, &field, &e));
    for (int i = 0; i < 8; i++) {
        struct err said = {0};

        assert_false(technique_curve_check(&wrong[i], &field, &said));
        assert_string_equal(field, FIELDS[i]);
    }
}

/* --- whose each act is: the rule written a second time, as a table --- */

enum who { DOER, WRITER, MENTOR, HEAD, HOME_HEAD, STRANGER, OTHER_HEAD, DOER_AS_HEAD, WHO_N };

static struct subject subject_of(enum who who, struct id *actor)
{
    struct subject s = {.role = ROLE_EXPERT, .scope = {.kind = SCOPE_SELF}};

    *actor = made((uint8_t)(20 + who));
    if (who == DOER)
        s.scope.practitioner = made(11);
    if (who == MENTOR)
        s.scope.practitioner = made(14);
    if (who == STRANGER)
        s.scope.practitioner = made(15);
    if (who == WRITER || who == DOER_AS_HEAD)
        *actor = made(1);
    if (who == HEAD || who == HOME_HEAD || who == OTHER_HEAD || who == DOER_AS_HEAD) {
        s.role = ROLE_HEAD;
        s.scope.kind = SCOPE_ORGANIZATION;
        s.scope.organization = made(who == HOME_HEAD ? 8 : who == OTHER_HEAD ? 7 : 9);
    }
    return s;
}

/* Acts as letters: e s r v, by state and by who. */
static const char *const MAY[PROCEDURE_STATE_N][WHO_N] = {
    /*                     doer  writer mentor head  home  stranger other own head */
    [PROCEDURE_OPEN] = {"ev", "ev", "sr", "sr", "sr", "", "", "ev"},
    [PROCEDURE_RETURNED] = {"ev", "ev", "", "", "", "", "", "ev"},
    [PROCEDURE_SIGNED] = {"", "", "v", "v", "v", "", "", ""},
    [PROCEDURE_VOIDED] = {"", "", "", "", "", "", "", ""},
};

static void each_act_is_of_whom_the_table_says_and_nobody_signs_himself(void **unused)
{
    static const char LETTERS[PROCEDURE_ACT_N] = {'e', 's', 'r', 'v'};

    (void)unused;
    for (int state = 0; state < PROCEDURE_STATE_N; state++) {
        for (int who = 0; who < WHO_N; who++) {
            struct id actor;
            const struct subject by = subject_of((enum who)who, &actor);
            enum procedure_act acts[PROCEDURE_ACT_N];
            const struct procedure was = case_of((enum procedure_state)state);

            assert_int_equal(procedure_acts(&was, &by, actor, acts), strlen(MAY[state][who]));
            for (int act = 0; act < PROCEDURE_ACT_N; act++) {
                const struct procedure_told t = {.act = (enum procedure_act)act,
                                                 .by = &by,
                                                 .actor = actor,
                                                 .today = TODAY,
                                                 .now_ms = 5,
                                                 .level = 4,
                                                 .why = STR("原因")};
                struct procedure p = was;
                const char *field = NULL;
                struct err e = {0};
                bool may = strchr(MAY[state][who], LETTERS[act]) != NULL;

                if (procedure_act(&p, &t, &field, &e) != may)
                    fail_msg("state %d who %d act %d: %s", state, who, act, e.text);
                if (!may)
                    assert_memory_equal(&p, &was, sizeof p);
            }
        }
    }
}

static void a_signature_gives_a_level_and_locks_and_a_return_says_why(void **unused)
{
    struct id actor;
    const struct subject by = subject_of(MENTOR, &actor);
    struct procedure_told t = {
        .act = PROCEDURE_SIGN, .by = &by, .actor = actor, .today = TODAY, .now_ms = 7, .level = 6};
    struct procedure p = case_of(PROCEDURE_OPEN);
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(procedure_act(&p, &t, &field, &e));
    assert_string_equal(field, "level");
    err_reset(&e);
    t.level = 4;
    assert_true(procedure_act(&p, &t, &field, &e));
    assert_int_equal(p.level, 4);
    assert_int_equal(p.signed_day, TODAY);
    assert_int_equal(p.closed_ms, 7);
    t.act = PROCEDURE_VOID;
    t.why = STR("  ");
    assert_false(procedure_act(&p, &t, &field, &e));
    assert_string_equal(field, "why");
    assert_int_equal(p.state, PROCEDURE_SIGNED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_of_the_list_says_whether_it_failed),
        cmocka_unit_test(what_cannot_be_is_refused_with_its_field),
        cmocka_unit_test(a_risk_is_in_a_thousand_or_none),
        cmocka_unit_test(a_local_case_of_the_hospital_is_taken),
        cmocka_unit_test(a_curve_is_defined_beforehand_and_can_be_told_apart),
        cmocka_unit_test(each_act_is_of_whom_the_table_says_and_nobody_signs_himself),
        cmocka_unit_test(a_signature_gives_a_level_and_locks_and_a_return_says_why),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
