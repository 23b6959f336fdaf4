/* payment_run_desk.c - see payment_run_desk.h. */
#include "work/payment_run_desk.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/money.h"
#include "model/unknown.h"
#include "store/payee.h"
#include "work/fund_desk.h"
#include "work/payment_run_part.h"
#include "work/secret.h"

static struct object run_object(const struct ledger_desk *d, const struct payment_run *r)
{
    return (struct object){.place = {r->region.n > 0 ? r->region : d->frame.region_code},
                           .state = (int)r->state};
}

bool payment_run_find(struct store *st, struct ledger_desk *d, enum action action,
                      struct payment_run *r, struct err *e)
{
    struct object o;

    if (!store_payment_run_get(st, d->id, d->arena, r, e))
        return false;
    o = run_object(d, r);
    return rights_check(d->by, action, &o, "payment run", e);
}

bool payment_run_done(struct store *st, const struct ledger_desk *d, const struct payment_run *r,
                      const char *action, struct err *e)
{
    return ledger_done(st, d, action,
                       &(struct event){.kind = EVENT_PAYMENT_RUN_CHANGED,
                                       .place = run_object(d, r).place[0],
                                       .object = r->id},
                       e);
}

/* --- making --- */

struct step_list LIST(struct entry_step);
struct part_list LIST(struct payment_part);
struct payment_list LIST(struct payment);
struct sample_list LIST(struct payment_sample_row);

struct making {
    struct ledger_desk *d;
    struct payment_run run;
    struct entry_rows waiting; /* by payee, then code */
    struct payee_rows payees;  /* by code */
    struct payment_twin *twins;
    struct step_list steps;
    struct part_list parts;
    struct payment_list payments;
    struct sample_list samples;
    struct out sealed;
};

static struct str payee_of(const struct entry *x)
{
    return x->practitioner.n > 0 ? x->practitioner : x->organization;
}

static int by_payee(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = str_cmp(payee_of(x), payee_of(y));

    return order ? order : str_cmp(x->code, y->code);
}

/* What is approved or was released, up to the month. */
static bool waiting_read(struct store *st, struct making *m, struct err *e)
{
    static const char *const STATES[] = {"approved", "released"};
    const struct store_reach reach = store_reach_of(m->d->by, ACTION_PAYMENT_RUN_MAKE);
    struct entry_rows found[2];
    size_t n = 0;

    for (int i = 0; i < 2; i++) {
        const struct entry_filter f = {
            .fund = m->run.fund, .state = str_of(STATES[i]), .month = DAY_NONE};

        if (!store_entry_all(st, &f, &reach, m->d->arena, &found[i], e))
            return false;
    }
    m->waiting.items = ARENA_ARRAY(m->d->arena, struct entry, found[0].n + found[1].n + 1);
    for (int i = 0; i < 2; i++) {
        for (size_t k = 0; k < found[i].n; k++) {
            if (found[i].items[k].month == DAY_NONE || found[i].items[k].month <= m->run.month)
                m->waiting.items[n++] = found[i].items[k];
        }
    }
    m->waiting.n = n;
    qsort(m->waiting.items, n, sizeof *m->waiting.items, by_payee);
    return true;
}

/* Twins are looked for among all payees: the other one may have been paid last month. */
static bool payees_read(struct store *st, struct making *m, struct err *e)
{
    struct payment_payee *keys;

    if (!store_payee_all(st, m->d->arena, &m->payees, e))
        return false;
    keys = ARENA_ARRAY(m->d->arena, struct payment_payee, m->payees.n + 1);
    m->twins = ARENA_ARRAY(m->d->arena, struct payment_twin, m->payees.n + 1);
    for (size_t i = 0; i < m->payees.n; i++) {
        const struct payee *p = &m->payees.items[i];

        keys[i] = (struct payment_payee){p->code, p->id_hash, p->account_hash, p->person_hash};
    }
    payment_twins(keys, m->payees.n, m->d->arena, m->twins);
    return true;
}

static int payee_order(const void *key, const void *item)
{
    return str_cmp(*(const struct str *)key, ((const struct payee *)item)->code);
}

static size_t payee_find(const struct making *m, struct str code)
{
    const struct payee *found = m->payees.n == 0 ? NULL
                                                 : bsearch(&code, m->payees.items, m->payees.n,
                                                           sizeof *m->payees.items, payee_order);

    return found ? (size_t)(found - m->payees.items) : m->payees.n;
}

/* Why an entry is not paid; PAYMENT_CAUSE_N: it is. What somebody released is not held again for
 * the twin he has looked at. */
static enum payment_cause cause_of(const struct making *m, size_t payee, const struct entry *x,
                                   struct str *with)
{
    *with = STR("");
    if (payee == m->payees.n)
        return PAYMENT_NO_ACCOUNT;
    if (x->state == ENTRY_RELEASED)
        return PAYMENT_CAUSE_N;
    for (int c = PAYMENT_SAME_ID; c <= PAYMENT_SAME_PERSON; c++) {
        if (m->twins[payee].cause_bits >> c & 1u) {
            *with = m->payees.items[m->twins[payee].with].code;
            return (enum payment_cause)c;
        }
    }
    return PAYMENT_CAUSE_N;
}

static bool step_add(struct making *m, const struct entry *x, const struct ledger_decision *n,
                     struct err *e)
{
    struct entry_step step;

    if (!ledger_decide(m->d, x, n, &step, e))
        return false;
    list_push(&m->steps, step);
    return true;
}

static bool hold(struct making *m, const struct entry *x, enum payment_cause cause, struct str with,
                 struct err *e)
{
    m->run.held_n++;
    return step_add(m, x,
                    &(struct ledger_decision){.to = ENTRY_HELD,
                                              .cause = str_of(payment_cause_names[cause]),
                                              .why = with,
                                              .run = m->run.id},
                    e);
}

/* The promises [from, to) of one payee. */
static bool payee_take(struct making *m, size_t from, size_t to, struct err *e)
{
    struct str code = payee_of(&m->waiting.items[from]), with;
    size_t payee = payee_find(m, code), first = m->parts.n;
    struct payment p = {.run = m->run.id,
                        .number = (int64_t)m->payments.n + 1,
                        .payee = code,
                        .state = PAYMENT_WAITING,
                        .cause = STR("")};

    for (size_t i = from; i < to; i++) {
        const struct entry *x = &m->waiting.items[i];
        enum payment_cause cause = cause_of(m, payee, x, &with);

        if (cause != PAYMENT_CAUSE_N) {
            if (!hold(m, x, cause, with, e))
                return false;
            continue;
        }
        p.amount_fen += x->amount_fen;
        list_push(&m->parts, ((struct payment_part){m->run.id, x->code, p.number, x->amount_fen}));
    }
    if (p.amount_fen <= 0) {
        m->parts.n = first; /* owes more than he gets: his promises wait for the next run */
        return true;
    }
    p.payee_version = m->payees.items[payee].version;
    m->run.total_fen += p.amount_fen;
    list_push(&m->payments, p);
    out_text(&m->sealed, "%.*s=%" PRId64 ";", STR_ARG(code), p.amount_fen);
    return true;
}

static const struct entry *waiting_find(const struct making *m, struct str code)
{
    for (size_t i = 0; i < m->waiting.n; i++) {
        if (str_eq(m->waiting.items[i].code, code))
            return &m->waiting.items[i];
    }
    return NULL;
}

/* Parts stand in the order of the waiting: both are walked together. */
static bool taken_step(struct making *m, struct err *e)
{
    size_t at = 0;

    for (size_t i = 0; i < m->parts.n; i++) {
        while (!str_eq(m->waiting.items[at].code, m->parts.items[i].entry))
            at++;
        if (!step_add(m, &m->waiting.items[at],
                      &(struct ledger_decision){.to = ENTRY_IN_RUN, .run = m->run.id}, e))
            return false;
    }
    return true;
}

/* --- the sample --- */

static uint64_t seed_of(struct id id)
{
    uint64_t seed;

    memcpy(&seed, (const unsigned char *)&id + sizeof id - sizeof seed, sizeof seed);
    return seed;
}

static void sample_add(struct making *m, const struct entry *x, const char *decision)
{
    list_push(&m->samples, ((struct payment_sample_row){.run = m->run.id,
                                                        .entry = x->code,
                                                        .decision = str_of(decision),
                                                        .decider = x->decider,
                                                        .agreed = COUNT_UNKNOWN,
                                                        .why = STR(""),
                                                        .made_ms = COUNT_UNKNOWN}));
}

static bool sample_make(struct store *st, struct making *m, struct err *e)
{
    const struct store_reach reach = store_reach_of(m->d->by, ACTION_PAYMENT_RUN_MAKE);
    const struct entry_filter rejected = {
        .fund = m->run.fund, .state = STR("rejected"), .month = m->run.month};
    struct entry_rows rows;
    size_t *chosen, n;

    if (!store_entry_all(st, &rejected, &reach, m->d->arena, &rows, e))
        return false;
    n = payment_sample_size(m->parts.n);
    chosen = ARENA_ARRAY(m->d->arena, size_t, n + payment_sample_size(rows.n) + 1);
    payment_sample(seed_of(m->run.id), m->parts.n, chosen);
    for (size_t i = 0; i < n; i++)
        sample_add(m, waiting_find(m, m->parts.items[chosen[i]].entry), "approved");
    n = payment_sample_size(rows.n);
    payment_sample(seed_of(m->run.id), rows.n, chosen);
    for (size_t i = 0; i < n; i++)
        sample_add(m, &rows.items[chosen[i]], "rejected");
    return true;
}

static bool made_keep(struct store *st, struct making *m, struct err *e)
{
    char seal[SECRET_HASH];

    secret_hash((struct str){m->sealed.items ? m->sealed.items : "", m->sealed.n}, seal);
    m->run.seal = str_copy(m->d->arena, str_of(seal));
    m->run.payment_n = (int64_t)m->payments.n;
    return store_payment_run_add(st, &m->run, e)
           && store_entry_step_add(st, m->steps.items, m->steps.n, e)
           && store_payment_add(st, m->payments.items, m->payments.n, e)
           && store_payment_part_add(st, m->parts.items, m->parts.n, e)
           && store_payment_sample_add(st, m->samples.items, m->samples.n, e)
           && payment_run_done(st, m->d, &m->run, "payment_run.make", e);
}

static bool all_take(struct making *m, struct err *e)
{
    for (size_t i = 0, end; i < m->waiting.n; i = end) {
        for (end = i + 1;
             end < m->waiting.n
             && str_eq(payee_of(&m->waiting.items[end]), payee_of(&m->waiting.items[i]));
             end++)
            ;
        if (!payee_take(m, i, end, e))
            return false;
    }
    return m->payments.n > 0 || m->run.held_n > 0
           || err_set(e, ERR_STATE, "nothing that is approved waits to be paid");
}

static bool make_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct payment_run_new *n = d->what;
    struct making m = {.d = d,
                       .run = {.id = id_new(),
                               .region = d->by->scope.place.n ? d->by->scope.place : STR(""),
                               .month = n->month,
                               .state = PAYMENT_RUN_DRAFT,
                               .version = 1,
                               .maker = d->by->account,
                               .made_ms = d->now_ms,
                               .released_ms = COUNT_UNKNOWN,
                               .closed_ms = COUNT_UNKNOWN}};
    struct fund f;
    struct object o;
    bool good;

    if (!store_fund_get(st, n->fund, d->arena, &f, e))
        return false;
    o = ledger_fund_object(d, &f);
    if (!rights_check(d->by, ACTION_PAYMENT_RUN_MAKE, &o, "fund", e))
        return false;
    if (n->month >= month_of_day(desk_today(d->now_ms)))
        return ledger_field_bad(d, "month", e, "it is not over yet");
    m.run.programme = f.programme;
    m.run.fund = f.code;
    d->id = m.run.id;
    good = waiting_read(st, &m, e) && payees_read(st, &m, e) && all_take(&m, e) && taken_step(&m, e)
           && sample_make(st, &m, e) && made_keep(st, &m, e);
    list_reset(&m.steps);
    list_reset(&m.parts);
    list_reset(&m.payments);
    list_reset(&m.samples);
    out_reset(&m.sealed);
    return good;
}

bool work_payment_run_make(struct store *st, const struct subject *by,
                           const struct payment_run_new *n, struct id *id,
                           struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, make_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- seeing --- */

static void counts_find(struct payment_run_view *v)
{
    for (size_t i = 0; i < v->samples.n; i++) {
        v->open_n += v->samples.items[i].agreed == COUNT_UNKNOWN;
        v->against_n += v->samples.items[i].agreed == 0;
    }
}

/* Rights and state, and what the run itself says against it. */
static void actions_find(const struct ledger_desk *d, struct payment_run_view *v)
{
    const struct object o = run_object(d, &v->run);
    enum action all[6];
    size_t n = rights_actions(d->by, ACTION_PAYMENT_RUN_SEE, &o, all, 6);
    bool ready = v->open_n == 0 && v->against_n == 0 && v->run.payment_n > 0
                 && !id_none(d->by->account) && id_cmp(d->by->account, v->run.maker) != 0;

    v->action_n = 0;
    for (size_t i = 0; i < n; i++) {
        if (all[i] == ACTION_PAYMENT_RUN_SEE || all[i] == ACTION_PAYMENT_RUN_MAKE
            || (all[i] == ACTION_PAYMENT_RUN_RELEASE && !ready)
            || (all[i] == ACTION_PAYMENT_RUN_SAMPLE && v->open_n == 0))
            continue;
        v->actions[v->action_n++] = all[i];
    }
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct payment_run_view *v = d->found;

    *v = (struct payment_run_view){0};
    if (!payment_run_find(st, d, ACTION_PAYMENT_RUN_SEE, &v->run, e)
        || !store_payment_list(st, d->id, d->arena, &v->payments, e)
        || !store_payment_sample_list(st, d->id, d->arena, &v->samples, e))
        return false;
    counts_find(v);
    actions_find(d, v);
    return true;
}

bool work_payment_run_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                          struct payment_run_view *v, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}

struct listing {
    const struct store_page *page;
    struct payment_run_rows rows;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_payment_run_list(st, l->page, d->arena, &l->rows, e);
}

bool work_payment_run_list(struct store *st, const struct store_page *page, struct arena *a,
                           struct payment_run_rows *rows, struct err *e)
{
    struct listing l = {.page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = l.rows;
    return true;
}
