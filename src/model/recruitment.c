/* recruitment.c - see recruitment.h. */
#include "model/recruitment.h"

const char *const recruitment_kind_names[RECRUITMENT_KIND_N + 1] = {"open", "campus", NULL};
const char *const recruitment_state_names[RECRUITMENT_STATE_N + 1] = {"planned", "running",
                                                                      "closed", "cancelled", NULL};
const char *const candidate_state_names[CANDIDATE_STATE_N + 1] = {
    "applied", "shortlisted", "offered", "signed", "declined", "rejected", NULL};

static const unsigned NEXT[RECRUITMENT_STATE_N] = {
    [RECRUITMENT_PLANNED] = 1u << RECRUITMENT_RUNNING | 1u << RECRUITMENT_CANCELLED,
    [RECRUITMENT_RUNNING] = 1u << RECRUITMENT_CLOSED | 1u << RECRUITMENT_CANCELLED,
};
static const struct state_table TABLE = {"recruitment", recruitment_state_names, NEXT,
                                         RECRUITMENT_STATE_N};

#define OUT (1u << CANDIDATE_DECLINED | 1u << CANDIDATE_REJECTED)
static const unsigned CANDIDATE_NEXT[CANDIDATE_STATE_N] = {
    [CANDIDATE_APPLIED] = 1u << CANDIDATE_SHORTLISTED | OUT,
    [CANDIDATE_SHORTLISTED] = 1u << CANDIDATE_OFFERED | OUT,
    [CANDIDATE_OFFERED] = 1u << CANDIDATE_SIGNED | OUT,
};
static const struct state_table CANDIDATES = {"candidate", candidate_state_names, CANDIDATE_NEXT,
                                              CANDIDATE_STATE_N};

struct object recruitment_object(const struct recruitment *r)
{
    return (struct object){.place = {r->county}, .state = OBJECT_NO_STATE};
}

bool recruitment_move(struct recruitment *r, enum recruitment_state to, struct err *e)
{
    bool ends = to == RECRUITMENT_CLOSED || to == RECRUITMENT_CANCELLED;

    if (!state_check(&TABLE, (int)r->state, (int)to, e))
        return false;
    if (to == RECRUITMENT_RUNNING && r->posts == 0)
        return err_set(e, ERR_STATE, "the round has no posts yet");
    if (ends && r->offered_n > 0)
        return err_set(e, ERR_STATE, "%lld offers wait for their answer", (long long)r->offered_n);
    if (to == RECRUITMENT_CANCELLED && r->signed_n > 0)
        return err_set(e, ERR_STATE, "%lld signed in the round: it is closed, not cancelled",
                       (long long)r->signed_n);
    r->state = to;
    return true;
}

bool recruitment_open_check(const struct recruitment *r, struct err *e)
{
    return r->state == RECRUITMENT_PLANNED || r->state == RECRUITMENT_RUNNING
           || err_set(e, ERR_STATE, "the round is %s: no vacancy is put into it any longer",
                      recruitment_state_names[r->state]);
}

bool recruitment_running_check(const struct recruitment *r, struct err *e)
{
    return r->state == RECRUITMENT_RUNNING
           || err_set(e, ERR_STATE, "the round is %s: candidates are told while it runs",
                      recruitment_state_names[r->state]);
}

const struct state_table *candidate_states(void)
{
    return &CANDIDATES;
}

static bool bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool candidate_move(struct candidate *c, const struct candidate_step *s, int32_t today,
                    const char **field, struct err *e)
{
    *field = NULL;
    if (!state_check(&CANDIDATES, (int)c->state, (int)s->state, e))
        return false;
    if (s->day > today)
        return bad(field, "day", e, "it lies in the future");
    if (s->day < c->day)
        return bad(field, "day", e, "it lies before what was told last");
    if (s->practitioner.n && s->state != CANDIDATE_SIGNED)
        return bad(field, "practitioner", e, "who signs becomes a person of the registry");
    if (s->state == CANDIDATE_SIGNED && s->signed_n >= s->accepted)
        return err_set(e, ERR_STATE, "all %lld posts of the vacancy are taken",
                       (long long)s->accepted);
    c->state = s->state;
    c->day = s->day;
    if (s->practitioner.n)
        c->practitioner = s->practitioner;
    return true;
}
