#include "store/dump.h"

#include <sqlite3.h>

#include "base/list.h"
#include "model/unknown.h"
#include "store/migrate.h"
#include "tests/store/province.h"

static const struct dump_table *table_of(const char *name)
{
    int n;
    const struct dump_table *tables = dump_tables(store_version_known(), &n);

    for (int i = 0; i < n; i++) {
        if (strcmp(tables[i].name, name) == 0)
            return &tables[i];
    }
    fail_msg("no table %s", name);
    return NULL;
}

struct kept {
    struct arena *a;
    const struct dump_table *table;
    struct LIST(struct dump_value) values;
    size_t rows, most;
};

static bool keep(void *arg, const struct dump_table *t, const struct dump_value *values,
                 struct err *e)
{
    struct kept *k = arg;

    assert_ptr_equal(t, k->table);
    for (size_t i = 0; i < strlen(t->kinds); i++) {
        struct dump_value v = values[i];

        if (v.text.at != NULL)
            v.text = str_copy(k->a, v.text);
        list_push(&k->values, v);
    }
    return ++k->rows < k->most || err_set(e, ERR_STATE, "that is enough");
}

static bool rows_in_tx(struct store *st, void *arg, struct err *e)
{
    struct kept *k = arg;

    return store_dump_begin(st, e) && store_dump_rows(st, k->table, keep, k, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct kept *k = arg;

    return store_dump_begin(st, e) && store_dump_add(st, k->table, k->values.items, k->rows, e);
}

static void the_tables_are_those_of_the_schema_and_what_is_referred_to_comes_first(void **unused)
{
    const struct dump_table *tables;
    int n, organization = -1;

    (void)unused;
    tables = dump_tables(0, &n);
    assert_null(tables);
    assert_int_equal(n, 0);
    tables = dump_tables(6, &n);
    assert_int_equal(n, 17); /* CREATE TABLE in the first six files */
    for (int i = 0; i < n; i++) {
        if (strcmp(tables[i].name, "organization") == 0)
            organization = i;
        if (strcmp(tables[i].name, "practitioner") == 0 || strcmp(tables[i].name, "demand") == 0)
            assert_true(organization >= 0);
    }
    assert_string_equal(table_of("region")->kinds, "ttttnnc");
    assert_string_equal(table_of("practitioner")->key, "county, id");
}

/* Values from province.h: lng 103.5, population unknown, a null id. */
static void rows_come_in_the_order_of_the_key_with_their_kinds(void **state)
{
    struct both *b = province_of(state);
    struct kept k = {.a = &b->a, .table = table_of("region"), .most = 100};

    both_tx(b, STORE_READ, rows_in_tx, &k);
    assert_int_equal(k.rows, 5);
    assert_str(k.values.items[0].text, "990000");
    assert_non_null(k.values.items[3].text.at); /* an empty parent is no null */
    assert_int_equal(k.values.items[3].text.n, 0);
    assert_true(isnan(k.values.items[4].number));
    assert_true(k.values.items[6].count == COUNT_UNKNOWN);
    assert_str(k.values.items[7].text, "990100");
    assert_near(k.values.items[7 + 4].number, 103.5, 0);
    assert_int_equal(k.values.items[7 + 6].count, 900000);
    list_reset(&k.values);
}

static void what_the_reader_refuses_ends_the_reading_and_the_store_goes_on(void **state)
{
    struct both *b = province_of(state);
    struct kept k = {.a = &b->a, .table = table_of("fact"), .most = 2};
    struct err e = both_refused(b, STORE_READ, rows_in_tx, &k);

    assert_err(e, ERR_STATE, "that is enough");
    assert_int_equal(k.rows, 2);
    assert_true(both_total(b, "SELECT count(*) FROM fact") > 2);
    list_reset(&k.values);
}

static void rows_that_were_read_can_be_added_and_are_the_same(void **state)
{
    static const char *const names[] = {"fact", "gap", "alternative"}; /* nulls of every kind */
    struct both *b = province_of(state);

    for (int i = 0; i < 3; i++) {
        struct kept before = {.a = &b->a, .table = table_of(names[i]), .most = 10000};
        struct kept after = before;
        char sql[64];

        both_tx(b, STORE_READ, rows_in_tx, &before);
        assert_true(before.rows > 0);
        snprintf(sql, sizeof sql, "DELETE FROM %s", names[i]);
        both_tx(b, STORE_WRITE, both_sql, sql);
        both_tx(b, STORE_WRITE, add_in_tx, &before);
        both_tx(b, STORE_READ, rows_in_tx, &after);
        assert_int_equal(after.rows, before.rows);
        for (size_t v = 0; v < before.values.n; v++) {
            struct dump_value x = before.values.items[v], y = after.values.items[v];

            assert_true(str_eq(x.text, y.text) && (x.text.at == NULL) == (y.text.at == NULL));
            assert_true(x.count == y.count);
            assert_true(x.number == y.number || (isnan(x.number) && isnan(y.number)));
        }
        list_reset(&before.values);
        list_reset(&after.values);
    }
}

static void a_row_that_refers_to_nothing_or_is_there_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct kept k = {.a = &b->a, .table = table_of("practitioner"), .most = 100};
    struct err e;

    both_tx(b, STORE_READ, rows_in_tx, &k);
    e = both_refused(b, STORE_WRITE, add_in_tx, &k);
    assert_err(e, ERR_INPUT, "the store refuses the row");
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM practitioner");
    k.values.items[4].text = STR("nobody");
    e = both_refused(b, STORE_WRITE, add_in_tx, &k);
    assert_err(e, ERR_INPUT, "the store refuses the row");
    list_reset(&k.values);
}

static bool empty_in_tx(struct store *st, void *unused, struct err *e)
{
    (void)unused;
    return store_dump_empty(st, e);
}

static void a_store_with_one_row_is_not_empty(void **state)
{
    struct both *b = *state;
    struct err e = {0};

    both_tx(b, STORE_READ, empty_in_tx, NULL);
    both_tx(b, STORE_WRITE, both_sql, "INSERT INTO code VALUES ('drg', 'A', 'B')");
    e = both_refused(b, STORE_READ, empty_in_tx, NULL);
    assert_err(e, ERR_STATE, "the store is not empty: the table code holds rows");
    err_reset(&e);
    assert_false(store_dump_prepare(b->st, store_version_known(), &e));
    assert_err(e, ERR_STATE, "not empty");
}

static void a_store_is_prepared_to_a_version_of_the_past_but_never_back(void **state)
{
    struct both past = {.driver = ((struct both *)*state)->driver};
    struct err e = {0};
    int version = 0;

    both_place(&past);
    past.st = both_another(&past);
    assert_true(store_dump_prepare(past.st, 4, &e));
    assert_true(store_version(past.st, &version, &e));
    assert_int_equal(version, 4);
    assert_true(store_dump_prepare(past.st, 6, &e));
    assert_false(store_dump_prepare(past.st, 5, &e));
    assert_err(e, ERR_STATE, "the store has 6 schema files already");
    store_close(past.st);
    both_remove(&past);
}

struct faults {
    struct arena *a;
    struct str_list list;
};

static bool faults_in_tx(struct store *st, void *arg, struct err *e)
{
    struct faults *f = arg;

    return store_dump_faults(st, f->a, &f->list, e);
}

/* SQLite looks for references only where it was told to; PostgreSQL holds them, unless a
 * constraint was added without being validated. */
static void damage_is_found_and_a_sound_store_has_none(void **state)
{
    struct both *b = province_of(state);
    struct faults f = {.a = &b->a};
    bool sqlite = strcmp(b->driver, "sqlite") == 0;

    both_tx(b, STORE_READ, faults_in_tx, &f);
    assert_int_equal(f.list.n, 0);
    if (sqlite) {
        char path[160];
        sqlite3 *db;

        snprintf(path, sizeof path, "%s/store.db", b->folder);
        assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
        assert_int_equal(sqlite3_exec(db,
                                      "UPDATE practitioner SET organization = 'x'"
                                      " WHERE title_rank = 1",
                                      NULL, NULL, NULL),
                         SQLITE_OK);
        sqlite3_close(db);
    } else {
        both_tx(b, STORE_WRITE, both_sql,
                "ALTER TABLE code ADD CONSTRAINT later CHECK (name <> '') NOT VALID");
    }
    both_tx(b, STORE_READ, faults_in_tx, &f);
    assert_int_equal(f.list.n, 1);
    assert_str(f.list.items[0],
               sqlite ? "a row of practitioner names a row of organization that is not there"
                      : "the constraint later of code is not validated");
    list_reset(&f.list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_are_those_of_the_schema_and_what_is_referred_to_comes_first),
        BOTH(rows_come_in_the_order_of_the_key_with_their_kinds),
        BOTH(what_the_reader_refuses_ends_the_reading_and_the_store_goes_on),
        BOTH(rows_that_were_read_can_be_added_and_are_the_same),
        BOTH(a_row_that_refers_to_nothing_or_is_there_is_refused),
        BOTH(a_store_with_one_row_is_not_empty),
        BOTH(a_store_is_prepared_to_a_version_of_the_past_but_never_back),
        BOTH(damage_is_found_and_a_sound_store_has_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
