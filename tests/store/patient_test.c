#include "store/patient.h"

#include "tests/store/province.h"

struct keeping {
    struct seal_key_row key;
    struct seal_key_rows keys;
    struct patient_row patient, got;
    struct patient_rows found, stale;
    struct str_list hashes;
    struct arena *a;
    int32_t was;
};

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_seal_key_add(st, &k->key, e) && store_patient_add(st, &k->patient, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_seal_key_list(st, k->key.organization, k->a, &k->keys, e)
           && store_patient_get(st, k->patient.id, k->a, &k->got, e)
           && store_patient_find(st, ORG(1), PATIENT_NAME, &k->hashes, k->a, &k->found, e)
           && store_patient_stale(st, ORG(1), 2, k->a, &k->stale, e);
}

static bool reseal_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_patient_reseal(st, &k->patient, k->was, e)
           && store_seal_key_prune(st, ORG(1), 2, e);
}

static struct keeping keeping_of(struct both *b, struct str *hash)
{
    return (struct keeping){
        .key = {ORG(1), 1, STR("aes"), STR("w"), STR("m"), 5},
        .patient = {.id = id_new(),
                    .organization = ORG(1),
                    .county = STR("990101"),
                    .key_number = 1,
                    .name = STR("a1.x"),
                    .phone = STR("a1.y"),
                    .name_hash = STR("h1"),
                    .phone_hash = STR("h2"),
                    .made_ms = 7},
        .hashes = {hash, 1, 1},
        .a = &b->a,
    };
}

static void a_patient_is_kept_found_by_hash_and_sealed_anew(void **state)
{
    struct both *b = province_of(state);
    struct str hash = STR("h1");
    struct keeping k = keeping_of(b, &hash);
    struct err e;

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.keys.n, 1);
    assert_str(k.got.name, "a1.x");
    assert_null(k.got.address.at);
    assert_int_equal(k.found.n, 1);
    assert_int_equal(k.stale.n, 1);
    k.patient.key_number = 2;
    k.patient.name_hash = STR("h9");
    k.was = 1;
    both_tx(b, STORE_WRITE, reseal_in_tx, &k);
    e = both_refused(b, STORE_WRITE, reseal_in_tx, &k);
    assert_err(e, ERR_STATE, "anew");
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.keys.n, 0); /* nothing was sealed with it any more */
    assert_int_equal(k.found.n, 0);
    assert_int_equal(k.stale.n, 0);
    assert_int_equal(k.got.key_number, 2);
}

static void another_organization_does_not_find_it(void **state)
{
    struct both *b = province_of(state);
    struct str hash = STR("h1");
    struct keeping k = keeping_of(b, &hash);

    k.patient.organization = ORG(2);
    both_tx(b, STORE_WRITE, add_in_tx, &k);
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.found.n, 0);
    hash = STR("");
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.found.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_patient_is_kept_found_by_hash_and_sealed_anew),
        BOTH(another_organization_does_not_find_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
