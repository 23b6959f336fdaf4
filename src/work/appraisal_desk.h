/* appraisal_desk.h - a year's work appraised by a programme's rules: opened, tried on the year
 * before, frozen, scored as often as wanted, objected to, settled into promises.
 *
 * Each does what `by` may (model/rights); what lies outside the reach is ERR_MISSING. */
#ifndef XL_WORK_APPRAISAL_DESK_H
#define XL_WORK_APPRAISAL_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/appraisal.h"
#include "store/noun.h"

struct appraisal_new {
    struct str programme;
    int32_t year;
    int64_t now_ms;
};
/* A draft by the programme's newest edition, of the asker's region. ERR_INPUT where the file has no
 * appraisal, or an indicator that does not say what it counts; ERR_STATE where the year is
 * appraised already. */
MUST_CHECK bool work_appraisal_open(struct store *st, const struct subject *by,
                                    const struct appraisal_new *n, struct id *id,
                                    struct edit_refused *refused, struct err *e);

struct appraisal_step {
    struct id id;
    int64_t now_ms;
};
/* A draft tried on the year before: nothing follows from it, and what it found is kept. */
MUST_CHECK bool work_appraisal_simulate(struct store *st, const struct subject *by,
                                        const struct appraisal_step *n, struct err *e);
/* Rules and bases hold from now on. ERR_STATE where it was not tried, or a newer edition is there.
 */
MUST_CHECK bool work_appraisal_freeze(struct store *st, const struct subject *by,
                                      const struct appraisal_step *n, struct err *e);
MUST_CHECK bool work_appraisal_cancel(struct store *st, const struct subject *by,
                                      const struct appraisal_step *n, struct err *e);
/* The lines as they are now, under the frozen rules and every appeal that was upheld. */
MUST_CHECK bool work_appraisal_score(struct store *st, const struct subject *by,
                                     const struct appraisal_step *n, struct err *e);
/* The last run becomes promises of the programme's fund, by a second person. ERR_STATE where the
 * year is not over, was last scored before its end or before an appeal was decided, or an appeal is
 * open. */
MUST_CHECK bool work_appraisal_settle(struct store *st, const struct subject *by,
                                      const struct appraisal_step *n, struct err *e);

struct appraisal_view {
    struct appraisal_row row;
    struct appraisal_runs runs; /* the latest first */
    struct appraisal rules;     /* of its edition */
    enum action actions[8];     /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_appraisal_see(struct store *st, const struct subject *by, struct id id,
                                   struct arena *a, struct appraisal_view *v, struct err *e);
MUST_CHECK bool work_appraisal_list(struct store *st, const struct store_page *page,
                                    struct arena *a, struct appraisal_rows *rows, struct err *e);

/* The scores of an appraisal's run; `run` none: the last one. */
struct appraisal_ask {
    struct id appraisal, run;
    struct str link; /* empty: any */
};
MUST_CHECK bool work_appraisal_scores(struct store *st, const struct appraisal_ask *ask,
                                      const struct store_page *page, struct arena *a,
                                      struct appraisal_scores *scores, struct err *e);

/* An item with its rule, and how it stands among those of the counties that resemble this one. */
struct appraisal_item_view {
    struct appraisal_item item;
    const struct indicator *rule;
    int64_t peer_n;
    int64_t peer_median; /* completion in 1e-9; COUNT_UNKNOWN below APPRAISAL_PEERS_LEAST */
};
#define APPRAISAL_PEERS_LEAST 3
struct appraisal_score_view {
    struct appraisal_row row;
    struct appraisal_run run;
    struct appraisal_score score;
    struct appraisal_item_view *items;
    size_t item_n;
    bool may_appeal;
};
MUST_CHECK bool work_appraisal_score_see(struct store *st, const struct subject *by, struct id id,
                                         struct arena *a, struct appraisal_score_view *v,
                                         struct err *e);

/* The lines that an item counts, as they are now; of a patient nothing is shown. */
struct appraisal_lines {
    const struct noun *noun;
    struct noun_rows rows;
};
struct appraisal_item_ask {
    struct id score;
    struct str indicator;
};
MUST_CHECK bool work_appraisal_lines(struct store *st, const struct subject *by,
                                     const struct appraisal_item_ask *ask,
                                     const struct store_page *page, struct arena *a,
                                     struct appraisal_lines *lines, struct err *e);

/* The months that an item from discharge records rests on, as they were in its run; ERR_MISSING
 * where the item counts lines. Each opens to its cells by work_fact_list. */
MUST_CHECK bool work_appraisal_records(struct store *st, const struct subject *by,
                                       const struct appraisal_item_ask *ask,
                                       const struct store_page *page, struct arena *a,
                                       struct appraisal_record_rows *rows, struct err *e);

struct appeal_new {
    struct id score;
    struct str indicator, said;
    int64_t now_ms;
};
/* By the expert whose score it is, of a run of a frozen appraisal. */
MUST_CHECK bool work_appeal_add(struct store *st, const struct subject *by,
                                const struct appeal_new *n, struct id *id,
                                struct edit_refused *refused, struct err *e);
struct appeal_word {
    struct id id;
    bool upheld;
    struct str value; /* actual value from then on, a decimal; empty: rejected */
    struct str why;
    int64_t now_ms;
};
/* By somebody who neither appealed nor scored. The next run goes by it. */
MUST_CHECK bool work_appeal_decide(struct store *st, const struct subject *by,
                                   const struct appeal_word *n, struct edit_refused *refused,
                                   struct err *e);
MUST_CHECK bool work_appeal_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct appeals *appeals, struct err *e);
MUST_CHECK bool work_appeal_see(struct store *st, const struct subject *by, struct id id,
                                struct arena *a, struct appeal *x, struct err *e);

#endif
