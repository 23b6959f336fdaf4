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
                                 .title_rank = 3};
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_practitioner_comes_back_with_all_techniques),
        BOTH(an_unknown_id_is_missing),
        BOTH(nobody_works_in_an_unknown_organization),
        BOTH(a_title_rank_outside_1_to_4_is_refused),
        BOTH(texts_that_a_database_cannot_hold_are_refused_by_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
