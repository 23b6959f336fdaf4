/* From a workload table to four files, and nothing left behind by a refusal. */
#include "work/wisn.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "tests/check.h"
#include "work/file.h"

static char place[64];
static struct arena arena;

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

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-wisn-XXXXXX");
    return mkdtemp(place) ? 0 : -1;
}

static int place_remove(void **unused)
{
    char command[128];

    (void)unused;
    arena_reset(&arena);
    snprintf(command, sizeof command, "rm -rf '%s'", place);
    return system(command);
}

static void the_need_has_the_bytes_worked_out_by_hand(void **unused)
{
    struct wisn_request r = {.workload = at("w.csv"), .out = at("out")};
    struct err e = {0};
    struct str bytes;

    (void)unused;
    put("w.csv", "organization,discipline,activity,count,hours_each,working_days,hours_per_day,"
                 "staff\nH1,03,ward,2000,1.5,250,8,4\nH1,03,visit,1000,0.5,250,8,4\n");
    if (!work_wisn(&r, &e))
        fail_msg("%s", e.text);
    assert_true(file_read(at("out/wisn.csv"), &arena, &bytes, &e));
    assert_str(bytes, "organization,discipline,activities,hours,hours_of_one,need,staff,lack,ratio"
                      "\nH1,03,2,3500.000000,2000.000000,1.750000,4.000000,-2.250000,2.285714\n");
    assert_true(file_read(at("out/activities.csv"), &arena, &bytes, &e));
    assert_str(bytes, "organization,discipline,activity,count,hours_each,hours,need\n"
                      "H1,03,visit,1000.000000,0.500000,500.000000,0.250000\n"
                      "H1,03,ward,2000.000000,1.500000,3000.000000,1.500000\n");
}

static void a_wrong_table_leaves_nothing_behind(void **unused)
{
    struct wisn_request r = {.workload = at("bad.csv"), .out = at("none")};
    struct stat about;
    struct err e = {0};

    (void)unused;
    put("bad.csv", "organization,discipline\nH1,03\n");
    assert_false(work_wisn(&r, &e));
    assert_err(e, ERR_INPUT, "bad.csv");
    assert_int_not_equal(stat(at("none"), &about), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_need_has_the_bytes_worked_out_by_hand),
        cmocka_unit_test(a_wrong_table_leaves_nothing_behind),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
