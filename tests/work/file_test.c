/* Files in, whole folders out: what is promised when things go wrong. */
#include "work/file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include "tests/check.h"

static char place[64];

static int place_make(void **unused)
{
    (void)unused;
    snprintf(place, sizeof place, "/tmp/xinglin-file-XXXXXX");
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
    static char path[256];

    snprintf(path, sizeof path, "%s/%s", place, name);
    return path;
}

static void put(const char *name, const void *bytes, size_t n)
{
    FILE *file = fopen(at(name), "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, n, file), n);
    assert_int_equal(fclose(file), 0);
}

static size_t packed(const char *text, char *to, size_t room)
{
    z_stream z = {0};

    assert_int_equal(deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (unsigned char *)(uintptr_t)text;
    z.avail_in = (unsigned)strlen(text);
    z.next_out = (unsigned char *)to;
    z.avail_out = (unsigned)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    room -= z.avail_out;
    deflateEnd(&z);
    return room;
}

static void a_plain_file_is_read_whole_with_its_nul_bytes(void **unused)
{
    struct arena a = {0};
    struct err e = {0};
    struct str bytes;

    (void)unused;
    put("plain", "a\0b\n", 4);
    assert_true(file_read(at("plain"), &a, &bytes, &e));
    assert_int_equal(bytes.n, 4);
    assert_memory_equal(bytes.at, "a\0b\n", 4);
    arena_reset(&a);
}

static void gzip_members_one_behind_the_other_are_read_as_one(void **unused)
{
    struct arena a = {0};
    struct err e = {0};
    struct str bytes;
    char both[200];
    size_t n = packed("杏林\n", both, sizeof both);

    (void)unused;
    n += packed("second", both + n, sizeof both - n);
    put("two.gz", both, n);
    assert_true(file_read(at("two.gz"), &a, &bytes, &e));
    assert_str(bytes, "杏林\nsecond");
    arena_reset(&a);
}

static void a_cut_gzip_file_is_refused_and_the_output_untouched(void **unused)
{
    struct arena a = {0};
    struct err e = {0};
    struct str bytes = STR("before");
    char gz[200];
    size_t n = packed("a text that is long enough to be cut in the middle", gz, sizeof gz);

    (void)unused;
    put("cut.gz", gz, n - 9);
    assert_false(file_read(at("cut.gz"), &a, &bytes, &e));
    assert_err(e, ERR_INPUT, "end before their end");
    assert_str(bytes, "before");
    err_reset(&e);
    gz[12] ^= 0x55;
    put("bad.gz", gz, n);
    assert_false(file_read(at("bad.gz"), &a, &bytes, &e));
    assert_err(e, ERR_INPUT, "damaged");
    arena_reset(&a);
}

static void a_missing_file_and_a_folder_are_refused_by_name(void **unused)
{
    struct arena a = {0};
    struct err e = {0};
    struct str bytes;

    (void)unused;
    assert_false(file_read(at("nothing.csv"), &a, &bytes, &e));
    assert_err(e, ERR_IO, "nothing.csv: cannot be opened: No such file");
    err_reset(&e);
    assert_false(file_read(place, &a, &bytes, &e));
    assert_err(e, ERR_IO, "cannot be read: Is a directory");
    arena_reset(&a);
}

static void write_one(struct folder *f, const char *text)
{
    struct folder_file *file;
    struct out *out;
    struct err e = {0};

    assert_true(folder_put(f, "a.csv", &file, &out, &e));
    out_str(out, str_of(text));
    assert_true(folder_put_end(file, &e));
}

static void assert_holds(const char *name, const char *text)
{
    struct arena a = {0};
    struct err e = {0};
    struct str bytes;

    assert_true(file_read(at(name), &a, &bytes, &e));
    assert_str(bytes, text);
    arena_reset(&a);
}

static void a_folder_appears_whole_at_the_end_and_not_before(void **unused)
{
    struct folder f;
    struct err e = {0};

    (void)unused;
    assert_true(folder_open(&f, at("whole/"), false, &e)); /* a slash at the end is no matter */
    write_one(&f, "one\n");
    assert_int_equal(access(at("whole"), F_OK), -1);
    assert_true(folder_done(&f, &e));
    assert_holds("whole/a.csv", "one\n");
    assert_int_equal(access(at("whole.tmp"), F_OK), -1);
}

static void a_folder_that_is_there_is_refused_and_replaced_only_with_force(void **unused)
{
    struct folder f;
    struct err e = {0};

    (void)unused;
    assert_true(folder_open(&f, at("again"), false, &e));
    write_one(&f, "old\n");
    assert_true(folder_done(&f, &e));
    assert_false(folder_open(&f, at("again"), false, &e));
    assert_err(e, ERR_IO, "again: the output folder is there already");
    err_reset(&e);
    assert_true(folder_open(&f, at("again"), true, &e));
    write_one(&f, "new\n");
    assert_holds("again/a.csv", "old\n");
    assert_true(folder_done(&f, &e));
    assert_holds("again/a.csv", "new\n");
    assert_int_equal(access(at("again.old"), F_OK), -1);
}

static void a_dropped_folder_leaves_nothing(void **unused)
{
    struct folder f;
    struct err e = {0};

    (void)unused;
    assert_true(folder_open(&f, at("gone"), false, &e));
    write_one(&f, "x");
    folder_drop(&f);
    assert_int_equal(access(at("gone.tmp"), F_OK), -1);
    assert_int_equal(access(at("gone"), F_OK), -1);
}

static void what_a_run_that_died_left_behind_is_cleared(void **unused)
{
    struct folder f;
    struct err e = {0};

    (void)unused;
    assert_int_equal(mkdir(at("died.tmp"), 0777), 0);
    put("died.tmp/a.csv", "half", 4);
    assert_true(folder_open(&f, at("died"), false, &e));
    write_one(&f, "whole");
    assert_true(folder_done(&f, &e));
    assert_holds("died/a.csv", "whole");
}

static void a_folder_in_a_missing_place_is_refused(void **unused)
{
    struct folder f;
    struct err e = {0};

    (void)unused;
    assert_false(folder_open(&f, at("no/such/place"), false, &e));
    assert_err(e, ERR_IO, "cannot be made: No such file");
}

static void a_full_disk_is_told_and_not_taken_for_success(void **unused)
{
    struct folder f;
    struct folder_file *file;
    struct out *out;
    struct err e = {0};
    char link[4200];

    (void)unused;
    assert_true(folder_open(&f, at("full"), false, &e));
    assert_true(folder_put(&f, "a.csv", &file, &out, &e));
    /* The file's descriptor is turned to the device that is always full. */
    snprintf(link, sizeof link, "%s/a.csv", f.tmp);
    assert_int_equal(unlink(link), 0);
    for (int fd = 3; fd < 64; fd++) {
        char name[64], target[4200];
        ssize_t n;

        snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
        n = readlink(name, target, sizeof target - 1);
        if (n > 0 && !strncmp(target, link, strlen(link))) {
            int full = open("/dev/full", O_WRONLY);

            assert_int_equal(dup2(full, fd), fd);
            close(full);
        }
    }
    out_str(out, STR("much"));
    assert_false(folder_put_end(file, &e));
    assert_err(e, ERR_IO, "a.csv: cannot be written: No space left");
    folder_drop(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plain_file_is_read_whole_with_its_nul_bytes),
        cmocka_unit_test(gzip_members_one_behind_the_other_are_read_as_one),
        cmocka_unit_test(a_cut_gzip_file_is_refused_and_the_output_untouched),
        cmocka_unit_test(a_missing_file_and_a_folder_are_refused_by_name),
        cmocka_unit_test(a_folder_appears_whole_at_the_end_and_not_before),
        cmocka_unit_test(a_folder_that_is_there_is_refused_and_replaced_only_with_force),
        cmocka_unit_test(a_dropped_folder_leaves_nothing),
        cmocka_unit_test(what_a_run_that_died_left_behind_is_cleared),
        cmocka_unit_test(a_folder_in_a_missing_place_is_refused),
        cmocka_unit_test(a_full_disk_is_told_and_not_taken_for_success),
    };

    return cmocka_run_group_tests(tests, place_make, place_remove);
}
