/* outcome_test.c - failures as OperationOutcome. */
#include "fhir/outcome.h"

#include "tests/fhir/written.h"

static const char *outcome(struct out *out, int status, const char *said, const char *expression)
{
    const struct fhir_issue issue = {status, str_of(said), expression};
    struct json_writer w = {.out = out};

    out->n = 0;
    fhir_outcome_write(&w, &issue);
    return written(out);
}

static void each_status_has_its_code(void **unused)
{
    static const struct {
        int status;
        const char *code;
    } WANT[] = {{400, "\"invalid\""},   {401, "\"login\""},    {403, "\"forbidden\""},
                {404, "\"not-found\""}, {409, "\"conflict\""}, {413, "\"too-long\""},
                {429, "\"throttled\""}, {500, "\"exception\""}};
    struct out out = {0};

    (void)unused;
    for (size_t i = 0; i < sizeof WANT / sizeof WANT[0]; i++)
        assert_holds(outcome(&out, WANT[i].status, NULL, NULL), WANT[i].code);
    out_reset(&out);
}

static void what_was_said_and_where_is_told(void **unused)
{
    struct out out = {0};
    const char *text = outcome(&out, 400, "日期格式不对", "date");

    (void)unused;
    assert_string_equal(text,
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                        "\"code\":\"invalid\",\"diagnostics\":\"日期格式不对\","
                        "\"expression\":[\"date\"]}]}");
    assert_lacks(outcome(&out, 404, NULL, ""), "expression");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_status_has_its_code),
        cmocka_unit_test(what_was_said_and_where_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
