/* capability_test.c - what the server says it can do is what the rows say. */
#include "fhir/capability.h"

#include "tests/fhir/written.h"

static void a_type_without_a_row_is_not_promised(void **unused)
{
    struct fhir_able able[RESOURCE_N] = {
        [RESOURCE_TASK] = {
            .read = true, .search = true, .operation = {"available-actions"}, .operation_n = 1}};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    fhir_capability_write(&w, "http://h/fhir", able, false);
    assert_holds(written(&out), "\"type\":\"Task\"");
    assert_holds(out.items, "{\"code\":\"read\"},{\"code\":\"search-type\"}]");
    assert_holds(
        out.items,
        "\"searchInclude\":[\"Task:focus\",\"Task:patient\",\"Task:requester\",\"Task:owner\"]");
    assert_holds(out.items, "{\"name\":\"business-status\",\"type\":\"token\"}");
    assert_holds(out.items, "\"name\":\"available-actions\"");
    assert_lacks(out.items, "\"type\":\"Organization\"");
    assert_lacks(out.items, "\"update\"");
    assert_lacks(out.items, "transaction");
    out_reset(&out);
}

static void a_chain_is_searched_by_and_no_parameter(void **unused)
{
    struct fhir_able able[RESOURCE_N] = {[RESOURCE_SLOT] = {.search = true}};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    fhir_capability_write(&w, "http://h/fhir", able, true);
    assert_holds(written(&out), "\"name\":\"start\",\"type\":\"date\"");
    assert_lacks(out.items, "Schedule.actor");
    assert_lacks(out.items, "{\"code\":\"read\"}");
    assert_holds(out.items, "\"interaction\":[{\"code\":\"transaction\"},{\"code\":\"batch\"}]");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_type_without_a_row_is_not_promised),
        cmocka_unit_test(a_chain_is_searched_by_and_no_parameter),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
