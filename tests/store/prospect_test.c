#include "store/prospect.h"

#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct prospect prospect;
    struct prospect_rows rows, brought;
    struct prospect_lines steps;
    bool stale, there;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct prospect first = {.id = pid('T', 1),
                             .code = STR("T1"),
                             .version = 1,
                             .programme = STR("p"),
                             .name = STR("某教授"),
                             .day = 20000,
                             .made_ms = 5};
    struct prospect second = first;
    const struct prospect_line line = {PROSPECT_INVITED, 20001, STR("邀请函"), {{0}}, 6};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};
    bool done;

    second.id = pid('T', 2);
    second.code = STR("T2");
    second.introduced_by = STR("T1");
    if (!store_prospect_add(st, &first, e) || !store_prospect_add(st, &second, e)
        || !store_prospect_step_add(st, &first, &line, e))
        return false;
    first.stage = PROSPECT_INVITED;
    if (!store_prospect_put(st, &first, 7, &done, e))
        return false;
    q->stale = !done;
    return store_prospect_put(st, &first, 1, &done, e)
           && store_prospect_get(st, second.id, q->a, &q->prospect, e)
           && store_prospect_list(st, STR("invited"), &page, q->a, &q->rows, e)
           && store_prospect_steps(st, STR("T1"), q->a, &q->steps, e)
           && store_prospect_brought(st, STR("T1"), q->a, &q->brought, e)
           && store_prospect_there(st, STR("T9"), &q->there, e);
}

static void who_brought_whom_comes_back(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.stale && !q.there);
    assert_str(q.prospect.introducer_name, "某教授");
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.rows.items[0].version, 2);
    assert_int_equal(q.steps.n, 1);
    assert_int_equal(q.brought.n, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(who_brought_whom_comes_back)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
