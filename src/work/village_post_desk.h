/* village_post_desk.h - village posts given, ended, and their holders taken into degree study. What
 * a post earns is the programme file's (work/accrual_desk). */
#ifndef XL_WORK_VILLAGE_POST_DESK_H
#define XL_WORK_VILLAGE_POST_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/village_post.h"

struct village_post_new {
    struct str code, programme, village, clinic, organization, practitioner; /* codes but village */
    int32_t from_day;
    int64_t now_ms;
};
/* ERR_INPUT with the member; ERR_STATE where the village or the person is bound on that day.
 * Audited. */
MUST_CHECK bool work_village_post_add(struct store *st, const struct subject *by,
                                      const struct village_post_new *n, struct id *id,
                                      struct edit_refused *refused, struct err *e);

struct village_post_told {
    struct id id;
    int32_t until_day;  /* DAY_NONE: it goes on; an end that was told is not changed */
    int64_t study_year; /* COUNT_UNKNOWN: nothing is told; told once */
    struct str school;
    int64_t now_ms;
};
/* ERR_STATE where it has ended, or the intake is told already; money that was reckoned stays as it
 * is, a deduction puts it right. Audited. */
MUST_CHECK bool work_village_post_tell(struct store *st, const struct subject *by,
                                       const struct village_post_told *t,
                                       struct edit_refused *refused, struct err *e);

MUST_CHECK bool work_village_post_list(struct store *st, const struct store_page *page,
                                       struct arena *a, struct village_post_rows *rows,
                                       struct err *e);
MUST_CHECK bool work_village_post_see(struct store *st, const struct subject *by, struct id id,
                                      struct arena *a, struct village_post *p, struct err *e);

struct village_intake_new {
    struct str programme, county;
    int32_t year;
    int64_t planned;
    int64_t now_ms;
};
/* Another plan of the county's year, which holds from now on; by an officer of it. ERR_INPUT with
 * the member. Audited. */
MUST_CHECK bool work_village_intake_plan(struct store *st, const struct subject *by,
                                         const struct village_intake_new *n,
                                         struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_village_intake_list(struct store *st, struct str programme, int32_t year,
                                         const struct store_reach *reach, struct arena *a,
                                         struct village_intakes *intakes, struct err *e);

#endif
