#include "work/recruitment_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/work/promised.h"

static struct id planned(struct both *b, enum recruitment_kind kind)
{
    const struct subject by = officer_of(1);
    const struct recruitment_new n = {
        2024, STR("引才"), kind, day_of(2024, 1, 1), day_of(2024, 12, 31), NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_recruitment_add(b->st, &by, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static void vacancy_put(struct both *b, const char *state)
{
    char sql[400];

    snprintf(sql, sizeof sql,
             "INSERT INTO vacancy (county, id, vacancy, version, year, organization, discipline,"
             " min_title_rank, posts, accepted, why, judgement, state, made_ms) VALUES ('990101',"
             " '01900000-0000-7000-8000-0000000000aa', 'YR-1', 1, 2024, 'H1', '骨科', 3, 3, 1, '',"
             " '', '%s', 1)",
             state);
    both_tx(b, STORE_WRITE, both_sql, sql);
}

static struct id vacancy_id(void)
{
    struct id id;

    assert_true(id_parse(STR("01900000-0000-7000-8000-0000000000aa"), &id));
    return id;
}

static void take(struct both *b, struct id round, struct id vacancy, const char *said)
{
    const struct subject by = officer_of(1);
    const struct recruitment_post n = {round, vacancy, NOON};
    struct edit_refused refused;
    struct err e = {0};
    bool good = work_recruitment_take(b->st, &by, &n, &refused, &e);

    if (said)
        assert_err(e, e.code, said);
    assert_int_equal(good, said == NULL);
}

static void begin(struct both *b, struct id round)
{
    const struct subject by = officer_of(1);
    const struct recruitment_wish w = {round, RECRUITMENT_RUNNING, NOON};
    struct edit_refused refused;
    struct err e = {0};

    if (!work_recruitment_move(b->st, &by, &w, &refused, &e))
        fail_msg("%s", e.text);
}

static void a_round_takes_what_was_accepted_and_once(void **state)
{
    struct both *b = province_of(state);
    struct id round = planned(b, RECRUITMENT_CAMPUS), other = planned(b, RECRUITMENT_OPEN);

    take(b, round, vacancy_id(), "there is no such one");
    vacancy_put(b, "submitted");
    take(b, round, vacancy_id(), "one that was accepted");
    both_tx(b, STORE_WRITE, both_sql, "UPDATE vacancy SET state = 'accepted'");
    take(b, round, vacancy_id(), NULL);
    take(b, other, vacancy_id(), "fills it already");
}

static void candidate_refused(struct both *b, struct candidate_new n, enum err_code code,
                              const char *field, const char *said)
{
    const struct subject by = officer_of(1);
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_candidate_add(b->st, &by, &n, &id, &refused, &e));
    assert_err(e, code, said);
    if (field)
        assert_string_equal(refused.field, field);
}

static void candidates_come_with_the_title_and_in_the_days_of_a_round(void **state)
{
    struct both *b = province_of(state);
    struct id round = planned(b, RECRUITMENT_CAMPUS);
    const struct subject by = officer_of(1);
    struct candidate_new n = {vacancy_id(), STR("甲"), STR(""), 3, day_of(2024, 5, 1), NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    vacancy_put(b, "accepted");
    candidate_refused(b, n, ERR_STATE, NULL, "no round of recruiting");
    take(b, round, vacancy_id(), NULL);
    candidate_refused(b, n, ERR_STATE, NULL, "while it runs");
    begin(b, round);
    n.title_rank = 2;
    candidate_refused(b, n, ERR_INPUT, "title_rank", "a higher title");
    n.title_rank = 3;
    n.day = day_of(2023, 5, 1);
    candidate_refused(b, n, ERR_INPUT, "day", "outside the round");
    n.day = day_of(2024, 5, 1);
    n.name = STR(" ");
    candidate_refused(b, n, ERR_INPUT, "name", "a name is wanted");
    n.name = STR("甲");
    if (!work_candidate_add(b->st, &by, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
}

static void a_round_open_to_all_visits_no_university(void **state)
{
    struct both *b = province_of(state);
    struct id round = planned(b, RECRUITMENT_OPEN);
    const struct subject by = officer_of(1);
    const struct campus_visit_new n = {round, day_of(2024, 5, 1), STR("大学"), STR(""), 3, NOON};
    struct edit_refused refused;
    struct err e = {0};

    vacancy_put(b, "accepted");
    take(b, round, vacancy_id(), NULL);
    begin(b, round);
    assert_false(work_campus_visit_add(b->st, &by, &n, &refused, &e));
    assert_err(e, ERR_STATE, "open to all");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_round_takes_what_was_accepted_and_once),
        BOTH(candidates_come_with_the_title_and_in_the_days_of_a_round),
        BOTH(a_round_open_to_all_visits_no_university),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
