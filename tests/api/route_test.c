/* route_test.c - the table itself, and what lies outside it. */
#include "api/route.h"

#include "tests/api/world.h"

/* Whoever sends gigabytes has a right to it; his key makes one file of two tries. An object of
 * DICOMweb has a name of its own, which does the same. */
static void staged_rows_are_bytes_of_those_who_may(void **unused)
{
    (void)unused;
    for (const struct route *r = ROUTES; r->method; r++) {
        if (r->staged)
            assert_true(r->raw && r->right >= RIGHT_MAY && (route_once(r) || r->raw_type));
    }
}

static void every_row_has_a_right_a_reply_and_a_sentence(void **unused)
{
    (void)unused;
    for (const struct route *r = ROUTES; r->method; r++) {
        assert_in_range(r->right, RIGHT_ALL, MAY(ACTION_N - 1));
        assert_non_null(r->handler);
        /* a page, a paper, a way on; FHIR's and DICOMweb's own */
        assert_true(r->reply || r->fhir || r->raw_type || r->method == HTTP_GET);
        assert_non_null(r->about);
        assert_in_range(route_body_limit(r), 0, r->staged ? ROUTE_STAGED_MAX : ROUTE_BODY_MAX);
        assert_true(!r->body || r->body->body);
        assert_true(r->method != HTTP_GET || !r->body);
        /* a provider sends the browser back with a GET, which signs in */
        assert_true(r->method != HTTP_GET || !r->audited
                    || str_ends(str_of(r->pattern), STR("/back")));
        assert_true(route_owns(ROUTES, str_of(r->pattern)));
        for (const struct route *other = ROUTES; other < r; other++)
            assert_true(other->method != r->method || strcmp(other->pattern, r->pattern));
    }
}

static void paths_of_the_table_are_told_from_assets(void **unused)
{
    static const char *const ours[] = {"/api", "/api/", "/api/x", "/livez", "/readyz"};
    static const char *const assets[] = {"/", "/apix", "/livez/", "/index.html", "/assets/a.js"};

    (void)unused;
    for (size_t i = 0; i < sizeof ours / sizeof ours[0]; i++)
        assert_true(route_owns(ROUTES, str_of(ours[i])));
    for (size_t i = 0; i < sizeof assets / sizeof assets[0]; i++)
        assert_false(route_owns(ROUTES, str_of(assets[i])));
}

static void addresses_that_no_row_has_are_404(void **state)
{
    static const char *const bad[] = {"/api",
                                      "/api/",
                                      "/api/nothing",
                                      "/api/home/",
                                      "/api//home",
                                      "/api/home/x",
                                      "/api/HOME",
                                      "/api/../api/home",
                                      "/api/%68ome",
                                      "/api/gaps/",
                                      "/api/gaps/a/b",
                                      "/api/plans//assignments",
                                      "/api/gaps/%2e%2e",
                                      "/api/gaps/%00",
                                      "/api/gaps/%ff"};

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        refused(*state, bad[i], "", 404, NULL);
}

static void a_store_that_fails_is_503_and_keeps_its_reasons_to_itself(void **state)
{
    struct both *b = province_of(state);
    struct reply r;

    both_tx(b, STORE_WRITE, both_sql, "DROP TABLE frame");
    r = ask(b, "/api/home", "");
    assert_int_equal(r.x.status, 503);
    assert_at_text(&r, "detail", "the store cannot be read at present");
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staged_rows_are_bytes_of_those_who_may),
        cmocka_unit_test(every_row_has_a_right_a_reply_and_a_sentence),
        cmocka_unit_test(paths_of_the_table_are_told_from_assets),
        BOTH(addresses_that_no_row_has_are_404),
        BOTH(a_store_that_fails_is_503_and_keeps_its_reasons_to_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
