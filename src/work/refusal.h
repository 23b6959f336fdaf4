/* refusal.h - what somebody asked for without the right to it, written into the audit log. */
#ifndef XL_WORK_REFUSAL_H
#define XL_WORK_REFUSAL_H

#include "model/rights.h"
#include "store/store.h"

struct refusal {
    const struct subject *by;
    struct id grant; /* the post, or none */
    enum action action;
};

MUST_CHECK bool work_refusal_note(struct store *st, const struct refusal *refusal, int64_t now_ms,
                                  struct err *e);

#endif
