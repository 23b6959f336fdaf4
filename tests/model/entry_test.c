#include "model/entry.h"

#include <stdio.h>

#include "base/random.h"
#include "tests/check.h"

enum { HISTORIES = 200, STEPS = 900, LINES = 1900 };

/* A fund lived through at random: everything that can be done to it, in any order. */
struct history {
    struct entry_line lines[LINES];
    char codes[LINES][8];
    size_t n;
};

static void add(struct history *h, enum entry_kind kind, int64_t amount,
                const struct entry_line *of)
{
    struct entry_line *l = &h->lines[h->n];

    snprintf(h->codes[h->n], sizeof h->codes[0], "E%03zu", h->n);
    *l = (struct entry_line){
        .code = str_of(h->codes[h->n]), .kind = kind, .payee = STR("P1"), .amount_fen = amount};
    if (of) {
        l->follows = of->code;
        l->payee = of->payee;
    }
    h->n++;
}

static void live(struct history *h, uint64_t seed)
{
    struct random r = random_stream(seed, 1);

    *h = (struct history){0};
    add(h, ENTRY_BUDGET, 5000000, NULL);
    for (int step = 0; step < STEPS; step++) {
        struct entry_line *l = &h->lines[random_below(&r, (int64_t)h->n)];
        enum entry_state to = (enum entry_state)random_below(&r, ENTRY_STATE_N);
        int64_t what = random_below(&r, 10);
        struct err unheard = {0};

        if (what == 0)
            add(h, random_below(&r, 2) ? ENTRY_DONATION : ENTRY_SPENDING, random_below(&r, 90000),
                NULL);
        else if (what == 1)
            add(h, ENTRY_ACCRUAL, random_below(&r, 300000) - 60000, NULL);
        else if (l->kind == ENTRY_ACCRUAL && entry_move(&l->state, to, l->amount_fen, &unheard)) {
            if (to == ENTRY_PAID || to == ENTRY_RECOVERED)
                add(h, to == ENTRY_PAID ? ENTRY_PAYMENT : ENTRY_RECOVERY, l->amount_fen, l);
        }
    }
}

static struct fund_book book_of(const struct history *h)
{
    struct fund_book b = {0};

    for (size_t i = 0; i < h->n; i++)
        fund_book_add(&b, h->lines[i].kind, h->lines[i].state, h->lines[i].follows.n > 0,
                      h->lines[i].amount_fen);
    fund_book_close(&b);
    return b;
}

/* The slow twin: what is open is asked of each promise, whether any line settles it. */
static int64_t twin_open(const struct history *h)
{
    int64_t open = 0;

    for (size_t i = 0; i < h->n; i++) {
        bool settled = false;

        if (h->lines[i].kind != ENTRY_ACCRUAL || h->lines[i].state == ENTRY_REJECTED)
            continue;
        for (size_t k = 0; k < h->n; k++)
            settled = settled || str_eq(h->lines[k].follows, h->lines[i].code);
        if (!settled)
            open += h->lines[i].amount_fen;
    }
    return open;
}

static void the_books_of_200_random_histories_balance(void **unused)
{
    static struct history h;
    int64_t settled = 0;

    (void)unused;
    for (uint64_t seed = 0; seed < HISTORIES; seed++) {
        struct arena a = {0};
        struct err e = {0};
        struct fund_book b;

        live(&h, seed);
        b = book_of(&h);
        if (!fund_book_check(&b, h.lines, h.n, &a, &e))
            fail_msg("%s", e.text);
        assert_int_equal(b.open, twin_open(&h));
        assert_int_equal(b.in - b.settled - b.direct - b.spent - b.open, b.left);
        assert_int_equal(b.by_state[ENTRY_PAID] + b.by_state[ENTRY_RECOVERED], b.settled);
        settled += b.settled != 0;
        arena_reset(&a);
    }
    assert_true(settled > HISTORIES / 2);
}

static void bad(const struct history *h, const struct fund_book *b, const char *what)
{
    struct arena a = {0};
    struct err e = {0};

    assert_false(fund_book_check(b, h->lines, h->n, &a, &e));
    assert_err(e, ERR_CHECK, what);
    arena_reset(&a);
}

static void what_was_tampered_with_is_named(void **unused)
{
    static struct history h, t;
    struct fund_book b;

    (void)unused;
    h = (struct history){0};
    add(&h, ENTRY_BUDGET, 1000, NULL);
    add(&h, ENTRY_ACCRUAL, 300, NULL);
    h.lines[1].state = ENTRY_PAID;
    add(&h, ENTRY_PAYMENT, 300, &h.lines[1]);
    b = book_of(&h);
    for (int which = 0; which < 7; which++) {
        static const char *const WHAT[] = {
            "another amount", "another payee",      "is settled in another state",
            "settled twice",  "no line settles it", "settles nothing",
            "fen left"};
        struct fund_book told = b;

        t = h;
        for (size_t i = 0; i < t.n; i++) /* the copy's own texts */
            t.lines[i].code = str_of(t.codes[i]);
        switch (which) {
        case 0:
            t.lines[2].amount_fen = 299;
            break;
        case 1:
            t.lines[2].payee = STR("P2");
            break;
        case 2:
            t.lines[1].state = ENTRY_HELD;
            break;
        case 3:
            add(&t, ENTRY_PAYMENT, 300, &t.lines[1]);
            break;
        case 4:
            t.lines[2].follows = STR("");
            break;
        case 5:
            t.lines[2].follows = STR("E999");
            break;
        default:
            told.left++;
        }
        bad(&t, &told, WHAT[which]);
    }
}

static void what_is_paid_stays_paid_and_what_is_held_is_released_by_somebody(void **unused)
{
    enum entry_state s = ENTRY_PAID;
    struct err e = {0};

    (void)unused;
    assert_false(entry_move(&s, ENTRY_ACCRUED, 5, &e));
    assert_err(e, ERR_STATE, "allowed: nothing");
    err_reset(&e);
    s = ENTRY_HELD;
    assert_false(entry_move(&s, ENTRY_PAID, 5, &e));
    assert_err(e, ERR_STATE, "allowed: released");
    err_reset(&e);
    s = ENTRY_APPROVED;
    assert_false(entry_move(&s, ENTRY_RECOVERED, 5, &e));
    assert_err(e, ERR_INPUT, "taken back alone");
    err_reset(&e);
    assert_true(entry_move(&s, ENTRY_RECOVERED, -5, &e));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_books_of_200_random_histories_balance),
        cmocka_unit_test(what_was_tampered_with_is_named),
        cmocka_unit_test(what_is_paid_stays_paid_and_what_is_held_is_released_by_somebody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
