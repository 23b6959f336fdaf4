/* achievement.c - see achievement.h. */
#include "model/achievement.h"

#include "model/unknown.h"

const char *const achievement_kind_names[ACHIEVEMENT_KIND_N + 1] = {
    "center",        "sub_center",
    "research",      "accreditation",
    "capability",    "community_hospital",
    "alliance",      "beds",
    "area",          "emergency_center",
    "prize",         "heritage",
    "school",        "event",
    "training_plan", NULL};
const char *const achievement_state_names[ACHIEVEMENT_STATE_N + 1] = {"untold", "planned",
                                                                      "reached", "missed", NULL};
const char *const achievement_status_names[ACHIEVEMENT_STATUS_N + 1] = {"claimed", "verified",
                                                                        "returned", NULL};

struct object achievement_object(const struct achievement *a)
{
    return (struct object){
        .place = {a->county}, .organization = {a->organization_id}, .state = OBJECT_NO_STATE};
}

static bool input_bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool achievement_check(const struct achievement *a, int32_t today, const char **field,
                       struct err *e)
{
    if (a->state != ACHIEVEMENT_PLANNED && a->day > today)
        return input_bad(field, "day", e, "only what is planned lies in the future");
    if (a->amount == COUNT_UNKNOWN)
        return true;
    if (a->amount < 0 || a->amount > ACHIEVEMENT_AMOUNT_MOST)
        return input_bad(field, "amount_n", e, "0 to 1000000000 is wanted");
    return a->unit.n > 0 || input_bad(field, "unit", e, "an amount wants its unit");
}

bool achievement_reopen(struct achievement *a, struct err *e)
{
    if (a->status == ACHIEVEMENT_VERIFIED)
        return err_set(e, ERR_STATE, "it is verified: who oversees it has to return it first");
    a->status = ACHIEVEMENT_CLAIMED;
    return true;
}

bool achievement_decide(struct achievement *a, const struct achievement_decision *d,
                        const char **field, struct err *e)
{
    bool back = d->status == ACHIEVEMENT_RETURNED;

    if (d->status == ACHIEVEMENT_CLAIMED)
        return input_bad(field, "status", e, "verified or returned is wanted");
    if (!id_none(d->actor) && id_cmp(d->actor, a->made_by) == 0)
        return err_set(e, ERR_RIGHT, "who claims it does not verify it");
    if (a->status == d->status || a->status == ACHIEVEMENT_RETURNED)
        return err_set(e, ERR_STATE, "it is %s", achievement_status_names[a->status]);
    if (back && d->note.n == 0)
        return input_bad(field, "why", e, "a reason is wanted");
    if (!back && a->evidence.n == 0 && a->materials == 0)
        return err_set(e, ERR_STATE, "it has no evidence, in words or as a file");
    a->status = d->status;
    a->note = d->note;
    a->checked_by = d->actor;
    a->checked_ms = d->now_ms;
    return true;
}
