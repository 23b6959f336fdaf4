#include "work/technique_desk.h"

#include "model/unknown.h"
#include "tests/store/province.h"

#define NOON 1764000000000LL

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static const struct subject COUNTY = {.role = ROLE_OFFICER,
                                      .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}};

static struct technique_edit edit_of(int64_t version, const char *name)
{
    return (struct technique_edit){.technique = {.code = STR("T/1"),
                                                 .name = str_of(name),
                                                 .discipline = STR("骨科"),
                                                 .level = 3,
                                                 .procedure = STR("81.51")},
                                   .version = version};
}

static struct technique_view seen(struct both *b)
{
    struct technique_view v;
    struct err e = {0};

    if (!work_technique_see(b->st, &OFFICER, STR("T/1"), &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void what_the_catalogue_said_before_is_kept(void **state)
{
    struct both *b = province_of(state);
    struct technique_edit edit = edit_of(1, "髋关节置换");
    const struct technique first = edit_of(1, "髋关节").technique;
    struct technique_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &first, NOON, &refused, &e));
    assert_true(work_technique_edit(b->st, &OFFICER, &edit, NOON + 5, &refused, &e));
    v = seen(b);
    assert_int_equal(v.record.version, 2);
    assert_str(v.record.technique.name, "髋关节置换");
    assert_int_equal(v.pasts.n, 1);
    assert_str(v.pasts.items[0].was.technique.name, "髋关节");
    assert_int_equal(v.pasts.items[0].until_ms, NOON + 5);
    assert_int_equal(v.action_n, 2);
    assert_false(work_technique_edit(b->st, &OFFICER, &edit, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(refused.version, 2);
    assert_int_equal(seen(b).pasts.n, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE noun = 'technique'"), 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM event WHERE kind = 'technique.changed'"),
                     2);
}

static void a_code_is_taken_for_good(void **state)
{
    struct both *b = province_of(state);
    const struct technique first = edit_of(1, "髋关节").technique;
    const struct technique_move away = {STR("T/1"), true, STR("停用")};
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &first, NOON, &refused, &e));
    assert_true(work_technique_move(b->st, &OFFICER, &away, NOON, &e));
    assert_false(work_technique_add(b->st, &OFFICER, &first, NOON, &refused, &e));
    assert_string_equal(refused.field, "code");
    assert_int_equal(e.code, ERR_INPUT);
}

static void what_is_retired_is_taken_back_before_it_is_changed(void **state)
{
    struct both *b = province_of(state);
    struct technique_edit edit = edit_of(2, "新名");
    const struct technique first = edit_of(1, "髋关节").technique;
    const struct technique_move away = {STR("T/1"), true, STR("停用")},
                                back = {STR("T/1"), false, STR("误停")};
    struct technique_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_technique_add(b->st, &OFFICER, &first, NOON, &refused, &e));
    assert_false(work_technique_move(b->st, &OFFICER, &back, NOON, &e));
    assert_err(e, ERR_STATE, "in use already");
    err_reset(&e);
    assert_true(work_technique_move(b->st, &OFFICER, &away, NOON, &e));
    assert_false(work_technique_move(b->st, &OFFICER, &away, NOON, &e));
    assert_err(e, ERR_STATE, "retired already");
    err_reset(&e);
    assert_false(work_technique_edit(b->st, &OFFICER, &edit, NOON, &refused, &e));
    assert_err(e, ERR_STATE, "taken back first");
    err_reset(&e);
    assert_int_equal(seen(b).record.retired_ms, NOON);
    assert_true(work_technique_move(b->st, &OFFICER, &back, NOON + 1, &e));
    v = seen(b);
    assert_int_equal(v.record.retired_ms, COUNT_UNKNOWN);
    assert_int_equal(v.pasts.n, 2);
    assert_str(v.pasts.items[0].why, "误停");
    assert_int_equal(v.pasts.items[0].was.retired_ms, NOON);
    assert_str(v.pasts.items[1].why, "停用");
}

static void who_does_not_reach_the_whole_region_reads_alone(void **state)
{
    struct both *b = province_of(state);
    struct technique_edit edit = edit_of(1, "新名");
    const struct technique_move away = {STR("T/1"), true, STR("停用")};
    struct technique_view v;
    struct edit_refused refused;
    struct err e = {0};

    assert_false(work_technique_add(b->st, &COUNTY, &edit.technique, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_technique_add(b->st, &OFFICER, &edit.technique, NOON, &refused, &e));
    assert_false(work_technique_edit(b->st, &COUNTY, &edit, NOON, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_false(work_technique_move(b->st, &COUNTY, &away, NOON, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    assert_true(work_technique_see(b->st, &COUNTY, STR("T/1"), &b->a, &v, &e));
    assert_int_equal(v.action_n, 1);
    assert_false(work_technique_see(b->st, &COUNTY, STR("T9"), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
}

static void a_code_has_one_id_that_no_other_code_has(void **state)
{
    struct id a = technique_id(STR("T1")), b = technique_id(STR("T2"));

    (void)state;
    assert_false(id_none(a));
    assert_int_equal(id_cmp(a, technique_id(STR("T1"))), 0);
    assert_int_not_equal(id_cmp(a, b), 0);
    assert_int_equal(a.bytes[6] >> 4, 8);
    assert_int_equal(a.bytes[8] >> 6, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_the_catalogue_said_before_is_kept),
        BOTH(a_code_is_taken_for_good),
        BOTH(what_is_retired_is_taken_back_before_it_is_changed),
        BOTH(who_does_not_reach_the_whole_region_reads_alone),
        cmocka_unit_test(a_code_has_one_id_that_no_other_code_has),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
