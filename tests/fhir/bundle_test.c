/* bundle_test.c - pages of a search. */
#include "fhir/bundle.h"

#include "tests/fhir/written.h"

static void a_page_tells_total_links_and_what_it_brought(void **unused)
{
    struct arena a = {0};
    struct out out = {0};
    struct json_writer w = {.out = &out};
    struct resource one = {.type = RESOURCE_ORGANIZATION, .row = {.id = STR("o"), .version = 1}};
    struct resource other = {.type = RESOURCE_LOCATION, .row = {.id = STR("l"), .version = 1}};
    const struct fhir_search s = {.q = {.type = RESOURCE_ORGANIZATION}};
    const struct resource_page page = {&one, 1, {.total = 7, .next = STR("c2")}};
    const struct resource_page brought = {&other, 1, {0}};
    const struct fhir_bundle b = {{"http://h/fhir", 0}, &s, &page, &brought, 1};

    (void)unused;
    fhir_bundle_write(&w, &b, &a);
    assert_holds(written(&out), "\"total\":7");
    assert_holds(out.items,
                 "\"relation\":\"next\",\"url\":\"http://h/fhir/Organization?_cursor=c2\"");
    assert_holds(out.items, "\"fullUrl\":\"http://h/fhir/Organization/o\"");
    assert_holds(out.items, "\"search\":{\"mode\":\"match\"}");
    assert_holds(out.items, "\"fullUrl\":\"http://h/fhir/Location/l\"");
    assert_holds(out.items, "\"search\":{\"mode\":\"include\"}");
    out_reset(&out);
    arena_reset(&a);
}

static void an_empty_page_has_no_entry_and_no_next(void **unused)
{
    struct arena a = {0};
    struct out out = {0};
    struct json_writer w = {.out = &out};
    const struct fhir_search s = {.q = {.type = RESOURCE_TASK}};
    const struct resource_page page = {0};
    const struct fhir_bundle b = {{"http://h/fhir", 0}, &s, &page, NULL, 0};

    (void)unused;
    fhir_bundle_write(&w, &b, &a);
    assert_string_equal(written(&out),
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0,"
                        "\"link\":[{\"relation\":\"self\",\"url\":\"http://h/fhir/Task\"}]}");
    out_reset(&out);
    arena_reset(&a);
}

static void versions_tell_how_each_came_to_be(void **unused)
{
    struct arena a = {0};
    struct out out = {0};
    struct json_writer w = {.out = &out};
    struct resource versions[] = {
        {.type = RESOURCE_ORGANIZATION, .row = {.id = STR("o"), .version = 2, .changed_ms = 1}},
        {.type = RESOURCE_ORGANIZATION, .row = {.id = STR("o"), .version = 1}, .past = true}};
    const struct resource_page page = {versions, 2, {.total = 2}};

    (void)unused;
    fhir_history_write(&w, &(struct fhir_scene){"http://h/fhir", 0}, &page, &a);
    assert_holds(written(&out), "\"type\":\"history\",\"total\":2");
    assert_holds(out.items, "\"request\":{\"method\":\"PUT\",\"url\":\"Organization/o\"}");
    assert_holds(out.items, "\"request\":{\"method\":\"POST\",\"url\":\"Organization\"}");
    assert_holds(out.items, "\"status\":\"201\",\"etag\":\"W/\\\"1\\\"\"}");
    assert_holds(out.items, "\"code\":\"SUBSETTED\"");
    assert_lacks(out.items, "\"search\"");
    out_reset(&out);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_tells_total_links_and_what_it_brought),
        cmocka_unit_test(an_empty_page_has_no_entry_and_no_next),
        cmocka_unit_test(versions_tell_how_each_came_to_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
