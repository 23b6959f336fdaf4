/* measure_desk.h - a programme's measures by year: claimed, verified and validated side by side,
 * and the counts behind them told and corrected. */
#ifndef XL_WORK_MEASURE_DESK_H
#define XL_WORK_MEASURE_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/measure.h"
#include "store/noun.h"

struct measure_ask {
    struct str programme;
    struct str measure;      /* empty: all */
    int32_t year;            /* 0: the last one that is over */
    struct str organization; /* code; empty: all that are reached */
    int64_t now_ms;
};
/* One tier of a measure in a year. */
struct measure_tier_view {
    struct measure_value value;
    struct measure_change year_on_year, since_baseline;
};
struct measure_view {
    const struct measure *measure;
    int32_t year;
    struct measure_tier_view tiers[MEASURE_TIER_N];
    int32_t best; /* the highest tier whose value is known; -1: none */
    double plan;  /* NaN: none */
    double ahead; /* of the plan, in the unit, by the best tier; NaN: unknown */
};
struct measure_views {
    struct str programme;
    int32_t version, year; /* of the newest edition; of the figures */
    struct measure_view *items;
    size_t n;
};
/* By the newest edition, within the reach. ERR_MISSING for a programme or a measure that is not. */
MUST_CHECK bool work_measure_list(struct store *st, const struct measure_ask *ask,
                                  const struct store_reach *reach, struct arena *a,
                                  struct measure_views *views, struct err *e);
/* One measure in every year from its baseline to the year that is asked for, at most 30. */
MUST_CHECK bool work_measure_years(struct store *st, const struct measure_ask *ask,
                                   const struct store_reach *reach, struct arena *a,
                                   struct measure_views *views, struct err *e);

/* The lines that a tier counts in a year; `part` 1: of the denominator. */
struct measure_lines_ask {
    struct measure_ask of;
    enum measure_tier tier;
    int part;
};
struct measure_counted {
    const struct noun *noun;
    struct noun_rows rows;
};
MUST_CHECK bool work_measure_lines(struct store *st, const struct measure_lines_ask *ask,
                                   const struct store_page *page, struct arena *a,
                                   struct measure_counted *lines, struct err *e);

/* The counts that are reported for a measure of the noun "statistic", period by period. */
struct measure_reported {
    const struct measure *measure;
    struct measure_lines lines;
};
MUST_CHECK bool work_measure_reported(struct store *st, const struct measure_ask *ask, bool open,
                                      const struct store_page *page, struct arena *a,
                                      struct measure_reported *found, struct err *e);

struct measure_told_new {
    struct str programme, measure, organization;
    int32_t period; /* first day of a month or a year */
    enum measure_tier tier;
    int64_t numerator, denominator; /* COUNT_UNKNOWN where the measure has none */
    struct str note;                /* by which return, or for a validation which other source */
    int64_t now_ms;
};
/* Tells a tier of a count, or puts it right: what stood before is kept. ERR_INPUT with the member;
 * ERR_RIGHT and ERR_STATE as measure_may_tell. Audited. */
MUST_CHECK bool work_measure_tell(struct store *st, const struct subject *by,
                                  const struct measure_told_new *n, struct edit_refused *refused,
                                  struct err *e);

#endif
