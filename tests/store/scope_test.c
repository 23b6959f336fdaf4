#include "store/scope.h"

#include "store/account.h"
#include "tests/store/province.h"

struct look {
    enum scope_kind kind;
    struct str code;
    struct arena *a;
    struct scope scope;
    bool found;
};

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct look *l = arg;

    return store_scope_find(st, l->kind, l->code, l->a, &l->scope, &l->found, e);
}

static struct look look(struct both *b, enum scope_kind kind, const char *code)
{
    struct look l = {.kind = kind, .code = str_of(code), .a = &b->a};

    both_tx(b, STORE_READ, look_in_tx, &l);
    return l;
}

static void codes_are_found_with_their_county(void **state)
{
    struct both *b = province_of(state);
    struct look l = look(b, SCOPE_ORGANIZATION, "H2");

    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE practitioner SET code = 'P1' WHERE title_rank = 1"); /* the first */
    assert_true(l.found);
    assert_id(l.scope.organization, ORG(2));
    assert_str(l.scope.place, "990102");
    l = look(b, SCOPE_SELF, "P1");
    assert_true(l.found);
    assert_id(l.scope.practitioner, PERSON(1));
    assert_false(id_none(l.scope.organization));
    l = look(b, SCOPE_REGION, "990000");
    assert_true(l.found);
    assert_str(l.scope.place, "990000");
}

static void a_region_is_found_by_any_place_in_it(void **state)
{
    struct both *b = province_of(state);

    assert_true(look(b, SCOPE_REGION, "990100").found);
    assert_true(look(b, SCOPE_REGION, "990101").found);
    assert_false(look(b, SCOPE_REGION, "990200").found);
    assert_false(look(b, SCOPE_REGION, "980000").found);
    assert_false(look(b, SCOPE_REGION, "9901").found);
    assert_false(look(b, SCOPE_REGION, "000000").found);
}

static void unknown_codes_are_not_found(void **state)
{
    struct both *b = province_of(state);

    assert_false(look(b, SCOPE_ORGANIZATION, "H99").found);
    assert_false(look(b, SCOPE_ORGANIZATION, "").found);
    assert_false(look(b, SCOPE_SELF, "H1").found);
}

/* '9' is followed by ':' in byte order: 99 ends before 9:. */
static void bounds_hold_all_codes_of_a_subtree_and_no_other(void **state)
{
    static const char *const codes[] = {"990101", "990999", "980101", "9", "99", "999999", "1"};
    const struct subject by = {.scope = {.kind = SCOPE_REGION, .place = STR("990000")}};
    struct scope_bounds bounds;
    struct query q = {0};

    (void)state;
    scope_and_place(&q, "place", &by, &bounds);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        struct str code = str_of(codes[i]);
        bool inside = str_cmp(code, bounds.from) >= 0 && str_cmp(code, bounds.until) < 0;

        assert_true(inside == place_within(code, by.scope.place));
    }
    query_reset(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(codes_are_found_with_their_county),
        BOTH(a_region_is_found_by_any_place_in_it),
        BOTH(unknown_codes_are_not_found),
        BOTH(bounds_hold_all_codes_of_a_subtree_and_no_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
