/* offer.c - states of an offer. */
#include "model/offer.h"

#include <assert.h>
#include <stddef.h>

#include "model/state.h"

const char *const offer_state_names[OFFER_STATE_N + 1] = {"offered", "appealed", "excused",
                                                          "withdrawn", NULL};
const char *const offer_act_names[OFFER_ACT_N + 1] = {"made",     "changed",   "appealed", "upheld",
                                                      "rejected", "withdrawn", "undone",   NULL};
const char *const offer_circumstance_names[] = {"pregnancy", "illness", "family",
                                                "study",     "other",   NULL};

#define TO(state) (1u << (state))

static const unsigned NEXT[OFFER_STATE_N] = {
    [OFFER_OFFERED] = TO(OFFER_OFFERED) | TO(OFFER_APPEALED) | TO(OFFER_WITHDRAWN),
    [OFFER_APPEALED] = TO(OFFER_OFFERED) | TO(OFFER_EXCUSED) | TO(OFFER_WITHDRAWN),
};
static const struct state_table STATES = {"offer", offer_state_names, NEXT, OFFER_STATE_N};

static const enum offer_state AFTER[OFFER_ACT_N] = {
    [OFFER_MADE] = OFFER_OFFERED,     [OFFER_CHANGED] = OFFER_OFFERED,
    [OFFER_APPEALS] = OFFER_APPEALED, [OFFER_UPHELD] = OFFER_EXCUSED,
    [OFFER_REJECTED] = OFFER_OFFERED, [OFFER_TAKEN_BACK] = OFFER_WITHDRAWN};

bool offer_move(struct offer *o, enum offer_act act, struct err *e)
{
    assert(act != OFFER_UNDONE); /* offer_undo says where that goes */
    if (act == OFFER_REJECTED && o->state == OFFER_OFFERED)
        return err_set(e, ERR_STATE, "the offer has no appeal to decide");
    if (act == OFFER_CHANGED && o->state == OFFER_APPEALED)
        return err_set(e, ERR_STATE, "the appeal is decided first");
    if (!state_check(&STATES, (int)o->state, (int)AFTER[act], e))
        return false;
    o->state = AFTER[act];
    return true;
}

static bool known(struct str circumstance)
{
    for (int i = 0; offer_circumstance_names[i]; i++) {
        if (str_eq(circumstance, str_of(offer_circumstance_names[i])))
            return true;
    }
    return circumstance.n == 0;
}

static bool bad(const char **field, const char *name, struct err *e, const char *what)
{
    *field = name;
    return err_set(e, ERR_INPUT, "%s: %s", name, what);
}

static bool counties_apart(const struct offer *o)
{
    for (size_t i = 0; i < o->preferred_counties.n; i++) {
        for (size_t k = 0; k < o->excluded_counties.n; k++) {
            if (str_eq(o->preferred_counties.items[i], o->excluded_counties.items[k]))
                return false;
        }
    }
    return true;
}

bool offer_check(const struct offer *o, int32_t today, const char **field, struct err *e)
{
    if (o->until_day != DAY_NONE && o->from_day != DAY_NONE && o->until_day < o->from_day)
        return bad(field, "until", e, "it lies before the first day");
    if (o->until_day != DAY_NONE && o->until_day < today)
        return bad(field, "until", e, "that month has passed");
    if (!counties_apart(o))
        return bad(field, "excluded_counties", e, "a county is both preferred and excluded");
    if (!known(o->circumstance))
        return bad(field, "circumstance", e,
                   "pregnancy, illness, family, study or other is wanted");
    if (o->circumstance.n > 0 && o->note.n == 0)
        return bad(field, "note", e, "what is declared is said in words");
    return true;
}
