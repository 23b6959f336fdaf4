#include "store/agreement.h"

#include "tests/store/province.h"

struct keeping {
    struct arena *a;
    struct agreement agreement, last;
    struct agreement_row got;
    struct agreement_members members;
    struct agreement_filter filter;
    struct store_page page;
    struct agreement_rows rows;
    bool found;
};

static struct keeping keeping_of(struct both *b, int number)
{
    return (struct keeping){.a = &b->a,
                            .agreement = {.id = pid('g', number),
                                          .purpose = AGREEMENT_SUPPORT,
                                          .name = STR("对口支援"),
                                          .parties = STR("p"),
                                          .round = number,
                                          .from_day = 100 * number,
                                          .until_day = 100 * number + 50,
                                          .made_ms = 5},
                            .page = {1, STR(""), STORE_ALL}};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;
    const struct agreement_member members[] = {
        {.agreement = k->agreement.id, .organization = ORG(3), .side = AGREEMENT_LEAD},
        {.agreement = k->agreement.id, .organization = ORG(2), .side = AGREEMENT_MEMBER},
        {.agreement = k->agreement.id, .organization = ORG(1), .side = AGREEMENT_MEMBER},
    };

    return store_agreement_add(st, &k->agreement, 1, e)
           && store_agreement_add_members(st, members, 3, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_agreement_get(st, k->agreement.id, k->a, &k->got, e)
           && store_agreement_members(st, k->agreement.id, k->a, &k->members, e)
           && store_agreement_last(st, AGREEMENT_SUPPORT, STR("p"), k->a, &k->last, &k->found, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_agreement_list(st, &k->filter, &k->page, k->a, &k->rows, e);
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_agreement_end(st, k->agreement.id, 7, e);
}

static bool void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;
    const struct agreement_void v = {k->agreement.id, ORG(9), STR("误录"), 6};

    return store_agreement_void(st, &v, e);
}

static void a_round_comes_back_with_its_lead_first(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b, 1);

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_str(k.got.agreement.name, "对口支援");
    assert_int_equal(k.got.agreement.purpose, AGREEMENT_SUPPORT);
    assert_int_equal(k.got.agreement.from_day, 100);
    assert_str(k.got.lead, "东市医院");
    assert_int_equal(k.got.members, 2);
    assert_int_equal(k.members.n, 3);
    assert_str(k.members.items[0].code, "H3");
    assert_int_equal(k.members.items[0].side, AGREEMENT_LEAD);
    assert_str(k.members.items[1].code, "H1");
    assert_true(k.found);
}

static void the_last_round_is_the_highest_that_holds(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1), two = keeping_of(b, 2);

    both_tx(b, STORE_WRITE, add_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
    both_tx(b, STORE_READ, read_in_tx, &two);
    assert_int_equal(two.last.round, 2);
    both_tx(b, STORE_WRITE, void_in_tx, &two);
    both_tx(b, STORE_READ, read_in_tx, &one);
    assert_int_equal(one.last.round, 1);
    assert_err(both_refused(b, STORE_READ, read_in_tx, &two), ERR_MISSING, "no agreement");
    assert_err(both_refused(b, STORE_WRITE, void_in_tx, &two), ERR_MISSING, "no agreement");
}

static void one_round_is_there_once_and_one_is_open(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1), two = keeping_of(b, 2);

    one.agreement.until_day = DAY_NONE;
    both_tx(b, STORE_WRITE, add_in_tx, &one);
    two.agreement.round = 1;
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &two), ERR_INPUT, "refuses the row");
    two.agreement.round = 2;
    two.agreement.until_day = DAY_NONE;
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &two), ERR_INPUT, "refuses the row");
    both_tx(b, STORE_WRITE, end_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
    both_tx(b, STORE_READ, read_in_tx, &one);
    assert_int_equal(one.got.agreement.until_day, 7);
}

static void lists_are_of_a_party_and_a_purpose_the_latest_first(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1), two = keeping_of(b, 2);

    both_tx(b, STORE_WRITE, add_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
    one.filter.organization = ORG(1);
    both_tx(b, STORE_READ, list_in_tx, &one);
    assert_int_equal(one.rows.more.total, 2);
    assert_int_equal(one.rows.items[0].agreement.round, 2);
    one.page.cursor = one.rows.more.next;
    both_tx(b, STORE_READ, list_in_tx, &one);
    assert_int_equal(one.rows.items[0].agreement.round, 1);
    assert_int_equal(one.rows.more.next.n, 0);
    one.page.cursor = STR("");
    one.filter.purpose = STR("reading");
    both_tx(b, STORE_READ, list_in_tx, &one);
    assert_int_equal(one.rows.more.total, 0);
    one.filter = (struct agreement_filter){.organization = ORG(7)};
    both_tx(b, STORE_READ, list_in_tx, &one);
    assert_int_equal(one.rows.n, 0);
}

struct leading {
    struct arena *a;
    struct id lead;
    int32_t today;
    struct agreement_led led;
};

static bool led_in_tx(struct store *st, void *arg, struct err *e)
{
    struct leading *l = arg;

    return store_agreement_led(st, l->lead, l->today, l->a, &l->led, e);
}

static size_t led_on(struct both *b, struct id lead, int32_t today, struct agreement_led *led)
{
    struct leading l = {.a = &b->a, .lead = lead, .today = today};

    both_tx(b, STORE_READ, led_in_tx, &l);
    *led = l.led;
    return l.led.n;
}

/* Each purpose holds for ten days of its own: the lead has its members on these days where the
 * purpose reaches, and on no day its members have anybody. */
static void a_lead_has_its_members_while_an_agreement_that_reaches_holds(void **state)
{
    struct both *b = province_of(state);
    struct agreement_led led;

    for (int p = 0; p < AGREEMENT_PURPOSE_N; p++) {
        struct keeping k = keeping_of(b, p + 1);

        k.agreement.purpose = (enum agreement_purpose)p;
        k.agreement.from_day = 20000 + 100 * p;
        k.agreement.until_day = k.agreement.from_day + 9;
        both_tx(b, STORE_WRITE, add_in_tx, &k);
        for (int32_t day = k.agreement.from_day - 1; day <= k.agreement.until_day + 1; day++) {
            bool holds = agreement_standing(&k.agreement, day) == AGREEMENT_HOLDS;
            bool reaches = holds && agreement_reaches(k.agreement.purpose);

            assert_int_equal(led_on(b, ORG(3), day, &led), reaches ? 2 : 0);
            if (reaches) {
                assert_id(led.items[0], ORG(1));
                assert_id(led.items[1], ORG(2));
            }
            assert_int_equal(led_on(b, ORG(1), day, &led), 0);
            assert_int_equal(led_on(b, ORG(9), day, &led), 0);
        }
    }
}

static void what_is_voided_or_open_or_comes_twice_is_as_it_should_be(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1), two = keeping_of(b, 2);
    struct agreement_led led;

    one.agreement.purpose = AGREEMENT_ALLIANCE;
    one.agreement.until_day = DAY_NONE;
    two.agreement.purpose = AGREEMENT_CONSORTIUM;
    two.agreement.from_day = 50;
    both_tx(b, STORE_WRITE, add_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
    assert_int_equal(led_on(b, ORG(3), 30000, &led), 2); /* open: for ever */
    assert_int_equal(led_on(b, ORG(3), 200, &led), 2);   /* of two agreements, each once */
    both_tx(b, STORE_WRITE, void_in_tx, &one);
    assert_int_equal(led_on(b, ORG(3), 30000, &led), 0);
    assert_int_equal(led_on(b, ORG(3), 200, &led), 2);
    both_tx(b, STORE_WRITE, void_in_tx, &two);
    assert_int_equal(led_on(b, ORG(3), 200, &led), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_round_comes_back_with_its_lead_first),
        BOTH(the_last_round_is_the_highest_that_holds),
        BOTH(one_round_is_there_once_and_one_is_open),
        BOTH(lists_are_of_a_party_and_a_purpose_the_latest_first),
        BOTH(a_lead_has_its_members_while_an_agreement_that_reaches_holds),
        BOTH(what_is_voided_or_open_or_comes_twice_is_as_it_should_be),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
