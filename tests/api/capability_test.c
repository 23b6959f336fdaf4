/* capability_test.c - the map of who can do what, and what is asked for wrongly. */
#include "store/technique.h"
#include "tests/api/world.h"

static bool catalogue_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct technique t = {STR("81.51"), STR("全髋关节置换"), STR("骨科"), 3, STR("81.51"),
                                false};

    (void)arg;
    return store_technique_add(st, &t, 1, e);
}

static void a_cell_opens_to_its_doctors(void **state)
{
    struct both *b = province_of(state);
    struct reply r;

    both_tx(b, STORE_WRITE, catalogue_in_tx, NULL);
    r = asked_well(b, "/api/capabilities", "discipline=%E9%AA%A8%E7%A7%91");
    assert_at_size(&r, "cells", 1);
    assert_at_int(&r, "cells.0.told_n", 1);
    assert_at_int(&r, "cells.0.case_n", 0);
    reply_end(&r);
    r = asked_well(b, "/api/capabilities", "organization=H3&procedure=81.51");
    assert_at_size(&r, "doctors", 1);
    assert_at_text(&r, "doctors.0.name", "张一");
    assert_at_text(&r, "doctors.0.post", "home");
    reply_end(&r);
}

static void a_question_about_everything_is_refused(void **state)
{
    struct both *b = province_of(state);

    refused(b, "/api/capabilities", "", 400, "discipline");
    refused(b, "/api/capabilities", "procedure=81.51", 400, "discipline");
    refused(b, "/api/capabilities", "colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_cell_opens_to_its_doctors),
                                       BOTH(a_question_about_everything_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
