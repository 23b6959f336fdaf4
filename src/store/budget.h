/* budget.h - money that organizations ask for, each word that was said about it, and what was
 * spent. */
#ifndef XL_STORE_BUDGET_H
#define XL_STORE_BUDGET_H

#include "model/budget.h"
#include "store/store.h"

MUST_CHECK bool store_budget_add(struct store *st, const struct budget *b, struct err *e);
MUST_CHECK bool store_budget_find(struct store *st, struct id id, struct arena *a, struct budget *b,
                                  bool *found, struct err *e);
/* One version up with everything that may change, where it is at `b->version` still. */
MUST_CHECK bool store_budget_put(struct store *st, const struct budget *b, bool *done,
                                 struct err *e);

struct budget_filter { /* empty, 0: any */
    struct str programme, state, organization;
    int32_t year;
};
struct budget_rows {
    struct budget *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_budget_list(struct store *st, const struct budget_filter *f,
                                  const struct store_page *page, struct arena *a,
                                  struct budget_rows *rows, struct err *e);

struct budget_step {
    struct str county;
    struct id budget;
    int64_t seq;
    enum budget_state state;
    struct str level; /* empty: the organization */
    int64_t amount_fen;
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct budget_steps {
    struct budget_step *items;
    size_t n;
};
MUST_CHECK bool store_budget_step_add(struct store *st, const struct budget_step *s, struct err *e);
MUST_CHECK bool store_budget_steps(struct store *st, const struct budget *b, struct arena *a,
                                   struct budget_steps *steps, struct err *e);

/* Whether the order or the technique that a request names is one of its organization and
 * programme. */
MUST_CHECK bool store_budget_tied(struct store *st, const struct budget *b, bool *tied,
                                  struct err *e);

/* What was asked for, granted and spent in a year within a reach, by county and organization. Spent
 * is what was paid, given without a promise or spent by the fund itself, less what came back; a
 * person's money is that of the organization where he earned it. Withdrawn and draft requests do
 * not count. */
struct budget_parts {
    struct budget_part *items;
    size_t n;
};
MUST_CHECK bool store_budget_parts(struct store *st, struct str programme, int32_t year,
                                   const struct store_reach *reach, struct arena *a,
                                   struct budget_parts *parts, struct err *e);

#endif
