/* demand_undo.c - an order's history told again, but for its last deed. */
#include "model/demand_undo.h"

#include <assert.h>

/* What a deed made of it. */
struct past {
    enum demand_state state;
    struct str level;
    int32_t seats;
    int64_t approved;
};

static struct str level_after(const struct str_list *chain, struct str level)
{
    for (size_t i = 0; i + 1 < chain->n; i++) {
        if (str_eq(chain->items[i], level))
            return chain->items[i + 1];
    }
    return STR("");
}

static struct past allowed(const struct str_list *chain, const struct demand_deed *deed)
{
    struct str next = level_after(chain, deed->level);

    return (struct past){next.n ? DEMAND_SUBMITTED : DEMAND_APPROVED, next, deed->seats,
                         deed->seats};
}

static struct past past_of(const struct str_list *chain, const struct demand_deed *deed,
                           struct past was)
{
    struct past now = was;

    now.seats = deed->seats;
    switch (deed->act) {
    case DEMAND_MADE:
        return (struct past){DEMAND_DRAFT, STR(""), deed->seats, COUNT_UNKNOWN};
    case DEMAND_SENT:
        return (struct past){DEMAND_SUBMITTED, chain->items[0], deed->seats, COUNT_UNKNOWN};
    case DEMAND_ALLOWED:
        return allowed(chain, deed);
    case DEMAND_ADVISED:
    case DEMAND_DROPPED:
        now.state = deed->act == DEMAND_ADVISED ? DEMAND_RETURNED : DEMAND_WITHDRAWN;
        now.level = STR("");
        return now;
    case DEMAND_TAKEN:
        now.state = DEMAND_PLANNED;
        return now;
    case DEMAND_FREED:
        now.state = DEMAND_APPROVED;
        return now;
    default: /* changed: as it was; a plan's and a remainder's are never taken back */
        return now;
    }
}

/* Before the last deed. A deed that was taken back left what was there two deeds before. */
static struct past past_before(const struct demand *d, const struct demand_deed *deeds, size_t n)
{
    struct past last = {DEMAND_DRAFT, STR(""), d->seats, COUNT_UNKNOWN}, before = last;

    for (size_t i = 0; i + 1 < n; i++) {
        struct past now =
            deeds[i].act == DEMAND_UNDONE ? before : past_of(&d->chain, &deeds[i], last);

        before = last;
        last = now;
    }
    return last;
}

static bool takes_back(enum demand_act act)
{
    return act == DEMAND_SENT || act == DEMAND_ALLOWED || act == DEMAND_ADVISED
           || act == DEMAND_DROPPED;
}

bool demand_undo_check(const struct demand *d, const struct demand_deed *deeds, size_t n,
                       struct id actor, int64_t now_ms, struct err *e)
{
    const struct demand_deed *last = &deeds[n ? n - 1 : 0];
    struct undo_deed deed;

    if (n < 2)
        return undo_check("demand", NULL, actor, now_ms, e);
    deed = (struct undo_deed){last->actor, last->at_ms, takes_back(last->act)};
    if (!undo_check("demand", &deed, actor, now_ms, e))
        return false;
    return past_before(d, deeds, n).state != DEMAND_PLANNED
           || err_set(e, ERR_STATE, "a demand that was taken out of a plan does not go back");
}

void demand_undo(struct demand *d, const struct demand_deed *deeds, size_t n)
{
    struct past was = past_before(d, deeds, n);

    assert(n >= 2);
    d->state = was.state;
    d->level = was.level;
    d->seats = was.seats;
    d->approved = was.approved;
}
