/* Indicators of an appraisal that come from discharge records: the three months from October 2024.
 */
#include "store/fact.h"
#include "tests/work/appraised.h"

static const int64_t ONE = INT64_C(1000000000);

/* The technique of the discipline gives its place to the weight of its cases, the rounds theirs to
 * the cases of the hospital. */
static void recorded_file(struct both *b)
{
    const char *at = strstr(APPRAISED_FILE, "    - {name: teaching");
    const char *technique = strstr(APPRAISED_FILE, "    - {name: technique");
    const char *after = strstr(technique, "\n") + 1;
    const char *apprentice = strstr(APPRAISED_FILE, "    - {name: apprentice");

    file_take(
        b, arena_text(
               &b->a,
               "%.*s    - {name: volume, label: 出院病例, whose: leader, target: 14, weight: 0.25,"
               " record: cases, months: 3}\n%.*s    - {name: cmi, label: 病例组合指数, whose:"
               " discipline, target: 2, weight: 0.25, record: cmi, months: 3}\n%s",
               (int)(at - APPRAISED_FILE), APPRAISED_FILE, (int)(technique - apprentice),
               apprentice, after));
}

struct cell {
    const char *month, *discipline;
    int64_t cases, rw_e4;
};

static bool cell_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct cell *c = arg;
    const struct fact fact = {.residence = STR("990101"),
                              .discipline = str_of(c->discipline),
                              .drg = STR("IB29"),
                              .month = month(c->month),
                              .treating = STR("990101"),
                              .organization = STR("H1"),
                              .payer = STR("1"),
                              .cases = c->cases,
                              .rw_cases = c->cases,
                              .rw_e4 = c->rw_e4};

    return store_fact_add(st, &fact, 1, e);
}

static void cell(struct both *b, const char *month, const char *discipline, int64_t cases,
                 int64_t rw_e4)
{
    struct cell c = {month, discipline, cases, rw_e4};

    both_tx(b, STORE_WRITE, cell_in_tx, &c);
}

static struct both *recorded_province(void **state)
{
    struct both *b = province_of(state);

    recorded_file(b);
    lines_told(b);
    cell(b, "2024-10", "骨科", 2, 30000);
    cell(b, "2024-12", "骨科", 2, 25000);
    cell(b, "2024-12", "内科", 1, 5000);
    return b;
}

static void is_item(const struct appraisal_score_view *v, int i, const char *name, int64_t actual,
                    int64_t completion)
{
    assert_str(v->items[i].item.indicator, name);
    assert_int_equal(v->items[i].item.actual, actual);
    assert_int_equal(v->items[i].item.completion, completion);
}

static bool records_ask(struct both *b, const struct subject *by, struct id score, const char *name,
                        struct appraisal_record_rows *rows, struct err *e)
{
    const struct appraisal_item_ask ask = {score, str_of(name)};
    const struct store_page page = {2, STR(""), STORE_ALL};

    return work_appraisal_records(b->st, by, &ask, &page, &b->a, rows, e);
}

/* 5.5 / 4 of 2, and 10 of 14 cases: 3/6 clinics and 5/10 operations beside them. */
static void records_of_whole_months_are_scored_like_lines(void **state)
{
    struct both *b = recorded_province(state);
    const struct subject by = officer_of(1), stranger = {.role = ROLE_MANAGER};
    struct appraisal_record_rows rows;
    struct appraisal_score_view v;
    struct appraisal_scores disciplines;
    struct appraisal_lines lines;
    struct err e = {0};
    struct id id;

    cell(b, "2024-11", "内科", 5, 50000);
    id = appraisal_scored(b);
    v = first_expert(b, id);
    is_item(&v, 1, "volume", 10 * ONE, 714285714);
    is_item(&v, 3, "cmi", 1375000000, 687500000);
    assert_int_equal(v.score.score,
                     (SCORE_ONE / 2 + 714285714 + SCORE_ONE / 2 + 687500000) * (SCORE_ONE / 4));
    disciplines = scores_of(b, id, "discipline");
    assert_str(disciplines.items[0].subject, "H1|骨科");
    assert_int_equal(disciplines.items[0].score, 687500000 * ONE);
    /* opened: three months, the second without a case of the discipline */
    if (!records_ask(b, &by, v.score.id, "cmi", &rows, &e))
        fail_msg("%s", e.text);
    assert_int_equal(rows.more.total, 3);
    assert_int_equal(rows.n, 2);
    assert_true(rows.more.next.n > 0);
    assert_int_equal(rows.items[0].record.part, 30000);
    assert_int_equal(rows.items[0].record.whole, 20000);
    assert_int_equal(rows.items[1].record.month, month("2024-11"));
    assert_int_equal(rows.items[1].record.cases, 0);
    /* what does not open so */
    assert_false(records_ask(b, &by, v.score.id, "visits", &rows, &e));
    assert_err(e, ERR_MISSING, "no item from discharge records");
    err_reset(&e);
    assert_false(records_ask(b, &stranger, v.score.id, "cmi", &rows, &e));
    assert_err(e, ERR_MISSING, "no score");
    err_reset(&e);
    assert_false(
        work_appraisal_lines(b->st, &by, &(struct appraisal_item_ask){v.score.id, STR("cmi")},
                             &(struct store_page){50, STR(""), STORE_ALL}, &b->a, &lines, &e));
    assert_err(e, ERR_STATE, "comes from discharge records");
}

/* What is delivered later changes the next run, and not the one that was made. */
static void a_run_keeps_the_months_as_they_were(void **state)
{
    struct both *b = recorded_province(state);
    const struct subject by = officer_of(1);
    struct appraisal_score_view v, later;
    struct appraisal_record_rows rows;
    struct err e = {0};
    struct id id = appraisal_scored(b);

    v = first_expert(b, id);
    is_item(&v, 1, "volume", COUNT_UNKNOWN, COUNT_UNKNOWN); /* November is missing: not 5 cases */
    is_item(&v, 3, "cmi", COUNT_UNKNOWN, COUNT_UNKNOWN);
    assert_int_equal(v.score.reasons & SCORE_MISSING, SCORE_MISSING);
    cell(b, "2024-11", "骨科", 4, 40000);
    acted(b, 1, work_appraisal_score, id, 10);
    later = first_expert(b, id);
    is_item(&later, 3, "cmi", 1187500000, 593750000); /* 9.5 / 8 */
    assert_true(records_ask(b, &by, v.score.id, "cmi", &rows, &e));
    assert_int_equal(rows.more.total, 2);
    assert_true(records_ask(b, &by, later.score.id, "cmi", &rows, &e));
    assert_int_equal(rows.more.total, 3);
    later = score_seen(b, v.score.id);
    is_item(&later, 3, "cmi", COUNT_UNKNOWN, COUNT_UNKNOWN);
}

/* November is there at last, and then the fund alone is missing. */
static void money_does_not_go_by_a_window_with_a_hole(void **state)
{
    struct both *b = recorded_province(state);
    struct id id = appraisal_scored(b);

    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "volume is of 3 months");
    cell(b, "2024-11", "骨科", 4, 40000);
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "discharge records of 2 were there");
    acted(b, 1, work_appraisal_score, id, 10);
    act_refused(b, 2, work_appraisal_settle, id, ERR_STATE, "not open yet");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(records_of_whole_months_are_scored_like_lines),
        BOTH(a_run_keeps_the_months_as_they_were),
        BOTH(money_does_not_go_by_a_window_with_a_hole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
