#include "model/event.h"

#include "tests/check.h"

static struct subject officer_of(const char *place)
{
    return (struct subject){.role = ROLE_OFFICER,
                            .scope = {.kind = SCOPE_REGION, .place = str_of(place)}};
}

static const struct event MADE = {
    .seq = 1, .place = {"990101", 6}, .kind = EVENT_BULLETIN_MADE, .object = {{1}}};

static void who_may_see_the_thing_hears_of_it(void **unused)
{
    struct subject all = officer_of(""), province = officer_of("990000"),
                   county = officer_of("990101");

    (void)unused;
    assert_true(event_seen(&all, &MADE));
    assert_true(event_seen(&province, &MADE));
    assert_true(event_seen(&county, &MADE));
    county.role = ROLE_AUDITOR;
    assert_true(event_seen(&county, &MADE));
}

static void nobody_else_hears_of_it(void **unused)
{
    struct subject other = officer_of("990102"), same = officer_of("990101");

    (void)unused;
    assert_false(event_seen(&other, &MADE));
    for (int role = 0; role < ROLE_N; role++) {
        same.role = (enum role)role;
        if (role != ROLE_OFFICER && role != ROLE_AUDITOR)
            assert_false(event_seen(&same, &MADE));
    }
}

static void who_is_disabled_or_unknown_hears_nothing(void **unused)
{
    struct subject gone = officer_of("");
    const struct subject nobody = {.role = ROLE_PUBLIC};

    (void)unused;
    gone.disabled = true;
    assert_false(event_seen(&gone, &MADE));
    assert_false(event_seen(&nobody, &MADE));
}

static void an_event_of_no_place_is_for_those_who_see_everything(void **unused)
{
    const struct event nowhere = {.seq = 1, .kind = EVENT_BULLETIN_WITHDRAWN};
    struct subject all = officer_of(""), county = officer_of("990101");

    (void)unused;
    assert_true(event_seen(&all, &nowhere));
    assert_false(event_seen(&county, &nowhere));
}

static void every_kind_has_a_name(void **unused)
{
    (void)unused;
    for (int k = 0; k < EVENT_KIND_N; k++)
        assert_non_null(strchr(event_kind_names[k], '.'));
    assert_null(event_kind_names[EVENT_KIND_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_may_see_the_thing_hears_of_it),
        cmocka_unit_test(nobody_else_hears_of_it),
        cmocka_unit_test(who_is_disabled_or_unknown_hears_nothing),
        cmocka_unit_test(an_event_of_no_place_is_for_those_who_see_everything),
        cmocka_unit_test(every_kind_has_a_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
