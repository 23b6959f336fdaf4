/* audit_head_test.c - a signed head, and each of its bytes changed. */
#include "work/audit_head.h"

#include "tests/check.h"

static struct audit_proof proof_of(int64_t lines)
{
    struct audit_proof p = {.lines = lines};

    memset(p.head, 'a', AUDIT_HASH);
    return p;
}

static void a_head_is_read_back_under_its_key(void **unused)
{
    struct audit_proof p = proof_of(1234567);
    struct audit_key k, again;
    char line[AUDIT_SIGNED], head[AUDIT_HASH + 24];
    struct err e = {0};

    (void)unused;
    audit_key_make(&k);
    audit_head_sign(&k, &p, 1764086340000, line); /* 2025-11-25 23:59 in China */
    assert_non_null(strstr(line, " 2025-11-25T23:59:00+08:00 "));
    assert_null(strstr(line, k.seed));
    assert_true(audit_head_read(str_of(line), str_of(k.public), head, &e));
    assert_int_equal(strncmp(head, "1234567:aaaa", 12), 0);
    assert_true(audit_key_read(str_of(k.seed), &again, &e));
    assert_string_equal(again.public, k.public);
}

/* RFC 8032 section 7.1, test 1: the seed and its public key. */
static void the_key_is_that_of_the_standard(void **unused)
{
    struct audit_key k;
    struct err e = {0};

    (void)unused;
    assert_true(audit_key_read(
        STR(" 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\n"), &k, &e));
    assert_string_equal(k.public,
                        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}

static void a_head_with_any_byte_changed_is_refused(void **unused)
{
    struct audit_proof p = proof_of(7);
    struct audit_key k, other;
    char line[AUDIT_SIGNED], head[AUDIT_HASH + 24] = "untouched";
    struct err e = {0};

    (void)unused;
    audit_key_make(&k);
    audit_key_make(&other);
    audit_head_sign(&k, &p, 1764086340000, line);
    for (size_t i = 0; line[i]; i++) {
        char was = line[i];

        err_reset(&e);
        line[i] = was == '1' ? '2' : '1';
        assert_false(audit_head_read(str_of(line), str_of(k.public), head, &e));
        line[i] = was;
    }
    err_reset(&e);
    assert_false(audit_head_read(str_of(line), str_of(other.public), head, &e));
    assert_err(e, ERR_CHECK, "another key");
    err_reset(&e);
    assert_false(audit_head_read(STR("7:aaaa"), str_of(k.public), head, &e));
    assert_err(e, ERR_INPUT, "no signed head");
    assert_string_equal(head, "untouched");
    err_reset(&e);
    assert_false(audit_key_read(STR("abc"), &k, &e));
    assert_err(e, ERR_INPUT, "no key");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_head_is_read_back_under_its_key),
        cmocka_unit_test(the_key_is_that_of_the_standard),
        cmocka_unit_test(a_head_with_any_byte_changed_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
