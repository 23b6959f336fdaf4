#include "store/village_post.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct posting {
    struct both *b;
    struct village_post p, got;
    struct village_post_rows rows;
    bool taken;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct posting *k = arg;

    return store_village_post_add(st, &k->p, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct posting *k = arg;
    const struct store_page page = {10, STR(""), STORE_ALL};

    return store_village_post_get(st, k->p.id, &k->b->a, &k->got, e)
           && store_village_post_list(st, &page, &k->b->a, &k->rows, e)
           && store_village_post_taken(st, &k->p, &k->taken, e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct posting *k = arg;

    return store_village_post_put(st, &k->p, 1, e);
}

static void a_post_is_kept_ended_once_and_binds_village_and_person_until_then(void **state)
{
    struct both *b = province_of(state);
    struct posting k = {.b = b,
                        .p = {.id = pid('V', 1),
                              .county = STR("990101"),
                              .code = STR("V1"),
                              .version = 1,
                              .programme = STR("m"),
                              .village = STR("杏花村"),
                              .clinic = STR("卫生室"),
                              .organization = STR("H1"),
                              .practitioner = STR("P1"),
                              .from_day = 20000,
                              .until_day = DAY_NONE,
                              .study_year = COUNT_UNKNOWN,
                              .school = STR("")}};

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_str(k.got.practitioner_name, "张一");
    assert_int_equal(k.got.study_year, COUNT_UNKNOWN);
    assert_int_equal(k.rows.more.total, 1);
    assert_true(k.taken);
    k.p.until_day = 20100;
    k.p.study_year = 2026;
    both_tx(b, STORE_WRITE, put_in_tx, &k);
    assert_int_equal(both_refused(b, STORE_WRITE, put_in_tx, &k).code, ERR_STATE);
    k.p.from_day = 20101; /* the day after */
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.got.study_year, 2026);
    assert_false(k.taken);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_post_is_kept_ended_once_and_binds_village_and_person_until_then),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
