/* plan_read_rules.c - quotas, a previous plan, preferences: what refers to rows read before. */
#include <inttypes.h>
#include <stdio.h>

#include "work/plan_reading.h"

/* --- quotas.csv --- */

enum { Q_SCOPE, Q_ID, Q_MIN, Q_MAX, Q_N };
static const struct plan_column QUOTA_COLUMNS[Q_N] = {
    [Q_SCOPE] = {.name = "scope"},
    [Q_ID] = {.name = "id"},
    [Q_MIN] = {.name = "min", .may_be_empty = true},
    [Q_MAX] = {.name = "max", .may_be_empty = true},
};

static bool scope_read(struct plan_rows *rows, enum dispatch_scope *scope)
{
    static const char *const NAMES[] = {[DISPATCH_ORGANIZATION] = "organization",
                                        [DISPATCH_DEPARTMENT] = "department",
                                        [DISPATCH_COUNTY] = "county"};
    struct str text = plan_rows_str(rows, Q_SCOPE);

    for (int s = DISPATCH_ORGANIZATION; s <= DISPATCH_COUNTY; s++) {
        if (str_eq(text, str_of(NAMES[s]))) {
            *scope = (enum dispatch_scope)s;
            return true;
        }
    }
    if (text.n > 0)
        plan_rows_fault(rows, Q_SCOPE, "scope is organization, department or county");
    return false;
}

/* What the quota is of. A department without an offer has nobody; a county without an organization
 * no seat: their minimums count as shortfall all the same. */
static int32_t quota_of(struct plan_reading *rd, struct plan_rows *rows, enum dispatch_scope scope)
{
    struct str id = plan_rows_str(rows, Q_ID);

    if (id.n == 0)
        return -1;
    if (scope == DISPATCH_ORGANIZATION)
        return plan_id_wanted(rows, Q_ID, &rd->organizations, "organization");
    if (rows->bad)
        return -1;
    if (scope == DISPATCH_DEPARTMENT)
        return plan_department_put(rd, id, -1);
    return words_put(&rd->counties, id);
}

static void quota_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct dispatch_quota q = {.max = INT64_MAX};
    bool scoped = scope_read(rows, &q.scope);
    struct str id = plan_rows_str(rows, Q_ID);

    plan_rows_int(rows, Q_MIN, 0, 1000000, &q.min);
    plan_rows_int(rows, Q_MAX, 0, 1000000, &q.max);
    if (q.min > q.max)
        plan_rows_fault(rows, Q_MAX, "max lies below min");
    if (scoped && id.n > 0) {
        int32_t known = rd->quota_keys[q.scope].n;

        if (words_put(&rd->quota_keys[q.scope], id) < known)
            plan_rows_fault(rows, Q_ID, "a quota of this scope and id stands twice");
        q.ix = quota_of(rd, rows, q.scope);
    }
    if (!rows->bad)
        list_push(&rd->quota_rows, q);
}

const struct plan_part plan_part_quotas = {"quotas.csv", QUOTA_COLUMNS, Q_N,
                                           true,         quota_read,    NULL};

/* --- a previous plan.csv --- */

enum {
    P_DEMAND,
    P_PRACTITIONER,
    P_SEAT,
    P_UTILITY,
    P_FIT,
    P_PAIRED,
    P_CONTINUITY,
    P_PREFERENCE,
    P_NEARNESS,
    P_N
};
static const struct plan_column PREVIOUS_COLUMNS[P_N] = {
    [P_DEMAND] = {.name = "demand_id"},
    [P_PRACTITIONER] = {.name = "practitioner_id"},
    [P_SEAT] = {"seat", true, true},
    [P_UTILITY] = {"utility", true, true},
    [P_FIT] = {"fit", true, true},
    [P_PAIRED] = {"paired", true, true},
    [P_CONTINUITY] = {"continuity", true, true},
    [P_PREFERENCE] = {"preference", true, true},
    [P_NEARNESS] = {"nearness", true, true},
};

/* Whoever or whatever is there no more is no fault: that is what a new plan is for. */
static void previous_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct str demand = plan_rows_str(rows, P_DEMAND);
    struct str practitioner = plan_rows_str(rows, P_PRACTITIONER);
    int32_t known = rd->previous_offers.n, offer, row;

    if (practitioner.n > 0 && words_put(&rd->previous_offers, practitioner) < known)
        plan_rows_fault(rows, P_PRACTITIONER, "this practitioner_id stands twice");
    if (rows->bad)
        return;
    offer = plan_id_find(&rd->offers, practitioner);
    row = plan_id_find(&rd->demands, demand);
    if (offer >= 0)
        rd->offer_rows.items[offer].previous_demand = row >= 0 ? row : DISPATCH_GONE;
    list_push(&rd->before,
              ((struct plan_before){.offer = offer >= 0 ? offer : -1,
                                    .practitioner = str_copy(rd->faults.arena, practitioner),
                                    .demand = str_copy(rd->faults.arena, demand)}));
    rd->gone_n += offer < 0;
}

const struct plan_part plan_part_previous = {
    "previous plan", PREVIOUS_COLUMNS, P_N, true, previous_read, NULL};

/* --- preferences.csv --- */

enum { F_SIDE, F_ID, F_OTHER, F_RANK, F_N };
static const struct plan_column PREFERENCE_COLUMNS[F_N] = {
    [F_SIDE] = {.name = "side"},
    [F_ID] = {.name = "id"},
    [F_OTHER] = {.name = "other_id"},
    [F_RANK] = {.name = "rank"},
};

static void rank_once(struct plan_reading *rd, struct plan_rows *rows, const struct stable_rank *r)
{
    char key[64];
    int n = snprintf(key, sizeof key, "%d %" PRId32 " %" PRId32, r->of_demand, r->offer, r->demand);
    int32_t known = rd->rank_keys.n;

    if (words_put(&rd->rank_keys, (struct str){key, (size_t)n}) < known)
        plan_rows_fault(rows, F_OTHER, "this pair is ranked twice by the same side");
}

static void preference_read(struct plan_reading *rd, struct plan_rows *rows)
{
    struct stable_rank r = {.offer = -1, .demand = -1};
    struct str side = plan_rows_str(rows, F_SIDE);

    r.of_demand = str_eq(side, STR("demand"));
    if (side.n > 0 && !r.of_demand && !str_eq(side, STR("practitioner")))
        plan_rows_fault(rows, F_SIDE, "side is practitioner or demand");
    plan_rows_int32(rows, F_RANK, 1, 1000000, &r.rank);
    if (rows->bad)
        return;
    r.offer = plan_id_wanted(rows, r.of_demand ? F_OTHER : F_ID, &rd->offers, "practitioner");
    r.demand = plan_id_wanted(rows, r.of_demand ? F_ID : F_OTHER, &rd->demands, "demand");
    if (!rows->bad)
        rank_once(rd, rows, &r);
    if (!rows->bad)
        list_push(&rd->ranks, r);
}

const struct plan_part plan_part_preferences = {
    "preferences.csv", PREFERENCE_COLUMNS, F_N, false, preference_read, NULL};
