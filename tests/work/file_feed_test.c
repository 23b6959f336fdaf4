/* A file that is fed says what the same bytes say when they lie in memory. */
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#include "base/out.h"
#include "base/random.h"
#include "tests/check.h"
#include "work/file.h"

struct fed {
    struct out bytes;
    int64_t highest; /* place that was asked for */
    bool fails, shorter;
};

static bool fed_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    struct fed *f = arg;
    size_t left = (size_t)offset < f->bytes.n ? f->bytes.n - (size_t)offset : 0;

    if (f->fails)
        return err_set(e, ERR_CHECK, "a piece does not open");
    if (f->shorter)
        left = 0;
    *got = n < left ? n : left;
    if (*got)
        memcpy(to, f->bytes.items + offset, *got);
    f->highest = offset + (int64_t)*got > f->highest ? offset + (int64_t)*got : f->highest;
    return true;
}

static struct file_source source_of(struct fed *f)
{
    return (struct file_source){fed_read, f, (int64_t)f->bytes.n};
}

static void noise(struct out *o, size_t n)
{
    struct random r = random_stream(7, 0);

    for (size_t i = 0; i < n; i++)
        out_char(o, "abc,\n"[random_below(&r, 5)]);
}

static void pack(struct out *to, struct str text)
{
    z_stream z = {0};
    size_t room = text.n + text.n / 100 + 1000;
    char *packed = heap_grow(NULL, room);

    assert_int_equal(deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (unsigned char *)(uintptr_t)text.at;
    z.avail_in = (unsigned)text.n;
    z.next_out = (unsigned char *)packed;
    z.avail_out = (unsigned)room;
    assert_int_equal(deflate(&z, Z_FINISH), Z_STREAM_END);
    out_put(to, packed, room - z.avail_out);
    deflateEnd(&z);
    heap_free(packed);
}

static void assert_same(struct str a, const struct out *b, size_t n)
{
    assert_true(a.n >= n && b->n >= n);
    assert_memory_equal(a.at, b->items, n);
}

enum { LONG = 1 << 20 };

static void what_was_asked_for_is_there_and_no_more(void **unused)
{
    struct fed fed = {0};
    struct file_source source;
    struct file_view v;
    struct err e = {0};

    (void)unused;
    noise(&fed.bytes, LONG);
    source = source_of(&fed);
    assert_true(file_view_feed(&v, "noise", &source, &e));
    assert_int_equal(v.bytes.n, LONG);
    assert_int_equal(v.bytes.at[LONG - 1], fed.bytes.items[LONG - 1]);
    fed.highest = 0;
    assert_true(file_view_fill(&v, 1000, &e));
    assert_same(v.bytes, &fed.bytes, 1000);
    assert_true(fed.highest < LONG); /* not the whole */
    assert_true(file_view_fill(&v, SIZE_MAX, &e));
    assert_same(v.bytes, &fed.bytes, LONG);
    file_view_close(&v);
    out_reset(&fed.bytes);
}

static void so_many_ends_of_lines_are_there(void **unused)
{
    struct fed fed = {0};
    struct file_source source;
    struct file_view v;
    struct err e = {0};
    size_t want = 0;

    (void)unused;
    noise(&fed.bytes, LONG);
    memset(fed.bytes.items + 1000, 'x', LONG / 2); /* one long line */
    for (int n = 0; n < 3; want++)
        n += want >= 500 && fed.bytes.items[want] == '\n';
    memset(fed.bytes.items + 500, 'y', 500);
    memcpy(fed.bytes.items + 600, "\r\n", 2);
    source = source_of(&fed);
    assert_true(file_view_feed(&v, "lines", &source, &e));
    assert_true(file_view_lines(&v, 500, 3, &e)); /* two, and the one behind the long line */
    for (want = 1000 + LONG / 2; fed.bytes.items[want] != '\n'; want++)
        continue;
    assert_same(v.bytes, &fed.bytes, want + 1);
    assert_true(file_view_lines(&v, LONG - 1, 100, &e)); /* fewer than that come: all is there */
    assert_same(v.bytes, &fed.bytes, LONG);
    file_view_close(&v);
    assert_true(file_view_feed(&v, "lines", &source, &e));
    assert_true(file_view_lines(&v, LONG + 1000, 1, &e)); /* behind the end: all is there */
    assert_same(v.bytes, &fed.bytes, LONG);
    file_view_close(&v);
    out_reset(&fed.bytes);
}

static void gzip_is_unpacked_on_the_way_members_and_all(void **unused)
{
    struct fed fed = {0};
    struct out text = {0};
    struct file_source source;
    struct file_view v;
    struct err e = {0};

    (void)unused;
    noise(&text, LONG);
    pack(&fed.bytes, (struct str){text.items, 300000});
    pack(&fed.bytes, (struct str){text.items + 300000, LONG - 300000});
    source = source_of(&fed);
    assert_true(file_view_feed(&v, "packed", &source, &e));
    assert_int_equal(v.bytes.n, LONG);
    assert_int_equal(v.bytes.at[LONG - 1], text.items[LONG - 1]);
    assert_true(file_view_fill(&v, 10, &e));
    assert_same(v.bytes, &text, 10);
    assert_true(file_view_fill(&v, LONG, &e));
    assert_same(v.bytes, &text, LONG);
    file_view_close(&v);
    out_reset(&text);
    out_reset(&fed.bytes);
}

static void gzip_that_is_cut_or_damaged_is_refused(void **unused)
{
    struct out text = {0};
    struct fed fed = {0};
    struct file_source source;
    struct file_view v;
    struct err cut = {0}, damaged = {0};

    (void)unused;
    noise(&text, LONG);
    pack(&fed.bytes, (struct str){text.items, LONG});
    fed.bytes.n -= 9;
    source = source_of(&fed);
    assert_false(file_view_feed(&v, "f.gz", &source, &cut));
    assert_err(cut, ERR_INPUT, "f.gz: the gzip data end before their end");
    fed.bytes.n += 9;
    memset(fed.bytes.items + fed.bytes.n / 2, 0x55, 64);
    assert_false(file_view_feed(&v, "f.gz", &source, &damaged));
    assert_err(damaged, ERR_INPUT, "f.gz: the gzip data are damaged");
    out_reset(&text);
    out_reset(&fed.bytes);
}

static void what_does_not_open_is_told(void **unused)
{
    struct fed fed = {0};
    struct file_source source;
    struct file_view v;
    struct err e = {0}, shorter = {0}, first = {0};

    (void)unused;
    noise(&fed.bytes, LONG);
    source = source_of(&fed);
    assert_true(file_view_feed(&v, "f", &source, &e));
    fed.fails = true;
    assert_false(file_view_fill(&v, LONG, &e));
    assert_err(e, ERR_CHECK, "a piece does not open");
    fed.fails = false;
    fed.shorter = true;
    assert_false(file_view_fill(&v, LONG, &shorter));
    assert_err(shorter, ERR_IO, "f: it has become shorter");
    file_view_close(&v);
    fed.fails = true;
    assert_false(file_view_feed(&v, "f", &source, &first));
    assert_err(first, ERR_CHECK, "a piece does not open");
    out_reset(&fed.bytes);
}

static void an_empty_file_is_empty(void **unused)
{
    struct fed fed = {0};
    struct file_source source = source_of(&fed);
    struct file_view v;
    struct err e = {0};

    (void)unused;
    fed.bytes.items = NULL;
    fed.shorter = true;
    assert_true(file_view_feed(&v, "f", &source, &e));
    assert_int_equal(v.bytes.n, 0);
    assert_true(file_view_fill(&v, 5, &e) && file_view_lines(&v, 0, 5, &e));
    file_view_close(&v);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_asked_for_is_there_and_no_more),
        cmocka_unit_test(so_many_ends_of_lines_are_there),
        cmocka_unit_test(gzip_is_unpacked_on_the_way_members_and_all),
        cmocka_unit_test(gzip_that_is_cut_or_damaged_is_refused),
        cmocka_unit_test(what_does_not_open_is_told),
        cmocka_unit_test(an_empty_file_is_empty),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
