#include "store/organization.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct id id;
    struct organization organization;
    struct store_page page;
    struct organization_rows rows;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_organization_get(st, r->id, r->a, &r->organization, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_organization_list(st, &r->page, r->a, &r->rows, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_organization_put(st, arg, 1, e);
}

static void an_organization_comes_back_as_it_was_put(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = ORG(1)};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_id(r.organization.id, ORG(1));
    assert_str(r.organization.code, "H1");
    assert_str(r.organization.name, "甲县医院");
    assert_str(r.organization.county, "990101");
    assert_str(r.organization.level, "2A");
    assert_str(r.organization.kind, "general");
    assert_near(r.organization.lng, 103.25, 0);
    assert_near(r.organization.lat, 30.5, 0);
    r.id = ORG(2);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.organization.level, "");
    assert_true(isnan(r.organization.lng));
}

static void an_unknown_id_is_missing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = ORG(77)};
    struct err e = both_refused(b, STORE_READ, get_in_tx, &r);

    assert_err(e, ERR_MISSING, "no organization 018bcfe5-684d-7000-");
}

static void a_code_that_another_has_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct organization other = {
        .id = ORG(9), .code = STR("H1"), .name = STR("x"), .county = STR("990101")};
    struct err e = both_refused(b, STORE_WRITE, put_in_tx, &other);

    assert_err(e, ERR_INPUT, "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM organization"), 3);
}

static void an_organization_put_again_is_replaced(void **state)
{
    struct both *b = province_of(state);
    struct organization same = {.id = ORG(1),
                                .code = STR("H1x"),
                                .name = STR("新院"),
                                .county = STR("990101"),
                                .lng = 1,
                                .lat = 2};
    struct reading r = {.a = &b->a, .id = ORG(1)};

    both_tx(b, STORE_WRITE, put_in_tx, &same);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.organization.name, "新院");
    assert_str(r.organization.code, "H1x");
}

static void pages_are_by_code_and_end(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {2, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 2);
    assert_int_equal(r.rows.more.total, 3);
    assert_str(r.rows.items[0].code, "H1");
    assert_str(r.rows.items[1].code, "H2");
    assert_true(r.rows.more.next.n > 0);
    r.page.cursor = r.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 1);
    assert_int_equal(r.rows.more.total, 3);
    assert_str(r.rows.items[0].code, "H3");
    assert_int_equal(r.rows.more.next.n, 0);
}

static void a_page_that_is_just_full_is_the_last(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {3, STR(""), STORE_ALL}};

    both_tx(b, STORE_READ, list_in_tx, &r);
    assert_int_equal(r.rows.n, 3);
    assert_int_equal(r.rows.more.next.n, 0);
}

static void a_foreign_cursor_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .page = {2, STR("nonsense"), STORE_ALL}, .rows.n = 99};
    struct err e = both_refused(b, STORE_READ, list_in_tx, &r);

    assert_err(e, ERR_INPUT, "cursor: nonsense: not a cursor of this list");
    assert_int_equal(r.rows.n, 99);
}

struct editing {
    struct organization o;
    struct organization_level level, again;
    int64_t version;
    bool done;
    struct arena *a;
    struct level_rows rows;
};

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *d = arg;

    return store_organization_edit(st, &d->o, d->version, 7000, &d->done, e)
           && store_organization_version(st, d->o.id, &d->version, e);
}

static bool touch_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *d = arg;

    return store_organization_touch(st, d->o.id, 8000, e)
           && store_organization_version(st, d->o.id, &d->version, e);
}

static void a_version_is_left_once(void **state)
{
    struct both *b = province_of(state);
    struct editing d = {.o = {.id = ORG(1), .name = STR("新"), .lng = 1, .lat = 2}, .version = 1};

    both_tx(b, STORE_WRITE, edit_in_tx, &d);
    assert_true(d.done);
    assert_int_equal(d.version, 2);
    d.version = 1;
    both_tx(b, STORE_WRITE, edit_in_tx, &d);
    assert_false(d.done);
    assert_int_equal(d.version, 2);
    both_tx(b, STORE_WRITE, touch_in_tx, &d);
    assert_int_equal(d.version, 3);
    d.o.id = ORG(77);
    assert_err(both_refused(b, STORE_WRITE, touch_in_tx, &d), ERR_MISSING, "no organization");
}

static bool level_add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *d = arg;

    return store_organization_level_add(st, &d->level, e);
}

static bool level_follow_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *d = arg;

    return store_organization_level_end(st, d->level.id, 99, e)
           && store_organization_level_add(st, &d->again, e)
           && store_organization_levels(st, ORG(1), d->a, &d->rows, e);
}

static bool level_void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct editing *d = arg;

    return store_organization_level_void(st, d->again.id, ORG(9), 7, e)
           && store_organization_levels(st, ORG(1), d->a, &d->rows, e);
}

static void levels_follow_each_other_and_one_goes_on(void **state)
{
    struct both *b = province_of(state);
    struct editing d = {.level = {.id = pid('l', 1),
                                  .organization = ORG(1),
                                  .level = STR("2A"),
                                  .from_day = DAY_NONE,
                                  .until_day = DAY_NONE,
                                  .made_ms = 5},
                        .again = {.id = pid('l', 2),
                                  .organization = ORG(1),
                                  .level = STR("3A"),
                                  .from_day = 100,
                                  .until_day = DAY_NONE,
                                  .made_ms = 6},
                        .a = &b->a};

    both_tx(b, STORE_WRITE, level_add_in_tx, &d);
    d.level.id = pid('l', 3);
    assert_err(both_refused(b, STORE_WRITE, level_add_in_tx, &d), ERR_INPUT, "refuses the row");
    d.level.id = pid('l', 1);
    both_tx(b, STORE_WRITE, level_follow_in_tx, &d);
    assert_int_equal(d.rows.n, 2);
    assert_str(d.rows.items[0].level, "3A");
    assert_int_equal(d.rows.items[1].until_day, 99);
    both_tx(b, STORE_WRITE, level_void_in_tx, &d);
    assert_int_equal(d.rows.n, 1);
    assert_str(d.rows.items[0].level, "2A");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_organization_comes_back_as_it_was_put),
        BOTH(an_unknown_id_is_missing),
        BOTH(a_code_that_another_has_is_refused),
        BOTH(an_organization_put_again_is_replaced),
        BOTH(pages_are_by_code_and_end),
        BOTH(a_page_that_is_just_full_is_the_last),
        BOTH(a_foreign_cursor_is_refused),
        BOTH(a_version_is_left_once),
        BOTH(levels_follow_each_other_and_one_goes_on),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
