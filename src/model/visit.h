/* visit.h - a clinic of an expert: its slots and who may take one, its states, and how it comes
 * again. Pure. */
#ifndef XL_MODEL_VISIT_H
#define XL_MODEL_VISIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum visit_kind { VISIT_CLINIC, VISIT_ROUND, VISIT_REMOTE, VISIT_FREE_CLINIC, VISIT_KIND_N };
extern const char *const visit_kind_names[VISIT_KIND_N + 1];
enum visit_state {
    VISIT_PLANNED,
    VISIT_ANNOUNCED, /* the public sees it */
    VISIT_OPEN,      /* tickets are given */
    VISIT_HELD,
    VISIT_CANCELLED,
    VISIT_STATE_N
};
extern const char *const visit_state_names[VISIT_STATE_N + 1];
enum visit_move { VISIT_ANNOUNCE, VISIT_GO_OPEN, VISIT_HOLD, VISIT_CANCEL, VISIT_MOVE_N };
extern const char *const visit_move_names[VISIT_MOVE_N + 1];
const struct state_table *visit_states(void);

#define VISIT_SLOTS_MOST 500

struct visit {
    struct id id;
    struct str code;
    int64_t version;                                  /* 1, 2 … */
    struct str county;                                /* of the hospital */
    struct str programme, practitioner, organization; /* codes */
    enum visit_kind kind;
    struct str discipline; /* may be empty */
    int32_t day;
    struct str starts, ends; /* HH:MM, or empty */
    enum visit_state state;
    struct id series; /* none: on its own */
    int64_t slots, township_slots;
    int64_t release_ms; /* from then on the townships' are everybody's; COUNT_UNKNOWN: none kept */
    struct str room, liaison, liaison_phone, travel, lodging, cause, moved_to; /* may be empty */
    int64_t travel_fen, lodging_fen, other_fen; /* COUNT_UNKNOWN: not known */
    int64_t made_ms;
    /* read only */
    struct id practitioner_id, organization_id, home_id;
    struct str practitioner_name, organization_name, home_name, home_county, county_name;
    int64_t taken, taken_township; /* tickets that are out, in all and through townships */
    int64_t untold;                /* patients who have to be told */
};

struct object visit_object(const struct visit *v);

/* Whether it is the hospital or an officer that asks: the two that may change it. */
bool visit_host(const struct subject *by, const struct visit *v);

/* HH:MM of a day: minutes from its start, -1 where it is none. */
int32_t visit_minutes(struct str clock);
int64_t visit_start_ms(const struct visit *v); /* in China; of its day where no hour is known */

/* ERR_INPUT with `*field`: hours that are none or turned, more slots for townships than there are,
 * fewer slots than tickets that are out. */
MUST_CHECK bool visit_check(const struct visit *v, const char **field, struct err *e);

/* What state and day allow; what is not filled in yet is told when it is tried. Returns how many.
 */
size_t visit_moves(const struct visit *v, int32_t today, enum visit_move moves[VISIT_MOVE_N]);
/* Makes the move. ERR_STATE where the state, or something that is missing (an hour, a liaison, a
 * slot, a day that lies ahead) stands against it; ERR_INPUT with `*field` for a missing reason. */
MUST_CHECK bool visit_move(struct visit *v, enum visit_move move, struct str why, int32_t today,
                           const char **field, struct err *e);

/* --- tickets --- */

enum booking_channel { BOOKING_PUBLIC, BOOKING_DESK, BOOKING_TOWNSHIP, BOOKING_CHANNEL_N };
extern const char *const booking_channel_names[BOOKING_CHANNEL_N + 1];
enum booking_state {
    BOOKING_HELD, /* for BOOKING_HELD_MS, until it is confirmed */
    BOOKING_BOOKED,
    BOOKING_CHECKED_IN,
    BOOKING_ATTENDED,
    BOOKING_MISSED,
    BOOKING_CANCELLED,
    BOOKING_STATE_N
};
extern const char *const booking_state_names[BOOKING_STATE_N + 1];
const struct state_table *booking_states(void);

#define BOOKING_HELD_MS (10 * 60 * 1000)
#define BOOKING_TRIES 5 /* wrong codes, then the hold is lost */

/* How many tickets somebody of this channel could take at an instant. */
int64_t visit_free(const struct visit *v, enum booking_channel channel, int64_t now_ms);
/* ERR_STATE where he gets none: not open, begun, all gone, or what is left is the townships'. */
MUST_CHECK bool visit_book_check(const struct visit *v, enum booking_channel channel,
                                 int64_t now_ms, struct err *e);

/* --- series --- */

#define VISIT_SERIES_MOST 60 /* dates */
struct visit_series {
    struct id id;
    struct str county, programme, practitioner, organization, discipline;
    int32_t weekday, every_weeks; /* 1 Monday … 7 Sunday; 1..8 */
    int32_t from_day, until_day;
    struct str starts, ends, room;
    int64_t slots, township_slots, release_hours;
    struct id made_by;
    int64_t made_ms, ended_ms; /* COUNT_UNKNOWN: goes on */
    /* read only */
    struct id organization_id, practitioner_id, home_id;
    struct str practitioner_name, organization_name, home_county;
};

int32_t visit_weekday(int32_t day); /* 1 Monday … 7 Sunday */
/* Its dates, at most VISIT_SERIES_MOST. ERR_INPUT with `*field` where there is none or more. */
MUST_CHECK bool visit_series_days(const struct visit_series *s, int32_t days[VISIT_SERIES_MOST],
                                  size_t *n, const char **field, struct err *e);

#endif
