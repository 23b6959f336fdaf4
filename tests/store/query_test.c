#include "store/query.h"

#include "tests/store/both.h"

struct reading {
    struct arena *a;
    struct store_page page;
    struct str filter;
    struct store_more more;
    struct sql_read read;
    bool descending;
};

static bool page_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    struct str row = {0};
    struct query q = {0};
    struct query_page p = {
        .page = &r->page, .key = "code", .descending = r->descending, .at = SQL(sql_text(&row))};

    r->read = SQL_READ(row, r->a, SQL(sql_text(&row)));
    query_add(&q, "SELECT code FROM code WHERE true");
    query_and(&q, "scheme", &r->filter);
    return query_page(st, &q, &p, &r->read, &r->more, e);
}

static void fill(struct both *b)
{
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO code (scheme, code, name) VALUES ('x', 'a', ''), ('x', 'B', ''),"
            " ('x', '中', ''), ('y', 'c', ''), ('x', 'é', '')");
}

/* By unsigned bytes: B 42, a 61, é C3 A9, 中 E4 B8 AD; not by any language's alphabet. */
static void pages_go_by_bytes_in_both_directions(void **state)
{
    static const char *const order[] = {"B", "a", "é", "中"};
    struct both *b = *state;

    fill(b);
    for (int way = 0; way < 2; way++) {
        struct reading r = {.a = &b->a,
                            .page = {1, STR(""), STORE_ALL},
                            .filter = STR("x"),
                            .descending = way == 1};
        int seen = 0;

        do {
            both_tx(b, STORE_READ, page_in_tx, &r);
            assert_int_equal(r.read.n, 1);
            assert_str(*(struct str *)r.read.items, order[way == 1 ? 3 - seen : seen]);
            seen++;
            r.page.cursor = r.more.next;
        } while (r.page.cursor.n > 0);
        assert_int_equal(seen, 4);
    }
}

static void an_empty_filter_is_no_filter(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .page = {200, STR(""), STORE_ALL}};

    fill(b);
    both_tx(b, STORE_READ, page_in_tx, &r);
    assert_int_equal(r.read.n, 5);
    assert_int_equal(r.more.next.n, 0);
}

static void rows_put_before_the_cursor_do_not_shift_the_next_page(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}, .filter = STR("x")};

    fill(b);
    both_tx(b, STORE_READ, page_in_tx, &r);
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO code (scheme, code, name) VALUES ('x', 'A', '')");
    r.page.cursor = r.more.next;
    both_tx(b, STORE_READ, page_in_tx, &r);
    assert_str(*(struct str *)r.read.items, "é");
}

static void a_cursor_of_another_list_is_refused(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .page = {2, STR("AAAA"), STORE_ALL}};

    assert_err(both_refused(b, STORE_READ, page_in_tx, &r), ERR_INPUT,
               "cursor: AAAA: not a cursor of this list");
}

/* The condition is told once: the total is of all rows that it holds of, the page of two. */
static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    struct str row = {0};
    struct query q = {0};
    const struct query_page p = {.page = &r->page,
                                 .select = "SELECT code",
                                 .key = "code, scheme",
                                 .descending = r->descending,
                                 .at = SQL(sql_text(&row), sql_text(&r->filter))};

    r->read = SQL_READ(row, r->a, SQL(sql_text(&row)));
    query_add(&q, " FROM code WHERE true");
    query_and(&q, "scheme", &r->filter);
    if (query_list(st, &q, &p, &r->read, &r->more, e))
        return q.text.n == 0 && q.n == 0;
    assert_int_equal(q.text.n, 0); /* reset, even on refusal */
    assert_int_equal(q.n, 0);
    return false;
}

static void a_list_counts_all_of_it_and_reads_a_page(void **state)
{
    struct both *b = *state;
    struct reading r = {
        .a = &b->a, .page = {2, STR(""), STORE_ALL}, .filter = STR("x"), .descending = true};

    fill(b);
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.more.total, 4);
    assert_int_equal(r.read.n, 2);
    assert_str(((struct str *)r.read.items)[0], "中");
    assert_str(((struct str *)r.read.items)[1], "é");
    r.page.cursor = r.more.next;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.more.total, 4);
    assert_str(((struct str *)r.read.items)[0], "a");
    assert_str(((struct str *)r.read.items)[1], "B");
    assert_int_equal(r.more.next.n, 0);
}

static void a_list_of_nothing_has_a_total_of_none(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}, .filter = STR("z")};

    fill(b);
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.more.total, 0);
    assert_int_equal(r.read.n, 0);
}

static void a_list_refuses_the_cursor_of_another(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .page = {2, STR("AAAA"), STORE_ALL}};

    assert_err(both_refused(b, STORE_READ, list_in_tx, &r), ERR_INPUT,
               "cursor: AAAA: not a cursor of this list");
}

/* A text with a NUL cannot be asked for: the count is refused already. */
static void a_list_that_cannot_be_counted_is_refused(void **state)
{
    struct both *b = *state;
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}, .filter = STR("x\0y")};

    assert_int_equal(both_refused(b, STORE_READ, list_in_tx, &r).code, ERR_INPUT);
    assert_null(r.read.items);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(pages_go_by_bytes_in_both_directions),
        BOTH(an_empty_filter_is_no_filter),
        BOTH(rows_put_before_the_cursor_do_not_shift_the_next_page),
        BOTH(a_cursor_of_another_list_is_refused),
        BOTH(a_list_counts_all_of_it_and_reads_a_page),
        BOTH(a_list_of_nothing_has_a_total_of_none),
        BOTH(a_list_refuses_the_cursor_of_another),
        BOTH(a_list_that_cannot_be_counted_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
