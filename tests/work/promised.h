/* promised.h - the small province with a programme that promises money: P1 and P2 of H3 are on site
 * at H1 with their months closed, a studio at H1 earns by time, a village post likewise. */
#ifndef XL_TESTS_WORK_PROMISED_H
#define XL_TESTS_WORK_PROMISED_H

#include "model/unknown.h"
#include "store/sql.h"
#include "tests/work/people.h"
#include "work/accrual_desk.h"
#include "work/bulletin_desk.h"
#include "work/entry_desk.h"
#include "work/fund_desk.h"

static const char PROMISE_FILE[] =
    "id: m\nname: 补助项目\nplace: 杏省\nyear: 2025\nversion: 1\ndirection: down\n"
    "approval: [county]\n"
    "funds: [{id: f, name: 省级专项, source: 省级财政}]\n"
    "subsidies:\n"
    "  - {id: year, label: 年补助, fund: f, payee: practitioner, per: year, yuan: 24000,"
    " full_days: 220}\n"
    "  - {id: area, label: 工作室, fund: f, payee: studio, grade: district, per: year,"
    " yuan: 80000}\n"
    "  - {id: village, label: 村医, fund: f, payee: village_doctor, per: month, yuan: 1000}\n"
    "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
    "bulletin: {title: 通报, blocks: [{heading: 一, text: \"{n}\"}]}\n";

static const struct scope WHOLE = {.kind = SCOPE_REGION, .place = {"990000", 6}};

/* An officer of the province, by number. */
static inline struct subject officer_of(int n)
{
    return (struct subject){.account = pid('A', n), .role = ROLE_OFFICER, .scope = WHOLE};
}

/* On site on `n` days from `first` on, the months closed, in a placement of that code. */
struct on_site {
    const char *code, *person;
    int32_t arrived, first, n;
    bool open; /* the months are not closed */
};

static inline bool on_site_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct on_site *s = arg;
    struct str code = str_of(s->code), person = str_of(s->person);
    struct id id = id_new();

    if (!sql_run(st,
                 "INSERT INTO placement (county, id, placement, programme, kind, practitioner,"
                 " organization, from_day, arrived_day, state, delivery, made_ms) VALUES"
                 " ('990101', $1, $2, 'm', 'posting', $3, 'H1', $4, $4, 'active', 'x', 1)"
                 " ON CONFLICT DO NOTHING",
                 SQL(sql_id(&id), sql_text(&code), sql_text(&person), sql_day(&s->arrived)), e))
        return false;
    for (int32_t day = s->first; day < s->first + s->n; day++) {
        id = id_new();
        if (!sql_run(st,
                     "INSERT INTO presence (county, id, presence, placement, day, home_day,"
                     " host_day, delivery, made_ms) VALUES ('990101', $1, $1, $2, $3, $3, $3, 'x',"
                     " 1)",
                     SQL(sql_id(&id), sql_text(&code), sql_day(&day)), e))
            return false;
        if (!s->open
            && !sql_run(st,
                        "INSERT INTO placement_month (county, placement, month, days, closed_ms)"
                        " VALUES ('990101', $1, substr($2, 1, 7), 1, 1) ON CONFLICT DO NOTHING",
                        SQL(sql_text(&code), sql_day(&day)), e))
            return false;
    }
    return true;
}

static inline void on_site(struct both *b, struct on_site s)
{
    both_tx(b, STORE_WRITE, on_site_in_tx, &s);
}

static inline bool by_time_in_tx(struct store *st, void *unused, struct err *e)
{
    (void)unused;
    return sql_run(st,
                   "INSERT INTO studio (county, id, studio, programme, name, kind, level,"
                   " organization, opened_day, delivery, made_ms) VALUES ('990101', 'x', 'T1', 'm',"
                   " '工作室', 'studio', 'district', 'H1', '2024-01-01', 'x', 1)",
                   NULL, e)
           && sql_run(st,
                      "INSERT INTO village_post (county, id, post, version, programme, village,"
                      " clinic, organization, practitioner, from_day, school, made_ms) VALUES"
                      " ('990101', 'y', 'V1', 1, 'm', '杏花村', '', 'H1', 'P3', '2025-06-16', '',"
                      " 1)",
                      NULL, e);
}

static inline struct fund fund_opened(struct both *b, const struct subject *by)
{
    const struct fund_new n = {STR("m"), STR("f"), NOON};
    struct fund_told t = {.kind = ENTRY_BUDGET,
                          .amount_fen = 100000000,
                          .day = day_of(2025, 1, 5),
                          .note = STR("财社〔2025〕1号"),
                          .now_ms = NOON};
    struct edit_refused refused;
    struct fund_view v;
    struct err e = {0};

    if (!work_fund_open(b->st, by, &n, &t.fund, &refused, &e)
        || !work_fund_tell(b->st, by, &t, &refused, &e)
        || !work_fund_see(b->st, by, t.fund, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v.row.fund;
}

/* The fund open and filled by officer 1. */
static inline struct both *promised_province(void **state, struct fund *f)
{
    struct both *b = province_of(state);
    const struct subject one = officer_of(1);
    struct fault_list faults = {0};
    struct err e = {0};

    if (!work_programme_add(b->st, str_of(PROMISE_FILE), "m.yaml", NOON, &faults, &e))
        fail_msg("%s", e.text);
    fault_reset(&faults);
    *f = fund_opened(b, &one);
    return b;
}

static inline struct accrual_result accrued(struct both *b, int n, int32_t month)
{
    const struct subject by = officer_of(n);
    const struct accrual_wish w = {STR("m"), month, NOON};
    struct edit_refused refused;
    struct accrual_result r;
    struct err e = {0};

    if (!work_accrue(b->st, &by, &w, &b->a, &r, &refused, &e))
        fail_msg("%s", e.text);
    return r;
}

static inline int64_t approved(struct both *b, int n, int32_t month)
{
    const struct subject by = officer_of(n);
    const struct entry_approval w = {STR("m"), month, NOON};
    struct err e = {0};
    int64_t count;

    if (!work_entry_approve(b->st, &by, &w, &count, &e))
        fail_msg("%s", e.text);
    return count;
}

static inline struct entry_rows entries_of(struct both *b, const char *state)
{
    const struct entry_filter f = {.state = str_of(state), .month = DAY_NONE};
    const struct store_page page = {200, STR(""), STORE_ALL};
    struct entry_rows rows;
    struct err e = {0};

    if (!work_entry_list(b->st, &f, &page, &b->a, &rows, &e))
        fail_msg("%s", e.text);
    return rows;
}

/* The books, which must be proved. */
static inline struct fund_book book_proved(struct both *b, const struct fund *f)
{
    const struct subject by = officer_of(1);
    struct fund_view v;
    struct err e = {0};

    if (!work_fund_see(b->st, &by, f->id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    if (!v.proved)
        fail_msg("%.*s", STR_ARG(v.fault));
    return v.row.book;
}

#endif
