#include "model/recruitment.h"

#include "tests/check.h"

/* Which state may follow which, written a second time: planned, running, closed, cancelled. */
static void a_round_goes_from_planned_to_closed(void **unused)
{
    static const char *const MAY[RECRUITMENT_STATE_N] = {".r.x", "..cx", "....", "...."};

    (void)unused;
    for (int from = 0; from < RECRUITMENT_STATE_N; from++) {
        for (int to = 0; to < RECRUITMENT_STATE_N; to++) {
            struct recruitment r = {.state = (enum recruitment_state)from, .posts = 1};
            struct err e = {0};

            assert_int_equal(recruitment_move(&r, (enum recruitment_state)to, &e),
                             MAY[from][to] != '.');
        }
    }
}

static void move_refused(struct recruitment r, enum recruitment_state to, const char *said)
{
    struct err e = {0};

    assert_false(recruitment_move(&r, to, &e));
    assert_err(e, ERR_STATE, said);
}

static void a_round_begins_with_posts_and_ends_without_open_offers(void **unused)
{
    struct recruitment r = {.state = RECRUITMENT_PLANNED};
    struct err e = {0};

    (void)unused;
    move_refused(r, RECRUITMENT_RUNNING, "no posts yet");
    r = (struct recruitment){.state = RECRUITMENT_RUNNING, .posts = 2, .offered_n = 2};
    move_refused(r, RECRUITMENT_CLOSED, "2 offers wait");
    move_refused(r, RECRUITMENT_CANCELLED, "2 offers wait");
    r.offered_n = 0;
    r.signed_n = 1;
    move_refused(r, RECRUITMENT_CANCELLED, "closed, not cancelled");
    assert_true(recruitment_running_check(&r, &e));
    assert_true(recruitment_open_check(&r, &e));
    assert_true(recruitment_move(&r, RECRUITMENT_CLOSED, &e));
    assert_false(recruitment_open_check(&r, &e));
    assert_err(e, ERR_STATE, "closed");
    err_reset(&e);
    assert_false(recruitment_running_check(&r, &e));
    assert_err(e, ERR_STATE, "while it runs");
}

/* applied, shortlisted, offered, signed, declined, rejected */
static void a_candidate_goes_one_step_after_the_other_or_out(void **unused)
{
    static const char *const MAY[CANDIDATE_STATE_N] = {".s..dr", "..o.dr", "...Sdr",
                                                       "......", "......", "......"};

    (void)unused;
    for (int from = 0; from < CANDIDATE_STATE_N; from++) {
        for (int to = 0; to < CANDIDATE_STATE_N; to++) {
            struct candidate c = {.state = (enum candidate_state)from, .day = 100};
            const struct candidate_step s = {
                .state = (enum candidate_state)to, .day = 110, .accepted = 1};
            const char *field;
            struct err e = {0};

            assert_int_equal(candidate_move(&c, &s, 120, &field, &e), MAY[from][to] != '.');
        }
    }
}

static void step_refused(struct candidate_step s, enum err_code code, const char *field_wanted,
                         const char *said)
{
    struct candidate c = {.state = CANDIDATE_OFFERED, .day = 100};
    const char *field;
    struct err e = {0};

    assert_false(candidate_move(&c, &s, 120, &field, &e));
    assert_err(e, code, said);
    assert_int_equal(c.state, CANDIDATE_OFFERED);
    if (field_wanted)
        assert_string_equal(field, field_wanted);
    else
        assert_null(field);
}

static void nobody_signs_where_every_post_is_taken(void **unused)
{
    struct candidate c = {.state = CANDIDATE_OFFERED, .day = 100};
    const struct candidate_step last = {.state = CANDIDATE_SIGNED,
                                        .day = 120,
                                        .practitioner = STR("P9"),
                                        .signed_n = 1,
                                        .accepted = 2};
    const char *field;
    struct err e = {0};

    (void)unused;
    step_refused(
        (struct candidate_step){
            .state = CANDIDATE_SIGNED, .day = 110, .signed_n = 2, .accepted = 2},
        ERR_STATE, NULL, "all 2 posts");
    step_refused((struct candidate_step){.state = CANDIDATE_DECLINED, .day = 121, .accepted = 2},
                 ERR_INPUT, "day", "in the future");
    step_refused((struct candidate_step){.state = CANDIDATE_DECLINED, .day = 99, .accepted = 2},
                 ERR_INPUT, "day", "before what was told");
    step_refused(
        (struct candidate_step){.state = CANDIDATE_DECLINED, .day = 110, .practitioner = STR("P9")},
        ERR_INPUT, "practitioner", "who signs");
    assert_true(candidate_move(&c, &last, 120, &field, &e));
    assert_str(c.practitioner, "P9");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_round_goes_from_planned_to_closed),
        cmocka_unit_test(a_round_begins_with_posts_and_ends_without_open_offers),
        cmocka_unit_test(a_candidate_goes_one_step_after_the_other_or_out),
        cmocka_unit_test(nobody_signs_where_every_post_is_taken),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
