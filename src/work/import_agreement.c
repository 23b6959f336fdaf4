/* import_agreement.c - agreements out of a list: a row is one round of some parties. */
#include "base/day.h"
#include "store/roster.h"
#include "work/agreement_desk.h"
#include "work/import_row_part.h"
#include "work/upload_part.h"

enum { A_CODE, A_PURPOSE, A_NAME, A_LEAD, A_MEMBERS, A_FROM, A_UNTIL };

static const char *const PURPOSES_ZH[AGREEMENT_PURPOSE_N] = {"医联体", "医共体", "对口支援", "转诊",
                                                             "阅片"};

static bool purpose(const struct table *t, enum agreement_purpose *purpose, struct err *e)
{
    struct str name;

    if (!import_text(t, A_PURPOSE, true, &name, e))
        return false;
    for (int p = 0; p < AGREEMENT_PURPOSE_N; p++) {
        if (str_eq(name, str_of(agreement_purpose_names[p]))
            || str_eq(name, str_of(PURPOSES_ZH[p]))) {
            *purpose = (enum agreement_purpose)p;
            return true;
        }
    }
    return import_fault(t, A_PURPOSE, e,
                        "consortium, alliance, support, referral or reading is wanted");
}

static bool days(const struct table *t, struct agreement *g, struct err *e)
{
    if (!table_day(t, A_FROM, &g->from_day, e) || !table_day(t, A_UNTIL, &g->until_day, e))
        return false;
    if (g->from_day == DAY_NONE)
        return import_fault(t, A_FROM, e, "a value is wanted");
    return g->until_day == DAY_NONE || g->until_day >= g->from_day
           || import_fault(t, A_UNTIL, e, "it lies before the first day");
}

static bool party(struct store *st, const struct table *t, int column, struct str code,
                  const struct subject *by, struct import_agreement *item, struct err *e)
{
    struct object o = {.state = OBJECT_NO_STATE};
    struct roster_entry at = {0};
    bool found;

    if (!store_roster_organization(st, code, t->csv.arena, &at, &found, e))
        return false;
    if (!found)
        return import_fault(t, column, e, "no organization has this code");
    for (size_t i = 0; i < item->n; i++) {
        if (id_cmp(item->parties[i], at.id) == 0)
            return import_fault(t, column, e, "an organization is named twice");
    }
    item->parties[item->n++] = at.id;
    o.place[0] = at.county;
    o.organization[0] = at.id;
    return !by || import_within(t, column, by, &o, e);
}

static bool parties(struct store *st, const struct table *t, const struct subject *by,
                    struct import_agreement *item, struct err *e)
{
    struct str_list codes;
    struct str lead;

    if (!import_text(t, A_LEAD, true, &lead, e) || !import_list(t, A_MEMBERS, &codes, e))
        return false;
    if (codes.n < 1 || codes.n > AGREEMENT_MEMBERS)
        return import_fault(t, A_MEMBERS, e, "1 to 200 members are wanted beside the lead");
    item->parties = ARENA_ARRAY(t->csv.arena, struct id, codes.n + 1);
    item->n = 0;
    if (!party(st, t, A_LEAD, lead, by, item, e))
        return false;
    for (size_t i = 0; i < codes.n; i++) {
        if (!party(st, t, A_MEMBERS, codes.items[i], by, item, e))
            return false;
    }
    item->agreement.parties = agreement_parties(item->parties, item->n, t->csv.arena);
    return true;
}

/* Where it stands among the rounds of its parties: `*again` where it is the last itself. */
static bool round_find(struct store *st, struct import_agreement *item, struct arena *a,
                       struct agreement *last, bool *found, bool *again, struct err *e)
{
    struct agreement *g = &item->agreement;

    if (!store_agreement_last(st, g->purpose, g->parties, a, last, found, e))
        return false;
    *again = *found && last->from_day == g->from_day;
    g->round = *found ? last->round + !*again : 1;
    return true;
}

bool import_agreement_take(struct store *st, const struct table *t, const struct subject *by,
                           struct import_agreement *item, struct err *e)
{
    struct agreement *g = &item->agreement, last;
    bool found, again;

    if (!import_text(t, A_CODE, true, &item->code, e) || !purpose(t, &g->purpose, e)
        || !import_text(t, A_NAME, true, &g->name, e) || !days(t, g, e)
        || !parties(st, t, by, item, e)
        || !round_find(st, item, t->csv.arena, &last, &found, &again, e))
        return false;
    return !found || again || g->from_day > last.from_day
           || import_fault(t, A_FROM, e, "a later round of these parties is there already");
}

static bool members_put(struct store *st, const struct import_agreement *item, struct id id,
                        struct arena *a, struct err *e)
{
    struct agreement_member *members = ARENA_ARRAY(a, struct agreement_member, item->n);

    for (size_t i = 0; i < item->n; i++)
        members[i] = (struct agreement_member){.agreement = id,
                                               .organization = item->parties[i],
                                               .side = i ? AGREEMENT_MEMBER : AGREEMENT_LEAD};
    return store_agreement_add_members(st, members, item->n, e);
}

bool import_agreement_put(struct store *st, const struct import_agreement *item, struct arena *a,
                          struct err *e)
{
    struct import_agreement copy = *item;
    struct agreement *g = &copy.agreement, last;
    bool found, again;
    int32_t until;

    if (!round_find(st, &copy, a, &last, &found, &again, e))
        return false;
    if (again)
        return store_agreement_end(st, last.id, g->until_day, e);
    if (found && g->from_day <= last.from_day)
        return err_set(e, ERR_INPUT, "agreement %.60s: a later round of these parties is there",
                       str_c(a, copy.code));
    if (found
        && (!agreement_succeed(&last, g->from_day, &until, e)
            || !store_agreement_end(st, last.id, until, e)))
        return false;
    g->id = id_new();
    g->made_ms = upload_now_ms();
    return store_agreement_add(st, g, 1, e) && members_put(st, &copy, g->id, a, e);
}
