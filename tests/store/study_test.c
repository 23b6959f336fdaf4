#include "store/study.h"

#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct store_reach reach;
    struct study_rows rows;
    int64_t before, after;
};

static bool two_in_tx(struct store *st, void *arg, struct err *e)
{
    struct study waits = {.county = STR("990101"),
                          .uid = STR("1.2.3"),
                          .accession = STR(""),
                          .modality = STR("DX"),
                          .organization = STR("H1"),
                          .why = STUDY_NO_ACCESSION,
                          .seen_ms = 5};
    struct study matched = waits;

    (void)arg;
    matched.uid = STR("1.2.4");
    matched.reading = STR("YX-1");
    matched.why = STUDY_GOOD;
    return store_study_put(st, &waits, e) && store_study_put(st, &matched, e)
           && store_study_put(st, &waits, e); /* told twice */
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct store_page page = {.limit = 10, .reach = q->reach};

    return store_study_waiting(st, &page, q->a, &q->rows, e);
}

static void those_that_wait_are_listed_for_whose_device_sent_them(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a,
                       .reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(1)}}};

    both_tx(b, STORE_WRITE, two_in_tx, NULL);
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.n, 1);
    assert_str(q.rows.items[0].uid, "1.2.3");
    assert_int_equal(q.rows.items[0].why, STUDY_NO_ACCESSION);
    q.reach.scope.organization = ORG(2);
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.n, 0);
}

static bool mark_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_imaging_mark(st, STR("x"), q->a, &q->before, e)
           && store_imaging_mark_put(st, STR("x"), 7, e)
           && store_imaging_mark_put(st, STR("x"), 9, e)
           && store_imaging_mark(st, STR("x"), q->a, &q->after, e);
}

static void how_far_was_read_is_kept(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, mark_in_tx, &q);
    assert_int_equal(q.before, 0);
    assert_int_equal(q.after, 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(those_that_wait_are_listed_for_whose_device_sent_them),
        BOTH(how_far_was_read_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
