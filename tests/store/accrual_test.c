#include "store/accrual.h"

#include "tests/store/province.h"

struct asking {
    struct both *b;
    struct accrual_ask ask;
    struct accrual_days days;
    struct accrual_holders studios, posts;
    struct accrual_books books;
};

static const char *const ROWS[] = {
    "INSERT INTO placement (county, id, placement, programme, kind, practitioner, organization,"
    " from_day, state, delivery, made_ms) VALUES"
    " ('990101', 'a', 'Q1', 'm', 'posting', 'P1', 'H1', '2025-03-01', 'active', 'x', 1),"
    " ('990102', 'b', 'Q2', 'm', 'posting', 'P1', 'H2', '2025-03-02', 'active', 'x', 1)",
    "INSERT INTO presence (county, id, presence, placement, day, home_day, host_day, delivery,"
    " made_ms) VALUES ('990101', 'a', 'a', 'Q1', '2025-03-03', '2025-03-03', '2025-03-04', 'x', 1),"
    " ('990101', 'b', 'b', 'Q1', '2025-03-04', '2025-03-04', NULL, 'x', 1),"
    " ('990102', 'c', 'c', 'Q2', '2025-03-03', '2025-03-03', '2025-03-03', 'x', 1),"
    " ('990102', 'd', 'd', 'Q2', '2025-04-01', '2025-04-01', '2025-04-01', 'x', 1)",
    "INSERT INTO placement_month (county, placement, month, days, closed_ms) VALUES"
    " ('990101', 'Q1', '2025-03', 1, 1)",
    "INSERT INTO studio (county, id, studio, programme, name, kind, organization, opened_day,"
    " delivery, made_ms) VALUES ('990101', 'a', 'T1', 'm', '室', 'studio', 'H1', '2025-01-01', 'x',"
    " 1), ('990101', 'b', 'T2', 'm', '队', 'team', 'H1', '2025-01-01', 'x', 1)",
    "INSERT INTO village_post (county, id, post, version, programme, village, clinic,"
    " organization, practitioner, from_day, school, made_ms) VALUES ('990101', 'a', 'V1', 1, 'm',"
    " '村', '', 'H1', 'P2', '2025-01-01', '', 1)",
    "INSERT INTO entry (county, id, entry, programme, fund, kind, amount_fen, day, subsidy,"
    " subject, month, period_from, days, delivery, made_ms) VALUES ('990101', 'a', 'E1', 'm', 'F',"
    " 'accrual', 5, '2025-02-28', 'year', 'Q1', '2025-02', '2025-02-01', 9, 'x', 1),"
    " ('990101', 'b', 'E2', 'm', 'F', 'accrual', 5, '2025-03-31', 'year', 'Q1', '2025-03',"
    " '2025-02-01', 8, 'x', 1)"};

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *k = arg;

    return store_accrual_days(st, &k->ask, &k->b->a, &k->days, e)
           && store_accrual_studios(st, &k->ask, &k->b->a, &k->studios, e)
           && store_accrual_posts(st, &k->ask, &k->b->a, &k->posts, e)
           && store_accrual_books(st, &k->ask, &k->b->a, &k->books, e);
}

static void days_are_those_that_both_sides_confirmed_and_a_second_site_is_marked(void **state)
{
    struct both *b = province_of(state);
    struct asking k = {
        .b = b,
        .ask = {STR("m"), STR("year"), month("2025-03"), STORE_ALL},
    };

    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++)
        both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)ROWS[i]);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.days.n, 2);
    assert_true(k.days.items[0].closed && !k.days.items[0].twice);
    assert_true(!k.days.items[1].closed && k.days.items[1].twice);
    assert_int_equal(k.days.items[1].from_day, day_of(2025, 3, 2));
    assert_int_equal(k.studios.n, 1);
    assert_str(k.studios.items[0].code, "T1");
    assert_int_equal(k.posts.n, 1);
    assert_str(k.posts.items[0].practitioner, "P2");
    assert_int_equal(k.books.n, 1);
    assert_int_equal(k.books.items[0].days, 17);
    assert_true(k.books.items[0].month);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(days_are_those_that_both_sides_confirmed_and_a_second_site_is_marked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
