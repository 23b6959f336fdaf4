/* budget.h - money that an organization asks for, for a year of a programme: bound to the order or
 * the technique that wants it, granted level by level, consolidated upwards, held against what was
 * spent. Pure. */
#ifndef XL_MODEL_BUDGET_H
#define XL_MODEL_BUDGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"

enum budget_state {
    BUDGET_DRAFT,
    BUDGET_SUBMITTED,
    BUDGET_APPROVED, /* by the last level of its chain */
    BUDGET_RETURNED,
    BUDGET_WITHDRAWN,
    BUDGET_STATE_N
};
extern const char *const budget_state_names[BUDGET_STATE_N + 1];
enum budget_kind {
    BUDGET_EQUIPMENT,
    BUDGET_PEOPLE,
    BUDGET_TRAINING,
    BUDGET_OPERATION,
    BUDGET_KIND_N
};
extern const char *const budget_kind_names[BUDGET_KIND_N + 1];

#define BUDGET_FEN_MOST INT64_C(10000000000000)

struct budget {
    struct id id;
    struct str county, code;
    int64_t version; /* 1, 2 … */
    struct str programme;
    int32_t edition, year;
    struct str fund;         /* id in the programme file */
    struct str organization; /* code */
    enum budget_kind kind;
    struct str about, why;
    struct str demand, adoption;    /* codes: one of them, the other one is NULL */
    int64_t asked_fen, granted_fen; /* granted COUNT_UNKNOWN: no level has spoken */
    enum budget_state state;
    struct str_list chain;
    struct str level; /* where it waits; empty: nowhere */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id;
    struct str organization_name;
};

struct object budget_object(const struct budget *b);

/* Whether it goes together. ERR_INPUT with `*field`: an amount out of range, no order and no
 * technique, or both. */
MUST_CHECK bool budget_check(const struct budget *b, const char **field, struct err *e);

/* What may be changed is: a draft, or returned. ERR_STATE. */
MUST_CHECK bool budget_open_check(const struct budget *b, struct err *e);

/* To the first level of its chain; what was granted before is forgotten. ERR_STATE */
MUST_CHECK bool budget_submit(struct budget *b, struct err *e);

/* By the organization, until it is approved. ERR_STATE */
MUST_CHECK bool budget_withdraw(struct budget *b, struct err *e);

struct budget_word {
    struct str level; /* whose word it is */
    bool granted;     /* else it is returned */
    int64_t amount_fen;
    struct str why; /* wanted where less is granted than before, or it is returned */
};
/* One level's word: on to the next, approved, or back. ERR_STATE where it is another level's turn;
 * ERR_INPUT with `*field`: more than the level below granted, less without a reason. */
MUST_CHECK bool budget_decide(struct budget *b, const struct budget_word *w, const char **field,
                              struct err *e);

/* What an organization asked for and spent in a year. */
struct budget_part {
    struct str county, organization, name;
    int64_t request_n, asked_fen, waiting_fen, granted_fen, spent_fen;
};
/* The same consolidated: a place with all within it; `level` organization, county, city or
 * province. */
struct budget_sum {
    struct str place, name, level;
    int64_t request_n, asked_fen, waiting_fen, granted_fen, spent_fen;
};
struct budget_sums {
    struct budget_sum *items;
    size_t n;
};
/* Every province, city, county and organization that has a part, each above what lies in it. What
 * lies in no county (a province's own) is told of the place it has alone. `parts` are by county and
 * organization. Cost O(n). */
void budget_consolidate(const struct budget_part *parts, size_t n, struct arena *a,
                        struct budget_sums *sums);

#endif
