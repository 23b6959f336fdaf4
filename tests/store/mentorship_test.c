#include "store/mentorship.h"

#include "tests/store/province.h"

#define PAIR(n) pid('M', n)

static struct mentorship pair_of(int n, const char *code, enum mentorship_state state)
{
    return (struct mentorship){.id = PAIR(n),
                               .code = str_of(code),
                               .version = 1,
                               .county = STR("990101"),
                               .programme = STR("p"),
                               .mentor = STR("P1"),
                               .apprentice = STR("P2"),
                               .organization = STR("H1"),
                               .technique = STR("81.51"),
                               .agreed_day = 20000 + n,
                               .until_day = DAY_NONE,
                               .mentor_day = DAY_NONE,
                               .apprentice_day = DAY_NONE,
                               .ceremony_day = DAY_NONE,
                               .ended_day = DAY_NONE,
                               .state = state,
                               .made_ms = 1764000000000};
}

struct asking {
    struct arena *a;
    struct store_reach reach;
    struct mentorship pair;
    struct mentorship_lines lines;
    struct mentorship_rows rows;
    struct bond_duty_rows duties;
    int64_t pairs, capacity;
    bool stale, there;
};

static bool pairs_put(struct store *st, struct err *e)
{
    const struct mentorship pairs[] = {
        pair_of(1, "M1", MENTORSHIP_ACTIVE), pair_of(2, "M2", MENTORSHIP_AGREED),
        pair_of(3, "M3", MENTORSHIP_PROPOSED), pair_of(4, "M4", MENTORSHIP_COMPLETED)};

    for (int i = 0; i < 4; i++) {
        if (!store_mentorship_add(st, &pairs[i], e))
            return false;
    }
    return true;
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct mentorship_key key = {STR("990101"), STR("M1")};
    const struct mentorship_goal goal = {.id = pid('G', 1),
                                         .technique = STR("81.51"),
                                         .level = 4,
                                         .cases = 3,
                                         .due_day = 20050,
                                         .reached_day = DAY_NONE};
    const struct mentorship_meeting met = {pid('T', 1), 20010, MEETING_CONSULT, STR("会诊")};
    const struct bond_step_line step = {.seq = 2,
                                        .move = MENTORSHIP_START,
                                        .was = MENTORSHIP_AGREED,
                                        .state = MENTORSHIP_ACTIVE,
                                        .party = STR("host"),
                                        .day = 20001,
                                        .until_day = DAY_NONE,
                                        .why = STR(""),
                                        .made_ms = 5};
    const struct id nobody = {{0}};

    return pairs_put(st, e) && store_mentorship_goal_add(st, &key, &goal, 5, e)
           && store_mentorship_meeting_add(st, &key, &met, nobody, 5, e)
           && store_bond_step_add(st, &key, &step, e)
           && store_mentorship_get(st, PAIR(1), q->a, &q->pair, e)
           && store_mentorship_lines(st, &q->pair, q->a, &q->lines, e)
           && store_mentor_load(st, STR("P1"), STR("M2"), &q->pairs, &q->capacity, e)
           && store_mentorship_there(st, STR("P1"), STR("P2"), &q->there, e);
}

static void pairs_come_back_with_what_belongs_to_them(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_str(q.pair.mentor_name, "张一");
    assert_str(q.pair.home_name, "东市医院");
    assert_str(q.pair.organization_name, "甲县医院");
    assert_id(q.pair.apprentice_id, PERSON(2));
    assert_int_equal(q.lines.goal_n, 1);
    assert_int_equal(q.lines.goals[0].done, 0);
    assert_int_equal(q.lines.meetings[0].kind, MEETING_CONSULT);
    assert_str(q.lines.steps[0].party, "host");
    assert_int_equal(q.pairs, 1); /* M1; M2 is left aside, M3 is only proposed, M4 over */
    assert_int_equal(q.capacity, MENTOR_CAPACITY);
    assert_true(q.there);
}

/* Of the logbook: three lines signed, one not, one of another technique. */
static const char LOGBOOK[] =
    "INSERT INTO procedure (county, id, procedure, programme, practitioner, organization,"
    " technique, day, role, level, signed_day, delivery, made_ms) VALUES"
    " ('990101', 'a', 'a', 'p', 'P2', 'H1', '81.51', '2024-01-01', 'assisted', 2, '2024-01-02',"
    " 'd', 1),"
    " ('990101', 'b', 'b', 'p', 'P2', 'H1', '81.51', '2024-02-01', 'supervised', 3, '2024-02-02',"
    " 'd', 1),"
    " ('990101', 'c', 'c', 'p', 'P2', 'H1', '81.51', '2024-03-01', 'independent', 5, NULL, 'd',"
    " 1),"
    " ('990101', 'd', 'd', 'p', 'P2', 'H1', '81.54', '2024-03-01', 'independent', 5,"
    " '2024-03-02', 'd', 1)";

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return sql_run(st, LOGBOOK, NULL, e)
           && store_mentorship_lines(st, &q->pair, q->a, &q->lines, e);
}

static void a_goal_is_measured_by_signed_lines_of_the_logbook_alone(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    both_tx(b, STORE_WRITE, lines_in_tx, &q);
    assert_int_equal(q.lines.goals[0].done, 2);
    assert_int_equal(q.lines.goals[0].done_level, 3);
}

static bool again_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct mentorship_key key = {STR("990101"), STR("M1")};
    const struct mentorship_goal goal = {.id = pid('G', 2),
                                         .technique = STR("81.51"),
                                         .level = 5,
                                         .due_day = 20050,
                                         .reached_day = DAY_NONE};

    (void)arg;
    return store_mentorship_goal_add(st, &key, &goal, 5, e);
}

static void a_technique_is_a_goal_of_a_pair_once(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};
    struct err e;

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    e = both_refused(b, STORE_WRITE, again_in_tx, NULL);
    assert_err(e, ERR_INPUT, "goal of the pair already");
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct mentor_capacity c = {STR("990103"), STR("P1"), 1, {{0}}, 7};
    struct mentorship m = q->pair;
    bool done;

    m.state = MENTORSHIP_ENDED_EARLY;
    m.cause = STR("调离");
    if (!store_mentorship_put(st, &m, 9, &done, e))
        return false;
    q->stale = !done;
    return store_mentorship_put(st, &m, 1, &done, e) && store_mentor_capacity_put(st, &c, e)
           && store_mentorship_get(st, m.id, q->a, &q->pair, e)
           && store_mentor_load(st, STR("P1"), STR(""), &q->pairs, &q->capacity, e);
}

static void a_pair_that_was_changed_since_is_left_alone(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.stale);
    assert_int_equal(q.pair.version, 2);
    assert_str(q.pair.cause, "调离");
    assert_int_equal(q.pairs, 1);
    assert_int_equal(q.capacity, 1);
}

static bool lists_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct mentorship_filter now = {.practitioner = STR("P2"), .now = true};
    const struct store_page page = {.limit = 2, .reach = q->reach};

    return store_mentorship_list(st, &now, &page, q->a, &q->rows, e)
           && store_mentorship_duties(st, &q->reach, 30000, q->a, &q->duties, e);
}

static void lists_hold_what_goes_on_within_reach(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .reach = STORE_ALL};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    both_tx(b, STORE_READ, lists_in_tx, &q);
    assert_int_equal(q.rows.more.total, 3);
    assert_int_equal(q.rows.n, 2);
    assert_str(q.rows.items[0].code, "M3");
    assert_true(q.rows.more.next.n > 0);
    /* M2 waits for its ceremony, M3 for both, M1 for its goal */
    assert_int_equal(q.duties.n, 4);
    assert_str(q.duties.items[0].kind, "start");
    assert_str(q.duties.items[1].owner, "apprentice");
    assert_str(q.duties.items[3].about, "81.51");
    q.reach = (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(2)}};
    both_tx(b, STORE_READ, lists_in_tx, &q);
    assert_int_equal(q.rows.more.total + (int64_t)q.duties.n, 0);
    q.reach = (struct store_reach){.kind = REACH_SELF, .scope = {.practitioner = PERSON(2)}};
    both_tx(b, STORE_READ, lists_in_tx, &q);
    assert_int_equal(q.rows.more.total, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(pairs_come_back_with_what_belongs_to_them),
        BOTH(a_goal_is_measured_by_signed_lines_of_the_logbook_alone),
        BOTH(a_technique_is_a_goal_of_a_pair_once),
        BOTH(a_pair_that_was_changed_since_is_left_alone),
        BOTH(lists_hold_what_goes_on_within_reach),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
