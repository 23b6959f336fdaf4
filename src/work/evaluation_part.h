/* evaluation_part.h - what the files of evaluation share: a panel drawn from the store. */
#ifndef XL_WORK_EVALUATION_PART_H
#define XL_WORK_EVALUATION_PART_H

#include "model/evaluation.h"
#include "store/evaluation.h"
#include "work/effect_part.h"

enum { DRAWN_OUTCOME, DRAWN_PART, DRAWN_WHOLE, DRAWN_VALUES };

struct drawn {
    const struct evaluation *plan;
    struct arena *a;
    struct str *names;   /* [unit_n] of the counties */
    bool *excluded;      /* [unit_n] no control by the plan */
    struct panel panel;  /* every county of the region; values are the three of DRAWN_ */
    int32_t first_start; /* of a county inside the panel's months; PANEL_NEVER */
    int32_t treated_n;   /* with a start inside them */
    const char *refusal; /* why the data cannot be asked this, Chinese; NULL: they can */
};

/* Lays cells and starts into a grid and looks for what cannot be measured. Nothing fails: the
 * refusal is part of what was found. */
void drawn_make(struct drawn *d, const struct evaluation *plan,
                const struct evaluation_cells *cells, const struct evaluation_starts *starts,
                struct arena *a);

/* As it is kept: county,month,start,outcome,part,whole; `excluded` 1 where it is no control.
 * `xinglin effect did` reads the same file. */
struct str drawn_text(const struct drawn *d);

/* Measures what was drawn and writes class, numbers, sentence and result. */
void drawn_measure(struct drawn *d, struct evaluation_run *run);

/* What one county that takes part was held against, by either way. */
struct drawn_one {
    int32_t unit;                     /* of the panel measured */
    const struct effect_synth *synth; /* or NULL */
    int32_t *units;                   /* of synth's units the panel's */
    const struct effect_its *its;     /* or NULL */
    int32_t month_n;
    const int32_t *months;
    const double *observed, *expected; /* [month_n] */
    double before, after;              /* means of observed */
    const char *sentence;
};

/* Measures a panel in which one county takes part and writes class and numbers: a synthetic control
 * of the counties that saw every month; where they are fewer than EFFECT_SYNTH_DONORS and the
 * indicator counts, an interrupted time series, whose `att` is a ratio. ERR_INPUT where neither
 * can be fitted. */
MUST_CHECK bool drawn_one_measure(struct drawn *d, const struct panel *p, struct drawn_one *one,
                                  struct evaluation_run *run, struct err *e);

/* The result's JSON: verdict, checks, pictures. */
struct drawn_found {
    const struct effect_run *did;      /* or NULL */
    const struct effect_count *counts; /* or NULL */
    const struct drawn_one *one;       /* or NULL */
    const struct panel *panel;         /* that was measured */
    const struct effect_verdict *all;  /* with the excluded counties in; NULL: none was excluded */
    const char *sentence;
};
struct str drawn_result(const struct drawn *d, const struct drawn_found *found);

/* Name of a county of the panel by its code. */
struct str drawn_name(const struct drawn *d, struct str county);

#endif
