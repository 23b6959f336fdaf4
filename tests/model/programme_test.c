#include "model/programme.h"

#include <stdlib.h>

#include "tests/check.h"

#define GOOD                                                                                        \
    "id: sixth\nname: 第六项目\nplace: 某县\nyear: 2025\nversion: 1\ndirection: down\n"       \
    "from: 2025-01-01\nterm: {months_min: 6, months_max: 12}\n"                                     \
    "eligibility: {min_title_rank: 2, min_rank_years: 3, sending: [三级甲等], licence: true}\n" \
    "approval: [county, province]\nchecks: [3, 6, 12]\nteaching: [round, consult]\n"                \
    "quotas:\n  - {scope: county, id: \"140105\", min: 1, max: 5}\n"                                \
    "weights: {fit: 1000}\n"                                                                        \
    "funds: [{id: f, name: 专项, source: 省财政}]\n"                                           \
    "subsidies: [{id: s, label: 补助, fund: f, payee: practitioner, per: year, yuan: 24000}]\n"   \
    "appraisal:\n  basic_floor: 0.6\n  competition_floor: 0.8\n  shrink_cases: 50\n"                \
    "  pool_yuan: 100\n  budget_yuan: 5\n  fund: f\n  cascade: [expert, leader]\n"                  \
    "  indicators:\n"                                                                               \
    "    - {name: taught, label: 带教, target: 10, monthly: 2, weight: 0.5,"                      \
    " targets: [{until: 2024-12-31, kind: secondment, target: 6}], count: {of: teaching}}\n"        \
    "    - {name: guided, label: 带教手术, who: mentor, target: 9, weight: 0.5,"                \
    " count: {of: procedure}}\n"                                                                    \
    "  improvement: {label: 独立, part: {of: procedure, where: {role: independent}},"             \
    " whole: {of: procedure}}\n"                                                                    \
    "  veto: {of: procedure, where: {outcome: failure}}\n"                                          \
    "  grades: [{name: 优秀, floor: 0.9}, {name: 合格, floor: 0.6}]\n"                          \
    "pledges: [{id: pay, label: 待遇不变, kind: pay, since: arrival, months: 2}]\n"             \
    "figures:\n"                                                                                    \
    "  - {id: sent, label: 派驻, unit: 人次, hedge: 余, step: 100,\n"                          \
    "     count: {of: placement, where: {kind: posting, state: [active, ended]}}}\n"                \
    "bulletin:\n  title: 通报\n  blocks:\n    - {heading: 一、派驻, text: \"派出{sent}。\"}\n"

/* Reads a text; the faults' count is returned, the first fault copied. */
static size_t faults_of(const char *text, struct programme *p, char first[600])
{
    static struct arena a;
    struct fault_list faults = {.arena = &a, .name = "f.yaml"};
    struct yaml_node root;
    struct err e = {0};
    bool good;
    size_t n;

    arena_reset(&a);
    assert_true(yaml_read(str_of(text), "f.yaml", &a, &root, &e));
    good = programme_read(&root, p, &faults);
    assert_int_equal(good, faults.n == 0);
    if (faults.n)
        snprintf(first, 600, "%.*s", STR_ARG(faults.items[0]));
    n = faults.n;
    fault_reset(&faults);
    return n;
}

static void a_good_file_is_taken_whole(void **unused)
{
    struct programme p;
    char first[600];

    (void)unused;
    assert_int_equal(faults_of(GOOD, &p, first), 0);
    assert_str(p.name, "第六项目");
    assert_int_equal(p.direction, DIRECTION_DOWN);
    assert_int_equal(p.approval_n, 2);
    assert_int_equal(p.approval[1], LEVEL_PROVINCE);
    assert_int_equal(p.eligibility.min_title_rank, 2);
    assert_int_equal(p.checks[2], 12);
    assert_int_equal(p.weights[0], 1000);
    assert_int_equal(p.subsidies[0].amount_fen, 2400000);
    assert_int_equal(p.figure_n, 1);
    assert_int_equal(p.figures[0].counts[0].where_n, 2);
    assert_int_equal(p.figures[0].counts[0].where[1].words.n, 2);
    assert_non_null(programme_figure(&p, STR("sent")));
    assert_null(programme_figure(&p, STR("none")));
}

/* The good file with one piece put in the place of another. */
static const char *changed(const char *old, const char *new, char text[6000])
{
    const char *at = strstr(GOOD, old);

    assert_non_null(at);
    snprintf(text, 6000, "%.*s%s%s", (int)(at - GOOD), GOOD, new, at + strlen(old));
    return text;
}

struct fault_case {
    const char *old, *new, *part;
};

static void faults_told(const struct fault_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct programme p = {.year = -1};
        char text[6000], first[600] = "";

        assert_true(faults_of(changed(cases[i].old, cases[i].new, text), &p, first) > 0);
        if (!strstr(first, cases[i].part))
            fail_msg("%s: %s", cases[i].new, first);
        assert_int_equal(p.year, -1);
    }
}

#define RECORDED "who: mentor, target: 9, weight: 0.5, count: {of: procedure}"

static void each_fault_of_an_appraisal_is_told_with_its_place(void **unused)
{
    static const struct fault_case CASES[] = {
        {"since: arrival", "since: friday", "expected one of arrival, end"},
        {"kind: pay,", "kind: praise,", "expected one of pay, promotion, award"},
        {"since: arrival, months: 2", "since: arrival, months: 61", "expected a number from 0"},
        {"fund: f\n  cascade", "fund: g\n  cascade", "found g, which is none of funds"},
        {"[expert, leader]", "[expert, boss]", "found boss, expected expert"},
        {"name: guided", "name: taught", "taught stands twice"},
        {"weight: 0.5, count", "weight: 0.4, count", "sum to 0.900000"},
        {"target: 10, monthly", "target: ten, monthly", "expected a decimal"},
        {"monthly: 2", "monthly: 0", "expected a number from 1"},
        {"kind: secondment, target", "kind: holiday, target",
         "found holiday, expected one of mentorship"},
        {"until: 2024-12-31", "until: 2024-12-32", "expected a day"},
        {"who: mentor", "who: teacher", "found teacher, which procedure has not"},
        {"who: mentor", "who: technique", "a column that names a person"},
        {"who: mentor", "whose: teacher", "expected one of expert, apprentice"},
        {"count: {of: teaching}", "count: {of: teaching, first: day}", "found a first day"},
        {"count: {of: teaching}", "count: {of: entry, sum: amount_fen}", "a sum of money"},
        {"count: {of: teaching}", "count: {of: prospect}", "belong to no organization"},
        {"count: {of: teaching}", "count: {of: teaching, day: topic}", "expected a column of days"},
        {"part: {of: procedure, where: {role: independent}}, ", "", "part: this key is missing"},
        {"improvement: {label: 独立,", "improvement: {label: 独立, whose: expert,",
         "found expert, expected discipline or leader"},
        {RECORDED, "target: 9, weight: 0.5, whose: discipline, record: cim",
         "expected one of cases, cmi"},
        {RECORDED, "target: 9, weight: 0.5, record: cmi",
         "found expert, expected discipline or leader"},
        {RECORDED, "target: 9, weight: 0.5, whose: leader, record: cmi, months: 13",
         "expected a number"},
        {RECORDED, "target: 9, weight: 0.5, months: 12, count: {of: teaching}",
         "months without record"},
        {RECORDED, "target: 9, weight: 0.5, whose: leader, record: cmi, count: {of: teaching}",
         "found count, who or monthly beside it"},
        {"veto: {of: procedure, where: {outcome: failure}}", "veto: {of: achievement}",
         "whose lines name no practitioner"},
        {"{name: 合格, floor: 0.6}", "{name: 合格, floor: 0.95}", "less than the grade above"},
    };

    (void)unused;
    faults_told(CASES, sizeof CASES / sizeof *CASES);
}

static void each_fault_is_told_with_its_place(void **unused)
{
    static const struct fault_case CASES[] = {
        {"name: 第六项目\n", "", "name: this key is missing"},
        {"year: 2025", "year: 25", "f.yaml:4:7: year: found 25, expected a number from 2000"},
        {"year: 2025", "year: \"2025\"", "f.yaml:4:7: year:"},
        {"direction: down", "direction: sideways", "expected one of up, down, pair"},
        {"direction: down", "driection: down", "there is no such key"},
        {"from: 2025-01-01", "from: 2025-13-01", "expected a day"},
        {"months_min: 6", "months_min: 13", "expected the smaller first"},
        {"min_title_rank: 2", "min_title_rank: 9", "from 1 to 4"},
        {"[county, province]", "[province, county]", "expected a level above province"},
        {"[county, province]", "[]", "an empty one"},
        {"[county, province]", "[village]", "expected county, city or province"},
        {"[3, 6, 12]", "[6, 3]", "rising numbers"},
        {"[round, consult]", "[shouting]", "found shouting"},
        {"min: 1, max: 5", "min: 6, max: 5", "min 6 is above max 5"},
        {"fit: 1000", "fit: 900", "found a sum of 900"},
        {"fund: f,", "fund: g,", "found g, which is none of funds"},
        {"yuan: 24000", "yuan: -1", "expected an amount"},
        {"per: year", "per: week", "expected one of day, month, year"},
        {"of: placement", "of: placements", "no noun that is counted"},
        {"kind: posting", "kind: holiday", "found holiday, expected one of"},
        {"kind: posting", "kin: posting", "there is no such column in placement"},
        {"count: {of: placement,", "count: {of: placement, sum: title,", "a sum wants"},
        {"count: {of: placement,", "count: {of: placement, distinct: x,",
         "which placement has not"},
        {"hedge: 余, step: 100", "hedge: 余", "in which steps"},
        {"hedge: 余", "hedge: 多", "expected one of"},
        {"{sent}", "{send}", "found {send}"},
        {"count: {of: placement", "counts: {of: placement", "there is no such key in figure"},
        {"id: sixth", "id: Sixth!", "a-z"},
    };

    (void)unused;
    faults_told(CASES, sizeof CASES / sizeof *CASES);
}

static void all_faults_of_a_file_are_told_at_once(void **unused)
{
    struct programme p;
    char first[600];

    (void)unused;
    assert_int_equal(faults_of("id: x\nname: y\nyear: 1\ncolour: red\n", &p, first), 8);
}

static void limits_and_a_targeting_without_priority_places_are_told(void **unused)
{
    struct programme p = {0};
    char first[600];

    (void)unused;
    assert_int_equal(faults_of(GOOD "limits: {notice_days: 5, month_days: 7}\n", &p, first), 0);
    assert_int_equal(faults_of(GOOD "limits: {notice_days: 0}\n", &p, first), 1);
    assert_non_null(strstr(first, "notice_days: found 0, expected a number from 1 to 365"));
    assert_int_equal(faults_of(GOOD "limits: {follow_up_days: 30}\n", &p, first), 0);
    assert_int_equal(p.limits[LIMIT_FOLLOW_UP], 30);
    assert_int_equal(faults_of(GOOD "limits: {follow_up_days: 366}\n", &p, first), 1);
    assert_non_null(strstr(first, "follow_up_days: found 366, expected a number from 1 to 365"));
    assert_int_equal(faults_of(GOOD "limits: {follow_up_days: soon}\n", &p, first), 1);
    assert_non_null(strstr(first, "follow_up_days: found soon"));
    assert_int_equal(faults_of(GOOD "targeting: {signed: true}\n", &p, first), 1);
    assert_non_null(strstr(first, "there is no priority place that could be passed over"));
    assert_int_equal(
        faults_of(GOOD "priority: [\"140105\"]\ntargeting: {signed: true}\n", &p, first), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_and_a_targeting_without_priority_places_are_told),
        cmocka_unit_test(a_good_file_is_taken_whole),
        cmocka_unit_test(each_fault_is_told_with_its_place),
        cmocka_unit_test(each_fault_of_an_appraisal_is_told_with_its_place),
        cmocka_unit_test(all_faults_of_a_file_are_told_at_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
