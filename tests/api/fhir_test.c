/* fhir_test.c - FHIR over the table's rows: what a client finds, and how it is refused. Whole
 * answers are held by journey/fhir_test.py. */
#include "api/fhir.h"

#include "tests/api/world.h"

static void the_capability_statement_names_what_the_rows_have(void **state)
{
    struct reply r = ask(*state, "/fhir/metadata", "");

    assert_int_equal(r.x.status, 200);
    assert_string_equal(r.x.type, "application/fhir+json; charset=utf-8");
    assert_at_text(&r, "resourceType", "CapabilityStatement");
    assert_at_size(&r, "rest.0.resource", RESOURCE_N);
    assert_at_text(&r, "rest.0.resource.0.type", "Organization");
    reply_end(&r);
}

static void an_organization_is_read_with_its_version(void **state)
{
    struct both *b = province_of(state);
    struct reply r = ask(b, path_of(b, "/fhir/Organization/", ORG(1), ""), "");

    assert_int_equal(r.x.status, 200);
    assert_at_id(&r, "id", ORG(1));
    assert_at_text(&r, "identifier.0.value", "H1");
    assert_string_equal(r.x.etag, "W/\"1\"");
    reply_end(&r);
}

static void assert_outcome(struct both *b, const char *path, const char *query, int status,
                           const char *code)
{
    struct reply r = ask(b, path, query);

    assert_int_equal(r.x.status, status);
    assert_string_equal(r.x.type, "application/fhir+json; charset=utf-8");
    assert_at_text(&r, "resourceType", "OperationOutcome");
    assert_at_text(&r, "issue.0.code", code);
    reply_end(&r);
}

static void refusals_are_outcomes(void **state)
{
    struct both *b = province_of(state);

    assert_outcome(b, "/fhir/Organization/nothing", "", 404, "not-found");
    assert_outcome(b, "/fhir/Nothing", "", 404, "not-found");
    assert_outcome(b, "/fhir/Task/_search", "", 404, "not-found");
    assert_outcome(b, "/fhir/Task", "owner=Patient/1", 400, "invalid");
    assert_outcome(b, "/fhir/Task", "_cursor=x", 400, "invalid");
    assert_outcome(b, "/fhir/Task", "name=%ff", 400, "invalid");
}

static void a_parameter_that_is_unknown_does_no_harm(void **state)
{
    struct both *b = province_of(state);
    struct reply r = ask(b, "/fhir/Organization", "colour=red&_count=1");

    assert_int_equal(r.x.status, 200);
    assert_at_size(&r, "entry", 1);
    assert_at_text(&r, "link.0.relation", "self");
    assert_at_text(&r, "link.1.relation", "next");
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_capability_statement_names_what_the_rows_have),
        BOTH(an_organization_is_read_with_its_version),
        BOTH(refusals_are_outcomes),
        BOTH(a_parameter_that_is_unknown_does_no_harm),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
