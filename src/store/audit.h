/* audit.h - lines of the log: added, never changed. */
#ifndef XL_STORE_AUDIT_H
#define XL_STORE_AUDIT_H

#include "model/audit.h"
#include "model/rights.h"
#include "store/store.h"

/* Makes other audited transactions wait; must be the first statement of its transaction. */
MUST_CHECK bool store_audit_lock(struct store *st, struct err *e);

struct audit_head {
    int64_t seq; /* of the last line, 0 where there is none */
    struct str hash;
};
MUST_CHECK bool store_audit_head(struct store *st, struct arena *a, struct audit_head *head,
                                 struct err *e);
/* Adds at least one line and moves the head to the last. */
MUST_CHECK bool store_audit_add(struct store *st, const struct audit *lines, size_t n,
                                struct err *e);

struct audit_filter { /* empty fields do not ask */
    struct id actor, object;
    struct str action, noun;
    int64_t from_ms, until_ms; /* COUNT_UNKNOWN: open; until is exclusive */
    enum reach reach;          /* of `by`; the work layer sets both */
    const struct subject *by;
};
struct audit_rows {
    struct audit *items;
    size_t n;
    struct store_more more;
};
/* Newest first. */
MUST_CHECK bool store_audit_list(struct store *st, const struct audit_filter *filter,
                                 const struct store_page *page, struct arena *a,
                                 struct audit_rows *rows, struct err *e);
/* The newest line of something that was done to the object. */
MUST_CHECK bool store_audit_last(struct store *st, struct id object, struct arena *a,
                                 struct audit *line, bool *found, struct err *e);
/* At most `limit` lines above `seq`, in their order, with nothing left out. */
MUST_CHECK bool store_audit_after(struct store *st, int64_t seq, int64_t limit, struct arena *a,
                                  struct audit_rows *rows, struct err *e);

#endif
