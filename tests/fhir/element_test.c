/* element_test.c - the parts of resources: nothing empty is written. */
#include "fhir/element.h"

#include "base/day.h"
#include "tests/fhir/written.h"

static void an_instant_is_of_china_to_the_millisecond(void **unused)
{
    char text[FHIR_INSTANT];

    (void)unused;
    fhir_instant(1764000000123, text); /* 2025-11-24T16:00:00.123Z by date(1) */
    assert_string_equal(text, "2025-11-25T00:00:00.123+08:00");
    fhir_instant(-8 * 3600000LL - 1, text);
    assert_string_equal(text, "1969-12-31T23:59:59.999+08:00");
}

static void what_is_unknown_is_left_out(void **unused)
{
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_object(&w);
    fhir_text(&w, "name", STR(""));
    fhir_when(&w, "sent", COUNT_UNKNOWN);
    fhir_identifier(&w, "x", STR(""));
    fhir_reference(&w, "of", RESOURCE_PATIENT, (struct id){{0}}, STR("张三"));
    fhir_concept(&w, "code", "s", STR(""), STR(""));
    fhir_period(&w, "period", DAY_NONE, DAY_NONE);
    json_end(&w);
    assert_string_equal(written(&out), "{}");
    out_reset(&out);
}

static void a_resource_tells_its_version_and_a_patient_that_he_is_masked(void **unused)
{
    const struct resource r = {
        .type = RESOURCE_PATIENT,
        .row = {.id = STR("a-1"), .version = 7, .changed_ms = 1764000000000}};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    fhir_open(&w, &r);
    json_end(&w);
    assert_holds(written(&out),
                 "{\"resourceType\":\"Patient\",\"id\":\"a-1\",\"meta\":{\"versionId\":\"7\","
                 "\"lastUpdated\":\"2025-11-25T00:00:00.000+08:00\"");
    assert_holds(out.items, "\"code\":\"MASKED\"");
    out_reset(&out);
}

static void a_record_that_nobody_changed_tells_no_instant(void **unused)
{
    const struct resource r = {.type = RESOURCE_ORGANIZATION,
                               .row = {.id = STR("o"), .version = 1}};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    fhir_open(&w, &r);
    json_end(&w);
    assert_string_equal(
        written(&out),
        "{\"resourceType\":\"Organization\",\"id\":\"o\",\"meta\":{\"versionId\":\"1\"}}");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_instant_is_of_china_to_the_millisecond),
        cmocka_unit_test(what_is_unknown_is_left_out),
        cmocka_unit_test(a_resource_tells_its_version_and_a_patient_that_he_is_masked),
        cmocka_unit_test(a_record_that_nobody_changed_tells_no_instant),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
