/* practitioner_test.c - people over the seam. Values are those of province.h. */
#include "tests/api/world.h"

static void people_come_by_code_and_by_a_part_of_a_name(void **state)
{
    struct both *b = province_of(state);
    struct reply r = asked_well(b, "/api/practitioners", "name=%E5%BC%A0");

    assert_at_int(&r, "total", 1);
    assert_at_text(&r, "items.0.code", "P1");
    assert_at_text(&r, "items.0.organization_name", "东市医院");
    assert_at_text(&r, "items.0.techniques.1", "81.54");
    reply_end(&r);
}

static void a_person_is_told_whole(void **state)
{
    struct both *b = province_of(state);
    char id[ID_TEXT], path[80];
    struct reply r;

    id_text(PERSON(2), id);
    snprintf(path, sizeof path, "/api/practitioners/%s", id);
    r = asked_well(b, path, "");
    assert_at_text(&r, "code", "P2");
    assert_at_int(&r, "title_rank", 2);
    assert_at_size(&r, "roles", 0);
    assert_at_int(&r, "version", 1);
    assert_at_text(&r, "actions.1", "practitioner.write");
    reply_end(&r);
}

static void what_is_not_there_is_404_and_a_wrong_filter_400(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/practitioners", "limit=0", 400, "limit");
    refused(b, "/api/practitioners", "organization=H1", 400, "organization");
    refused(b, "/api/practitioners", "phone=1", 400, "phone");
    refused(b, "/api/practitioners/01900000-0000-7000-8000-000000000000", "", 404, NULL);
    refused(b, "/api/practitioners/P1", "", 404, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(people_come_by_code_and_by_a_part_of_a_name),
        BOTH(a_person_is_told_whole),
        BOTH(what_is_not_there_is_404_and_a_wrong_filter_400),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
