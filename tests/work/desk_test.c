#include "work/desk.h"

#include "base/day.h"
#include "tests/store/both.h"
#include "work/event.h"

static void the_day_is_that_of_china(void **state)
{
    char text[DAY_TEXT];

    (void)state;
    day_text(desk_today(1764000000000), text); /* 2025-11-24 16:00 UTC */
    assert_string_equal(text, "2025-11-25");
    day_text(desk_today(1764000000000 - 1), text);
    assert_string_equal(text, "2025-11-24");
}

static void who_acts_is_the_account_or_else_the_token(void **state)
{
    const struct subject person = {.account = {{1}}}, program = {.token = {{2}}};

    (void)state;
    assert_int_equal(desk_actor(&person).bytes[0], 1);
    assert_int_equal(desk_actor(&program).bytes[0], 2);
    assert_true(id_none(desk_actor(NULL)));
}

static void a_stale_version_is_told_with_the_present_one(void **state)
{
    struct edit_refused refused = {0};
    struct err e = {0};

    (void)state;
    assert_false(desk_stale(&refused, "organization", 3, 4, &e));
    assert_err(e, ERR_STATE, "the organization was changed since it was read: version 4, not 3");
    assert_int_equal(refused.version, 4);
}

static void a_field_is_named_with_what_is_wrong_with_it(void **state)
{
    struct edit_refused refused = {0};
    struct err e = {0};

    (void)state;
    assert_false(desk_bad(&refused, "centre", &e, "no organization has this code"));
    assert_err(e, ERR_INPUT, "centre: no organization has this code");
    assert_string_equal(refused.field, "centre");
}

static void a_text_may_be_unknown_or_has_to_be_there(void **state)
{
    (void)state;
    assert_null(desk_maybe(STR("")).at);
    assert_non_null(desk_some((struct str){0}).at);
    assert_str(desk_maybe(STR("x")), "x");
    assert_str(desk_some(STR("x")), "x");
}

static void a_code_is_the_random_end_of_the_id(void **state)
{
    struct arena a = {0};
    struct id id;

    (void)state;
    assert_true(id_parse(STR("01890a5d-ac96-774b-bcce-b302099a8057"), &id));
    assert_str(desk_code("YX", id, &a), "YX-b302099a8057");
    arena_reset(&a);
}

/* --- a use case --- */

struct trying {
    struct arena *arena;
    struct edit_refused refused;
    struct id object, other;
    bool fails;
    const char *field; /* that stood in `refused` when it ran */
};

static bool try_case(struct store *st, void *arg, struct err *e)
{
    struct trying *t = arg;
    const struct subject by = {.account = {{1}}};
    const struct desk_deed deed = {.by = &by,
                                   .now_ms = 7,
                                   .action = "reading.add",
                                   .noun = "reading",
                                   .object = t->object,
                                   .change = {.kind = EVENT_READING_CHANGED,
                                              .place = STR("990101"),
                                              .organization = {{2}},
                                              .object = t->object},
                                   .other_place = STR("990102"),
                                   .other = t->other};

    t->field = t->refused.field;
    t->refused.version = 3;
    assert_str(str_copy(t->arena, STR("here")), "here");
    return desk_done(st, &deed, e)
           && (!t->fails || desk_bad(&t->refused, "centre", e, "there is none"));
}

static void a_case_is_audited_and_told_to_both_sides(void **state)
{
    struct both *b = *state;
    struct trying t = {.object = {{9}}, .other = {{3}}, .refused = {.field = "stale"}};
    struct event_rows rows;
    struct err e = {0};

    assert_true(desk_write(b->st, &t.arena, &t.refused, try_case, &t, &e));
    assert_null(t.field); /* nothing is left of what stood there before */
    assert_int_equal(t.refused.version, 3);
    assert_null(t.arena);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'reading.add'"), 1);
    assert_true(work_event_after(b->st, 0, &b->a, &rows, &e));
    assert_int_equal(rows.n, 2);
    assert_str(rows.items[0].place, "990101");
    assert_str(rows.items[1].place, "990102");
    assert_int_equal(rows.items[0].organization.bytes[0], 2);
    assert_int_equal(rows.items[1].organization.bytes[0], 3);
    assert_int_equal(rows.items[1].object.bytes[0], 9);
    assert_int_equal(rows.items[1].at_ms, 7);
}

static void where_there_is_no_other_side_one_is_told(void **state)
{
    struct both *b = *state;
    struct trying t = {.object = {{9}}};
    struct event_rows rows;
    struct err e = {0};

    assert_true(desk_write(b->st, &t.arena, &t.refused, try_case, &t, &e));
    assert_true(work_event_after(b->st, 0, &b->a, &rows, &e));
    assert_int_equal(rows.n, 1);
}

static void a_refused_case_leaves_nothing_but_its_reason(void **state)
{
    struct both *b = *state;
    struct trying t = {.object = {{9}}, .other = {{3}}, .fails = true};
    struct err e = {0};

    assert_false(desk_write(b->st, &t.arena, &t.refused, try_case, &t, &e));
    assert_err(e, ERR_INPUT, "centre: there is none");
    assert_string_equal(t.refused.field, "centre");
    assert_null(t.arena);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM event"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_is_that_of_china),
        cmocka_unit_test(who_acts_is_the_account_or_else_the_token),
        cmocka_unit_test(a_stale_version_is_told_with_the_present_one),
        cmocka_unit_test(a_field_is_named_with_what_is_wrong_with_it),
        cmocka_unit_test(a_text_may_be_unknown_or_has_to_be_there),
        cmocka_unit_test(a_code_is_the_random_end_of_the_id),
        BOTH(a_case_is_audited_and_told_to_both_sides),
        BOTH(where_there_is_no_other_side_one_is_told),
        BOTH(a_refused_case_leaves_nothing_but_its_reason),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
