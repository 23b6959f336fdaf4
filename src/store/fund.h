/* fund.h - where money comes from, and what its lines add up to. */
#ifndef XL_STORE_FUND_H
#define XL_STORE_FUND_H

#include "base/id.h"
#include "model/entry.h"
#include "store/store.h"

struct fund {
    struct id id;
    struct str code, programme, name, source;
    struct str region; /* whose money it is; empty: of the whole */
    int32_t day;
    struct id made_by;
    int64_t made_ms;
};
MUST_CHECK bool store_fund_add(struct store *st, const struct fund *f, struct err *e);
MUST_CHECK bool store_fund_get(struct store *st, struct id id, struct arena *a, struct fund *f,
                               struct err *e); /* ERR_MISSING */
MUST_CHECK bool store_fund_find(struct store *st, struct str code, struct arena *a, struct fund *f,
                                bool *found, struct err *e);

struct fund_row {
    struct fund fund;
    struct fund_book book; /* of all its lines, whatever the reach: a fund has one balance */
};
struct fund_rows {
    struct fund_row *items;
    size_t n;
};
/* Those of the reach, by programme and code, with their books. One pass over the lines. */
MUST_CHECK bool store_fund_list(struct store *st, const struct store_reach *reach, struct arena *a,
                                struct fund_rows *rows, struct err *e);

struct entry_lines {
    struct entry_line *items;
    size_t n;
};
/* Every line of a fund, for its proof. */
MUST_CHECK bool store_fund_lines(struct store *st, struct str fund, struct arena *a,
                                 struct entry_lines *lines, struct err *e);

#endif
