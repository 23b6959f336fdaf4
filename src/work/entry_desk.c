/* entry_desk.c - see entry_desk.h. */
#include "work/entry_desk.h"

#include "base/day.h"
#include "base/list.h"
#include "base/money.h"
#include "model/unknown.h"
#include "work/ledger_part.h"

/* What an officer decides; runs do the rest. */
static bool of_officer(enum entry_state to)
{
    return to == ENTRY_APPROVED || to == ENTRY_REJECTED || to == ENTRY_ACCRUED || to == ENTRY_HELD
           || to == ENTRY_RELEASED;
}

static bool changed(struct store *st, const struct ledger_desk *d, const struct entry *x,
                    const char *action, struct err *e)
{
    return ledger_done(st, d, action,
                       &(struct event){.kind = EVENT_ENTRY_CHANGED,
                                       .place = ledger_object(d, x).place[0],
                                       .organization = x->organization_id,
                                       .object = x->id},
                       e);
}

/* --- seeing --- */

/* What follows a promise, by its code. */
static bool after_read(struct store *st, const struct ledger_desk *d, struct entry_view *v,
                       struct err *e)
{
    const struct store_reach all = STORE_ALL;

    if (v->entry.kind != ENTRY_ACCRUAL)
        return true;
    return store_entry_after(st, v->entry.code, &all, d->arena, &v->after, e);
}

static void may_find(const struct ledger_desk *d, struct entry_view *v)
{
    const struct entry *x = &v->entry;
    const struct object o = ledger_object(d, x);

    v->may_n = 0;
    if (x->kind != ENTRY_ACCRUAL || rights_decide(d->by, ACTION_ENTRY_DECIDE, &o) != RIGHTS_ALLOWED)
        return;
    for (int to = 0; to < ENTRY_STATE_N; to++) {
        enum entry_state state = x->state;
        struct err unheard = {0};
        bool own = of_officer((enum entry_state)to) || to == ENTRY_RECOVERED;

        /* What is in a run leaves it with the run alone. */
        if (own && x->state != ENTRY_IN_RUN
            && entry_move(&state, (enum entry_state)to, x->amount_fen, &unheard))
            v->may[v->may_n++] = (enum entry_state)to;
    }
    v->may_correct = x->follows.n == 0 && x->state != ENTRY_REJECTED;
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct entry_view *v = d->found;

    *v = (struct entry_view){0};
    if (!ledger_entry_find(st, d, ACTION_ENTRY_SEE, &v->entry, e)
        || !store_entry_steps(st, v->entry.county, v->entry.code, d->arena, &v->steps, e)
        || !after_read(st, d, v, e))
        return false;
    may_find(d, v);
    return true;
}

bool work_entry_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                    struct entry_view *v, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}

struct listing {
    const struct entry_filter *filter;
    const struct store_page *page;
    struct entry_rows rows;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_entry_list(st, l->filter, l->page, d->arena, &l->rows, e);
}

bool work_entry_list(struct store *st, const struct entry_filter *filter,
                     const struct store_page *page, struct arena *a, struct entry_rows *rows,
                     struct err *e)
{
    struct listing l = {.filter = filter, .page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- deciding --- */

static bool decide_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct entry_decision *n = d->what;
    struct entry_step step;
    struct entry x;

    if (!ledger_entry_find(st, d, ACTION_ENTRY_DECIDE, &x, e))
        return false;
    if (!of_officer(n->to))
        return ledger_field_bad(d, "state", e, "a payment run does that, not a person");
    if (x.state == ENTRY_IN_RUN)
        return err_set(e, ERR_STATE, "the promise is in a payment run: it leaves it with the run");
    if (n->to != ENTRY_APPROVED && str_trim(n->why).n == 0)
        return ledger_field_bad(d, "why", e, "a reason is wanted");
    return ledger_decide(d, &x, &(struct ledger_decision){.to = n->to, .why = n->why}, &step, e)
           && store_entry_step_add(st, &step, 1, e) && changed(st, d, &x, "entry.decide", e);
}

bool work_entry_decide(struct store *st, const struct subject *by, const struct entry_decision *n,
                       struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};
    bool good = ledger_run(st, STORE_WRITE, &d, decide_case, e);

    *refused = d.refused;
    return good;
}

static bool approve_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct entry_approval *n = d->what;
    const struct store_reach reach = store_reach_of(d->by, ACTION_ENTRY_DECIDE);
    const struct entry_filter waiting = {
        .programme = n->programme, .state = STR("accrued"), .month = n->month};
    struct entry_step *steps;
    struct entry_rows rows;

    if (!store_entry_all(st, &waiting, &reach, d->arena, &rows, e))
        return false;
    if (rows.n == 0)
        return err_set(e, ERR_STATE, "no promise of this month waits to be approved");
    steps = ARENA_ARRAY(d->arena, struct entry_step, rows.n);
    for (size_t i = 0; i < rows.n; i++) {
        if (!ledger_decide(d, &rows.items[i], &(struct ledger_decision){.to = ENTRY_APPROVED},
                           &steps[i], e))
            return false;
    }
    *(int64_t *)d->found = (int64_t)rows.n;
    return store_entry_step_add(st, steps, rows.n, e)
           && changed(st, d, &rows.items[0], "entry.approve", e);
}

bool work_entry_approve(struct store *st, const struct subject *by, const struct entry_approval *n,
                        int64_t *approved_n, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .found = approved_n};

    return ledger_run(st, STORE_WRITE, &d, approve_case, e);
}

/* --- putting right --- */

/* A line behind a promise, to the same payee out of the same fund. */
static struct entry line_after(const struct ledger_desk *d, const struct entry *of,
                               enum entry_kind kind, int64_t amount_fen)
{
    struct entry x = *of;

    x.id = id_new();
    x.code = ledger_code(x.id, d->arena);
    x.kind = kind;
    x.amount_fen = amount_fen;
    x.day = desk_today(d->now_ms);
    x.follows = of->code;
    x.days = x.days_before = x.days_whole = COUNT_UNKNOWN;
    x.made_by = desk_actor(d->by);
    x.made_ms = d->now_ms;
    return x;
}

static bool whole_of(struct store *st, const struct ledger_desk *d, const struct entry *of,
                     int64_t *whole_fen, struct err *e)
{
    const struct store_reach all = STORE_ALL;
    struct entry_rows after;

    if (!store_entry_after(st, of->code, &all, d->arena, &after, e))
        return false;
    *whole_fen = of->amount_fen;
    for (size_t i = 0; i < after.n; i++) {
        if (after.items[i].kind == ENTRY_ACCRUAL && after.items[i].state != ENTRY_REJECTED)
            *whole_fen += after.items[i].amount_fen;
    }
    return true;
}

static bool correct_check(struct store *st, struct ledger_desk *d, const struct entry *of,
                          const struct entry_correction *n, struct err *e)
{
    char whole[MONEY_TEXT];
    int64_t whole_fen;

    if (of->kind != ENTRY_ACCRUAL || of->follows.n > 0)
        return err_set(e, ERR_STATE, "a promise itself is put right, not another line");
    if (of->state == ENTRY_REJECTED)
        return err_set(e, ERR_STATE, "a promise that is rejected is worth nothing already");
    if (n->amount_fen == 0)
        return ledger_field_bad(d, "amount_fen", e, "an amount is wanted");
    if (str_trim(n->why).n == 0)
        return ledger_field_bad(d, "why", e, "a reason is wanted");
    if (!whole_of(st, d, of, &whole_fen, e))
        return false;
    money_text(whole_fen, whole);
    if (whole_fen + n->amount_fen < 0) {
        d->refused.field = "amount_fen";
        return err_set(e, ERR_INPUT, "amount_fen: the promise is %s yuan in all, and more is taken",
                       whole);
    }
    return true;
}

static bool correct_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct entry_correction *n = d->what;
    struct entry of, x;

    if (!ledger_entry_find(st, d, ACTION_ENTRY_DECIDE, &of, e) || !correct_check(st, d, &of, n, e))
        return false;
    x = line_after(d, &of, ENTRY_ACCRUAL, n->amount_fen);
    x.note = n->why;
    *(struct id *)d->found = x.id;
    return store_entry_add(st, &x, 1, e) && changed(st, d, &of, "entry.correct", e);
}

bool work_entry_correct(struct store *st, const struct subject *by,
                        const struct entry_correction *n, struct id *id,
                        struct edit_refused *refused, struct err *e)
{
    struct id made = {0};
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id, .found = &made};
    bool good = ledger_run(st, STORE_WRITE, &d, correct_case, e);

    *refused = d.refused;
    if (good)
        *id = made;
    return good;
}

static bool recover_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct entry_recovery *n = d->what;
    struct entry_step step;
    struct entry of, x;

    if (!ledger_entry_find(st, d, ACTION_ENTRY_DECIDE, &of, e))
        return false;
    if (n->day > desk_today(d->now_ms))
        return ledger_field_bad(d, "day", e, "it lies in the future");
    if (str_trim(n->note).n == 0)
        return ledger_field_bad(d, "note", e, "by which paper is wanted");
    x = line_after(d, &of, ENTRY_RECOVERY, of.amount_fen);
    x.day = n->day;
    x.note = n->note;
    return ledger_decide(d, &of, &(struct ledger_decision){.to = ENTRY_RECOVERED, .why = n->note},
                         &step, e)
           && store_entry_add(st, &x, 1, e) && store_entry_step_add(st, &step, 1, e)
           && changed(st, d, &of, "entry.recover", e);
}

bool work_entry_recover(struct store *st, const struct subject *by, const struct entry_recovery *n,
                        struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};
    bool good = ledger_run(st, STORE_WRITE, &d, recover_case, e);

    *refused = d.refused;
    return good;
}
