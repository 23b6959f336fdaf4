/* mentorship_desk.h - pairs of mentor and apprentice: proposed, agreed by both, begun with a
 * ceremony, with goals and meetings, completed or ended early. Each use case is one transaction,
 * audited and told with the change; what lies outside the reach of `by` is ERR_MISSING. */
#ifndef XL_WORK_MENTORSHIP_DESK_H
#define XL_WORK_MENTORSHIP_DESK_H

#include "model/edit.h"
#include "store/mentorship.h"

struct mentorship_view {
    struct mentorship mentorship;
    struct mentorship_lines lines;
    int64_t pairs, capacity; /* of the mentor: others, and how many he takes */
    enum mentorship_move moves[MENTORSHIP_MOVE_N]; /* that `by` may make now */
    size_t move_n;
    enum action actions[4];
    size_t action_n;
    unsigned parties; /* who `by` is to it */
};
MUST_CHECK bool work_mentorship_see(struct store *st, const struct subject *by, struct id id,
                                    struct arena *a, struct mentorship_view *v, struct err *e);
MUST_CHECK bool work_mentorship_list(struct store *st, const struct mentorship_filter *filter,
                                     const struct store_page *page, struct arena *a,
                                     struct mentorship_rows *rows, struct err *e);
MUST_CHECK bool work_mentorship_duties(struct store *st, const struct store_reach *reach,
                                       int32_t until_day, struct arena *a,
                                       struct bond_duty_rows *rows, struct err *e);

struct mentorship_new {
    struct str programme, mentor, apprentice; /* the last two are codes */
    struct str discipline, technique, school; /* may be empty */
    int32_t until_day;                        /* DAY_NONE: open */
    int64_t now_ms;
};
/* The organization is the apprentice's. ERR_INPUT with `refused->field`: a code of nobody, a person
 * as his own mentor, a school that is not there, two that are a pair already. ERR_STATE where the
 * mentor takes nobody more. */
MUST_CHECK bool work_mentorship_propose(struct store *st, const struct subject *by,
                                        const struct mentorship_new *n, struct id *id,
                                        struct edit_refused *refused, struct err *e);

struct mentorship_wish {
    struct id id;
    int64_t version; /* as it was read; 0: whatever it is */
    enum mentorship_move move;
    int32_t day, until_day; /* DAY_NONE: today; none */
    struct str why;
    int64_t now_ms;
};
MUST_CHECK bool work_mentorship_move(struct store *st, const struct subject *by,
                                     const struct mentorship_wish *w, struct edit_refused *refused,
                                     struct err *e);

struct mentorship_goal_new {
    struct id id;
    struct str technique;
    int32_t level;
    int64_t cases;
    int32_t due_day;
    int64_t now_ms;
};
MUST_CHECK bool work_mentorship_goal(struct store *st, const struct subject *by,
                                     const struct mentorship_goal_new *n,
                                     struct edit_refused *refused, struct err *e);

struct mentorship_reached {
    struct id id, goal;
    int32_t day; /* DAY_NONE: today */
    int64_t now_ms;
};
/* The mentor's. */
MUST_CHECK bool work_mentorship_reach(struct store *st, const struct subject *by,
                                      const struct mentorship_reached *r,
                                      struct edit_refused *refused, struct err *e);

struct mentorship_met {
    struct id id;
    int32_t day; /* DAY_NONE: today */
    enum meeting_kind kind;
    struct str about;
    int64_t now_ms;
};
/* Of either side. */
MUST_CHECK bool work_mentorship_meet(struct store *st, const struct subject *by,
                                     const struct mentorship_met *m, struct edit_refused *refused,
                                     struct err *e);

struct mentor_capacity_new {
    struct id practitioner;
    int64_t pairs; /* 0..MENTOR_CAPACITY_MOST */
    int64_t now_ms;
};
/* Of the mentor himself, his home or the officer. Pairs that are there stay. */
MUST_CHECK bool work_mentor_capacity(struct store *st, const struct subject *by,
                                     const struct mentor_capacity_new *n, struct err *e);

#endif
