/* visit.c - tables of states, and the arithmetic of slots and dates. */
#include "model/visit.h"

#include "base/day.h"
#include "model/unknown.h"

const char *const visit_kind_names[VISIT_KIND_N + 1] = {"clinic", "round", "remote", "free_clinic",
                                                        NULL};
const char *const visit_state_names[VISIT_STATE_N + 1] = {"planned", "announced", "open",
                                                          "held",    "cancelled", NULL};
const char *const visit_move_names[VISIT_MOVE_N + 1] = {"announce", "open", "hold", "cancel", NULL};
const char *const booking_channel_names[BOOKING_CHANNEL_N + 1] = {"public", "desk", "township",
                                                                  NULL};
const char *const booking_state_names[BOOKING_STATE_N + 1] = {
    "held", "booked", "checked_in", "attended", "missed", "cancelled", NULL};

#define V(state) (1u << (VISIT_##state))
#define B(state) (1u << (BOOKING_##state))

const struct state_table *visit_states(void)
{
    static const unsigned NEXT[VISIT_STATE_N] = {
        [VISIT_PLANNED] = V(ANNOUNCED) | V(HELD) | V(CANCELLED),
        [VISIT_ANNOUNCED] = V(OPEN) | V(HELD) | V(CANCELLED),
        [VISIT_OPEN] = V(HELD) | V(CANCELLED),
    };
    static const struct state_table TABLE = {"visit", visit_state_names, NEXT, VISIT_STATE_N};

    return &TABLE;
}

const struct state_table *booking_states(void)
{
    static const unsigned NEXT[BOOKING_STATE_N] = {
        [BOOKING_HELD] = B(BOOKED) | B(CANCELLED),
        [BOOKING_BOOKED] = B(CHECKED_IN) | B(ATTENDED) | B(MISSED) | B(CANCELLED),
        [BOOKING_CHECKED_IN] = B(ATTENDED) | B(MISSED),
    };
    static const struct state_table TABLE = {"booking", booking_state_names, NEXT, BOOKING_STATE_N};

    return &TABLE;
}

static const enum visit_state TO[VISIT_MOVE_N] = {VISIT_ANNOUNCED, VISIT_OPEN, VISIT_HELD,
                                                  VISIT_CANCELLED};

struct object visit_object(const struct visit *v)
{
    return (struct object){.place = {v->county, v->home_county},
                           .organization = {v->organization_id, v->home_id},
                           .practitioner = {v->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

bool visit_host(const struct subject *by, const struct visit *v)
{
    return by->role == ROLE_OFFICER
           || (!id_none(by->scope.organization)
               && id_cmp(by->scope.organization, v->organization_id) == 0);
}

/* --- hours --- */

int32_t visit_minutes(struct str clock)
{
    int32_t hour, minute;

    if (clock.n != 5 || clock.at[2] != ':')
        return -1;
    for (size_t i = 0; i < 5; i++) {
        if (i != 2 && (clock.at[i] < '0' || clock.at[i] > '9'))
            return -1;
    }
    hour = (clock.at[0] - '0') * 10 + clock.at[1] - '0';
    minute = (clock.at[3] - '0') * 10 + clock.at[4] - '0';
    return hour < 24 && minute < 60 ? hour * 60 + minute : -1;
}

int64_t visit_start_ms(const struct visit *v)
{
    int32_t minutes = visit_minutes(v->starts);

    return (int64_t)v->day * 86400000 - INT64_C(8) * 3600000
           + (int64_t)(minutes < 0 ? 0 : minutes) * 60000;
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool visit_check(const struct visit *v, const char **field, struct err *e)
{
    if (v->starts.n && visit_minutes(v->starts) < 0)
        return input_bad(field, "starts", e, "an hour as HH:MM is wanted");
    if (v->ends.n && visit_minutes(v->ends) <= visit_minutes(v->starts))
        return input_bad(field, "ends", e, "an hour as HH:MM behind the start is wanted");
    if (v->slots < v->taken) {
        *field = "slot_n";
        return err_set(e, ERR_INPUT, "slot_n: %lld tickets are out already", (long long)v->taken);
    }
    if (v->township_slots > v->slots)
        return input_bad(field, "township_n", e, "it is more than there are slots");
    return true;
}

/* --- moves --- */

static bool announces(enum visit_move move)
{
    return move == VISIT_ANNOUNCE || move == VISIT_GO_OPEN;
}

static bool day_fits(const struct visit *v, enum visit_move move, int32_t today)
{
    if (move == VISIT_HOLD)
        return v->day <= today;
    return !announces(move) || v->day >= today;
}

size_t visit_moves(const struct visit *v, int32_t today, enum visit_move moves[VISIT_MOVE_N])
{
    size_t n = 0;

    for (int m = 0; m < VISIT_MOVE_N; m++) {
        if (state_may(visit_states(), (int)v->state, (int)TO[m])
            && day_fits(v, (enum visit_move)m, today))
            moves[n++] = (enum visit_move)m;
    }
    return n;
}

/* What has to be known before the public sees it, or takes tickets. */
static bool ready_check(const struct visit *v, enum visit_move move, struct err *e)
{
    if (v->starts.n == 0)
        return err_set(e, ERR_STATE, "the visit has no hour yet");
    if (v->liaison.n == 0)
        return err_set(e, ERR_STATE, "nobody is named who looks after the expert");
    if (move == VISIT_GO_OPEN && v->slots == 0)
        return err_set(e, ERR_STATE, "the visit has no slots to be booked");
    return true;
}

bool visit_move(struct visit *v, enum visit_move move, struct str why, int32_t today,
                const char **field, struct err *e)
{
    if (!state_check(visit_states(), (int)v->state, (int)TO[move], e))
        return false;
    if (move == VISIT_CANCEL && why.n == 0)
        return input_bad(field, "why", e, "a reason is wanted");
    if (!day_fits(v, move, today))
        return move == VISIT_HOLD ? err_set(e, ERR_STATE, "the day of the visit lies ahead")
                                  : err_set(e, ERR_STATE, "the day of the visit is over");
    if (announces(move) && !ready_check(v, move, e))
        return false;
    if (move == VISIT_CANCEL)
        v->cause = why;
    v->state = TO[move];
    return true;
}

/* --- tickets --- */

int64_t visit_free(const struct visit *v, enum booking_channel channel, int64_t now_ms)
{
    int64_t all = v->slots - v->taken;
    int64_t others = v->slots - v->township_slots - (v->taken - v->taken_township);
    bool kept = v->release_ms != COUNT_UNKNOWN && now_ms < v->release_ms;
    int64_t free = channel != BOOKING_TOWNSHIP && kept && others < all ? others : all;

    return free < 0 ? 0 : free;
}

bool visit_book_check(const struct visit *v, enum booking_channel channel, int64_t now_ms,
                      struct err *e)
{
    if (v->state != VISIT_OPEN)
        return err_set(e, ERR_STATE, "a visit that is %s gives no tickets",
                       visit_state_names[v->state]);
    if (now_ms >= visit_start_ms(v))
        return err_set(e, ERR_STATE, "the visit has begun");
    if (visit_free(v, channel, now_ms) > 0)
        return true;
    if (v->taken < v->slots)
        return err_set(e, ERR_STATE, "the %lld tickets that are left are kept for townships",
                       (long long)(v->slots - v->taken));
    return err_set(e, ERR_STATE, "all %lld tickets are gone", (long long)v->slots);
}

/* --- series --- */

int32_t visit_weekday(int32_t day)
{
    return (int32_t)(((int64_t)day + 3) % 7 + 7) % 7 + 1; /* 1970-01-01 was a Thursday */
}

bool visit_series_days(const struct visit_series *s, int32_t days[VISIT_SERIES_MOST], size_t *n,
                       const char **field, struct err *e)
{
    int32_t first = s->from_day + (s->weekday - visit_weekday(s->from_day) + 7) % 7;
    size_t found = 0;

    if (s->until_day < first)
        return input_bad(field, "until", e, "no such weekday lies between the two days");
    for (int32_t day = first; day <= s->until_day; day += 7 * s->every_weeks) {
        if (found == VISIT_SERIES_MOST)
            return input_bad(field, "until", e, "a series has 60 dates at most");
        days[found++] = day;
    }
    *n = found;
    return true;
}
