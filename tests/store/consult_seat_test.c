#include "store/consult_seat.h"

#include "tests/store/referred.h"

#define SEAT(n) pid('S', n)
static const struct consult_key KEY = {{"990101", 6}, {"C1", 2}};

struct asking {
    struct arena *a;
    struct consult_seats seats;
    enum consult_seat_state was;
    bool done;
};

static struct consult_seat seat_of(int n, const char *specialty)
{
    return (struct consult_seat){
        .id = SEAT(n), .seq = n, .specialty = str_of(specialty), .since_ms = 5};
}

static bool two_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct consult_seat one = seat_of(1, "骨科"), two = seat_of(2, "心内科");

    (void)arg;
    return store_consult_seat_add(st, &KEY, &two, e) && store_consult_seat_add(st, &KEY, &one, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    struct consult_seat one = seat_of(1, "骨科");

    one.state = SEAT_SIGNED;
    one.expert = STR("P1");
    one.opinion = STR("可手术");
    one.signer = STR("张一");
    one.since_ms = 9;
    return store_consult_seat_put(st, &KEY, &one, q->was, &q->done, e)
           && store_consult_seats(st, KEY.code, q->a, &q->seats, e);
}

static void seats_are_read_in_their_order_and_moved_from_where_they_are(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .was = SEAT_ACCEPTED};

    both_tx(b, STORE_WRITE, two_in_tx, NULL);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_false(q.done); /* it is invited still */
    assert_int_equal(q.seats.n, 2);
    assert_str(q.seats.items[0].specialty, "骨科");
    assert_int_equal(q.seats.items[0].state, SEAT_INVITED);
    assert_true(id_none(q.seats.items[0].expert_id));
    q.was = SEAT_INVITED;
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.done);
    assert_str(q.seats.items[0].opinion, "可手术");
    assert_str(q.seats.items[0].expert_name, "张一");
    assert_id(q.seats.items[0].expert_id, PERSON(1));
    assert_int_equal(q.seats.items[1].since_ms, 5);
}

struct finding {
    struct arena *a;
    struct consult_filter filter;
    struct store_reach reach;
    int64_t total;
};

static bool listed_in_tx(struct store *st, void *arg, struct err *e)
{
    struct finding *f = arg;
    const struct store_page page = {.limit = 10, .reach = f->reach};
    struct consult_rows rows;

    if (!store_consult_list(st, &f->filter, &page, f->a, &rows, e))
        return false;
    f->total = rows.more.total;
    return true;
}

static bool consult_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct consult c = {.id = pid('C', 1),
                              .code = STR("C1"),
                              .version = 1,
                              .county = STR("990101"),
                              .kind = CONSULT_MDT,
                              .state = CONSULT_IN_SESSION,
                              .organization = STR("H1"),
                              .invitee = STR("H3"),
                              .doctor = STR("李某"),
                              .phone = STR("1"),
                              .patient = pid('T', 1),
                              .diagnosis = STR("S72"),
                              .summary = STR("病例"),
                              .reason = STR("因"),
                              .purpose = STR("求"),
                              .specialty = STR("骨科、心内科"),
                              .wanted_ms = COUNT_UNKNOWN,
                              .at_ms = COUNT_UNKNOWN,
                              .clock = {CLOCK_NONE, COUNT_UNKNOWN, COUNT_UNKNOWN, 0},
                              .sent_ms = 5,
                              .since_ms = 5,
                              .made_ms = 100};

    (void)arg;
    return store_consult_add(st, &c, e);
}

static void an_expert_of_a_seat_finds_its_consultation(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a, .was = SEAT_INVITED};
    struct finding f = {.a = &b->a,
                        .reach = {.kind = REACH_SELF, .scope = {.practitioner = PERSON(1)}}};

    both_tx(b, STORE_WRITE, consult_in_tx, NULL);
    both_tx(b, STORE_WRITE, two_in_tx, NULL);
    both_tx(b, STORE_READ, listed_in_tx, &f);
    assert_int_equal(f.total, 0);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    both_tx(b, STORE_READ, listed_in_tx, &f);
    assert_int_equal(f.total, 1);
    f.reach.scope.practitioner = PERSON(2);
    both_tx(b, STORE_READ, listed_in_tx, &f);
    assert_int_equal(f.total, 0);
    f.reach = (struct store_reach){.kind = REACH_ALL};
    f.filter.practitioner = STR("P1");
    both_tx(b, STORE_READ, listed_in_tx, &f);
    assert_int_equal(f.total, 1);
    f.filter.practitioner = STR("P2");
    both_tx(b, STORE_READ, listed_in_tx, &f);
    assert_int_equal(f.total, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(seats_are_read_in_their_order_and_moved_from_where_they_are),
        BOTH(an_expert_of_a_seat_finds_its_consultation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
