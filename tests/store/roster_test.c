/* roster_test.c - codes that people know. Values are those of province.h. */
#include "store/roster.h"

#include "tests/store/province.h"

struct look {
    struct arena *a;
    struct str code;
    struct id person;
    struct roster_entry organization, practitioner, offer;
    bool organization_found, practitioner_found, offer_found, county_found;
};

static bool look(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    return store_roster_organization(st, l->code, l->a, &l->organization, &l->organization_found, e)
           && store_roster_practitioner(st, l->code, l->a, &l->practitioner, &l->practitioner_found,
                                        e)
           && store_roster_offer(st, l->person, l->a, &l->offer, &l->offer_found, e)
           && store_roster_county(st, l->code, &l->county_found, e);
}

static void each_is_found_by_its_code(void **state)
{
    struct both *b = province_of(state);
    struct look l = {.a = &b->a, .code = STR("H2"), .person = PERSON(1)};

    both_tx(b, STORE_READ, look, &l);
    assert_true(l.organization_found);
    assert_int_equal(id_cmp(l.organization.id, ORG(2)), 0);
    assert_str(l.organization.county, "990102");
    assert_true(l.offer_found);
    assert_int_equal(id_cmp(l.offer.id, OFFER(1)), 0);
    l.code = STR("P1");
    both_tx(b, STORE_READ, look, &l);
    assert_true(l.practitioner_found);
    assert_int_equal(id_cmp(l.practitioner.id, PERSON(1)), 0);
    l.code = STR("990103");
    both_tx(b, STORE_READ, look, &l);
    assert_true(l.county_found);
}

static void a_city_is_no_county_and_a_stranger_is_not_found(void **state)
{
    struct both *b = province_of(state);
    struct look l = {.a = &b->a, .code = STR("990100"), .person = pid('X', 1)};

    both_tx(b, STORE_READ, look, &l);
    assert_false(l.county_found);
    assert_false(l.organization_found);
    assert_false(l.practitioner_found);
    assert_false(l.offer_found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(each_is_found_by_its_code),
        BOTH(a_city_is_no_county_and_a_stranger_is_not_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
