#include "store/studio.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct studio studio;
    struct studio_rows rows;
    struct studio_members members;
    struct studio_reviews reviews;
    bool twice;
};

static struct studio studio_of(void)
{
    return (struct studio){.id = pid('U', 1),
                           .code = STR("U1"),
                           .version = 1,
                           .county = STR("990101"),
                           .programme = STR("p"),
                           .name = STR("名医工作室"),
                           .leader = STR("P1"),
                           .organization = STR("H1"),
                           .level = STUDIO_DISTRICT,
                           .opened_day = 20000,
                           .closed_day = DAY_NONE,
                           .grant_fen = 8000000,
                           .made_ms = 5};
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct studio s = studio_of();
    const struct studio_member m = {.practitioner = STR("P2"), .from_day = 20001};
    const struct studio_review r = {2024, STUDIO_GOOD, STR("好"), {{0}}, 6};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};
    bool done;

    if (!store_studio_add(st, &s, e) || !store_studio_member_add(st, &s, &m, e)
        || !store_studio_review_add(st, &s, &r, e))
        return false;
    if (q->twice)
        return store_studio_review_add(st, &s, &r, e);
    s.closed_day = 20100;
    return store_studio_put(st, &s, 1, &done, e) && store_studio_get(st, s.id, q->a, &q->studio, e)
           && store_studio_list(st, &page, q->a, &q->rows, e)
           && store_studio_members(st, s.code, q->a, &q->members, e)
           && store_studio_reviews(st, s.code, q->a, &q->reviews, e);
}

static void a_studio_comes_back_with_team_and_reviews(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_str(q.studio.leader_name, "张一");
    assert_int_equal(q.studio.closed_day, 20100);
    assert_int_equal(q.studio.members, 1);
    assert_int_equal(q.rows.more.total, 1);
    assert_str(q.members.items[0].practitioner_name, "李某");
    assert_int_equal(q.reviews.items[0].grade, STUDIO_GOOD);
}

static void a_year_is_reviewed_once(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .twice = true};
    struct err e = both_refused(b, STORE_WRITE, all_in_tx, &q);

    assert_err(e, ERR_INPUT, "2024 was reviewed already");
    assert_int_equal(both_total(b, "SELECT count(*) FROM studio"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_studio_comes_back_with_team_and_reviews),
                                       BOTH(a_year_is_reviewed_once)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
