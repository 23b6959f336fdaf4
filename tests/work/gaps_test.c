/* From a cube folder to the seven files: their exact bytes, and what is refused with nothing left
 * behind. The example is that of tests/engine/gap_test.c, where each figure is worked out. */
#include "work/gaps.h"

#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/day.h"
#include "base/words.h"
#include "tests/check.h"
#include "work/file.h"

static char place[64];
static struct arena arena;

#define CASES                                                                                \
    "month,institution,treating,residence,payer,discipline,drg,cases,rw_cases,rw,rw2_cases," \
    "operated,level3,level4,days,cost,deaths\n"
#define OPERATIONS                                                                           \
    "month,institution,treating,residence,payer,discipline,procedure,level,operations,main," \
    "main_rw_cases,main_rw,main_cost\n"

static const char EXAMPLE[] =
    CASES "2023-05,H1,330101,330101,1,S,AB1,10,10,200000,10,0,0,0,30,1000000,0\n"
          "2023-05,H2,330102,330101,1,S,AB1,40,40,800000,40,0,0,0,90,4938280,0\n"
          "2023-05,H2,330102,330102,1,S,AB1,60,60,1200000,60,0,0,0,90,6000000,0\n"
          "2023-05,H3,330103,330103,1,S,AB1,70,70,1400000,70,0,0,0,90,7000000,0\n"
          "2023-05,H4,330104,330104,1,S,AB1,80,80,1600000,80,0,0,0,90,8000000,0\n"
          "2023-05,H5,330105,330105,1,S,AB1,90,90,1800000,90,0,0,0,90,9000000,0\n"
          "2023-05,H6,330106,330106,1,S,AB1,100,100,2000000,100,0,0,0,90,10000000,0\n"
          "2023-05,H9,990101,330102,1,S,AB1,40,40,800000,40,0,0,0,90,4000000,0\n"
          "2023-05,H9,990101,330103,1,S,AB1,30,30,600000,30,0,0,0,90,3000000,0\n"
          "2023-05,H9,990101,330104,1,S,AB1,20,20,400000,20,0,0,0,90,2000000,0\n"
          "2023-05,H9,990101,330105,1,S,AB1,10,10,200000,10,0,0,0,90,1000000,0\n";

static const char *at(const char *name)
{
    return arena_text(&arena, "%s/%s", place, name);
}

static void put(const char *name, const char *text)
{
    FILE *file = fopen(at(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static const char *got(const char *name)
{
    struct err e = {0};
    struct str bytes;

    if (!file_read(at(name), &arena, &bytes, &e))
        fail_msg("%s", e.text);
    return bytes.at;
}

static bool there(const char *name)
{
    struct stat about;

    return stat(at(name), &about) == 0;
}

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-gaps-XXXXXX");
    if (!mkdtemp(place) || mkdir(at("cube"), 0777) != 0)
        return -1;
    put("cube/cases.csv", EXAMPLE);
    put("cube/operations.csv", OPERATIONS "2023-05,H9,990101,330101,1,S,51.23,3,6,4,4,60000,0\n"
                                          "2023-05,H3,330103,330103,1,S,51.23,3,1,1,1,15000,0\n");
    put("cube/summary.json", "{\"scheme\": \"hqms-p\", \"population\": \"mixed\"}\n");
    put("population.csv", "county,population\n330101,200000\n330102,300000\n330103,300000\n"
                          "330104,300000\n330105,300000\n330106,300000\n");
    put("specialists.csv", "county,discipline,specialists\n330102,S,5\n330103,S,2\n330104,S,8\n");
    return 0;
}

static int place_remove(void **unused)
{
    char command[128];

    (void)unused;
    arena_reset(&arena);
    snprintf(command, sizeof command, "rm -rf '%s'", place);
    return system(command);
}

static struct gaps_request request(const char *from, const char *to)
{
    struct gaps_request r = {.cube = at("cube"),
                             .population = at("population.csv"),
                             .specialists = at("specialists.csv"),
                             .out = at("out")};

    assert_true(month_parse(str_of(from), &r.from_month) && month_parse(str_of(to), &r.to_month));
    return r;
}

static void run(struct gaps_request *r)
{
    struct err e = {0};

    if (!work_gaps(r, &e))
        fail_msg("%s", e.text);
}

/* Expects a refusal with these words, and nothing left behind. */
static void refused(const struct gaps_request *r, enum err_code code, const char *words)
{
    struct err e = {0};

    assert_false(work_gaps(r, &e));
    assert_err(e, code, words);
    assert_false(there("out"));
    assert_false(there("out.tmp"));
}

static void the_tables_have_the_bytes_worked_out_by_hand(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");

    (void)unused;
    run(&r);
    assert_string_equal(
        got("out/gaps.csv"),
        "rank,county,discipline,population,peers,groups,avoidable,avoidable_low,avoidable_rw,"
        "avoidable_rw_low,money,blanks,blank_rw,total_rw,score,specialists\n"
        "1,330101,S,200000,5,1,34.545455,25.699015,69.090909,51.398030,4264878,1,1.200000,"
        "69.690909,3.484545,1.727273\n"
        "2,330102,S,300000,5,1,28.888889,21.386749,57.777778,42.773499,2888889,0,0.000000,"
        "57.777778,1.925926,1.283951\n"
        "3,330103,S,300000,5,1,18.686869,12.704845,37.373737,25.409690,1868687,0,0.000000,"
        "37.373737,1.245791,1.245791\n"
        "4,330104,S,300000,5,1,8.484848,4.285916,16.969697,8.571833,848485,0,0.000000,"
        "16.969697,0.565657,0.308540\n");
    assert_string_equal(got("out/blank_techniques.csv"),
                        "county,discipline,procedure,state,away,home,peers,peers_doing,weight,"
                        "value_rw\n330101,S,51.23,blank,6,0,5,1,1.500000,1.200000\n");
    assert_string_equal(
        got("out/demands.csv"),
        "demand_id,organization_id,discipline,seats,min_title_rank,techniques,tier,weight,start,"
        "months,paired_organization_id,team_id\n"
        "G-330101-S,H1,S,2,2,51.23,1,1000,2024-01-01,12,,\n"
        "G-330102-S,H2,S,1,2,,2,552,2024-01-01,12,,\n"
        "G-330103-S,H3,S,1,2,,3,357,2024-01-01,12,,\n");
    assert_non_null(strstr(got("out/evidence.csv"),
                           "county,discipline,kind,code,all,home,out,border,peers,peers_rated,"
                           "peers_capable,pooled_rate,benchmark,capable,weight,avoidable,"
                           "avoidable_low,value_rw\n330101,S,group,AB1,50,10,40,,5,5,5,0.800000,"
                           "0.890909,1,2.000000,34.545455,25.699015,69.090909\n"));
    assert_non_null(strstr(got("out/peers.csv"), "county,peer\n330101,330102\n330101,330103\n"));
}

static json_t *json_got(const char *name)
{
    json_error_t fault;
    json_t *root = json_loads(got(name), JSON_REJECT_DUPLICATES, &fault);

    if (!root)
        fail_msg("%s:%d: %s", name, fault.line, fault.text);
    return root;
}

static const char *text_of(const json_t *root, const char *key)
{
    return json_string_value(json_object_get(root, key));
}

static void the_summary_names_window_scheme_and_population(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");
    json_t *root;

    (void)unused;
    r.force = true;
    run(&r);
    root = json_got("out/summary.json");
    assert_string_equal(text_of(root, "from"), "2023-01");
    assert_string_equal(text_of(root, "to"), "2023-12");
    assert_string_equal(text_of(root, "weight"), "rw");
    assert_string_equal(text_of(root, "scheme"), "hqms-p");
    assert_string_equal(text_of(root, "population"), "mixed");
    assert_int_equal(json_integer_value(json_object_get(root, "months")), 12);
    assert_int_equal(json_integer_value(json_object_get(root, "counties")), 6);
    assert_int_equal(json_integer_value(json_object_get(root, "groups")), 1);
    assert_true(json_is_null(json_object_get(root, "stability")));
    assert_true(json_is_false(json_object_get(root, "public")));
    assert_true(json_is_false(json_object_get(root, "invented")));
    json_decref(root);
}

/* Every column of every table has an entry, and no entry is of a column that is not there. */
static void every_column_has_its_measure(void **unused)
{
    static const char *const files[] = {"gaps.csv", "blank_techniques.csv", "evidence.csv",
                                        "demands.csv", "peers.csv"};
    struct gaps_request r = request("2023-01", "2023-12");
    struct words columns = {0};
    json_t *root;

    (void)unused;
    r.force = true;
    run(&r);
    root = json_got("out/measures.json");
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct str head = str_of(got(arena_text(&arena, "out/%s", files[f])));
        struct str names = str_cut(&head, '\n');

        while (names.n > 0) {
            struct str name = str_cut(&names, ',');
            const json_t *measure = json_object_get(root, str_c(&arena, name));

            if (!measure)
                fail_msg("%s: %.*s has no measure", files[f], STR_ARG(name));
            words_put(&columns, name);
            assert_non_null(text_of(measure, "numerator"));
            assert_non_null(json_object_get(measure, "denominator"));
            assert_non_null(text_of(measure, "unit"));
            assert_string_equal(text_of(measure, "scheme"), "hqms-p");
            assert_non_null(text_of(measure, "version"));
            assert_string_equal(text_of(measure, "population"), "mixed");
        }
    }
    assert_int_equal(columns.n, json_object_size(root));
    words_reset(&columns);
    json_decref(root);
}

static void the_same_input_gives_the_same_bytes(void **unused)
{
    static const char *const names[] = {
        "gaps.csv",  "blank_techniques.csv", "evidence.csv", "demands.csv",
        "peers.csv", "summary.json",         "measures.json"};
    struct gaps_request r = request("2023-01", "2023-12");

    (void)unused;
    r.force = true;
    run(&r);
    r.out = at("twice");
    run(&r);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_string_equal(got(arena_text(&arena, "out/%s", names[i])),
                            got(arena_text(&arena, "twice/%s", names[i])));
}

static void the_public_sees_no_count_from_one_to_four(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");

    (void)unused;
    put("cube/cases.csv",
        arena_text(&arena,
                   "%s2023-06,H1,330101,330101,1,S,CD1,3,3,60000,3,0,0,0,3,300,0\n"
                   "2023-06,H9,990101,330101,1,S,CD1,9,9,180000,9,0,0,0,9,900,0\n",
                   EXAMPLE));
    r.force = r.open = true;
    run(&r);
    /* 3 at home: gone, and 9 with it, since 12 in all would tell; the 12 stay. */
    assert_non_null(strstr(got("out/evidence.csv"), "\n330101,S,group,CD1,12,,,,5,0,0,,,0,"
                                                    "2.000000,,,,1\n"));
    assert_non_null(strstr(got("out/evidence.csv"), "\n330101,S,group,AB1,50,10,40,,5,5,5,0.800000,"
                                                    "0.890909,1,2.000000,34.545455,25.699015,"
                                                    "69.090909,0\n"));
    /* The blank technique rests on four main operations, and so does the row. */
    assert_non_null(
        strstr(got("out/blank_techniques.csv"), "\n330101,S,51.23,blank,6,0,5,1,1.500000,,1\n"));
    assert_non_null(strstr(got("out/gaps.csv"), "\n1,330101,S,200000,5,1,,,,,,1,,,,,1\n"));
    assert_non_null(strstr(got("out/gaps.csv"), "\n2,330102,S,300000,5,1,28.888889,"));
    assert_non_null(strstr(got("out/demands.csv"), "\nG-330101-S,H1,S,,2,51.23,1,,2024-01-01,12,,,"
                                                   "1\n"));
    /* A weight is a share of the first score, and that one is hidden. */
    assert_non_null(
        strstr(got("out/demands.csv"), "\nG-330102-S,H2,S,1,2,,2,,2024-01-01,12,,,1\n"));
    assert_non_null(strstr(got("out/summary.json"), "\"public\": true"));
    put("cube/cases.csv", EXAMPLE);
}

static void out_of_the_way(void)
{
    char command[256];

    snprintf(command, sizeof command, "rm -rf '%s/out' '%s/out.tmp'", place, place);
    assert_int_equal(system(command), 0);
}

static void a_window_without_a_case_is_refused(void **unused)
{
    struct gaps_request r = request("2025-01", "2025-12");

    (void)unused;
    out_of_the_way();
    refused(&r, ERR_INPUT, "no case from 2025-01 to 2025-12");
    r = request("2023-12", "2023-01");
    refused(&r, ERR_INPUT, "has no month");
}

static void a_region_without_a_case_is_refused(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");

    (void)unused;
    out_of_the_way();
    put("elsewhere.csv", "county,population\n440101,1\n440102,1\n");
    r.population = at("elsewhere.csv");
    refused(&r, ERR_INPUT, "nothing to score");
}

static void a_cube_that_is_none_is_refused(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");

    (void)unused;
    out_of_the_way();
    r.cube = at("nowhere");
    refused(&r, ERR_IO, "nowhere/summary.json");
    assert_int_equal(mkdir(at("spoilt"), 0777), 0);
    r.cube = at("spoilt");
    put("spoilt/summary.json", "{\"scheme\": 7}");
    refused(&r, ERR_INPUT, "spoilt/summary.json: scheme: a text is wanted");
    put("spoilt/summary.json", "[]");
    refused(&r, ERR_INPUT, "a JSON object is wanted");
    put("spoilt/summary.json", "{");
    refused(&r, ERR_INPUT, "spoilt/summary.json:1:");
    put("spoilt/summary.json", "{}");
    refused(&r, ERR_IO, "spoilt/cases.csv");
    put("spoilt/cases.csv", "month\n");
    refused(&r, ERR_INPUT, "spoilt/cases.csv:1");
    put("spoilt/cases.csv", CASES "2023-13,H1,330101,330101,1,S,AB1,1,1,1,0,0,0,0,0,0,0\n");
    refused(&r, ERR_INPUT, "spoilt/cases.csv:2:1: 2023-13");
    put("spoilt/cases.csv", EXAMPLE);
    refused(&r, ERR_IO, "spoilt/operations.csv");
}

static void a_side_table_that_is_wrong_is_refused_with_its_place(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");

    (void)unused;
    out_of_the_way();
    put("bad.csv", "county,population\n330101,many\n");
    r.population = at("bad.csv");
    refused(&r, ERR_INPUT, "bad.csv:2:2: many");
    r = request("2023-01", "2023-12");
    r.refer = at("nowhere.csv");
    refused(&r, ERR_IO, "nowhere.csv");
}

static void a_folder_that_is_there_is_kept_without_force(void **unused)
{
    struct gaps_request r = request("2023-01", "2023-12");
    struct err e = {0};

    (void)unused;
    out_of_the_way();
    assert_int_equal(mkdir(at("out"), 0777), 0);
    put("out/mine", "mine");
    assert_false(work_gaps(&r, &e));
    assert_err(e, ERR_IO, "--force");
    assert_string_equal(got("out/mine"), "mine");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_have_the_bytes_worked_out_by_hand),
        cmocka_unit_test(the_summary_names_window_scheme_and_population),
        cmocka_unit_test(every_column_has_its_measure),
        cmocka_unit_test(the_same_input_gives_the_same_bytes),
        cmocka_unit_test(the_public_sees_no_count_from_one_to_four),
        cmocka_unit_test(a_window_without_a_case_is_refused),
        cmocka_unit_test(a_region_without_a_case_is_refused),
        cmocka_unit_test(a_cube_that_is_none_is_refused),
        cmocka_unit_test(a_side_table_that_is_wrong_is_refused_with_its_place),
        cmocka_unit_test(a_folder_that_is_there_is_kept_without_force),
    };
    return cmocka_run_group_tests(tests, place_make, place_remove);
}
