/* orthanc_test.c - what is refused before anybody is asked, and an archive that is not there. */
#include "remote/orthanc.h"

#include "tests/check.h"

static void an_address_that_is_neither_https_nor_here_is_refused(void **unused)
{
    struct orthanc *o = NULL;
    struct err e = {0};

    (void)unused;
    assert_false(orthanc_open(&(struct orthanc_options){"http://10.0.0.1:8042", "a", "b"}, &o, &e));
    assert_err(e, ERR_USAGE, "neither https nor this machine");
    assert_null(o);
}

static bool letter_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    (void)arg;
    (void)e;
    *got = offset == 0 && n ? 1 : 0;
    *to = 'x';
    return true;
}

static void an_archive_that_is_not_there_is_told(void **unused)
{
    const struct orthanc_bytes one = {letter_read, NULL, 1};
    struct orthanc_study study;
    struct orthanc_stream *stream;
    struct orthanc_kept kept;
    struct orthanc *o;
    struct arena a = {0};
    struct err e = {0};

    (void)unused;
    assert_true(orthanc_open(&(struct orthanc_options){"http://127.0.0.1:1", "a", "b"}, &o, &e));
    assert_false(orthanc_alive(o, &e));
    assert_err(e, ERR_IO, "the picture archive: ");
    err_reset(&e);
    assert_false(orthanc_put(o, &one, &a, &kept, &e));
    assert_int_equal(e.code, ERR_IO);
    err_reset(&e);
    assert_false(orthanc_stream_open(o, "/dicom-web/studies/1", "*/*", "here", &stream, &e));
    assert_int_equal(e.code, ERR_IO);
    err_reset(&e);
    /* nothing but its own names goes into a path */
    assert_false(orthanc_study(o, STR("../system"), &a, &study, &e));
    assert_int_equal(e.code, ERR_MISSING);
    orthanc_close(o);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_that_is_neither_https_nor_here_is_refused),
        cmocka_unit_test(an_archive_that_is_not_there_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
