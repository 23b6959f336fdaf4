/* prospect.h - an expert who may come: from the first word of him to his signature; and the studio
 * that he then leads. Pure. */
#ifndef XL_MODEL_PROSPECT_H
#define XL_MODEL_PROSPECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum prospect_stage {
    PROSPECT_LEAD,
    PROSPECT_INVITED,
    PROSPECT_VISITED,
    PROSPECT_INTENT,
    PROSPECT_SIGNED,
    PROSPECT_STAYING,
    PROSPECT_STAGE_N
};
extern const char *const prospect_stage_names[PROSPECT_STAGE_N + 1];
const struct state_table *prospect_stages(void);

struct prospect {
    struct id id;
    struct str code;
    int64_t version;                                       /* 1, 2 … */
    struct str programme, name, home, trip, introduced_by; /* the last three may be empty */
    enum prospect_stage stage;
    int32_t day;             /* on which he reached it */
    struct str practitioner; /* code of who he became when he signed, or empty */
    int64_t made_ms;
    struct str introducer_name; /* read only */
};

struct prospect_step {
    enum prospect_stage stage;
    int32_t day;
    struct str practitioner; /* wanted of a signature */
};
/* One stage after the other, none left out. ERR_STATE with what may follow; ERR_INPUT with `*field`
 * for a day that lies ahead or before the last one, and a signature of nobody. */
MUST_CHECK bool prospect_move(struct prospect *p, const struct prospect_step *s, int32_t today,
                              const char **field, struct err *e);

/* --- studios --- */

enum studio_level { STUDIO_NATIONAL, STUDIO_PROVINCIAL, STUDIO_DISTRICT, STUDIO_LEVEL_N };
extern const char *const studio_level_names[STUDIO_LEVEL_N + 1];
enum studio_grade { STUDIO_EXCELLENT, STUDIO_GOOD, STUDIO_PASSED, STUDIO_FAILED, STUDIO_GRADE_N };
extern const char *const studio_grade_names[STUDIO_GRADE_N + 1];

struct studio {
    struct id id;
    struct str code;
    int64_t version;
    struct str county;                                /* of the organization */
    struct str programme, name, leader, organization; /* leader and organization are codes */
    enum studio_level level;
    int32_t opened_day, closed_day; /* DAY_NONE: goes on */
    int64_t grant_fen;              /* a year; COUNT_UNKNOWN */
    int64_t made_ms;
    /* read only */
    struct id organization_id, leader_id;
    struct str leader_name, organization_name;
    int64_t members;
    int32_t review_due; /* the year whose review is missing, 0: none */
};

/* The first year that is over, of those it was open in, without a review; 0: none. `reviewed` are
 * the years that have one. */
int32_t studio_review_due(int32_t opened_day, int32_t closed_day, int32_t today,
                          const int32_t *reviewed, int64_t n);

#endif
