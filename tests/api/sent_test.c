/* sent_test.c - a piece of a body is a source of its own, and no more than that. What comes sealed
 * from a disk is in journey/imaging_down_test. */
#include "api/sent.h"

#include "tests/check.h"

static bool body_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct str *body = arg;
    const size_t from = (size_t)offset < body->n ? (size_t)offset : body->n;

    (void)e;
    *got = n < body->n - from ? n : body->n - from;
    memcpy(to, body->at + from, *got);
    return true;
}

static void a_part_ends_where_it_ends(void **unused)
{
    struct str body = STR("before|part|behind");
    const struct file_source whole = {body_read, &body, (int64_t)body.n};
    struct sent_part part;
    struct err e = {0};
    char bytes[20];
    size_t got;

    (void)unused;
    sent_part(&whole, 7, 4, &part);
    assert_int_equal(part.from.size, 4);
    assert_true(part.from.read(part.from.arg, 0, bytes, sizeof bytes, &got, &e));
    assert_str(((struct str){bytes, got}), "part");
    assert_true(part.from.read(part.from.arg, 2, bytes, 1, &got, &e));
    assert_str(((struct str){bytes, got}), "r");
    assert_true(part.from.read(part.from.arg, 4, bytes, 1, &got, &e));
    assert_int_equal(got, 0);
}

static void what_is_no_object_has_no_head(void **unused)
{
    struct str body = STR("no object");
    const struct file_source whole = {body_read, &body, (int64_t)body.n};
    struct dicom_head head;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_false(sent_head(&whole, &a, &head, &e));
    assert_err(e, ERR_INPUT, "it is no DICOM object");
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_part_ends_where_it_ends),
        cmocka_unit_test(what_is_no_object_has_no_head),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
