#include "model/grant.h"

#include "tests/check.h"

static const struct id SOME = {{1}};

static void every_role_but_the_publics_is_read_by_its_name(void **unused)
{
    enum role role = ROLE_N;

    (void)unused;
    for (int r = 0; r < ROLE_PUBLIC; r++) {
        assert_true(role_parse(str_of(role_names[r]), &role));
        assert_int_equal(role, r);
    }
    assert_null(role_names[ROLE_N]);
    assert_false(role_parse(STR("public"), &role));
    assert_false(role_parse(STR("Officer"), &role));
    assert_false(role_parse(STR(""), &role));
    assert_int_equal(role, ROLE_PUBLIC - 1);
}

static void a_place_lies_in_itself_its_city_and_its_province_only(void **unused)
{
    (void)unused;
    assert_true(place_within(STR("990101"), STR("990101")));
    assert_true(place_within(STR("990101"), STR("990100")));
    assert_true(place_within(STR("990101"), STR("990000")));
    assert_true(place_within(STR("990101"), STR("")));
    assert_false(place_within(STR("990101"), STR("990102")));
    assert_false(place_within(STR("990101"), STR("990200")));
    assert_false(place_within(STR("990101"), STR("980000")));
    assert_false(place_within(STR("990100"), STR("990101")));
    assert_false(place_within(STR("990000"), STR("990100")));
}

static void a_county_whose_code_ends_in_a_single_zero_is_no_city(void **unused)
{
    (void)unused;
    assert_str(place_head(STR("990110")), "990110");
    assert_false(place_within(STR("990111"), STR("990110")));
}

static void an_unknown_place_lies_in_everything_only(void **unused)
{
    (void)unused;
    assert_true(place_within(STR(""), STR("")));
    assert_false(place_within(STR(""), STR("990000")));
    assert_true(place_within(STR("99"), STR("990000"))); /* a code cut off above the county */
    assert_false(place_within(STR("99"), STR("990100")));
}

static void each_role_has_its_kind_of_scope(void **unused)
{
    struct err e = {0};
    const struct scope region = {.kind = SCOPE_REGION, .place = STR("990100")};
    const struct scope all = {.kind = SCOPE_REGION};
    const struct scope hospital = {.kind = SCOPE_ORGANIZATION, .organization = SOME};
    const struct scope ward = {SCOPE_ORGANIZATION, STR("990101"), SOME, STR("骨科"), {{0}}};
    const struct scope self = {.kind = SCOPE_SELF, .practitioner = SOME};

    (void)unused;
    assert_true(grant_check(ROLE_OFFICER, &region, &e) && grant_check(ROLE_AUDITOR, &all, &e));
    assert_true(grant_check(ROLE_MANAGER, &hospital, &e) && grant_check(ROLE_HEAD, &ward, &e));
    assert_true(grant_check(ROLE_CLINICIAN, &hospital, &e)
                && grant_check(ROLE_READER, &hospital, &e));
    assert_true(grant_check(ROLE_EXPERT, &self, &e) && grant_check(ROLE_TRAINEE, &self, &e));
}

static void refused(enum role role, struct scope scope, const char *words)
{
    struct err e = {0};

    assert_false(grant_check(role, &scope, &e));
    assert_err(e, ERR_INPUT, words);
}

static void scopes_that_do_not_fit_are_refused(void **unused)
{
    (void)unused;
    refused(ROLE_PUBLIC, (struct scope){.kind = SCOPE_SELF}, "nobody's post");
    refused(ROLE_OFFICER, (struct scope){.kind = SCOPE_ORGANIZATION, .organization = SOME},
            "officer is of the kind region, not organization");
    refused(ROLE_MANAGER, (struct scope){.kind = SCOPE_REGION}, "kind organization, not region");
    refused(ROLE_MANAGER, (struct scope){.kind = SCOPE_ORGANIZATION}, "is an organization");
    refused(ROLE_HEAD, (struct scope){.kind = SCOPE_ORGANIZATION, .organization = SOME},
            "names a department");
    refused(ROLE_READER,
            (struct scope){SCOPE_ORGANIZATION, STR("990101"), SOME, STR("骨科"), {{0}}},
            "has no department");
    refused(ROLE_EXPERT, (struct scope){.kind = SCOPE_SELF}, "is a person");
    refused(ROLE_OFFICER, (struct scope){.kind = SCOPE_REGION, .place = STR("9901")}, "9901: ");
    refused(ROLE_OFFICER, (struct scope){.kind = SCOPE_REGION, .place = STR("99010x")},
            "six digits");
    refused(ROLE_OFFICER, (struct scope){.kind = SCOPE_REGION, .place = STR("000000")},
            "six digits");
    refused(ROLE_OFFICER, (struct scope){.kind = SCOPE_REGION, .organization = SOME},
            "no organization");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_role_but_the_publics_is_read_by_its_name),
        cmocka_unit_test(a_place_lies_in_itself_its_city_and_its_province_only),
        cmocka_unit_test(a_county_whose_code_ends_in_a_single_zero_is_no_city),
        cmocka_unit_test(an_unknown_place_lies_in_everything_only),
        cmocka_unit_test(each_role_has_its_kind_of_scope),
        cmocka_unit_test(scopes_that_do_not_fit_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
