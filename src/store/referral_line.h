/* referral_line.h - what belongs to a referral: steps, drugs, follow-up tasks, results, orders. */
#ifndef XL_STORE_REFERRAL_LINE_H
#define XL_STORE_REFERRAL_LINE_H

#include "model/referral.h"
#include "store/store.h"

struct referral_key {
    struct str county, code;
};
struct referral_step_line {
    int64_t seq;
    enum referral_move move;
    enum referral_state was, state;
    struct str party;
    enum referral_cause cause;
    struct str note;
    enum referral_clock_kind clock; /* that ended with it */
    int64_t due_ms;
    struct id made_by;
    int64_t made_ms;
};
struct referral_order {
    struct id id;
    struct str name;
    struct id repeats; /* a recognised result, or none */
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct referral_lines {
    struct referral_step_line *steps;
    struct referral_drug *drugs;
    struct referral_task *tasks;
    struct referral_result *results;
    struct referral_order *orders;
    size_t step_n, drug_n, task_n, result_n, order_n;
};
/* In their order; results of the whole episode, the newest first. */
MUST_CHECK bool store_referral_lines(struct store *st, const struct referral *r, struct arena *a,
                                     struct referral_lines *lines, struct err *e);

MUST_CHECK bool store_referral_step_add(struct store *st, const struct referral_key *k,
                                        const struct referral_step_line *s, struct err *e);
MUST_CHECK bool store_referral_drug_add(struct store *st, const struct referral_key *k,
                                        const struct referral_drug *d, int64_t now_ms,
                                        struct err *e);
MUST_CHECK bool store_referral_task_add(struct store *st, const struct referral_key *k,
                                        const struct referral_task *t, int64_t now_ms,
                                        struct err *e);
/* `done_ms` and `result` of `t`. */
MUST_CHECK bool store_referral_task_done(struct store *st, const struct referral_task *t,
                                         struct id by, struct err *e);
/* `k->code` is the episode's. */
MUST_CHECK bool store_referral_result_add(struct store *st, const struct referral_key *k,
                                          const struct referral_result *r, struct id by,
                                          int64_t now_ms, struct err *e);
MUST_CHECK bool store_referral_order_add(struct store *st, const struct referral_key *k,
                                         const struct referral_order *o, struct err *e);

#endif
