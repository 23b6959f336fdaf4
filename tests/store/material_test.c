#include "store/material.h"

#include "tests/store/province.h"

struct asking {
    struct arena *a;
    struct material got;
    struct materials beside, elsewhere;
    bool found, none;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct material m = {.id = pid('M', 1),
                               .county = STR("990101"),
                               .noun = STR("teaching"),
                               .owner = STR("T1"),
                               .name = STR("讲义.pdf"),
                               .kind = MATERIAL_PDF,
                               .size = 5,
                               .base64 = STR("JVBERi0="),
                               .made_ms = 5};
    struct material none;

    return store_material_add(st, &m, e)
           && store_material_find(st, m.id, q->a, &q->got, &q->found, e)
           && store_material_find(st, pid('M', 2), q->a, &none, &q->none, e)
           && store_materials(st, "teaching", STR("T1"), q->a, &q->beside, e)
           && store_materials(st, "achievement", STR("T1"), q->a, &q->elsewhere, e);
}

static void a_file_comes_back_beside_its_own(void **state)
{
    struct both *b = province_of(state);
    struct asking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.found && !q.none);
    assert_str(q.got.base64, "JVBERi0=");
    assert_int_equal(q.beside.n, 1);
    assert_str(q.beside.items[0].name, "讲义.pdf");
    assert_int_equal(q.elsewhere.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_file_comes_back_beside_its_own)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
