/* entry.c - see entry.h. */
#include "model/entry.h"

#include <assert.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

const char *const entry_kind_names[ENTRY_KIND_N + 1] = {
    "budget", "donation", "grant", "accrual", "payment", "recovery", "spending", NULL};
const char *const entry_state_names[ENTRY_STATE_N + 1] = {
    "accrued", "approved", "rejected", "in_run", "paid", "held", "released", "recovered", NULL};

#define TO(state) (1u << (state))

static const unsigned NEXT[ENTRY_STATE_N] = {
    [ENTRY_ACCRUED] = TO(ENTRY_APPROVED) | TO(ENTRY_REJECTED),
    [ENTRY_APPROVED] = TO(ENTRY_IN_RUN) | TO(ENTRY_HELD) | TO(ENTRY_RECOVERED),
    [ENTRY_REJECTED] = TO(ENTRY_ACCRUED),
    [ENTRY_IN_RUN] = TO(ENTRY_PAID) | TO(ENTRY_HELD) | TO(ENTRY_APPROVED),
    [ENTRY_PAID] = 0,
    [ENTRY_HELD] = TO(ENTRY_RELEASED),
    [ENTRY_RELEASED] = TO(ENTRY_IN_RUN) | TO(ENTRY_HELD) | TO(ENTRY_RECOVERED),
    [ENTRY_RECOVERED] = 0,
};
static const struct state_table TABLE = {"promise", entry_state_names, NEXT, ENTRY_STATE_N};

bool entry_move(enum entry_state *state, enum entry_state to, int64_t amount_fen, struct err *e)
{
    if (!state_check(&TABLE, (int)*state, (int)to, e))
        return false;
    if (to == ENTRY_RECOVERED && amount_fen >= 0)
        return err_set(e, ERR_INPUT,
                       "money comes back for what is taken back alone, and this is"
                       " a promise");
    *state = to;
    return true;
}

void fund_book_add(struct fund_book *b, enum entry_kind kind, enum entry_state state, bool follows,
                   int64_t amount_fen)
{
    switch (kind) {
    case ENTRY_BUDGET:
    case ENTRY_DONATION:
        b->in += amount_fen;
        break;
    case ENTRY_ACCRUAL:
        b->by_state[state] += amount_fen;
        *(state == ENTRY_REJECTED ? &b->rejected : &b->promised) += amount_fen;
        break;
    case ENTRY_PAYMENT:
    case ENTRY_RECOVERY:
        *(follows ? &b->settled : &b->direct) += amount_fen;
        break;
    case ENTRY_GRANT:
        b->direct += amount_fen;
        break;
    case ENTRY_SPENDING:
        b->spent += amount_fen;
        break;
    case ENTRY_KIND_N:
        assert(false);
    }
}

void fund_book_close(struct fund_book *b)
{
    b->open = b->promised - b->settled;
    b->balance = b->in - b->settled - b->direct - b->spent;
    b->left = b->balance - b->open;
}

/* --- the proof --- */

static int by_code(const void *a, const void *b)
{
    const struct entry_line *x = a, *y = b;

    return str_cmp(x->code, y->code);
}

struct proof {
    struct entry_line *sorted; /* by code */
    bool *settled;             /* by place in `sorted` */
    size_t n;
};

static size_t line_find(const struct proof *p, struct str code)
{
    const struct entry_line key = {.code = code};
    const struct entry_line *found = bsearch(&key, p->sorted, p->n, sizeof key, by_code);

    return found ? (size_t)(found - p->sorted) : p->n;
}

static bool line_bad(const struct entry_line *l, const char *what, struct err *e)
{
    return err_set(e, ERR_CHECK, "%s %.*s %s", entry_kind_names[l->kind], STR_ARG(l->code), what);
}

static bool settling_check(struct proof *p, const struct entry_line *l, struct err *e)
{
    enum entry_state wanted = l->kind == ENTRY_PAYMENT ? ENTRY_PAID : ENTRY_RECOVERED;
    const struct entry_line *of;
    size_t at = line_find(p, l->follows);

    if (at == p->n || p->sorted[at].kind != ENTRY_ACCRUAL)
        return line_bad(l, "settles nothing that was promised", e);
    of = &p->sorted[at];
    if (p->settled[at])
        return line_bad(of, "is settled twice", e);
    if (of->state != wanted)
        return line_bad(of, "is settled in another state than its own", e);
    if (of->amount_fen != l->amount_fen || !str_eq(of->payee, l->payee))
        return line_bad(l, "settles another amount or another payee than was promised", e);
    if (l->kind == ENTRY_RECOVERY && l->amount_fen >= 0)
        return line_bad(l, "takes nothing back", e);
    p->settled[at] = true;
    return true;
}

static bool sums_check(const struct fund_book *b, const struct entry_line *lines, size_t n,
                       struct err *e)
{
    struct fund_book own = {0};

    for (size_t i = 0; i < n; i++)
        fund_book_add(&own, lines[i].kind, lines[i].state, lines[i].follows.n > 0,
                      lines[i].amount_fen);
    fund_book_close(&own);
    if (memcmp(&own, b, sizeof own) != 0)
        return err_set(e, ERR_CHECK, "the books say %" PRId64 " fen left, the lines %" PRId64,
                       b->left, own.left);
    return true;
}

/* By code, each once. */
static bool proof_open(struct proof *p, const struct entry_line *lines, struct err *e)
{
    for (size_t i = 0; i < p->n; i++) {
        p->sorted[i] = lines[i];
        p->settled[i] = false;
    }
    qsort(p->sorted, p->n, sizeof *p->sorted, by_code);
    for (size_t i = 1; i < p->n; i++) {
        if (str_eq(p->sorted[i].code, p->sorted[i - 1].code))
            return line_bad(&p->sorted[i], "stands twice", e);
    }
    return true;
}

static bool settled_check(const struct proof *p, struct err *e)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct entry_line *l = &p->sorted[i];

        if (l->kind == ENTRY_ACCRUAL && !p->settled[i]
            && (l->state == ENTRY_PAID || l->state == ENTRY_RECOVERED))
            return line_bad(l, "is said to be settled and no line settles it", e);
    }
    return true;
}

bool fund_book_check(const struct fund_book *b, const struct entry_line *lines, size_t n,
                     struct arena *a, struct err *e)
{
    struct proof p = {.sorted = ARENA_ARRAY(a, struct entry_line, n + 1),
                      .settled = ARENA_ARRAY(a, bool, n + 1),
                      .n = n};

    if (!proof_open(&p, lines, e))
        return false;
    for (size_t i = 0; i < n; i++) {
        bool settles = lines[i].kind == ENTRY_PAYMENT || lines[i].kind == ENTRY_RECOVERY;

        if (settles && lines[i].follows.n > 0 && !settling_check(&p, &lines[i], e))
            return false;
    }
    return settled_check(&p, e) && sums_check(b, lines, n, e);
}
