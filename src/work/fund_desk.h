/* fund_desk.h - funds of a programme: opened, filled, spent from, and their books proved. */
#ifndef XL_WORK_FUND_DESK_H
#define XL_WORK_FUND_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/fund.h"

struct fund_new {
    struct str programme;
    struct str fund; /* one of the programme file's funds, which names it and says its source */
    int64_t now_ms;
};
/* In the asker's region. ERR_STATE where it is open already. Audited. */
MUST_CHECK bool work_fund_open(struct store *st, const struct subject *by, const struct fund_new *n,
                               struct id *id, struct edit_refused *refused, struct err *e);

struct fund_told {
    struct id fund;
    enum entry_kind kind; /* budget, donation, spending; ERR_INPUT for another */
    int64_t amount_fen;   /* not 0; negative takes one back: nothing is edited */
    int32_t day;          /* not in the future */
    struct str note;      /* by which paper; wanted */
    int64_t now_ms;
};
/* Books a line of the fund itself. ERR_STATE where more would be spent or taken back than is left.
 * Audited. */
MUST_CHECK bool work_fund_tell(struct store *st, const struct subject *by,
                               const struct fund_told *t, struct edit_refused *refused,
                               struct err *e);

MUST_CHECK bool work_fund_list(struct store *st, const struct store_reach *reach, struct arena *a,
                               struct fund_rows *rows, struct err *e);

struct fund_view {
    struct fund_row row;
    int64_t line_n;
    bool proved;      /* by fund_book_check over all its lines */
    struct str fault; /* where not: what is wrong */
    bool may_write;
};
MUST_CHECK bool work_fund_see(struct store *st, const struct subject *by, struct id id,
                              struct arena *a, struct fund_view *v, struct err *e);

/* In a transaction. The fund of a programme that its file calls `name`: a line of that code, or the
 * one that was opened under it. ERR_STATE where there is none. */
MUST_CHECK bool work_fund_of(struct store *st, struct str programme, struct str name,
                             struct arena *a, struct fund *f, struct err *e);

/* In a transaction. ERR_STATE where `less_fen` is more than is left beside what is promised. */
MUST_CHECK bool work_fund_left(struct store *st, const struct fund *f, int64_t less_fen,
                               struct arena *a, struct err *e);

#endif
