/* audit.h - the log of what was done: written with the change, searched, proved. */
#ifndef XL_WORK_AUDIT_H
#define XL_WORK_AUDIT_H

#include "model/audit.h"
#include "model/rights.h"
#include "store/audit.h"
#include "store/store.h"

/* First in every audited transaction: those of others wait here instead of failing at their end. */
MUST_CHECK bool work_audit_begin(struct store *st, struct err *e);

/* What is to be written; number, instant and hash are ours. */
struct audit_note {
    const struct subject *by; /* NULL: the command line */
    struct id grant;          /* the post, where known */
    const char *action;       /* "account.add" */
    const char *noun;
    struct id object;
    struct str place;
    const char *reason; /* a code of ours, or NULL */
    enum audit_outcome outcome;
};

/* Inside the transaction of the change (store_tx), after work_audit_begin: both or neither. */
MUST_CHECK bool work_audit_append(struct store *st, const struct audit_note *note, int64_t now_ms,
                                  struct err *e);
/* The same for many, in their order. */
MUST_CHECK bool work_audit_append_all(struct store *st, const struct audit_note *notes, size_t n,
                                      int64_t now_ms, struct err *e);

struct audit_proof {
    int64_t lines;
    char head[AUDIT_HASH + 1]; /* hash of the last line; AUDIT_START where there is none */
};

/* Reads the whole chain, without trusting anything but the hashes. A line that was changed, taken
 * out, put in or moved is ERR_CHECK with its number. A chain whose end was cut off with the store's
 * note of it is found by a head that was written down before: `known` is "SEQ:HASH", or empty.
 * Cost O(lines), 10,000 at a time in memory. */
MUST_CHECK bool work_audit_verify(struct store *st, struct str known, struct audit_proof *proof,
                                  struct err *e);

/* Newest first. The subject's reach is part of the search: an auditor of a city sees its lines. */
MUST_CHECK bool work_audit_list(struct store *st, const struct subject *by,
                                const struct audit_filter *filter, const struct store_page *page,
                                struct arena *a, struct audit_rows *rows, struct err *e);

#endif
