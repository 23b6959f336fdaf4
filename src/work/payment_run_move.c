/* payment_run_move.c - a run on its way: its sample looked at, released, cancelled. */
#include <inttypes.h>

#include "base/money.h"
#include "model/unknown.h"
#include "work/payment_run_part.h"

/* --- the sample --- */

static struct payment_sample_row *sample_find(const struct payment_samples *rows, struct id entry)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (id_cmp(rows->items[i].entry_id, entry) == 0)
            return &rows->items[i];
    }
    return NULL;
}

static bool look_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct payment_look *n = d->what;
    struct payment_samples rows;
    struct payment_sample_row *s;
    struct payment_run r;
    struct id actor = desk_actor(d->by);

    if (!payment_run_find(st, d, ACTION_PAYMENT_RUN_SAMPLE, &r, e)
        || !store_payment_sample_list(st, d->id, d->arena, &rows, e))
        return false;
    s = sample_find(&rows, n->entry);
    if (!s)
        return err_set(e, ERR_MISSING, "the sample of the payment run has no such promise");
    if (!id_none(actor) && id_cmp(actor, s->decider) == 0)
        return err_set(e, ERR_STATE, "who decided does not look at it again: a second person does");
    if (!n->agreed && str_trim(n->why).n == 0)
        return ledger_field_bad(d, "why", e, "a reason is wanted where the decision does not hold");
    s->agreed = n->agreed;
    s->why = n->why.n ? n->why : STR("");
    s->made_by = actor;
    s->made_ms = d->now_ms;
    return store_payment_sample_put(st, s, e)
           && payment_run_done(st, d, &r, "payment_run.sample", e);
}

bool work_payment_run_look(struct store *st, const struct subject *by, const struct payment_look *n,
                           struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};
    bool good = ledger_run(st, STORE_WRITE, &d, look_case, e);

    *refused = d.refused;
    return good;
}

/* --- releasing --- */

static bool second_person_check(const struct ledger_desk *d, const struct payment_run *r,
                                struct err *e)
{
    if (id_none(d->by->account))
        return err_set(e, ERR_STATE, "a payment run is released by a person, not by a program");
    return id_cmp(d->by->account, r->maker) != 0
           || err_set(e, ERR_STATE,
                      "who made a payment run does not release it: a second person does");
}

static bool sample_check(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct payment_samples rows;
    int64_t open = 0, against = 0;

    if (!store_payment_sample_list(st, d->id, d->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        open += rows.items[i].agreed == COUNT_UNKNOWN;
        against += rows.items[i].agreed == 0;
    }
    if (against > 0)
        return err_set(e, ERR_STATE,
                       "%" PRId64 " decisions of the sample do not hold: the run can be cancelled"
                       " alone",
                       against);
    return open == 0
           || err_set(e, ERR_STATE, "%" PRId64 " decisions of the sample were not looked at yet",
                      open);
}

static bool balance_check(struct store *st, struct ledger_desk *d, const struct payment_run *r,
                          struct err *e)
{
    const struct store_reach all = STORE_ALL;
    char wanted[MONEY_TEXT], held[MONEY_TEXT];
    struct fund_rows rows;

    if (!store_fund_list(st, &all, d->arena, &rows, e))
        return false;
    money_text(r->total_fen, wanted);
    for (size_t i = 0; i < rows.n; i++) {
        if (!str_eq(rows.items[i].fund.code, r->fund))
            continue;
        money_text(rows.items[i].book.balance, held);
        return rows.items[i].book.balance >= r->total_fen
               || err_set(e, ERR_STATE, "the fund holds %s yuan, and the run pays %s", held,
                          wanted);
    }
    return err_set(e, ERR_MISSING, "no fund");
}

static bool release_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct payment_run r;
    enum payment_run_state was;

    if (!payment_run_find(st, d, ACTION_PAYMENT_RUN_RELEASE, &r, e))
        return false;
    was = r.state;
    if (!payment_run_move(&r.state, PAYMENT_RUN_RELEASED, e) || !second_person_check(d, &r, e)
        || !sample_check(st, d, e) || !balance_check(st, d, &r, e))
        return false;
    if (r.payment_n == 0)
        return err_set(e, ERR_STATE, "the run pays nobody: it can be cancelled alone");
    r.releaser = d->by->account;
    r.released_ms = d->now_ms;
    return store_payment_run_put(st, &r, was, e)
           && payment_run_done(st, d, &r, "payment_run.release", e);
}

bool work_payment_run_release(struct store *st, const struct subject *by,
                              const struct payment_run_step *n, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ledger_run(st, STORE_WRITE, &d, release_case, e);
}

/* --- cancelling --- */

/* What did not hold: 0 of an approval holds the promise, of a rejection opens it again. */
static const struct payment_sample_row *against_find(const struct payment_samples *rows,
                                                     struct str entry)
{
    for (size_t i = 0; i < rows->n; i++) {
        if (rows->items[i].agreed == 0 && str_eq(rows->items[i].entry, entry))
            return &rows->items[i];
    }
    return NULL;
}

static bool step_back(struct store *st, struct ledger_desk *d, const struct entry *x,
                      const struct ledger_decision *n, struct err *e)
{
    struct entry_step step;

    return ledger_decide(d, x, n, &step, e) && store_entry_step_add(st, &step, 1, e);
}

static bool taken_back(struct store *st, struct ledger_desk *d, const struct payment_samples *rows,
                       struct err *e)
{
    struct entry_rows taken;

    if (!store_entry_of_run(st, d->id, d->arena, &taken, e))
        return false;
    for (size_t i = 0; i < taken.n; i++) {
        const struct payment_sample_row *s = against_find(rows, taken.items[i].code);
        const struct ledger_decision n = {.to = s ? ENTRY_HELD : ENTRY_APPROVED,
                                          .cause = s ? STR("sample") : STR(""),
                                          .why = s ? s->why : STR(""),
                                          .run = d->id};

        if (!step_back(st, d, &taken.items[i], &n, e))
            return false;
    }
    return true;
}

static bool rejected_back(struct store *st, struct ledger_desk *d,
                          const struct payment_samples *rows, struct err *e)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct payment_sample_row *s = &rows->items[i];
        struct entry x;

        if (s->agreed != 0 || !str_eq(s->decision, STR("rejected")))
            continue;
        if (!store_entry_get(st, s->entry_id, d->arena, &x, e))
            return false;
        if (x.state == ENTRY_REJECTED
            && !step_back(
                st, d, &x,
                &(struct ledger_decision){.to = ENTRY_ACCRUED, .why = s->why, .run = d->id}, e))
            return false;
    }
    return true;
}

static bool cancel_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct payment_samples rows;
    struct payment_run r;
    enum payment_run_state was;

    if (!payment_run_find(st, d, ACTION_PAYMENT_RUN_CANCEL, &r, e)
        || !store_payment_sample_list(st, d->id, d->arena, &rows, e))
        return false;
    was = r.state;
    if (!payment_run_move(&r.state, PAYMENT_RUN_CANCELLED, e))
        return false;
    r.closed_by = desk_actor(d->by);
    r.closed_ms = d->now_ms;
    return store_payment_run_put(st, &r, was, e) && taken_back(st, d, &rows, e)
           && rejected_back(st, d, &rows, e)
           && payment_run_done(st, d, &r, "payment_run.cancel", e);
}

bool work_payment_run_cancel(struct store *st, const struct subject *by,
                             const struct payment_run_step *n, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ledger_run(st, STORE_WRITE, &d, cancel_case, e);
}
