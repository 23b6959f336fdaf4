/* From a cube folder to the indicators' files: exact bytes, and refusals that leave nothing. */
#include "work/indicators.h"

#include <jansson.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/day.h"
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

static struct str got(const char *name)
{
    struct err e = {0};
    struct str bytes;

    if (!file_read(at(name), &arena, &bytes, &e))
        fail_msg("%s", e.text);
    return bytes;
}

static bool there(const char *name)
{
    struct stat about;

    return stat(at(name), &about) == 0;
}

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-indicators-XXXXXX");
    if (!mkdtemp(place) || mkdir(at("cube"), 0777) != 0)
        return -1;
    put("cube/cases.csv",
        CASES "2023-05,H1,330101,330101,1,S,AB1,40,40,800000,10,20,0,0,200,1000000,1\n"
              "2023-05,H2,330102,330101,1,S,AB1,10,10,200000,10,0,0,0,100,938280,0\n"
              "2022-05,H1,330101,330101,1,S,AB1,30,30,600000,10,0,0,0,150,900000,0\n"
              "2022-05,H1,330101,330101,1,S,CD1,30,30,600000,10,0,0,0,150,900000,0\n");
    put("cube/operations.csv", OPERATIONS "2023-05,H1,330101,330101,1,S,51.23,3,6,4,4,60000,0\n");
    put("cube/summary.json", "{\"scheme\": \"hqms-p\", \"population\": \"mixed\"}\n");
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

static struct indicators_request request(const char *out)
{
    struct indicators_request r = {.cube = at("cube"), .out = at(out)};

    assert_true(month_parse(STR("2023-01"), &r.from_month)
                && month_parse(STR("2023-12"), &r.to_month));
    r.before_month = r.from_month - 12;
    return r;
}

static void the_tables_have_the_bytes_worked_out_by_hand(void **unused)
{
    struct indicators_request r = request("out");
    struct err e = {0};

    (void)unused;
    if (!work_indicators(&r, &e))
        fail_msg("%s", e.text);
    assert_str(got("out/flows.csv"), "residence,treating,cases,rw_cases,rw,days,cost\n"
                                     "330101,330101,40,40,800000,200,1000000\n"
                                     "330101,330102,10,10,200000,100,938280\n");
    assert_str(got("out/counties.csv"),
               "county,residents,local,local_share,local_low,local_high,treated,own_share,own_low,"
               "own_high,inflow,outflow,net_index,residence_unknown,treating_unknown,"
               "spectrum_change,reverse_inflow,population,refused\n"
               "330101,50,40,0.800000,0.669629,0.887562,40,1.000000,0.912378,1.000000,0,10,"
               "0.000000,0,0,1.000000,,mixed,coverage unknown\n"
               "330102,0,0,,,,10,0.000000,0.000000,0.277533,10,0,,0,0,,,mixed,coverage unknown\n");
    assert_str(got("out/spectrum.csv"),
               "county,rank,drg,before,now,share_before,before_low,before_high,share_now,now_low,"
               "now_high,change\n"
               "330101,1,AB1,30,50,0.500000,0.337348,0.713781,1.000000,0.742219,1.318375,0.500000"
               "\n330101,2,CD1,30,0,0.500000,0.337348,0.713781,0.000000,0.000000,0.073778,"
               "-0.500000\n");
    assert_str(got("out/coverage.csv"), "institution,county,months_present,months\n"
                                        "H1,330101,1,12\nH2,330102,1,12\n");
}

static void every_column_has_its_measure(void **unused)
{
    static const char *const FILES[] = {"organizations.csv", "counties.csv", "flows.csv",
                                        "spectrum.csv", "coverage.csv"};
    struct indicators_request r = request("measured");
    struct err e = {0};
    struct str told;
    json_t *root;

    (void)unused;
    assert_true(work_indicators(&r, &e));
    told = got("measured/measures.json");
    root = json_loadb(told.at, told.n, 0, NULL);
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        struct str head = got(arena_text(&arena, "measured/%s", FILES[i]));

        head = str_cut(&head, '\n');
        while (head.n) {
            const char *column = str_c(&arena, str_cut(&head, ','));

            if (!json_object_get(root, column))
                fail_msg("%s has no measure", column);
        }
    }
    json_decref(root);
}

static void refused(struct indicators_request *r, enum err_code code, const char *words)
{
    struct err e = {0};

    assert_false(work_indicators(r, &e));
    assert_err(e, code, words);
    assert_false(there("refused"));
    assert_false(there("refused.tmp"));
}

static void refusals_leave_nothing_behind(void **unused)
{
    struct indicators_request r = request("refused");

    (void)unused;
    r.counties = at("none.csv");
    refused(&r, ERR_IO, "none.csv");
    r = request("refused");
    r.cube = at("nowhere");
    refused(&r, ERR_IO, "nowhere");
    r = request("refused");
    r.from_month = r.to_month + 1;
    refused(&r, ERR_INPUT, "has no month");
    r = request("refused");
    r.open = true;
    r.before_month = r.from_month - 3;
    refused(&r, ERR_INPUT, "overlap");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tables_have_the_bytes_worked_out_by_hand),
        cmocka_unit_test(every_column_has_its_measure),
        cmocka_unit_test(refusals_leave_nothing_behind),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
