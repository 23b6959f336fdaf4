/* home.c - how much there is, and what waits for the officer. */
#include "store/home.h"

#include <assert.h>
#include <stddef.h>

#include "store/query.h"

static const char *const kind_names[] = {"demand", "gap", NULL};

static const struct query_sides
    COUNTY = {.place = {"r.code"}},
    ORGANIZATION = {.place = {"o.county"}, .organization = {"o.id"}},
    PRACTITIONER = {.place = {"p.county"},
                    .organization = {"p.organization"},
                    .department = {"p.department"},
                    .practitioner = {"p.id"}},
    FACT = {.place = {"f.residence", "f.treating"},
            .organization = {"(SELECT o.id FROM organization o WHERE o.code = f.organization)"}},
    GAP = {.place = {"g.county"}},
    DEMAND = {.place = {"d.county"}, .organization = {"d.organization", "d.paired_organization"}},
    OFFER = {.place = {"f.county"},
             .organization = {"p.organization"},
             .department = {"p.department"},
             .practitioner = {"p.id"}},
    RUN = {.place = {"(SELECT region_code FROM frame)"}};

/* Counts and sums over the rows that a reach holds. */
struct tally {
    const char *select; /* up to its WHERE */
    const struct query_sides *at;
    const struct store_reach *reach;
    const struct sql_place *into;
};

static bool tally_read(struct store *st, const struct tally *t, struct home *h, struct err *e)
{
    struct arena a = {0};
    struct sql_read read = SQL_READ(*h, &a, t->into);
    struct query q = {0};
    bool good;

    query_add(&q, t->select);
    query_reach(&q, t->reach, t->at);
    good = query_rows(st, &q, &read, e);
    arena_reset(&a);
    return good;
}

static bool counts_read(struct store *st, const struct home_reach *reach, struct home *h,
                        struct err *e)
{
    struct home_counts *c = &h->counts;
    const struct tally tallies[] = {
        {"SELECT count(*) FROM region r WHERE r.kind IN ('county', 'district')", &COUNTY,
         &reach->figures, SQL(sql_count(&c->counties))},
        {"SELECT count(*) FROM organization o WHERE true", &ORGANIZATION, &reach->organizations,
         SQL(sql_count(&c->organizations))},
        {"SELECT count(*) FROM practitioner p WHERE true", &PRACTITIONER, &reach->practitioners,
         SQL(sql_count(&c->practitioners))},
        {"SELECT count(*) FROM fact f WHERE true", &FACT, &reach->figures,
         SQL(sql_count(&c->facts))},
        {"SELECT count(*), sum(g.avoidable_rw), sum(g.money_fen) FROM gap g WHERE true", &GAP,
         &reach->figures,
         SQL(sql_count(&c->gaps), sql_number(&h->avoidable_rw), sql_count(&h->money_fen))},
        {"SELECT count(*), coalesce(sum(d.seats), 0) FROM demand d WHERE true", &DEMAND,
         &reach->demands, SQL(sql_count(&c->demands), sql_count(&h->seats))},
        {"SELECT count(*) FROM offer f"
         " JOIN practitioner p ON p.county = f.county AND p.id = f.practitioner WHERE true",
         &OFFER, &reach->offers, SQL(sql_count(&c->offers))},
        {"SELECT count(*) FROM assignment a"
         " JOIN demand d ON d.county = a.county AND d.id = a.demand"
         " WHERE a.plan = " SQL_NEWEST_PLAN,
         &DEMAND, &reach->demands, SQL(sql_count(&h->filled))},
        {"SELECT count(*) FROM plan WHERE true", &RUN, &reach->plans, SQL(sql_count(&c->plans))},
    };

    for (size_t i = 0; i < sizeof tallies / sizeof tallies[0]; i++) {
        if (!tally_read(st, &tallies[i], h, e))
            return false;
    }
    return true;
}

/* What the newest plan fills of each demand that is still wanted. */
#define FILLED                                                                         \
    "(SELECT count(*) FROM assignment a WHERE a.county = d.county AND a.demand = d.id" \
    " AND a.plan = " SQL_NEWEST_PLAN ")"
#define OPEN_DEMANDS                                                                      \
    "SELECT d.id, d.county, d.discipline, d.organization, d.seats, " FILLED " AS filled," \
    " d.start_day, d.made_ms FROM demand d WHERE d.state NOT IN ('withdrawn', 'escalated')"

/* " FROM (…) i": the rows that wait. */
static void waiting_add(struct query *q, const struct home_reach *reach)
{
    query_add(q, " FROM (SELECT 'demand' AS kind, w.id AS id, w.county AS county,"
                 " w.discipline AS discipline, w.organization AS organization, w.seats AS seats,"
                 " w.filled AS filled, 0 AS rank, w.start_day AS due_day, w.made_ms AS since_ms"
                 " FROM (" OPEN_DEMANDS);
    query_reach(q, &reach->demands, &DEMAND);
    query_add(q, ") w WHERE w.filled < w.seats"
                 " UNION ALL"
                 " SELECT 'gap', g.id, g.county, g.discipline, CAST(NULL AS TEXT), g.seats, 0,"
                 " g.rank, CAST(NULL AS TEXT), coalesce((SELECT as_of_ms FROM frame), 0)"
                 " FROM gap g WHERE g.rank BETWEEN 1 AND 10"
                 " AND NOT EXISTS (SELECT 1 FROM demand d WHERE d.county = g.county"
                 " AND d.gap = g.id)");
    query_reach(q, &reach->figures, &GAP);
    query_add(q, ") i");
}

static bool inbox_read(struct store *st, const struct home_reach *reach, int32_t limit,
                       struct arena *a, struct home *h, struct err *e)
{
    struct home_item row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_name(&row.kind, kind_names), sql_id(&row.id), sql_text(&row.county),
            sql_text(&row.county_name), sql_text(&row.discipline), sql_text(&row.organization_name),
            sql_count(&row.seats), sql_count(&row.filled), sql_count(&row.rank),
            sql_day(&row.due_day), sql_count(&row.since_ms)));
    struct query q = {0};

    query_add(&q, "SELECT i.kind, i.id, i.county, r.name, i.discipline, o.name, i.seats, i.filled,"
                  " i.rank, i.due_day, i.since_ms");
    waiting_add(&q, reach);
    query_add(&q, " LEFT JOIN region r ON r.code = i.county"
                  " LEFT JOIN organization o ON o.id = i.organization"
                  " ORDER BY i.since_ms, i.kind, i.rank, i.id LIMIT ");
    query_bind(&q, sql_int(&limit));
    if (!query_rows(st, &q, &read, e))
        return false;
    h->inbox = read.items;
    h->inbox_n = read.n;
    query_add(&q, "SELECT count(*)");
    waiting_add(&q, reach);
    return query_total(st, &q, &h->waiting, e);
}

bool store_home_get(struct store *st, const struct home_reach *reach, int32_t limit,
                    struct arena *a, struct home *h, struct err *e)
{
    struct home home = {0};

    assert(limit >= 1 && limit <= STORE_PAGE_MAX);
    if (!counts_read(st, reach, &home, e) || !inbox_read(st, reach, limit, a, &home, e))
        return false;
    *h = home;
    return true;
}
