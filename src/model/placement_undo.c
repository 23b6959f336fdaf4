/* placement_undo.c - see placement_undo.h. */
#include "model/placement_undo.h"

#include "base/day.h"
#include "model/undo.h"

static bool takes_back(enum placement_move move)
{
    return move != PLACEMENT_RETURN && move != PLACEMENT_CERTIFY && move != PLACEMENT_UNDO;
}

bool placement_undo_check(const struct placement_deed *last, bool touched, struct id actor,
                          int64_t now_ms, struct err *e)
{
    struct undo_deed deed;

    if (last == NULL)
        return undo_check("placement", NULL, actor, now_ms, e);
    deed = (struct undo_deed){last->actor, last->at_ms, !touched && takes_back(last->move)};
    return undo_check("placement", &deed, actor, now_ms, e);
}

void placement_undo(struct placement *p, const struct placement_deed *last)
{
    switch (last->move) {
    case PLACEMENT_ARRIVE:
        p->arrived_day = DAY_NONE;
        break;
    case PLACEMENT_EXTEND:
        p->until_day = last->was_until;
        break;
    case PLACEMENT_END:
    case PLACEMENT_END_EARLY:
        p->ended_day = DAY_NONE;
        break;
    default:
        break;
    }
    if (last->move == PLACEMENT_END_EARLY || last->move == PLACEMENT_CANCEL)
        p->cause = (struct str){0};
    p->state = last->was;
}
