/* agreement.c - see agreement.h. */
#include "model/agreement.h"

#include "base/day.h"

const char *const agreement_purpose_names[AGREEMENT_PURPOSE_N + 1] = {
    "consortium", "alliance", "support", "referral", "reading", NULL};
const char *const agreement_side_names[AGREEMENT_SIDE_N + 1] = {"lead", "member", NULL};
const char *const agreement_standing_names[AGREEMENT_STANDING_N + 1] = {"comes", "holds", "over",
                                                                        NULL};

bool agreement_reaches(enum agreement_purpose purpose)
{
    return purpose == AGREEMENT_CONSORTIUM || purpose == AGREEMENT_ALLIANCE;
}

enum agreement_standing agreement_standing(const struct agreement *g, int32_t today)
{
    if (today < g->from_day)
        return AGREEMENT_COMES;
    return g->until_day == DAY_NONE || today <= g->until_day ? AGREEMENT_HOLDS : AGREEMENT_OVER;
}

bool agreement_span_check(int32_t from_day, int32_t until_day, const char **field, struct err *e)
{
    if (until_day == DAY_NONE || from_day <= until_day)
        return true;
    *field = "until";
    return err_set(e, ERR_INPUT, "until: it would end before it begins");
}

bool agreement_succeed(const struct agreement *last, int32_t from_day, int32_t *last_until,
                       struct err *e)
{
    char text[DAY_TEXT];

    day_text(last->from_day, text);
    if (from_day <= last->from_day)
        return err_set(e, ERR_INPUT, "from: round %d began on %s; the next one begins later",
                       (int)last->round, text);
    *last_until =
        last->until_day != DAY_NONE && last->until_day < from_day ? last->until_day : from_day - 1;
    return true;
}

bool agreement_follow(const struct agreement *last, int32_t from_day, struct err *e)
{
    char text[DAY_TEXT];

    if (last->until_day == DAY_NONE)
        return err_set(e, ERR_INPUT,
                       "from: round %d of these parties is open; a further round is added to it",
                       (int)last->round);
    day_text(last->until_day, text);
    return from_day > last->until_day
           || err_set(e, ERR_INPUT, "from: round %d of these parties holds until %s",
                      (int)last->round, text);
}
