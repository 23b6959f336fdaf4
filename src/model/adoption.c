/* adoption.c - see adoption.h. */
#include "model/adoption.h"

#include "base/day.h"

const char *const adoption_state_names[ADOPTION_STATE_N + 1] = {
    "gap",         "applied",   "approved", "first_case", "supervised",
    "independent", "sustained", "lapsed",   NULL};
const char *const adoption_move_names[ADOPTION_MOVE_N + 1] = {
    "apply", "approve", "refuse", "first",     "supervise", "alone",
    "leave", "sustain", "lapse",  "follow_up", NULL};
const char *const adoption_cause_names[] = {"equipment", "staffing", "expert_left",
                                            "demand",    "safety",   NULL};

#define TO(state) (1u << ADOPTION_##state)
static const unsigned NEXT[ADOPTION_STATE_N] = {
    [ADOPTION_GAP] = TO(APPLIED) | TO(LAPSED),
    [ADOPTION_APPLIED] = TO(APPROVED) | TO(GAP) | TO(LAPSED),
    [ADOPTION_APPROVED] = TO(FIRST_CASE) | TO(APPROVED) | TO(LAPSED),
    [ADOPTION_FIRST_CASE] = TO(SUPERVISED) | TO(FIRST_CASE) | TO(LAPSED),
    [ADOPTION_SUPERVISED] = TO(INDEPENDENT) | TO(SUPERVISED) | TO(LAPSED),
    [ADOPTION_INDEPENDENT] = TO(SUSTAINED) | TO(INDEPENDENT) | TO(LAPSED),
    [ADOPTION_SUSTAINED] = TO(SUSTAINED) | TO(LAPSED),
    [ADOPTION_LAPSED] = TO(APPLIED), /* applied for anew */
};
const struct state_table ADOPTION_STATES = {"adoption", adoption_state_names, NEXT,
                                            ADOPTION_STATE_N};

static enum adoption_state after(const struct adoption *x, enum adoption_move move)
{
    static const enum adoption_state TO_STATE[ADOPTION_MOVE_N] = {
        [ADOPTION_APPLY] = ADOPTION_APPLIED,        [ADOPTION_APPROVE] = ADOPTION_APPROVED,
        [ADOPTION_REFUSE] = ADOPTION_GAP,           [ADOPTION_FIRST] = ADOPTION_FIRST_CASE,
        [ADOPTION_SUPERVISE] = ADOPTION_SUPERVISED, [ADOPTION_ALONE] = ADOPTION_INDEPENDENT,
        [ADOPTION_SUSTAIN] = ADOPTION_SUSTAINED,    [ADOPTION_LAPSE] = ADOPTION_LAPSED,
    };

    return move == ADOPTION_LEAVE || move == ADOPTION_FOLLOW_UP ? x->state : TO_STATE[move];
}

/* A move that keeps the state has its own; one that makes it is not made twice. */
static bool state_good(const struct adoption *x, enum adoption_move move, struct err *e)
{
    enum adoption_state to = after(x, move);

    if (move == ADOPTION_LEAVE
        && (x->state < ADOPTION_FIRST_CASE || x->state > ADOPTION_INDEPENDENT))
        return err_set(e, ERR_STATE, "no expert leaves an adoption that is %s",
                       adoption_state_names[x->state]);
    if (to == x->state && move != ADOPTION_LEAVE && move != ADOPTION_FOLLOW_UP)
        return err_set(e, ERR_STATE, "the adoption is %s already", adoption_state_names[to]);
    return state_check(&ADOPTION_STATES, (int)x->state, (int)to, e);
}

static bool field_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

/* Still done by a doctor of the hospital 6 months after the expert left. */
static bool lasts(const struct adoption *x, const struct adoption_evidence *v, int32_t today,
                  struct err *e)
{
    int32_t due;

    if (x->left_day == DAY_NONE)
        return err_set(e, ERR_STATE, "the expert has not left yet");
    due = day_add_months(x->left_day, ADOPTION_MONTHS);
    return (today >= due && v->last_alone_day != DAY_NONE && v->last_alone_day >= due)
           || err_set(e, ERR_STATE,
                      "no case of a doctor of this hospital 6 months after the expert left");
}

static bool cases_good(const struct adoption *x, enum adoption_move move,
                       const struct adoption_evidence *v, int32_t today, struct err *e)
{
    if (move == ADOPTION_FIRST && v->first_day == DAY_NONE)
        return err_set(e, ERR_STATE, "the logbook has no case here since the approval");
    if (move == ADOPTION_SUPERVISE && v->supervised == 0)
        return err_set(e, ERR_STATE,
                       "no signed case of a doctor of this hospital under supervision");
    if (move == ADOPTION_ALONE && (v->entrusted == 0 || v->alone == 0))
        return err_set(e, ERR_STATE,
                       "no doctor of this hospital was let work alone by a review and has done so");
    return move != ADOPTION_SUSTAIN || lasts(x, v, today, e);
}

static bool cause_known(struct str cause)
{
    for (int i = 0; adoption_cause_names[i]; i++) {
        if (str_eq(cause, str_of(adoption_cause_names[i])))
            return true;
    }
    return false;
}

static bool application_good(const struct adoption_step *s, const char **field, struct err *e)
{
    if (str_trim(s->equipment).n == 0)
        return field_bad(field, "equipment", e, "what is needed, and whether it is there");
    if (str_trim(s->staff).n == 0)
        return field_bad(field, "staff", e, "who does it, and who helps");
    return str_trim(s->safety_plan).n > 0
           || field_bad(field, "safety_plan", e, "what is done when it goes wrong");
}

static bool step_good(const struct adoption *x, const struct adoption_step *s, const char **field,
                      struct err *e)
{
    switch (s->move) {
    case ADOPTION_APPLY:
        return application_good(s, field, e);
    case ADOPTION_APPROVE:
        return id_none(x->applied_by) || id_cmp(x->applied_by, s->actor) != 0
               || err_set(e, ERR_RIGHT, "nobody approves the own application");
    case ADOPTION_LAPSE:
        return cause_known(s->why)
               || field_bad(field, "why", e,
                            "equipment, staffing, expert_left, demand or safety is wanted");
    case ADOPTION_LEAVE:
        return (s->day != DAY_NONE && s->day <= s->today)
               || field_bad(field, "day", e, "the day on which the expert left, not one to come");
    case ADOPTION_FOLLOW_UP:
        return s->events >= 0
               || field_bad(field, "event_n", e, "how many adverse events there were");
    case ADOPTION_REFUSE:
        return str_trim(s->why).n > 0 || field_bad(field, "why", e, "a reason is wanted");
    default:
        return true;
    }
}

static void days_take(struct adoption *x, const struct adoption_step *s,
                      const struct adoption_evidence *v)
{
    switch (s->move) {
    case ADOPTION_APPLY:
        x->applied_day = s->today;
        x->approved_day = x->first_day = x->supervised_day = x->independent_day = x->sustained_day =
            x->left_day = DAY_NONE;
        x->equipment = s->equipment;
        x->staff = s->staff;
        x->safety_plan = s->safety_plan;
        x->applied_by = s->actor;
        x->cause = (struct str){0};
        break;
    case ADOPTION_APPROVE:
        x->approved_day = s->today;
        break;
    case ADOPTION_FIRST:
        x->first_day = v->first_day;
        break;
    case ADOPTION_SUPERVISE:
        x->supervised_day = v->supervised_day;
        break;
    case ADOPTION_ALONE:
        x->independent_day = v->alone_day;
        break;
    case ADOPTION_LEAVE:
        x->left_day = s->day;
        break;
    case ADOPTION_SUSTAIN:
        x->sustained_day = v->last_alone_day;
        break;
    case ADOPTION_LAPSE:
        x->cause = s->why;
        break;
    default:
        break;
    }
}

bool adoption_move(struct adoption *x, const struct adoption_step *s,
                   const struct adoption_evidence *v, const char **field, struct err *e)
{
    if (!state_good(x, s->move, e) || !step_good(x, s, field, e)
        || !cases_good(x, s->move, v, s->today, e))
        return false;
    days_take(x, s, v);
    x->state = after(x, s->move);
    return true;
}

size_t adoption_moves(const struct adoption *x, const struct adoption_evidence *v, int32_t today,
                      enum adoption_move moves[ADOPTION_MOVE_N])
{
    size_t n = 0;

    for (int i = 0; i < ADOPTION_MOVE_N; i++) {
        struct err unheard = {0};

        if (state_good(x, (enum adoption_move)i, &unheard)
            && cases_good(x, (enum adoption_move)i, v, today, &unheard))
            moves[n++] = (enum adoption_move)i;
    }
    return n;
}

struct object adoption_object(const struct adoption *x)
{
    return (struct object){.place = {x->county},
                           .organization = {x->organization_id},
                           .practitioner = {x->practitioner_id},
                           .state = OBJECT_NO_STATE};
}
