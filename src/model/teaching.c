/* teaching.c - see teaching.h. */
#include "model/teaching.h"

#include "base/day.h"
#include "model/unknown.h"
#include "model/visit.h"

const char *const teaching_kind_names[TEACHING_KIND_N + 1] = {
    "round",       "demonstration", "lecture", "case_conference", "mdt", "class",
    "free_clinic", "consult",       NULL};
const char *const teaching_state_names[TEACHING_STATE_N + 1] = {"planned", "held", "cancelled",
                                                                NULL};

const struct state_table *teaching_states(void)
{
    static const unsigned NEXT[TEACHING_STATE_N] = {
        [TEACHING_PLANNED] = 1u << TEACHING_HELD | 1u << TEACHING_CANCELLED};
    static const struct state_table TABLE = {"teaching", teaching_state_names, NEXT,
                                             TEACHING_STATE_N};

    return &TABLE;
}

struct object teaching_object(const struct teaching *t)
{
    return (struct object){.place = {t->county, t->home_county},
                           .organization = {t->organization_id, t->home_id},
                           .practitioner = {t->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

static bool attendees_check(int64_t attendees, const char **field, struct err *e)
{
    if (attendees != COUNT_UNKNOWN && (attendees < 0 || attendees > TEACHING_ATTENDEES_MOST))
        return input_bad(field, "attendees_n", e, "0 to 2000 people are wanted");
    return true;
}

bool teaching_check(const struct teaching *t, int32_t today, const char **field, struct err *e)
{
    if (t->state == TEACHING_HELD && t->day > today)
        return input_bad(field, "day", e, "what was held does not lie in the future");
    if (t->state == TEACHING_PLANNED && t->day < today)
        return input_bad(field, "day", e, "what is planned does not lie in the past");
    if (t->starts.n && visit_minutes(t->starts) < 0)
        return input_bad(field, "starts", e, "an hour as HH:MM is wanted");
    return attendees_check(t->attendees, field, e);
}

bool teaching_move(struct teaching *t, const struct teaching_step *s, int32_t today,
                   const char **field, struct err *e)
{
    if (!state_check(teaching_states(), (int)t->state, (int)s->state, e)
        || !attendees_check(s->attendees, field, e))
        return false;
    if (s->state == TEACHING_HELD && t->day > today)
        return err_set(e, ERR_STATE, "its day has not come");
    if (s->state == TEACHING_CANCELLED && s->why.n == 0)
        return input_bad(field, "why", e, "a reason is wanted");
    t->state = s->state;
    if (s->state == TEACHING_HELD)
        t->attendees = s->attendees;
    else
        t->cause = s->why;
    t->code_hash = (struct str){0};
    t->code_until_ms = COUNT_UNKNOWN;
    return true;
}

bool teaching_show(const struct teaching *t, int32_t today, struct err *e)
{
    if (t->state == TEACHING_CANCELLED)
        return err_set(e, ERR_STATE, "it was called off");
    return t->day == today
           || err_set(e, ERR_STATE, "a code is shown on the day of the teaching only");
}

bool teaching_attend(const struct teaching *t, struct str practitioner, int64_t now_ms,
                     struct err *e)
{
    if (t->code_until_ms == COUNT_UNKNOWN || now_ms >= t->code_until_ms)
        return err_set(e, ERR_STATE, "the time of the code is over: ask for a new one");
    return !str_eq(practitioner, t->practitioner)
           || err_set(e, ERR_STATE, "who teaches is not counted among those who listen");
}
