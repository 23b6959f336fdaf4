/* post_test.c - a post as it is written. */
#include "api/post.h"

#include "tests/check.h"

static void a_post_says_what_it_reaches_and_null_for_what_it_has_not(void **unused)
{
    struct post p = {.grant = {.role = ROLE_AUDITOR, .scope = {.place = STR("990101")}},
                     .place_name = STR("甲县")};
    struct posts posts = {&p, 1};
    struct out out = {0};
    struct json_writer w = {.out = &out};

    (void)unused;
    json_open_object(&w);
    api_posts_write(&w, &posts);
    json_end(&w);
    out_char(&out, '\0');
    assert_string_equal(out.items,
                        "{\"posts\":[{\"id\":null,\"role\":\"auditor\",\"scope\":\"region\","
                        "\"place\":\"990101\",\"place_name\":\"甲县\",\"organization\":null,"
                        "\"organization_name\":null,\"department\":null,\"label\":\"审计员\","
                        "\"label_en\":\"Auditor\"}]}");
    out_reset(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_post_says_what_it_reaches_and_null_for_what_it_has_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
