/* teaching.h - a round, a demonstration, a lecture: planned, held or called off, and who was there
 * by the code that the teacher shows. Pure. */
#ifndef XL_MODEL_TEACHING_H
#define XL_MODEL_TEACHING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum teaching_kind {
    TEACHING_ROUND,
    TEACHING_DEMONSTRATION,
    TEACHING_LECTURE,
    TEACHING_CASE_CONFERENCE,
    TEACHING_MDT,
    TEACHING_CLASS,
    TEACHING_FREE_CLINIC,
    TEACHING_CONSULT, /* from afar */
    TEACHING_KIND_N
};
extern const char *const teaching_kind_names[TEACHING_KIND_N + 1];
enum teaching_state { TEACHING_PLANNED, TEACHING_HELD, TEACHING_CANCELLED, TEACHING_STATE_N };
extern const char *const teaching_state_names[TEACHING_STATE_N + 1];
const struct state_table *teaching_states(void);

#define TEACHING_CODE 9 /* eight digits and a NUL */
#define TEACHING_CODE_MS (10 * 60 * 1000)
#define TEACHING_TRIES 10 /* wrong codes of one person within TEACHING_TRIES_MS */
#define TEACHING_TRIES_MS (10 * 60 * 1000)
#define TEACHING_ATTENDEES_MOST 2000

struct teaching {
    struct id id;
    struct str code;
    int64_t version;                                  /* 1, 2 … */
    struct str county;                                /* of the organization */
    struct str programme, practitioner, organization; /* codes; programme may be empty */
    enum teaching_kind kind;
    struct str discipline, topic, place, school; /* may be empty */
    int32_t day;
    struct str starts; /* HH:MM, or empty */
    enum teaching_state state;
    struct str cause;
    int64_t attendees; /* as they were counted in the room; COUNT_UNKNOWN */
    struct str code_hash;
    int64_t code_until_ms; /* COUNT_UNKNOWN: no code is out */
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct id practitioner_id, organization_id, home_id;
    struct str practitioner_name, organization_name, home_county;
    int64_t attended, attended_by_code; /* people who are named, and of them by their telephone */
    int64_t materials;
};

struct object teaching_object(const struct teaching *t);

/* What is said of it is sound. ERR_INPUT with `*field`: a held one that lies ahead, a planned one
 * that is over, an hour that is none, more people than a room holds. */
MUST_CHECK bool teaching_check(const struct teaching *t, int32_t today, const char **field,
                               struct err *e);

/* Held, with how many were there (COUNT_UNKNOWN: not counted), or called off, with a reason. */
struct teaching_step {
    enum teaching_state state;
    int64_t attendees;
    struct str why;
};
/* ERR_STATE where it is not planned, or is held before its day; ERR_INPUT with `*field`. The code
 * is gone afterwards. */
MUST_CHECK bool teaching_move(struct teaching *t, const struct teaching_step *s, int32_t today,
                              const char **field, struct err *e);

/* Whether a code may be shown now: on its day, of one that was not called off. ERR_STATE */
MUST_CHECK bool teaching_show(const struct teaching *t, int32_t today, struct err *e);

/* Whether somebody's attendance may be taken by the code at an instant. ERR_STATE: the code's time
 * is over, or it is the teacher himself. */
MUST_CHECK bool teaching_attend(const struct teaching *t, struct str practitioner, int64_t now_ms,
                                struct err *e);

#endif
