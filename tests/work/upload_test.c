/* upload_test.c - lists staged, put right, committed, run. The province of the store's tests. */
#include "work/upload.h"

#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "model/unknown.h"
#include "tests/store/province.h"
#include "work/file.h"
#include "work/import_file.h"
#include "work/secret.h"

#define PEOPLE "code,name,organization,department,discipline,title_rank,techniques\n"

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct desk {
    struct both *b;
    struct seal *seal;
    struct upload_ask ask;
};

static struct desk desk_of(void **state)
{
    struct desk d = {.b = province_of(state)};
    static int number;
    char path[80];
    struct err e = {0};

    snprintf(path, sizeof path, "/tmp/xinglin-upload-key-%d-%d", (int)getpid(), ++number);
    setenv("XINGLIN_KEY_FILE", path, 1);
    if (!seal_open(d.b->address, d.b->st, &d.seal, &e))
        fail_msg("%s", e.text);
    unlink(path);
    d.ask =
        (struct upload_ask){.st = d.b->st, .seal = d.seal, .by = &OFFICER, .now_ms = 1764000000000};
    return d;
}

static bool text_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct str *text = arg;
    size_t left = text->n - (size_t)offset;

    (void)e;
    *got = n < left ? n : left;
    if (*got)
        memcpy(to, text->at + offset, *got);
    return true;
}

static bool send_bytes(struct desk *d, struct str text, struct err *e)
{
    const struct file_source from = {text_read, &text, (int64_t)text.n};
    char digest[SECRET_HASH];
    const struct upload_new n = {.kind = JOB_PRACTITIONERS,
                                 .source = STR("s"),
                                 .from = &from,
                                 .digest = {digest, sizeof digest - 1}};
    struct upload staged;

    secret_hash(text, digest);

    if (!work_upload_stage(d->b->st, d->ask.seal, d->ask.by, &n, &staged, e)
        || !work_upload_keep(d->b->st, &staged, e))
        return false;
    d->ask.id = staged.id;
    return true;
}

static bool send(struct desk *d, const char *text, struct err *e)
{
    return send_bytes(d, str_of(text), e);
}

static void sent(struct desk *d, const char *text)
{
    struct err e = {0};

    if (!send(d, text, &e))
        fail_msg("%s", e.text);
}

static struct upload_view seen(struct desk *d)
{
    struct upload_view v;
    struct err e = {0};

    if (!work_upload_see(d->b->st, d->ask.by, d->ask.id, &d->b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static struct err fixed(struct desk *d, int64_t number, const char *code, const char *rank)
{
    struct str fields[] = {str_of(code), STR("王"),    STR("H1"), STR(""), STR("骨科"),
                           str_of(rank), STR("81.51"), STR(""),   STR("")};
    const struct str_list list = {fields, 9, 9};
    struct err e = {0};

    if (work_upload_fix(&d->ask, number, &list, &e))
        assert_int_equal(e.code, ERR_NONE);
    return e;
}

static void faults_are_told_by_row_column_and_what_was_found(void **state)
{
    struct desk d = desk_of(state);
    const struct upload_want want = {.bad = true, .limit = 10};
    struct upload_lines lines;
    struct err e = {0};

    sent(&d,
         PEOPLE "\nN1,王一,H1,,骨科,3,\nN2,王二,HX,,骨科,3,\nN3,王三,H1\nN1,王四,H1,,骨科,3,\n");
    assert_int_equal(seen(&d).seen.upload.row_n, 4);
    assert_int_equal(seen(&d).seen.upload.bad_n, 3);
    assert_true(work_upload_lines(&d.ask, &want, &d.b->a, &lines, &e));
    assert_int_equal(lines.n, 3);
    assert_int_equal(lines.items[0].number, 4);
    assert_int_equal(lines.items[0].column, 3);
    assert_str(lines.items[0].fields.items[2], "HX");
    assert_str(lines.items[1].fault, "the row has 3 fields, the header 7");
    assert_str(lines.items[1].fields.items[1], "王三");
    assert_int_equal(lines.items[2].column, 1);
    seal_close(d.seal);
}

static void a_row_put_right_is_good_and_frees_the_key_it_had(void **state)
{
    struct desk d = desk_of(state);

    sent(&d, PEOPLE "N1,王一,H1,,骨科,9,\nN1,王二,H1,,骨科,3,\n");
    assert_int_equal(seen(&d).seen.upload.bad_n, 2);
    assert_int_equal(fixed(&d, 2, "N2", "9").code, ERR_NONE);
    assert_int_equal(seen(&d).seen.upload.bad_n, 1);
    assert_int_equal(fixed(&d, 2, "N1", "3").code, ERR_NONE);
    assert_int_equal(fixed(&d, 3, "N1", "3").code, ERR_NONE);
    assert_int_equal(seen(&d).seen.upload.bad_n, 1);
    assert_int_equal(fixed(&d, 7, "N1", "3").code, ERR_MISSING);
    seal_close(d.seal);
}

static enum upload_state run_to_its_end(struct desk *d)
{
    const struct timespec pause = {.tv_nsec = 20000000};
    struct upload_worker *worker;
    struct err e = {0};

    if (!upload_worker_open(d->b->st, d->seal, NULL, &worker, &e))
        fail_msg("%s", e.text);
    for (int i = 0; i < 20000 && seen(d).seen.state <= UPLOAD_RUNNING; i++)
        nanosleep(&pause, NULL);
    upload_worker_close(worker);
    return seen(d).seen.state;
}

static void only_the_good_are_written_by_the_worker(void **state)
{
    struct desk d = desk_of(state);
    struct err e = {0};

    sent(&d,
         PEOPLE "N1,\"王\n一\",H1,,骨科,3,\nN2,王二,H1,,骨科,3,\n\nN3,\"王\"\"三\",H1,,骨科,3,\n");
    assert_false(work_upload_commit(&d.ask, false, &e));
    assert_err(e, ERR_STATE, "1 rows have a fault");
    err_reset(&e);
    assert_true(work_upload_commit(&d.ask, true, &e));
    assert_int_equal(seen(&d).seen.state, UPLOAD_QUEUED);
    assert_int_equal(fixed(&d, 2, "N1", "3").code, ERR_STATE);
    assert_int_equal(run_to_its_end(&d), UPLOAD_DONE);
    assert_int_equal(seen(&d).seen.written, 2);
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM practitioner WHERE name = '王\"三'"), 1);
    assert_false(work_upload_cancel(&d.ask, &e));
    assert_err(e, ERR_STATE, "done");
    seal_close(d.seal);
}

static void the_same_list_is_not_imported_twice_at_once(void **state)
{
    struct desk d = desk_of(state);
    struct err e = {0};

    sent(&d, PEOPLE "N1,王一,H1,,骨科,3,\n");
    assert_true(work_upload_commit(&d.ask, false, &e));
    sent(&d, PEOPLE "N1,王一,H1,,骨科,3,\n");
    assert_false(work_upload_commit(&d.ask, false, &e));
    assert_err(e, ERR_STATE, "already");
    seal_close(d.seal);
}

static void who_does_not_reach_it_does_not_find_it(void **state)
{
    struct desk d = desk_of(state);
    const struct subject other = {
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = STR("990102"), .organization = ORG(2)}};
    const struct subject auditor = {.role = ROLE_AUDITOR, .scope = {.kind = SCOPE_REGION}};
    struct upload_view v;
    struct err e = {0};

    sent(&d, PEOPLE "N1,王一,H1,,骨科,3,\n");
    assert_false(work_upload_see(d.b->st, &other, d.ask.id, &d.b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_true(work_upload_see(d.b->st, &auditor, d.ask.id, &d.b->a, &v, &e));
    assert_int_equal(v.action_n, 0);
    d.ask.by = &auditor;
    assert_false(work_upload_commit(&d.ask, false, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    seal_close(d.seal);
}

static void a_cancelled_one_has_no_rows_and_no_list_is_staged_without_a_key(void **state)
{
    struct desk d = desk_of(state);
    struct err e = {0};

    sent(&d, PEOPLE "N1,王一,H1,,骨科,3,\n");
    assert_true(work_upload_cancel(&d.ask, &e));
    assert_int_equal(seen(&d).seen.state, UPLOAD_DROPPED);
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM upload_row"), 0);
    d.ask.seal = NULL;
    assert_false(send(&d, PEOPLE "N1,王一,H1,,骨科,3,\n", &e));
    assert_err(e, ERR_STATE, "XINGLIN_KEY_FILE");
    err_reset(&e);
    d.ask.seal = d.seal;
    assert_false(send(&d, PEOPLE, &e));
    assert_err(e, ERR_INPUT, "no row");
    seal_close(d.seal);
}

/* Longer than the window on it, with fields of several lines wherever the window ends: in UTF-8 and
 * in GB18030 the rows of one list are the same. */
static void long_put(struct out *o, bool gb18030, int n)
{
    struct str name = gb18030 ? STR("\xcd\xf5") : STR("王");
    struct str bones = gb18030 ? STR("\xb9\xc7\xbf\xc6") : STR("骨科");

    out_text(o, PEOPLE);
    for (int i = 0; i < n; i++) {
        out_text(o, "N%d,%.*s,H1,%.*s,%.*s,%d,\"81.51;\"\n", i, STR_ARG(name), i % 100,
                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                 "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                 STR_ARG(bones), i % 10000 == 77 ? 9 : 3);
        if (i % 5000 == 4999)
            out_text(o, "\n\"M%d\",\"two\nlines\",H1,,%.*s,3,\n", i, STR_ARG(bones));
    }
}

static void a_list_longer_than_the_window_keeps_every_row(void **state)
{
    struct desk d = desk_of(state);

    for (int gb18030 = 0; gb18030 < 2; gb18030++) {
        struct upload_view v;
        struct err e = {0};
        struct out o = {0};

        long_put(&o, gb18030 == 1, 45000);
        assert_true(o.n > 3 * IMPORT_LINE_MAX);
        if (!send_bytes(&d, (struct str){o.items, o.n}, &e))
            fail_msg("%s", e.text);
        out_reset(&o);
        v = seen(&d);
        assert_int_equal(v.seen.upload.row_n, 45009);
        assert_int_equal(v.seen.upload.bad_n, 5 + 9); /* a rank of 9; a line break in a name */
        assert_int_equal(v.faults.n, 2);
        assert_int_equal(v.faults.items[0].first, 2 + 5000 + 1);
        assert_int_equal(v.faults.items[1].first, 2 + 77);
        assert_int_equal(both_total(d.b, "SELECT count(*) FROM upload_row"), 45009);
        if (gb18030) {
            assert_true(work_upload_commit(&d.ask, true, &e));
            assert_int_equal(run_to_its_end(&d), UPLOAD_DONE);
            assert_int_equal(seen(&d).seen.written, 45009 - 14);
            assert_int_equal(seen(&d).seen.refused, 0);
        }
        assert_true(gb18030 || work_upload_cancel(&d.ask, &e));
    }
    seal_close(d.seal);
}

struct cut {
    struct str text;
    int64_t fails_at;
};

static bool cut_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    struct cut *c = arg;

    if (offset >= c->fails_at && c->fails_at >= 0)
        return err_set(e, ERR_CHECK, "a staged file is cut short");
    return text_read(&c->text, offset, to, n, got, e);
}

static struct err cut_send(struct desk *d, struct cut *cut)
{
    const struct file_source from = {cut_read, cut, (int64_t)cut->text.n};
    const struct upload_new n = {.kind = JOB_PRACTITIONERS, .source = STR("s"), .from = &from};
    struct upload staged;
    struct err e = {0};

    if (work_upload_stage(d->b->st, d->ask.seal, d->ask.by, &n, &staged, &e))
        assert_int_equal(e.code, ERR_NONE);
    return e;
}

static void what_fails_half_way_leaves_nothing(void **state)
{
    struct desk d = desk_of(state);
    struct cut cut = {.fails_at = -1};
    struct out o = {0}, line = {0};

    long_put(&o, false, 30000);
    cut.text = (struct str){o.items, o.n};
    cut.fails_at = 1 << 20;
    assert_err(cut_send(&d, &cut), ERR_CHECK, "cut short");
    cut.fails_at = -1;
    cut.text.n -= 1 << 20;
    out_text(&line, PEOPLE "N1,王,H1,,骨科,3,\n");
    for (int i = 0; i < 3 * IMPORT_LINE_MAX; i++)
        out_char(&line, 'x');
    cut.text = (struct str){line.items, line.n};
    assert_err(cut_send(&d, &cut), ERR_INPUT, "list: a line is longer than 1024 KiB");
    o.items[o.n - 2] = (char)0xff; /* of the last line alone */
    cut.text = (struct str){o.items, o.n};
    assert_err(cut_send(&d, &cut), ERR_INPUT, "list: neither UTF-8 nor GB18030");
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM upload_row"), 0);
    out_reset(&o);
    out_reset(&line);
    seal_close(d.seal);
}

static void rows_that_nobody_keeps_are_dropped(void **state)
{
    struct desk d = desk_of(state);
    struct cut cut = {STR(PEOPLE "N1,王,H1,,骨科,3,\n"), -1};
    struct upload staged = {0};
    const struct file_source from = {cut_read, &cut, (int64_t)cut.text.n};
    const struct upload_new n = {.kind = JOB_PRACTITIONERS, .source = STR("s"), .from = &from};
    struct err e = {0};

    assert_true(work_upload_stage(d.b->st, d.ask.seal, d.ask.by, &n, &staged, &e));
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM upload_row"), 1);
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM upload"), 0);
    assert_true(work_upload_drop(d.b->st, &staged, &e));
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM upload_row"), 0);
    seal_close(d.seal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(faults_are_told_by_row_column_and_what_was_found),
        BOTH(a_row_put_right_is_good_and_frees_the_key_it_had),
        BOTH(only_the_good_are_written_by_the_worker),
        BOTH(a_list_longer_than_the_window_keeps_every_row),
        BOTH(what_fails_half_way_leaves_nothing),
        BOTH(rows_that_nobody_keeps_are_dropped),
        BOTH(the_same_list_is_not_imported_twice_at_once),
        BOTH(who_does_not_reach_it_does_not_find_it),
        BOTH(a_cancelled_one_has_no_rows_and_no_list_is_staged_without_a_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
