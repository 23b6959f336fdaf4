/* payment_run.h - a month's promises paid together: the run, its payments, what each is made of,
 * and the decisions that are looked at again. */
#ifndef XL_STORE_PAYMENT_RUN_H
#define XL_STORE_PAYMENT_RUN_H

#include "base/id.h"
#include "model/payment_run.h"
#include "store/store.h"

struct payment_run {
    struct id id;
    struct str region; /* empty: everywhere */
    struct str programme, fund;
    int32_t month;
    enum payment_run_state state;
    int64_t version;
    int64_t payment_n, total_fen, held_n;
    struct str seal;
    struct id maker, releaser, closed_by;
    int64_t made_ms, released_ms, closed_ms; /* COUNT_UNKNOWN: not yet */
    struct str fund_name;                    /* read only */
};
MUST_CHECK bool store_payment_run_add(struct store *st, const struct payment_run *r, struct err *e);
MUST_CHECK bool store_payment_run_get(struct store *st, struct id id, struct arena *a,
                                      struct payment_run *r, struct err *e); /* ERR_MISSING */
/* State and who did it, where it is `was` still: else ERR_STATE. */
MUST_CHECK bool store_payment_run_put(struct store *st, const struct payment_run *r,
                                      enum payment_run_state was, struct err *e);
struct payment_run_rows {
    struct payment_run *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_payment_run_list(struct store *st, const struct store_page *page,
                                       struct arena *a, struct payment_run_rows *rows,
                                       struct err *e);

struct payment {
    struct id run;
    int64_t number; /* 1, 2 … */
    struct str payee;
    int64_t payee_version;
    int64_t amount_fen;
    enum payment_state state;
    struct str cause;
    struct str name, tail; /* read only: whose, and the end of the account */
};
struct payments {
    struct payment *items;
    size_t n;
};
MUST_CHECK bool store_payment_add(struct store *st, const struct payment *items, size_t n,
                                  struct err *e);
MUST_CHECK bool store_payment_list(struct store *st, struct id run, struct arena *a,
                                   struct payments *rows, struct err *e);
/* State and cause of one that waits: else ERR_STATE. */
MUST_CHECK bool store_payment_put(struct store *st, const struct payment *p, struct err *e);

struct payment_part {
    struct id run;
    struct str entry;
    int64_t number, amount_fen;
};
MUST_CHECK bool store_payment_part_add(struct store *st, const struct payment_part *items, size_t n,
                                       struct err *e);
struct payment_parts {
    struct payment_part *items;
    size_t n;
};
/* By code of the entry, as store_entry_of_run has them. */
MUST_CHECK bool store_payment_part_list(struct store *st, struct id run, struct arena *a,
                                        struct payment_parts *rows, struct err *e);

struct payment_sample_row {
    struct id run;
    struct str entry, decision;
    struct id decider;
    int64_t agreed; /* 1, 0; COUNT_UNKNOWN: not looked at yet */
    struct str why;
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id entry_id;
    int64_t amount_fen;
    struct str name, subject;
    int64_t days;
};
MUST_CHECK bool store_payment_sample_add(struct store *st, const struct payment_sample_row *items,
                                         size_t n, struct err *e);
struct payment_samples {
    struct payment_sample_row *items;
    size_t n;
};
MUST_CHECK bool store_payment_sample_list(struct store *st, struct id run, struct arena *a,
                                          struct payment_samples *rows, struct err *e);
/* Of one that was not looked at yet: else ERR_STATE. */
MUST_CHECK bool store_payment_sample_put(struct store *st, const struct payment_sample_row *s,
                                         struct err *e);

#endif
