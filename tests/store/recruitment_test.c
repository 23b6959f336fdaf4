#include "store/recruitment.h"

#include "tests/store/province.h"

struct recruiting {
    struct arena *a;
    struct recruitment got;
    struct recruitment_rows rows;
    struct campus_visits visits;
    struct candidate signed_one;
    struct candidate_rows candidates;
    bool done, stale, moved;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct recruiting *q = arg;
    struct recruitment r = {.id = pid('R', 1),
                            .county = STR("990000"),
                            .version = 1,
                            .year = 2025,
                            .name = STR("引才"),
                            .kind = RECRUITMENT_CAMPUS,
                            .from_day = 20000,
                            .until_day = 20100,
                            .made_ms = 3};
    const struct campus_visit v = {.recruitment = r.id,
                                   .id = pid('K', 1),
                                   .day = 20001,
                                   .school = STR("大学"),
                                   .met = 7,
                                   .note = STR("")};
    struct candidate c = {.county = STR("990101"),
                          .id = pid('C', 1),
                          .version = 1,
                          .vacancy = pid('V', 1),
                          .recruitment = r.id,
                          .name = STR("甲"),
                          .school = STR(""),
                          .day = 20002};
    const struct candidate_line l = {
        .county = c.county, .candidate = c.id, .seq = 1, .day = 20002, .note = STR("")};
    const struct candidate_filter of = {.recruitment = r.id};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};

    r.state = RECRUITMENT_RUNNING;
    c.state = CANDIDATE_SIGNED;
    c.practitioner = STR("P1");
    return store_recruitment_add(st, &r, e) && store_campus_visit_add(st, &v, e)
           && store_candidate_add(st, &c, e) && store_candidate_step_add(st, &l, e)
           && store_recruitment_put(st, &r, &q->done, e)
           && store_recruitment_put(st, &r, &q->stale, e)
           && store_candidate_put(st, &c, &q->moved, e)
           && store_recruitment_get(st, r.id, q->a, &q->got, e)
           && store_recruitment_list(st, &page, q->a, &q->rows, e)
           && store_campus_visits(st, r.id, q->a, &q->visits, e)
           && store_candidate_get(st, c.id, q->a, &q->signed_one, e)
           && store_candidate_list(st, &of, &page, q->a, &q->candidates, e);
}

static bool vacancy_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct id id = pid('V', 1), round = pid('R', 1);

    (void)arg;
    return sql_run(st,
                   "INSERT INTO vacancy (county, id, vacancy, version, year, organization,"
                   " discipline, min_title_rank, posts, accepted, why, judgement, state,"
                   " recruitment, made_ms) VALUES ('990101', $1, 'YR-1', 1, 2025, 'H1', '骨科', 0,"
                   " 3, 2, '', '', 'accepted', $2, 1)",
                   SQL(sql_id(&id), sql_id(&round)), e);
}

/* The posts of a round are those that were accepted, beside who applied and signed. */
static void a_round_counts_its_posts_candidates_and_visits(void **state)
{
    struct both *b = province_of(state);
    struct recruiting q = {.a = &b->a};

    both_tx(b, STORE_WRITE, vacancy_in_tx, NULL);
    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.done && q.moved);
    assert_false(q.stale);
    assert_int_equal(q.got.version, 2);
    assert_int_equal(q.got.posts, 2);
    assert_int_equal(q.got.candidate_n, 1);
    assert_int_equal(q.got.signed_n, 1);
    assert_int_equal(q.got.visit_n, 1);
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.visits.items[0].met, 7);
    assert_str(q.signed_one.practitioner, "P1");
    assert_int_equal(q.signed_one.version, 2);
    assert_str(q.candidates.items[0].discipline, "骨科");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_round_counts_its_posts_candidates_and_visits)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
