#include "model/study.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_study_answers_an_order_where_all_three_agree),
        cmocka_unit_test(nothing_is_guessed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
