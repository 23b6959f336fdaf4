#include "store/budget.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct budget got;
    struct budget_rows rows, none;
    struct budget_steps steps;
    bool found, done, stale, tied, untied;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct str levels[] = {STR("county"), STR("province")};
    struct budget b = {.id = pid('B', 1),
                       .county = STR("990101"),
                       .code = STR("B1"),
                       .version = 1,
                       .programme = STR("p"),
                       .edition = 1,
                       .year = 2025,
                       .fund = STR("f"),
                       .organization = STR("H1"),
                       .about = STR("设备"),
                       .why = STR(""),
                       .demand = STR("G-990101-骨科"),
                       .asked_fen = 5,
                       .granted_fen = COUNT_UNKNOWN,
                       .chain = {.items = levels, .n = 2},
                       .level = STR(""),
                       .made_ms = 3};
    const struct budget_step s = {.county = b.county,
                                  .budget = b.id,
                                  .seq = 1,
                                  .level = STR(""),
                                  .amount_fen = 5,
                                  .why = STR("因为"),
                                  .made_ms = 3};
    const struct budget_filter any = {.year = 2025}, other = {.year = 2026};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};

    if (!store_budget_add(st, &b, e) || !store_budget_step_add(st, &s, e)
        || !store_budget_tied(st, &b, &q->untied, e)) /* its programme is none */
        return false;
    b.programme = STR("");
    if (!store_budget_tied(st, &b, &q->tied, e))
        return false;
    b.state = BUDGET_SUBMITTED;
    b.level = STR("county");
    return store_budget_put(st, &b, &q->done, e) && store_budget_put(st, &b, &q->stale, e)
           && store_budget_find(st, b.id, q->a, &q->got, &q->found, e)
           && store_budget_steps(st, &b, q->a, &q->steps, e)
           && store_budget_list(st, &any, &page, q->a, &q->rows, e)
           && store_budget_list(st, &other, &page, q->a, &q->none, e);
}

static void a_request_comes_back_and_a_stale_version_changes_nothing(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.found && q.done && !q.stale && q.tied && !q.untied);
    assert_int_equal(q.got.version, 2);
    assert_int_equal(q.got.chain.n, 2);
    assert_str(q.got.chain.items[1], "province");
    assert_str(q.got.organization_name, "甲县医院");
    assert_int_equal(q.got.granted_fen, COUNT_UNKNOWN);
    assert_int_equal(q.steps.n, 1);
    assert_str(q.steps.items[0].why, "因为");
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.none.more.total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_request_comes_back_and_a_stale_version_changes_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
