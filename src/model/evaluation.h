/* evaluation.h - a question about effect, registered before its answer can be known. Pure.
 *
 * An evaluation is a plan that never changes: who is compared with whom, by which indicator, over
 * which months, judged how. Its text is sealed and dated when it is registered. A run measures it
 * once, on data that are kept with it. */
#ifndef XL_MODEL_EVALUATION_H
#define XL_MODEL_EVALUATION_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum evaluation_indicator {
    EVALUATION_HOME_SHARE,    /* residents' cases treated in their county, of all of theirs */
    EVALUATION_LEVEL34_SHARE, /* operated cases of level 3 and 4, of the operated */
    EVALUATION_CMI,
    EVALUATION_DAYS_MEAN,
    EVALUATION_COST_MEAN,
    EVALUATION_OPERATIONS34, /* operations of level 3 and 4, a month */
    EVALUATION_DEATHS,       /* rare events */
    EVALUATION_INDICATOR_N
};
extern const char *const evaluation_indicator_names[EVALUATION_INDICATOR_N + 1];

struct evaluation_word {
    const char *label; /* Chinese */
    const char *unit;  /* of a difference */
    bool better_high;
    bool events; /* counted and compared as a ratio, not as a difference */
    bool share;  /* outcome = 100 part / whole */
};
extern const struct evaluation_word evaluation_words[EVALUATION_INDICATOR_N];

/* Sums of a county and a month, of one discipline or of all. */
struct evaluation_cell {
    struct str county, county_name;
    int32_t month;
    int64_t resident_cases,
        home_cases; /* of those who live there; with a known place of treatment */
    int64_t cases, rw_cases, rw_e4, operated, level3, level4, days, cost_fen, deaths; /* treated */
    int64_t operations34;
};

/* What the indicator is made of. `whole` 0: nothing was seen. outcome = scale * part / whole;
 * of events `part` counts them and `whole` is what they are counted among. */
struct evaluation_parts {
    double part, whole, outcome; /* outcome NaN where whole is 0 */
};
struct evaluation_parts evaluation_measure(enum evaluation_indicator indicator,
                                           const struct evaluation_cell *cell);

enum evaluation_source { EVALUATION_LIST, EVALUATION_PLACEMENTS, EVALUATION_SOURCE_N };
extern const char *const evaluation_source_names[EVALUATION_SOURCE_N + 1];

enum evaluation_control { EVALUATION_NOT_YET, EVALUATION_NEVER, EVALUATION_CONTROL_N };
extern const char *const evaluation_control_names[EVALUATION_CONTROL_N + 1];

struct evaluation {
    struct id id;
    struct str region; /* whose counties are compared; empty: everywhere */
    struct str title, question;
    struct str programme;  /* id, or empty: of placements any */
    struct str discipline; /* empty: all */
    enum evaluation_indicator indicator;
    enum evaluation_source source;
    struct str_list starts;   /* "990101=2025-03" each; of EVALUATION_LIST */
    struct str_list excluded; /* counties that are no controls: neighbours */
    int32_t from_month, until_month;
    int32_t window_months; /* of the baseline, 1..24 */
    int32_t anticipation;  /* months, 0..6 */
    enum evaluation_control control;
    struct str concurrent; /* other policies of the time, in words; may be empty */
    int32_t data_month;    /* newest in the store when it was registered; DAY_NONE: none */
    struct str seal;       /* SHA-256 of evaluation_text */
    struct id maker;       /* account, or none: the command line */
    int64_t made_ms;
    int64_t runs; /* read only */
};

/* A plan that can be asked: months in order, window and anticipation in their range, a start list
 * exactly where one is wanted, each county once with a month inside the plan's. ERR_INPUT. */
MUST_CHECK bool evaluation_check(const struct evaluation *v, struct err *e);

/* The county and month of a start "990101=2025-03". */
MUST_CHECK bool evaluation_start(struct str s, struct str *county, int32_t *month, struct err *e);

/* All that the plan says, line by line, with the rule of the verdict: what is sealed. */
struct str evaluation_text(const struct evaluation *v, struct arena *a);

/* Why a run is not what was registered, bits. */
enum evaluation_doubt {
    EVALUATION_LATE = 1,   /* data after the first start were there before the plan */
    EVALUATION_INTERIM = 2 /* the plan's last month has not come */
};
uint32_t evaluation_doubts(const struct evaluation *v, int32_t first_start, int32_t last_month);

/* What came out. */
enum evaluation_class {
    EVALUATION_IMPROVED_ATTRIBUTED,
    EVALUATION_IMPROVED_UNATTRIBUTED,
    EVALUATION_NO_VISIBLE_CHANGE,
    EVALUATION_TOO_EARLY_OR_FEW,
    EVALUATION_WORSENED,
    EVALUATION_REFUSED, /* the data cannot be asked this: the sentence says why */
    EVALUATION_CLASS_N
};
extern const char *const evaluation_class_names[EVALUATION_CLASS_N + 1];

struct evaluation_run {
    struct id id, evaluation;
    struct id maker;
    int64_t made_ms;
    enum evaluation_class class;
    int32_t doubts;        /* bits of evaluation_doubt; 0: as registered */
    int32_t data_month;    /* newest month measured */
    double att, low, high; /* NUMBER_UNKNOWN */
    struct str sentence;   /* Chinese */
    struct str panel;      /* CSV; empty in a list */
    struct str panel_seal;
    struct str result; /* JSON; empty in a list */
    struct str seal;   /* SHA-256 of the plan's seal, the panel's and the result */
};

#endif
