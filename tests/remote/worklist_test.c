/* worklist_test.c - files of a worklist: what stands where (places by PS3.5 and PS3.6), written
 * whole, taken away. That an archive answers from them is shown in journey/worklist_test. */
#include "remote/worklist.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/check.h"

static struct worklist_entry entry(void)
{
    return (struct worklist_entry){.aet = STR("EASTCR"),
                                   .accession = STR("YX-000000000001"),
                                   .study = STR("2.25.7"),
                                   .modality = STR("DX"),
                                   .patient = STR("p1"),
                                   .name = STR("王建国"),
                                   .birth = STR("19600102"),
                                   .sex = STR("M"),
                                   .doctor = STR("周某"),
                                   .part = STR("胸部\\正位"),
                                   .indication = STR("咳嗽"),
                                   .day = STR("20260102"),
                                   .time = STR("080910"),
                                   .priority = "STAT"};
}

/* The value of an element with a length of two bytes: tag, kind, length, value. */
static void holds(struct str bytes, const char *head, const char *value)
{
    const size_t n = strlen(value);
    char wanted[200];

    memcpy(wanted, head, 6);
    wanted[6] = (char)(n + n % 2);
    wanted[7] = '\0';
    memcpy(wanted + 8, value, n);
    if (!memmem(bytes.at, bytes.n, wanted, 8 + n))
        fail_msg("no %s", value);
}

static void what_a_device_asks_for_stands_in_its_place(void **unused)
{
    const struct worklist_entry w = entry();
    struct arena a = {0};
    struct str bytes = worklist_bytes(&w, &a);

    (void)unused;
    assert_memory_equal(bytes.at + 128, "DICM", 4);
    holds(bytes, "\x08\0\x50\0SH", "YX-000000000001");
    holds(bytes, "\x10\0\x10\0PN", "王建国");
    holds(bytes, "\x10\0\x20\0LO", "p1");
    holds(bytes, "\x10\0\x30\0DA", "19600102");
    holds(bytes, "\x20\0\x0d\0UI", "2.25.7");
    holds(bytes, "\x40\0\x01\0AE", "EASTCR");
    holds(bytes, "\x40\0\x02\0DA", "20260102");
    holds(bytes, "\x40\0\x03\x10SH", "STAT");
    holds(bytes, "\x32\0\x60\x10LO", "胸部 正位"); /* a backslash would part it in two */
    assert_int_equal(bytes.n % 2, 0);
    arena_reset(&a);
}

static void a_folder_holds_the_named_files_and_no_others(void **unused)
{
    char folder[] = "/tmp/xinglin-worklist-XXXXXX";
    const struct worklist_entry w = entry();
    const struct str files[] = {STR("YX-1-1-0"), STR("YX-2-1-0")};
    struct err e = {0};

    (void)unused;
    assert_non_null(mkdtemp(folder));
    assert_false(worklist_has(folder, files[0]));
    assert_true(worklist_put(folder, files[0], &w, &e) && worklist_put(folder, files[1], &w, &e));
    assert_true(worklist_put(folder, files[0], &w, &e)); /* again: the same */
    assert_true(worklist_has(folder, files[0]) && worklist_has(folder, files[1]));
    assert_true(worklist_keep(folder, files + 1, 1, &e));
    assert_false(worklist_has(folder, files[0]));
    assert_true(worklist_has(folder, files[1]));
    assert_true(worklist_keep(folder, NULL, 0, &e));
    assert_int_equal(rmdir(folder), 0); /* nothing is left, no half file either */
    assert_false(worklist_put(folder, files[0], &w, &e));
    assert_err(e, ERR_IO, "cannot be written");
    err_reset(&e);
    assert_false(worklist_keep(folder, files, 1, &e));
    assert_err(e, ERR_IO, "cannot be read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_device_asks_for_stands_in_its_place),
        cmocka_unit_test(a_folder_holds_the_named_files_and_no_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
