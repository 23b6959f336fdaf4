/* studio_desk.h - studios of experts: opened with a level and a grant, with a team, reviewed every
 * year, closed. */
#ifndef XL_WORK_STUDIO_DESK_H
#define XL_WORK_STUDIO_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/studio.h"

struct studio_view {
    struct studio studio; /* with the year whose review is missing */
    struct studio_members members;
    struct studio_reviews reviews;
};
MUST_CHECK bool work_studio_see(struct store *st, const struct subject *by, struct id id,
                                int64_t now_ms, struct arena *a, struct studio_view *v,
                                struct err *e);
MUST_CHECK bool work_studio_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct studio_rows *rows, struct err *e);

struct studio_new {
    struct str programme, name, leader, organization; /* the last two are codes */
    enum studio_level level;
    int32_t opened_day;
    int64_t grant_fen; /* a year */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`; ERR_RIGHT where the organization is out of reach. */
MUST_CHECK bool work_studio_add(struct store *st, const struct subject *by,
                                const struct studio_new *n, struct id *id,
                                struct edit_refused *refused, struct err *e);

enum studio_act { STUDIO_MEMBER, STUDIO_REVIEW, STUDIO_CLOSE };
struct studio_deed {
    struct id id;
    enum studio_act act;
    struct str practitioner; /* of a member: code */
    int32_t year;            /* of a review: one that is over, in which it was open */
    enum studio_grade grade;
    struct str note;
    int32_t day; /* of a close: the last one */
    int64_t now_ms;
};
/* Members and closing are the hospital's and the officer's, reviews the officer's. */
MUST_CHECK bool work_studio_do(struct store *st, const struct subject *by,
                               const struct studio_deed *d, struct edit_refused *refused,
                               struct err *e);

#endif
