#include "work/material.h"

#include "tests/work/placed.h"

struct asking {
    struct arena *a;
    struct str bytes, back;
    const char *name;
};

static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *q = arg;
    const struct material_owner owner = {
        .noun = "teaching", .code = STR("T1"), .county = STR("990101")};
    const struct material_new n = {.name = str_of(q->name), .bytes = q->bytes, .now_ms = 1};
    struct materials all;
    struct material m;

    return material_add(st, &owner, &n, q->a, e)
           && store_materials(st, "teaching", owner.code, q->a, &all, e)
           && material_read(st, all.items[all.n - 1].id, &owner, q->a, &m, &q->back, e);
}

static void every_length_comes_back_byte_by_byte(void **state)
{
    struct both *b = placed_province(state);
    char bytes[32] = "%PDF-";

    for (size_t n = 5; n < 12; n++) {
        struct asking q = {.a = &b->a, .bytes = {bytes, n}, .name = "a.pdf"};

        bytes[n - 1] = (char)(250 + n);
        if (n == 5)
            bytes[4] = '-';
        both_tx(b, STORE_WRITE, keep_in_tx, &q);
        assert_true(str_eq(q.back, q.bytes));
    }
}

static void nothing_too_much_and_the_twenty_first_are_refused(void **state)
{
    struct both *b = placed_province(state);
    struct asking q = {.a = &b->a, .bytes = STR(""), .name = "a.pdf"};
    char *much = arena_alloc(&b->a, MATERIAL_MOST + 1);
    struct err e = both_refused(b, STORE_WRITE, keep_in_tx, &q);

    assert_err(e, ERR_INPUT, "0 bytes");
    memcpy(much, "%PDF-", 5);
    q.bytes = (struct str){much, MATERIAL_MOST + 1};
    e = both_refused(b, STORE_WRITE, keep_in_tx, &q);
    assert_err(e, ERR_INPUT, "are taken");
    q.bytes = STR("%PDF-1");
    for (int i = 0; i < MATERIAL_COUNT; i++)
        both_tx(b, STORE_WRITE, keep_in_tx, &q);
    e = both_refused(b, STORE_WRITE, keep_in_tx, &q);
    assert_err(e, ERR_INPUT, "more are not taken");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(every_length_comes_back_byte_by_byte),
                                       BOTH(nothing_too_much_and_the_twenty_first_are_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
