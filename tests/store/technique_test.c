#include "store/technique.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct technique_filter filter;
    struct store_page page;
    struct technique_rows rows;
    struct technique technique;
};

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique items[] = {
        {STR("T1"), STR("全髋关节置换"), STR("骨科"), 4, STR("81.51"), false},
        {STR("T2"), STR("针刀"), STR("中医科"), 2, STR(""), true},
        {STR("T3"), STR("石膏固定"), STR("骨科"), 1, STR("93.53"), false},
    };

    (void)arg;
    return store_technique_add(st, items, 3, e);
}

static bool one_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_technique_add(st, &r->technique, 1, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_technique_list(st, &r->filter, &r->page, r->a, &r->rows, e);
}

static void the_catalogue_comes_by_code_page_by_page(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, put_in_tx, &r);
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 3);
    assert_int_equal(r.rows.n, 2);
    assert_str(r.rows.items[0].technique.name, "全髋关节置换");
    assert_int_equal(r.rows.items[0].technique.level, 4);
    assert_str(r.rows.items[0].technique.procedure, "81.51");
    assert_false(r.rows.items[0].technique.tcm);
    assert_true(r.rows.items[1].technique.tcm);
    r.page.cursor = r.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.more.next.n, 0);
}

static void filters_hold_together(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {9, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, put_in_tx, &r);
    r.filter = (struct technique_filter){.discipline = STR("骨科"), .level = 1};
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.more.total, 1);
    assert_str(r.rows.items[0].technique.code, "T3");
    r.filter = (struct technique_filter){.tcm = true};
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_str(r.rows.items[0].technique.code, "T2");
    r.filter.level = 4;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 0);
}

static void a_code_that_is_there_and_a_level_outside_are_refused(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a,
                        .page = {9, STR(""), STORE_ALL},
                        .technique = {STR("T1"), STR("新名"), STR("骨科"), 3, STR(""), false}};

    both_tx(b, STORE_WRITE, put_in_tx, &r);
    assert_err(both_refused(b, STORE_WRITE, one_in_tx, &r), ERR_INPUT, "refuses the row");
    r.technique.code = STR("T4");
    r.technique.level = 5;
    assert_err(both_refused(b, STORE_WRITE, one_in_tx, &r), ERR_INPUT, "refuses the row");
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 3);
    assert_str(r.rows.items[0].technique.name, "全髋关节置换");
}

struct editing {
    struct arena *a;
    struct technique_record now;
    int64_t version;
    bool done, found;
    struct technique_past past;
    struct technique_pasts pasts;
};

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *x = arg;

    return store_technique_edit(st, &x->now, x->version, &x->done, e)
           && (!x->done || store_technique_past_add(st, &x->past, e));
}

static bool whole_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *x = arg;

    return store_technique_find(st, STR("T1"), x->a, &x->now, &x->found, e)
           && store_technique_past_list(st, STR("T1"), x->a, &x->pasts, e);
}

static void an_edit_counts_up_once_and_what_was_is_kept(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {9, STR(""), STORE_ALL}};
    struct editing x = {.a = &b->a, .version = 1};

    both_tx(b, STORE_WRITE, put_in_tx, &r);
    both_tx(b, STORE_READ, whole_in_tx, &x);
    assert_true(x.found);
    assert_int_equal(x.now.version, 1);
    assert_int_equal(x.now.retired_ms, COUNT_UNKNOWN);
    x.past = (struct technique_past){
        .was = x.now, .until_ms = 1764000000000, .until_by = {{3}}, .why = STR("停用")};
    x.now.technique.name = STR("髋关节置换");
    x.now.retired_ms = 1764000000000;
    both_tx(b, STORE_WRITE, edit_in_tx, &x);
    assert_true(x.done);
    both_tx(b, STORE_WRITE, edit_in_tx, &x);
    assert_false(x.done);
    both_tx(b, STORE_READ, whole_in_tx, &x);
    assert_int_equal(x.now.version, 2);
    assert_str(x.now.technique.name, "髋关节置换");
    assert_int_equal(x.now.retired_ms, 1764000000000);
    assert_int_equal(x.pasts.n, 1);
    assert_str(x.pasts.items[0].was.technique.name, "全髋关节置换");
    assert_int_equal(x.pasts.items[0].was.version, 1);
    assert_str(x.pasts.items[0].why, "停用");
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 2);
    r.filter.retired = true;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_catalogue_comes_by_code_page_by_page),
        BOTH(filters_hold_together),
        BOTH(a_code_that_is_there_and_a_level_outside_are_refused),
        BOTH(an_edit_counts_up_once_and_what_was_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
