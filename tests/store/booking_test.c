#include "store/booking.h"

#include "tests/store/visited.h"

struct asking {
    struct arena *a;
    int64_t first, second, gap, none;
    struct visit visit;
    struct booking by_receipt, by_request;
    struct booking_rows rows, live;
    bool phone, other_phone, found, requested;
};

static struct booking ticket_of(int n, const char *code, int64_t ticket)
{
    return (struct booking){.id = pid('B', n),
                            .code = str_of(code),
                            .version = 1,
                            .county = STR("990101"),
                            .programme = STR("p"),
                            .visit = STR("V1"),
                            .organization = STR("H1"),
                            .practitioner = STR("P1"),
                            .day = 20000,
                            .state = BOOKING_BOOKED,
                            .ticket = ticket,
                            .patient = pid('I', n),
                            .phone_hash = STR("h"),
                            .held_until_ms = COUNT_UNKNOWN,
                            .made_ms = 5};
}

static bool tickets_put(struct store *st, struct asking *q, struct err *e)
{
    const struct visit v = visited_of(1, "V1", 20000);
    struct booking one = ticket_of(1, "B1", 1), two = ticket_of(2, "B2", 2);

    one.receipt_hash = STR("r1");
    one.request = STR("q1");
    two.state = BOOKING_HELD;
    two.channel = BOOKING_TOWNSHIP;
    two.phone_hash = (struct str){0};
    two.held_until_ms = 1000;
    return store_visit_add(st, &v, e) && store_booking_ticket(st, v.code, 3, &q->first, e)
           && store_booking_add(st, &one, e) && store_booking_add(st, &two, e)
           && store_booking_ticket(st, v.code, 3, &q->second, e);
}

static bool all_read(struct store *st, struct asking *q, struct err *e)
{
    return store_visit_get(st, VISITED(1), q->a, &q->visit, e)
           && store_booking_receipt(st, STR("r1"), q->a, &q->by_receipt, &q->found, e)
           && store_booking_requested(st, STR("990101"), STR("q1"), q->a, &q->by_request,
                                      &q->requested, e)
           && store_booking_phone(st, STR("V1"), STR("h"), &q->phone, e)
           && store_booking_phone(st, STR("V2"), STR("h"), &q->other_phone, e)
           && store_booking_list(st, STR("V1"), STR(""), q->a, &q->rows, e)
           && store_booking_live(st, STR("V1"), q->a, &q->live, e);
}

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct booking three = ticket_of(3, "B3", 3);
    const struct visit_notice notice = {STR("990101"), pid('N', 1), STR("B1"),
                                        STR("V1"),     STR("V7"),   7};
    struct visit before;

    if (!tickets_put(st, q, e) || !store_booking_add(st, &three, e)
        || !store_booking_ticket(st, STR("V1"), 3, &q->none, e)
        || !store_visit_get(st, VISITED(1), q->a, &before, e)
        || !store_booking_expire(st, STR("V1"), 1000, e)
        || !store_booking_ticket(st, STR("V1"), 3, &q->gap, e) || !store_notice_add(st, &notice, e))
        return false;
    assert_int_equal(before.taken, 3);
    assert_int_equal(before.taken_township, 1);
    return all_read(st, q, e);
}

static void the_smallest_free_ticket_is_given_and_a_hold_that_is_over_goes_back(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_int_equal(q.first, 1);
    assert_int_equal(q.second, 3);
    assert_int_equal(q.none, 0);
    assert_int_equal(q.gap, 2);
    assert_int_equal(q.visit.taken, 2);
    assert_int_equal(q.visit.untold, 1);
    assert_true(q.found && q.requested && q.phone && !q.other_phone);
    assert_str(q.by_receipt.moved_to, "V7");
    assert_false(q.by_receipt.told);
    assert_int_equal(q.live.n, 2);
    assert_int_equal(q.rows.n, 3); /* the hold that is over is still told of, without a ticket */
}

static bool twice_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct booking again = ticket_of(9, "B9", 1);

    return tickets_put(st, q, e) && store_booking_add(st, &again, e);
}

static void the_database_itself_gives_no_ticket_twice(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};
    struct err e = both_refused(b, STORE_WRITE, twice_in_tx, &q);

    assert_int_equal(e.code, ERR_INPUT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM booking"), 0);
}

static bool told_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct id nobody = {{0}};

    return all_in_tx(st, arg, e) && store_notice_told(st, pid('N', 1), nobody, 50, e);
}

static void who_was_told_is_told_of_no_more(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, told_in_tx, &q);
    assert_int_equal(both_total(b, "SELECT count(*) FROM visit_notice WHERE told_ms = 50"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_smallest_free_ticket_is_given_and_a_hold_that_is_over_goes_back),
        BOTH(the_database_itself_gives_no_ticket_twice),
        BOTH(who_was_told_is_told_of_no_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
