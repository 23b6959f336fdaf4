#include "work/booking.h"

#include <stdlib.h>
#include <unistd.h>

#include "tests/work/visiting.h"

#define REQUEST(n) STR("0123456789abcdef" #n)

static struct seal *seal_at(struct both *b)
{
    static int number;
    struct seal *seal = NULL;
    struct err e = {0};
    char path[80];

    snprintf(path, sizeof path, "/tmp/xinglin-booking-key-%d-%d", (int)getpid(), ++number);
    setenv("XINGLIN_KEY_FILE", path, 1);
    if (!seal_open(b->address, b->st, &seal, &e))
        fail_msg("%s", e.text);
    return seal;
}

static bool held(struct both *b, struct id visit, struct str request, struct booking_held *h,
                 struct err *e)
{
    const struct booking_hold hold = {visit, request, NOON};

    return work_booking_hold(b->st, &hold, h, e);
}

static bool confirmed(struct both *b, struct seal *seal, const struct booking_held *h,
                      struct booking_confirm c, struct booking_view *v, struct err *e)
{
    const struct patient_desk d = {b->st, seal, NULL, NOON};
    struct edit_refused refused;

    c.booking = h->booking;
    c.now_ms = c.now_ms ? c.now_ms : NOON;
    if (c.who.name.n == 0)
        c.who.name = STR("张三");
    return work_booking_confirm(&d, &c, &b->a, v, &refused, e);
}

static struct id taken(struct both *b, struct seal *seal, struct id visit, struct str request,
                       const char *phone, struct booking_view *v)
{
    struct booking_held h;
    struct err e = {0};

    if (!held(b, visit, request, &h, &e)
        || !confirmed(b, seal, &h,
                      (struct booking_confirm){
                          .code = str_of(h.code), .request = request, .who.phone = str_of(phone)},
                      v, &e))
        fail_msg("%s", e.text);
    return h.booking;
}

static void a_ticket_is_held_confirmed_found_and_given_back(void **state)
{
    struct both *b = placed_province(state);
    struct seal *seal = seal_at(b);
    struct id visit = visiting(b, 4);
    struct booking_view v = {0}, found;
    struct err e = {0};

    taken(b, seal, visit, REQUEST(1), "13800000001", &v);
    assert_int_equal(v.booking.state, BOOKING_BOOKED);
    assert_int_equal(v.booking.ticket, 1);
    assert_int_equal(strlen(v.receipt), 12);
    assert_true(work_booking_find(b->st, str_of(v.receipt), NOON, &b->a, &found, &e));
    assert_false(found.moved);
    assert_false(work_booking_find(b->st, STR("000000000000"), NOON, &b->a, &found, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_true(work_booking_give_back(b->st, str_of(v.receipt), NOON, &b->a, &found, &e));
    assert_int_equal(visit_now(b, visit).taken, 0);
    assert_false(work_booking_give_back(b->st, str_of(v.receipt), NOON, &b->a, &found, &e));
    assert_err(e, ERR_STATE, "is cancelled cannot become cancelled");
    /* nothing of the patient stands anywhere in clear */
    assert_int_equal(both_total(b, "SELECT count(*) FROM patient WHERE name LIKE '%张三%'"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM patient"), 1);
    seal_close(seal);
}

static void a_double_tap_takes_one_ticket_and_a_code_is_used_once(void **state)
{
    struct both *b = placed_province(state);
    struct seal *seal = seal_at(b);
    struct id visit = visiting(b, 4);
    struct booking_held first, again;
    struct booking_view v = {0}, same = {0};
    struct booking_confirm c = {.request = REQUEST(8), .who.phone = STR("13800000001")};
    struct err e = {0};

    assert_true(held(b, visit, REQUEST(1), &first, &e) && held(b, visit, REQUEST(1), &again, &e));
    assert_int_equal(id_cmp(first.booking, again.booking), 0);
    assert_string_equal(first.code, again.code);
    assert_int_equal(visit_now(b, visit).taken, 1);
    c.code = str_of(first.code);
    assert_true(confirmed(b, seal, &first, c, &v, &e));
    assert_true(confirmed(b, seal, &first, c, &same, &e));
    assert_string_equal(v.receipt, same.receipt);
    c.request = REQUEST(9);
    assert_false(confirmed(b, seal, &first, c, &v, &e));
    assert_err(e, ERR_STATE, "the code has been used");
    seal_close(seal);
}

static void five_wrong_codes_lose_the_hold_and_ten_minutes_end_it(void **state)
{
    struct both *b = placed_province(state);
    struct seal *seal = seal_at(b);
    struct id visit = visiting(b, 4);
    struct booking_confirm c = {.request = REQUEST(8), .who.phone = STR("13800000001")};
    struct booking_held h;
    struct booking_view v;
    struct err e = {0};
    char wrong[BOOKING_CODE];

    assert_true(held(b, visit, REQUEST(1), &h, &e));
    memcpy(wrong, h.code, sizeof wrong);
    wrong[0] = wrong[0] == '9' ? '0' : (char)(wrong[0] + 1);
    c.code = str_of(wrong);
    for (int i = 0; i < BOOKING_TRIES; i++) {
        err_reset(&e);
        assert_false(confirmed(b, seal, &h, c, &v, &e));
        assert_err(e, ERR_INPUT, "code");
    }
    err_reset(&e);
    c.code = str_of(h.code);
    assert_false(confirmed(b, seal, &h, c, &v, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(visit_now(b, visit).taken, 0);
    err_reset(&e);
    assert_true(held(b, visit, REQUEST(2), &h, &e));
    c.code = str_of(h.code);
    c.now_ms = NOON + BOOKING_HELD_MS;
    assert_false(confirmed(b, seal, &h, c, &v, &e));
    assert_err(e, ERR_STATE, "ten minutes");
    seal_close(seal);
}

static void a_phone_has_one_ticket_and_the_quota_is_the_townships(void **state)
{
    struct both *b = placed_province(state);
    struct seal *seal = seal_at(b);
    struct id visit = visiting(b, 4);
    struct subject desk = manager_of(1), other = manager_of(3);
    const struct booking_new n = {visit, {0}, {.name = STR("李四"), .phone = STR("13800000009")}};
    struct patient_desk d = {b->st, seal, &desk, NOON};
    struct booking_confirm c = {.request = REQUEST(8), .who.phone = STR("13800000001")};
    struct edit_refused refused;
    struct booking_lines lines;
    struct booking_held h;
    struct booking_view v;
    struct err e = {0};
    struct id id;

    taken(b, seal, visit, REQUEST(1), "13800000001", &v);
    assert_true(held(b, visit, REQUEST(2), &h, &e));
    c.code = str_of(h.code);
    assert_false(confirmed(b, seal, &h, c, &v, &e));
    assert_err(e, ERR_STATE, "this phone has a ticket");
    err_reset(&e);
    assert_false(held(b, visit, REQUEST(3), &h, &e)); /* two of three are out, one is kept */
    assert_err(e, ERR_STATE, "kept for townships");
    err_reset(&e);
    assert_false(work_booking_add(&d, &n, &id, &refused, &e));
    assert_err(e, ERR_STATE, "kept for townships"); /* the hospital's own desk, too */
    err_reset(&e);
    d.by = &other;
    assert_false(work_booking_add(&d, &n, &id, &refused, &e));
    assert_err(e, ERR_RIGHT, "of the county");
    err_reset(&e);
    both_run(b, "UPDATE organization SET county = '990101' WHERE code = 'H3'");
    other.scope.place = STR("990101");
    assert_true(work_booking_add(&d, &n, &id, &refused, &e));
    assert_true(work_booking_list(&d, visit, &b->a, &lines, &e));
    assert_int_equal(lines.n, 1); /* its own alone */
    assert_int_equal(id_cmp(lines.items[0].booking.id, id), 0);
    assert_str(lines.items[0].who.name, "李*");
    d.by = &desk;
    assert_true(work_booking_list(&d, visit, &b->a, &lines, &e));
    assert_int_equal(lines.n, 2);
    seal_close(seal);
}

static void a_stop_moves_whom_it_can_and_everybody_is_to_be_told(void **state)
{
    struct both *b = placed_province(state);
    struct seal *seal = seal_at(b);
    const struct subject host = manager_of(1);
    struct id visit = visiting(b, 4), other = visiting(b, 11);
    struct booking_view first = {0}, second = {0}, seen;
    struct visit to = visit_now(b, other);
    struct err e = {0};
    struct id one, two, shown;

    taken(b, seal, other, REQUEST(7), "13800000007", &seen);
    both_run(b, "UPDATE visit SET slots = 2 WHERE day = (SELECT max(day) FROM visit)");
    one = taken(b, seal, visit, REQUEST(1), "13800000001", &first);
    two = taken(b, seal, visit, REQUEST(2), "13800000002", &second);
    assert_false(visit_moved(b, &host, visit, VISIT_CANCEL, "VW-none", &e));
    assert_err(e, ERR_INPUT, "to");
    err_reset(&e);
    assert_true(visit_moved(b, &host, visit, VISIT_CANCEL, str_c(&b->a, to.code), &e));
    assert_int_equal(visit_now(b, visit).untold, 2);
    assert_int_equal(visit_now(b, other).taken, 2);
    assert_true(work_booking_find(b->st, str_of(first.receipt), NOON, &b->a, &seen, &e));
    assert_true(seen.moved && seen.booking.state == BOOKING_BOOKED);
    assert_int_equal(seen.visit.day, to.day);
    assert_int_equal(visit_now(b, visit).untold, 1); /* he saw it himself */
    assert_false(work_booking_told(b->st, &host, one, NOON, &shown, &e));
    assert_err(e, ERR_STATE, "nothing that this patient has to be told");
    err_reset(&e);
    assert_true(work_booking_told(b->st, &host, two, NOON, &shown, &e));
    assert_int_equal(visit_now(b, visit).untold, 0);
    assert_true(work_booking_find(b->st, str_of(second.receipt), NOON, &b->a, &seen, &e));
    assert_int_equal(seen.booking.state, BOOKING_CANCELLED);
    seal_close(seal);
}

static void who_came_is_said_by_the_hospital_on_the_day(void **state)
{
    struct both *b = placed_province(state);
    struct seal *seal = seal_at(b);
    const struct subject host = manager_of(1), stranger = manager_of(2);
    struct booking_wish w = {.to = BOOKING_ATTENDED, .now_ms = NOON};
    struct booking_view v;
    struct err e = {0};
    struct id shown;

    w.id = taken(b, seal, visiting(b, 4), REQUEST(1), "13800000001", &v);
    assert_false(work_booking_move(b->st, &stranger, &w, &shown, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_booking_move(b->st, &host, &w, &shown, &e));
    assert_err(e, ERR_STATE, "lies ahead");
    err_reset(&e);
    w.now_ms += INT64_C(4) * 86400000;
    assert_true(work_booking_move(b->st, &host, &w, &shown, &e));
    w.to = BOOKING_MISSED;
    assert_false(work_booking_move(b->st, &host, &w, &shown, &e));
    assert_err(e, ERR_STATE, "is attended cannot become missed");
    seal_close(seal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_ticket_is_held_confirmed_found_and_given_back),
        BOTH(a_double_tap_takes_one_ticket_and_a_code_is_used_once),
        BOTH(five_wrong_codes_lose_the_hold_and_ten_minutes_end_it),
        BOTH(a_phone_has_one_ticket_and_the_quota_is_the_townships),
        BOTH(a_stop_moves_whom_it_can_and_everybody_is_to_be_told),
        BOTH(who_came_is_said_by_the_hospital_on_the_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
