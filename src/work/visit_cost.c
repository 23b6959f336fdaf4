/* visit_cost.c - see visit_cost.h. Which lines there are is read under the audit's lock, so that
 * two who book the same visit at once book it once; the code of a line names visit, round and part,
 * and is there once whatever happens. */
#include "work/visit_cost.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/visit.h"
#include "work/fund_desk.h"
#include "work/ledger_part.h"

const char *const visit_cost_part_names[COST_PART_N + 1] = {"travel", "lodging", "fee", NULL};

struct costs {
    struct visit visit;
    struct entry_rows lines; /* of the visit, whoever asks */
    int64_t stands_fen;
};

/* The line that takes another one back bears its code and this. */
static const struct str BACK = {"/back", 5};

static bool stands(const struct entry_rows *rows, const struct entry *x)
{
    if (str_ends(x->code, BACK))
        return false;
    for (size_t i = 0; i < rows->n; i++) {
        struct str other = rows->items[i].code;

        if (str_ends(other, BACK) && other.n == x->code.n + BACK.n
            && str_eq((struct str){other.at, x->code.n}, x->code))
            return false;
    }
    return true;
}

static bool costs_find(struct store *st, struct ledger_desk *d, struct id id, struct costs *c,
                       struct err *e)
{
    const struct store_reach all = STORE_ALL;
    struct entry_filter of_visit = {.kind = STR("spending"), .month = DAY_NONE};
    struct object o;
    char text[ID_TEXT];

    id_text(id, text);
    *c = (struct costs){0};
    if (!store_visit_get(st, id, d->arena, &c->visit, e))
        return false;
    o = visit_object(&c->visit);
    of_visit.subject = c->visit.code;
    if (!rights_check(d->by, ACTION_VISIT_SEE, &o, arena_text(d->arena, "visit %s", text), e)
        || !store_entry_all(st, &of_visit, &all, d->arena, &c->lines, e))
        return false;
    for (size_t i = 0; i < c->lines.n; i++)
        c->stands_fen += c->lines.items[i].amount_fen;
    return true;
}

/* Whose money it is. */
static bool fund_find(struct store *st, struct ledger_desk *d, struct id id, struct fund *f,
                      struct err *e)
{
    struct object o;

    if (!store_fund_get(st, id, d->arena, f, e))
        return false;
    o = ledger_fund_object(d, f);
    return rights_check(d->by, ACTION_FUND_WRITE, &o, "fund", e);
}

/* The fund that was named: what is missing or others' is a field put wrongly. */
static bool fund_named(struct store *st, struct ledger_desk *d, struct id id, struct fund *f,
                       struct err *e)
{
    struct err unheard = {0};

    if (fund_find(st, d, id, f, &unheard))
        return true;
    return unheard.code == ERR_MISSING
               ? ledger_field_bad(d, "fund", e, "there is no such fund within reach")
               : err_pass(e, &unheard);
}

static struct entry line_of(const struct ledger_desk *d, const struct costs *c,
                            const struct fund *f, const char *code)
{
    return (struct entry){.id = id_new(),
                          .code = str_of(code),
                          .county = c->visit.county,
                          .programme = f->programme,
                          .fund = f->code,
                          .kind = ENTRY_SPENDING,
                          .organization = c->visit.organization,
                          .subject = c->visit.code,
                          .month = DAY_NONE,
                          .period_from = DAY_NONE,
                          .days = COUNT_UNKNOWN,
                          .days_before = COUNT_UNKNOWN,
                          .days_whole = COUNT_UNKNOWN,
                          .made_by = desk_actor(d->by),
                          .made_ms = d->now_ms};
}

static bool keep(struct store *st, const struct ledger_desk *d, const struct fund *f,
                 const struct entry *lines, size_t n, const char *action, struct err *e)
{
    struct object o = ledger_fund_object(d, f);

    return store_entry_add(st, lines, n, e)
           && ledger_done(
               st, d, action,
               &(struct event){.kind = EVENT_FUND_CHANGED, .place = o.place[0], .object = f->id},
               e);
}

/* --- booking --- */

static bool open_check(const struct costs *c, struct err *e)
{
    if (c->visit.state != VISIT_HELD && c->visit.state != VISIT_CANCELLED)
        return err_set(e, ERR_STATE, "the visit is %s: its cost is booked once it is over",
                       visit_state_names[c->visit.state]);
    return c->stands_fen == 0
           || err_set(e, ERR_STATE, "the cost of visit %.*s is booked already",
                      STR_ARG(c->visit.code));
}

static bool new_check(struct ledger_desk *d, const struct visit_cost_new *n, int64_t *sum_fen,
                      struct err *e)
{
    *sum_fen = 0;
    for (int i = 0; i < COST_PART_N; i++)
        *sum_fen += n->fen[i] > 0 ? n->fen[i] : 0;
    if (*sum_fen == 0)
        return ledger_field_bad(d, "travel_fen", e, "no part of a cost above 0 is told");
    if (n->day > desk_today(d->now_ms))
        return ledger_field_bad(d, "day", e, "it lies in the future");
    return str_trim(n->note).n > 0 || ledger_field_bad(d, "note", e, "by which papers is wanted");
}

static bool book_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct visit_cost_new *n = d->what;
    struct entry lines[COST_PART_N];
    struct costs c;
    struct fund f;
    int64_t sum_fen;
    size_t line_n = 0;

    if (!costs_find(st, d, n->visit, &c, e) || !open_check(&c, e)
        || !fund_named(st, d, n->fund, &f, e) || !new_check(d, n, &sum_fen, e))
        return false;
    if (!str_eq(f.programme, c.visit.programme))
        return ledger_field_bad(d, "fund", e, "it is of another programme than the visit");
    if (!work_fund_left(st, &f, sum_fen, d->arena, e))
        return false;
    for (int i = 0; i < COST_PART_N; i++) {
        if (n->fen[i] <= 0)
            continue;
        /* Lines are never taken away: their number names a round that was not there before. */
        lines[line_n] = line_of(d, &c, &f,
                                arena_text(d->arena, "%.*s/%zu/%s", STR_ARG(c.visit.code),
                                           c.lines.n + 1, visit_cost_part_names[i]));
        lines[line_n].amount_fen = n->fen[i];
        lines[line_n].day = n->day;
        lines[line_n++].note = n->note;
    }
    return keep(st, d, &f, lines, line_n, "visit.cost", e);
}

bool work_visit_cost(struct store *st, const struct subject *by, const struct visit_cost_new *n,
                     struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, book_case, e);

    *refused = d.refused;
    return good;
}

/* --- taking back --- */

/* Lines against those that stand, and the code of the fund they are of. Returns how many. */
static size_t back_make(const struct ledger_desk *d, const struct costs *c, const struct fund *f,
                        struct str why, struct entry lines[COST_PART_N])
{
    size_t n = 0;

    for (size_t i = 0; i < c->lines.n && n < COST_PART_N; i++) {
        const struct entry *x = &c->lines.items[i];

        if (!stands(&c->lines, x))
            continue;
        lines[n] =
            line_of(d, c, f, arena_text(d->arena, "%.*s%.*s", STR_ARG(x->code), STR_ARG(BACK)));
        lines[n].amount_fen = -x->amount_fen;
        lines[n].day = desk_today(d->now_ms);
        lines[n++].note = why;
    }
    return n;
}

static struct str fund_of(const struct costs *c)
{
    for (size_t i = 0; i < c->lines.n; i++) {
        if (stands(&c->lines, &c->lines.items[i]))
            return c->lines.items[i].fund;
    }
    return STR("");
}

static bool back_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct visit_cost_back *n = d->what;
    struct entry lines[COST_PART_N];
    struct costs c;
    struct fund f;
    bool found;

    if (!costs_find(st, d, n->visit, &c, e))
        return false;
    if (c.stands_fen == 0)
        return err_set(e, ERR_STATE, "no cost of visit %.*s is booked", STR_ARG(c.visit.code));
    if (str_trim(n->why).n == 0)
        return ledger_field_bad(d, "why", e, "a reason is wanted");
    if (!store_fund_find(st, fund_of(&c), d->arena, &f, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no fund");
    return fund_find(st, d, f.id, &f, e)
           && keep(st, d, &f, lines, back_make(d, &c, &f, n->why, lines), "visit.cost_back", e);
}

bool work_visit_cost_back(struct store *st, const struct subject *by,
                          const struct visit_cost_back *n, struct edit_refused *refused,
                          struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, back_case, e);

    *refused = d.refused;
    return good;
}

/* --- seeing --- */

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct visit_cost_view *v = d->found;
    const struct store_reach reach = store_reach_of(d->by, ACTION_ENTRY_SEE);
    bool writes = rights_decide(d->by, ACTION_FUND_WRITE, NULL) == RIGHTS_ALLOWED;
    struct entry_filter of_visit = {.kind = STR("spending"), .month = DAY_NONE};
    struct costs c;

    if (!costs_find(st, d, d->id, &c, e))
        return false;
    *v = (struct visit_cost_view){0};
    of_visit.subject = c.visit.code;
    if (!store_entry_all(st, &of_visit, &reach, d->arena, &v->lines, e))
        return false;
    for (size_t i = 0; i < v->lines.n; i++)
        v->stands_fen += v->lines.items[i].amount_fen;
    v->may_take_back = writes && c.stands_fen != 0;
    v->may_book = writes && c.stands_fen == 0
                  && (c.visit.state == VISIT_HELD || c.visit.state == VISIT_CANCELLED);
    return true;
}

bool work_visit_cost_see(struct store *st, const struct subject *by, struct id visit,
                         struct arena *a, struct visit_cost_view *v, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = visit, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}
