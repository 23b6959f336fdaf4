/* plan_compare.c - see plan_compare.h. */
#include "store/plan_compare.h"

#include "store/sql.h"

/* Seats by demand in either plan. */
#define GAINS                                                              \
    " FROM (SELECT county, demand,"                                        \
    " CAST(sum(CASE WHEN plan = $1 THEN 1 ELSE 0 END) AS BIGINT) AS here," \
    " CAST(sum(CASE WHEN plan = $2 THEN 1 ELSE 0 END) AS BIGINT) AS there" \
    " FROM assignment WHERE plan IN ($1, $2) GROUP BY county, demand) x"   \
    " JOIN demand d ON d.county = x.county AND d.id = x.demand WHERE x.here <> x.there"
/* Where each person goes in either plan. */
#define MOVERS                                                                      \
    " FROM (SELECT practitioner, min(CASE WHEN plan = $1 THEN demand END) AS here," \
    " min(CASE WHEN plan = $2 THEN demand END) AS there FROM assignment"            \
    " WHERE plan IN ($1, $2) GROUP BY practitioner) x"                              \
    " WHERE coalesce(x.here, '') <> coalesce(x.there, '')"

struct both {
    struct store *st;
    struct id here, there;
    struct arena *a;
};

static bool gains_read(const struct both *b, struct plan_comparison *c, struct err *e)
{
    struct plan_gain row = {0};
    struct sql_read read =
        SQL_READ(row, b->a,
                 SQL(sql_id(&row.demand), sql_text(&row.code), sql_text(&row.organization_name),
                     sql_text(&row.county_name), sql_text(&row.discipline), sql_int(&row.tier),
                     sql_int(&row.seats), sql_count(&row.here), sql_count(&row.there)));

    if (!sql_rows(b->st,
                  "SELECT d.id, d.code, (SELECT o.name FROM organization o"
                  " WHERE o.id = d.organization), (SELECT r.name FROM region r"
                  " WHERE r.code = d.county), d.discipline, d.tier, d.seats, x.here, x.there" GAINS
                  " ORDER BY d.tier, d.code LIMIT 500",
                  SQL(sql_id(&b->here), sql_id(&b->there)), &read, e))
        return false;
    c->gains = read.items;
    c->gain_n = read.n;
    return sql_total(b->st, "SELECT count(*)" GAINS, SQL(sql_id(&b->here), sql_id(&b->there)),
                     &c->gain_total, e);
}

static bool movers_read(const struct both *b, struct plan_comparison *c, struct err *e)
{
    struct plan_mover row = {0};
    struct sql_read read = SQL_READ(row, b->a,
                                    SQL(sql_id(&row.practitioner), sql_text(&row.practitioner_name),
                                        sql_text(&row.home_organization_name), sql_text(&row.here),
                                        sql_text(&row.there)));

    if (!sql_rows(b->st,
                  "SELECT p.id, p.name, h.name,"
                  " coalesce((SELECT o.name FROM demand d JOIN organization o"
                  " ON o.id = d.organization WHERE d.id = m.here), ''),"
                  " coalesce((SELECT o.name FROM demand d JOIN organization o"
                  " ON o.id = d.organization WHERE d.id = m.there), '')"
                  " FROM (SELECT x.practitioner, x.here, x.there" MOVERS ") m"
                  " JOIN practitioner p ON p.id = m.practitioner"
                  " LEFT JOIN organization h ON h.id = p.organization"
                  " ORDER BY h.name, p.name, p.id LIMIT 500",
                  SQL(sql_id(&b->here), sql_id(&b->there)), &read, e))
        return false;
    c->movers = read.items;
    c->mover_n = read.n;
    return sql_total(b->st, "SELECT count(*)" MOVERS, SQL(sql_id(&b->here), sql_id(&b->there)),
                     &c->mover_total, e);
}

static bool causes_read(const struct both *b, struct id plan, int64_t *causes, struct err *e)
{
    struct {
        enum unfilled_cause cause;
        int64_t seats;
    } row = {UNFILLED_NOBODY_ELIGIBLE, 0}, *items;
    struct sql_read read =
        SQL_READ(row, b->a, SQL(sql_name(&row.cause, unfilled_cause_names), sql_count(&row.seats)));

    if (!sql_rows(b->st,
                  "SELECT cause, CAST(sum(seats_unfilled) AS BIGINT) FROM unfilled WHERE plan = $1"
                  " GROUP BY cause",
                  SQL(sql_id(&plan)), &read, e))
        return false;
    items = read.items;
    for (size_t i = 0; i < read.n; i++)
        causes[items[i].cause] = items[i].seats;
    return true;
}

bool store_plan_compare(struct store *st, struct id here, struct id there, struct arena *a,
                        struct plan_comparison *c, struct err *e)
{
    const struct both b = {st, here, there, a};
    struct plan_comparison got = {.gains = NULL};

    if (!causes_read(&b, here, got.causes_here, e) || !causes_read(&b, there, got.causes_there, e)
        || !gains_read(&b, &got, e) || !movers_read(&b, &got, e))
        return false;
    *c = got;
    return true;
}
