/* vacancy.h - staff that a hospital lacks, from the survey of what is needed over the authority's
 * judgement to who signed. Pure. */
#ifndef XL_MODEL_VACANCY_H
#define XL_MODEL_VACANCY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"

enum vacancy_state {
    VACANCY_DRAFT,
    VACANCY_SUBMITTED,
    VACANCY_ACCEPTED,
    VACANCY_RETURNED,
    VACANCY_DECLINED,
    VACANCY_WITHDRAWN,
    VACANCY_STATE_N
};
extern const char *const vacancy_state_names[VACANCY_STATE_N + 1];

#define VACANCY_POSTS_MOST 1000

struct vacancy {
    struct id id;
    struct str county, code;
    int64_t version; /* 1, 2 … */
    int32_t year;
    struct str organization, discipline; /* organization is a code */
    int32_t min_title_rank;              /* 0: any */
    int64_t posts, accepted;             /* accepted COUNT_UNKNOWN: not judged */
    struct str why, judgement;
    struct id gap;                /* none: no gap is named */
    int64_t gap_rank, gap_seats;  /* as it was then, or COUNT_UNKNOWN */
    double wisn_need, wisn_staff; /* NUMBER_UNKNOWN: not told */
    enum vacancy_state state;
    struct id recruitment; /* none: no round yet */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id organization_id;
    struct str organization_name, county_name, recruitment_name;
    int64_t candidate_n, signed_n;
};

struct object vacancy_object(const struct vacancy *v);

/* Whether it goes together. ERR_INPUT with `*field`: no discipline, no or too many posts, a need by
 * workload without the staff that is there, or one that is not more than it. */
MUST_CHECK bool vacancy_check(const struct vacancy *v, const char **field, struct err *e);

/* A draft or a returned one may be changed. ERR_STATE */
MUST_CHECK bool vacancy_open_check(const struct vacancy *v, struct err *e);

enum vacancy_move { VACANCY_SUBMIT, VACANCY_WITHDRAW, VACANCY_MOVE_N };
extern const char *const vacancy_move_names[VACANCY_MOVE_N + 1];
/* By the hospital: what was judged before is forgotten. ERR_STATE */
MUST_CHECK bool vacancy_move(struct vacancy *v, enum vacancy_move move, struct err *e);

enum vacancy_verdict { VACANCY_ACCEPT, VACANCY_RETURN, VACANCY_DECLINE, VACANCY_VERDICT_N };
extern const char *const vacancy_verdict_names[VACANCY_VERDICT_N + 1];
/* By the authority: so many posts (COUNT_UNKNOWN: as asked for), with its judgement. ERR_INPUT with
 * `*field`: more than was asked for; less, returned or declined without a word. */
MUST_CHECK bool vacancy_judge(struct vacancy *v, enum vacancy_verdict verdict, int64_t posts,
                              struct str judgement, const char **field, struct err *e);

#endif
