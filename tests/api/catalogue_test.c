/* catalogue_test.c - the catalogue over the seam. */
#include "store/technique.h"
#include "tests/api/world.h"

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique items[] = {
        {STR("T1"), STR("全髋关节置换"), STR("骨科"), 4, STR("81.51"), false},
        {STR("T2"), STR("针刀"), STR("中医科"), 2, STR(""), true},
    };

    (void)arg;
    return store_technique_add(st, items, 2, e);
}

static void the_catalogue_tells_level_procedure_and_kind(void **state)
{
    struct both *b = province_of(state);
    struct reply r;

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    r = asked_well(b, "/api/catalogue", "tcm=1&level=2");
    assert_at_int(&r, "total", 1);
    assert_at_text(&r, "items.0.code", "T2");
    assert_at_null(&r, "items.0.procedure");
    reply_end(&r);
    r = asked_well(b, "/api/catalogue", "discipline=%E9%AA%A8%E7%A7%91");
    assert_at_int(&r, "items.0.level", 4);
    assert_at_text(&r, "items.0.procedure", "81.51");
    reply_end(&r);
}

static void wrong_filters_are_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/catalogue", "level=0", 400, "level");
    refused(b, "/api/catalogue", "level=5", 400, "level");
    refused(b, "/api/catalogue", "tcm=0", 400, "tcm");
    refused(b, "/api/catalogue", "limit=0", 400, "limit");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_catalogue_tells_level_procedure_and_kind),
        BOTH(wrong_filters_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
