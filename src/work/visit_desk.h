/* visit_desk.h - clinics of experts: planned one by one or as a series, announced, opened for
 * tickets, held, or stopped with their patients moved and told. Each use case is one transaction,
 * audited and told with the change; what lies outside the reach of `by` is ERR_MISSING. */
#ifndef XL_WORK_VISIT_DESK_H
#define XL_WORK_VISIT_DESK_H

#include "model/edit.h"
#include "store/visit.h"

struct visit_view {
    struct visit visit;
    struct visit_steps steps;
    enum visit_move moves[VISIT_MOVE_N];
    size_t move_n;
    enum action actions[4];
    size_t action_n;
};
MUST_CHECK bool work_visit_see(struct store *st, const struct subject *by, struct id id,
                               int64_t now_ms, struct arena *a, struct visit_view *v,
                               struct err *e);
MUST_CHECK bool work_visit_list(struct store *st, const struct visit_filter *filter,
                                const struct store_page *page, struct arena *a,
                                struct visit_rows *rows, struct err *e);

/* What may be said of a visit, when it is planned and while it is not over. */
struct visit_plan {
    int32_t day;
    struct str starts, ends, room, liaison, liaison_phone, travel, lodging; /* may be empty */
    int64_t slots, township_slots;
    int64_t release_hours; /* before it starts; 0: the townships' are kept to the end */
    int64_t travel_fen, lodging_fen, other_fen;
};
struct visit_new {
    struct str programme, practitioner, organization, discipline; /* codes; discipline maybe */
    enum visit_kind kind;
    struct visit_plan plan;
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`; ERR_STATE where the expert is elsewhere at that hour; ERR_RIGHT
 * where the hospital is out of reach. */
MUST_CHECK bool work_visit_add(struct store *st, const struct subject *by,
                               const struct visit_new *n, struct id *id,
                               struct edit_refused *refused, struct err *e);
/* The same inside a transaction that work_audit_begin began, `series` none on its own. */
struct visit_making {
    const struct visit_new *n;
    struct id series;
    struct arena *arena;
    struct edit_refused *refused;
};
MUST_CHECK bool visit_make(struct store *st, const struct subject *by, const struct visit_making *m,
                           struct id *id, struct err *e);

struct visit_edit {
    struct id id;
    int64_t version;
    struct visit_plan plan;
    int64_t now_ms;
};
/* The day and hour of one that was announced stay. */
MUST_CHECK bool work_visit_edit(struct store *st, const struct subject *by,
                                const struct visit_edit *edit, struct edit_refused *refused,
                                struct err *e);

struct visit_wish {
    struct id id;
    int64_t version; /* as it was read; 0: whatever it is */
    enum visit_move move;
    struct str why;
    struct str to; /* of a stop: code of the visit its patients move to, or empty */
    int64_t now_ms;
};
/* A stop gives every ticket back: its patient gets one of the other visit while there are any, and
 * has to be told either way. ERR_INPUT with `to`: no visit of the same hospital that takes any. */
MUST_CHECK bool work_visit_move(struct store *st, const struct subject *by,
                                const struct visit_wish *w, struct edit_refused *refused,
                                struct err *e);

/* --- series --- */

struct series_new {
    struct visit_series series; /* codes, days, hours, slots */
    int64_t now_ms;
};
/* With all its dates, each planned; dates on which the expert is elsewhere are left out.
 *   made  how many there are */
MUST_CHECK bool work_series_add(struct store *st, const struct subject *by,
                                const struct series_new *n, struct id *id, int64_t *made,
                                struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_series_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct series_rows *rows, struct err *e);
struct series_ending {
    struct id id;
    int32_t until_day; /* last day that may have a date */
    struct str why;
    int64_t now_ms;
};
/* Dates behind the day that are only planned are stopped; announced ones are stopped one by one.
 *   stopped  how many */
MUST_CHECK bool work_series_end(struct store *st, const struct subject *by,
                                const struct series_ending *n, int64_t *stopped, struct err *e);

#endif
