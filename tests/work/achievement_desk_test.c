#include "work/achievement_desk.h"

#include "model/unknown.h"
#include "tests/work/placed.h"

static const struct subject OFFICER = {.account = {{9}},
                                       .role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};

static struct achievement_new claim(void)
{
    return (struct achievement_new){.programme = STR("p"),
                                    .organization = STR("H1"),
                                    .kind = ACHIEVEMENT_BEDS,
                                    .name = STR("康复床位"),
                                    .day = desk_today(NOON),
                                    .amount = 20,
                                    .unit = STR("张"),
                                    .state = ACHIEVEMENT_REACHED,
                                    .now_ms = NOON};
}

static bool decided(struct both *b, const struct subject *by, struct id id,
                    enum achievement_status status, const char *why, struct err *e)
{
    const struct achievement_wish w = {
        .id = id, .status = status, .why = str_of(why), .now_ms = NOON};
    struct edit_refused refused;

    err_reset(e);
    return work_achievement_decide(b->st, by, &w, &refused, e);
}

static void a_claim_is_verified_by_its_evidence_and_locked(void **state)
{
    struct both *b = placed_province(state);
    struct subject host = manager_of(1);
    const struct subject other = manager_of(3);
    struct achievement_new n = claim();
    struct material_new file = {.name = STR("批文.pdf"), .bytes = STR("%PDF-1.7"), .now_ms = NOON};
    struct edit_refused refused;
    struct achievement_view v;
    struct err e = {0};

    host.account = (struct id){{8}};
    assert_false(work_achievement_add(b->st, &other, &n, &n.id, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_achievement_add(b->st, &host, &n, &n.id, &refused, &e));
    assert_false(decided(b, &host, n.id, ACHIEVEMENT_VERIFIED, "", &e));
    assert_int_equal(e.code, ERR_RIGHT);
    assert_false(decided(b, &OFFICER, n.id, ACHIEVEMENT_VERIFIED, "", &e));
    assert_err(e, ERR_STATE, "no evidence");
    err_reset(&e);
    file.owner = n.id;
    assert_true(work_achievement_material(b->st, &host, &file, &refused, &e));
    assert_true(decided(b, &OFFICER, n.id, ACHIEVEMENT_VERIFIED, "", &e));
    assert_false(work_achievement_material(b->st, &host, &file, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
    err_reset(&e);
    n.version = 2;
    assert_false(work_achievement_edit(b->st, &host, &n, &refused, &e));
    assert_err(e, ERR_STATE, "verified");
    err_reset(&e);
    assert_true(decided(b, &OFFICER, n.id, ACHIEVEMENT_RETURNED, "床位未启用", &e));
    n.version = 1;
    assert_false(work_achievement_edit(b->st, &host, &n, &refused, &e));
    assert_int_equal(refused.version, 3);
    err_reset(&e);
    n.version = 3;
    n.amount = 12;
    assert_true(work_achievement_edit(b->st, &host, &n, &refused, &e));
    assert_true(work_achievement_see(b->st, &OFFICER, n.id, &b->a, &v, &e));
    assert_int_equal(v.achievement.status, ACHIEVEMENT_CLAIMED);
    assert_int_equal(v.achievement.amount, 12);
    assert_int_equal(v.materials.n, 1);
    assert_false(work_achievement_see(b->st, &other, n.id, &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

static void what_is_not_there_is_told_with_its_field(void **state)
{
    struct both *b = placed_province(state);
    struct achievement_new n = claim();
    struct edit_refused refused;
    struct err e = {0};

    n.organization = STR("H99");
    assert_false(work_achievement_add(b->st, &OFFICER, &n, &n.id, &refused, &e));
    assert_string_equal(refused.field, "organization");
    err_reset(&e);
    n = claim();
    n.programme = STR("none");
    assert_false(work_achievement_add(b->st, &OFFICER, &n, &n.id, &refused, &e));
    assert_string_equal(refused.field, "programme");
    err_reset(&e);
    n = claim();
    n.day++;
    assert_false(work_achievement_add(b->st, &OFFICER, &n, &n.id, &refused, &e));
    assert_string_equal(refused.field, "day");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_claim_is_verified_by_its_evidence_and_locked),
                                       BOTH(what_is_not_there_is_told_with_its_field)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
