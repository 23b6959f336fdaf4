#include "store/referral.h"

#include "tests/store/referred.h"

struct asking {
    struct arena *a;
    struct store_reach reach;
    struct referral referral;
    struct referral_rows rows;
    struct referral_pact pact;
    struct referral_partners partners;
    struct referral_waits waits;
    int64_t now_ms;
    int32_t today;
    enum referral_alarm least;
    bool done;
};

static bool three_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct referral rows[] = {referred_of(1, "R1", REFERRAL_DRAFT),
                                    referred_of(2, "R2", REFERRAL_REQUESTED),
                                    referred_of(3, "R3", REFERRAL_CLOSED)};

    for (int i = 0; i < 3; i++) {
        if (!store_referral_add(st, &rows[i], e))
            return false;
    }
    return pact_put(st, arg, e);
}

static struct both *referrals(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, three_in_tx, NULL);
    return b;
}

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_referral_get(st, REFERRED(2), q->a, &q->referral, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    q->referral.state = REFERRAL_RECEIVED;
    q->referral.letter = STR("信");
    q->referral.place = STR("3床");
    q->referral.visit_ms = 5;
    return store_referral_put(st, &q->referral, 1, &q->done, e);
}

static void what_was_written_is_read_and_a_stale_version_changes_nothing(void **state)
{
    struct both *b = referrals(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_READ, get_in_tx, &q);
    assert_str(q.referral.code, "R2");
    assert_int_equal(q.referral.priority, REFERRAL_GREEN);
    assert_str(q.referral.organization_name, "甲县医院");
    assert_str(q.referral.taker_county, "990103");
    assert_id(q.referral.taker_id, ORG(3));
    assert_int_equal(q.referral.clock.due_ms, REFERRED_MS + 1000);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_true(q.done);
    both_tx(b, STORE_WRITE, put_in_tx, &q);
    assert_false(q.done);
    both_tx(b, STORE_READ, get_in_tx, &q);
    assert_int_equal(q.referral.version, 2);
    assert_int_equal(q.referral.state, REFERRAL_RECEIVED);
    assert_int_equal(q.referral.visit_ms, 5);
    assert_str(q.referral.place, "3床");
    assert_int_equal(both_total(b, "SELECT count(*) FROM referral WHERE owner = 'taker'"), 1);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct referral_filter all = {0};
    const struct store_page page = {.limit = 2, .reach = q->reach};

    return store_referral_list(st, &all, &page, q->a, &q->rows, e);
}

static struct store_reach of_organization(int n)
{
    return (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(n)}};
}

static void a_draft_is_listed_for_its_makers_side_alone(void **state)
{
    struct both *b = referrals(state);
    struct asking q = {.a = &b->a, .reach = of_organization(1)};

    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.more.total, 3);
    assert_int_equal(q.rows.n, 2);
    assert_str(q.rows.items[0].code, "R3"); /* the newest */
    assert_true(q.rows.more.next.n > 0);
    q.reach = of_organization(3);
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.more.total, 2);
    q.reach = of_organization(2);
    both_tx(b, STORE_READ, list_in_tx, &q);
    assert_int_equal(q.rows.more.total, 0);
}

static bool limit_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct referral_limit l = {PACT, CLOCK_ACK, REFERRAL_GREEN, 9, {{0}}, 1};

    (void)arg;
    return store_referral_limit_put(st, &l, e) && store_referral_limit_put(st, &l, e);
}

static bool pact_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;

    return store_referral_pact(st, STR("H1"), STR("H3"), q->today, q->a, &q->pact, e)
           && store_referral_partners(st, ORG(1), q->today, q->a, &q->partners, e);
}

static void an_agreement_holds_between_its_days_with_its_limits(void **state)
{
    struct both *b = referrals(state);
    struct asking q = {.a = &b->a, .today = day_of(2026, 12, 31)};

    both_tx(b, STORE_WRITE, limit_in_tx, NULL);
    both_tx(b, STORE_READ, pact_in_tx, &q);
    assert_true(q.pact.agreed);
    assert_int_equal(q.pact.limits.minutes[CLOCK_ACK][REFERRAL_GREEN], 9);
    assert_int_equal(q.pact.limits.minutes[CLOCK_ACK][REFERRAL_URGENT], 30);
    assert_int_equal(q.partners.n, 1);
    assert_str(q.partners.items[0].code, "H3");
    q.today = day_of(2027, 1, 1);
    both_tx(b, STORE_READ, pact_in_tx, &q);
    assert_false(q.pact.agreed);
    assert_int_equal(q.pact.limits.minutes[CLOCK_ACK][REFERRAL_GREEN], 5);
    assert_int_equal(q.partners.n, 0);
    q.today = day_of(2019, 12, 31);
    both_tx(b, STORE_READ, pact_in_tx, &q);
    assert_false(q.pact.agreed);
}

static bool waits_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct referral_asker asker = {.reach = q->reach,
                                         .least = q->least,
                                         .owned = q->least == ALARM_NONE,
                                         .now_ms = q->now_ms,
                                         .today = q->today};

    return store_referral_waits(st, &asker, q->a, &q->waits, e);
}

static size_t waits(struct both *b, int organization, enum referral_alarm least, int64_t after_ms)
{
    struct asking q = {.a = &b->a,
                       .reach = of_organization(organization),
                       .least = least,
                       .now_ms = REFERRED_MS + after_ms};

    both_tx(b, STORE_READ, waits_in_tx, &q);
    return q.waits.n;
}

static void what_waits_is_its_owners_and_is_told_when_the_clock_has_come_so_far(void **state)
{
    struct both *b = referrals(state);

    assert_int_equal(waits(b, 1, ALARM_NONE, 0), 1); /* the draft */
    assert_int_equal(waits(b, 3, ALARM_NONE, 0), 1); /* the requested one */
    assert_int_equal(waits(b, 2, ALARM_NONE, 0), 0);
    assert_int_equal(waits(b, 3, ALARM_HALF, 499), 0);
    assert_int_equal(waits(b, 3, ALARM_HALF, 500), 1);
    assert_int_equal(waits(b, 3, ALARM_WHOLE, 999), 0);
    assert_int_equal(waits(b, 3, ALARM_WHOLE, 1000), 1);
    assert_int_equal(waits(b, 3, ALARM_TWICE, 1999), 0);
    assert_int_equal(waits(b, 3, ALARM_TWICE, 2000), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_was_written_is_read_and_a_stale_version_changes_nothing),
        BOTH(a_draft_is_listed_for_its_makers_side_alone),
        BOTH(an_agreement_holds_between_its_days_with_its_limits),
        BOTH(what_waits_is_its_owners_and_is_told_when_the_clock_has_come_so_far),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
