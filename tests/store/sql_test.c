#include "store/sql.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/store/both.h"

static const char *const NAMES[] = {"red", "green", NULL};

struct every {
    struct str text;
    struct str_list list;
    struct id id;
    int64_t count;
    int32_t whole;
    bool yes;
    double number;
    int32_t day, month;
    int colour;
};
#define PLACES(v)                                                                                \
    SQL(sql_text(&(v)->text), sql_list(&(v)->list), sql_id(&(v)->id), sql_count(&(v)->count),    \
        sql_int(&(v)->whole), sql_bool(&(v)->yes), sql_number(&(v)->number), sql_day(&(v)->day), \
        sql_month(&(v)->month), sql_name(&(v)->colour, NAMES))
#define COLUMNS "a, b, c, d, e, f, g, h, i, j"

static const char TABLE[] = "CREATE TABLE every (a TEXT, b TEXT, c TEXT, d BIGINT, e BIGINT,"
                            " f BIGINT, g DOUBLE PRECISION, h TEXT, i TEXT, j TEXT)";

struct trip {
    struct arena *a;
    struct every *rows;
    size_t n;
    struct sql_read read;
    const char *sql;
};

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct every row = {0};
    struct trip *t = arg;

    return sql_bulk(st, SQL_BULK(row, PLACES(&row), "INSERT INTO every (" COLUMNS ") VALUES ", ""),
                    t->rows, t->n, e);
}

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct trip *t = arg;
    struct every row = {0};

    t->read = SQL_READ(row, t->a, PLACES(&row));
    return sql_rows(st, t->sql, NULL, &t->read, e);
}

static void every_kind_of_place_comes_back(void **state)
{
    struct both *b = *state;
    struct str list[] = {STR("一"), STR("b"), STR("c d")};
    struct every one = {
        STR("it's \"杏\" \\ $1 ? %s"), {list, 3, 3}, id_new(), INT64_MAX, INT32_MAX, true, 0.1,
        day_of(2024, 2, 29),           650,          1};
    struct trip t = {.a = &b->a, .rows = &one, .n = 1, .sql = "SELECT " COLUMNS " FROM every"};
    const struct every *back;

    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE);
    both_tx(b, STORE_WRITE, put_in_tx, &t);
    both_tx(b, STORE_READ, get_in_tx, &t);
    assert_int_equal(t.read.n, 1);
    back = t.read.items;
    assert_true(str_eq(back->text, one.text));
    assert_int_equal(back->list.n, 3);
    assert_str(back->list.items[0], "一");
    assert_str(back->list.items[2], "c d");
    assert_int_equal(id_cmp(back->id, one.id), 0);
    assert_true(back->count == INT64_MAX);
    assert_int_equal(back->whole, INT32_MAX);
    assert_true(back->yes);
    assert_true(back->number == 0.1); /* to the last bit */
    assert_int_equal(back->day, one.day);
    assert_int_equal(back->month, 650);
    assert_int_equal(back->colour, 1);
}

static void the_unknown_is_null_and_comes_back_unknown(void **state)
{
    struct both *b = *state;
    struct every one = {
        .count = COUNT_UNKNOWN, .number = NUMBER_UNKNOWN, .day = DAY_NONE, .month = DAY_NONE};
    struct trip t = {.a = &b->a, .rows = &one, .n = 1, .sql = "SELECT " COLUMNS " FROM every"};
    const struct every *back;

    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE);
    both_tx(b, STORE_WRITE, put_in_tx, &t);
    assert_int_equal(both_total(b, "SELECT count(*) FROM every WHERE c IS NULL AND d IS NULL"
                                   " AND g IS NULL AND h IS NULL AND i IS NULL AND a = ''"
                                   " AND e = 0 AND f = 0"),
                     1);
    both_tx(b, STORE_READ, get_in_tx, &t);
    back = t.read.items;
    assert_true(id_none(back->id));
    assert_true(back->count == COUNT_UNKNOWN);
    assert_true(isnan(back->number));
    assert_int_equal(back->day, DAY_NONE);
    assert_int_equal(back->month, DAY_NONE);
}

/* Across the border of one statement of PostgreSQL: 200 rows of 10 values. */
static void any_number_of_rows_arrives(void **state)
{
    struct both *b = *state;
    static const size_t ns[] = {0, 1, 199, 200, 201, 401};
    struct trip t = {.a = &b->a};

    t.rows = ARENA_ARRAY(&b->a, struct every, 401);
    for (int i = 0; i < 401; i++)
        t.rows[i].count = i;
    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE);
    for (int i = 0; i < 6; i++) {
        t.n = ns[i];
        both_tx(b, STORE_WRITE, both_sql, "DELETE FROM every");
        both_tx(b, STORE_WRITE, put_in_tx, &t);
        assert_int_equal(both_total(b, "SELECT count(*) FROM every"), ns[i]);
        assert_int_equal(both_total(b, "SELECT coalesce(sum(d), 0) FROM every"),
                         ns[i] * (ns[i] > 0 ? ns[i] - 1 : 0) / 2);
    }
}

static void a_value_of_another_kind_is_told_and_not_guessed(void **state)
{
    static const char *const bad[] = {
        "SELECT 'x', '', 'no id', 1, 1, 1, 0.5, '2024-01-01', '2024-01', 'red'",
        "SELECT 'x', '', NULL, 1, 9999999999, 1, 0.5, '2024-01-01', '2024-01', 'red'",
        "SELECT 'x', '', NULL, 1, 1, 2, 0.5, '2024-01-01', '2024-01', 'red'",
        "SELECT 'x', '', NULL, 1, 1, 1, 'much', '2024-01-01', '2024-01', 'red'",
        "SELECT 'x', '', NULL, 1, 1, 1, 0.5, '2024-02-30', '2024-01', 'red'",
        "SELECT 'x', '', NULL, 1, 1, 1, 0.5, '2024-01-01', '2024-13', 'red'",
        "SELECT 'x', '', NULL, 1, 1, 1, 0.5, '2024-01-01', '2024-01', 'blue'",
        "SELECT 'x', '', NULL, 'many', 1, 1, 0.5, '2024-01-01', '2024-01', 'red'",
    };
    struct both *b = *state;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct trip t = {.a = &b->a, .sql = bad[i]};

        assert_err(both_refused(b, STORE_READ, get_in_tx, &t), ERR_IO, "none of its kind");
    }
}

static bool first_in_tx(struct store *st, void *arg, struct err *e)
{
    int64_t row = -1;
    bool *found = arg;
    struct arena a = {0};
    struct sql_read read = SQL_READ(row, &a, SQL(sql_count(&row)));
    int64_t below = 5;
    bool good = sql_first(st, "SELECT count(*) FROM code HAVING count(*) > $1 OR $1 < 0",
                          SQL(sql_count(&below)), &read, found, e);

    assert_int_equal(row, -1);
    arena_reset(&a);
    return good;
}

static void no_row_is_not_found_and_touches_nothing(void **state)
{
    bool found = true;

    both_tx(*state, STORE_READ, first_in_tx, &found);
    assert_false(found);
}

/* SQLite numbers $2 before $1 as 1 and 2: the names must win. */
static bool order_in_tx(struct store *st, void *arg, struct err *e)
{
    struct str first = STR("first"), second = STR("second");

    (void)arg;
    return sql_run(st, "INSERT INTO code (name, code, scheme) VALUES ($2, $1, $1)",
                   SQL(sql_text(&first), sql_text(&second)), e);
}

static void values_go_to_their_numbers_and_not_to_their_places(void **state)
{
    both_tx(*state, STORE_WRITE, order_in_tx, NULL);
    assert_int_equal(both_total(*state, "SELECT count(*) FROM code WHERE scheme = 'first'"
                                        " AND code = 'first' AND name = 'second'"),
                     1);
}

static void a_statement_that_is_none_is_told(void **state)
{
    struct err e = both_refused(*state, STORE_WRITE, both_sql, "SELEC 1");

    assert_err(e, ERR_IO, "syntax error");
    e = both_refused(*state, STORE_WRITE, both_sql, "SELECT 1 FROM nowhere");
    assert_err(e, ERR_IO, "nowhere");
}

struct doing {
    int64_t count, code;
    bool done;
};

static bool done_in_tx(struct store *st, void *arg, struct err *e)
{
    struct doing *d = arg;

    return sql_done(st, "UPDATE every SET e = $1 WHERE d = $2 RETURNING d, e",
                    SQL(sql_count(&d->code), sql_count(&d->count)), &d->done, e);
}

/* Two of the three rows: none of them is left out because one came back already. */
static void an_update_tells_whether_it_met_a_row(void **state)
{
    struct both *b = *state;
    struct doing met = {.count = 7, .code = 5}, missed = {.count = 9, .code = 6, .done = true};

    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE);
    both_tx(b, STORE_WRITE, both_sql, "INSERT INTO every (d) VALUES (7), (8), (7)");
    both_tx(b, STORE_WRITE, done_in_tx, &met);
    both_tx(b, STORE_WRITE, done_in_tx, &missed);
    assert_true(met.done);
    assert_false(missed.done);
    assert_int_equal(both_total(b, "SELECT count(*) FROM every WHERE e = 5"), 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM every WHERE e = 6"), 0);
}

static void an_update_that_is_refused_tells_nothing(void **state)
{
    struct both *b = *state;
    struct doing twice = {.count = 8, .code = 5, .done = true};

    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE);
    both_tx(b, STORE_WRITE, both_sql, "CREATE UNIQUE INDEX one ON every (e)");
    both_tx(b, STORE_WRITE, both_sql, "INSERT INTO every (d, e) VALUES (7, 5), (8, 4)");
    assert_int_equal(both_refused(b, STORE_WRITE, done_in_tx, &twice).code, ERR_INPUT);
    assert_true(twice.done);
    assert_int_equal(both_total(b, "SELECT count(*) FROM every WHERE e = 4"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(every_kind_of_place_comes_back),
        BOTH(the_unknown_is_null_and_comes_back_unknown),
        BOTH(any_number_of_rows_arrives),
        BOTH(a_value_of_another_kind_is_told_and_not_guessed),
        BOTH(no_row_is_not_found_and_touches_nothing),
        BOTH(values_go_to_their_numbers_and_not_to_their_places),
        BOTH(a_statement_that_is_none_is_told),
        BOTH(an_update_tells_whether_it_met_a_row),
        BOTH(an_update_that_is_refused_tells_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
