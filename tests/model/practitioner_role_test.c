#include "model/practitioner_role.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

#define HOME ((struct id){{1}})

static struct practitioner_role role_of(enum role_kind kind, uint8_t place, int32_t from,
                                        int32_t until)
{
    return (struct practitioner_role){
        .kind = kind, .organization = {{place}}, .from_day = from, .until_day = until};
}

static bool holds_on(const struct practitioner_role *r, int32_t day)
{
    return r->from_day <= day && (r->until_day == DAY_NONE || day <= r->until_day);
}

/* The plain twin: day by day, counts who employs, who has a temporary post, who is used where. */
static bool stands_plainly(const struct practitioner_role *roles, size_t n,
                           const struct practitioner_role *add)
{
    for (int32_t day = 0; day < 40; day++) {
        for (size_t i = 0; holds_on(add, day) && i < n; i++) {
            if (!holds_on(&roles[i], day) || roles[i].kind != add->kind)
                continue;
            if (add->kind != ROLE_KIND_USED
                || add->organization.bytes[0] == roles[i].organization.bytes[0])
                return false;
        }
    }
    return true;
}

static void what_stands_beside_what_is_counted_day_by_day(void **state)
{
    struct random r = random_stream(43, 1);
    int stood = 0;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct practitioner_role roles[4];
        const char *field = NULL;
        struct err e = {0};
        bool got, want;

        for (int k = 0; k < 4; k++) {
            int32_t from = (int32_t)random_below(&r, 30);

            roles[k] = role_of(
                (enum role_kind)random_below(&r, ROLE_KIND_N), (uint8_t)(2 + random_below(&r, 2)),
                from, random_below(&r, 4) == 0 ? DAY_NONE : from + (int32_t)random_below(&r, 8));
        }
        want = stands_plainly(roles, 3, &roles[3]);
        got = practitioner_role_check(roles, 3, &roles[3], HOME, &field, &e);
        assert_int_equal(got, want);
        assert_int_equal(field != NULL, !want);
        stood += got;
    }
    assert_true(stood > 2000 && stood < 18000);
}

static void nobody_is_lent_to_the_own_home_but_may_be_employed_there(void **state)
{
    const struct practitioner_role used = role_of(ROLE_KIND_USED, 1, 5, DAY_NONE),
                                   post = role_of(ROLE_KIND_TEMPORARY, 1, 5, DAY_NONE),
                                   employed = role_of(ROLE_KIND_EMPLOYED, 1, 5, DAY_NONE);
    const char *field = NULL;
    struct err e = {0};

    (void)state;
    assert_false(practitioner_role_check(NULL, 0, &used, HOME, &field, &e));
    assert_string_equal(field, "organization");
    err_reset(&e);
    assert_false(practitioner_role_check(NULL, 0, &post, HOME, &field, &e));
    assert_err(e, ERR_INPUT, "organization: nobody is lent to the own home");
    err_reset(&e);
    assert_true(practitioner_role_check(NULL, 0, &employed, HOME, &field, &e));
}

static void an_end_before_the_beginning_is_refused(void **state)
{
    const struct practitioner_role role = role_of(ROLE_KIND_USED, 2, 5, 4);
    const char *field = NULL;
    struct err e = {0};

    (void)state;
    assert_false(practitioner_role_check(NULL, 0, &role, HOME, &field, &e));
    assert_string_equal(field, "until");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_stands_beside_what_is_counted_day_by_day),
        cmocka_unit_test(nobody_is_lent_to_the_own_home_but_may_be_employed_there),
        cmocka_unit_test(an_end_before_the_beginning_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
