#include "work/budget_desk.h"

#include "tests/work/promised.h"

static const char BUDGET_FILE[] =
    "id: u\nname: 预\nplace: 杏省\nyear: 2025\nversion: 2\ndirection: down\n"
    "approval: [county, city, province]\n"
    "funds: [{id: f, name: 专项, source: 财政}]\n"
    "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
    "bulletin: {title: 通报, blocks: [{heading: 一, text: \"{n}\"}]}\n";

/* The order of H1 and a technique of H2 are the programme's; money was spent at H1 and by the fund
 * of the province itself, some of it came back, some in another year. */
static struct both *budget_province(void **state)
{
    static char *const ROWS[] = {
        "UPDATE demand SET programme = 'u' WHERE code = 'G-990101-骨科'",
        "INSERT INTO adoption (county, id, adoption, programme, kind, organization, technique,"
        " gap_day, state, delivery, made_ms) VALUES ('990102', 'x', 'A2', 'u', 'technique', 'H2',"
        " '术', '2024-01-01', 'gap', 'x', 1)",
        "INSERT INTO entry (county, id, entry, programme, fund, kind, organization, amount_fen, "
        "day,"
        " delivery, made_ms) VALUES"
        " ('990101', 'a', 'E1', 'u', 'F', 'payment', 'H1', 700, '2025-03-01', 'x', 1),"
        " ('990101', 'b', 'E2', 'u', 'F', 'recovery', 'H1', -200, '2025-04-01', 'x', 1),"
        " ('990101', 'c', 'E3', 'u', 'F', 'accrual', 'H1', 9000, '2025-04-01', 'x', 1),"
        " ('990101', 'd', 'E4', 'u', 'F', 'payment', 'H1', 5000, '2024-04-01', 'x', 1),"
        " ('990101', 'e', 'E5', 'other', 'F', 'payment', 'H1', 5000, '2025-04-01', 'x', 1),"
        " ('990000', 'f', 'E6', 'u', 'F', 'spending', NULL, 30, '2025-05-01', 'x', 1)"};
    struct both *b = province_of(state);
    struct fault_list faults = {0};
    struct err e = {0};

    if (!work_programme_add(b->st, str_of(BUDGET_FILE), "u.yaml", NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++)
        both_tx(b, STORE_WRITE, both_sql, ROWS[i]);
    return b;
}

static struct subject manager_of(int organization)
{
    return (struct subject){.account = pid('A', 30 + organization),
                            .role = ROLE_MANAGER,
                            .scope = {.kind = SCOPE_ORGANIZATION,
                                      .place = organization == 2 ? STR("990102") : STR("990101"),
                                      .organization = ORG(organization)}};
}

static struct subject officer_at(const char *place)
{
    return (struct subject){.account = pid('A', 50),
                            .role = ROLE_OFFICER,
                            .scope = {.kind = SCOPE_REGION, .place = str_of(place)}};
}

static struct budget_new request_of(void)
{
    return (struct budget_new){.programme = STR("u"),
                               .organization = STR("H1"),
                               .year = 2025,
                               .fund = STR("f"),
                               .kind = BUDGET_EQUIPMENT,
                               .about = STR("关节镜"),
                               .demand = STR("G-990101-骨科"),
                               .asked_fen = 1000,
                               .now_ms = NOON};
}

static struct id asked(struct both *b)
{
    const struct subject host = manager_of(1);
    const struct budget_new n = request_of();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_budget_add(b->st, &host, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static void add_badly(struct both *b, const struct subject *by, struct budget_new n,
                      enum err_code code, const char *said)
{
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_budget_add(b->st, by, &n, &id, &refused, &e));
    assert_err(e, code, said);
}

static void a_request_is_bound_to_what_the_hospital_has(void **state)
{
    struct both *b = budget_province(state);
    const struct subject host = manager_of(1), other = manager_of(2),
                         officer = officer_at("990101");
    struct budget_new n = request_of();

    add_badly(b, &other, n, ERR_RIGHT, "not within the post's reach");
    add_badly(b, &officer, n, ERR_RIGHT, "not within the post's reach");
    n.demand = STR("D2"); /* of H2 */
    add_badly(b, &host, n, ERR_INPUT, "none of this code");
    n.demand = STR("");
    add_badly(b, &host, n, ERR_INPUT, "either the order or the technique");
    n.adoption = STR("A2"); /* of H2 */
    add_badly(b, &host, n, ERR_INPUT, "none of this code");
    n = request_of();
    n.fund = STR("g");
    add_badly(b, &host, n, ERR_INPUT, "no such fund");
    n = request_of();
    n.about = STR(" x ");
    add_badly(b, &host, n, ERR_INPUT, "what the money is for");
    n = request_of();
    n.programme = STR("none");
    add_badly(b, &host, n, ERR_MISSING, "no programme");
    assert_int_equal(both_total(b, "SELECT count(*) FROM budget"), 0);
    asked(b);
    n = request_of();
    n.organization = STR("H2");
    n.demand = STR("");
    n.adoption = STR("A2");
    assert_int_equal(both_total(b, "SELECT count(*) FROM budget"), 1);
}

static bool decided(struct both *b, const char *place, struct id id, int64_t amount_fen,
                    struct err *e)
{
    const struct subject by = officer_at(place);
    const struct budget_wish w = {
        .id = id, .granted = true, .amount_fen = amount_fen, .why = STR("从严"), .now_ms = NOON};
    struct edit_refused refused;

    return work_budget_decide(b->st, &by, &w, &refused, e);
}

static struct budget_view seen(struct both *b, struct id id)
{
    const struct subject by = officer_at("990000");
    struct budget_view v;
    struct err e = {0};

    if (!work_budget_see(b->st, &by, id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void each_level_speaks_in_turn_and_foreign_eyes_see_nothing(void **state)
{
    struct both *b = budget_province(state);
    const struct subject host = manager_of(1), other = manager_of(2);
    struct id id = asked(b);
    struct budget_wish w = {.id = id, .move = BUDGET_MOVE_SUBMIT, .version = 7, .now_ms = NOON};
    struct budget_new n = request_of();
    struct edit_refused refused;
    struct budget_view v;
    struct err e = {0};

    assert_false(work_budget_move(b->st, &host, &w, &refused, &e));
    assert_err(e, ERR_STATE, "version"); /* another one by now */
    err_reset(&e);
    w.version = 1;
    assert_false(work_budget_move(b->st, &other, &w, &refused, &e));
    assert_err(e, ERR_MISSING, "no such budget request");
    err_reset(&e);
    assert_false(decided(b, "990101", id, 1000, &e)); /* not sent yet */
    err_reset(&e);
    assert_true(work_budget_move(b->st, &host, &w, &refused, &e));
    n.id = id;
    n.version = 2;
    assert_false(work_budget_edit(b->st, &host, &n, &refused, &e)); /* it is on its way */
    err_reset(&e);
    assert_false(decided(b, "990000", id, 1000, &e));
    assert_err(e, ERR_STATE, "waits for the county");
    err_reset(&e);
    assert_false(decided(b, "990102", id, 1000, &e));
    assert_err(e, ERR_MISSING, "no such budget request");
    err_reset(&e);
    assert_true(decided(b, "990101", id, 1000, &e));
    assert_true(decided(b, "990100", id, 900, &e));
    assert_true(decided(b, "990000", id, 800, &e));
    v = seen(b, id);
    assert_int_equal(v.budget.state, BUDGET_APPROVED);
    assert_int_equal(v.budget.granted_fen, 800);
    assert_int_equal(v.steps.n, 5);
    assert_str(v.steps.items[3].level, "city");
    assert_int_equal(v.steps.items[3].amount_fen, 900);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'budget.grant'"), 3);
}

/* 700 paid and 200 back at H1, 30 of the province's own: 530 of 800 granted. */
static void the_sums_stand_beside_what_was_spent(void **state)
{
    struct both *b = budget_province(state);
    const struct subject host = manager_of(1);
    struct id id = asked(b);
    const struct budget_wish w = {.id = id, .move = BUDGET_MOVE_SUBMIT, .now_ms = NOON};
    const struct store_reach all = STORE_ALL, own = store_reach_of(&host, ACTION_BUDGET_SEE);
    struct budget_sums sums;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_budget_sums(b->st, STR("u"), 2025, &all, &b->a, &sums, &e));
    assert_int_equal(sums.items[0].request_n, 0); /* a draft is not asked for yet */
    assert_true(work_budget_move(b->st, &host, &w, &refused, &e));
    assert_true(work_budget_sums(b->st, STR("u"), 2025, &all, &b->a, &sums, &e));
    assert_int_equal(sums.items[0].waiting_fen, 1000);
    assert_true(decided(b, "990101", id, 1000, &e));
    assert_true(decided(b, "990100", id, 800, &e));
    assert_true(decided(b, "990000", id, 800, &e));
    assert_true(work_budget_sums(b->st, STR("u"), 2025, &all, &b->a, &sums, &e));
    assert_int_equal(sums.n, 4);
    assert_str(sums.items[0].level, "province");
    assert_int_equal(sums.items[0].asked_fen, 1000);
    assert_int_equal(sums.items[0].waiting_fen, 0);
    assert_int_equal(sums.items[0].granted_fen, 800);
    assert_int_equal(sums.items[0].spent_fen, 530);
    assert_str(sums.items[3].name, "甲县医院");
    assert_int_equal(sums.items[3].spent_fen, 500);
    assert_true(work_budget_sums(b->st, STR("u"), 2025, &own, &b->a, &sums, &e));
    assert_int_equal(sums.n, 1); /* the own alone, and no place of which it is a part */
    assert_int_equal(sums.items[0].spent_fen, 500);
    assert_true(work_budget_sums(b->st, STR("u"), 2026, &all, &b->a, &sums, &e));
    assert_int_equal(sums.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_request_is_bound_to_what_the_hospital_has),
        BOTH(each_level_speaks_in_turn_and_foreign_eyes_see_nothing),
        BOTH(the_sums_stand_beside_what_was_spent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
