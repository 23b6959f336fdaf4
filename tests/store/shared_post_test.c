#include "store/shared_post.h"

#include "tests/store/placed.h"

struct asking {
    struct arena *a;
    struct shared_post post;
    struct shared_post_rows rows;
    struct post_leaves leaves;
    struct store_reach reach;
    bool found;
};

static struct shared_post post_of(void)
{
    return (struct shared_post){.id = PLACED(7),
                                .code = STR("S1"),
                                .county = STR("990101"),
                                .programme = STR("p"),
                                .home = STR("H3"),
                                .organization = STR("H1"),
                                .discipline = STR("骨科"),
                                .seats = 2,
                                .from_day = 20000,
                                .until_day = DAY_NONE,
                                .made_ms = 5};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct id nobody = {{0}};
    const struct leave_line leave = {20004, 20006, STR("病假")};

    q->post = post_of();
    return store_shared_post_add(st, &q->post, e)
           && store_shared_post_end(st, PLACED(7), 20100, nobody, 6, e)
           && store_leave_add(st, &PLACED_KEY, &leave, e)
           && store_shared_post_get(st, PLACED(7), q->a, &q->post, e)
           && store_shared_post_leaves(st, q->a, &q->leaves, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_shared_post_list(st, &q->reach, q->a, &q->rows, e)
           && store_shared_post_find(st, STR("S1"), q->a, &q->post, &q->found, e);
}

static bool again_in_tx(struct store *st, void *arg, struct err *e)
{
    struct shared_post p = post_of();

    (void)arg;
    p.id = PLACED(8);
    return store_shared_post_add(st, &p, e);
}

static void a_post_comes_back_with_both_sides_and_leave_on_it(void **state)
{
    struct both *b = province_of(state);
    struct placement p = placed_of(1, "Q1");
    struct asking q = {.a = &b->a,
                       .reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(3)}}};
    struct err e = {0};

    both_tx(b, STORE_WRITE, placed_put, &p);
    both_tx(b, STORE_WRITE, add_in_tx, &q);
    assert_int_equal(q.post.until_day, 20100);
    assert_str(q.post.home_name, "东市医院");
    assert_int_equal(q.leaves.n, 1);
    assert_str(q.leaves.items[0].post, "S1");
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.n, 1);
    assert_true(q.found);
    assert_false(store_tx(b->st, STORE_WRITE, again_in_tx, NULL, &e));
    assert_int_equal(e.code, ERR_INPUT);
    q.reach.scope.organization = ORG(2);
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_post_comes_back_with_both_sides_and_leave_on_it)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
