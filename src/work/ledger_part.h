/* ledger_part.h - what the desks of money share: one transaction with its audit lock, where a line
 * lies, and a decision booked behind it. */
#ifndef XL_WORK_LEDGER_PART_H
#define XL_WORK_LEDGER_PART_H

#include "model/edit.h"
#include "model/frame.h"
#include "store/entry.h"
#include "store/fund.h"
#include "store/noun.h"
#include "work/desk.h"
#include "work/seal.h"

struct ledger_desk {
    const struct subject *by;
    int64_t now_ms;
    const void *what; /* of the use case */
    void *found;      /* by the use case, written whole each time it runs */
    struct id id;
    const struct seal *seal; /* where accounts are sealed or opened */
    struct arena *arena;     /* of the caller; NULL: one that goes away behind the transaction */
    struct frame frame;
    struct edit_refused refused;
};
typedef bool ledger_case(struct store *st, struct ledger_desk *d, struct err *e);

MUST_CHECK bool ledger_run(struct store *st, enum store_mode mode, struct ledger_desk *d,
                           ledger_case *run, struct err *e);

/* Fails with ERR_INPUT that names the member. */
bool ledger_field_bad(struct ledger_desk *d, const char *field, struct err *e, const char *what);

struct str ledger_code(struct id id, struct arena *a); /* of a line that is made here */

/* What lies nowhere lies in the store's own region. */
struct object ledger_object(const struct ledger_desk *d, const struct entry *x);
struct object ledger_fund_object(const struct ledger_desk *d, const struct fund *f);
/* Whether `by` may, of a line that was read. */
MUST_CHECK bool ledger_entry_find(struct store *st, struct ledger_desk *d, enum action action,
                                  struct entry *x, struct err *e);

/* A decision about a promise: checked (model/entry), kept as a step. */
struct ledger_decision {
    enum entry_state to;
    struct str cause, why;
    struct id run;
};
MUST_CHECK bool ledger_decide(const struct ledger_desk *d, const struct entry *x,
                              const struct ledger_decision *decision, struct entry_step *step,
                              struct err *e);

/* Empties the columns that tell of one patient: of lines shown to prove a count. */
void ledger_patient_hide(const struct noun *noun, struct noun_rows *lines);

/* Audited and told, where it lies. */
MUST_CHECK bool ledger_done(struct store *st, const struct ledger_desk *d, const char *action,
                            const struct event *change, struct err *e);

#endif
