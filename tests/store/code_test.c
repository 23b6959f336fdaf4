#include "store/code.h"

#include "tests/store/province.h"

struct reading {
    struct arena *a;
    enum code_scheme scheme;
    struct str code, name;
};

static bool name_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_code_name(st, r->scheme, r->code, r->a, &r->name, e);
}

static void a_code_has_its_name_in_its_scheme_only(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .scheme = CODE_DRG, .code = STR("IC29")};

    both_tx(b, STORE_READ, name_in_tx, &r);
    assert_str(r.name, "髋置换");
    r.scheme = CODE_PROCEDURE;
    both_tx(b, STORE_READ, name_in_tx, &r);
    assert_str(r.name, "");
}

static bool rename_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct code codes[] = {{CODE_DRG, STR("IC29"), STR("新名")},
                                 {CODE_DRG, STR("IC30"), STR("' OR 1=1; DROP TABLE code; --")}};

    (void)arg;
    return store_code_put(st, codes, 2, e);
}

static void a_code_put_again_gets_the_new_name(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .scheme = CODE_DRG, .code = STR("IC29")};

    both_tx(b, STORE_WRITE, rename_in_tx, NULL);
    both_tx(b, STORE_READ, name_in_tx, &r);
    assert_str(r.name, "新名");
}

static void a_hostile_text_is_a_text(void **state)
{
    struct both *b = province_of(state);
    struct reading r = {.a = &b->a, .scheme = CODE_DRG, .code = STR("IC30")};

    both_tx(b, STORE_WRITE, rename_in_tx, NULL);
    both_tx(b, STORE_READ, name_in_tx, &r);
    assert_str(r.name, "' OR 1=1; DROP TABLE code; --");
    r.code = STR("x' OR 'a' = 'a");
    both_tx(b, STORE_READ, name_in_tx, &r);
    assert_str(r.name, "");
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_code_has_its_name_in_its_scheme_only),
        BOTH(a_code_put_again_gets_the_new_name),
        BOTH(a_hostile_text_is_a_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
