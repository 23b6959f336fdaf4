/* accrual_desk.h - a month's promises reckoned and booked, each with the days it comes from. */
#ifndef XL_WORK_ACCRUAL_DESK_H
#define XL_WORK_ACCRUAL_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/store.h"

struct accrual_wish {
    struct str programme;
    int32_t month; /* it must be over */
    int64_t now_ms;
};

/* Why days earn nothing, or nothing yet. */
enum accrual_skip { ACCRUAL_NOT_CLOSED, ACCRUAL_TWICE, ACCRUAL_SKIP_N };
extern const char *const accrual_skip_names[ACCRUAL_SKIP_N + 1];
struct accrual_skipped {
    enum accrual_skip why;
    struct str subject, practitioner;
    int64_t days;
};

struct accrual_result {
    int64_t entry_n, amount_fen; /* booked now */
    int64_t booked_n; /* that were booked before: a month asked for again books nothing */
    struct accrual_skipped *skipped; /* at most 200 */
    size_t skipped_n;
};

/* Books what each subsidy of the programme's newest edition has come to in that month, within the
 * asker's region: of days on site that both sides confirmed, once the host has closed the month; of
 * studios and village posts by the days they were open and held. A day that the same person was on
 * site elsewhere is counted once. Asked again it books what was not booked yet, and nothing twice.
 * ERR_INPUT a month that is not over; ERR_STATE a fund that is not open. Audited. */
MUST_CHECK bool work_accrue(struct store *st, const struct subject *by,
                            const struct accrual_wish *w, struct arena *a,
                            struct accrual_result *result, struct edit_refused *refused,
                            struct err *e);

#endif
