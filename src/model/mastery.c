/* mastery.c - see mastery.h. */
#include "model/mastery.h"

#include <stdio.h>

#include "base/day.h"
#include "model/unknown.h"

const char *const mastery_short_names[SHORT_N + 1] = {"unjudged",  "cases",   "signal",   "ratings",
                                                      "assessors", "outside", "unsigned", "alarm",
                                                      "idle",      NULL};
static const char *const SHORT_WORDS[SHORT_N] = {
    "nobody has said how the technique is judged",
    "fewer cases than its least",
    "the curve has not reached its limit",
    "one of the last 3 ratings is below 4",
    "the last 3 ratings are of one assessor",
    "none of them is from another hospital",
    "a case waits for its signature",
    "the curve has gone bad since",
    "no case for 90 days: one under supervision first",
};
const char *const mastery_cause_names[MASTERY_CAUSE_N + 1] = {"review", "alarm", "revoked", NULL};
const char *const review_state_names[REVIEW_STATE_N + 1] = {"asked", "granted", "declined", NULL};
const char *const review_side_names[REVIEW_SIDE_N + 1] = {"mentor", "department", NULL};
const char *const review_checklist[CHECKLIST_N + 1] = {"equipment", "rescue",    "consent",
                                                       "safety",    "follow_up", NULL};

unsigned mastery_short(const struct mastery_evidence *v, int32_t today)
{
    unsigned bits = 0;

    if (!v->judged)
        bits |= SHORT_UNJUDGED;
    if (v->cases < v->least)
        bits |= SHORT_CASES;
    if (!v->signal)
        bits |= SHORT_SIGNAL;
    if (v->last_good < MASTERY_LAST)
        bits |= SHORT_RATINGS;
    if (v->last_assessors < 2)
        bits |= SHORT_ASSESSORS;
    if (v->last_outside < 1)
        bits |= SHORT_OUTSIDE;
    if (v->unsigned_lines > 0)
        bits |= SHORT_UNSIGNED;
    if (v->alarm)
        bits |= SHORT_ALARM;
    if (v->last_day == DAY_NONE || v->last_day < today - MASTERY_IDLE_DAYS)
        bits |= SHORT_IDLE;
    return bits;
}

bool mastery_enough(const struct mastery_evidence *v, int32_t today, struct err *e)
{
    unsigned bits = mastery_short(v, today);
    char text[600] = "";
    size_t n = 0;

    for (int i = 0; i < SHORT_N; i++) {
        if (bits >> i & 1U)
            n += (size_t)snprintf(text + n, sizeof text - n, "%s%s", n ? "; " : "", SHORT_WORDS[i]);
    }
    return bits == 0 || err_set(e, ERR_STATE, "the case set falls short: %s", text);
}

int64_t mastery_level(const struct mastery_decision *newest, int32_t today)
{
    if (newest->level == 0)
        return 0;
    if (newest->until_day != DAY_NONE && newest->until_day < today
        && newest->level >= MASTERY_ALONE)
        return MASTERY_ALONE - 1;
    return newest->level;
}

/* --- reviews --- */

struct object mastery_review_object(const struct mastery_review *r)
{
    return (struct object){.place = {r->county},
                           .organization = {r->home_id},
                           .practitioner = {r->practitioner_id, r->mentor_id},
                           .state = OBJECT_NO_STATE};
}

static bool same(struct id a, struct id b)
{
    return !id_none(a) && id_cmp(a, b) == 0;
}

static bool whose(const struct mastery_review *r, const struct review_word *w, struct err *e)
{
    if (same(r->made_by, w->actor) || same(r->practitioner_id, w->by->scope.practitioner))
        return err_set(e, ERR_RIGHT, "nobody signs the own review");
    if (w->side == REVIEW_MENTOR)
        return same(r->mentor_id, w->by->scope.practitioner)
               || err_set(e, ERR_RIGHT, "for those who taught signs the mentor who was asked");
    return (w->by->role == ROLE_HEAD && same(r->home_id, w->by->scope.organization))
           || err_set(e, ERR_RIGHT, "for the department signs a head of the doctor's own hospital");
}

static bool checklist_whole(const struct str_list *checked)
{
    for (int i = 0; i < CHECKLIST_N; i++) {
        bool ticked = false;

        for (size_t j = 0; j < checked->n; j++)
            ticked |= str_eq(checked->items[j], str_of(review_checklist[i]));
        if (!ticked)
            return false;
    }
    return checked->n == CHECKLIST_N;
}

static bool word_check(const struct mastery_review *r, const struct review_word *w,
                       const char **field, struct err *e)
{
    if (r->state != REVIEW_ASKED)
        return err_set(e, ERR_STATE, "the review is %s", review_state_names[r->state]);
    if (w->side == REVIEW_MENTOR ? r->mentor_ms != COUNT_UNKNOWN
                                 : r->department_ms != COUNT_UNKNOWN)
        return err_set(e, ERR_STATE, "the %s has signed", review_side_names[w->side]);
    if (!w->agree && str_trim(w->why).n == 0) {
        *field = "why";
        return err_set(e, ERR_INPUT, "why: a no has a reason");
    }
    if (w->agree && w->side == REVIEW_DEPARTMENT && !checklist_whole(&w->checked)) {
        *field = "checked";
        return err_set(e, ERR_INPUT, "checked: the whole checklist is ticked, or it is a no");
    }
    return true;
}

bool mastery_review_say(struct mastery_review *r, const struct review_word *w, const char **field,
                        struct err *e)
{
    if (!whose(r, w, e) || !word_check(r, w, field, e))
        return false;
    if (!w->agree) {
        r->state = REVIEW_DECLINED;
        r->note = w->why;
        return true;
    }
    if (w->side == REVIEW_MENTOR) {
        r->mentor_ms = w->now_ms;
    } else {
        r->department_by = w->actor;
        r->department_ms = w->now_ms;
        r->checked = w->checked;
    }
    if (r->mentor_ms != COUNT_UNKNOWN && r->department_ms != COUNT_UNKNOWN)
        r->state = REVIEW_GRANTED;
    return true;
}
