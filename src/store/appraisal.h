/* appraisal.h - a year's work appraised: runs with scores and items that never change, bases, and
 * appeals. */
#ifndef XL_STORE_APPRAISAL_H
#define XL_STORE_APPRAISAL_H

#include "base/id.h"
#include "model/appraisal_record.h"
#include "store/store.h"

struct appraisal_row {
    struct id id;
    struct str region, programme;
    int32_t version, year;
    enum appraisal_state state;
    struct id maker, freezer, settler;      /* accounts or tokens, or none */
    int64_t made_ms, frozen_ms, settled_ms; /* COUNT_UNKNOWN: not yet */
    struct id run;                          /* that was settled, or none */
    struct str programme_name;              /* read only */
};
/* ERR_INPUT where the programme's year is appraised in this region already. */
MUST_CHECK bool store_appraisal_add(struct store *st, const struct appraisal_row *row,
                                    struct err *e);
MUST_CHECK bool store_appraisal_get(struct store *st, struct id id, struct arena *a,
                                    struct appraisal_row *row, struct err *e); /* ERR_MISSING */
/* The one that a run is of. */
MUST_CHECK bool store_appraisal_of_run(struct store *st, struct id run, struct arena *a,
                                       struct appraisal_row *row, struct err *e);
/* State and who changed it, of one that is in the state `was`. ERR_STATE where it is not. */
MUST_CHECK bool store_appraisal_move(struct store *st, const struct appraisal_row *row,
                                     enum appraisal_state was, struct err *e);
/* Whether the programme's year is appraised in this region already. */
MUST_CHECK bool store_appraisal_there(struct store *st, const struct appraisal_row *row,
                                      bool *there, struct err *e);
/* How many hold to this edition from being frozen on. */
MUST_CHECK bool store_appraisal_of_programme(struct store *st, struct str programme,
                                             int32_t version, int64_t *n, struct err *e);
struct appraisal_rows {
    struct appraisal_row *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_appraisal_list(struct store *st, const struct store_page *page,
                                     struct arena *a, struct appraisal_rows *rows, struct err *e);

/* --- what it is drawn from --- */

struct appraisal_parts {
    struct appraisal_part *items;
    size_t n;
};
/* How experts took part between two days, within a region's subtree (empty: everywhere): as mentors
 * of a pair, heads of a studio, on placements from which they did not learn. */
struct appraisal_span {
    struct str programme, region;
    int32_t from_day, until_day;
};
MUST_CHECK bool store_appraisal_parts(struct store *st, const struct appraisal_span *span,
                                      struct arena *a, struct appraisal_parts *parts,
                                      struct err *e);

struct appraisal_base {
    struct id appraisal;
    struct str subject;
    int64_t part, whole;
};
struct appraisal_bases {
    struct appraisal_base *items; /* by subject */
    size_t n;
};
MUST_CHECK bool store_appraisal_base_add(struct store *st, const struct appraisal_base *items,
                                         size_t n, struct err *e);
MUST_CHECK bool store_appraisal_base_list(struct store *st, struct id appraisal, struct arena *a,
                                          struct appraisal_bases *bases, struct err *e);

/* --- what came out --- */

struct appraisal_run {
    struct id id, appraisal;
    enum appraisal_run_kind kind;
    int32_t from_day, until_day;
    int64_t subject_n, expert_n, basic_fen, competition_fen, left_fen;
    struct str seal;
    struct id maker;
    int64_t made_ms;
};
struct appraisal_runs {
    struct appraisal_run *items; /* the latest first */
    size_t n;
};
MUST_CHECK bool store_appraisal_run_add(struct store *st, const struct appraisal_run *run,
                                        struct err *e);
MUST_CHECK bool store_appraisal_run_list(struct store *st, struct id appraisal, struct arena *a,
                                         struct appraisal_runs *runs, struct err *e);

struct appraisal_score {
    struct str county;
    struct id run, id;
    enum appraisal_link link;
    struct str subject, practitioner, organization, discipline;
    struct str_list kinds, apprentices, disciplines, organizations;
    int64_t score, day_points; /* in 1e-18 */
    struct str grade;
    bool veto;
    int64_t rate_base, rate_now; /* in 1e-9, COUNT_UNKNOWN */
    int64_t cases_now;           /* COUNT_UNKNOWN */
    int64_t reasons;
    int64_t basic_fen, competition_fen;
    struct str practitioner_name, organization_name, county_name; /* read only */
    struct id practitioner_id, organization_id;
};
struct appraisal_item {
    struct str county;
    struct id score;
    struct str indicator;
    int64_t actual, target, completion; /* in 1e-9, COUNT_UNKNOWN */
    int64_t points;                     /* in 1e-18 */
    struct id appeal;                   /* that put `actual` right, or none */
};
MUST_CHECK bool store_appraisal_score_add(struct store *st, const struct appraisal_score *items,
                                          size_t n, struct err *e);
MUST_CHECK bool store_appraisal_item_add(struct store *st, const struct appraisal_item *items,
                                         size_t n, struct err *e);
MUST_CHECK bool store_appraisal_score_get(struct store *st, struct id id, struct arena *a,
                                          struct appraisal_score *s, struct err *e);

struct appraisal_scores {
    struct appraisal_score *items;
    size_t n;
    struct store_more more;
};
struct appraisal_score_filter {
    struct id run;
    struct str link; /* empty: any */
};
/* Link by link, the best first. */
MUST_CHECK bool store_appraisal_score_list(struct store *st, const struct appraisal_score_filter *f,
                                           const struct store_page *page, struct arena *a,
                                           struct appraisal_scores *scores, struct err *e);
struct appraisal_items {
    struct appraisal_item *items; /* by indicator */
    size_t n;
};
MUST_CHECK bool store_appraisal_item_list(struct store *st, const struct appraisal_score *s,
                                          struct arena *a, struct appraisal_items *items,
                                          struct err *e);

/* A month behind the indicators that come from discharge records, as it was when the run was made.
 */
struct appraisal_record_row {
    struct str county;
    struct id run;
    struct str indicator, subject;
    struct appraisal_record record;
    struct str organization_name; /* read only */
};
struct appraisal_record_rows {
    struct appraisal_record_row *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_appraisal_record_add(struct store *st,
                                           const struct appraisal_record_row *items, size_t n,
                                           struct err *e);
/* Those of some subjects, by subject and month. */
struct appraisal_record_filter {
    struct id run;
    struct str indicator;
    struct str_list subjects; /* empty: of all */
};
MUST_CHECK bool store_appraisal_record_list(struct store *st,
                                            const struct appraisal_record_filter *f,
                                            const struct store_page *page, struct arena *a,
                                            struct appraisal_record_rows *rows, struct err *e);
/* Months that any subject told, of a run's indicator. */
MUST_CHECK bool store_appraisal_record_months(struct store *st, struct id run, struct str indicator,
                                              int64_t *months, struct err *e);

/* The completions that a score is held against: those of the same link and run in the counties
 * that resemble its own (gap_peer), itself aside. By indicator, then completion; missing ones are
 * not there. */
struct appraisal_peer {
    struct str indicator;
    int64_t completion;
};
struct appraisal_peers {
    struct appraisal_peer *items;
    size_t n;
};
MUST_CHECK bool store_appraisal_peers(struct store *st, const struct appraisal_score *s,
                                      struct arena *a, struct appraisal_peers *peers,
                                      struct err *e);

/* --- appeals --- */

struct appeal {
    struct str county;
    struct id id, appraisal, score;
    struct str practitioner, indicator, said;
    enum appeal_state state;
    int64_t value; /* in 1e-9; COUNT_UNKNOWN unless upheld */
    struct str why;
    struct id maker, decider;
    int64_t made_ms, decided_ms;
    struct str practitioner_name; /* read only */
    struct id practitioner_id, organization_id;
    int32_t year;
    struct str programme;
};
/* ERR_INPUT where one of the same item is open. */
MUST_CHECK bool store_appeal_add(struct store *st, const struct appeal *x, struct err *e);
MUST_CHECK bool store_appeal_get(struct store *st, struct id id, struct arena *a, struct appeal *x,
                                 struct err *e);
/* Writes the decision of one that is open: else ERR_STATE. */
MUST_CHECK bool store_appeal_decide(struct store *st, const struct appeal *x, struct err *e);
struct appeals {
    struct appeal *items;
    size_t n;
    struct store_more more;
};
/* The latest first. */
MUST_CHECK bool store_appeal_list(struct store *st, const struct store_page *page, struct arena *a,
                                  struct appeals *appeals, struct err *e);
/* Every one of an appraisal, the latest last. */
MUST_CHECK bool store_appeal_of(struct store *st, struct id appraisal, struct arena *a,
                                struct appeals *appeals, struct err *e);

#endif
