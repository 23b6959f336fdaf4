#include "work/appraisal_desk.h"

#include "tests/work/appraised.h"

static const int64_t ONE = INT64_C(1000000000);

static void is_item(const struct appraisal_score_view *v, int i, const char *name, int64_t actual,
                    int64_t target)
{
    assert_true(str_eq(v->items[i].item.indicator, str_of(name)));
    assert_int_equal(v->items[i].item.actual, actual);
    assert_int_equal(v->items[i].item.target, target);
}

/* 3/6, 2/4, 5/10 and 1/1 by a quarter each are 0.625; of 10,000 yuan 6,250. The share of
 * independent operations rose from 1/2 to 5/8, so the whole pool of 1,000 yuan is P1's. */
static void the_lines_of_a_year_make_the_score_and_the_money(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct appraisal_view seen = appraisal_seen(b, id);
    struct appraisal_score_view v = first_expert(b, id);

    assert_int_equal(seen.runs.n, 2);
    assert_int_equal(seen.runs.items[0].kind, APPRAISAL_SCORING);
    assert_int_equal(seen.runs.items[0].expert_n, 2);
    assert_int_equal(v.item_n, 4);
    is_item(&v, 0, "visits", 3 * ONE, 6 * ONE); /* the dated row of 2025 does not hold yet */
    is_item(&v, 1, "teaching", 2 * ONE, 4 * ONE);
    is_item(&v, 2, "apprentice", 5 * ONE, 10 * ONE);
    is_item(&v, 3, "technique", ONE, ONE);
    assert_int_equal(v.score.score, 625 * (SCORE_POINT / 1000));
    assert_int_equal(v.score.day_points, 125 * (SCORE_POINT / 1000));
    assert_true(str_eq(v.score.grade, STR("合格")));
    assert_int_equal(v.score.rate_base, ONE / 2);
    assert_int_equal(v.score.rate_now, ONE / 8 * 5);
    assert_int_equal(v.score.cases_now, 8);
    assert_int_equal(v.score.basic_fen, 625000);
    assert_int_equal(v.score.competition_fen, 100000);
    assert_int_equal(seen.runs.items[0].left_fen, 0);
}

/* Clinics and operations of H2 are told, so none by P3 and P4 is 0; rounds and techniques are not.
 */
static void missing_is_not_zero_and_says_so(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct appraisal_scores all = scores_of(b, id, "expert");
    struct appraisal_score_view v = score_seen(b, all.items[1].id);

    assert_true(str_eq(v.score.subject, STR("P3")));
    is_item(&v, 0, "visits", 0, 6 * ONE);
    is_item(&v, 1, "teaching", COUNT_UNKNOWN, 4 * ONE);
    is_item(&v, 2, "apprentice", 0, 10 * ONE);
    is_item(&v, 3, "technique", COUNT_UNKNOWN, ONE);
    assert_int_equal(v.items[0].item.completion, 0);
    assert_int_equal(v.items[1].item.completion, COUNT_UNKNOWN);
    assert_int_equal(v.score.reasons & SCORE_MISSING, SCORE_MISSING);
    assert_true(str_eq(v.score.grade, STR("不合格")));
    assert_int_equal(v.score.basic_fen, 0);
}

/* P2 has 5 of 10; H1's orthopaedics its one technique; H1's leader the mean of its experts, P1. */
static void who_is_tied_to_an_expert_is_rated_by_the_same_lines(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct appraisal_scores apprentices = scores_of(b, id, "apprentice");
    struct appraisal_scores disciplines = scores_of(b, id, "discipline");
    struct appraisal_scores leaders = scores_of(b, id, "leader");

    assert_int_equal(apprentices.n, 2);
    assert_true(str_eq(apprentices.items[0].subject, STR("P2")));
    assert_int_equal(apprentices.items[0].score, SCORE_POINT / 2);
    assert_int_equal(apprentices.items[0].basic_fen, 0);
    assert_true(str_eq(disciplines.items[0].subject, STR("H1|骨科")));
    assert_int_equal(disciplines.items[0].score, SCORE_POINT);
    assert_true(str_eq(leaders.items[0].subject, STR("H1")));
    assert_int_equal(leaders.items[0].score, 625 * (SCORE_POINT / 1000));
    assert_int_equal(leaders.items[1].score, 0);
}

static bool lines_of(struct both *b, const struct subject *by, struct id score, const char *name,
                     struct appraisal_lines *lines, struct err *e)
{
    const struct appraisal_item_ask ask = {score, str_of(name)};
    const struct store_page page = {200, STR(""), STORE_ALL};

    return work_appraisal_lines(b->st, by, &ask, &page, &b->a, lines, e);
}

static void an_item_opens_to_its_lines_and_to_no_patient(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct appraisal_score_view v = first_expert(b, id);
    const struct subject by = officer_of(1), stranger = {.role = ROLE_MANAGER};
    struct appraisal_lines lines;
    struct err e = {0};
    int hidden;

    assert_true(lines_of(b, &by, v.score.id, "apprentice", &lines, &e));
    assert_int_equal(lines.rows.n, 5);
    hidden = noun_column_find(lines.noun, STR("local_case"));
    for (size_t i = 0; i < lines.rows.n; i++)
        assert_false(lines.rows.items[i].values[hidden].known);
    assert_true(lines_of(b, &by, v.score.id, "teaching", &lines, &e));
    assert_int_equal(lines.rows.n, 5);
    assert_true(lines_of(b, &by, v.score.id, "technique", &lines, &e));
    assert_int_equal(lines.rows.n, 1);
    assert_false(lines_of(b, &by, v.score.id, "none", &lines, &e));
    assert_err(e, ERR_MISSING, "no item");
    err_reset(&e);
    assert_false(lines_of(b, &stranger, v.score.id, "teaching", &lines, &e));
    assert_err(e, ERR_MISSING, "no score");
}

static void the_same_lines_give_the_same_decisions_and_one_more_changes_what_counts_it(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_scored(b);
    struct appraisal_score_view before = first_expert(b, id), after;
    struct appraisal_scores first = scores_of(b, id, ""), second;
    struct appraisal_view seen;
    size_t changed = 0;

    acted(b, 1, work_appraisal_score, id, 10);
    seen = appraisal_seen(b, id);
    assert_true(str_eq(seen.runs.items[0].seal, seen.runs.items[1].seal));
    taught(b, "P1", "H1", "2024-03-30"); /* the second round of March: a third month */
    acted(b, 1, work_appraisal_score, id, 20);
    seen = appraisal_seen(b, id);
    assert_false(str_eq(seen.runs.items[0].seal, seen.runs.items[1].seal));
    after = first_expert(b, id);
    for (size_t i = 0; i < after.item_n; i++) {
        bool same = after.items[i].item.actual == before.items[i].item.actual;

        assert_int_equal(same, !str_eq(after.items[i].item.indicator, STR("teaching")));
    }
    assert_int_equal(after.items[1].item.actual, 3 * ONE);
    second = scores_of(b, id, "");
    assert_int_equal(first.n, second.n);
    for (size_t i = 0; i < second.n; i++) {
        for (size_t k = 0; k < first.n; k++) {
            if (first.items[k].link == second.items[i].link
                && str_eq(first.items[k].subject, second.items[i].subject))
                changed += first.items[k].score != second.items[i].score;
        }
    }
    assert_int_equal(changed, 2); /* P1 and the leader of H1 */
}

static void the_way_of_an_appraisal_is_kept(void **state)
{
    struct both *b = appraised_province(state);
    struct id id = appraisal_opened(b, 2024);
    const struct subject by = officer_of(1);
    struct appraisal_new n = {STR("a"), 2024, NOON};
    struct edit_refused refused;
    struct fault_list faults = {0};
    struct err e = {0};
    char text[sizeof APPRAISED_FILE];

    assert_false(work_appraisal_open(b->st, &by, &n, &id, &refused, &e));
    assert_err(e, ERR_STATE, "already");
    err_reset(&e);
    n.programme = STR("none");
    assert_false(work_appraisal_open(b->st, &by, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "programme");
    err_reset(&e);
    act_refused(b, 1, work_appraisal_score, id, ERR_STATE, "draft");
    act_refused(b, 1, work_appraisal_settle, id, ERR_STATE, "not allowed");
    act_refused(b, 1, work_appraisal_freeze, id, ERR_STATE, "not tried");
    acted(b, 1, work_appraisal_simulate, id, 1);
    /* another edition before it is frozen, and after */
    snprintf(text, sizeof text, "%s", APPRAISED_FILE);
    memcpy(strstr(text, "version: 1"), "version: 2", 10);
    file_take(b, text);
    act_refused(b, 1, work_appraisal_freeze, id, ERR_STATE, "version 2 is there");
    acted(b, 1, work_appraisal_cancel, id, 2);
    act_refused(b, 1, work_appraisal_cancel, id, ERR_STATE, "not allowed");
    id = appraisal_scored(b);
    act_refused(b, 1, work_appraisal_simulate, id, ERR_STATE, "frozen");
    memcpy(strstr(text, "version: 2"), "version: 3", 10);
    assert_false(work_programme_add(b->st, str_of(text), "a.yaml", NOON, &faults, &e));
    assert_err(e, ERR_STATE, "work is appraised");
    fault_reset(&faults);
}

static void a_file_that_does_not_say_what_it_counts_is_not_appraised_by(void **state)
{
    struct both *b = appraised_province(state);
    const struct subject by = officer_of(1);
    const struct appraisal_new n = {STR("m2"), 2024, NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    file_take(b, "id: m2\nname: 无\nplace: 杏省\nyear: 2024\nversion: 1\ndirection: pair\n"
                 "approval: [county]\n"
                 "appraisal: {basic_floor: 0.6, competition_floor: 0.8, shrink_cases: 0,"
                 " pool_yuan: 1, indicators: [{name: n, label: 甲, target: 1, weight: 1}]}\n"
                 "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
                 "bulletin: {title: 通报, blocks: [{heading: 一, text: \"{n}\"}]}\n");
    assert_false(work_appraisal_open(b->st, &by, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "does not say what it counts");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_lines_of_a_year_make_the_score_and_the_money),
        BOTH(missing_is_not_zero_and_says_so),
        BOTH(who_is_tied_to_an_expert_is_rated_by_the_same_lines),
        BOTH(an_item_opens_to_its_lines_and_to_no_patient),
        BOTH(the_same_lines_give_the_same_decisions_and_one_more_changes_what_counts_it),
        BOTH(the_way_of_an_appraisal_is_kept),
        BOTH(a_file_that_does_not_say_what_it_counts_is_not_appraised_by),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
