/* appraisal_part.h - what the files of the appraisal share: what is drawn from the store, and what
 * the rules make of it. */
#ifndef XL_WORK_APPRAISAL_PART_H
#define XL_WORK_APPRAISAL_PART_H

#include "engine/score.h"
#include "store/appraisal.h"
#include "store/noun.h"
#include "work/ledger_part.h"

/* The lines of a period, counted. */
struct appraisal_draw {
    const struct appraisal *rules;
    struct appraisal_span span;
    struct appraisal_subjects subjects;
    struct appraisal_source sources[APPRAISAL_INDICATOR_MOST];
    struct appraisal_source part, whole;           /* of the improvement, in the period */
    struct appraisal_source part_base, whole_base; /* and before it */
    struct appraisal_source veto;
};

/* Reads who took part and counts every indicator, in a transaction. `span` and `rules` are set. */
MUST_CHECK bool appraisal_draw(struct store *st, struct appraisal_draw *d, struct arena *a,
                               struct err *e);
/* The improvement's two counts of each discipline or hospital in a period. */
MUST_CHECK bool appraisal_draw_base(struct store *st, const struct appraisal_draw *d,
                                    const struct appraisal_span *span, struct arena *a,
                                    struct appraisal_source *part, struct appraisal_source *whole,
                                    struct err *e);

/* Whose lines an indicator counts, for the rows behind it. */
struct noun_scope appraisal_scope(const struct appraisal_span *span, enum appraisal_link link,
                                  int who);

/* What the rules make of a draw: proved by score_check before it is there. */
struct appraisal_result {
    struct appraisal_run run;
    struct appraisal_score *scores;
    size_t score_n;
    struct appraisal_item *items;
    size_t item_n;
    struct appraisal_record_row *records;
    size_t record_n;
};
MUST_CHECK bool appraisal_reckon(const struct appraisal_draw *d, const struct appeals *appeals,
                                 struct arena *a, struct appraisal_result *r, struct err *e);

/* A year's days. */
struct appraisal_span appraisal_year(const struct appraisal_row *row, int32_t year);

MUST_CHECK bool appraisal_find(struct store *st, struct ledger_desk *d, enum action action,
                               struct appraisal_row *row, struct err *e);
struct object appraisal_object(const struct ledger_desk *d, const struct appraisal_row *row);
struct object appraisal_score_object(const struct appraisal_score *s);

/* Audited and told, where it lies. */
struct appraisal_deed {
    const char *action, *noun;
    struct id object;
    struct str place;
};
MUST_CHECK bool appraisal_done(struct store *st, const struct ledger_desk *d,
                               const struct appraisal_deed *deed, struct err *e);

#endif
