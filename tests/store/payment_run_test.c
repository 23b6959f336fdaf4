#include "store/payment_run.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct running {
    struct both *b;
    struct payment_run run, got;
    struct payment payment;
    struct payment_sample_row sample;
    struct payments payments;
    struct payment_parts parts;
    struct payment_samples samples;
    struct payment_run_rows rows;
};

static struct running running_of(struct both *b)
{
    return (struct running){.b = b,
                            .run = {.id = pid('R', 1),
                                    .region = STR(""),
                                    .programme = STR("m"),
                                    .fund = STR("F"),
                                    .month = month("2025-03"),
                                    .version = 1,
                                    .payment_n = 1,
                                    .total_fen = 5,
                                    .seal = STR("s"),
                                    .maker = pid('A', 1),
                                    .made_ms = 7,
                                    .released_ms = COUNT_UNKNOWN,
                                    .closed_ms = COUNT_UNKNOWN},
                            .payment = {.run = pid('R', 1),
                                        .number = 1,
                                        .payee = STR("P1"),
                                        .payee_version = 1,
                                        .amount_fen = 5,
                                        .cause = STR("")},
                            .sample = {.run = pid('R', 1),
                                       .entry = STR("E1"),
                                       .decision = STR("approved"),
                                       .agreed = COUNT_UNKNOWN,
                                       .why = STR(""),
                                       .made_ms = COUNT_UNKNOWN}};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct running *k = arg;
    const struct payment_part part = {k->run.id, STR("E1"), 1, 5};

    return sql_run(st,
                   "INSERT INTO payee (county, code, version, kind, key_number, holder, account,"
                   " bank, account_hash, tail, made_ms) VALUES ('990103', 'P1', 1, 'practitioner',"
                   " 1, 'x', 'x', 'x', 'h', '0012', 1)",
                   NULL, e)
           && sql_run(st,
                      "INSERT INTO entry (county, id, entry, programme, fund, kind, practitioner,"
                      " amount_fen, day, delivery, made_ms) VALUES ('990101',"
                      " '01900000-0000-7000-8000-000000000001', 'E1', 'm', 'F', 'accrual', 'P1',"
                      " 5, '2025-03-31', 'x', 1)",
                      NULL, e)
           && store_payment_run_add(st, &k->run, e) && store_payment_add(st, &k->payment, 1, e)
           && store_payment_part_add(st, &part, 1, e)
           && store_payment_sample_add(st, &k->sample, 1, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct running *k = arg;
    const struct store_page page = {10, STR(""), STORE_ALL};

    return store_payment_run_get(st, k->run.id, &k->b->a, &k->got, e)
           && store_payment_run_list(st, &page, &k->b->a, &k->rows, e)
           && store_payment_list(st, k->run.id, &k->b->a, &k->payments, e)
           && store_payment_part_list(st, k->run.id, &k->b->a, &k->parts, e)
           && store_payment_sample_list(st, k->run.id, &k->b->a, &k->samples, e);
}

static bool release_in_tx(struct store *st, void *arg, struct err *e)
{
    struct running *k = arg;

    k->run.state = PAYMENT_RUN_RELEASED;
    k->run.releaser = pid('A', 2);
    return store_payment_run_put(st, &k->run, PAYMENT_RUN_DRAFT, e);
}

static bool pay_in_tx(struct store *st, void *arg, struct err *e)
{
    struct running *k = arg;

    k->payment.state = PAYMENT_PAID;
    return store_payment_put(st, &k->payment, e);
}

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct running *k = arg;

    k->sample.agreed = 1;
    k->sample.made_ms = 9;
    return store_payment_sample_put(st, &k->sample, e);
}

static void what_belongs_to_a_run_is_kept_and_moves_on_once(void **state)
{
    struct both *b = province_of(state);
    struct running k = running_of(b);

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.got.month, month("2025-03"));
    assert_int_equal(k.rows.n, 1);
    assert_str(k.payments.items[0].name, "张一");
    assert_str(k.payments.items[0].tail, "0012");
    assert_str(k.parts.items[0].entry, "E1");
    assert_int_equal(k.samples.items[0].agreed, COUNT_UNKNOWN);
    both_tx(b, STORE_WRITE, release_in_tx, &k);
    both_tx(b, STORE_WRITE, pay_in_tx, &k);
    both_tx(b, STORE_WRITE, look_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.got.state, PAYMENT_RUN_RELEASED);
    assert_int_equal(k.got.version, 2);
    assert_int_equal(k.samples.items[0].agreed, 1);
    assert_int_equal(both_refused(b, STORE_WRITE, release_in_tx, &k).code, ERR_STATE);
    assert_int_equal(both_refused(b, STORE_WRITE, pay_in_tx, &k).code, ERR_STATE);
    assert_int_equal(both_refused(b, STORE_WRITE, look_in_tx, &k).code, ERR_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_belongs_to_a_run_is_kept_and_moves_on_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
