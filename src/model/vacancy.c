/* vacancy.c - see vacancy.h. */
#include "model/vacancy.h"

#include <math.h>

#include "model/state.h"
#include "model/unknown.h"

const char *const vacancy_state_names[VACANCY_STATE_N + 1] = {
    "draft", "submitted", "accepted", "returned", "declined", "withdrawn", NULL};
const char *const vacancy_move_names[VACANCY_MOVE_N + 1] = {"submit", "withdraw", NULL};
const char *const vacancy_verdict_names[VACANCY_VERDICT_N + 1] = {"accept", "return", "decline",
                                                                  NULL};

static const unsigned NEXT[VACANCY_STATE_N] = {
    [VACANCY_DRAFT] = 1u << VACANCY_SUBMITTED | 1u << VACANCY_WITHDRAWN,
    [VACANCY_SUBMITTED] = 1u << VACANCY_ACCEPTED | 1u << VACANCY_RETURNED | 1u << VACANCY_DECLINED
                          | 1u << VACANCY_WITHDRAWN,
    [VACANCY_RETURNED] = 1u << VACANCY_SUBMITTED | 1u << VACANCY_WITHDRAWN,
};
static const struct state_table TABLE = {"vacancy", vacancy_state_names, NEXT, VACANCY_STATE_N};

struct object vacancy_object(const struct vacancy *v)
{
    return (struct object){
        .place = {v->county}, .organization = {v->organization_id}, .state = OBJECT_NO_STATE};
}

static bool bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

bool vacancy_check(const struct vacancy *v, const char **field, struct err *e)
{
    *field = NULL;
    if (v->discipline.n == 0)
        return bad(field, "discipline", e, "the discipline that lacks staff is wanted");
    if (v->posts < 1 || v->posts > VACANCY_POSTS_MOST)
        return bad(field, "posts", e, "from 1 to 1000 posts are taken");
    if (isnan(v->wisn_need) != isnan(v->wisn_staff))
        return bad(field, "wisn_staff", e, "staff by workload and staff that is there go together");
    if (!isnan(v->wisn_need) && v->wisn_need <= v->wisn_staff)
        return bad(field, "wisn_need", e, "by its workload the discipline lacks nobody");
    return true;
}

bool vacancy_open_check(const struct vacancy *v, struct err *e)
{
    return v->state == VACANCY_DRAFT || v->state == VACANCY_RETURNED
           || err_set(e, ERR_STATE, "the vacancy is %s: a draft or a returned one is changed",
                      vacancy_state_names[v->state]);
}

bool vacancy_move(struct vacancy *v, enum vacancy_move move, struct err *e)
{
    enum vacancy_state to = move == VACANCY_SUBMIT ? VACANCY_SUBMITTED : VACANCY_WITHDRAWN;

    if (!state_check(&TABLE, (int)v->state, (int)to, e))
        return false;
    v->state = to;
    v->accepted = COUNT_UNKNOWN;
    v->judgement = STR("");
    return true;
}

bool vacancy_judge(struct vacancy *v, enum vacancy_verdict verdict, int64_t posts,
                   struct str judgement, const char **field, struct err *e)
{
    static const enum vacancy_state TO[VACANCY_VERDICT_N] = {
        [VACANCY_ACCEPT] = VACANCY_ACCEPTED,
        [VACANCY_RETURN] = VACANCY_RETURNED,
        [VACANCY_DECLINE] = VACANCY_DECLINED,
    };
    int64_t accepted = posts == COUNT_UNKNOWN ? v->posts : posts;

    *field = NULL;
    judgement = str_trim(judgement);
    if (!state_check(&TABLE, (int)v->state, (int)TO[verdict], e))
        return false;
    if (verdict == VACANCY_ACCEPT && (accepted < 1 || accepted > v->posts))
        return bad(field, "posts", e, "at least one post and at most what was asked for");
    if (judgement.n == 0 && (verdict != VACANCY_ACCEPT || accepted < v->posts))
        return bad(field, "judgement", e, "how the situation is judged is wanted");
    v->state = TO[verdict];
    v->accepted = verdict == VACANCY_ACCEPT ? accepted : COUNT_UNKNOWN;
    v->judgement = judgement.n ? judgement : STR("");
    return true;
}
