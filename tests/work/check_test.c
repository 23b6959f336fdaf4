#include "work/check.h"

#include <sqlite3.h>

#include "base/list.h"
#include "model/unknown.h"
#include "tests/store/province.h"
#include "work/audit.h"

static struct check_report report_of(struct both *b)
{
    struct check_report report;
    struct err e = {0};

    if (!work_check(b->address, &b->a, &report, &e))
        fail_msg("%s", e.text);
    return report;
}

static void on_file(struct both *b, const char *sql)
{
    char path[160];
    sqlite3 *db;

    snprintf(path, sizeof path, "%s/store.db", b->folder);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

/* One fault with these words in it. */
static void found(struct both *b, const char *words)
{
    struct check_report report = report_of(b);
    bool told = false;

    for (size_t i = 0; i < report.faults.n; i++)
        told = told || strstr(str_c(&b->a, report.faults.items[i]), words) != NULL;
    if (!told)
        fail_msg("'%s' is not among %zu faults: %.*s", words, report.faults.n,
                 STR_ARG(report.faults.items[0]));
    list_reset(&report.faults);
}

static void a_sound_store_has_no_faults_and_its_rows_are_counted(void **state)
{
    struct check_report report = report_of(province_of(state));

    assert_int_equal(report.faults.n, 0);
    assert_int_equal(report.version, store_version_known());
    assert_int_equal(report.rows, 47); /* of province.h */
    assert_true(report.tables >= 18);
    list_reset(&report.faults);
}

static void a_reference_to_nothing_is_found(void **state)
{
    struct both *b = province_of(state);

    on_file(b, "UPDATE practitioner SET organization = 'x' WHERE title_rank = 1");
    found(b, "a row of practitioner names a row of organization that is not there");
}

static void a_changed_schema_file_is_found(void **state)
{
    struct both *b = province_of(state);

    on_file(b, "UPDATE schema_file SET checksum = 'abc' WHERE number = 3");
    found(b, "schema: schema file 0003-fact of the store differs");
}

static void a_text_that_is_no_utf8_is_found(void **state)
{
    struct both *b = province_of(state);

    on_file(b, "UPDATE region SET name = CAST(x'ff' AS TEXT) WHERE code = '990100'");
    found(b, "region: a text is no UTF-8");
}

static void a_table_that_is_gone_is_found(void **state)
{
    struct both *b = province_of(state);

    on_file(b, "DROP TABLE unplaced");
    found(b, "unplaced: the store: no such table");
}

static long root_page_of_facts(struct both *b)
{
    return (long)both_total(b, "SELECT rootpage FROM sqlite_master WHERE name = 'fact'");
}

/* The page on which the facts begin is overwritten. */
static void a_damaged_page_is_found(void **state)
{
    struct both *b = province_of(state);
    char path[160], noise[4096];
    long page = root_page_of_facts(b);
    FILE *file;

    store_close(b->st);
    b->st = NULL;
    on_file(b, "PRAGMA wal_checkpoint(TRUNCATE)");
    snprintf(path, sizeof path, "%s/store.db", b->folder);
    memset(noise, 0x5a, sizeof noise);
    file = fopen(path, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, (page - 1) * 4096, SEEK_SET), 0);
    assert_int_equal(fwrite(noise, 1, sizeof noise, file), sizeof noise);
    fclose(file);
    found(b, "fact: the store: database disk image is malformed");
    found(b, "database: the store: database disk image is malformed");
}

static bool audit_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct audit_note note = {.action = "account.add", .noun = "account", .place = STR("")};

    (void)arg;
    return work_audit_begin(st, e) && work_audit_append(st, &note, 1700000000000, e)
           && work_audit_append(st, &note, 1700000000001, e)
           && work_audit_append(st, &note, 1700000000002, e);
}

static void the_chain_of_the_audit_log_is_proved(void **state)
{
    struct both *b = province_of(state);
    struct check_report report;

    both_tx(b, STORE_WRITE, audit_in_tx, NULL);
    report = report_of(b);
    assert_int_equal(report.faults.n, 0);
    assert_int_equal(report.audit_lines, 3);
    list_reset(&report.faults);
}

/* By whoever can write the file. */
static void a_changed_line_of_the_audit_log_is_found(void **state)
{
    struct both *b = province_of(state);
    struct check_report report;

    both_tx(b, STORE_WRITE, audit_in_tx, NULL);
    on_file(b, "UPDATE audit SET action = 'account.seen' WHERE seq = 2");
    found(b, "audit: ");
    report = report_of(b);
    assert_int_equal(report.audit_lines, COUNT_UNKNOWN);
    list_reset(&report.faults);
}

static void what_is_no_store_is_refused(void **state)
{
    struct both *b = *state;
    struct check_report report = {.version = -1};
    struct err e = {0};

    assert_false(work_check("/nonexistent", &b->a, &report, &e));
    assert_err(e, ERR_IO, "/nonexistent: no store");
    assert_int_equal(report.version, -1);
}

#define ON_SQLITE(test)                                               \
    {                                                                 \
#test, test, both_open, both_close, (void *)(size_t) "sqlite" \
    }

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_SQLITE(a_sound_store_has_no_faults_and_its_rows_are_counted),
        ON_SQLITE(a_reference_to_nothing_is_found),
        ON_SQLITE(a_changed_schema_file_is_found),
        ON_SQLITE(a_text_that_is_no_utf8_is_found),
        ON_SQLITE(a_table_that_is_gone_is_found),
        ON_SQLITE(a_damaged_page_is_found),
        ON_SQLITE(the_chain_of_the_audit_log_is_proved),
        ON_SQLITE(a_changed_line_of_the_audit_log_is_found),
        ON_SQLITE(what_is_no_store_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
