/* On SQLite; both databases and the way from one to the other are a journey's. */
#include "work/backup.h"

#include <zlib.h>

#include "base/list.h"
#include "base/random.h"
#include "model/unknown.h"
#include "tests/store/province.h"
#include "work/backup_part.h"

/* --- a row, a line */

static const struct dump_table ROW = {"thing", "a, b, c, d", "tcnt", "a"};

static struct str random_text(struct random *r, struct arena *a)
{
    static const char *const pieces[] = {"\\", "\t", "\n", "\r", "N", "\\N", "杏", "t", "", " "};
    struct out out = {0};
    struct str text;

    for (int64_t i = random_below(r, 6); i > 0; i--)
        out_text(&out, "%s", pieces[random_below(r, 10)]);
    text = (struct str){arena_copy(a, out.items, out.n), out.n};
    out_reset(&out);
    return random_below(r, 8) == 0 ? (struct str){NULL, 0} : text;
}

static double random_number(struct random *r)
{
    union {
        uint64_t bits;
        double number;
    } u = {random_bits(r)};

    return random_below(r, 4) == 0 ? NUMBER_UNKNOWN : u.number;
}

static void every_row_reads_back_to_the_last_bit(void **unused)
{
    struct random r = random_stream(3, 1);

    (void)unused;
    for (int round = 0; round < 5000; round++) {
        struct arena a = {0};
        struct dump_value values[4] = {{.text = random_text(&r, &a)},
                                       {.count = (int64_t)random_bits(&r)},
                                       {.number = random_number(&r)},
                                       {.text = random_text(&r, &a)}};
        struct dump_value back[4];
        struct out line = {0};
        struct err e = {0};

        if (random_below(&r, 8) == 0)
            values[1].count = COUNT_UNKNOWN;
        assert_true(backup_row_write(&line, &ROW, values, &e));
        assert_null(memchr(line.items, '\n', line.n));
        if (!backup_row_read((struct str){line.items, line.n}, &ROW, &a, back, &e))
            fail_msg("%s: %.*s", e.text, (int)line.n, line.items);
        for (int i = 0; i < 4; i += 3) {
            assert_int_equal(back[i].text.at == NULL, values[i].text.at == NULL);
            assert_true(str_eq(back[i].text, values[i].text));
        }
        assert_true(back[1].count == values[1].count);
        assert_true(back[2].number == values[2].number
                    || (isnan(back[2].number) && isnan(values[2].number)));
        out_reset(&line);
        arena_reset(&a);
    }
}

static void refused_line(const char *line, const char *words)
{
    struct dump_value values[4];
    struct arena a = {0};
    struct err e = {0};

    assert_false(backup_row_read(str_of(line), &ROW, &a, values, &e));
    assert_err(e, ERR_INPUT, words);
    arena_reset(&a);
}

static void a_line_that_is_no_row_is_refused(void **unused)
{
    (void)unused;
    refused_line("\ta\t1\t1", "a row of thing has 3 values, not 4");
    refused_line("\ta\t1\t1\tb\t", "has 5 values");
    refused_line("a\t1\t1\tb\t", "does not begin with a TAB");
    refused_line("\ta\\x\t1\t1\tb", "'a\\x' is no value of column 1 of thing");
    refused_line("\ta\t1\t1\tb\\", "'b\\' is no value of column 4");
    refused_line("\ta\tone\t1\tb", "'one' is no value of column 2");
    refused_line("\ta\t\t1\tb", "'' is no value of column 2");
    refused_line("\ta\t9223372036854775808\t1\tb", "no value of column 2");
    refused_line("\ta\t1\t1,5\tb", "'1,5' is no value of column 3");
    refused_line("\ta\t1\t 1\tb", "' 1' is no value of column 3");
    refused_line("\t\xff\t1\t1\tb", "no UTF-8");
}

static void a_text_that_is_no_utf8_is_not_backed_up(void **unused)
{
    struct dump_value values[4] = {{.text = STR("\xff")}};
    struct out line = {0};
    struct err e = {0};

    (void)unused;
    assert_false(backup_row_write(&line, &ROW, values, &e));
    assert_err(e, ERR_CHECK, "thing holds a text that is no UTF-8");
    out_reset(&line);
}

/* --- a store, a file */

struct world {
    char folder[64];
    char store[100], again[100], path[100], other[100];
    struct arena a;
    struct str bytes; /* of the backup */
};

static struct str bytes_of(const char *path, struct arena *a)
{
    FILE *file = fopen(path, "rb");
    char *bytes = arena_alloc(a, 1 << 20);
    size_t n;

    assert_non_null(file);
    n = fread(bytes, 1, 1 << 20, file);
    fclose(file);
    return (struct str){bytes, n};
}

static void bytes_put(const char *path, struct str bytes)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.n, file), bytes.n);
    fclose(file);
}

static int world_open(void **state)
{
    struct world *w = heap_grow(NULL, sizeof *w);
    struct store *st;
    struct err e = {0};
    struct backup_figures f;

    *w = (struct world){.folder = "/tmp/xinglin-backup-XXXXXX"};
    assert_non_null(mkdtemp(w->folder));
    snprintf(w->store, sizeof w->store, "%s/store", w->folder);
    snprintf(w->again, sizeof w->again, "%s/again", w->folder);
    snprintf(w->path, sizeof w->path, "%s/a.backup", w->folder);
    snprintf(w->other, sizeof w->other, "%s/b.backup", w->folder);
    if (!store_open(w->store, STORE_CREATE, &st, &e) || !store_migrate(st, &e)
        || !store_tx(st, STORE_WRITE, province_put, NULL, &e))
        fail_msg("%s", e.text);
    store_close(st);
    if (!work_backup(&(struct backup_request){.store = w->store, .path = w->path}, &f, &e))
        fail_msg("%s", e.text);
    w->bytes = bytes_of(w->path, &w->a);
    *state = w;
    return 0;
}

static int world_close(void **state)
{
    struct world *w = *state;
    char command[100];

    arena_reset(&w->a);
    snprintf(command, sizeof command, "rm -rf %s", w->folder);
    assert_int_equal(system(command), 0); /* tidy: a test's own temporary folder */
    heap_free(w);
    return 0;
}

static void what_is_restored_is_backed_up_to_the_same_bytes(void **state)
{
    struct world *w = *state;
    struct backup_request restore = {.store = w->again, .path = w->path};
    struct backup_request again = {.store = w->again, .path = w->other};
    struct backup_figures f, g;
    struct err e = {0};
    struct stat about;

    if (!work_restore(&restore, &f, &e) || !work_backup(&again, &g, &e))
        fail_msg("%s", e.text);
    assert_true(str_eq(bytes_of(w->other, &w->a), w->bytes));
    assert_string_equal(f.sha256, g.sha256);
    assert_int_equal(f.version, store_version_known());
    assert_true(f.rows > 40 && f.rows == g.rows && f.tables == g.tables);
    assert_int_equal(stat(w->path, &about), 0);
    assert_int_equal(about.st_mode & 0777, 0600);
    assert_false(work_restore(&restore, &f, &e));
    assert_err(e, ERR_STATE, "the store is not empty: the table frame holds rows");
}

static void a_packed_backup_is_read_as_it_is(void **state)
{
    struct world *w = *state;
    struct backup_figures f;
    struct err e = {0};
    gzFile file = gzopen(w->other, "wb");
    struct str packed;

    assert_int_equal(gzwrite(file, w->bytes.at, (unsigned)w->bytes.n), w->bytes.n);
    assert_int_equal(gzclose(file), Z_OK);
    assert_true(work_backup_check(w->other, &f, &e));
    packed = bytes_of(w->other, &w->a);
    packed.n -= 9;
    bytes_put(w->other, packed);
    assert_false(work_backup_check(w->other, &f, &e));
    assert_int_equal(e.code, ERR_INPUT);
}

static void a_file_that_is_there_is_kept_unless_told(void **state)
{
    struct world *w = *state;
    struct backup_request r = {.store = w->store, .path = w->other};
    struct backup_figures f = {.rows = -1};
    struct err e = {0};

    bytes_put(w->other, STR("mine"));
    assert_false(work_backup(&r, &f, &e));
    assert_err(e, ERR_IO, "b.backup: the file is there already; --force replaces it");
    assert_str(bytes_of(w->other, &w->a), "mine");
    assert_int_equal(f.rows, -1);
    r.force = true;
    err_reset(&e);
    assert_true(work_backup(&r, &f, &e));
    assert_true(str_eq(bytes_of(w->other, &w->a), w->bytes));
}

static void what_cannot_be_read_or_written_is_told(void **state)
{
    struct world *w = *state;
    struct backup_figures f;
    struct err e = {0};

    assert_false(
        work_backup(&(struct backup_request){.store = w->again, .path = w->other}, &f, &e));
    assert_err(e, ERR_IO, "again: no store");
    assert_int_equal(access(w->other, F_OK), -1);
    err_reset(&e);
    assert_false(
        work_backup(&(struct backup_request){.store = w->store, .path = "/nonexistent/x"}, &f, &e));
    assert_err(e, ERR_IO, "/nonexistent/x.tmp: cannot be made");
    err_reset(&e);
    assert_false(work_backup_check("/nonexistent/x", &f, &e));
    assert_err(e, ERR_IO, "/nonexistent/x: cannot be opened");
    err_reset(&e);
    assert_false(work_backup_check(w->folder, &f, &e));
    assert_int_equal(e.code, ERR_IO);
}

/* Refused, and the store was not even made. */
static struct err refused(struct world *w, struct str bytes)
{
    struct backup_figures f = {.rows = -1};
    struct err e = {0};

    bytes_put(w->other, bytes);
    assert_false(
        work_restore(&(struct backup_request){.store = w->again, .path = w->other}, &f, &e));
    assert_int_equal(e.code, ERR_INPUT);
    assert_int_equal(f.rows, -1);
    assert_int_equal(access(w->again, F_OK), -1);
    return e;
}

static void a_backup_that_is_cut_off_anywhere_is_refused(void **state)
{
    struct world *w = *state;
    struct err e;

    for (size_t n = 0; n < w->bytes.n; n += n < w->bytes.n - 100 ? 13 : 1)
        refused(w, (struct str){w->bytes.at, n});
    e = refused(w, (struct str){w->bytes.at, w->bytes.n - 1});
    assert_err(e, ERR_INPUT, "the backup is cut off here: its end is missing");
    refused(w, STR(""));
}

static void a_backup_with_one_wrong_byte_is_refused(void **state)
{
    struct world *w = *state;
    struct random r = random_stream(5, 5);
    char *bytes = arena_copy(&w->a, w->bytes.at, w->bytes.n);

    for (int round = 0; round < 1000; round++) {
        size_t at = (size_t)random_below(&r, (int64_t)w->bytes.n);
        char was = bytes[at];

        bytes[at] = (char)(was ^ (1 << random_below(&r, 8)));
        refused(w, (struct str){bytes, w->bytes.n});
        bytes[at] = was;
    }
}

/* The bytes with the first `from` put as `to`. */
static struct str changed(struct world *w, const char *from, const char *to)
{
    const char *at = memmem(w->bytes.at, w->bytes.n, from, strlen(from));
    struct out out = {0};
    struct str bytes;

    assert_non_null(at);
    out_put(&out, w->bytes.at, (size_t)(at - w->bytes.at));
    out_text(&out, "%s", to);
    out_str(&out, (struct str){at + strlen(from),
                               (size_t)(w->bytes.at + w->bytes.n - at) - strlen(from)});
    bytes = (struct str){arena_copy(&w->a, out.items, out.n), out.n};
    out_reset(&out);
    return bytes;
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
    struct world *w = *state;
    struct err e;

    e = refused(w, STR("PK\3\4\n"));
    assert_err(e, ERR_INPUT, "b.backup:1: 'xinglin-backup 1' is wanted here");
    e = refused(w, changed(w, "schema 0002-organization 0ca3", "schema 0002-organization 1ca3"));
    assert_err(e, ERR_INPUT, "b.backup:3: the backup is of another schema");
    e = refused(w, changed(w, "table frame", "schema 9999-future abc\ntable frame"));
    assert_err(e, ERR_INPUT, "of a newer schema than this program knows");
    e = refused(w, changed(w, "rows region 5", "rows region 4"));
    assert_err(e, ERR_INPUT, "'rows region 5' is wanted here");
    e = refused(w, changed(w, "table region code, name", "table region name, code"));
    assert_err(e, ERR_INPUT, "'table region code, name");
    e = refused(w, changed(w, "\t990100\t东市\tcity", "\t990100\t西市\tcity"));
    assert_err(e, ERR_INPUT, "the checksum is another one: the backup is damaged");
    e = refused(w, changed(w, "\t990100\t东市\tcity", "\t990100\t东市"));
    assert_err(e, ERR_INPUT, "a row of region has 6 values, not 7");
    e = refused(w, changed(w, "\nend ", "\nend 1"));
    assert_err(e, ERR_INPUT, "'end ");
    e = refused(w, (struct str){arena_text(&w->a, "%.*s\n", STR_ARG(w->bytes)), w->bytes.n + 1});
    assert_err(e, ERR_INPUT, "something stands behind the end");
}

#define IN_WORLD(test) cmocka_unit_test_setup_teardown(test, world_open, world_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_reads_back_to_the_last_bit),
        cmocka_unit_test(a_line_that_is_no_row_is_refused),
        cmocka_unit_test(a_text_that_is_no_utf8_is_not_backed_up),
        IN_WORLD(what_is_restored_is_backed_up_to_the_same_bytes),
        IN_WORLD(a_packed_backup_is_read_as_it_is),
        IN_WORLD(a_file_that_is_there_is_kept_unless_told),
        IN_WORLD(what_cannot_be_read_or_written_is_told),
        IN_WORLD(a_backup_that_is_cut_off_anywhere_is_refused),
        IN_WORLD(a_backup_with_one_wrong_byte_is_refused),
        IN_WORLD(what_is_wrong_is_told_with_its_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
