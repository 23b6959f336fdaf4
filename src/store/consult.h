/* consult.h - consultations with their steps and messages. */
#ifndef XL_STORE_CONSULT_H
#define XL_STORE_CONSULT_H

#include "model/consult.h"
#include "store/referral.h"

MUST_CHECK bool store_consult_add(struct store *st, const struct consult *c, struct err *e);
MUST_CHECK bool store_consult_get(struct store *st, struct id id, struct arena *a,
                                  struct consult *c, struct err *e); /* ERR_MISSING */
/* One version up with what an invitation says, where it is at `version` still. */
MUST_CHECK bool store_consult_edit(struct store *st, const struct consult *c, int64_t version,
                                   bool *done, struct err *e);
/* The same with what a move changes. */
MUST_CHECK bool store_consult_put(struct store *st, const struct consult *c, int64_t version,
                                  bool *done, struct err *e);

struct consult_rows {
    struct consult *items;
    size_t n;
    struct store_more more;
};
struct consult_filter {                   /* empty: any */
    struct str state, kind, practitioner; /* the last: one of its experts or the apprentice */
    bool now;                             /* that are not over */
};
/* The newest first; what was not sent yet for its maker's side alone. */
MUST_CHECK bool store_consult_list(struct store *st, const struct consult_filter *filter,
                                   const struct store_page *page, struct arena *a,
                                   struct consult_rows *rows, struct err *e);

struct consult_wait {
    struct id consult;
    struct str code, owner_name, county; /* of the organization whose turn it is */
    enum consult_kind kind;
    struct str specialty;
    enum referral_priority priority;
    enum consult_state state;
    struct referral_clock clock;
    int64_t since_ms;
    enum referral_alarm alarm; /* of the reader's moment; the store leaves it */
};
struct consult_waits {
    struct consult_wait *items;
    size_t n;
};
/* Whose turn it is: of an organization; of an expert where he concludes, or has a seat to sign. The
 * green channel first, then by what is due; at most 200. Of the asker's members `owned` and `today`
 * say nothing here. */
MUST_CHECK bool store_consult_waits(struct store *st, const struct referral_asker *asker,
                                    struct arena *a, struct consult_waits *waits, struct err *e);

struct consult_key {
    struct str county, code;
};
struct consult_step_line {
    int64_t seq;
    enum consult_move move;
    enum consult_state was, state;
    struct str party;
    enum referral_cause cause;
    struct str note;
    enum referral_clock_kind clock; /* that ended with it */
    int64_t due_ms;
    struct id made_by;
    int64_t made_ms;
};
struct consult_message {
    struct id id;
    struct str party, text;
    struct id made_by;
    int64_t made_ms;
};
struct consult_lines {
    struct consult_step_line *steps;
    struct consult_message *messages;
    size_t step_n, message_n;
};
MUST_CHECK bool store_consult_lines(struct store *st, const struct consult *c, struct arena *a,
                                    struct consult_lines *lines, struct err *e);
MUST_CHECK bool store_consult_step_add(struct store *st, const struct consult_key *k,
                                       const struct consult_step_line *s, struct err *e);
MUST_CHECK bool store_consult_message_add(struct store *st, const struct consult_key *k,
                                          const struct consult_message *m, struct err *e);

/* The pair of expert and apprentice (codes) that is agreed or active; `*found` is false where there
 * is none. */
MUST_CHECK bool store_consult_pair(struct store *st, struct str expert, struct str apprentice,
                                   struct arena *a, struct consult_key *pair, bool *found,
                                   struct err *e);

#endif
