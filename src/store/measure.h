/* measure.h - counts that organizations report: lines of the noun "statistic", told and corrected
 * one by one. */
#ifndef XL_STORE_MEASURE_H
#define XL_STORE_MEASURE_H

#include "model/measure.h"
#include "store/store.h"

/* One tier of an organization's count in a period; the period is told by its first day. */
struct statistic {
    struct id id;
    struct str county, code;
    int64_t version;                             /* 1, 2 … */
    struct str programme, measure, organization; /* code */
    int32_t day;
    int64_t numerator, denominator; /* COUNT_UNKNOWN */
    enum measure_tier tier;
    struct str note; /* may be NULL */
    struct id made_by;
    int64_t made_ms;
};
struct statistics {
    struct statistic *items;
    size_t n;
};
/* Every tier of the count that `key` names by programme, measure, organization and day. */
MUST_CHECK bool store_statistic_find(struct store *st, const struct statistic *key, struct arena *a,
                                     struct statistics *found, struct err *e);
MUST_CHECK bool store_statistic_add(struct store *st, const struct statistic *s, struct err *e);
/* Other numbers in one that is at `s->version`: what stood there is kept, the version goes up. */
MUST_CHECK bool store_statistic_put(struct store *st, const struct statistic *s, struct err *e);

/* The tiers of an organization's period side by side. */
struct measure_line {
    struct str county, organization; /* code */
    struct id organization_id;
    struct str organization_name;
    int32_t day;
    int64_t numerator[MEASURE_TIER_N], denominator[MEASURE_TIER_N]; /* COUNT_UNKNOWN */
    struct str note[MEASURE_TIER_N];                                /* empty: none */
};
struct measure_lines {
    struct measure_line *items;
    size_t n;
    struct store_more more;
};
struct measure_filter {
    struct str programme, measure;
    struct str organization;     /* code; empty: any */
    int32_t from_day, until_day; /* inclusive */
    bool open;                   /* those alone that are claimed and not verified */
};
/* By organization and day. */
MUST_CHECK bool store_measure_list(struct store *st, const struct measure_filter *f,
                                   const struct store_page *page, struct arena *a,
                                   struct measure_lines *lines, struct err *e);

#endif
