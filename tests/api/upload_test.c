/* upload_test.c - lists over HTTP: what is not there and what is asked for wrongly; faults in the
 * words of those who keep lists. The way through is tests/journey/upload_test.py. */
#include "api/upload_label.h"
#include "tests/api/world.h"

static void a_store_without_uploads_says_so(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/uploads", "limit=10");

    assert_at_int(&r, "total", 0);
    reply_end(&r);
}

static void what_is_not_there_is_404_and_a_wrong_parameter_400(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/uploads", "colour=red", 400, "colour");
    refused(b, "/api/templates", "kind=patients", 400, "kind");
    refused(b, "/api/uploads/01900000-0000-7000-8000-000000000000", "", 404, NULL);
    refused(b, "/api/uploads/1", "", 404, NULL);
}

static void a_fault_has_a_chinese_label_and_an_unknown_one_stays(void **state)
{
    (void)state;
    assert_str(upload_label(STR("a value is wanted")), "必填，不能为空");
    assert_str(upload_label(STR("the row has 3 fields, the header 7")), "本行的列数与表头不同");
    assert_str(upload_label(STR("something new")), "something new");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_without_uploads_says_so),
        BOTH(what_is_not_there_is_404_and_a_wrong_parameter_400),
        cmocka_unit_test(a_fault_has_a_chinese_label_and_an_unknown_one_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
