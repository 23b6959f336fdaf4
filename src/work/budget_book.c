/* budget_book.c - what was granted becomes a line of a fund, once: which lines there are is read
 * under the audit's lock, so that two who book the same request at once book it once. */
#include "base/day.h"
#include "model/unknown.h"
#include "work/budget_desk.h"
#include "work/fund_desk.h"
#include "work/ledger_part.h"

bool work_budget_booked(struct store *st, const struct budget *b, struct arena *a,
                        struct entry_rows *lines, struct err *e)
{
    const struct store_reach all = STORE_ALL;
    const struct entry_filter of = {.kind = STR("budget"), .subject = b->code, .month = DAY_NONE};

    return store_entry_all(st, &of, &all, a, lines, e);
}

static bool fund_find(struct store *st, struct ledger_desk *d, const struct budget *b, struct id id,
                      struct fund *f, struct err *e)
{
    struct err unheard = {0};
    struct fund own;
    struct object o;

    if (!store_fund_get(st, id, d->arena, f, &unheard))
        return unheard.code == ERR_MISSING
                   ? ledger_field_bad(d, "fund", e, "there is no such fund within reach")
                   : err_pass(e, &unheard);
    o = ledger_fund_object(d, f);
    if (rights_decide(d->by, ACTION_FUND_WRITE, &o) != RIGHTS_ALLOWED)
        return ledger_field_bad(d, "fund", e, "there is no such fund within reach");
    return (work_fund_of(st, b->programme, b->fund, d->arena, &own, &unheard)
            && id_cmp(own.id, f->id) == 0)
           || ledger_field_bad(d, "fund", e, "the money was asked of another fund");
}

static bool book_check(struct store *st, struct ledger_desk *d, const struct budget_book *n,
                       const struct budget *b, struct err *e)
{
    struct entry_rows lines;

    if (b->state != BUDGET_APPROVED)
        return err_set(e, ERR_STATE, "the budget request is %s: what was granted is booked",
                       budget_state_names[b->state]);
    if (!work_budget_booked(st, b, d->arena, &lines, e))
        return false;
    if (lines.n > 0)
        return err_set(e, ERR_STATE, "the budget request is booked already");
    if (n->amount_fen != COUNT_UNKNOWN && (n->amount_fen < 1 || n->amount_fen > b->granted_fen))
        return ledger_field_bad(d, "amount_fen", e,
                                "more than nothing and at most what was granted");
    if (n->day > desk_today(d->now_ms))
        return ledger_field_bad(d, "day", e, "it lies in the future");
    return str_trim(n->note).n > 0 || ledger_field_bad(d, "note", e, "by which paper is wanted");
}

static struct entry line_of(const struct ledger_desk *d, const struct budget_book *n,
                            const struct budget *b, const struct fund *f)
{
    return (struct entry){.id = id_new(),
                          .code = str_of(arena_text(d->arena, "%.*s/budget", STR_ARG(b->code))),
                          .county = f->region.n ? f->region : STR(""),
                          .programme = f->programme,
                          .fund = f->code,
                          .kind = ENTRY_BUDGET,
                          .organization = b->organization,
                          .amount_fen =
                              n->amount_fen == COUNT_UNKNOWN ? b->granted_fen : n->amount_fen,
                          .day = n->day,
                          .note = n->note,
                          .subject = b->code,
                          .month = DAY_NONE,
                          .period_from = DAY_NONE,
                          .days = COUNT_UNKNOWN,
                          .days_before = COUNT_UNKNOWN,
                          .days_whole = COUNT_UNKNOWN,
                          .made_by = desk_actor(d->by),
                          .made_ms = d->now_ms};
}

static bool book_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct budget_book *n = d->what;
    struct entry line;
    struct budget b;
    struct fund f;
    struct object o;
    bool found;

    if (!store_budget_find(st, d->id, d->arena, &b, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no such budget request");
    o = budget_object(&b);
    if (!rights_check(d->by, ACTION_BUDGET_DECIDE, &o, "such budget request", e)
        || !book_check(st, d, n, &b, e) || !fund_find(st, d, &b, n->fund, &f, e))
        return false;
    line = line_of(d, n, &b, &f);
    o = ledger_fund_object(d, &f);
    return store_entry_add(st, &line, 1, e)
           && ledger_done(
               st, d, "budget.book",
               &(struct event){.kind = EVENT_FUND_CHANGED, .place = o.place[0], .object = f.id}, e);
}

bool work_budget_book(struct store *st, const struct subject *by, const struct budget_book *n,
                      struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};
    bool good = ledger_run(st, STORE_WRITE, &d, book_case, e);

    *refused = d.refused;
    return good;
}
