/* licence_test.c - licences as records show them. */
#include "base/day.h"
#include "store/licence.h"
#include "tests/api/world.h"

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct licence l = {.id = {{1}},
                        .county = STR("990101"),
                        .organization = ORG(1),
                        .kind = LICENCE_PRACTICE,
                        .number = STR("N1"),
                        .covers = STR(""),
                        .from_day = 0,
                        .until_day = 100};

    (void)arg;
    if (!store_licence_add(st, &l, e))
        return false;
    l.id = (struct id){{2}};
    l.from_day = 101;
    l.until_day = DAY_NONE;
    return store_licence_add(st, &l, e);
}

static void what_is_over_and_what_holds_are_told_apart(void **state)
{
    struct both *b = province_of(state);
    char id[ID_TEXT], path[80];
    struct reply r;

    both_tx(b, STORE_WRITE, add_in_tx, NULL);
    id_text(ORG(1), id);
    snprintf(path, sizeof path, "/api/organizations/%s", id);
    r = asked_well(b, path, "");
    assert_at_size(&r, "licences", 2);
    assert_at_text(&r, "licences.0.from", "1970-04-12");
    assert_at_null(&r, "licences.0.until");
    assert_at_text(&r, "licences.0.standing", "holds");
    assert_at_text(&r, "licences.1.standing", "over");
    assert_at_text(&r, "licences.1.kind", "practice");
    assert_at_null(&r, "licences.1.covers");
    reply_end(&r);
}

static void who_has_none_shows_an_empty_list(void **state)
{
    struct both *b = province_of(state);
    char id[ID_TEXT], path[80];
    struct reply r;

    id_text(ORG(2), id);
    snprintf(path, sizeof path, "/api/organizations/%s", id);
    r = asked_well(b, path, "");
    assert_at_size(&r, "licences", 0);
    reply_end(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_is_over_and_what_holds_are_told_apart),
        BOTH(who_has_none_shows_an_empty_list),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
