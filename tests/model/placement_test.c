#include "model/placement.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

enum { TODAY = 20000 };

static const struct placement_known READY = {.today = TODAY,
                                             .told_day = DAY_NONE,
                                             .closed_month = DAY_NONE,
                                             .tasks = 1,
                                             .final = true,
                                             .evaluated = true,
                                             .successor_arrived = true,
                                             .leave_from = DAY_NONE};

static struct placement fresh(enum placement_kind kind, enum placement_state state)
{
    return (struct placement){.kind = kind,
                              .state = state,
                              .from_day = TODAY - 10,
                              .until_day = TODAY + 10,
                              .arrived_day = state >= PLACEMENT_ARRIVED ? TODAY - 10 : DAY_NONE,
                              .ended_day = DAY_NONE};
}

static bool moved(struct placement *p, enum placement_move move, struct err *e)
{
    const struct placement_step s = {move, TODAY, TODAY + 20, STR("原因")};
    const char *field = NULL;

    err_reset(e);
    return placement_move(p, &s, &READY, &field, e);
}

static void both_ways_lead_from_proposal_to_certificate(void **unused)
{
    static const enum placement_move WORK[] = {
        PLACEMENT_ACCEPT, PLACEMENT_CONFIRM, PLACEMENT_NOTICE, PLACEMENT_ARRIVE,
        PLACEMENT_START,  PLACEMENT_END,     PLACEMENT_CERTIFY};
    static const enum placement_move LEARN[] = {
        PLACEMENT_ACCEPT, PLACEMENT_CONFIRM,  PLACEMENT_NOTICE, PLACEMENT_ARRIVE, PLACEMENT_START,
        PLACEMENT_END,    PLACEMENT_EVALUATE, PLACEMENT_RETURN, PLACEMENT_CERTIFY};
    struct placement a = fresh(PLACEMENT_POSTING, PLACEMENT_PROPOSED),
                     b = fresh(PLACEMENT_TRAINING, PLACEMENT_PROPOSED);
    struct err e = {0};

    (void)unused;
    for (size_t i = 0; i < sizeof WORK / sizeof *WORK; i++)
        assert_true(moved(&a, WORK[i], &e));
    for (size_t i = 0; i < sizeof LEARN / sizeof *LEARN; i++)
        assert_true(moved(&b, LEARN[i], &e));
    assert_int_equal(a.state, PLACEMENT_CERTIFIED);
    assert_int_equal(b.state, PLACEMENT_CERTIFIED);
    assert_int_equal(a.arrived_day, TODAY);
    assert_int_equal(a.ended_day, TODAY);
}

/* The table written a second time, as pairs, from the domain's own sentence. */
static bool wanted(enum placement_state s, enum placement_move m)
{
    static const int PAIRS[][2] = {
        {PLACEMENT_PROPOSED, PLACEMENT_ACCEPT},   {PLACEMENT_ACCEPTED, PLACEMENT_CONFIRM},
        {PLACEMENT_CONFIRMED, PLACEMENT_NOTICE},  {PLACEMENT_NOTICED, PLACEMENT_ARRIVE},
        {PLACEMENT_ARRIVED, PLACEMENT_START},     {PLACEMENT_ACTIVE, PLACEMENT_GO_ON_LEAVE},
        {PLACEMENT_LEAVE, PLACEMENT_RESUME},      {PLACEMENT_ACTIVE, PLACEMENT_EXTEND},
        {PLACEMENT_ACTIVE, PLACEMENT_END},        {PLACEMENT_ACTIVE, PLACEMENT_END_EARLY},
        {PLACEMENT_ARRIVED, PLACEMENT_END_EARLY}, {PLACEMENT_LEAVE, PLACEMENT_END_EARLY},
        {PLACEMENT_PROPOSED, PLACEMENT_CANCEL},   {PLACEMENT_ACCEPTED, PLACEMENT_CANCEL},
        {PLACEMENT_CONFIRMED, PLACEMENT_CANCEL},  {PLACEMENT_NOTICED, PLACEMENT_CANCEL}};

    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        if (PAIRS[i][0] == (int)s && PAIRS[i][1] == (int)m)
            return true;
    }
    return false;
}

/* What one kind has and the others have not. */
static bool wanted_of_kind(enum placement_kind kind, enum placement_state s, enum placement_move m)
{
    bool learns = kind == PLACEMENT_TRAINING;
    bool over = s == PLACEMENT_ENDED || s == PLACEMENT_ENDED_EARLY;

    if (m == PLACEMENT_HAND_OVER)
        return kind == PLACEMENT_SHARED_POST && s == PLACEMENT_ACTIVE;
    if (m == PLACEMENT_CERTIFY)
        return learns ? s == PLACEMENT_RETURNED : over;
    if (m == PLACEMENT_EVALUATE)
        return learns && over;
    return m == PLACEMENT_RETURN && s == PLACEMENT_EVALUATED && learns;
}

static void a_move_that_is_not_in_the_table_is_refused_with_state_wish_and_what_is_allowed(void **u)
{
    (void)u;
    for (int k = 0; k < PLACEMENT_KIND_N; k++) {
        for (int s = 0; s < PLACEMENT_STATE_N; s++) {
            for (int m = 0; m < PLACEMENT_MOVE_N; m++) {
                struct placement p = fresh((enum placement_kind)k, (enum placement_state)s);
                const struct placement before = p;
                struct err e = {0};
                bool good = moved(&p, (enum placement_move)m, &e);

                assert_int_equal(good, wanted((enum placement_state)s, (enum placement_move)m)
                                           || wanted_of_kind((enum placement_kind)k,
                                                             (enum placement_state)s,
                                                             (enum placement_move)m));
                if (good)
                    continue;
                assert_int_equal(e.code, ERR_STATE);
                assert_non_null(strstr(e.text, placement_state_names[s]));
                assert_non_null(strstr(e.text, "allowed: "));
                assert_memory_equal(&p, &before, sizeof p);
            }
        }
    }
}

static void what_a_move_asks_for_is_told_where_it_is_missing(void **unused)
{
    const struct placement_step notice = {PLACEMENT_NOTICE, TODAY, DAY_NONE, STR("")},
                                certify = {PLACEMENT_CERTIFY, TODAY, DAY_NONE, STR("")},
                                end = {PLACEMENT_END, TODAY + 1, DAY_NONE, STR("")},
                                cancel = {PLACEMENT_CANCEL, TODAY, DAY_NONE, STR("")};
    struct placement p = fresh(PLACEMENT_POSTING, PLACEMENT_CONFIRMED);
    struct placement_known k = READY;
    const char *field = NULL;
    struct err e = {0};

    (void)unused;
    k.tasks = 0;
    assert_false(placement_move(&p, &notice, &k, &field, &e));
    assert_err(e, ERR_STATE, "task list");
    err_reset(&e);
    assert_false(placement_move(&p, &cancel, &k, &field, &e));
    assert_string_equal(field, "why");
    p = fresh(PLACEMENT_POSTING, PLACEMENT_ENDED);
    k = READY;
    k.final = false;
    err_reset(&e);
    assert_false(placement_move(&p, &certify, &k, &field, &e));
    k = READY;
    k.open_tasks = 2;
    err_reset(&e);
    assert_false(placement_move(&p, &certify, &k, &field, &e));
    assert_err(e, ERR_STATE, "2 tasks");
    p = fresh(PLACEMENT_POSTING, PLACEMENT_ACTIVE);
    err_reset(&e);
    assert_false(placement_move(&p, &end, &READY, &field, &e));
    assert_err(e, ERR_INPUT, "future");
    k = READY;
    k.told_day = TODAY;
    err_reset(&e);
    assert_false(placement_move(
        &p, &(struct placement_step){PLACEMENT_GO_ON_LEAVE, TODAY, DAY_NONE, STR("假")}, &k, &field,
        &e));
    assert_err(e, ERR_STATE, "told as a day on site");
    k = READY;
    k.closed_month = month_of_day(TODAY);
    err_reset(&e);
    assert_false(placement_move(
        &p, &(struct placement_step){PLACEMENT_END, TODAY, DAY_NONE, STR("")}, &k, &field, &e));
    assert_err(e, ERR_STATE, "closed");
}

static void two_placements_of_one_person_share_no_day(void **unused)
{
    struct placement p = fresh(PLACEMENT_POSTING, PLACEMENT_ACCEPTED), o = p;
    struct err e = {0};

    (void)unused;
    p.practitioner = o.practitioner = STR("P1");
    p.id.bytes[0] = 1;
    o.id.bytes[0] = 2;
    o.code = STR("X");
    o.from_day = p.until_day;
    o.until_day = DAY_NONE;
    assert_false(placement_alone(&p, &o, 1, &e));
    assert_err(e, ERR_STATE, "by X");
    err_reset(&e);
    o.from_day++;
    assert_true(placement_alone(&p, &o, 1, &e));
    o.from_day = p.from_day;
    o.state = PLACEMENT_CANCELLED;
    assert_true(placement_alone(&p, &o, 1, &e));
    o.state = PLACEMENT_ACTIVE;
    o.practitioner = STR("P2");
    assert_true(placement_alone(&p, &o, 1, &e));
}

/* --- random commands --- */

enum { PEOPLE = 4, ROWS = 24, COMMANDS = 2000, SEEDS = 200 };

static struct str person_code(uint64_t i)
{
    static const char *const CODES[PEOPLE] = {"P1", "P2", "P3", "P4"};

    return str_of(CODES[i]);
}

/* One active placement per person and day, counted by days and not by spans. */
static void invariants_hold(const struct placement *rows, int n)
{
    for (int i = 0; i < n; i++) {
        int32_t from, until;

        assert_true((int)rows[i].state >= 0 && rows[i].state < PLACEMENT_STATE_N);
        assert_int_equal(rows[i].arrived_day != DAY_NONE,
                         rows[i].state >= PLACEMENT_ARRIVED
                             && rows[i].state != PLACEMENT_CANCELLED);
        placement_span(&rows[i], &from, &until);
        for (int j = 0; placement_binds(rows[i].state) && j < i; j++) {
            int32_t begins, ends;

            placement_span(&rows[j], &begins, &ends);
            if (!placement_binds(rows[j].state)
                || !str_eq(rows[i].practitioner, rows[j].practitioner))
                continue;
            for (int32_t day = begins; day <= ends; day++)
                assert_false(day >= from && day <= until);
        }
    }
}

static bool command_run(struct random *r, struct placement *rows, int n, int32_t today)
{
    struct placement *p = &rows[random_below(r, (uint32_t)n)], after = *p;
    struct placement_known k = READY;
    struct placement_step s = {
        (enum placement_move)random_below(r, PLACEMENT_MOVE_N), today - (int32_t)random_below(r, 6),
        today + (int32_t)random_below(r, 60), random_below(r, 8) ? STR("原因") : STR("")};
    const char *field = NULL;
    struct err e = {0};
    bool good;

    if (s.move == PLACEMENT_CANCEL && random_below(r, 10)) /* else few come far */
        s.move = (enum placement_move)p->state;
    k.today = today;
    k.leave_from = today - 3;
    k.tasks = random_below(r, 4);
    good =
        placement_move(&after, &s, &k, &field, &e) && placement_alone(&after, rows, (size_t)n, &e);
    if (good)
        *p = after;
    else
        assert_true(e.code == ERR_STATE || e.code == ERR_INPUT);
    return good;
}

static void random_commands_keep_one_placement_per_person_and_day(void **unused)
{
    int64_t done = 0, certified = 0;

    (void)unused;
    for (uint64_t seed = 1; seed <= SEEDS; seed++) {
        struct random r = random_stream(seed, 6);
        struct placement rows[ROWS];
        int32_t today = TODAY;

        for (int i = 0; i < ROWS; i++) {
            rows[i] =
                fresh((enum placement_kind)random_below(&r, PLACEMENT_KIND_N), PLACEMENT_PROPOSED);
            rows[i].id.bytes[0] = (uint8_t)(i + 1);
            rows[i].code = STR("X");
            rows[i].practitioner = person_code(random_below(&r, PEOPLE));
            rows[i].from_day = TODAY + (int32_t)random_below(&r, 300);
            rows[i].until_day = rows[i].from_day + (int32_t)random_below(&r, 90);
        }
        for (int c = 0; c < COMMANDS; c++) {
            today += random_below(&r, 6) == 0;
            done += command_run(&r, rows, ROWS, today);
            if (c % 50 == 0)
                invariants_hold(rows, ROWS);
        }
        invariants_hold(rows, ROWS);
        for (int i = 0; i < ROWS; i++)
            certified += rows[i].state == PLACEMENT_CERTIFIED;
    }
    assert_true(done > 5000 && certified > 200); /* the commands do reach the end */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ways_lead_from_proposal_to_certificate),
        cmocka_unit_test(
            a_move_that_is_not_in_the_table_is_refused_with_state_wish_and_what_is_allowed),
        cmocka_unit_test(what_a_move_asks_for_is_told_where_it_is_missing),
        cmocka_unit_test(two_placements_of_one_person_share_no_day),
        cmocka_unit_test(random_commands_keep_one_placement_per_person_and_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
