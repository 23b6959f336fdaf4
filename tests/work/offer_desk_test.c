/* offer_desk_test.c - people offered, appeals, protected departments. H3 is the home of P1 to P4;
 * P1 to P3 are offered with the province. */
#include "work/bulletin_desk.h"
#include "work/offer_desk.h"

#include "tests/work/people.h"

static const char RULES[] =
    "id: o\nname: n\nplace: x\nyear: 2030\nversion: 1\ndirection: down\napproval: [county]\n"
    "eligibility: {min_title_rank: %d, sending: [三级甲等], licence: %s%s}\n"
    "figures:\n  - {id: m, label: a, unit: b, count: {of: booking}}\n"
    "bulletin:\n  title: t\n  blocks: [{heading: h, text: \"{m}\"}]\n";

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static struct subject home, person;

static struct both *with(void **state, int rank, const char *licence, const char *more)
{
    struct both *b = province_of(state);
    struct fault_list faults = {.arena = &b->a};
    struct err e = {0};

    home = (struct subject){
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = STR("990103"), .organization = ORG(3)}};
    person = (struct subject){
        .role = ROLE_EXPERT,
        .scope = {.kind = SCOPE_SELF, .place = STR("990103"), .practitioner = PERSON(4)}};
    if (!work_programme_add(b->st, str_of(arena_text(&b->a, RULES, rank, licence, more)), "o.yaml",
                            NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    return b;
}

static struct both *with_rules(void **state, int rank, const char *licence)
{
    return with(state, rank, licence, "");
}

static struct offer_new new_offer(void)
{
    return (struct offer_new){.practitioner = STR("P4"),
                              .programme = STR("o"),
                              .from_day = day_of(2031, 1, 1),
                              .until_day = day_of(2031, 12, 31),
                              .now_ms = NOON};
}

static struct id made(struct both *b)
{
    const struct offer_new n = new_offer();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_offer_add(b->st, &home, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static bool moved(struct both *b, const struct subject *by, struct id id, enum offer_act act,
                  int64_t version, struct err *e)
{
    const struct offer_order o = {.id = id, .act = act, .version = version, .why = STR("why")};
    struct edit_refused refused;

    *e = (struct err){0};
    return work_offer_move(b->st, by, &o, NOON, &refused, e);
}

static void an_appeal_of_the_person_is_decided_by_the_officer(void **state)
{
    struct both *b = with_rules(state, 1, "false");
    struct id id = made(b);
    struct offer_view v;
    struct err e = {0};

    assert_false(moved(b, &home, id, OFFER_APPEALS, 1, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_true(moved(b, &person, id, OFFER_APPEALS, 1, &e));
    assert_false(moved(b, &person, id, OFFER_UPHELD, 2, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_false(moved(b, &OFFICER, id, OFFER_UPHELD, 1, &e));
    assert_err(e, ERR_STATE, "version");
    assert_true(moved(b, &OFFICER, id, OFFER_REJECTED, 2, &e));
    assert_true(moved(b, &person, id, OFFER_APPEALS, 3, &e));
    assert_true(moved(b, &OFFICER, id, OFFER_UPHELD, 4, &e));
    assert_true(work_offer_see(b->st, &home, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.row.offer.state, OFFER_EXCUSED);
    assert_int_equal(v.steps.n, 5);
    assert_int_equal(v.steps.items[2].act, OFFER_REJECTED);
    assert_false(moved(b, &home, id, OFFER_TAKEN_BACK, 5, &e));
    assert_err(e, ERR_STATE, "allowed: nothing");
}

static void the_rules_of_the_programme_are_acted_on(void **state)
{
    struct both *b = with_rules(state, 3, "true");
    struct offer_new n = new_offer();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    both_tx(b, STORE_WRITE, both_sql, "UPDATE practitioner SET title_rank = 2 WHERE code = 'P4'");
    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "title");
    assert_string_equal(refused.field, "practitioner");
    both_tx(b, STORE_WRITE, both_sql, "UPDATE practitioner SET title_rank = 3 WHERE code = 'P4'");
    e = (struct err){0};
    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "licence");
    both_tx(b, STORE_WRITE, both_sql, "UPDATE organization SET level = '2A' WHERE code = 'H3'");
    e = (struct err){0};
    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "of this level");
    n.programme = STR("");
    e = (struct err){0};
    assert_true(work_offer_add(b->st, &home, &n, &id, &refused, &e));
}

static void nobody_is_offered_twice_for_a_day_or_by_others(void **state)
{
    struct both *b = with_rules(state, 1, "false");
    struct offer_new n = new_offer();
    struct subject other = {
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .place = STR("990101"), .organization = ORG(1)}};
    struct edit_refused refused;
    struct err e = {0};
    struct id id = made(b), second;

    n.from_day = day_of(2031, 12, 31);
    n.until_day = DAY_NONE;
    assert_false(work_offer_add(b->st, &home, &n, &second, &refused, &e));
    assert_err(e, ERR_STATE, "already");
    assert_true(moved(b, &home, id, OFFER_TAKEN_BACK, 1, &e));
    assert_true(work_offer_add(b->st, &home, &n, &second, &refused, &e));
    assert_false(work_offer_add(b->st, &other, &n, &id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
}

static void what_a_person_declares_is_his_hospitals_and_the_officers(void **state)
{
    struct both *b = with_rules(state, 1, "false");
    const struct subject auditor = {.role = ROLE_AUDITOR,
                                    .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
    struct offer_new n = new_offer();
    struct edit_refused refused;
    struct offer_view v;
    struct err e = {0};
    struct id id;

    n.circumstance = STR("family");
    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "note");
    n.note = STR("照顾老人");
    e = (struct err){0};
    assert_true(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_true(work_offer_see(b->st, &OFFICER, id, NOON, &b->a, &v, &e) && v.declared);
    assert_true(work_offer_see(b->st, &person, id, NOON, &b->a, &v, &e) && v.declared);
    assert_true(work_offer_see(b->st, &auditor, id, NOON, &b->a, &v, &e) && !v.declared);
}

static void a_department_is_protected_by_its_own_hospital(void **state)
{
    struct both *b = with_rules(state, 1, "false");
    const struct protection_new n = {STR("H3"), STR("骨一科"), 1, STR("夜班")};
    const struct protection_new nowhere = {STR("H9"), STR("骨一科"), 1, STR("夜班")};
    struct protection_rows rows;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_protection_put(b->st, &home, &n, NOON, &refused, &e));
    assert_true(work_protection_list(b->st, &home, &b->a, &rows, &e));
    assert_int_equal(rows.n, 1);
    assert_false(work_protection_put(b->st, &OFFICER, &n, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    e = (struct err){0};
    assert_false(work_protection_put(b->st, &home, &nowhere, NOON, &refused, &e));
    assert_string_equal(refused.field, "organization");
}

static bool may_undo(struct both *b, const struct subject *by, struct id id, int64_t now_ms)
{
    struct offer_view v;
    struct err e = {0};

    assert_true(work_offer_see(b->st, by, id, now_ms, &b->a, &v, &e));
    for (size_t i = 0; i < v.action_n; i++) {
        if (v.actions[i] == ACTION_OFFER_UNDO)
            return true;
    }
    return false;
}

static void the_last_move_is_taken_back_by_its_maker_alone_and_soon(void **state)
{
    struct both *b = with_rules(state, 1, "false");
    struct subject officer = OFFICER;
    struct id id = made(b);
    struct offer_view v;
    struct err e = {0};

    home.account = (struct id){{3}};
    person.account = (struct id){{4}};
    officer.account = (struct id){{9}};
    assert_false(may_undo(b, &home, id, NOON)); /* offering is withdrawn, not taken back */
    assert_true(moved(b, &person, id, OFFER_APPEALS, 1, &e));
    assert_true(may_undo(b, &person, id, NOON + 600000));
    assert_false(may_undo(b, &person, id, NOON + 600001));
    assert_false(may_undo(b, &home, id, NOON));
    assert_false(moved(b, &home, id, OFFER_UNDONE, 2, &e));
    assert_err(e, ERR_STATE, "only who moved the offer last");
    assert_true(moved(b, &person, id, OFFER_UNDONE, 2, &e));
    assert_false(moved(b, &person, id, OFFER_UNDONE, 3, &e)); /* once */
    assert_true(moved(b, &person, id, OFFER_APPEALS, 3, &e));
    assert_true(moved(b, &officer, id, OFFER_UPHELD, 4, &e));
    assert_false(moved(b, &person, id, OFFER_UNDONE, 5, &e)); /* the officer has acted */
    assert_true(moved(b, &officer, id, OFFER_UNDONE, 5, &e));
    assert_true(work_offer_see(b->st, &officer, id, NOON, &b->a, &v, &e));
    assert_int_equal(v.row.offer.state, OFFER_APPEALED);
    assert_int_equal(v.steps.items[v.steps.n - 1].act, OFFER_UNDONE);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'offer.undo'"), 2);
    home.account = person.account = (struct id){{0}};
}

static void what_was_withdrawn_does_not_come_back_over_a_new_offer_or_a_published_plan(void **state)
{
    struct both *b = with_rules(state, 1, "false");
    struct subject officer = OFFICER;
    struct id id = made(b), other;
    struct err e = {0};

    home.account = (struct id){{3}};
    officer.account = (struct id){{9}};
    assert_true(moved(b, &home, id, OFFER_TAKEN_BACK, 1, &e));
    other = made(b);
    assert_false(may_undo(b, &home, id, NOON));
    assert_false(moved(b, &home, id, OFFER_UNDONE, 2, &e));
    assert_err(e, ERR_STATE, "offered on one of these days again");
    assert_true(moved(b, &home, other, OFFER_TAKEN_BACK, 1, &e));
    assert_true(moved(b, &home, id, OFFER_UNDONE, 2, &e));
    assert_true(moved(b, &person, id, OFFER_APPEALS, 3, &e));
    assert_true(moved(b, &officer, id, OFFER_REJECTED, 4, &e));
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO plan_step (plan, step, state, why, at_ms)"
            " SELECT id, 99, 'published', '', 9999999999999 FROM plan");
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE assignment SET practitioner = (SELECT practitioner FROM offer WHERE"
            " programme = 'o' LIMIT 1)");
    assert_false(moved(b, &officer, id, OFFER_UNDONE, 5, &e));
    assert_err(e, ERR_STATE, "was published since");
    home.account = (struct id){{0}};
}

static void years_are_shown_or_nobody_is_offered(void **state)
{
    struct both *b = with(state, 1, "false", ", min_rank_years: 2, min_work_years: 5");
    struct offer_new n = new_offer(); /* from 2031-01-01 */
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "years in the title");
    assert_string_equal(refused.field, "practitioner");
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE practitioner SET title_from = '2029-01-01' WHERE code = 'P4'");
    e = (struct err){0};
    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "years in the profession");
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE practitioner SET work_from = '2026-01-02' WHERE code = 'P4'");
    e = (struct err){0};
    assert_false(work_offer_add(b->st, &home, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "years in the profession");
    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE practitioner SET work_from = '2026-01-01' WHERE code = 'P4'");
    e = (struct err){0};
    assert_true(work_offer_add(b->st, &home, &n, &id, &refused, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_appeal_of_the_person_is_decided_by_the_officer),
        BOTH(the_rules_of_the_programme_are_acted_on),
        BOTH(years_are_shown_or_nobody_is_offered),
        BOTH(nobody_is_offered_twice_for_a_day_or_by_others),
        BOTH(what_a_person_declares_is_his_hospitals_and_the_officers),
        BOTH(a_department_is_protected_by_its_own_hospital),
        BOTH(the_last_move_is_taken_back_by_its_maker_alone_and_soon),
        BOTH(what_was_withdrawn_does_not_come_back_over_a_new_offer_or_a_published_plan),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
