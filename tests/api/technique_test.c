/* technique_test.c - which hospital does which technique. */
#include "store/operation.h"
#include "tests/api/world.h"

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct operation cell = {.treating = STR("990103"),
                                   .discipline = STR("骨科"),
                                   .organization = STR("H3"),
                                   .procedure = STR("81.51"),
                                   .month = month("2024-03"),
                                   .residence = STR("990101"),
                                   .payer = STR("1"),
                                   .level = 3,
                                   .operations = 6,
                                   .main = 6};

    (void)arg;
    return store_operation_add(st, &cell, 1, e);
}

static void a_matrix_has_hosts_without_the_technique(void **state)
{
    struct both *b = province_of(state);
    struct reply r;

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    r = asked_well(b, "/api/techniques", "discipline=%E9%AA%A8%E7%A7%91");
    assert_at_size(&r, "organizations", 2);
    assert_at_size(&r, "procedures", 1);
    assert_at_text(&r, "procedures.0.name", "全髋关节置换");
    assert_at_size(&r, "cells", 1);
    assert_at_text(&r, "cells.0.organization", "H3");
    assert_at_int(&r, "cells.0.operations", 6);
    reply_end(&r);
}

static void without_a_discipline_it_is_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/techniques", "", 400, "discipline");
    refused(b, "/api/techniques", "county=990101", 400, "discipline");
    refused(b, "/api/techniques", "discipline=1&month=2", 400, "month");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_matrix_has_hosts_without_the_technique),
        BOTH(without_a_discipline_it_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
