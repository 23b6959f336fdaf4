/* teaching_desk.h - teaching: planned or told after it was held, held or called off, and who was
 * there: by the code that the teacher shows, each from the own telephone, or named by hand. Each
 * use case is one transaction, audited and told with the change; what lies outside the reach of
 * `by` is ERR_MISSING. */
#ifndef XL_WORK_TEACHING_DESK_H
#define XL_WORK_TEACHING_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/teaching.h"
#include "work/material.h"

/* Whether the newest edition of its programme's file counts its kind; unsaid where it has no list
 * of kinds, or there is no programme. */
enum teaching_count {
    TEACHING_COUNT_UNSAID,
    TEACHING_COUNT_YES,
    TEACHING_COUNT_NO,
    TEACHING_COUNT_N
};
extern const char *const teaching_count_names[TEACHING_COUNT_N + 1];

struct teaching_view {
    struct teaching teaching;
    enum teaching_count counts;
    struct attendances attendances;
    struct materials materials;
    enum action actions[4];
    size_t action_n;
};
MUST_CHECK bool work_teaching_see(struct store *st, const struct subject *by, struct id id,
                                  struct arena *a, struct teaching_view *v, struct err *e);
MUST_CHECK bool work_teaching_list(struct store *st, const struct teaching_filter *filter,
                                   const struct store_page *page, struct arena *a,
                                   struct teaching_rows *rows, struct err *e);

struct teaching_new {
    struct id id; /* made where it is told: the same one sent twice is one line */
    /* codes, empty: the programme in which he teaches, the asker himself, his home */
    struct str programme, practitioner, organization;
    enum teaching_kind kind;
    struct str discipline, topic, place, school; /* may be empty */
    int32_t day;
    struct str starts; /* HH:MM, or empty */
    bool held;         /* told afterwards, not planned */
    int64_t attendees;
    int64_t now_ms;
};
/* Where the id is there already with the same words nothing is done; with others it is ERR_STATE.
 * ERR_INPUT with `refused->field`: a kind planned, not held, that the programme does not count is
 * one; ERR_RIGHT where neither side is within reach. */
MUST_CHECK bool work_teaching_add(struct store *st, const struct subject *by,
                                  const struct teaching_new *n, struct edit_refused *refused,
                                  struct err *e);

struct teaching_wish {
    struct id id;
    int64_t version; /* as it was read; 0, unknown: whatever it is */
    struct teaching_step step;
    int64_t now_ms;
};
MUST_CHECK bool work_teaching_move(struct store *st, const struct subject *by,
                                   const struct teaching_wish *w, struct edit_refused *refused,
                                   struct err *e);

/* A new code, good for TEACHING_CODE_MS; the one before is good no longer. It is kept as its hash
 * only. */
struct teaching_code {
    char digits[TEACHING_CODE];
    int64_t until_ms;
};
MUST_CHECK bool work_teaching_code(struct store *st, const struct subject *by, struct id id,
                                   int64_t now_ms, struct teaching_code *code, struct err *e);

/* By the code, the asker himself. ERR_MISSING where it is no code that is out, or one of strangers:
 * nobody learns which, and the tenth wrong one within ten minutes is the last for a while
 * (ERR_STATE). ERR_STATE where its time is over, or he is there already; ERR_RIGHT where `by` has
 * no person.
 *   t  the teaching he is at */
MUST_CHECK bool work_teaching_attend(struct store *st, const struct subject *by, struct str code,
                                     int64_t now_ms, struct arena *a, struct teaching *t,
                                     struct err *e);
/* By hand: the one with this code was there. ERR_INPUT with `refused->field`. */
MUST_CHECK bool work_teaching_name(struct store *st, const struct subject *by, struct id id,
                                   struct str practitioner, int64_t now_ms,
                                   struct edit_refused *refused, struct err *e);

/* --- files beside it --- */

MUST_CHECK bool work_teaching_material(struct store *st, const struct subject *by,
                                       const struct material_new *n, struct edit_refused *refused,
                                       struct err *e);
/* With its bytes, to whoever may see the teaching. */
MUST_CHECK bool work_teaching_file(struct store *st, const struct subject *by,
                                   const struct material_want *want, struct arena *a,
                                   struct material *m, struct str *bytes, struct err *e);

#endif
