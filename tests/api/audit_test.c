/* audit_test.c - the log as a list: filters that are sound and filters that are not. */
#include "tests/api/world.h"
#include "work/account.h"

static void a_change_stands_in_the_list_and_a_filter_finds_it(void **state)
{
    struct both *b = province_of(state);
    const struct token_new n = {.post.role = ROLE_OFFICER, .until_ms = COUNT_UNKNOWN};
    char token[SESSION_TOKEN];
    struct err e = {0};
    struct reply r;

    assert_true(work_account_token(b->st, NULL, &n, 1764000000000, token, &e));
    r = asked_well(b, "/api/audit", "noun=token");
    reply_end(&r);
    r = asked_well(b, "/api/audit", "action=no.such");
    assert_at_int(&r, "total", 0);
    reply_end(&r);
    r = asked_well(b, "/api/audit", "from=2031-01-01&until=2031-01-02");
    assert_at_int(&r, "total", 0);
    reply_end(&r);
}

static void a_filter_that_is_no_id_or_no_day_names_its_field(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/audit", "actor=x", 400, "actor");
    refused(b, "/api/audit", "object=1", 400, "object");
    refused(b, "/api/audit", "from=today", 400, "from");
    refused(b, "/api/audit", "until=2026-13-01", 400, "until");
    refused(b, "/api/audit", "name=li", 400, "name");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_change_stands_in_the_list_and_a_filter_finds_it),
        BOTH(a_filter_that_is_no_id_or_no_day_names_its_field),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
