/* accrual_desk.c - see accrual_desk.h; the arithmetic is model/accrual's. */
#include "work/accrual_desk.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/list.h"
#include "model/accrual.h"
#include "model/unknown.h"
#include "store/accrual.h"
#include "work/bulletin_desk.h"
#include "work/fund_desk.h"
#include "work/ledger_part.h"

enum { SKIPPED_MOST = 200, MONTH_DAYS = 31 };

const char *const accrual_skip_names[ACCRUAL_SKIP_N + 1] = {"not_closed", "twice", NULL};

struct entry_list LIST(struct entry);

struct reckoning {
    struct ledger_desk *d;
    struct programme programme;
    const struct subsidy *subsidy;
    struct fund fund;
    struct accrual_ask ask;
    struct accrual_books books;
    struct entry_list made;
    struct accrual_result *result;
};

static void skip(struct reckoning *r, enum accrual_skip why, const struct accrual_day *day)
{
    struct accrual_result *to = r->result;

    for (size_t i = 0; i < to->skipped_n; i++) {
        if (to->skipped[i].why == why && str_eq(to->skipped[i].subject, day->placement)) {
            to->skipped[i].days++;
            return;
        }
    }
    if (to->skipped_n < SKIPPED_MOST)
        to->skipped[to->skipped_n++] =
            (struct accrual_skipped){why, day->placement, day->practitioner, 1};
}

/* Books are ordered by subject and period. */
static int book_order(const void *key, const void *item)
{
    const struct accrual_booked *a = key, *b = item;
    int order = str_cmp(a->subject, b->subject);

    return order ? order : (a->period_from > b->period_from) - (a->period_from < b->period_from);
}

static const struct accrual_booked *booked(const struct reckoning *r, struct str subject,
                                           int32_t period_from)
{
    const struct accrual_booked key = {.subject = subject, .period_from = period_from};

    return r->books.n == 0 ? NULL
                           : bsearch(&key, r->books.items, r->books.n, sizeof key, book_order);
}

static void entry_make(struct reckoning *r, const struct accrual_holder *h, const struct accrual *a)
{
    const struct ledger_desk *d = r->d;
    struct entry x = {.id = id_new(),
                      .county = h->county,
                      .programme = r->programme.id,
                      .fund = r->fund.code,
                      .kind = ENTRY_ACCRUAL,
                      .practitioner = h->practitioner,
                      .organization = h->organization,
                      .amount_fen = a->amount_fen,
                      .day = month_first_day(r->ask.month + 1) - 1,
                      .note = r->subsidy->label,
                      .subsidy = r->subsidy->id,
                      .version = r->programme.version,
                      .subject = h->code,
                      .month = r->ask.month,
                      .period_from = a->period_from,
                      .days = a->days,
                      .days_before = a->before,
                      .days_whole = a->whole,
                      .made_by = desk_actor(d->by),
                      .made_ms = d->now_ms};

    if (x.practitioner.n == 0)
        x.practitioner = (struct str){0};
    x.code = ledger_code(x.id, d->arena);
    list_push(&r->made, x);
}

/* --- by day on site --- */

static void placement_reckon(struct reckoning *r, const struct accrual_day *first,
                             const int32_t *days, int32_t day_n)
{
    const struct accrual_holder h = {.county = first->county,
                                     .code = first->placement,
                                     .practitioner = first->practitioner,
                                     .organization = first->organization};
    struct accrual parts[ACCRUAL_PERIODS];
    int n = accrual_split(r->subsidy, first->from_day, days, day_n, parts);

    for (int i = 0; i < n; i++) {
        const struct accrual_booked *before = booked(r, h.code, parts[i].period_from);

        if (before && before->month) {
            r->result->booked_n++;
            continue;
        }
        parts[i].before = before ? (int32_t)before->days : 0;
        /* Whoever has earned all of it earns nothing more: no line says nothing. */
        if (r->subsidy->per != PER_DAY && parts[i].before >= parts[i].whole)
            continue;
        accrual_reckon(r->subsidy, &parts[i]);
        entry_make(r, &h, &parts[i]);
    }
}

/* The days of one placement lie together. */
static bool by_presence(struct store *st, struct reckoning *r, struct err *e)
{
    struct accrual_days found;

    if (!store_accrual_days(st, &r->ask, r->d->arena, &found, e))
        return false;
    for (size_t i = 0, end; i < found.n; i = end) {
        int32_t days[MONTH_DAYS], n = 0;

        for (end = i; end < found.n && str_eq(found.items[end].placement, found.items[i].placement);
             end++) {
            const struct accrual_day *day = &found.items[end];

            if (!day->closed)
                skip(r, ACCRUAL_NOT_CLOSED, day);
            else if (day->twice)
                skip(r, ACCRUAL_TWICE, day);
            else if (n < MONTH_DAYS && (n == 0 || days[n - 1] < day->day))
                days[n++] = day->day;
        }
        placement_reckon(r, &found.items[i], days, n);
    }
    return true;
}

/* --- by time --- */

static bool by_time(struct store *st, struct reckoning *r, struct err *e)
{
    bool studio = r->subsidy->payee == PAYEE_STUDIO;
    struct accrual_holders found = {0};

    if (!(studio ? store_accrual_studios : store_accrual_posts)(st, &r->ask, r->d->arena, &found,
                                                                e))
        return false;
    for (size_t i = 0; i < found.n; i++) {
        const struct accrual_holder *h = &found.items[i];
        const struct accrual_booked *before;
        struct accrual part;

        if (studio && r->subsidy->grade.n && !str_eq(r->subsidy->grade, h->grade))
            continue;
        if (!accrual_by_time(r->subsidy, h->from_day, h->until_day, r->ask.month, &part))
            continue;
        before = booked(r, h->code, part.period_from);
        if (before && before->month)
            r->result->booked_n++;
        else
            entry_make(r, h, &part);
    }
    return true;
}

static bool subsidy_reckon(struct store *st, struct reckoning *r, struct err *e)
{
    r->ask.subsidy = r->subsidy->id;
    return work_fund_of(st, r->programme.id, r->subsidy->fund, r->d->arena, &r->fund, e)
           && store_accrual_books(st, &r->ask, r->d->arena, &r->books, e)
           && (r->subsidy->payee == PAYEE_PRACTITIONER ? by_presence : by_time)(st, r, e);
}

static bool made_keep(struct store *st, struct reckoning *r, struct err *e)
{
    const struct ledger_desk *d = r->d;
    struct object o = ledger_fund_object(d, &r->fund);

    for (size_t i = 0; i < r->made.n; i++)
        r->result->amount_fen += r->made.items[i].amount_fen;
    r->result->entry_n = (int64_t)r->made.n;
    return store_entry_add(st, r->made.items, r->made.n, e)
           && ledger_done(st, d, "entry.accrue",
                          &(struct event){.kind = EVENT_FUND_CHANGED,
                                          .place = o.place[0],
                                          .object = r->fund.id},
                          e);
}

static bool accrue_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct accrual_wish *w = d->what;
    struct programme_row edition;
    struct reckoning r = {.d = d,
                          .result = d->found,
                          .ask = {.programme = w->programme,
                                  .month = w->month,
                                  .reach = store_reach_of(d->by, ACTION_ENTRY_ACCRUE)}};
    bool good = true;

    *r.result = (struct accrual_result){
        .skipped = ARENA_ARRAY(d->arena, struct accrual_skipped, SKIPPED_MOST)};
    if (w->month >= month_of_day(desk_today(d->now_ms)))
        return ledger_field_bad(d, "month", e, "it is not over yet");
    if (!work_programme_edition(st, w->programme, 0, d->arena, &edition, &r.programme, e))
        return false;
    if (r.programme.subsidy_n == 0)
        return err_set(e, ERR_STATE, "the programme %.*s promises no money",
                       STR_ARG(r.programme.id));
    for (int32_t i = 0; good && i < r.programme.subsidy_n; i++) {
        r.subsidy = &r.programme.subsidies[i];
        good = subsidy_reckon(st, &r, e);
    }
    good = good && made_keep(st, &r, e);
    list_reset(&r.made);
    return good;
}

bool work_accrue(struct store *st, const struct subject *by, const struct accrual_wish *w,
                 struct arena *a, struct accrual_result *result, struct edit_refused *refused,
                 struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = w->now_ms, .what = w, .arena = a, .found = result};
    bool good = ledger_run(st, STORE_WRITE, &d, accrue_case, e);

    *refused = d.refused;
    return good;
}
