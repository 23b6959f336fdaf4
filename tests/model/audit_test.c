#include "model/audit.h"

#include "tests/check.h"

static struct audit line(void)
{
    return (struct audit){.seq = 7,
                          .at_ms = 1700000000000,
                          .actor = {{1}},
                          .role = ROLE_OFFICER,
                          .action = STR("account.add"),
                          .noun = STR("account"),
                          .object = {{2}},
                          .place = STR("990101"),
                          .reason = STR("none")};
}

static void the_bytes_are_these(void **unused)
{
    struct arena a = {0};
    struct audit l = line();

    (void)unused;
    assert_str(audit_bytes(&l, STR("abc"), &a),
               "3:abc\n1:7\n13:1700000000000\n36:01000000-0000-0000-0000-000000000000\n0:\n"
               "7:officer\n11:account.add\n7:account\n36:02000000-0000-0000-0000-000000000000\n"
               "6:990101\n4:none\n4:done\n");
    arena_reset(&a);
}

static void any_other_field_gives_other_bytes(void **unused)
{
    struct arena a = {0};
    struct audit l = line(), other[10];
    struct str bytes = audit_bytes(&l, STR("abc"), &a);

    (void)unused;
    for (int i = 0; i < 10; i++)
        other[i] = l;
    other[0].seq = 8;
    other[1].at_ms++;
    other[2].actor.bytes[15] = 1;
    other[3].grant.bytes[0] = 1;
    other[4].role = ROLE_MANAGER;
    other[5].action = STR("account.ad");
    other[6].noun = STR("accounts");
    other[7].object = (struct id){{0}};
    other[8].place = STR("");
    other[9].outcome = AUDIT_REFUSED;
    for (int i = 0; i < 10; i++)
        assert_false(str_eq(bytes, audit_bytes(&other[i], STR("abc"), &a)));
    assert_false(str_eq(bytes, audit_bytes(&l, STR("abd"), &a)));
    arena_reset(&a);
}

/* "ab" + "c" against "a" + "bc". */
static void what_moves_from_one_field_to_the_next_is_seen(void **unused)
{
    struct arena a = {0};
    struct audit one = line(), two = line();

    (void)unused;
    one.place = STR("9901");
    one.reason = STR("01none");
    assert_false(str_eq(audit_bytes(&one, STR(""), &a), audit_bytes(&two, STR(""), &a)));
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bytes_are_these),
        cmocka_unit_test(any_other_field_gives_other_bytes),
        cmocka_unit_test(what_moves_from_one_field_to_the_next_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
