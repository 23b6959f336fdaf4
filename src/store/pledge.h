/* pledge.h - what was promised beside money to each who was sent, and what was told of it. */
#ifndef XL_STORE_PLEDGE_H
#define XL_STORE_PLEDGE_H

#include "base/id.h"
#include "model/pledge.h"
#include "store/store.h"

/* The pledges of an edition, with the edition. */
MUST_CHECK bool store_pledge_rule_add(struct store *st, const struct programme *p, struct err *e);

struct pledge {
    struct str county, placement; /* code */
    struct id placement_id;
    struct str programme, pledge, label;
    enum pledge_kind kind;
    int32_t since_day, months; /* DAY_NONE: not yet */
    struct str practitioner, practitioner_name;
    struct id practitioner_id;
    struct str home_county;
    struct str home_name; /* who owes it: the sender, else the employer */
    struct id home_id;
    struct str host_name;
    int64_t seq; /* of the last step; 0: none */
    enum pledge_state state;
    int32_t day;
    struct str proof, said;
};
struct pledge_filter { /* empty: any */
    struct str programme, state;
    bool overdue; /* those alone */
    int32_t today;
};
struct pledges {
    struct pledge *items;
    size_t n;
    struct store_more more;
};
/* Of the newest edition, for every placement from its arrival on. By county, placement, pledge. */
MUST_CHECK bool store_pledge_list(struct store *st, const struct pledge_filter *f,
                                  const struct store_page *page, struct arena *a,
                                  struct pledges *pledges, struct err *e);
MUST_CHECK bool store_pledge_get(struct store *st, struct id placement, struct str pledge,
                                 struct arena *a, struct pledge *p,
                                 struct err *e); /* ERR_MISSING */

struct pledge_step {
    struct str county, placement, pledge;
    int64_t seq;
    enum pledge_state state;
    int32_t day;
    struct str proof, said;
    struct id made_by;
    int64_t made_ms;
};
/* ERR_INPUT where the step is there already. */
MUST_CHECK bool store_pledge_step_add(struct store *st, const struct pledge_step *s, struct err *e);
struct pledge_steps {
    struct pledge_step *items;
    size_t n;
};
MUST_CHECK bool store_pledge_steps(struct store *st, const struct pledge *p, struct arena *a,
                                   struct pledge_steps *steps, struct err *e);

/* Internal to the store: " FROM …", without a WHERE. p the placement, g the rule, r the person, h
 * the sender, o the host, s the last step. */
#define PLEDGE_FROM                                                                         \
    " FROM placement p JOIN pledge_rule g ON g.programme = p.programme"                     \
    " AND g.version = (SELECT max(e.version) FROM programme e WHERE e.id = p.programme)"    \
    " LEFT JOIN practitioner r ON r.code = p.practitioner"                                  \
    " LEFT JOIN organization h ON h.code = p.home LEFT JOIN organization o"                 \
    " ON o.code = p.organization LEFT JOIN pledge_step s ON s.county = p.county"            \
    " AND s.placement = p.placement AND s.pledge = g.pledge AND s.seq = (SELECT max(z.seq)" \
    " FROM pledge_step z WHERE z.county = p.county AND z.placement = p.placement"           \
    " AND z.pledge = g.pledge)"
/* The placements that are owed anything. */
#define PLEDGE_OWED                                                                   \
    " p.state IN ('arrived', 'active', 'leave', 'ended', 'ended_early', 'evaluated'," \
    " 'returned', 'certified')"
/* The day from which it runs. */
#define PLEDGE_SINCE                                                             \
    "(CASE g.since WHEN 'arrival' THEN coalesce(p.arrived_day, p.from_day) ELSE" \
    " p.ended_day END)"
/* Whether nothing good was told of it and its day is past: months times 100 plus the day of the
 * month, beside pledge_number of today, which the caller binds behind it. */
#define PLEDGE_OVERDUE                                                                      \
    " coalesce(s.state, 'open') IN ('open', 'disputed') AND " PLEDGE_SINCE " IS NOT NULL"   \
    " AND (CAST(substr(" PLEDGE_SINCE ", 1, 4) AS BIGINT) * 12 + CAST(substr(" PLEDGE_SINCE \
    ", 6, 2) AS BIGINT) + g.months) * 100 + CAST(substr(" PLEDGE_SINCE ", 9, 2) AS BIGINT) < "
int64_t pledge_number(int32_t day);

#endif
