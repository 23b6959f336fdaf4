/* payment_run_bank.c - a run's file for the bank, and what the bank says of it. */
#include <inttypes.h>
#include <string.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/list.h"
#include "base/money.h"
#include "model/unknown.h"
#include "work/audit.h"
#include "work/import_file.h"
#include "work/payee_desk.h"
#include "work/payment_run_part.h"

/* --- the file --- */

static bool released_check(const struct payment_run *r, struct err *e)
{
    return r->state == PAYMENT_RUN_RELEASED || r->state == PAYMENT_RUN_CLOSED
           || err_set(e, ERR_STATE,
                      "a payment run that is %s has no file for the bank; allowed:"
                      " released",
                      payment_run_state_names[r->state]);
}

static bool order_make(struct store *st, const struct ledger_desk *d, const struct payment *p,
                       struct payment_order *o, struct err *e)
{
    struct payee_clear clear;
    struct payee payee;
    bool found;

    if (!store_payee_get(st, p->payee, p->payee_version, d->arena, &payee, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_CHECK, "payment %" PRId64 " is of no payee", p->number);
    if (!work_payee_open(st, d->seal, &payee, d->arena, &clear, e))
        return false;
    *o = (struct payment_order){.number = p->number,
                                .amount_fen = p->amount_fen,
                                .holder = clear.holder,
                                .account = clear.account,
                                .bank = clear.bank};
    return true;
}

static bool orders_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct payment_orders *orders = d->found;
    char month[MONTH_TEXT];
    struct payments payments;
    struct payment_run r;

    if (!payment_run_find(st, d, ACTION_PAYMENT_RUN_SEE, &r, e) || !released_check(&r, e)
        || !store_payment_list(st, d->id, d->arena, &payments, e))
        return false;
    month_text(r.month, month);
    orders->n = 0;
    orders->items = ARENA_ARRAY(d->arena, struct payment_order, payments.n + 1);
    for (size_t i = 0; i < payments.n; i++) {
        struct payment_order *o = &orders->items[orders->n++];

        if (!order_make(st, d, &payments.items[i], o, e))
            return false;
        o->about = str_of(arena_text(d->arena, "%.*s %s", STR_ARG(r.fund_name), month));
    }
    return payment_run_done(st, d, &r, "payment_run.open", e);
}

bool work_payment_run_orders(struct store *st, const struct seal *seal, const struct subject *by,
                             const struct payment_run_step *n, struct arena *a,
                             struct payment_orders *orders, struct err *e)
{
    struct ledger_desk d = {.by = by,
                            .now_ms = n->now_ms,
                            .what = n,
                            .id = n->id,
                            .seal = seal,
                            .arena = a,
                            .found = orders};

    return ledger_run(st, STORE_WRITE, &d, orders_case, e);
}

/* --- what the bank says --- */

enum { NUMBER, AMOUNT, RESULT, REASON, COLUMN_N };
static const char *const HEADS[COLUMN_N][2] = {
    {"序号", "number"}, {"金额", "amount"}, {"结果", "result"}, {"原因", "reason"}};

struct line_list LIST(struct entry);
struct step_list LIST(struct entry_step);

struct settling {
    struct ledger_desk *d;
    struct payment_run run;
    struct payments payments;
    struct payment_parts parts; /* by entry, as */
    struct entry_rows entries;
    struct csv_reader reader;
    size_t columns[COLUMN_N];
    struct line_list lines;
    struct step_list steps;
};

static bool head_is(struct str head, int column)
{
    return str_eq(head, str_of(HEADS[column][0])) || str_eq(head, str_of(HEADS[column][1]));
}

static bool head_read(struct settling *s, struct err *e)
{
    struct csv_reader *r = &s->reader;

    if (!csv_row(r, e))
        return e->code != ERR_NONE ? false : err_set(e, ERR_INPUT, "the bank's file is empty");
    for (int c = 0; c < COLUMN_N; c++) {
        s->columns[c] = r->field_n;
        for (size_t i = 0; i < r->field_n; i++) {
            if (head_is(str_trim(r->fields[i]), c))
                s->columns[c] = i;
        }
        if (c != REASON && s->columns[c] == r->field_n)
            return err_set(e, ERR_INPUT, "the bank's file has no column %s (%s)", HEADS[c][0],
                           HEADS[c][1]);
    }
    return true;
}

static struct str value(const struct settling *s, int column)
{
    size_t at = s->columns[column];

    return at < s->reader.field_n ? str_trim(s->reader.fields[at]) : STR("");
}

static bool bad(const struct settling *s, int column, struct err *e, const char *why)
{
    return csv_fault(&s->reader, s->columns[column], value(s, column), e, "%s", why);
}

static bool result_read(const struct settling *s, enum payment_state *state, struct err *e)
{
    static const struct {
        const char *word;
        enum payment_state state;
    } WORDS[] = {{"paid", PAYMENT_PAID},
                 {"成功", PAYMENT_PAID},
                 {"failed", PAYMENT_FAILED},
                 {"失败", PAYMENT_FAILED}};

    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (str_eq(value(s, RESULT), str_of(WORDS[i].word))) {
            *state = WORDS[i].state;
            return true;
        }
    }
    return bad(s, RESULT, e, "成功 (paid) or 失败 (failed) is wanted");
}

/* What a row says of a payment, against what is known of it. */
static bool payment_told(const struct settling *s, const struct payment *p,
                         enum payment_state *state, struct err *e)
{
    int64_t amount;

    if (!decimal_parse(value(s, AMOUNT), 2, &amount) || amount != p->amount_fen)
        return bad(s, AMOUNT, e, "it is not the amount of this payment");
    if (p->state != PAYMENT_WAITING)
        return bad(s, NUMBER, e, "this payment was told already");
    if (!result_read(s, state, e))
        return false;
    return *state != PAYMENT_FAILED || value(s, REASON).n > 0
           || bad(s, RESULT, e, "a payment that failed has a reason");
}

/* NULL on refusal. */
static const struct payment *payment_read(const struct settling *s, struct err *e)
{
    int64_t number;
    enum payment_state state = PAYMENT_WAITING;
    struct payment *p;

    if (!str_to_int(value(s, NUMBER), (int64_t)s->payments.n, &number) || number < 1) {
        bad(s, NUMBER, e, "the payment run has no payment of this number");
        return NULL;
    }
    p = &s->payments.items[number - 1];
    if (!payment_told(s, p, &state, e))
        return NULL;
    p->state = state;
    p->cause = state == PAYMENT_FAILED ? value(s, REASON) : STR("");
    return p;
}

static void line_add(struct settling *s, const struct entry *of)
{
    struct entry x = *of;

    x.id = id_new();
    x.code = ledger_code(x.id, s->d->arena);
    x.kind = ENTRY_PAYMENT;
    x.day = desk_today(s->d->now_ms);
    x.note = (struct str){0};
    x.follows = of->code;
    x.days = x.days_before = x.days_whole = COUNT_UNKNOWN;
    x.run = s->run.id;
    x.made_by = desk_actor(s->d->by);
    x.made_ms = s->d->now_ms;
    list_push(&s->lines, x);
}

/* Each promise of the payment is paid, or held with the bank's words. */
static bool promises_settle(struct settling *s, const struct payment *p, struct err *e)
{
    const struct ledger_decision n = {.to = p->state == PAYMENT_PAID ? ENTRY_PAID : ENTRY_HELD,
                                      .cause = p->state == PAYMENT_PAID ? STR("") : STR("refused"),
                                      .why = p->cause,
                                      .run = s->run.id};

    for (size_t i = 0; i < s->parts.n; i++) {
        struct entry_step step;

        if (s->parts.items[i].number != p->number)
            continue;
        if (!ledger_decide(s->d, &s->entries.items[i], &n, &step, e))
            return false;
        list_push(&s->steps, step);
        if (p->state == PAYMENT_PAID)
            line_add(s, &s->entries.items[i]);
    }
    return true;
}

static bool rows_read(struct store *st, struct settling *s, struct err *e)
{
    while (csv_row(&s->reader, e)) {
        const struct payment *p;

        if (s->reader.field_n == 1 && str_trim(s->reader.fields[0]).n == 0)
            continue;
        p = payment_read(s, e);
        if (!p || !store_payment_put(st, p, e) || !promises_settle(s, p, e))
            return false;
    }
    return e->code == ERR_NONE;
}

/* Closed with the last payment that waited. */
static bool run_close(struct store *st, struct settling *s, struct err *e)
{
    enum payment_run_state was = s->run.state;

    for (size_t i = 0; i < s->payments.n; i++) {
        if (s->payments.items[i].state == PAYMENT_WAITING)
            return true;
    }
    s->run.closed_by = desk_actor(s->d->by);
    s->run.closed_ms = s->d->now_ms;
    return payment_run_move(&s->run.state, PAYMENT_RUN_CLOSED, e)
           && store_payment_run_put(st, &s->run, was, e);
}

static bool settle(struct store *st, struct settling *s, struct err *e)
{
    const struct payment_confirmation *n = s->d->what;
    struct import_file file = {.name = "bank"};

    if (!import_file_decode(&file, n->bytes, s->d->arena, e))
        return false;
    csv_open(&s->reader, "bank", file.bytes, s->d->arena);
    if (!head_read(s, e) || !rows_read(st, s, e))
        return false;
    if (s->steps.n == 0)
        return err_set(e, ERR_INPUT, "the bank's file tells of no payment");
    return store_entry_add(st, s->lines.items, s->lines.n, e)
           && store_entry_step_add(st, s->steps.items, s->steps.n, e) && run_close(st, s, e)
           && payment_run_done(st, s->d, &s->run, "payment_run.confirm", e);
}

static bool confirm_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct settling s = {.d = d};
    bool good = payment_run_find(st, d, ACTION_PAYMENT_RUN_CONFIRM, &s.run, e)
                && store_payment_list(st, d->id, d->arena, &s.payments, e)
                && store_payment_part_list(st, d->id, d->arena, &s.parts, e)
                && store_entry_of_run(st, d->id, d->arena, &s.entries, e) && settle(st, &s, e);

    list_reset(&s.lines);
    list_reset(&s.steps);
    return good;
}

bool work_payment_run_confirm(struct store *st, const struct subject *by,
                              const struct payment_confirmation *n, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = n->id};

    return ledger_run(st, STORE_WRITE, &d, confirm_case, e);
}
