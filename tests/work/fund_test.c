#include "work/fund_desk.h"

#include "tests/work/promised.h"

static void a_fund_is_opened_once_by_the_name_of_its_file(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    struct fund_new n = {STR("m"), STR("f"), NOON};
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_str(f.code, "m/f");
    assert_str(f.source, "省级财政");
    assert_false(work_fund_open(b->st, &one, &n, &id, &refused, &e));
    assert_err(e, ERR_STATE, "open already");
    err_reset(&e);
    n.fund = STR("g");
    assert_false(work_fund_open(b->st, &one, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "no such fund");
    assert_string_equal(refused.field, "fund");
}

static void what_is_told_wrongly_or_is_not_there_is_refused(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    const struct subject one = officer_of(1);
    const struct {
        enum entry_kind kind;
        int64_t fen;
        int32_t day;
        const char *note, *said;
    } WRONG[] = {{ENTRY_PAYMENT, 5, day_of(2025, 2, 1), "函", "reckoned"},
                 {ENTRY_BUDGET, 0, day_of(2025, 2, 1), "函", "an amount"},
                 {ENTRY_BUDGET, 5, day_of(2026, 2, 1), "函", "future"},
                 {ENTRY_BUDGET, 5, day_of(2025, 2, 1), " ", "paper"},
                 {ENTRY_SPENDING, 100000001, day_of(2025, 2, 1), "函", "1000000.00 yuan are left"},
                 {ENTRY_BUDGET, -100000001, day_of(2025, 2, 1), "函", "are left"}};
    struct edit_refused refused;

    for (size_t i = 0; i < sizeof WRONG / sizeof *WRONG; i++) {
        const struct fund_told t = {f.id,         WRONG[i].kind,         WRONG[i].fen,
                                    WRONG[i].day, str_of(WRONG[i].note), NOON};
        struct err e = {0};

        assert_false(work_fund_tell(b->st, &one, &t, &refused, &e));
        assert_err(e, i < 4 ? ERR_INPUT : ERR_STATE, WRONG[i].said);
    }
    assert_int_equal(book_proved(b, &f).in, 100000000);
}

static void a_fund_of_elsewhere_is_not_there(void **state)
{
    struct fund f;
    struct both *b = promised_province(state, &f);
    struct subject county = officer_of(3);
    struct fund_view v;
    struct err e = {0};

    county.scope.place = STR("990101");
    assert_false(work_fund_see(b->st, &county, f.id, &b->a, &v, &e));
    assert_err(e, ERR_MISSING, "no fund");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_fund_is_opened_once_by_the_name_of_its_file),
        BOTH(what_is_told_wrongly_or_is_not_there_is_refused),
        BOTH(a_fund_of_elsewhere_is_not_there),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
