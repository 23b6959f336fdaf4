/* post_test.c - posts by the names of what they reach. The province of the store's tests. */
#include "work/post.h"

#include "tests/store/province.h"
#include "work/account.h"

static void a_person_s_posts_come_oldest_first_with_their_names(void **state)
{
    struct both *b = province_of(state);
    const struct account_new n = {.name = STR("li"), .post = {ROLE_MANAGER, STR("H1")}};
    const struct account_post more = {ROLE_OFFICER, STR("990100")};
    struct posts posts;
    struct id id, grant;
    struct err e = {0};

    assert_true(work_account_add(b->st, NULL, &n, 1764000000000, &id, &e));
    assert_true(work_account_grant(b->st, NULL, n.name, &more, 1764000000001, &grant, &e));
    assert_true(work_post_list(b->st, id, &b->a, &posts, &e));
    assert_int_equal(posts.n, 2);
    assert_str(posts.items[0].organization_name, "甲县医院");
    assert_str(posts.items[0].place_name, "甲县");
    assert_str(posts.items[1].place_name, "东市");
    assert_str(posts.items[1].organization_name, "");
}

static void nobody_has_no_posts_and_an_unknown_place_no_name(void **state)
{
    struct both *b = province_of(state);
    const struct scope gone = {.kind = SCOPE_REGION, .place = STR("110000")};
    struct posts posts = {.n = 7};
    struct post post;
    struct err e = {0};

    assert_true(work_post_list(b->st, PERSON(9), &b->a, &posts, &e));
    assert_int_equal(posts.n, 0);
    assert_true(work_post_name(b->st, &gone, &b->a, &post, &e));
    assert_str(post.place_name, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_person_s_posts_come_oldest_first_with_their_names),
        BOTH(nobody_has_no_posts_and_an_unknown_place_no_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
