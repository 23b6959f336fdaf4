/* Cube folders added, and summary.json written, read and refused. Folders are made by hand. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/check.h"
#include "work/ingest_part.h"

static char place[64];

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-merge-XXXXXX");
    return mkdtemp(place) ? 0 : -1;
}

static int place_remove(void **unused)
{
    char command[128];

    (void)unused;
    snprintf(command, sizeof command, "rm -rf '%s'", place);
    return system(command);
}

static const char *at(const char *name)
{
    static char paths[64][256];
    static int next;
    char *path = paths[next++ % 64];

    snprintf(path, sizeof paths[0], "%s/%s", place, name);
    return path;
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(at(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static char *got(const char *name)
{
    static struct arena arena;
    struct str bytes;
    struct err e = {0};

    assert_true(file_read(at(name), &arena, &bytes, &e));
    return str_c(&arena, bytes);
}

static void assert_in(const char *text, const char *words)
{
    if (!strstr(text, words)) {
        print_error("'%s' is not in:\n%s\n", words, text);
        fail();
    }
}

#define CASES                                                    \
    "month,institution,treating,residence,payer,discipline,drg," \
    "cases,rw_cases,rw,rw2_cases,operated,level3,level4,days,cost,deaths\n"
#define OPERATIONS                                                           \
    "month,institution,treating,residence,payer,discipline,procedure,level," \
    "operations,main,main_rw_cases,main_rw,main_cost\n"
#define QUALITY "rule,institution,month,count,first_row\n"

static struct ingest_summary a_summary(void)
{
    return (struct ingest_summary){.read = 5,
                                   .accepted = 3,
                                   .rejected = 2,
                                   .by_rule = {[RULE_DATE_BAD] = 2, [RULE_RES_NONE] = 1},
                                   .encodings = {2, 3, 0},
                                   .resolver = {[1] = 2, [8] = 1},
                                   .scheme = STR("test"),
                                   .not_after_day = 19722, /* 2023-12-31 */
                                   .files = 1,
                                   .bytes = 900,
                                   .seconds = 0.25};
}

static char *written(const struct ingest_summary *s)
{
    static struct out out;

    out_reset(&out);
    ingest_summary_write(s, &out);
    out_char(&out, '\0');
    return out.items;
}

static void folder(const char *name, const struct ingest_summary *s, const char *cases)
{
    char file[128];

    assert_int_equal(mkdir(at(name), 0777), 0);
    snprintf(file, sizeof file, "%s/summary.json", name);
    put(file, written(s));
    snprintf(file, sizeof file, "%s/cases.csv", name);
    put(file, cases);
    snprintf(file, sizeof file, "%s/operations.csv", name);
    put(file, OPERATIONS "2023-01,H1,,,,,P,,2,1,0,0,9\n");
    snprintf(file, sizeof file, "%s/quality.csv", name);
    put(file, QUALITY "date.bad,H1,,2,9\n");
}

static void cubes_are_added_key_by_key(void **unused)
{
    struct ingest_summary one = a_summary(), two = a_summary();
    const char *folders[2];
    struct err e = {0};

    (void)unused;
    ingest_summary_source(&one, STR("hqms-p"));
    ingest_summary_source(&two, STR("national-abcd"));
    two.not_after_day++;
    two.invented = true;
    folder("one", &one, CASES "2023-01,H1,,,,,A,3,0,0,0,2,0,0,4,50,1\n");
    folder("two", &two,
           CASES "2023-01,H1,,,,,A,1,0,0,0,1,0,0,4,50,0\n"
                 "2023-02,H1,,,,,A,2,0,0,0,0,0,0,1,1,0\n");
    folders[0] = at("one"), folders[1] = at("two");
    assert_true(work_ingest_merge(folders, 2, at("sum"), false, &e));
    assert_string_equal(got("sum/cases.csv"), CASES "2023-01,H1,,,,,A,4,0,0,0,3,0,0,8,100,1\n"
                                                    "2023-02,H1,,,,,A,2,0,0,0,0,0,0,1,1,0\n");
    assert_string_equal(got("sum/operations.csv"), OPERATIONS "2023-01,H1,,,,,P,,4,2,0,0,18\n");
    assert_string_equal(got("sum/quality.csv"), QUALITY "date.bad,H1,,4,9\n");
    assert_in(got("sum/summary.json"), "\"read\": 10,");
    assert_in(got("sum/summary.json"), "\"date.bad\": 4");
    assert_in(got("sum/summary.json"), "\"not_after\": \"2024-01-01\"");
    assert_in(got("sum/summary.json"), "\"invented\": true");
    assert_in(got("sum/summary.json"), "\"seconds\": 0.500000");
    ingest_summary_reset(&one);
    ingest_summary_reset(&two);
}

static void a_cube_with_itself_is_twice_the_cube(void **unused)
{
    struct ingest_summary s = a_summary();
    const char *folders[2];
    struct err e = {0};

    (void)unused;
    folder("self", &s, CASES "2023-01,H1,,,,,A,3,0,0,0,2,0,0,4,50,1\n");
    folders[0] = folders[1] = at("self");
    assert_true(work_ingest_merge(folders, 2, at("double"), false, &e));
    assert_string_equal(got("double/cases.csv"), CASES "2023-01,H1,,,,,A,6,0,0,0,4,0,0,8,100,2\n");
}

static void assert_refused(const char *folder_name, enum err_code code, const char *words)
{
    const char *folders[] = {at("sound"), at(folder_name)};
    struct err e = {0};

    assert_false(work_ingest_merge(folders, 2, at("never"), false, &e));
    assert_err(e, code, words);
    assert_int_equal(access(at("never"), F_OK), -1);
    assert_int_equal(access(at("never.tmp"), F_OK), -1);
}

static void folders_that_are_no_sound_cubes_are_refused(void **unused)
{
    struct ingest_summary s = a_summary();

    (void)unused;
    folder("sound", &s, CASES "2023-01,H1,,,,,A,3,0,0,0,2,0,0,4,50,1\n");
    assert_refused("nowhere", ERR_IO, "nowhere/summary.json: cannot be opened");
    folder("count", &s, CASES "2023-01,H1,,,,,A,2,0,0,0,2,0,0,4,50,1\n");
    assert_refused("count", ERR_CHECK, "the cube holds 5 cases, 6 rows were accepted");
    folder("relation", &s, CASES "2023-01,H1,,,,,A,3,0,0,0,9,0,0,4,50,1\n");
    assert_refused("relation", ERR_CHECK, "operated is 11 where cases is 6");
    folder("head", &s, OPERATIONS);
    assert_refused("head", ERR_INPUT, "head/cases.csv:1:7: procedure");
    s.scheme = STR("other");
    folder("scheme", &s, CASES "2023-01,H1,,,,,A,3,0,0,0,2,0,0,4,50,1\n");
    assert_refused("scheme", ERR_INPUT,
                   "scheme/summary.json: scheme: 'other' is not the first folder's 'test'");
    s = a_summary();
    folder("torn", &s, CASES "2023-01,H1,,,,,A,3,0,0,0,2,0,0,4,50,1\n");
    put("torn/summary.json", "{\"read\": 1");
    assert_refused("torn", ERR_INPUT, "torn/summary.json:1:");
    assert_int_equal(unlink(at("torn/quality.csv")), 0);
    put("torn/summary.json", written(&s));
    assert_refused("torn", ERR_IO, "quality.csv: cannot be opened");
}

static void a_summary_is_read_back_as_it_was_written(void **unused)
{
    struct ingest_summary s = a_summary(), back = {0};
    struct arena a = {0};
    struct err e = {0};
    struct out text = {0};

    (void)unused;
    ingest_summary_source(&s, STR("z"));
    ingest_summary_source(&s, STR("a"));
    ingest_summary_source(&s, STR("z"));
    ingest_summary_write(&s, &text);
    assert_true(ingest_summary_read("s", (struct str){text.items, text.n}, &a, &back, &e));
    assert_int_equal(back.sources.n, 2);
    assert_str(back.sources.items[0], "a");
    out_char(&text, '\0');
    assert_string_equal(written(&back), text.items);
    out_reset(&text);
    ingest_summary_reset(&s);
    ingest_summary_reset(&back);
    arena_reset(&a);
}

static void household_addresses_above_a_tenth_make_a_mixed_population(void **unused)
{
    struct ingest_summary s = {
        .read = 20, .accepted = 20, .resolver = {[2] = 18, [6] = 1, [7] = 1}};

    (void)unused;
    /* 2 of 20 are exactly 10 %: not more. */
    assert_in(written(&s), "\"population\": \"current address\"");
    assert_in(written(&s), "\"other_address_share\": 0.100000");
    s.resolver[2] = 17, s.resolver[6] = 2;
    assert_in(written(&s), "\"population\": \"mixed\"");
    assert_in(written(&s), "\"other_address_share\": 0.150000");
}

/* The written summary with one text replaced by another. */
static void assert_summary_refused(const char *old, const char *new, const char *words)
{
    struct ingest_summary s = a_summary(), back = {.read = -7};
    struct arena a = {0};
    struct err e = {0};
    char *text = written(&s), *found = strstr(text, old);
    const char *broken;

    assert_non_null(found);
    broken = arena_text(&a, "%.*s%s%s", (int)(found - text), text, new, found + strlen(old));
    assert_false(ingest_summary_read("summary.json", str_of(broken), &a, &back, &e));
    assert_err(e, ERR_INPUT, words);
    assert_int_equal(back.read, -7);
    arena_reset(&a);
}

static void every_key_of_a_summary_is_looked_at(void **unused)
{
    (void)unused;
    assert_summary_refused("\"read\": 5", "\"read\": -5", "summary.json: read: a whole number");
    assert_summary_refused("\"read\": 5", "\"read\": 6", "read: is not accepted + rejected");
    assert_summary_refused("\"accepted\"", "\"acepted\"", "accepted: a whole number");
    assert_summary_refused("\"rejected\": 2", "\"rejected\": 2.5", "rejected: a whole number");
    assert_summary_refused("\"rejected_by\"", "\"rejected-by\"", "rejected_by: an object");
    assert_summary_refused("\"date.bad\": 2", "\"date.bad\": \"2\"", "date.bad: a whole number");
    assert_summary_refused("\"res.none\": 1", "\"res.some\": 1", "res.none: a whole number");
    assert_summary_refused("\"gb18030\": 3", "\"gb18030\": -1", "gb18030: a whole number");
    assert_summary_refused("\"8\": 1", "\"9\": 1", "8: a whole number");
    assert_summary_refused("\"sources\"", "\"source\"", "sources: a list of texts");
    assert_summary_refused("\"scheme\": \"test\"", "\"scheme\": 1", "scheme: a text");
    assert_summary_refused("2023-12-31", "2023-12-32", "not_after: a day is written YYYY-MM-DD");
    assert_summary_refused("\"files\": 1", "\"files\": null", "files: a whole number");
    assert_summary_refused("\"bytes\": 900", "\"bytes\": []", "bytes: a whole number");
    assert_summary_refused("\"seconds\": 0.25", "\"seconds\": -1.0", "seconds: a number");
    assert_summary_refused("{", "[", "summary.json:");
}

static void counts_that_do_not_fit_are_refused_and_the_sum_untouched(void **unused)
{
    struct ingest_summary one = a_summary(), two = a_summary();
    struct err e = {0};

    (void)unused;
    two.bytes = INT64_MAX;
    assert_false(ingest_summary_add(&one, &two, "two", &e));
    assert_err(e, ERR_INPUT, "two: a count is beyond");
    assert_int_equal(one.read, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cubes_are_added_key_by_key),
        cmocka_unit_test(a_cube_with_itself_is_twice_the_cube),
        cmocka_unit_test(folders_that_are_no_sound_cubes_are_refused),
        cmocka_unit_test(a_summary_is_read_back_as_it_was_written),
        cmocka_unit_test(household_addresses_above_a_tenth_make_a_mixed_population),
        cmocka_unit_test(every_key_of_a_summary_is_looked_at),
        cmocka_unit_test(counts_that_do_not_fit_are_refused_and_the_sum_untouched),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
