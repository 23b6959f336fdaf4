/* bulletin_test.c - reports as lists and papers: what is not there, and what is asked for wrongly.
 */
#include "tests/api/world.h"

static void a_store_without_reports_says_so(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/bulletins", "programme=none");

    assert_at_int(&r, "total", 0);
    reply_end(&r);
    r = asked_well(b, "/api/programmes", "");
    reply_end(&r);
}

static void what_is_not_there_is_404_and_a_wrong_filter_400(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/bulletins", "limit=0", 400, "limit");
    refused(b, "/api/bulletins", "colour=red", 400, "colour");
    refused(b, "/api/bulletins/01900000-0000-7000-8000-000000000000", "", 404, NULL);
    refused(b, "/api/bulletins/1/paper", "form=html", 404, NULL);
    refused(b, "/api/bulletins/1/lines", "part=7", 400, "part");
    refused(b, "/public/bulletins/1", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_store_without_reports_says_so),
        BOTH(what_is_not_there_is_404_and_a_wrong_filter_400),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
