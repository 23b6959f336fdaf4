#include "work/measure_desk.h"

#include <math.h>

#include "tests/work/promised.h"
#include "work/achievement_desk.h"

static const char MEASURE_FILE[] =
    "id: f\nname: 测\nplace: 杏省\nyear: 2025\nversion: 3\ndirection: down\napproval: [county]\n"
    "measures:\n"
    "  - {id: visits, label: 诊疗量, unit: 人次, population: 全省, numerator: 人次,"
    " baseline: 2023, count: {of: statistic, sum: numerator, where: {measure: v}},"
    " plan: [{year: 2024, value: 120}]}\n"
    "  - {id: share, label: 占比, unit: \"%\", population: 全省, numerator: 基层,"
    " denominator: 全部, baseline: 2023, share: {part: {of: statistic, sum: numerator,"
    " where: {measure: share}}, whole: {of: statistic, sum: denominator, where: {measure: "
    "share}}}}\n"
    "  - {id: centers, label: 中心, unit: \"%\", population: 全省, numerator: 建成,"
    " denominator: 应建, baseline: 2023, stock: true, share: {part: {of: achievement,"
    " where: {kind: emergency_center, state: reached}}, whole: {of: achievement,"
    " where: {kind: emergency_center}}}}\n"
    "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
    "bulletin: {title: 通报, blocks: [{heading: 一, text: \"{n}\"}]}\n";

static struct both *measured_province(void **state)
{
    struct both *b = province_of(state);
    struct fault_list faults = {0};
    struct err e = {0};

    if (!work_programme_add(b->st, str_of(MEASURE_FILE), "f.yaml", NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    return b;
}

static struct subject manager_of(int organization)
{
    return (struct subject){.account = pid('A', 30 + organization),
                            .role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION,
                                      .place = organization == 2 ? STR("990102") : STR("990101"),
                                      .organization = ORG(organization)}};
}

static struct measure_told_new told_of(enum measure_tier tier, int32_t year, int64_t n)
{
    return (struct measure_told_new){.programme = STR("f"),
                                     .measure = STR("visits"),
                                     .organization = STR("H1"),
                                     .period = day_of(year, 1, 1),
                                     .tier = tier,
                                     .numerator = n,
                                     .denominator = COUNT_UNKNOWN,
                                     .note = STR("年报表"),
                                     .now_ms = NOON};
}

static void well(struct both *b, const struct subject *by, struct measure_told_new n)
{
    struct edit_refused refused;
    struct err e = {0};

    if (!work_measure_tell(b->st, by, &n, &refused, &e))
        fail_msg("%s", e.text);
}

static void badly(struct both *b, const struct subject *by, struct measure_told_new n,
                  enum err_code code, const char *said)
{
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_measure_tell(b->st, by, &n, &refused, &e));
    assert_err(e, code, said);
}

static struct measure_view seen(struct both *b, const char *measure, int32_t year,
                                const struct store_reach *reach)
{
    const struct measure_ask ask = {
        .programme = STR("f"), .measure = str_of(measure), .year = year, .now_ms = NOON};
    struct measure_views views;
    struct err e = {0};

    if (!work_measure_list(b->st, &ask, reach, &b->a, &views, &e))
        fail_msg("%s", e.text);
    assert_int_equal(views.n, 1);
    assert_int_equal(views.version, 3);
    return views.items[0];
}

/* 100 in 2023; 150 claimed, 130 verified, 126 validated in 2024, planned 120: 26 % more, 6 ahead.
 */
static void three_people_tell_and_each_tier_is_compared_with_itself(void **state)
{
    struct both *b = measured_province(state);
    const struct subject host = manager_of(1), one = officer_of(1), two = officer_of(2);
    const struct store_reach all = STORE_ALL;
    struct measure_view v;

    for (int t = 0; t < MEASURE_TIER_N; t++)
        well(b, t == 0 ? &host : t == 1 ? &one : &two, told_of((enum measure_tier)t, 2023, 100));
    well(b, &host, told_of(MEASURE_CLAIMED, 2024, 140));
    well(b, &host, told_of(MEASURE_CLAIMED, 2024, 150)); /* put right */
    badly(b, &two, told_of(MEASURE_VALIDATED, 2024, 126), ERR_STATE, "not verified yet");
    well(b, &one, told_of(MEASURE_VERIFIED, 2024, 130));
    badly(b, &host, told_of(MEASURE_CLAIMED, 2024, 151), ERR_STATE, "verified already");
    badly(b, &one, told_of(MEASURE_VALIDATED, 2024, 126), ERR_RIGHT, "who verified");
    v = seen(b, "visits", 2024, &all);
    assert_int_equal(v.best, MEASURE_VERIFIED);
    assert_near(v.ahead, 10, 1e-9);
    well(b, &two, told_of(MEASURE_VALIDATED, 2024, 126));
    badly(b, &one, told_of(MEASURE_VERIFIED, 2024, 131), ERR_STATE, "validated already");
    v = seen(b, "visits", 2024, &all);
    assert_near(v.tiers[MEASURE_CLAIMED].value.value, 150, 1e-9);
    assert_near(v.tiers[MEASURE_CLAIMED].year_on_year.change, 50, 1e-9);
    assert_near(v.tiers[MEASURE_VERIFIED].year_on_year.change, 30, 1e-9);
    assert_near(v.tiers[MEASURE_VALIDATED].since_baseline.change, 26, 1e-9);
    assert_near(v.plan, 120, 1e-9);
    assert_near(v.ahead, 6, 1e-9);
    assert_true(isnan(seen(b, "visits", 2023, &all).plan));
    assert_int_equal(both_total(b, "SELECT count(*) FROM statistic_past"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'measure.claim'"), 3);
}

static void what_is_told_wrongly_or_elsewhere_is_refused(void **state)
{
    struct both *b = measured_province(state);
    const struct subject host = manager_of(1), other = manager_of(2), one = officer_of(1);
    struct measure_told_new n = told_of(MEASURE_CLAIMED, 2024, 1);

    badly(b, &other, n, ERR_RIGHT, "not within reach");
    badly(b, &one, n, ERR_RIGHT, "not within reach"); /* an officer does not claim */
    badly(b, &host, told_of(MEASURE_VERIFIED, 2024, 1), ERR_RIGHT, "not within reach");
    n.organization = STR("none");
    badly(b, &host, n, ERR_INPUT, "no organization");
    n = told_of(MEASURE_CLAIMED, 2099, 1);
    badly(b, &host, n, ERR_INPUT, "in the future");
    n = told_of(MEASURE_CLAIMED, 2024, 1);
    n.period += 3;
    badly(b, &host, n, ERR_INPUT, "first day");
    n = told_of(MEASURE_CLAIMED, 2024, 1);
    n.note = STR(" ");
    badly(b, &host, n, ERR_INPUT, "return or data set");
    n = told_of(MEASURE_CLAIMED, 2024, 1);
    n.denominator = 4;
    badly(b, &host, n, ERR_INPUT, "no denominator");
    n.measure = STR("share");
    n.numerator = 5;
    badly(b, &host, n, ERR_INPUT, "more than the denominator");
    n.denominator = COUNT_UNKNOWN;
    badly(b, &host, n, ERR_INPUT, "a share of");
    n.measure = STR("centers");
    badly(b, &host, n, ERR_INPUT, "no such one that is reported");
    n.programme = STR("none");
    badly(b, &host, n, ERR_MISSING, "no programme");
    assert_int_equal(both_total(b, "SELECT count(*) FROM statistic"), 0);
}

static struct id center(struct both *b, const char *organization, int32_t day, bool reached)
{
    const struct subject by = officer_of(1);
    const struct achievement_new n = {.programme = STR("f"),
                                      .organization = str_of(organization),
                                      .kind = ACHIEVEMENT_EMERGENCY_CENTER,
                                      .name = STR("胸痛中心"),
                                      .evidence = STR("批文"),
                                      .day = day,
                                      .amount = COUNT_UNKNOWN,
                                      .state = reached ? ACHIEVEMENT_REACHED : ACHIEVEMENT_PLANNED,
                                      .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_achievement_add(b->st, &by, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

/* Three of four reached by the end of 2024, two verified; one of them in 2023 alone. */
static void a_stock_counts_what_was_verified_and_opens_to_its_lines(void **state)
{
    struct both *b = measured_province(state);
    const struct subject two = officer_of(2);
    const struct store_reach all = STORE_ALL;
    struct achievement_wish w = {.status = ACHIEVEMENT_VERIFIED, .why = STR(""), .now_ms = NOON};
    struct measure_lines_ask ask = {
        .of = {.programme = STR("f"), .measure = STR("centers"), .year = 2024, .now_ms = NOON},
        .tier = MEASURE_VERIFIED};
    const struct store_page page = {10, STR(""), STORE_ALL};
    struct measure_counted lines;
    struct edit_refused refused;
    struct measure_view v;
    struct err e = {0};

    w.id = center(b, "H1", day_of(2023, 5, 1), true);
    assert_true(work_achievement_decide(b->st, &two, &w, &refused, &e));
    w.id = center(b, "H2", day_of(2024, 5, 1), true);
    assert_true(work_achievement_decide(b->st, &two, &w, &refused, &e));
    center(b, "H2", day_of(2024, 6, 1), true);
    center(b, "H1", day_of(2025, 6, 1), false);
    v = seen(b, "centers", 2024, &all);
    assert_near(v.tiers[MEASURE_CLAIMED].value.value, 75, 1e-9);
    assert_near(v.tiers[MEASURE_VERIFIED].value.value, 50, 1e-9);
    assert_near(v.tiers[MEASURE_VERIFIED].year_on_year.change, 25, 1e-9); /* points */
    assert_true(isnan(v.tiers[MEASURE_VALIDATED].value.value));
    assert_true(work_measure_lines(b->st, &ask, &page, &b->a, &lines, &e));
    assert_int_equal(lines.rows.more.total, 2);
    ask.part = 1;
    assert_true(work_measure_lines(b->st, &ask, &page, &b->a, &lines, &e));
    assert_int_equal(lines.rows.more.total, 4);
    ask.part = 0;
    ask.tier = MEASURE_VALIDATED;
    assert_true(work_measure_lines(b->st, &ask, &page, &b->a, &lines, &e));
    assert_int_equal(lines.rows.more.total, 0);
}

/* H2 reports as well; the manager of H1 counts the own alone. */
static void a_figure_holds_what_the_asker_reaches(void **state)
{
    struct both *b = measured_province(state);
    const struct subject host = manager_of(1), other = manager_of(2);
    const struct store_reach all = STORE_ALL, own = store_reach_of(&host, ACTION_MEASURE_SEE);
    struct measure_told_new n = told_of(MEASURE_CLAIMED, 2024, 7);

    well(b, &host, n);
    n.organization = STR("H2");
    well(b, &other, n);
    assert_near(seen(b, "visits", 2024, &all).tiers[0].value.value, 14, 1e-9);
    assert_near(seen(b, "visits", 2024, &own).tiers[0].value.value, 7, 1e-9);
    assert_int_equal(seen(b, "visits", 2024, &all).tiers[0].value.organization_n, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(three_people_tell_and_each_tier_is_compared_with_itself),
        BOTH(what_is_told_wrongly_or_elsewhere_is_refused),
        BOTH(a_stock_counts_what_was_verified_and_opens_to_its_lines),
        BOTH(a_figure_holds_what_the_asker_reaches),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
