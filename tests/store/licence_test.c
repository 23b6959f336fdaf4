#include "store/licence.h"

#include "base/day.h"
#include "tests/store/province.h"

struct deed {
    struct arena *a;
    struct licence add;
    struct licence_void end;
    struct id organization, practitioner;
    struct licence_rows rows;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_licence_add(st, &((struct deed *)arg)->add, e);
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;

    return store_licence_list(st, d->organization, d->practitioner, d->a, &d->rows, e);
}

static bool void_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_licence_void(st, &((struct deed *)arg)->end, e);
}

static struct licence of(uint8_t number, int32_t from)
{
    return (struct licence){.id = {{number}},
                            .county = STR("990101"),
                            .organization = ORG(1),
                            .kind = LICENCE_TECHNOLOGY,
                            .number = STR("N1"),
                            .covers = STR("介入"),
                            .from_day = from,
                            .until_day = DAY_NONE,
                            .made_ms = 5};
}

static void an_organization_has_its_own_and_not_those_of_its_people(void **state)
{
    struct both *b = province_of(state);
    struct deed d = {.a = &b->a, .add = of(1, 10), .organization = ORG(1)};

    both_tx(b, STORE_WRITE, add_in_tx, &d);
    d.add = of(2, 20);
    both_tx(b, STORE_WRITE, add_in_tx, &d);
    d.add = of(3, 30);
    d.add.practitioner = PERSON(1);
    both_tx(b, STORE_WRITE, add_in_tx, &d);
    both_tx(b, STORE_READ, list_in_tx, &d);
    assert_int_equal(d.rows.n, 2);
    assert_int_equal(d.rows.items[0].from_day, 20);
    assert_int_equal(d.rows.items[1].until_day, DAY_NONE);
    assert_int_equal(d.rows.items[1].kind, LICENCE_TECHNOLOGY);
    assert_str(d.rows.items[1].covers, "介入");
    d.practitioner = PERSON(1);
    both_tx(b, STORE_READ, list_in_tx, &d);
    assert_int_equal(d.rows.n, 1);
    d.practitioner = PERSON(2);
    both_tx(b, STORE_READ, list_in_tx, &d);
    assert_int_equal(d.rows.n, 0);
}

static void one_is_voided_once_and_an_id_is_there_once(void **state)
{
    struct both *b = province_of(state);
    struct deed d = {.a = &b->a,
                     .add = of(1, 10),
                     .organization = ORG(1),
                     .end = {.id = {{1}}, .why = STR("误录"), .now_ms = 9}};

    both_tx(b, STORE_WRITE, add_in_tx, &d);
    assert_err(both_refused(b, STORE_WRITE, add_in_tx, &d), ERR_INPUT, "refuses the row");
    both_tx(b, STORE_WRITE, void_in_tx, &d);
    assert_err(both_refused(b, STORE_WRITE, void_in_tx, &d), ERR_MISSING, "no licence");
    both_tx(b, STORE_READ, list_in_tx, &d);
    assert_int_equal(d.rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_organization_has_its_own_and_not_those_of_its_people),
        BOTH(one_is_voided_once_and_an_id_is_there_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
