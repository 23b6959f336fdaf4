#include "work/pledge_desk.h"

#include "tests/work/promised.h"

static const char PLEDGE_FILE[] =
    "id: m2\nname: 下基层\nplace: 杏省\nyear: 2025\nversion: 1\ndirection: down\n"
    "approval: [county]\n"
    "pledges: [{id: pay, label: 待遇不变, kind: pay, since: arrival, months: 2},"
    " {id: award, label: 评优优先, kind: award, since: end, months: 6}]\n"
    "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
    "bulletin: {title: 通报, blocks: [{heading: 一, text: \"{n}\"}]}\n";

static struct id placement;

static bool placed_in_tx(struct store *st, void *unused, struct err *e)
{
    (void)unused;
    return sql_run(st,
                   "INSERT INTO placement (county, id, placement, programme, kind, practitioner,"
                   " home, organization, from_day, arrived_day, state, delivery, made_ms) VALUES"
                   " ('990101', $1, 'Q1', 'm2', 'posting', 'P1', 'H3', 'H1', '2023-03-01',"
                   " '2023-03-01', 'active', 'x', 1)",
                   SQL(sql_id(&placement)), e);
}

static struct both *pledged_province(void **state)
{
    struct both *b = province_of(state);
    struct fault_list faults = {0};
    struct err e = {0};

    if (!work_programme_add(b->st, str_of(PLEDGE_FILE), "m2.yaml", NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    placement = id_new();
    both_tx(b, STORE_WRITE, placed_in_tx, NULL);
    return b;
}

static struct subject manager_of(int organization)
{
    return (struct subject){.account = pid('A', 30 + organization),
                            .role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION,
                                      .place = organization == 3 ? STR("990103") : STR("990101"),
                                      .organization = ORG(organization)}};
}

static const struct subject EXPERT = {.role = ROLE_EXPERT, .scope = {.kind = SCOPE_SELF}};

static struct subject person(int n)
{
    struct subject s = EXPERT;

    s.account = pid('A', 40 + n);
    s.scope.practitioner = PERSON(n);
    return s;
}

static struct pledge_told told_of(enum pledge_state state)
{
    return (struct pledge_told){.placement = placement,
                                .pledge = STR("pay"),
                                .state = state,
                                .day = day_of(2023, 4, 30),
                                .proof = STR("三、四月工资表"),
                                .said = STR("少一个月"),
                                .now_ms = NOON};
}

static void well(struct both *b, const struct subject *by, struct pledge_told t)
{
    struct edit_refused refused;
    struct err e = {0};

    if (!work_pledge_tell(b->st, by, &t, &refused, &e))
        fail_msg("%s", e.text);
}

static void badly(struct both *b, const struct subject *by, struct pledge_told t,
                  enum err_code code, const char *said)
{
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_pledge_tell(b->st, by, &t, &refused, &e));
    assert_err(e, code, said);
}

static struct pledge_view seen(struct both *b)
{
    const struct subject by = officer_of(1);
    const struct pledge_told which = told_of(PLEDGE_OPEN);
    struct pledge_view v;
    struct err e = {0};

    if (!work_pledge_see(b->st, &by, &which, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

/* Due on 1 May 2023, before the invented data end. */
static void the_home_proves_and_the_person_says_whether_it_is_so(void **state)
{
    struct both *b = pledged_province(state);
    const struct subject home = manager_of(3), host = manager_of(1), one = person(1),
                         other = person(2);
    struct pledge_told t = told_of(PLEDGE_TOLD);

    assert_true(seen(b).overdue);
    assert_int_equal(seen(b).due_day, day_of(2023, 5, 1));
    badly(b, &host, t, ERR_MISSING, "no pledge"); /* it is not the host's to keep */
    badly(b, &one, t, ERR_RIGHT, "no right");
    badly(b, &one, told_of(PLEDGE_CONFIRMED), ERR_STATE, "cannot become");
    t.proof = STR(" ");
    badly(b, &home, t, ERR_INPUT, "a document");
    t = told_of(PLEDGE_TOLD);
    t.day = DAY_NONE;
    badly(b, &home, t, ERR_INPUT, "the day");
    t.day = day_of(2099, 1, 1);
    badly(b, &home, t, ERR_INPUT, "in the future");
    well(b, &home, told_of(PLEDGE_TOLD));
    assert_false(seen(b).overdue);
    badly(b, &home, told_of(PLEDGE_TOLD), ERR_STATE, "cannot become");
    badly(b, &other, told_of(PLEDGE_DISPUTED), ERR_MISSING, "no pledge");
    t = told_of(PLEDGE_DISPUTED);
    t.said = STR("");
    badly(b, &one, t, ERR_INPUT, "what is not so");
    well(b, &one, told_of(PLEDGE_DISPUTED));
    assert_true(seen(b).overdue);
    well(b, &home, told_of(PLEDGE_TOLD));
    well(b, &one, told_of(PLEDGE_CONFIRMED));
    assert_int_equal(seen(b).pledge.state, PLEDGE_CONFIRMED);
    assert_int_equal(seen(b).steps.n, 4);
    badly(b, &home, told_of(PLEDGE_TOLD), ERR_STATE, "cannot become");
}

/* What runs from the end is not due while the placement goes on. */
static void a_list_holds_what_is_owed_and_to_whom_it_may_be_seen(void **state)
{
    struct both *b = pledged_province(state);
    const struct subject by = officer_of(1), home = manager_of(3), host = manager_of(1);
    struct pledge_ask ask = {.now_ms = NOON};
    struct store_page page = {10, STR(""), STORE_ALL};
    struct pledge_views views;
    struct err e = {0};

    assert_true(work_pledge_list(b->st, &by, &ask, &page, &b->a, &views, &e));
    assert_int_equal(views.n, 2);
    assert_int_equal(views.items[0].due_day, DAY_NONE); /* award */
    assert_false(views.items[0].overdue);
    ask.filter.overdue = true;
    page.reach = store_reach_of(&home, ACTION_PLEDGE_SEE);
    assert_true(work_pledge_list(b->st, &home, &ask, &page, &b->a, &views, &e));
    assert_int_equal(views.n, 1);
    assert_true(views.items[0].may_tell && !views.items[0].may_answer);
    page.reach = store_reach_of(&host, ACTION_PLEDGE_SEE);
    assert_true(work_pledge_list(b->st, &host, &ask, &page, &b->a, &views, &e));
    assert_int_equal(views.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_home_proves_and_the_person_says_whether_it_is_so),
        BOTH(a_list_holds_what_is_owed_and_to_whom_it_may_be_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
