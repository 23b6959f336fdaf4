/* demo_money.c - one use case after the other, each of who may. */
#include "work/demo_money.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/account.h"
#include "store/accrual.h"
#include "store/placement.h"
#include "store/placement_line.h"
#include "store/practitioner.h"
#include "work/accrual_desk.h"
#include "work/entry_desk.h"
#include "work/fund_desk.h"
#include "work/ledger_part.h"
#include "work/payee_desk.h"
#include "work/payment_run_desk.h"
#include "work/village_post_desk.h"

#define PROGRAMME "demo"
enum { PEOPLE = 12, WEEK = 7, MONDAY = 4 /* 1970-01-05 */ };

static const struct subject OFFICER = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};

struct paying {
    struct store *st;
    struct arena arena;
    int64_t now_ms;
    int32_t month; /* the last one that is over */
    struct subject second;
    struct placement_rows people;
    struct accrual_holders studios;
    struct id fund;
    struct str villager; /* code */
};

/* The second person is whom the README calls officer. */
static bool begin_in_tx(struct store *st, void *arg, struct err *e)
{
    struct paying *p = arg;
    const struct placement_filter f = {.programme = STR(PROGRAMME), .state = STR("active")};
    const struct store_page page = {PEOPLE, STR(""), STORE_ALL};
    const struct accrual_ask ask = {.programme = STR(PROGRAMME), .reach = STORE_ALL};
    struct practitioner_rows somebody;
    const struct practitioner_filter any = {.name = STR("")};
    struct account account;
    struct fund fund;
    bool found;

    if (!store_account_find(st, STR("officer"), &p->arena, &account, &found, e)
        || !work_fund_of(st, STR(PROGRAMME), STR("F1"), &p->arena, &fund, e)
        || !store_placement_list(st, &f, &page, &p->arena, &p->people, e)
        || !store_practitioner_list(st, &any, &page, &p->arena, &somebody, e)
        || !store_accrual_studios(st, &ask, &p->arena, &p->studios, e))
        return false;
    p->second = OFFICER;
    p->second.account = account.id;
    p->fund = fund.id;
    if (somebody.n == 0 || p->people.n == 0)
        return err_set(e, ERR_CHECK, "the store holds nobody on site");
    p->villager = somebody.items[somebody.n - 1].practitioner.code;
    return found || err_set(e, ERR_CHECK, "the store does not hold the officer");
}

/* Monday to Friday, told by both; the last one's host has not closed the last month yet. */
static bool month_add(struct store *st, const struct paying *p, size_t i, int32_t month,
                      struct err *e)
{
    const struct placement *who = &p->people.items[i];
    const struct placement_key key = {who->county, who->code};
    struct month_line closed = {.month = month, .closed_ms = p->now_ms};
    int32_t last = month_first_day(month + 1);

    for (int32_t day = month_first_day(month); day < last; day++) {
        const struct day_line line = {day, day, day};

        if ((day - MONDAY) % WEEK > 4 || day < who->from_day)
            continue;
        closed.days++;
        if (!store_day_add(st, &key, &line, p->now_ms, e))
            return false;
    }
    return (month == p->month && i + 1 == p->people.n) || store_month_add(st, &key, &closed, e);
}

static bool days_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct paying *p = arg;

    for (size_t i = 0; i < p->people.n; i++) {
        for (int32_t month = p->month - 1; month <= p->month; month++) {
            if (!month_add(st, p, i, month, e))
                return false;
        }
    }
    return true;
}

/* A village post beside the first placement, held by one who learns at its host; who was taken into
 * degree study goes on earning. */
static bool village_add(struct paying *p, struct err *e)
{
    const struct village_post_new n = {.code = STR("V-001"),
                                       .programme = STR(PROGRAMME),
                                       .village = STR("杏花村（虚构）"),
                                       .clinic = STR("杏花村卫生室"),
                                       .organization = p->people.items[0].organization,
                                       .practitioner = p->villager,
                                       .from_day = month_first_day(p->month - 1),
                                       .now_ms = p->now_ms};
    struct village_post_told t = {.until_day = DAY_NONE,
                                  .study_year = 2025,
                                  .school = STR("虚构医学专科学校"),
                                  .now_ms = p->now_ms};
    struct edit_refused refused;

    return work_village_post_add(p->st, &OFFICER, &n, &t.id, &refused, e)
           && work_village_post_tell(p->st, &OFFICER, &t, &refused, e);
}

/* How many the county means to take into degree study: one year as it came, one still open. */
static bool intake_plan(const struct paying *p, struct err *e)
{
    struct village_intake_new n = {.programme = STR(PROGRAMME),
                                   .county = p->people.items[0].county,
                                   .year = 2025,
                                   .planned = 3,
                                   .now_ms = p->now_ms};
    struct edit_refused refused;

    if (!work_village_intake_plan(p->st, &OFFICER, &n, &refused, e))
        return false;
    n.year = 2026;
    n.planned = 2;
    return work_village_intake_plan(p->st, &OFFICER, &n, &refused, e);
}

static bool fund_fill(const struct paying *p, struct err *e)
{
    struct fund_told t = {.fund = p->fund,
                          .kind = ENTRY_BUDGET,
                          .amount_fen = 600000000,
                          .day = day_of(2025, 1, 8),
                          .note = STR("虚构文号〔2025〕1号"),
                          .now_ms = p->now_ms};
    struct edit_refused refused;

    if (!work_fund_tell(p->st, &OFFICER, &t, &refused, e))
        return false;
    t.kind = ENTRY_DONATION;
    t.amount_fen = 50000000;
    t.note = STR("虚构捐赠协议");
    return work_fund_tell(p->st, &OFFICER, &t, &refused, e);
}

static bool account_add(struct paying *p, const struct seal *seal, struct str code,
                        struct str holder, size_t number, struct err *e)
{
    const struct payee_told t = {
        .code = code,
        .clear = {.holder = holder,
                  .account = str_of(arena_text(&p->arena, "62220000000%05zu", number)),
                  .bank = STR("虚构银行"),
                  .id_number = STR("")},
        .birth_day = DAY_NONE,
        .now_ms = p->now_ms};
    struct edit_refused refused;

    return work_payee_tell(p->st, seal, &OFFICER, &t, &refused, e);
}

/* The last two people were told the same account: both are held. Of the hospitals with a studio
 * the last has none. */
static bool accounts_add(struct paying *p, const struct seal *seal, struct err *e)
{
    const struct placement *people = p->people.items;

    for (size_t i = 0; i < p->people.n; i++) {
        size_t n = i + 1 == p->people.n && i > 1 ? i : i + 1;

        if (!account_add(p, seal, people[i].practitioner, people[i].practitioner_name, n, e))
            return false;
    }
    for (size_t i = 0; i + 1 < p->studios.n; i++) {
        if (!account_add(p, seal, p->studios.items[i].organization, STR("虚构医院"), PEOPLE + i + 1,
                         e))
            return false;
    }
    return true;
}

static bool month_book(struct paying *p, int32_t month, struct id *run, struct err *e)
{
    const struct accrual_wish w = {STR(PROGRAMME), month, p->now_ms};
    const struct entry_approval yes = {STR(PROGRAMME), month, p->now_ms};
    const struct payment_run_new n = {p->fund, month, p->now_ms};
    struct edit_refused refused;
    struct accrual_result result;
    int64_t approved;

    if (!work_accrue(p->st, &OFFICER, &w, &p->arena, &result, &refused, e))
        return false;
    return result.entry_n == 0
           || (work_entry_approve(p->st, &OFFICER, &yes, &approved, e)
               && work_payment_run_make(p->st, &OFFICER, &n, run, &refused, e));
}

/* The bank pays all but the first. */
static struct str bank_words(const struct payment_run_view *v, struct arena *a)
{
    struct out out = {0};
    struct str text;

    out_text(&out, "序号,金额,结果,原因\n");
    for (size_t i = 0; i < v->payments.n; i++) {
        const struct payment *m = &v->payments.items[i];

        out_text(&out, "%lld,%lld.%02lld,%s\n", (long long)m->number,
                 (long long)(m->amount_fen / 100), (long long)(m->amount_fen % 100),
                 i > 0 ? "成功," : "失败,户名与账号不符");
    }
    text = str_copy(a, (struct str){out.items, out.n});
    out_reset(&out);
    return text;
}

static bool run_pay(struct paying *p, struct id run, struct err *e)
{
    const struct payment_run_step step = {run, p->now_ms};
    struct payment_confirmation told = {.id = run, .now_ms = p->now_ms};
    struct payment_run_view v;
    struct edit_refused refused;

    if (!work_payment_run_see(p->st, &p->second, run, &p->arena, &v, e))
        return false;
    for (size_t i = 0; i < v.samples.n; i++) {
        const struct payment_look look = {run, v.samples.items[i].entry_id, true, STR(""),
                                          p->now_ms};

        if (!work_payment_run_look(p->st, &p->second, &look, &refused, e))
            return false;
    }
    told.bytes = bank_words(&v, &p->arena);
    return v.payments.n == 0
           || (work_payment_run_release(p->st, &p->second, &step, e)
               && work_payment_run_confirm(p->st, &p->second, &told, e));
}

static bool months_pay(struct paying *p, struct err *e)
{
    struct id first = {0}, last = {0};

    return month_book(p, p->month - 1, &first, e) && (id_none(first) || run_pay(p, first, e))
           && month_book(p, p->month, &last, e);
}

bool demo_money_add(const char *store, int64_t now_ms, struct err *e)
{
    struct paying p = {.now_ms = now_ms, .month = month_of_day(desk_today(now_ms)) - 1};
    struct seal *seal = NULL;
    struct err none = {0};
    bool good = store_open(store, STORE_EXISTING, &p.st, e)
                && store_tx(p.st, STORE_READ, begin_in_tx, &p, e)
                && store_tx(p.st, STORE_WRITE, days_in_tx, &p, e) && fund_fill(&p, e)
                && village_add(&p, e) && intake_plan(&p, e);

    if (good && seal_open(store, p.st, &seal, &none))
        good = accounts_add(&p, seal, e);
    good = good && months_pay(&p, e);
    seal_close(seal);
    store_close(p.st);
    arena_reset(&p.arena);
    return good;
}
