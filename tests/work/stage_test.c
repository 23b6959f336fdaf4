/* stage_test.c - files written sealed, read back, cut, changed, left half, swept. */
#include "work/stage.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/random.h"
#include "tests/store/province.h"

enum { SIZE = 3 * STAGE_PIECE + 777 };

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static const struct subject STRANGER = {.role = ROLE_OFFICER,
                                        .scope = {.kind = SCOPE_REGION, .place = {"110000", 6}}};

struct place {
    struct both *b;
    struct seal *seal;
    struct stage *stage;
    char path[80];
};

static struct place place_of(void **state)
{
    struct place p = {.b = province_of(state)};
    static int number;
    char key[80];
    struct err e = {0};

    snprintf(key, sizeof key, "/tmp/xinglin-stage-key-%d-%d", (int)getpid(), ++number);
    snprintf(p.path, sizeof p.path, "/tmp/xinglin-stage-%d-%d", (int)getpid(), number);
    setenv("XINGLIN_KEY_FILE", key, 1);
    if (!seal_open(p.b->address, p.b->st, &p.seal, &e)
        || !stage_open(p.path, p.b->st, p.seal, &p.stage, &e))
        fail_msg("%s", e.text);
    unlink(key);
    return p;
}

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* Files in the folder; the path of one of them. */
static int count(const struct place *p, char *path, size_t n)
{
    char line[600];
    FILE *names;
    int found = 0;

    snprintf(line, sizeof line, "ls -A %s", p->path);
    names = popen(line, "r");
    assert_non_null(names);
    while (fgets(line, sizeof line, names)) {
        line[strcspn(line, "\n")] = '\0';
        if (path)
            assert_true(snprintf(path, n, "%s/%s", p->path, line) < (int)n);
        found++;
    }
    pclose(names);
    return found;
}

/* Everything is there still: swept a day later, then gone with the folder. */
static void place_end(struct place *p)
{
    struct err e = {0};

    assert_true(stage_sweep(p->stage, now_ms() + UPLOAD_KEPT_MS + 1000, &e));
    assert_int_equal(count(p, NULL, 0), 0);
    stage_close(p->stage);
    seal_close(p->seal);
    assert_int_equal(rmdir(p->path), 0);
}

static char *bytes_of(struct place *p, size_t n)
{
    struct random r = random_stream(7, 0);
    char *bytes = arena_alloc(&p->b->a, n + 1);

    for (size_t i = 0; i < n; i++)
        bytes[i] = (char)('a' + random_below(&r, 26));
    return bytes;
}

static struct stage_write *begun(struct place *p)
{
    struct stage_write *w;
    struct err e = {0};

    if (!stage_write_open(p->stage, &OFFICER, now_ms(), &w, &e))
        fail_msg("%s", e.text);
    return w;
}

/* In parts of odd sizes. */
static struct stage_file put(struct place *p, const char *bytes, size_t n)
{
    struct stage_write *w = begun(p);
    struct stage_file file;
    struct err e = {0};

    for (size_t at = 0, part = 1; at < n; at += part, part = part * 7 % 90001 + 1) {
        if (at + part > n)
            part = n - at;
        assert_true(stage_write_put(w, (struct str){bytes + at, part}, &e));
    }
    if (!stage_write_done(w, &p->b->a, &file, &e))
        fail_msg("%s", e.text);
    return file;
}

static void what_was_written_is_read_from_any_place(void **state)
{
    static const size_t sizes[] = {0, 1, STAGE_PIECE - 1, STAGE_PIECE, STAGE_PIECE + 1, SIZE};
    struct place p = place_of(state);
    char *bytes = bytes_of(&p, SIZE), *back = arena_alloc(&p.b->a, SIZE), hash[SECRET_HASH];
    struct err e = {0};

    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct stage_file file = put(&p, bytes, sizes[i]), again;
        struct stage_read *r;
        size_t got;

        secret_hash((struct str){bytes, sizes[i]}, hash);
        assert_string_equal(file.sha256, hash);
        assert_true(stage_get(p.stage, file.id, &p.b->a, &again, &e));
        assert_int_equal(again.size, sizes[i]);
        assert_string_equal(again.sha256, hash);
        assert_int_equal(again.role, ROLE_OFFICER);
        assert_str(again.scope.place, "990000");
        assert_true(stage_read_open(p.stage, file.id, &r, &e));
        assert_int_equal(stage_read_size(r), sizes[i]);
        assert_true(stage_read_at(r, 0, back, SIZE, &got, &e));
        assert_int_equal(got, sizes[i]);
        assert_memory_equal(back, bytes, got);
        for (size_t at = sizes[i]; at-- > 0; at -= at < 50021 ? at : 50021) {
            assert_true(stage_read_at(r, (int64_t)at, back, 1, &got, &e));
            assert_true(got == 1 && back[0] == bytes[at]);
        }
        assert_true(stage_read_at(r, (int64_t)sizes[i], back, 9, &got, &e));
        assert_int_equal(got, 0);
        stage_read_close(r);
    }
    place_end(&p);
}

static void nothing_of_it_can_be_read_on_disk(void **state)
{
    struct place p = place_of(state);
    char path[600], *bytes = bytes_of(&p, SIZE), *disk = arena_alloc(&p.b->a, 2 * SIZE);
    struct stat is;
    int fd;
    ssize_t n;

    put(&p, bytes, SIZE);
    assert_int_equal(count(&p, path, sizeof path), 1);
    assert_int_equal(stat(path, &is), 0);
    assert_int_equal(is.st_mode & 0777, 0600);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    n = read(fd, disk, 2 * SIZE);
    close(fd);
    assert_true(n > SIZE);
    for (size_t i = 0; i + 16 < SIZE; i += 4096)
        assert_null(memmem(disk, (size_t)n, bytes + i, 16));
    place_end(&p);
}

static bool reads_whole(struct place *p, struct id id, struct err *e)
{
    char *back = arena_alloc(&p->b->a, 2 * SIZE);
    struct stage_read *r;
    size_t got;
    bool good;

    if (!stage_read_open(p->stage, id, &r, e))
        return false;
    good = stage_read_at(r, 0, back, 2 * SIZE, &got, e);
    stage_read_close(r);
    return good;
}

static void a_file_that_was_changed_cut_or_renamed_does_not_open(void **state)
{
    static const off_t places[] = {3, 100, 4096 + 5, 4096 + STAGE_PIECE + 100};
    struct place p = place_of(state);
    struct stage_file file = put(&p, bytes_of(&p, SIZE), SIZE);
    char path[600], other[600], text[ID_TEXT], byte;
    struct id id = id_new();
    struct err e = {0};
    int fd;

    count(&p, path, sizeof path);
    fd = open(path, O_RDWR | O_CLOEXEC);
    for (size_t i = 0; i < 4; i++) {
        err_reset(&e);
        assert_int_equal(pread(fd, &byte, 1, places[i]), 1);
        byte = (char)(byte ^ 1);
        assert_int_equal(pwrite(fd, &byte, 1, places[i]), 1);
        assert_false(reads_whole(&p, file.id, &e));
        assert_int_equal(e.code, ERR_CHECK);
        byte = (char)(byte ^ 1);
        assert_int_equal(pwrite(fd, &byte, 1, places[i]), 1);
    }
    err_reset(&e);
    assert_true(reads_whole(&p, file.id, &e));
    id_text(id, text);
    snprintf(other, sizeof other, "%s/%s", p.path, text);
    assert_int_equal(rename(path, other), 0);
    assert_false(reads_whole(&p, id, &e));
    assert_int_equal(e.code, ERR_CHECK);
    err_reset(&e);
    assert_false(reads_whole(&p, file.id, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(rename(other, path), 0);
    err_reset(&e);
    assert_int_equal(ftruncate(fd, SIZE), 0);
    close(fd);
    assert_false(reads_whole(&p, file.id, &e));
    assert_int_equal(e.code, ERR_CHECK);
    place_end(&p);
}

static void a_half_that_is_dropped_leaves_nothing(void **state)
{
    struct place p = place_of(state);
    struct stage_write *w = begun(&p);
    struct err e = {0};

    assert_true(stage_write_put(w, (struct str){bytes_of(&p, SIZE), SIZE}, &e));
    assert_int_equal(count(&p, NULL, 0), 1);
    assert_true(stage_sweep(p.stage, now_ms() + 5000, &e)); /* it is being written: it stays */
    assert_int_equal(count(&p, NULL, 0), 1);
    stage_write_drop(w);
    assert_int_equal(count(&p, NULL, 0), 0);
    place_end(&p);
}

static void the_half_of_a_killed_process_is_swept(void **state)
{
    struct place p = place_of(state);
    struct err e = {0};
    int status;
    pid_t child;

    stage_write_drop(begun(&p)); /* the key is there: the child asks the store for nothing new */
    child = fork();
    if (child == 0) {
        char path[600];
        snprintf(path, sizeof path, "%s/019ac000-0000-7000-8000-000000000001.part", p.path);
        _exit(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600) < 0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(count(&p, NULL, 0), 1);
    assert_true(stage_sweep(p.stage, now_ms(), &e));
    assert_int_equal(count(&p, NULL, 0), 0);
    place_end(&p);
}

static void what_is_not_ours_is_not_swept(void **state)
{
    struct place p = place_of(state);
    char path[600];
    struct err e = {0};

    snprintf(path, sizeof path, "%s/readme", p.path);
    close(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    assert_true(stage_sweep(p.stage, now_ms() + 10 * UPLOAD_KEPT_MS, &e));
    assert_int_equal(count(&p, NULL, 0), 1);
    unlink(path);
    place_end(&p);
}

/* A limit on the size of files refuses as a full disk does. */
static void a_full_disk_is_told_and_leaves_nothing(void **state)
{
    struct place p = place_of(state);
    struct stage_write *w = begun(&p);
    struct rlimit before, small = {.rlim_cur = 100000};
    struct err e = {0};
    bool taken;

    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small.rlim_max = before.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    taken = stage_write_put(w, (struct str){bytes_of(&p, SIZE), SIZE}, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    assert_false(taken);
    assert_err(e, ERR_IO, "the disk takes no more");
    stage_write_drop(w);
    assert_int_equal(count(&p, NULL, 0), 0);
    err_reset(&e);
    assert_false(stage_room(p.stage, INT64_MAX / 2, &e));
    assert_err(e, ERR_IO, "no room");
    place_end(&p);
}

static void more_writers_than_there_may_be_are_refused(void **state)
{
    struct place p = place_of(state);
    struct stage_write *w[STAGE_WRITERS], *more;
    struct err e = {0};

    for (int i = 0; i < STAGE_WRITERS; i++)
        w[i] = begun(&p);
    assert_false(stage_write_open(p.stage, &OFFICER, now_ms(), &more, &e));
    assert_int_equal(e.code, ERR_STATE);
    for (int i = 0; i < STAGE_WRITERS; i++)
        stage_write_drop(w[i]);
    stage_write_drop(begun(&p));
    place_end(&p);
}

static void a_file_is_its_place_and_gone_when_removed(void **state)
{
    struct place p = place_of(state);
    struct stage_file file = put(&p, "abc", 3);
    struct err e = {0};

    assert_true(stage_may(&file, &OFFICER, ACTION_IMPORT_RUN, &e));
    assert_false(stage_may(&file, &STRANGER, ACTION_IMPORT_RUN, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_true(stage_remove(p.stage, file.id, &e));
    assert_false(stage_remove(p.stage, file.id, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(stage_get(p.stage, file.id, &p.b->a, &file, &e));
    assert_int_equal(e.code, ERR_MISSING);
    place_end(&p);
}

static void a_folder_that_others_may_open_is_refused(void **state)
{
    struct place p = place_of(state);
    struct stage *again;
    struct err e = {0};

    assert_int_equal(chmod(p.path, 0755), 0);
    assert_false(stage_open(p.path, p.b->st, p.seal, &again, &e));
    assert_err(e, ERR_IO, "others may look into");
    err_reset(&e);
    assert_false(stage_open("/nowhere/at/all", p.b->st, p.seal, &again, &e));
    assert_int_equal(e.code, ERR_IO);
    assert_int_equal(chmod(p.path, 0700), 0);
    place_end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_was_written_is_read_from_any_place),
        BOTH(nothing_of_it_can_be_read_on_disk),
        BOTH(a_file_that_was_changed_cut_or_renamed_does_not_open),
        BOTH(a_half_that_is_dropped_leaves_nothing),
        BOTH(the_half_of_a_killed_process_is_swept),
        BOTH(what_is_not_ours_is_not_swept),
        BOTH(a_full_disk_is_told_and_leaves_nothing),
        BOTH(more_writers_than_there_may_be_are_refused),
        BOTH(a_file_is_its_place_and_gone_when_removed),
        BOTH(a_folder_that_others_may_open_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
