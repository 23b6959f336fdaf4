/* payment_run_desk.h - promises paid together: a run is made, its sample is looked at, a second
 * person releases it, the bank has its file, and what the bank confirms is booked. */
#ifndef XL_WORK_PAYMENT_RUN_DESK_H
#define XL_WORK_PAYMENT_RUN_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/payment_run.h"
#include "work/seal.h"

struct payment_run_new {
    struct id fund;
    int32_t month; /* promises up to it */
    int64_t now_ms;
};
/* Takes every promise of the fund that is approved or released within the asker's region. A payee
 * without an account, or who shares identity number, account, or name and birth date with another,
 * is not paid: his promises are held, with the cause. One whose promises sum to nothing or less
 * waits for the next run. ERR_STATE where nothing waits to be paid. Audited. The same promises and
 * accounts make the same payments with the same seal. */
MUST_CHECK bool work_payment_run_make(struct store *st, const struct subject *by,
                                      const struct payment_run_new *n, struct id *id,
                                      struct edit_refused *refused, struct err *e);

struct payment_run_view {
    struct payment_run run;
    struct payments payments;
    struct payment_samples samples;
    int64_t open_n, against_n; /* decisions not looked at yet; that did not hold */
    enum action actions[6];
    size_t action_n;
};
MUST_CHECK bool work_payment_run_see(struct store *st, const struct subject *by, struct id id,
                                     struct arena *a, struct payment_run_view *v, struct err *e);
MUST_CHECK bool work_payment_run_list(struct store *st, const struct store_page *page,
                                      struct arena *a, struct payment_run_rows *rows,
                                      struct err *e);

struct payment_look {
    struct id id;
    struct id entry;
    bool agreed;
    struct str why; /* wanted where it does not hold */
    int64_t now_ms;
};
/* Looks at a decision again. ERR_STATE where the asker decided it, or it was looked at. Audited. */
MUST_CHECK bool work_payment_run_look(struct store *st, const struct subject *by,
                                      const struct payment_look *n, struct edit_refused *refused,
                                      struct err *e);

struct payment_run_step {
    struct id id;
    int64_t now_ms;
};
/* ERR_STATE where who releases made it, or is no person; where a decision of the sample is not
 * looked at, or did not hold; where the fund does not hold so much. Audited. */
MUST_CHECK bool work_payment_run_release(struct store *st, const struct subject *by,
                                         const struct payment_run_step *n, struct err *e);
/* Its promises go back: to approved, but what did not hold is held, and what was rejected wrongly
 * is accrued again. Audited. */
MUST_CHECK bool work_payment_run_cancel(struct store *st, const struct subject *by,
                                        const struct payment_run_step *n, struct err *e);

/* --- the bank --- */

struct payment_order { /* a row of the bank's file, in clear */
    int64_t number, amount_fen;
    struct str holder, account, bank, about;
};
struct payment_orders {
    struct payment_order *items;
    size_t n;
};
/* Of a run that is released or closed; that it was opened is audited. */
MUST_CHECK bool work_payment_run_orders(struct store *st, const struct seal *seal,
                                        const struct subject *by, const struct payment_run_step *n,
                                        struct arena *a, struct payment_orders *orders,
                                        struct err *e);

struct payment_confirmation {
    struct id id;
    struct str bytes; /* CSV in UTF-8 or GB18030, or XLSX: number, amount, result, reason */
    int64_t now_ms;
};
/* Books what the bank says of some or all payments that wait: a payment line for each promise that
 * was paid, and held, with the bank's words, what was refused. The run is closed with the last one.
 * All of the file or nothing: ERR_INPUT with line, column, value and reason where a row names no
 * payment of the run, another amount, no result, or one that was told already; where a cell holds a
 * formula. Audited. */
MUST_CHECK bool work_payment_run_confirm(struct store *st, const struct subject *by,
                                         const struct payment_confirmation *n, struct err *e);

#endif
