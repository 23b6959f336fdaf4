#include "work/teaching_desk.h"

#include "model/unknown.h"
#include "tests/work/placed.h"

static struct subject person_of(int person, const char *county)
{
    struct subject s = expert_of(person);

    s.scope.place = str_of(county);
    return s;
}

static struct teaching_new told(int n)
{
    return (struct teaching_new){.id = pid('T', n),
                                 .kind = TEACHING_LECTURE,
                                 .topic = STR("胸痛"),
                                 .day = desk_today(NOON),
                                 .attendees = COUNT_UNKNOWN,
                                 .now_ms = NOON};
}

static struct id planned(struct both *b, const struct subject *by, int n)
{
    const struct teaching_new new = told(n);
    struct edit_refused refused;
    struct err e = {0};

    if (!work_teaching_add(b->st, by, &new, &refused, &e))
        fail_msg("%s", e.text);
    return new.id;
}

/* In H1, in another county than the teacher and the others are of. */
static struct id abroad(struct both *b, int n)
{
    const struct subject host = manager_of(1);
    struct teaching_new new = told(n);
    struct edit_refused refused;
    struct err e = {0};

    new.practitioner = STR("P1");
    new.organization = STR("H1");
    if (!work_teaching_add(b->st, &host, &new, &refused, &e))
        fail_msg("%s", e.text);
    return new.id;
}

static bool attended(struct both *b, const struct subject *by, const char *code, int64_t now_ms,
                     struct err *e)
{
    struct teaching t;

    err_reset(e);
    return work_teaching_attend(b->st, by, str_of(code), now_ms, &b->a, &t, e);
}

static void a_code_is_good_once_a_person_for_ten_minutes_and_for_nobody_strange(void **state)
{
    struct both *b = placed_province(state);
    const struct subject teacher = person_of(1, "990103"), near = person_of(2, "990103"),
                         far = person_of(3, "990102");
    struct id id = planned(b, &teacher, 1), away = abroad(b, 2);
    struct teaching_code code, next;
    struct teaching_view v;
    struct err e = {0};

    assert_true(work_teaching_code(b->st, &teacher, id, NOON, &code, &e));
    assert_false(work_teaching_code(b->st, &far, id, NOON, &next, &e));
    assert_false(attended(b, &teacher, code.digits, NOON, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_true(work_teaching_code(b->st, &teacher, away, NOON, &next, &e));
    assert_false(attended(b, &near, next.digits, NOON, &e)); /* nobody there knows him */
    assert_int_equal(e.code, ERR_MISSING);
    assert_true(attended(b, &near, code.digits, NOON + 1, &e));
    assert_false(attended(b, &near, code.digits, NOON + 2, &e));
    assert_err(e, ERR_STATE, "counted as present already");
    assert_true(work_teaching_code(b->st, &teacher, id, NOON + 3, &next, &e));
    assert_false(attended(b, &near, code.digits, NOON + 4, &e)); /* the one before */
    assert_err(e, ERR_MISSING, "no teaching shows this code");
    assert_false(attended(b, &near, next.digits, NOON + 3 + TEACHING_CODE_MS, &e));
    assert_err(e, ERR_STATE, "time of the code is over");
    err_reset(&e);
    assert_true(work_teaching_see(b->st, &teacher, id, &b->a, &v, &e));
    assert_int_equal(v.attendances.n, 1);
    assert_true(v.attendances.items[0].by_code);
    assert_int_equal(v.teaching.version, 3);
}

static void who_guesses_is_stopped_and_a_good_code_helps_him_no_longer(void **state)
{
    struct both *b = placed_province(state);
    const struct subject teacher = person_of(1, "990103"), near = person_of(2, "990103");
    struct id id = planned(b, &teacher, 1);
    struct teaching_code code;
    struct err e = {0};

    assert_true(work_teaching_code(b->st, &teacher, id, NOON, &code, &e));
    for (int i = 0; i < TEACHING_TRIES; i++) {
        char guess[TEACHING_CODE];

        snprintf(guess, sizeof guess, "%s", code.digits);
        guess[7] = (char)('0' + (guess[7] - '0' + 1 + i % 9) % 10);
        assert_false(attended(b, &near, guess, NOON + i, &e));
        assert_int_equal(e.code, ERR_MISSING);
    }
    assert_false(attended(b, &near, code.digits, NOON + 20, &e));
    assert_err(e, ERR_STATE, "too many codes");
    err_reset(&e);
    assert_true(work_teaching_code(b->st, &teacher, id, NOON + 500000, &code, &e));
    assert_true(attended(b, &near, code.digits, NOON + 20 + TEACHING_TRIES_MS, &e));
}

static void the_same_line_twice_is_one_and_another_is_refused(void **state)
{
    struct both *b = placed_province(state);
    const struct subject teacher = person_of(1, "990103"), host = manager_of(1);
    struct teaching_new n = told(1);
    struct edit_refused refused;
    struct err e = {0};

    n.held = true;
    n.attendees = 12;
    assert_true(work_teaching_add(b->st, &teacher, &n, &refused, &e));
    assert_true(work_teaching_add(b->st, &teacher, &n, &refused, &e));
    assert_int_equal(both_total(b, "SELECT count(*) FROM teaching"), 1);
    n.topic = STR("别的");
    assert_false(work_teaching_add(b->st, &teacher, &n, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
    err_reset(&e);
    n.id = pid('T', 2);
    n.day++;
    assert_false(work_teaching_add(b->st, &teacher, &n, &refused, &e));
    assert_string_equal(refused.field, "day");
    err_reset(&e);
    n.day--;
    assert_false(work_teaching_add(b->st, &host, &n, &refused, &e));
    assert_string_equal(refused.field, "practitioner_code");
    err_reset(&e);
    n.practitioner = STR("P4"); /* of another county, in his own */
    n.organization = STR("");
    assert_false(work_teaching_add(b->st, &host, &n, &refused, &e));
    assert_int_equal(e.code, ERR_RIGHT);
    err_reset(&e);
    n.practitioner = STR("P1");
    n.organization = STR("H1");
    n.school = STR("无此派");
    assert_false(work_teaching_add(b->st, &host, &n, &refused, &e));
    assert_string_equal(refused.field, "school");
}

static void it_is_held_once_and_people_are_named_by_hand(void **state)
{
    struct both *b = placed_province(state);
    const struct subject teacher = person_of(1, "990103");
    struct teaching_wish w = {.id = planned(b, &teacher, 1),
                              .version = 1,
                              .step = {TEACHING_HELD, 20, STR("")},
                              .now_ms = NOON};
    struct edit_refused refused;
    struct err e = {0};

    assert_true(work_teaching_move(b->st, &teacher, &w, &refused, &e));
    assert_false(work_teaching_move(b->st, &teacher, &w, &refused, &e));
    assert_int_equal(refused.version, 2);
    err_reset(&e);
    w.version = 0;
    assert_false(work_teaching_move(b->st, &teacher, &w, &refused, &e));
    assert_err(e, ERR_STATE, "held");
    err_reset(&e);
    assert_true(work_teaching_name(b->st, &teacher, w.id, STR("P2"), NOON, &refused, &e));
    assert_false(work_teaching_name(b->st, &teacher, w.id, STR("P2"), NOON, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
    err_reset(&e);
    assert_false(work_teaching_name(b->st, &teacher, w.id, STR("P1"), NOON, &refused, &e));
    assert_int_equal(e.code, ERR_INPUT);
}

static void a_file_comes_back_as_it_was_and_others_are_refused(void **state)
{
    struct both *b = placed_province(state);
    const struct subject teacher = person_of(1, "990103"), far = person_of(3, "990102");
    struct material_new n = {.owner = planned(b, &teacher, 1),
                             .name = STR("讲义.pdf"),
                             .bytes = STR("%PDF-1.7\0\xff"
                                          "x"),
                             .now_ms = NOON};
    struct material_want want = {.owner = n.owner};
    struct edit_refused refused;
    struct teaching_view v;
    struct material m;
    struct str bytes;
    struct err e = {0};

    assert_true(work_teaching_material(b->st, &teacher, &n, &refused, &e));
    assert_true(work_teaching_see(b->st, &teacher, n.owner, &b->a, &v, &e));
    want.material = v.materials.items[0].id;
    assert_true(work_teaching_file(b->st, &teacher, &want, &b->a, &m, &bytes, &e));
    assert_true(str_eq(bytes, n.bytes));
    assert_false(work_teaching_file(b->st, &far, &want, &b->a, &m, &bytes, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    want.owner = planned(b, &teacher, 2); /* beside another */
    assert_false(work_teaching_file(b->st, &teacher, &want, &b->a, &m, &bytes, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    n.bytes = STR("MZ");
    assert_false(work_teaching_material(b->st, &teacher, &n, &refused, &e));
    assert_err(e, ERR_INPUT, "no PDF");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_code_is_good_once_a_person_for_ten_minutes_and_for_nobody_strange),
        BOTH(who_guesses_is_stopped_and_a_good_code_helps_him_no_longer),
        BOTH(the_same_line_twice_is_one_and_another_is_refused),
        BOTH(it_is_held_once_and_people_are_named_by_hand),
        BOTH(a_file_comes_back_as_it_was_and_others_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
