/* placement_desk.h - placements: proposed one by one or from a published plan, moved by their
 * parties, with days, tasks, reviews and certificates. Each use case is one transaction, audited
 * and told with the change; what lies outside the reach of `by` is ERR_MISSING. */
#ifndef XL_WORK_PLACEMENT_DESK_H
#define XL_WORK_PLACEMENT_DESK_H

#include "model/edit.h"
#include "model/placement.h"
#include "store/placement.h"
#include "store/placement_line.h"
#include "store/training.h"

struct placement_view {
    struct placement placement;
    struct placement_lines lines;
    struct training_need need; /* of training that was nominated here */
    bool has_need;
    struct training_checks checks;
    int64_t confirmed; /* days on site that both sides told */
    int32_t midterm_day;
    enum placement_move moves[PLACEMENT_MOVE_N]; /* that `by` may make now */
    size_t move_n;
    enum action actions[4];
    size_t action_n;
    unsigned parties; /* who `by` is to it */
};
MUST_CHECK bool work_placement_see(struct store *st, const struct subject *by, struct id id,
                                   int64_t now_ms, struct arena *a, struct placement_view *v,
                                   struct err *e);
MUST_CHECK bool work_placement_list(struct store *st, const struct placement_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct placement_rows *rows, struct err *e);

struct placement_new {
    struct str programme;
    enum placement_kind kind;
    struct str practitioner, organization; /* codes; the home is the practitioner's */
    struct str discipline, post, title, technique, round, succeeds; /* may be empty */
    int32_t from_day, until_day;                                    /* DAY_NONE: open */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`: a code of nothing, a shared post without its number. ERR_STATE
 * where the person is placed elsewhere on one of the days. Training is nominated instead
 * (training_desk.h). */
MUST_CHECK bool work_placement_propose(struct store *st, const struct subject *by,
                                       const struct placement_new *n, struct id *id,
                                       struct edit_refused *refused, struct err *e);

struct placement_from_plan {
    struct id plan;
    struct str programme;
    int64_t now_ms;
};
struct placement_made {
    int64_t made;
    struct str_list clashes; /* demands with seat whose person is placed elsewhere in the term */
};
/* A posting for every assignment that has none yet: the same again makes none. A team comes
 * together: where one of it is placed elsewhere or not within reach, none of it is sent. ERR_STATE
 * where the plan is not published. */
MUST_CHECK bool work_placement_from_plan(struct store *st, const struct subject *by,
                                         const struct placement_from_plan *n, struct arena *a,
                                         struct placement_made *made, struct err *e);

struct placement_edit {
    struct id id;
    int64_t version;
    int32_t from_day, until_day;
    struct str title, technique;
    int64_t now_ms;
};
/* Before the host has confirmed. ERR_STATE with `refused->version` where it was changed since. */
MUST_CHECK bool work_placement_edit(struct store *st, const struct subject *by,
                                    const struct placement_edit *edit, struct edit_refused *refused,
                                    struct err *e);

struct placement_wish {
    struct id id;
    int64_t version; /* as it was read; 0: whatever it is */
    struct placement_step step;
    int64_t now_ms;
};
/* ERR_RIGHT where the move is of other parties. PLACEMENT_UNDO takes back the own last move of the
 * last 10 minutes: ERR_STATE where it is another's, is older, or somebody acted on it since. */
MUST_CHECK bool work_placement_move(struct store *st, const struct subject *by,
                                    const struct placement_wish *w, struct edit_refused *refused,
                                    struct err *e);

/* --- days on site --- */

#define PLACEMENT_DAYS_AT_ONCE 31
struct placement_told {
    struct id id;
    int32_t from_day, until_day; /* first and last day; both told on the side of `by` */
    int64_t now_ms;
};
/* The person tells his side, the host its. Days that lie in a leave are left out of a span;
 * ERR_STATE where no day is left. */
MUST_CHECK bool work_placement_tell(struct store *st, const struct subject *by,
                                    const struct placement_told *t, struct edit_refused *refused,
                                    struct err *e);

struct placement_close {
    struct id id;
    int32_t month; /* it and all before it; over by now */
    int64_t now_ms;
};
MUST_CHECK bool work_placement_close(struct store *st, const struct subject *by,
                                     const struct placement_close *c, struct edit_refused *refused,
                                     struct err *e);

/* --- tasks and reviews --- */

struct placement_task {
    struct id id;
    struct str about;
    int32_t due_day;
    int64_t now_ms;
};
/* Before the end. */
MUST_CHECK bool work_placement_task(struct store *st, const struct subject *by,
                                    const struct placement_task *t, struct edit_refused *refused,
                                    struct err *e);

struct placement_sign {
    struct id id, task;
    bool sign; /* false: the person says that it is done; true: the host signs it off */
    int64_t now_ms;
};
MUST_CHECK bool work_placement_sign(struct store *st, const struct subject *by,
                                    const struct placement_sign *s, struct err *e);

struct placement_review {
    struct id id;
    enum review_kind kind;
    enum review_grade grade;
    struct str note;
    int64_t now_ms;
};
/* The host's, once of each kind. */
MUST_CHECK bool work_placement_review(struct store *st, const struct subject *by,
                                      const struct placement_review *r, struct err *e);

#endif
