/* stow_test.c - the rows of the table by which objects come in: bytes of one type, no more than
 * what is declared, of who may order. What becomes of them is in journey/dicomweb_test. */
#include "api/route.h"

#include "tests/check.h"

static void objects_come_as_one_type_from_who_orders_within_a_limit(void **unused)
{
    int rows = 0;

    (void)unused;
    for (const struct route *r = ROUTES; r->method; r++) {
        const struct str pattern = str_of(r->pattern);

        if (r->method != HTTP_POST || !str_starts(pattern, STR("/dicom-web/")))
            continue;
        rows++;
        assert_true(r->raw && !strcmp(r->raw_type, "multipart/related"));
        assert_true(r->staged && r->images && r->early);
        assert_int_equal(route_body_limit(r), (int64_t)256 << 20);
        assert_string_equal(route_right(r), "reading.write");
        assert_false(route_once(r)); /* clients of others send no key */
    }
    assert_int_equal(rows, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(objects_come_as_one_type_from_who_orders_within_a_limit)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
