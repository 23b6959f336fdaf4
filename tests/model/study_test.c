#include "model/study.h"

#include <string.h>

#include "tests/check.h"

static struct reading order(enum reading_state state)
{
    return (struct reading){.code = STR("YX-1"),
                            .state = state,
                            .organization = STR("T1"),
                            .patient = {{7}},
                            .study = state == READING_ORDERED ? STR("") : STR("1.2.3")};
}

static enum study_why judged(const char *accession, const char *uid, const char *from,
                             const char *patient, const struct reading *r)
{
    const struct study s = {
        .accession = str_of(accession), .uid = str_of(uid), .organization = str_of(from)};

    return study_judge(&s, str_of(patient), r);
}

#define SEVEN "07000000-0000-0000-0000-000000000000"

static void a_study_answers_an_order_where_all_three_agree(void **unused)
{
    const struct reading open = order(READING_ORDERED), taken = order(READING_FINAL);

    (void)unused;
    assert_int_equal(judged("YX-1", "1.2.3", "T1", SEVEN, &open), STUDY_GOOD);
    assert_int_equal(judged("YX-1", "1.2.3", "T1", SEVEN, &taken), STUDY_GOOD); /* told again */
}

static void nothing_is_guessed(void **unused)
{
    const struct reading open = order(READING_ORDERED), taken = order(READING_QUEUED);

    (void)unused;
    assert_int_equal(judged("", "1.2.3", "T1", SEVEN, NULL), STUDY_NO_ACCESSION);
    assert_int_equal(judged("", "1.2.3", "T1", SEVEN, &open), STUDY_NO_ACCESSION);
    assert_int_equal(judged("YX-9", "1.2.3", "T1", SEVEN, NULL), STUDY_NO_ORDER);
    assert_int_equal(judged("YX-1", "1.2.3", "T2", SEVEN, &open), STUDY_OTHER_ORGANIZATION);
    assert_int_equal(judged("YX-1", "1.2.3", "", SEVEN, &open), STUDY_OTHER_ORGANIZATION);
    assert_int_equal(judged("YX-1", "1.2.3", "T1", "7", &open), STUDY_OTHER_PATIENT);
    assert_int_equal(judged("YX-1", "1.2.3", "T1", "", &open), STUDY_OTHER_PATIENT);
    assert_int_equal(judged("YX-1", "1.2.4", "T1", SEVEN, &taken), STUDY_ORDER_OVER);
}

/* 2^128 - 1 and 0, as anybody's calculator writes them. */
static void a_study_that_is_to_come_has_a_uid_of_its_order(void **unused)
{
    struct reading all = {.version = 0}, none = {.version = 0};
    struct arena a = {0};
    struct str first;

    (void)unused;
    memset(all.id.bytes, 0xff, sizeof all.id.bytes);
    assert_true(
        str_eq(study_uid_of(&all, &a), STR("2.25.340282366920938463463374607431768211455")));
    assert_true(str_eq(study_uid_of(&none, &a), STR("2.25.0")));
    none.version = 7;
    first = study_uid_of(&none, &a);
    assert_true(str_eq(first, STR("2.25.7")) && reading_uid(first)); /* taken again: another one */
    arena_reset(&a);
}

static void by_hand_it_is_matched_at_home_alone(void **unused)
{
    const struct reading open = order(READING_ORDERED), taken = order(READING_QUEUED);
    struct study s = {.uid = STR("1.2.3"), .organization = STR("T1")};
    struct err e = {0};

    (void)unused;
    assert_true(study_match_check(&s, &open, &e));
    assert_false(study_match_check(&s, &taken, &e));
    assert_err(e, ERR_STATE, "that is queued takes no study");
    err_reset(&e);
    s.organization = STR("T2");
    assert_false(study_match_check(&s, &open, &e));
    assert_err(e, ERR_STATE, "another organization");
    err_reset(&e);
    s.organization = STR("");
    assert_false(study_match_check(&s, &open, &e));
    err_reset(&e);
    s = (struct study){.organization = STR("T1"), .reading = STR("YX-2")};
    assert_false(study_match_check(&s, &open, &e));
    assert_err(e, ERR_STATE, "answers YX-2 already");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_study_answers_an_order_where_all_three_agree),
        cmocka_unit_test(nothing_is_guessed),
        cmocka_unit_test(a_study_that_is_to_come_has_a_uid_of_its_order),
        cmocka_unit_test(by_hand_it_is_matched_at_home_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
