#include "store/achievement.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct achievement got;
    struct achievement_rows rows, prizes;
    bool found, done, stale;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct achievement x = {.id = pid('A', 1),
                            .code = STR("A1"),
                            .version = 1,
                            .county = STR("990101"),
                            .programme = STR("p"),
                            .organization = STR("H1"),
                            .kind = ACHIEVEMENT_BEDS,
                            .name = STR("康复床位"),
                            .day = 20000,
                            .amount = 20,
                            .unit = STR("张"),
                            .checked_ms = COUNT_UNKNOWN,
                            .made_ms = 5};
    const struct achievement_filter any = {.kind = STR("")}, prize = {.kind = STR("prize")};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};

    if (!store_achievement_add(st, &x, e))
        return false;
    x.status = ACHIEVEMENT_VERIFIED;
    x.state = ACHIEVEMENT_REACHED;
    x.checked_ms = 9;
    return store_achievement_put(st, &x, 1, &q->done, e)
           && store_achievement_put(st, &x, 1, &q->stale, e)
           && store_achievement_find(st, x.id, q->a, &q->got, &q->found, e)
           && store_achievement_list(st, &any, &page, q->a, &q->rows, e)
           && store_achievement_list(st, &prize, &page, q->a, &q->prizes, e);
}

static void a_claim_comes_back_and_a_stale_version_changes_nothing(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.found && q.done && !q.stale);
    assert_int_equal(q.got.version, 2);
    assert_int_equal(q.got.status, ACHIEVEMENT_VERIFIED);
    assert_int_equal(q.got.state, ACHIEVEMENT_REACHED);
    assert_str(q.got.organization_name, "甲县医院");
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.prizes.more.total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_claim_comes_back_and_a_stale_version_changes_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
