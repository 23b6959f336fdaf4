#include "store/fund.h"

#include "model/unknown.h"
#include "store/entry.h"
#include "tests/store/province.h"

struct funding {
    struct both *b;
    struct store_reach reach;
    struct fund_rows rows;
    struct entry_lines lines;
};

static bool put_in_tx(struct store *st, void *unused, struct err *e)
{
    const struct fund whole = {.id = pid('U', 1),
                               .code = STR("F1"),
                               .programme = STR("m"),
                               .name = STR("专项"),
                               .source = STR("省级财政"),
                               .day = 20000};
    struct fund own = whole;
    struct entry x = {.county = STR(""),
                      .programme = STR("m"),
                      .fund = STR("F1"),
                      .practitioner = STR("P1"),
                      .day = 20001,
                      .month = DAY_NONE,
                      .period_from = DAY_NONE,
                      .days = COUNT_UNKNOWN,
                      .days_before = COUNT_UNKNOWN,
                      .days_whole = COUNT_UNKNOWN};
    static const struct {
        const char *code;
        enum entry_kind kind;
        int64_t fen;
        const char *follows;
    } LINES[] = {{"a", ENTRY_BUDGET, 1000, NULL}, {"b", ENTRY_DONATION, 500, NULL},
                 {"c", ENTRY_ACCRUAL, 300, NULL}, {"d", ENTRY_ACCRUAL, 200, NULL},
                 {"e", ENTRY_PAYMENT, 300, "c"},  {"f", ENTRY_GRANT, 40, NULL},
                 {"g", ENTRY_SPENDING, 7, NULL}};
    const struct entry_step paid = {STR(""), STR("c"), 1,     ENTRY_ACCRUED, ENTRY_PAID,
                                    STR(""), STR(""),  {{0}}, {{0}},         5};

    (void)unused;
    own.id = pid('U', 2);
    own.code = STR("F2");
    own.region = STR("990101");
    if (!store_fund_add(st, &whole, e) || !store_fund_add(st, &own, e))
        return false;
    for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
        x.id = pid('E', (int)i);
        x.code = str_of(LINES[i].code);
        x.kind = LINES[i].kind;
        x.amount_fen = LINES[i].fen;
        x.follows = LINES[i].follows ? str_of(LINES[i].follows) : (struct str){0};
        if (!store_entry_add(st, &x, 1, e))
            return false;
    }
    return store_entry_step_add(st, &paid, 1, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct funding *f = arg;

    return store_fund_list(st, &f->reach, &f->b->a, &f->rows, e)
           && store_fund_lines(st, STR("F1"), &f->b->a, &f->lines, e);
}

/* In 1500; promised 500, of which 300 are paid; 40 given out, 7 spent. By hand. */
static void the_books_of_a_fund_are_the_sums_of_its_lines(void **state)
{
    struct both *b = province_of(state);
    struct funding f = {.b = b, .reach = STORE_ALL};
    struct err e = {0};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    both_tx(b, STORE_READ, read_in_tx, &f);
    assert_int_equal(f.rows.n, 2);
    assert_int_equal(f.rows.items[0].book.in, 1500);
    assert_int_equal(f.rows.items[0].book.open, 200);
    assert_int_equal(f.rows.items[0].book.balance, 1153);
    assert_int_equal(f.rows.items[0].book.left, 953);
    assert_int_equal(f.rows.items[1].book.left, 0);
    assert_int_equal(f.lines.n, 7);
    if (!fund_book_check(&f.rows.items[0].book, f.lines.items, f.lines.n, &b->a, &e))
        fail_msg("%s", e.text);
}

static void a_county_reaches_its_own_fund_alone(void **state)
{
    struct both *b = province_of(state);
    struct funding f = {
        .b = b,
        .reach = {.kind = REACH_PLACE, .scope = {.kind = SCOPE_REGION, .place = {"990101", 6}}}};

    both_tx(b, STORE_WRITE, put_in_tx, NULL);
    both_tx(b, STORE_READ, read_in_tx, &f);
    assert_int_equal(f.rows.n, 1);
    assert_str(f.rows.items[0].fund.code, "F2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_books_of_a_fund_are_the_sums_of_its_lines),
        BOTH(a_county_reaches_its_own_fund_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
