/* Records to a cube folder and cubes added, over small sheets whose figures are counted by hand. */
#include "work/ingest.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/day.h"
#include "tests/check.h"
#include "work/file.h"

static char place[64];

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-ingest-XXXXXX");
    return mkdtemp(place) ? 0 : -1;
}

static int place_remove(void **unused)
{
    char command[128];

    (void)unused;
    snprintf(command, sizeof command, "rm -rf '%s'", place);
    return system(command);
}

/* A path in the test's folder; several are good at a time. */
static const char *at(const char *name)
{
    static char paths[64][256];
    static int next;
    char *path = paths[next++ % 64];

    snprintf(path, sizeof paths[0], "%s/%s", place, name);
    return path;
}

static const char *put(const char *name, const char *text)
{
    FILE *file = fopen(at(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
    return at(name);
}

static char *got(const char *name)
{
    static struct arena arena;
    struct str bytes;
    struct err e = {0};

    if (arena.used > 1 << 20)
        arena_reset(&arena);
    assert_true(file_read(at(name), &arena, &bytes, &e));
    return str_c(&arena, bytes);
}

static bool there(const char *name)
{
    return access(at(name), F_OK) == 0;
}

static void assert_in(const char *text, const char *words)
{
    if (!strstr(text, words)) {
        print_error("'%s' is not in:\n%s\n", words, text);
        fail();
    }
}

#define MAP                                                                                  \
    "source test\ninst_code INST\nrec_no NO\nbirth BIRTH\ndis_time OUT\nadm_time IN\n"       \
    "res_code RES\ndx1 DX\ndays DAYS\ncost COST money yuan\ndrg DRG\nrw RW\ndis_dept DEPT\n" \
    "op[] OP level LEVEL code plain\n"
#define HEAD "INST,NO,BIRTH,IN,OUT,RES,DX,DAYS,COST,DRG,RW,DEPT,OP,LEVEL\n"
#define ROW_1 "H1,1,1950-01-01,2023-01-01,2023-01-05,330106,I21,4,100.50,FR13,1.5,心内科,36.06,3\n"
#define ROW_2 "H1,2,1951-01-01,2023-01-01,2023-01-06,330106,I21,5,200,FR13,2.5,心内科,36.06,3\n"
#define ROW_3 "H2,1,1952-01-01,2023-02-01,2023-02-02,330102,J18,1,50,,,内科,,\n"

static struct ingest_request request(const char *const *files, int n, const char *out)
{
    int32_t day;

    assert_true(day_parse(STR("2024-12-31"), &day));
    return (struct ingest_request){
        .map = at("test.map"), .not_after_day = day, .out = out, .files = files, .file_n = n};
}

/* The files of names `a`, `b` … into the folder `out`. */
static void ingest(const char *const *files, int n, const char *out)
{
    struct ingest_request r = request(files, n, at(out));
    struct err e = {0};

    put("test.map", MAP);
    if (!work_ingest(&r, NULL, &e))
        print_error("%s\n", e.text);
    assert_int_equal(e.code, ERR_NONE);
}

static void rows_become_cells_and_a_summary(void **unused)
{
    const char *files[] = {put("one.csv", HEAD ROW_1 ROW_2 ROW_3)};
    struct ingest_request r = request(files, 1, at("one"));
    struct ingest_result result;
    struct err e = {0};
    const char *summary;

    (void)unused;
    put("test.map", MAP);
    assert_true(work_ingest(&r, &result, &e));
    assert_int_equal(result.read, 3);
    assert_int_equal(result.accepted, 3);
    assert_int_equal(result.rejected, 0);
    assert_string_equal(got("one/cases.csv"),
                        "month,institution,treating,residence,payer,discipline,drg,"
                        "cases,rw_cases,rw,rw2_cases,operated,level3,level4,days,cost,deaths\n"
                        "2023-01,H1,,330106,,心内科,FR13,2,2,40000,1,2,2,0,9,30050,0\n"
                        "2023-02,H2,,330102,,内科,,1,0,0,0,0,0,0,1,5000,0\n");
    assert_string_equal(got("one/operations.csv"),
                        "month,institution,treating,residence,payer,discipline,procedure,level,"
                        "operations,main,main_rw_cases,main_rw,main_cost\n"
                        "2023-01,H1,,330106,,心内科,36.06,3,2,2,2,40000,30050\n");
    assert_in(got("one/quality.csv"), "drg.none,H2,2023-02,1,4\n");
    summary = got("one/summary.json");
    assert_in(summary, "\"read\": 3");
    assert_in(summary, "\"rejected\": 0");
    assert_in(summary, "\"utf-8\": 3");
    assert_in(summary, "\"population\": \"current address\"");
    assert_in(summary, "\"not_after\": \"2024-12-31\"");
    assert_in(summary, "\"scheme\": \"test\"");
    assert_null(strstr(summary, "invented"));
}

static void records_that_are_invented_are_stamped(void **unused)
{
    const char *files[] = {put("inv.csv", HEAD ROW_1)};
    struct ingest_request r = request(files, 1, at("inv"));
    struct err e = {0};

    (void)unused;
    put("test.map", MAP);
    r.invented = true;
    assert_true(work_ingest(&r, NULL, &e));
    assert_in(got("inv/summary.json"), "\"invented\": true");
}

static void the_same_stay_in_two_files_counts_where_it_came_first(void **unused)
{
    const char *files[] = {put("d1.csv", HEAD ROW_1 ROW_3), put("d2.csv", HEAD ROW_2 ROW_1)};

    (void)unused;
    ingest(files, 2, "dup");
    assert_in(got("dup/quality.csv"), "stay.duplicate,H1,2023-01,1,3\n");
    assert_in(got("dup/summary.json"), "\"stay.duplicate\": 1");
    assert_in(got("dup/summary.json"), "\"accepted\": 3");
    assert_in(got("dup/cases.csv"), "FR13,2,2,40000,1,2,2,0,9,30050,0\n");
}

static void every_split_and_every_merge_gives_the_same_tables(void **unused)
{
    const char *whole[] = {put("w.csv", HEAD ROW_1 ROW_2 ROW_3)};
    const char *turned[] = {put("t1.csv", HEAD ROW_3), put("t2.csv", HEAD ROW_2),
                            put("t3.csv", HEAD ROW_1)};
    const char *folders[] = {at("part2"), at("part1"), at("part3")};
    struct err e = {0};

    (void)unused;
    ingest(whole, 1, "w");
    ingest(turned, 3, "t");
    for (int i = 0; i < 3; i++) {
        char name[16];

        snprintf(name, sizeof name, "part%d", i + 1);
        ingest(&turned[i], 1, name);
    }
    assert_true(work_ingest_merge(folders, 3, at("sum"), false, &e));
    assert_string_equal(got("t/cases.csv"), got("w/cases.csv"));
    assert_string_equal(got("t/operations.csv"), got("w/operations.csv"));
    assert_string_equal(got("sum/cases.csv"), got("w/cases.csv"));
    assert_string_equal(got("sum/operations.csv"), got("w/operations.csv"));
    assert_in(got("sum/summary.json"), "\"read\": 3");
    assert_in(got("sum/summary.json"), "\"files\": 3");
}

/* --- refusals of the ingest: nothing is left behind --- */

static void assert_refused(struct ingest_request r, enum err_code code, const char *words)
{
    struct err e = {0};
    struct ingest_result result = {.read = -7};

    assert_false(work_ingest(&r, &result, &e));
    assert_err(e, code, words);
    assert_int_equal(result.read, -7);
    assert_false(there("never"));
    assert_false(there("never.tmp"));
}

static void wrong_maps_and_tables_are_refused(void **unused)
{
    const char *files[] = {put("good.csv", HEAD ROW_1)};
    struct ingest_request r = request(files, 1, at("never")), base = r;

    (void)unused;
    put("test.map", MAP);
    r.map = "no-such-map";
    assert_refused(r, ERR_INPUT, "no-such-map");
    r.map = at("no.map");
    assert_refused(r, ERR_INPUT, "no.map: cannot be opened");
    r.map = put("bad.map", "source x\ninst_kode A\n");
    assert_refused(r, ERR_INPUT, "bad.map:2:");
    r = base, r.institutions = put("bad-i.csv", "institution,name\n");
    assert_refused(r, ERR_INPUT, "bad-i.csv:1:");
    r = base, r.counties = put("bad-c.csv", "code,name\n33,x\n");
    assert_refused(r, ERR_INPUT, "bad-c.csv:2:1: 33");
    r = base, r.towns = put("bad-t.csv", "code,name\n");
    assert_refused(r, ERR_INPUT, "bad-t.csv:1:");
    r = base, r.drg = put("bad-d.csv", "drg,rw\nA,0\n");
    assert_refused(r, ERR_INPUT, "bad-d.csv:2:2: 0");
    r = base, r.procedures = put("bad-p.csv", "procedure,level\nA,9\n");
    assert_refused(r, ERR_INPUT, "bad-p.csv:2:2: 9");
    r = base, r.departments = put("bad-e.csv", "department\n");
    assert_refused(r, ERR_INPUT, "bad-e.csv:1:");
    r = base, r.departments = at("none.csv");
    assert_refused(r, ERR_INPUT, "none.csv: cannot be opened");
}

static void files_of_no_use_are_refused(void **unused)
{
    const char *files[2] = {at("good.csv")};
    struct ingest_request r = request(files, 2, at("never"));

    (void)unused;
    put("test.map", MAP);
    put("good.csv", HEAD ROW_1);
    files[1] = at("missing.csv");
    assert_refused(r, ERR_IO, "missing.csv: cannot be opened");
    files[1] = put("empty.csv", "");
    assert_refused(r, ERR_INPUT, "empty.csv");
    files[1] = put("head.csv", "A,B,C\n1,2,3\n");
    assert_refused(r, ERR_INPUT, "head.csv");
}

static void a_run_that_accepts_nothing_is_refused_and_says_why(void **unused)
{
    const char *files[] = {put("bad-day.csv", HEAD "H1,1,,,2023-99-99,330106,I21,,,,,,,\n"
                                                   "H1,1,,,x,330106,I21,,,,,,,\n"
                                                   ",1,,,x,330106,I21,,,,,,,\n")};
    struct ingest_request r = request(files, 1, at("never"));

    (void)unused;
    put("test.map", MAP);
    assert_refused(r, ERR_INPUT, "none of 3 rows was accepted, 2 of them for date.bad");
    files[0] = put("only-head.csv", HEAD);
    assert_refused(r, ERR_INPUT, "only-head.csv: no row behind the header");
}

static void a_folder_that_is_there_is_refused_without_force(void **unused)
{
    const char *files[] = {put("good.csv", HEAD ROW_1)};
    struct ingest_request r = request(files, 1, at("old"));
    struct err e = {0};

    (void)unused;
    put("test.map", MAP);
    assert_int_equal(mkdir(at("old"), 0777), 0);
    put("old/cases.csv", "mine");
    assert_false(work_ingest(&r, NULL, &e));
    assert_err(e, ERR_IO, "is there already");
    assert_string_equal(got("old/cases.csv"), "mine");
    err_reset(&e);
    r.force = true;
    r.map = "no-such-map";
    assert_false(work_ingest(&r, NULL, &e));
    assert_string_equal(got("old/cases.csv"), "mine"); /* a failure leaves the old one */
    err_reset(&e);
    r.map = at("test.map");
    assert_true(work_ingest(&r, NULL, &e));
    assert_in(got("old/cases.csv"), "month,institution");
}

static void a_sheet_of_65536_lines_is_warned_of(void **unused)
{
    struct out sheet = {0};
    const char *files[1];

    (void)unused;
    out_text(&sheet, HEAD);
    for (int i = 2; i <= 65536; i++)
        out_text(&sheet, "H1,%d,1950-01-01,2023-01-01,2023-01-05,330106,I21,4,1,,,,,\n", i);
    out_char(&sheet, '\0');
    files[0] = put("cut.csv", sheet.items);
    ingest(files, 1, "cut");
    assert_in(got("cut/quality.csv"), "size.cut,,,1,65536\n");
    assert_in(got("cut/summary.json"), "\"size.cut\": 1");
    sheet.n -= 60; /* one line less */
    while (sheet.items[sheet.n - 1] != '\n')
        sheet.n--;
    out_char(&sheet, '\0');
    files[0] = put("whole.csv", sheet.items);
    ingest(files, 1, "whole");
    assert_null(strstr(got("whole/quality.csv"), "size.cut"));
    out_reset(&sheet);
}

static bool held_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct out *h = arg;
    size_t left = h->n - (size_t)offset;

    (void)e;
    *got = n < left ? n : left;
    memcpy(to, h->items + offset, *got);
    return true;
}

/* A file that is fed as it is read, on one thread or three, gives the tables of the path. */
static void fed(const char *name, const struct out *sheet)
{
    static int run;
    static const char *const TABLES[] = {"cases.csv", "operations.csv", "quality.csv"};
    const char *files[] = {at(name)};
    const struct file_source source = {held_read, (void *)(uintptr_t)sheet, (int64_t)sheet->n};
    FILE *file = fopen(files[0], "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(sheet->items, 1, sheet->n, file), sheet->n);
    assert_int_equal(fclose(file), 0);
    for (int threads = 1; threads <= 3; threads += 2) {
        char out[2][32];
        struct ingest_result result[2];

        for (int way = 0; way < 2; way++) {
            struct ingest_request r;
            struct err e = {0};

            snprintf(out[way], sizeof out[way], "fed-%d-%d", ++run, way);
            r = request(files, 1, at(out[way]));
            r.source = way ? &source : NULL;
            r.threads = threads;
            if (!work_ingest(&r, &result[way], &e))
                fail_msg("%s: %s", name, e.text);
        }
        assert_true(result[0].read == result[1].read && result[0].read > 0);
        for (int t = 0; t < 3; t++) {
            char path[2][80], *first;

            for (int way = 0; way < 2; way++)
                snprintf(path[way], sizeof path[way], "%s/%s", out[way], TABLES[t]);
            first = strdup(got(path[0])); /* a second large one may end the first */
            assert_string_equal(first, got(path[1]));
            free(first);
        }
    }
}

/* Rows of several lines, of other widths, with odd ends of lines and one of half a mebibyte: what a
 * part reaches over into the next one. */
static void rows_put(struct out *o, int n, const char *end)
{
    char *text = heap_grow(NULL, (600 << 10) + 1);

    memset(text, 'x', 600 << 10);
    text[600 << 10] = '\0';
    out_text(o, "%.*s%s", (int)strlen(HEAD) - 1, HEAD, end);
    for (int i = 0; i < n; i++) {
        out_text(o, "H%d,%d,1950-01-01,2023-01-01,2023-01-05,330106,I21,4,1,FR13,1,", i % 3, i);
        if (i % 1000 == 7)
            out_text(o, "\"内%s科\"", end);
        else if (i % 1000 == 8)
            out_text(o, "内%s科", end); /* joined again */
        else if (i == n / 2)
            out_str(o, str_of(text));
        out_text(o, ",36.06,3%s", end);
        if (i % 5000 == 9)
            out_text(o, "%s%s%s", end, end, end);
    }
    heap_free(text);
}

static void a_file_that_is_fed_is_the_file_itself(void **unused)
{
    static const char *const ENDS[] = {"\n", "\r\n", "\r"};
    const struct str front[] = {STR(""), STR("\xEF\xBB\xBF"), STR("sep=,\n\n")};
    struct out sheet = {0}, wide = {0};

    (void)unused;
    put("test.map", MAP);
    for (int i = 0; i < 3; i++) {
        out_reset(&sheet);
        out_str(&sheet, front[i]);
        rows_put(&sheet, 30000, ENDS[i]);
        if (i == 1)
            out_char(&sheet, '\x1A');
        if (i == 2)
            sheet.n--; /* the last line has no end */
        fed("fed.csv", &sheet);
    }
    for (int i = 0; i < 6; i++) { /* that end anywhere in a part */
        out_reset(&sheet);
        rows_put(&sheet, 15000 + 1300 * i, "\n");
        fed("fed.csv", &sheet);
    }
    out_str(&wide, STR("\xFF\xFE"));
    for (const char *c = HEAD ROW_1; *c; c++) { /* of ASCII and two signs, which are dropped */
        if ((unsigned char)*c < 0x80)
            out_put(&wide, (char[]){*c, 0}, 2);
    }
    fed("wide.csv", &wide);
    out_reset(&sheet);
    for (int i = 0; i < 1100000; i++)
        out_char(&sheet, '\n');
    rows_put(&sheet, 20, "\n");
    fed("late.csv", &sheet); /* its header comes behind a mebibyte of nothing */
    out_reset(&sheet);
    out_reset(&wide);
}

static void a_weight_table_makes_a_scheme_of_its_own(void **unused)
{
    const char *files[] = {put("good.csv", HEAD "H1,1,,,2023-01-05,330106,I21,4,1,FR13,,,,\n")};
    struct ingest_request r = request(files, 1, at("weighed"));
    struct err e = {0};

    (void)unused;
    put("test.map", MAP);
    r.drg = put("drg.csv", "drg,rw\nFR13,2.5\n");
    assert_true(work_ingest(&r, NULL, &e));
    assert_in(got("weighed/cases.csv"), "FR13,1,1,25000,1,");
    assert_in(got("weighed/summary.json"), "\"scheme\": \"drg table ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_become_cells_and_a_summary),
        cmocka_unit_test(records_that_are_invented_are_stamped),
        cmocka_unit_test(the_same_stay_in_two_files_counts_where_it_came_first),
        cmocka_unit_test(every_split_and_every_merge_gives_the_same_tables),
        cmocka_unit_test(wrong_maps_and_tables_are_refused),
        cmocka_unit_test(files_of_no_use_are_refused),
        cmocka_unit_test(a_run_that_accepts_nothing_is_refused_and_says_why),
        cmocka_unit_test(a_folder_that_is_there_is_refused_without_force),
        cmocka_unit_test(a_sheet_of_65536_lines_is_warned_of),
        cmocka_unit_test(a_file_that_is_fed_is_the_file_itself),
        cmocka_unit_test(a_weight_table_makes_a_scheme_of_its_own),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
