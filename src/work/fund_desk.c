/* fund_desk.c - see fund_desk.h. */
#include "work/fund_desk.h"

#include <inttypes.h>

#include "base/day.h"
#include "base/money.h"
#include "work/bulletin_desk.h"
#include "work/ledger_part.h"

static struct str code_of(struct str programme, struct str name, struct arena *a)
{
    return str_of(arena_text(a, "%.*s/%.*s", STR_ARG(programme), STR_ARG(name)));
}

static bool find(struct store *st, struct str programme, struct str name, struct arena *a,
                 struct fund *f, bool *found, struct err *e)
{
    if (!store_fund_find(st, code_of(programme, name, a), a, f, found, e))
        return false;
    if (*found)
        return true;
    if (!store_fund_find(st, name, a, f, found, e))
        return false;
    *found = *found && str_eq(f->programme, programme);
    return true;
}

bool work_fund_of(struct store *st, struct str programme, struct str name, struct arena *a,
                  struct fund *f, struct err *e)
{
    bool found;

    return find(st, programme, name, a, f, &found, e)
           && (found
               || err_set(e, ERR_STATE, "the fund %.*s of %.*s is not open yet", STR_ARG(name),
                          STR_ARG(programme)));
}

static const struct programme_fund *file_fund(const struct programme *p, struct str name)
{
    for (int32_t i = 0; i < p->fund_n; i++) {
        if (str_eq(p->funds[i].id, name))
            return &p->funds[i];
    }
    return NULL;
}

static bool open_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct fund_new *n = d->what;
    struct programme_row edition;
    struct programme p;
    const struct programme_fund *file;
    struct fund f = {.id = id_new(), .made_by = desk_actor(d->by), .made_ms = d->now_ms};
    struct object o;
    bool there;

    if (!work_programme_edition(st, n->programme, 0, d->arena, &edition, &p, e))
        return false;
    file = file_fund(&p, n->fund);
    if (!file)
        return ledger_field_bad(d, "fund", e, "the programme file has no such fund");
    if (!find(st, p.id, n->fund, d->arena, &f, &there, e))
        return false;
    if (there)
        return err_set(e, ERR_STATE, "the fund %.*s is open already", STR_ARG(n->fund));
    f = (struct fund){.id = id_new(),
                      .code = code_of(p.id, n->fund, d->arena),
                      .programme = p.id,
                      .name = file->name,
                      .source = file->source,
                      .region = d->by->scope.place.n ? d->by->scope.place : (struct str){0},
                      .day = desk_today(d->now_ms),
                      .made_by = desk_actor(d->by),
                      .made_ms = d->now_ms};
    d->id = f.id;
    o = ledger_fund_object(d, &f);
    return rights_check(d->by, ACTION_FUND_WRITE, &o, "fund", e) && store_fund_add(st, &f, e)
           && ledger_done(
               st, d, "fund.open",
               &(struct event){.kind = EVENT_FUND_CHANGED, .place = o.place[0], .object = f.id}, e);
}

bool work_fund_open(struct store *st, const struct subject *by, const struct fund_new *n,
                    struct id *id, struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, open_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- lines of the fund itself --- */

static bool book_of(struct store *st, const struct fund *f, struct arena *a, struct fund_book *b,
                    struct err *e)
{
    const struct store_reach all = STORE_ALL;
    struct fund_rows rows;

    if (!store_fund_list(st, &all, a, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        if (id_cmp(rows.items[i].fund.id, f->id) == 0) {
            *b = rows.items[i].book;
            return true;
        }
    }
    return err_set(e, ERR_MISSING, "no fund");
}

static bool told_check(struct ledger_desk *d, const struct fund_told *t, struct err *e)
{
    if (t->kind != ENTRY_BUDGET && t->kind != ENTRY_DONATION && t->kind != ENTRY_SPENDING)
        return ledger_field_bad(d, "kind", e,
                                "budget, donation or spending is told; promises and payments are"
                                " reckoned");
    if (t->amount_fen == 0)
        return ledger_field_bad(d, "amount_fen", e, "an amount is wanted");
    if (t->day > desk_today(d->now_ms))
        return ledger_field_bad(d, "day", e, "it lies in the future");
    return str_trim(t->note).n > 0 || ledger_field_bad(d, "note", e, "by which paper is wanted");
}

bool work_fund_left(struct store *st, const struct fund *f, int64_t less_fen, struct arena *a,
                    struct err *e)
{
    struct fund_book book;
    char left[MONEY_TEXT];

    if (!book_of(st, f, a, &book, e))
        return false;
    money_text(book.left, left);
    return less_fen <= 0 || less_fen <= book.left
           || err_set(e, ERR_STATE,
                      "%s yuan are left in the fund beside what is promised, and more would go",
                      left);
}

static bool tell_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct fund_told *t = d->what;
    int64_t less = t->kind == ENTRY_SPENDING ? t->amount_fen : -t->amount_fen;
    struct entry x;
    struct fund f;
    struct object o;

    if (!store_fund_get(st, t->fund, d->arena, &f, e))
        return false;
    o = ledger_fund_object(d, &f);
    if (!rights_check(d->by, ACTION_FUND_WRITE, &o, "fund", e) || !told_check(d, t, e)
        || !work_fund_left(st, &f, less, d->arena, e))
        return false;
    x = (struct entry){.id = id_new(),
                       .county = f.region.n ? f.region : STR(""),
                       .programme = f.programme,
                       .fund = f.code,
                       .kind = t->kind,
                       .amount_fen = t->amount_fen,
                       .day = t->day,
                       .note = t->note,
                       .month = DAY_NONE,
                       .period_from = DAY_NONE,
                       .days = INT64_MIN,
                       .days_before = INT64_MIN,
                       .days_whole = INT64_MIN,
                       .made_by = desk_actor(d->by),
                       .made_ms = d->now_ms};
    x.code = ledger_code(x.id, d->arena);
    return store_entry_add(st, &x, 1, e)
           && ledger_done(
               st, d, "fund.tell",
               &(struct event){.kind = EVENT_FUND_CHANGED, .place = o.place[0], .object = f.id}, e);
}

bool work_fund_tell(struct store *st, const struct subject *by, const struct fund_told *t,
                    struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = t->now_ms, .what = t};
    bool good = ledger_run(st, STORE_WRITE, &d, tell_case, e);

    *refused = d.refused;
    return good;
}

/* --- seeing --- */

struct listing {
    const struct store_reach *reach;
    struct fund_rows rows;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_fund_list(st, l->reach, d->arena, &l->rows, e);
}

bool work_fund_list(struct store *st, const struct store_reach *reach, struct arena *a,
                    struct fund_rows *rows, struct err *e)
{
    struct listing l = {.reach = reach};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = l.rows;
    return true;
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct fund_view *v = d->found;
    struct entry_lines lines;
    struct err fault = {0};
    struct object o;

    *v = (struct fund_view){0};
    if (!store_fund_get(st, d->id, d->arena, &v->row.fund, e))
        return false;
    o = ledger_fund_object(d, &v->row.fund);
    if (!rights_check(d->by, ACTION_FUND_SEE, &o, "fund", e)
        || !book_of(st, &v->row.fund, d->arena, &v->row.book, e)
        || !store_fund_lines(st, v->row.fund.code, d->arena, &lines, e))
        return false;
    v->line_n = (int64_t)lines.n;
    v->may_write = rights_decide(d->by, ACTION_FUND_WRITE, &o) == RIGHTS_ALLOWED;
    v->proved = fund_book_check(&v->row.book, lines.items, lines.n, d->arena, &fault);
    v->fault = v->proved ? STR("") : str_copy(d->arena, str_of(fault.text));
    return true;
}

bool work_fund_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                   struct fund_view *v, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}
