#include "store/mastery.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/procedure.h"
#include "store/technique.h"
#include "tests/store/province.h"

#define CASE(n) pid('C', n)

struct asking {
    struct arena *a;
    struct mastery_asked asked;
    struct mastery_lines lines;
    struct mastery_decisions decisions;
    struct mastery_review review;
    struct mastery_reviews reviews;
    struct store_page page;
    bool found, done;
};

static bool fill_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t = {STR("T1"), STR("关节镜"), STR("骨科"), 3, STR(""), false};

    (void)arg;
    if (!store_technique_add(st, &t, 1, e))
        return false;
    for (int i = 1; i <= 4; i++) {
        const struct procedure p = {.id = CASE(i),
                                    .code = str_of((const char *[]){"", "A", "B", "C", "D"}[i]),
                                    .version = 1,
                                    .county = STR("990101"),
                                    .programme = STR("p"),
                                    .practitioner = STR("P1"),
                                    .organization = STR("H1"),
                                    .technique = i == 2 ? STR("关节镜") : STR("T1"),
                                    .day = 20010 - i,
                                    .role = i == 3 ? PROCEDURE_OBSERVED : PROCEDURE_SUPERVISED,
                                    .level = 4,
                                    .mentor = STR("P4"),
                                    .outcome = i == 1 ? PROCEDURE_FAILURE : PROCEDURE_SUCCESS,
                                    .signed_day = i == 4 ? DAY_NONE : 20011,
                                    .state = i == 4 ? PROCEDURE_OPEN : PROCEDURE_SIGNED,
                                    .made_ms = 5,
                                    .closed_ms = COUNT_UNKNOWN};

        if (!store_procedure_add(st, &p, e))
            return false;
    }
    return sql_run(st,
                   "UPDATE practitioner SET organization = (SELECT id FROM organization"
                   " WHERE code = 'H1') WHERE code = 'P4'",
                   NULL, e);
}

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_mastery_lines(st, &q->asked, q->a, &q->lines, e);
}

static void own_cases_come_by_day_with_who_was_there(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .asked = {.reach = STORE_ALL}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 3); /* what was only watched is not there */
    assert_id(q.lines.items[0].id, CASE(4));
    assert_false(q.lines.items[0].is_signed);
    assert_id(q.lines.items[2].id, CASE(1));
    assert_true(q.lines.items[2].failure && q.lines.items[2].outside);
    assert_str(q.lines.items[1].technique, "T1"); /* told by its name */
    q.asked.technique = STR("T2");
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 0);
    q.asked = (struct mastery_asked){
        .reach = {.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}}};
    both_tx(b, STORE_READ, lines_in_tx, &q);
    assert_int_equal(q.lines.n, 0);
}

static bool review_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct mastery_review r = {.id = pid('R', 1),
                               .version = 1,
                               .county = STR("990103"),
                               .practitioner = STR("P1"),
                               .technique = STR("T1"),
                               .asked_day = 20012,
                               .cases = 20,
                               .score = 2.5,
                               .limit = 2.25,
                               .seal = STR("ab"),
                               .mentor = STR("P4"),
                               .mentor_ms = COUNT_UNKNOWN,
                               .department_ms = COUNT_UNKNOWN,
                               .note = STR(""),
                               .made_ms = 7};
    const struct mastery_decision d = {.id = pid('X', 1),
                                       .county = STR("990103"),
                                       .practitioner = STR("P1"),
                                       .technique = STR("T1"),
                                       .level = 4,
                                       .from_day = 20013,
                                       .until_day = DAY_NONE,
                                       .note = STR(""),
                                       .made_ms = 8};

    if (!store_mastery_review_add(st, &r, e) || !store_mastery_add(st, &d, e))
        return false;
    r.mentor_ms = 9;
    return store_mastery_review_put(st, &r, 1, &q->done, e)
           && store_mastery_review_get(st, r.id, q->a, &q->review, &q->found, e)
           && store_mastery_list(st, STR("P1"), STR("T1"), q->a, &q->decisions, e)
           && store_mastery_review_list(st, &q->asked, STR("asked"), &q->page, q->a, &q->reviews,
                                        e);
}

static void a_review_comes_back_with_names_and_decisions_are_kept(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {
        .a = &b->a,
        .asked = {.reach = {.kind = REACH_SELF, .scope = {.practitioner = PERSON(4)}}},
        .page = {10, STR(""), STORE_ALL}};

    both_tx(b, STORE_WRITE, fill_in_tx, NULL);
    both_tx(b, STORE_WRITE, review_in_tx, &q);
    assert_true(q.found && q.done);
    assert_int_equal(q.review.version, 2);
    assert_int_equal(q.review.mentor_ms, 9);
    assert_str(q.review.technique_name, "关节镜");
    assert_id(q.review.mentor_id, PERSON(4));
    assert_int_equal(q.decisions.n, 1);
    assert_int_equal(q.decisions.items[0].until_day, DAY_NONE);
    assert_int_equal(q.reviews.n, 1); /* the mentor who is asked reaches it */
}

static bool signal_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct mastery_signal s = {.id = id_new(),
                                     .county = STR("990103"),
                                     .practitioner = STR("P1"),
                                     .technique = STR("T1"),
                                     .kind = STR("ready"),
                                     .day = 20009,
                                     .made_ms = 7};

    (void)arg;
    return store_mastery_signal_add(st, &s, e);
}

static bool done_in_tx(struct store *st, void *arg, struct err *e)
{
    (void)arg;
    return store_mastery_signal_done(st, STR("P1"), STR("T1"), STR("ready"), 9, e);
}

static void a_signal_of_the_same_case_is_told_once(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, signal_in_tx, NULL);
    both_tx(b, STORE_WRITE, signal_in_tx, NULL);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_signal WHERE done_ms IS NULL"), 1);
    both_tx(b, STORE_WRITE, done_in_tx, NULL);
    both_tx(b, STORE_WRITE, signal_in_tx, NULL);
    assert_int_equal(both_total(b, "SELECT count(*) FROM mastery_signal WHERE done_ms IS NULL"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(own_cases_come_by_day_with_who_was_there),
        BOTH(a_review_comes_back_with_names_and_decisions_are_kept),
        BOTH(a_signal_of_the_same_case_is_told_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
