/* demand.c - states of a demand: approved level by level, planned, filled or handed on. */
#include "model/demand.h"

#include <assert.h>
#include <inttypes.h>
#include <stddef.h>

#include "model/grant.h"
#include "model/state.h"

const char *const demand_state_names[DEMAND_STATE_N + 1] = {
    "draft",       "submitted", "approved", "planned",   "filled",
    "part_filled", "escalated", "returned", "withdrawn", NULL};
const char *const demand_kind_names[DEMAND_KIND_N + 1] = {"expert", "trainee",    "visit",
                                                          "remote", "management", NULL};
const char *const demand_act_names[DEMAND_ACT_N + 1] = {
    "made",  "changed", "submitted", "approved",  "returned", "withdrawn",
    "taken", "freed",   "placed",    "escalated", "undone",   NULL};

#define TO(state) (1u << (state))

/* A demand can be returned or withdrawn at any level until its plan is published. */
static const unsigned NEXT[DEMAND_STATE_N] = {
    [DEMAND_DRAFT] = TO(DEMAND_SUBMITTED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_SUBMITTED] = TO(DEMAND_APPROVED) | TO(DEMAND_RETURNED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_APPROVED] = TO(DEMAND_PLANNED) | TO(DEMAND_RETURNED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_PLANNED] = TO(DEMAND_APPROVED) | TO(DEMAND_FILLED) | TO(DEMAND_PART_FILLED)
                       | TO(DEMAND_RETURNED) | TO(DEMAND_WITHDRAWN),
    [DEMAND_FILLED] = TO(DEMAND_PLANNED), /* by a plan that replaces the one that filled it */
    [DEMAND_PART_FILLED] = TO(DEMAND_ESCALATED) | TO(DEMAND_FILLED) | TO(DEMAND_PLANNED),
    [DEMAND_RETURNED] = TO(DEMAND_SUBMITTED) | TO(DEMAND_WITHDRAWN),
};

static const struct state_table STATES = {"demand", demand_state_names, NEXT, DEMAND_STATE_N};

bool demand_may(enum demand_state from, enum demand_state to)
{
    return state_may(&STATES, (int)from, (int)to);
}

bool demand_move(struct demand *d, enum demand_state to, struct err *e)
{
    if (!state_check(&STATES, (int)d->state, (int)to, e))
        return false;
    d->state = to;
    return true;
}

enum demand_state demand_state_filled(const struct demand *d, int32_t filled)
{
    assert(filled >= 0 && filled <= d->seats);
    return filled == d->seats ? DEMAND_FILLED : DEMAND_PART_FILLED;
}

/* --- levels --- */

struct str demand_level_at(struct str place)
{
    size_t n = place_head(place).n;
    enum programme_level level = n >= 6 ? LEVEL_COUNTY : n >= 4 ? LEVEL_CITY : LEVEL_PROVINCE;

    return str_of(programme_level_names[level]);
}

struct str demand_level_now(const struct demand *d)
{
    switch (d->state) {
    case DEMAND_SUBMITTED:
        return d->level;
    case DEMAND_APPROVED:
    case DEMAND_PLANNED:
    case DEMAND_PART_FILLED:
        return d->chain.n ? d->chain.items[d->chain.n - 1] : STR("");
    default:
        return STR("");
    }
}

bool demand_level_check(const struct demand *d, struct str level, struct err *e)
{
    struct str now = demand_level_now(d);

    if (now.n && str_eq(now, level))
        return true;
    if (!now.n)
        return err_set(e, ERR_STATE, "a demand that is %s waits for no level",
                       demand_state_names[d->state]);
    return err_set(e, ERR_STATE,
                   "the demand waits for the %.*s: it is not for the %.*s to decide now",
                   STR_ARG(now), STR_ARG(level));
}

struct str demand_owner(const struct demand *d)
{
    return d->state == DEMAND_DRAFT || d->state == DEMAND_RETURNED ? STR("organization")
                                                                   : demand_level_now(d);
}

/* --- moves --- */

bool demand_open_check(const struct demand *d, struct err *e)
{
    return d->state == DEMAND_DRAFT || d->state == DEMAND_RETURNED
           || err_set(e, ERR_STATE,
                      "a demand that is %s cannot be changed; it can be as: draft, returned",
                      demand_state_names[d->state]);
}

bool demand_submit(struct demand *d, struct err *e)
{
    assert(d->chain.n > 0);
    if (!demand_move(d, DEMAND_SUBMITTED, e))
        return false;
    d->level = d->chain.items[0];
    d->approved = COUNT_UNKNOWN;
    d->seats = (int32_t)d->requested;
    return true;
}

static size_t place_in(const struct str_list *chain, struct str level)
{
    size_t i = 0;

    while (i < chain->n && !str_eq(chain->items[i], level))
        i++;
    return i;
}

static bool seats_check(const struct demand *d, const struct demand_approval *a, const char **field,
                        struct err *e)
{
    *field = "seats";
    if (a->seats < 1 || a->seats > d->seats)
        return err_set(e, ERR_INPUT,
                       "seats: 1 to %" PRId32 " can be approved, as many as are asked for",
                       d->seats);
    *field = "why";
    if (a->seats < d->seats && a->why.n == 0)
        return err_set(e, ERR_INPUT,
                       "why: fewer seats than the %" PRId32 " asked for want a reason", d->seats);
    *field = NULL;
    return true;
}

bool demand_ready_check(const struct demand *d, bool evidenced, const struct programme *p,
                        const char **field, struct err *e)
{
    *field = "ready_people";
    if (d->ready_people == COUNT_UNKNOWN)
        return err_set(e, ERR_INPUT, "ready_people: who will work beside must be told first");
    *field = "ready_equipment";
    if (d->ready_equipment.n == 0)
        return err_set(e, ERR_INPUT, "ready_equipment: what equipment is there must be told first");
    *field = "gap";
    if (p->assessment.n && !evidenced)
        return err_set(e, ERR_INPUT,
                       "gap: the programme wants an assessment of the need, and there is none");
    *field = NULL;
    return true;
}

bool demand_approve(struct demand *d, const struct demand_approval *a, const char **field,
                    struct err *e)
{
    size_t next;

    *field = NULL;
    if (!state_check(&STATES, (int)d->state, DEMAND_APPROVED, e))
        return false;
    if (d->state != DEMAND_SUBMITTED) /* a plan gives it back, no officer */
        return err_set(e, ERR_STATE, "a demand that is %s is approved already",
                       demand_state_names[d->state]);
    if (!demand_level_check(d, a->level, e) || !seats_check(d, a, field, e))
        return false;
    d->seats = a->seats;
    d->approved = a->seats;
    d->tier = a->tier ? a->tier : d->tier;
    d->weight = a->weight ? a->weight : d->weight;
    next = place_in(&d->chain, d->level) + 1;
    d->level = next < d->chain.n ? d->chain.items[next] : STR("");
    d->state = next < d->chain.n ? DEMAND_SUBMITTED : DEMAND_APPROVED;
    return true;
}

bool demand_return(struct demand *d, struct str level, struct err *e)
{
    if (!state_check(&STATES, (int)d->state, DEMAND_RETURNED, e)
        || !demand_level_check(d, level, e))
        return false;
    d->state = DEMAND_RETURNED;
    d->level = STR("");
    return true;
}

static bool level_above(struct str level, struct str *above)
{
    for (int i = 0; i + 1 < LEVEL_N; i++) {
        if (str_eq(level, str_of(programme_level_names[i]))) {
            *above = str_of(programme_level_names[i + 1]);
            return true;
        }
    }
    return false;
}

bool demand_escalate(struct demand *d, struct str level, int32_t filled, struct demand *rest,
                     struct err *e)
{
    struct str above;

    if (!state_check(&STATES, (int)d->state, DEMAND_ESCALATED, e)
        || !demand_level_check(d, level, e))
        return false;
    if (!level_above(level, &above))
        return err_set(e, ERR_STATE, "there is no level above the %.*s", STR_ARG(level));
    assert(filled >= 0 && filled < d->seats);
    *rest = *d;
    rest->seats = d->seats - filled;
    rest->requested = rest->seats;
    rest->approved = COUNT_UNKNOWN;
    rest->suggested = COUNT_UNKNOWN;
    rest->state = DEMAND_SUBMITTED;
    rest->level = above;
    rest->remainder_of = d->id;
    rest->plan = (struct id){{0}};
    rest->version = 1;
    d->state = DEMAND_ESCALATED;
    return true;
}

/* --- the programme's rules --- */

static bool wrong(const char **field, const char *name)
{
    *field = name;
    return true;
}

static bool people_check(const struct demand *d, const struct programme *p, const char **field,
                         struct err *e)
{
    if (d->kind == DEMAND_EXPERT && d->min_title_rank < p->eligibility.min_title_rank
        && wrong(field, "min_title_rank"))
        return err_set(e, ERR_INPUT,
                       "min_title_rank: the programme sends title rank %" PRId32 " or above",
                       p->eligibility.min_title_rank);
    if (d->suggested != COUNT_UNKNOWN && d->requested != d->suggested && d->reason.n == 0
        && wrong(field, "reason"))
        return err_set(e, ERR_INPUT,
                       "reason: %" PRId64 " seats where the figures suggest %" PRId64
                       " want a reason",
                       d->requested, d->suggested);
    return true;
}

bool demand_check(const struct demand *d, const struct programme *p, const char **field,
                  struct err *e)
{
    if (p->until_day != DAY_NONE && d->start_day > p->until_day && wrong(field, "start"))
        return err_set(e, ERR_INPUT, "start: the programme's period is over by then");
    if ((d->months < p->months_min || d->months > p->months_max) && wrong(field, "months"))
        return err_set(e, ERR_INPUT,
                       "months: the programme's term is %" PRId32 " to %" PRId32 " months",
                       p->months_min, p->months_max);
    return people_check(d, p, field, e);
}

bool demand_period_check(const struct programme *p, int32_t today, struct err *e)
{
    char day[DAY_TEXT];

    if (p->until_day == DAY_NONE || today <= p->until_day)
        return true;
    day_text(p->until_day, day);
    return err_set(e, ERR_STATE, "the period of the programme %.*s was closed on %s",
                   STR_ARG(p->id), day);
}

bool demand_quota_check(const struct programme *p, struct str county, int64_t others, int32_t seats,
                        struct err *e)
{
    for (int32_t i = 0; i < p->quota_n; i++) {
        const struct quota *q = &p->quotas[i];

        if (q->scope != QUOTA_COUNTY || !str_eq(q->id, county) || others + seats <= q->max)
            continue;
        return err_set(e, ERR_STATE,
                       "the county %.*s has a quota of %" PRId32 " seats in the programme %.*s:"
                       " %" PRId64 " are approved, %" PRId32 " more are too many",
                       STR_ARG(county), q->max, STR_ARG(p->id), others, seats);
    }
    return true;
}
