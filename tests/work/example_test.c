#include "work/example.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static void file_put(const char *folder, const char *name, const char *text)
{
    char path[200];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void folder_remove(const char *folder)
{
    static const char *const NAMES[] = {"organizations.csv", "practitioners.csv", "visit.csv"};
    char path[200];

    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, NAMES[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void opens(const char *visits, bool good, const char *words)
{
    char folder[] = "/tmp/xinglin-example-XXXXXX", store[64];
    struct arena a = {0};
    struct fault_list faults = {.arena = &a};
    struct example x;
    struct err e = {0};

    assert_non_null(mkdtemp(folder));
    file_put(folder, "organizations.csv",
             "organization,name,county,level,kind\nH,某医院,140100,,\n");
    file_put(folder, "practitioners.csv",
             "practitioner,name,organization,department,discipline,title_rank\nP,某,H,,内科,2\n");
    if (visits)
        file_put(folder, "visit.csv", visits);
    assert_int_equal(work_example_open(&x, folder, 1, &faults, &e), good);
    if (!good)
        assert_err(e, ERR_INPUT, words);
    snprintf(store, sizeof store, "%s", x.folder);
    work_example_close(&x);
    assert_int_not_equal(access(store, F_OK), 0); /* nothing stays behind */
    fault_reset(&faults);
    arena_reset(&a);
    folder_remove(folder);
}

static void an_example_is_opened_and_leaves_nothing_behind(void **unused)
{
    (void)unused;
    opens(NULL, true, "");
    opens("visit,programme,practitioner,organization,kind,day,state\nV,p,P,H,clinic,2025-01-01,"
          "held\n",
          true, "");
    opens("visit,programme,practitioner,organization,kind,day,state\nV,p,X,H,clinic,2025-01-01,"
          "held\n",
          false, "1 faults");
}

static void a_folder_that_is_not_there_is_refused(void **unused)
{
    struct arena a = {0};
    struct fault_list faults = {.arena = &a};
    struct example x;
    struct err e = {0};

    (void)unused;
    assert_false(work_example_open(&x, "/nowhere", 1, &faults, &e));
    assert_err(e, ERR_IO, "/nowhere");
    work_example_close(&x);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_example_is_opened_and_leaves_nothing_behind),
        cmocka_unit_test(a_folder_that_is_not_there_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
