/* What stands for ON CONFLICT … DO UPDATE where no key is, beside the database's own. */
#include "store/upsert.h"

#include "tests/store/both.h"

#define TABLE(name)                                                                               \
    "CREATE TABLE " name " (county TEXT NOT NULL, id BIGINT NOT NULL, code TEXT NOT NULL UNIQUE," \
    " said TEXT, made TEXT NOT NULL, ended BIGINT, version BIGINT NOT NULL DEFAULT 1,"            \
    " PRIMARY KEY (county, id))"

/* The forms in which the store asks; of table `t`. */
#define PLAIN(t)                                                                        \
    "INSERT INTO " t " (county, id, code, said, made) VALUES ($1, $2, $3, $4, 'first')" \
    " ON CONFLICT (county, id) DO UPDATE SET said = excluded.said, version = " t ".version + 1"
#define KEPT(t)                                                                           \
    "INSERT INTO " t " (county, id, code, said, made) VALUES ($1, $2, $3, $4, 'second')"  \
    " ON CONFLICT (county, id) DO UPDATE SET said = coalesce(" t ".said, excluded.said)," \
    " code = excluded.code, made = excluded.made"
#define NARROW(t)                                                                       \
    "INSERT INTO " t " (county, id, code, said, made) VALUES ($1, $2, $3, $4, 'third')" \
    " ON CONFLICT (county, id) DO UPDATE SET made = excluded.made, ended = NULL"        \
    " WHERE " t ".ended IS NOT NULL RETURNING county"
static const char *const OWN[] = {PLAIN("own"), KEPT("own"), NARROW("own")};
static const char *const TWIN[] = {PLAIN("twin"), KEPT("twin"), NARROW("twin")};

struct row {
    struct str county, code, said;
    int64_t id;
    int form;
    bool returned[2], good[2]; /* the database's own, the steps */
};

static bool row_put(struct store *st, void *arg, struct err *e)
{
    struct row *r = arg;
    bool spread = store_connection(st)->spread, *good = r->good;

    *good = sql_done(
        st, (spread ? TWIN : OWN)[r->form],
        SQL(sql_text(&r->county), sql_count(&r->id), sql_text(&r->code), sql_maybe(&r->said)),
        &r->returned[spread], e);
    return *good;
}

static bool row_put_spread(struct store *st, void *arg, struct err *e)
{
    bool good;

    store_connection(st)->spread = true;
    good = row_put(st, arg, e);
    store_connection(st)->spread = false;
    return good;
}

static void end_some(struct both *b)
{
    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t) "UPDATE own SET ended = 5 WHERE id % 3 = 0");
    both_tx(b, STORE_WRITE, both_sql,
            (void *)(size_t) "UPDATE twin SET ended = 5 WHERE id % 3 = 0");
}

static void the_steps_leave_what_one_statement_leaves(void **state)
{
    static const char *const SAID[] = {"a", "b", NULL};
    struct both *b = *state;
    uint32_t seed = 7;
    int refused = 0;

    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE("own"));
    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)TABLE("twin"));
    for (int i = 0; i < 300; i++) {
        struct row r = {.county = i % 2 ? STR("990101") : STR("990102")};
        struct err e[2] = {{0}, {0}};
        bool good[2];

        seed = seed * 1664525 + 1013904223;
        r.id = seed >> 8 & 15;
        r.form = (int)(seed >> 16) % 3;
        r.code = str_of(arena_text(&b->a, "%d", (int)(seed >> 20 & 63)));
        r.said = SAID[seed >> 27 & 1 ? 2 : i % 2] ? str_of(SAID[i % 2]) : (struct str){0};
        if (i % 40 == 39)
            end_some(b);
        good[0] = store_tx(b->st, STORE_WRITE, row_put, &r, &e[0]);
        good[1] = store_tx(b->st, STORE_WRITE, row_put_spread, &r, &e[1]);
        assert_int_equal(good[1], good[0]);
        assert_int_equal(e[1].code, e[0].code);
        assert_int_equal(r.returned[1] && good[1] && r.form == 2,
                         r.returned[0] && good[0] && r.form == 2);
        refused += !good[0];
    }
    assert_true(refused > 10); /* a code that another row has */
    assert_int_equal(both_total(b, "SELECT count(*) FROM own WHERE made = 'third'") > 0, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM own WHERE version > 1") > 0, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM (SELECT * FROM own EXCEPT"
                                   " SELECT * FROM twin) AS d"),
                     0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM (SELECT * FROM twin EXCEPT"
                                   " SELECT * FROM own) AS d"),
                     0);
}

static void only_what_names_a_county_is_taken_apart(void **state)
{
    struct arena a = {0};
    struct upsert u;

    (void)state;
    assert_true(upsert_of(PLAIN("t"), &a, &u));
    assert_string_equal(u.update.sql, "UPDATE t SET said = $1, version = t.version + 1"
                                      " WHERE t.county = $2 AND t.id = $3 RETURNING county");
    assert_int_equal(u.update.n, 3);
    assert_int_equal(u.update.from[0], 3);
    assert_int_equal(u.update.from[1], 0);
    assert_string_equal(u.insert, "INSERT INTO t (county, id, code, said, made) VALUES ($1, $2, $3,"
                                  " $4, 'first') RETURNING county");
    assert_null(u.look.sql);
    assert_true(upsert_of(NARROW("t"), &a, &u));
    assert_string_equal(u.look.sql, "SELECT county FROM t WHERE t.county = $1 AND t.id = $2");
    assert_false(upsert_of("SELECT 1", &a, &u));
    assert_false(upsert_of("INSERT INTO t (county) VALUES ($1)", &a, &u));
    assert_false(upsert_of("INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT (a) DO UPDATE SET"
                           " b = excluded.b",
                           &a, &u));
    assert_false(upsert_of("INSERT INTO t (county, b) VALUES ($1, $2), ($3, $4) ON CONFLICT"
                           " (county) DO UPDATE SET b = excluded.b",
                           &a, &u));
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(the_steps_leave_what_one_statement_leaves),
                                       cmocka_unit_test(only_what_names_a_county_is_taken_apart)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
