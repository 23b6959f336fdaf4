/* entry.h - lines of the ledger and what was decided about them. Nothing here changes a line. */
#ifndef XL_STORE_ENTRY_H
#define XL_STORE_ENTRY_H

#include "base/id.h"
#include "model/entry.h"
#include "store/store.h"

struct entry {
    struct id id;
    struct str county; /* of what earned it, or of the fund; may be empty */
    struct str code, programme, fund;
    enum entry_kind kind;
    struct str practitioner, organization; /* codes; empty: none. Whoever is paid: the person, else
                                              the organization */
    int64_t amount_fen;
    int32_t day;
    struct str note;
    struct str subsidy; /* empty: a line that somebody told */
    int32_t version;
    struct str subject;
    int32_t month, period_from;            /* DAY_NONE: none */
    int64_t days, days_before, days_whole; /* COUNT_UNKNOWN: none */
    struct str follows;
    struct id run, made_by;
    int64_t made_ms;
    /* read only */
    enum entry_state state;
    struct str cause, why;
    int64_t seq; /* of its last step; 0: none */
    struct id decider;
    struct str practitioner_name, organization_name, fund_name;
    struct id practitioner_id, organization_id,
        employer_id; /* of the person: where he is employed */
};

/* ERR_INPUT where one of the codes is there, the same days were promised before, or the promise is
 * settled already. */
MUST_CHECK bool store_entry_add(struct store *st, const struct entry *items, size_t n,
                                struct err *e);
MUST_CHECK bool store_entry_get(struct store *st, struct id id, struct arena *a, struct entry *row,
                                struct err *e); /* ERR_MISSING */

struct entry_filter { /* empty: any */
    struct str programme, fund, kind, state, subject, payee, subsidy;
    int32_t month; /* DAY_NONE: any */
};
struct entry_rows {
    struct entry *items;
    size_t n;
    int64_t sum_fen; /* of the whole list */
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_entry_list(struct store *st, const struct entry_filter *filter,
                                 const struct store_page *page, struct arena *a,
                                 struct entry_rows *rows, struct err *e);
/* All of them within a reach, by code. */
MUST_CHECK bool store_entry_all(struct store *st, const struct entry_filter *filter,
                                const struct store_reach *reach, struct arena *a,
                                struct entry_rows *rows, struct err *e);

/* The promises that a payment run is made of, by code: as store_payment_part_list. */
MUST_CHECK bool store_entry_of_run(struct store *st, struct id run, struct arena *a,
                                   struct entry_rows *rows, struct err *e);
/* The lines that follow a promise, by code. */
MUST_CHECK bool store_entry_after(struct store *st, struct str code,
                                  const struct store_reach *reach, struct arena *a,
                                  struct entry_rows *rows, struct err *e);

struct entry_step {
    struct str county, entry;
    int64_t seq;
    enum entry_state was, state;
    struct str cause, why;
    struct id run, made_by;
    int64_t made_ms;
};
MUST_CHECK bool store_entry_step_add(struct store *st, const struct entry_step *items, size_t n,
                                     struct err *e);
struct entry_steps {
    struct entry_step *items;
    size_t n;
};
MUST_CHECK bool store_entry_steps(struct store *st, struct str county, struct str code,
                                  struct arena *a, struct entry_steps *steps, struct err *e);

/* How many lines were reckoned by this edition. */
MUST_CHECK bool store_entry_of_programme(struct store *st, struct str programme, int32_t version,
                                         int64_t *n, struct err *e);

#endif
