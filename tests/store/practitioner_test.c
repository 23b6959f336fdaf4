#include "store/practitioner.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    struct id id;
    struct practitioner practitioner;
};

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_practitioner_get(st, r->id, r->a, &r->practitioner, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_practitioner_put(st, arg, 1, e);
}

static void a_practitioner_comes_back_with_all_techniques(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = PERSON(1)};

    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_str(r.practitioner.name, "张一");
    assert_str(r.practitioner.county, "990103");
    assert_id(r.practitioner.organization, ORG(3));
    assert_str(r.practitioner.department, "骨一科");
    assert_str(r.practitioner.discipline, "骨科");
    assert_int_equal(r.practitioner.title_rank, 1);
    assert_int_equal(r.practitioner.techniques.n, 2);
    assert_str(r.practitioner.techniques.items[0], "81.51");
    assert_str(r.practitioner.techniques.items[1], "81.54");
    r.id = PERSON(2);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.practitioner.techniques.n, 0);
}

static void an_unknown_id_is_missing(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .id = PERSON(99)};

    assert_err(both_refused(b, STORE_READ, get_in_tx, &r), ERR_MISSING, "no practitioner ");
}

static struct practitioner somebody(void)
{
    return (struct practitioner){.id = PERSON(50),
                                 .county = STR("990101"),
                                 .code = STR("P50"),
                                 .name = STR("王五"),
                                 .organization = ORG(1),
                                 .discipline = STR("骨科"),
                                 .title_rank = 3,
                                 .title_from = DAY_NONE,
                                 .work_from = DAY_NONE};
}

static void nobody_works_in_an_unknown_organization(void **state)
{
    struct both *b = province_of(state);
    struct practitioner p = somebody();

    p.organization = ORG(88);
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "the store refuses the row");
    p.organization = (struct id){{0}};
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "the store refuses the row");
    assert_int_equal(both_total(b, "SELECT count(*) FROM practitioner"), 4);
}

static void a_title_rank_outside_1_to_4_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct practitioner p = somebody();

    p.title_rank = 5;
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "the store refuses the row");
    p.title_rank = 4;
    both_tx(b, STORE_WRITE, put_in_tx, &p);
}

static void what_a_list_does_not_tell_of_the_days_stays_known(void **state)
{
    struct both *b = province_of(state);
    struct practitioner p = somebody();
    struct reading r = {.a = &b->a, .id = p.id};

    p.title_from = day_of(2020, 9, 1);
    p.work_from = day_of(2009, 9, 1);
    both_tx(b, STORE_WRITE, put_in_tx, &p);
    p.title_from = day_of(2024, 1, 1);
    p.work_from = DAY_NONE;
    both_tx(b, STORE_WRITE, put_in_tx, &p);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.practitioner.title_from, day_of(2024, 1, 1));
    assert_int_equal(r.practitioner.work_from, day_of(2009, 9, 1));
    r.id = PERSON(1);
    both_tx(b, STORE_READ, get_in_tx, &r);
    assert_int_equal(r.practitioner.title_from, DAY_NONE);
}

static void texts_that_a_database_cannot_hold_are_refused_by_both(void **state)
{
    struct both *b = province_of(state);
    struct practitioner p = somebody();

    p.name = (struct str){"a\0b", 3};
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "holds a NUL");
    p.name = STR("\xff\xfe");
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "no UTF-8");
    p = somebody();
    p.techniques = (struct str_list){(struct str[]){STR("81.51;81.52")}, 1, 1};
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "'81.51;81.52'");
    p.techniques = (struct str_list){(struct str[]){STR("")}, 1, 1};
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "a list with ''");
}

struct keeping {
    struct arena *a;
    struct practitioner p;
    int64_t version;
    bool done;
    struct practitioner_filter filter;
    struct store_page page;
    struct practitioner_rows rows;
    struct practitioner_role role;
    struct role_rows roles;
};

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_practitioner_edit(st, &k->p, k->version, 7000, &k->done, e)
           && store_practitioner_version(st, k->p.id, &k->version, e);
}

static bool touch_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_practitioner_touch(st, k->p.id, 8000, e)
           && store_practitioner_version(st, k->p.id, &k->version, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_practitioner_list(st, &k->filter, &k->page, k->a, &k->rows, e);
}

static void a_code_belongs_to_one_person(void **state)
{
    struct both *b = province_of(state);
    struct practitioner p = somebody();

    p.code = STR("P1");
    assert_err(both_refused(b, STORE_WRITE, put_in_tx, &p), ERR_INPUT, "refuses the row");
}

static void a_version_is_left_once(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = {.p = somebody(), .version = 1};

    k.p.id = PERSON(1);
    k.p.county = STR("990103");
    both_tx(b, STORE_WRITE, edit_in_tx, &k);
    assert_true(k.done);
    assert_int_equal(k.version, 2);
    k.version = 1;
    both_tx(b, STORE_WRITE, edit_in_tx, &k);
    assert_false(k.done);
    both_tx(b, STORE_WRITE, touch_in_tx, &k);
    assert_int_equal(k.version, 3);
    k.p.id = PERSON(77);
    assert_err(both_refused(b, STORE_WRITE, touch_in_tx, &k), ERR_MISSING, "no practitioner");
}

static void people_are_found_by_a_part_of_their_name(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = {.a = &b->a, .page = {2, STR(""), STORE_ALL}, .filter.name = STR("李")};

    both_tx(b, STORE_READ, list_in_tx, &k);
    assert_int_equal(k.rows.more.total, 3);
    assert_int_equal(k.rows.n, 2);
    assert_str(k.rows.items[0].practitioner.code, "P2");
    assert_str(k.rows.items[0].organization_name, "东市医院");
    k.page.cursor = k.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &k);
    assert_str(k.rows.items[0].practitioner.code, "P4");
    assert_int_equal(k.rows.more.next.n, 0);
    k.page.cursor = STR("");
    k.filter = (struct practitioner_filter){.name = STR("%")};
    both_tx(b, STORE_READ, list_in_tx, &k);
    assert_int_equal(k.rows.n, 0);
    k.filter = (struct practitioner_filter){.discipline = STR("骨科"), .organization = ORG(3)};
    both_tx(b, STORE_READ, list_in_tx, &k);
    assert_int_equal(k.rows.more.total, 4);
    k.filter.organization = ORG(1);
    both_tx(b, STORE_READ, list_in_tx, &k);
    assert_int_equal(k.rows.more.total, 0);
}

static bool role_add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_role_add(st, &k->role, 1, e) && store_role_list(st, PERSON(1), k->a, &k->roles, e);
}

static bool role_void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;
    const struct role_void v = {k->role.id, ORG(9), STR("误录"), 6};

    return store_role_void(st, &v, e) && store_role_list(st, PERSON(1), k->a, &k->roles, e);
}

static void roles_come_the_latest_first_until_they_are_voided(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = {.a = &b->a,
                        .role = {.id = pid('r', 1),
                                 .county = STR("990103"),
                                 .practitioner = PERSON(1),
                                 .organization = ORG(1),
                                 .kind = ROLE_KIND_USED,
                                 .department = STR("外科"),
                                 .from_day = 100,
                                 .until_day = DAY_NONE,
                                 .made_ms = 5}};

    both_tx(b, STORE_WRITE, role_add_in_tx, &k);
    k.role.id = pid('r', 2);
    k.role.from_day = 200;
    k.role.organization = ORG(2);
    both_tx(b, STORE_WRITE, role_add_in_tx, &k);
    assert_int_equal(k.roles.n, 2);
    assert_str(k.roles.items[0].organization_code, "H2");
    assert_int_equal(k.roles.items[1].kind, ROLE_KIND_USED);
    assert_str(k.roles.items[1].organization_name, "甲县医院");
    assert_int_equal(k.roles.items[1].until_day, DAY_NONE);
    both_tx(b, STORE_WRITE, role_void_in_tx, &k);
    assert_int_equal(k.roles.n, 1);
    assert_err(both_refused(b, STORE_WRITE, role_void_in_tx, &k), ERR_MISSING, "no role");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_practitioner_comes_back_with_all_techniques),
        BOTH(an_unknown_id_is_missing),
        BOTH(nobody_works_in_an_unknown_organization),
        BOTH(a_title_rank_outside_1_to_4_is_refused),
        BOTH(what_a_list_does_not_tell_of_the_days_stays_known),
        BOTH(texts_that_a_database_cannot_hold_are_refused_by_both),
        BOTH(a_code_belongs_to_one_person),
        BOTH(a_version_is_left_once),
        BOTH(people_are_found_by_a_part_of_their_name),
        BOTH(roles_come_the_latest_first_until_they_are_voided),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
