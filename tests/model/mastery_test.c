#include "model/mastery.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/check.h"

enum { TODAY = 20000 };

static struct mastery_evidence good_evidence(void)
{
    return (struct mastery_evidence){.judged = true,
                                     .signal = true,
                                     .cases = 20,
                                     .least = 10,
                                     .last_good = 3,
                                     .last_assessors = 2,
                                     .last_outside = 1,
                                     .last_day = TODAY - 90};
}

static void each_thing_that_is_missing_is_told_alone_and_together(void **unused)
{
    struct mastery_evidence v[SHORT_N],
        none = {.least = 10, .unsigned_lines = 1, .alarm = true, .last_day = DAY_NONE};
    const struct mastery_evidence good = good_evidence();
    struct err e = {0};

    (void)unused;
    for (int i = 0; i < SHORT_N; i++)
        v[i] = good_evidence();
    v[0].judged = false;
    v[1].cases = 9;
    v[2].signal = false;
    v[3].last_good = 2;
    v[4].last_assessors = 1;
    v[5].last_outside = 0;
    v[6].unsigned_lines = 1;
    v[7].alarm = true;
    v[8].last_day = TODAY - 91;
    assert_int_equal(mastery_short(&good, TODAY), 0);
    assert_true(mastery_enough(&good, TODAY, &e));
    for (int i = 0; i < SHORT_N; i++) {
        struct err said = {0};

        assert_int_equal(mastery_short(&v[i], TODAY), 1 << i);
        assert_false(mastery_enough(&v[i], TODAY, &said));
        assert_int_equal(said.code, ERR_STATE);
    }
    assert_int_equal(mastery_short(&none, TODAY), (1 << SHORT_N) - 1);
    assert_false(mastery_enough(&none, TODAY, &e));
    assert_err(e, ERR_STATE, "no case for 90 days");
}

static void a_level_that_has_run_out_is_supervised(void **unused)
{
    struct mastery_decision d = {.level = 4, .until_day = TODAY};

    (void)unused;
    assert_int_equal(mastery_level(&d, TODAY), 4);
    assert_int_equal(mastery_level(&d, TODAY + 1), 3);
    d.until_day = DAY_NONE;
    assert_int_equal(mastery_level(&d, TODAY + 9999), 4);
    d.level = 2;
    d.until_day = TODAY - 1;
    assert_int_equal(mastery_level(&d, TODAY), 2);
}

static struct id made(uint8_t n)
{
    struct id id = {{0}};

    id.bytes[15] = n;
    return id;
}

static struct mastery_review asked(void)
{
    return (struct mastery_review){.id = made(1),
                                   .state = REVIEW_ASKED,
                                   .mentor = STR("P4"),
                                   .mentor_id = made(14),
                                   .practitioner_id = made(11),
                                   .home_id = made(8),
                                   .mentor_ms = COUNT_UNKNOWN,
                                   .department_ms = COUNT_UNKNOWN,
                                   .made_by = made(21)};
}

static struct subject person(uint8_t practitioner)
{
    return (struct subject){.role = ROLE_EXPERT,
                            .scope = {.kind = SCOPE_SELF, .practitioner = made(practitioner)}};
}

static struct subject head(uint8_t organization)
{
    return (struct subject){
        .role = ROLE_HEAD,
        .scope = {.kind = SCOPE_ORGANIZATION, .organization = made(organization)}};
}

static struct str_list whole(struct str words[CHECKLIST_N])
{
    for (int i = 0; i < CHECKLIST_N; i++)
        words[i] = str_of(review_checklist[i]);
    return (struct str_list){words, CHECKLIST_N, CHECKLIST_N};
}

static void two_yeses_grant_in_either_order_and_one_no_declines(void **unused)
{
    struct str words[CHECKLIST_N];
    const struct subject mentor = person(14), chief = head(8);
    const struct review_word yes[2] = {
        {.side = REVIEW_MENTOR, .agree = true, .by = &mentor, .actor = made(30), .now_ms = 5},
        {.side = REVIEW_DEPARTMENT,
         .agree = true,
         .checked = whole(words),
         .by = &chief,
         .actor = made(31),
         .now_ms = 6}};

    (void)unused;
    for (int first = 0; first < 2; first++) {
        struct mastery_review r = asked();
        struct review_word no = yes[!first];
        const char *field = NULL;
        struct err e = {0};

        assert_true(mastery_review_say(&r, &yes[first], &field, &e));
        assert_int_equal(r.state, REVIEW_ASKED);
        assert_false(mastery_review_say(&r, &yes[first], &field, &e)); /* signed already */
        assert_int_equal(e.code, ERR_STATE);
        err_reset(&e);
        no.agree = false;
        assert_false(mastery_review_say(&r, &no, &field, &e));
        assert_string_equal(field, "why");
        err_reset(&e);
        no.why = STR("并发症偏多");
        {
            struct mastery_review declined = r;

            assert_true(mastery_review_say(&declined, &no, &field, &e));
            assert_int_equal(declined.state, REVIEW_DECLINED);
            assert_false(mastery_review_say(&declined, &yes[!first], &field, &e));
            err_reset(&e);
        }
        assert_true(mastery_review_say(&r, &yes[!first], &field, &e));
        assert_int_equal(r.state, REVIEW_GRANTED);
    }
}

static void a_stranger_the_doctor_himself_and_half_a_checklist_are_refused(void **unused)
{
    struct str words[CHECKLIST_N];
    const struct subject other = person(15), self = person(11), far = head(9), near = head(8);
    struct review_word wrong[5] = {
        {.side = REVIEW_MENTOR, .agree = true, .by = &other, .actor = made(30)},
        {.side = REVIEW_MENTOR, .agree = true, .by = &self, .actor = made(32)},
        {.side = REVIEW_DEPARTMENT, .agree = true, .by = &far, .actor = made(31)},
        {.side = REVIEW_DEPARTMENT, .agree = true, .by = &near, .actor = made(21)}, /* who asked */
        {.side = REVIEW_DEPARTMENT, .agree = true, .by = &near, .actor = made(31)}};

    (void)unused;
    wrong[4].checked = whole(words);
    wrong[4].checked.n--;
    for (int i = 0; i < 5; i++) {
        struct mastery_review r = asked();
        const char *field = NULL;
        struct err e = {0};

        assert_false(mastery_review_say(&r, &wrong[i], &field, &e));
        assert_int_equal(e.code, i < 4 ? ERR_RIGHT : ERR_INPUT);
        assert_int_equal(r.state, REVIEW_ASKED);
        assert_int_equal(r.mentor_ms, COUNT_UNKNOWN);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_thing_that_is_missing_is_told_alone_and_together),
        cmocka_unit_test(a_level_that_has_run_out_is_supervised),
        cmocka_unit_test(two_yeses_grant_in_either_order_and_one_no_declines),
        cmocka_unit_test(a_stranger_the_doctor_himself_and_half_a_checklist_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
