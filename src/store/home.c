/* home.c - how much there is, and what waits for the officer. */
#include "store/home.h"

#include <assert.h>
#include <stddef.h>

#include "base/day.h"
#include "model/adoption.h"
#include "store/home_part.h"
#include "store/pledge.h"

static const char *const kind_names[] = {"demand", "gap",       "approve", "returned", "ready",
                                         "drift",  "late",      "appeal",  "review",   "notice",
                                         "month",  "follow_up", "step",    "pledge",   NULL};

static const struct query_sides
    COUNTY = {.place = {"r.code"}},
    ORGANIZATION = {.place = {"o.county"}, .organization = {"o.id"}},
    PRACTITIONER = {.place = {"p.county"},
                    .organization = {"p.organization"},
                    .department = {"p.department"},
                    .practitioner = {"p.id"}},
    GAP = {.place = {"g.county"}},
    DEMAND = {.place = {"d.county"}, .organization = {"d.organization", "d.paired_organization"}},
    OFFER = {.place = {"f.county"},
             .organization = {"p.organization"},
             .department = {"p.department"},
             .practitioner = {"p.id"}},
    SIGNAL = {.place = {"s.county"}, .organization = {"p.organization"}, .practitioner = {"p.id"}},
    PLACED = {.place = {"p.county", "s.county"}, .organization = {"h.id", "s.id"}},
    PLEDGE = {.place = {"p.county", "coalesce(h.county, r.county)"},
              .organization = {"coalesce(h.id, r.organization)"},
              .practitioner = {"r.id"}},
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
        {"SELECT count(*), sum(g.avoidable_rw), sum(g.money_fen) FROM gap g WHERE true", &GAP,
         &reach->figures,
         SQL(sql_count(&c->gaps), sql_number(&h->avoidable_rw), sql_count(&h->money_fen))},
        {"SELECT count(*), coalesce(sum(CASE WHEN d.state IN"
         " ('approved', 'planned', 'filled', 'part_filled') THEN d.seats ELSE 0 END), 0)"
         " FROM demand d WHERE true",
         &DEMAND, &reach->demands, SQL(sql_count(&c->demands), sql_count(&h->seats))},
        {"SELECT count(*) FROM offer f"
         " JOIN practitioner p ON p.county = f.county AND p.id = f.practitioner WHERE true",
         &OFFER, &reach->offers, SQL(sql_count(&c->offers))},
        {"SELECT count(*) FROM assignment a"
         " JOIN demand d ON d.county = a.county AND d.id = a.demand"
         " WHERE a.plan = " SQL_DEMAND_PLAN,
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
    " AND a.plan = " SQL_DEMAND_PLAN ")"
#define OPEN_DEMANDS                                                                      \
    "SELECT d.id, d.county, d.discipline, d.organization, d.seats, " FILLED " AS filled," \
    " d.start_day, d.made_ms FROM demand d WHERE d.state IN ('planned', 'filled', 'part_filled')"

/* Orders that wait for the asker's level, and those that came back to his organization. */
static void orders_add(struct query *q, const struct home_reach *reach)
{
    static const char ABOVE[] =
        " AND (CASE d.level WHEN 'county' THEN 1 WHEN 'city' THEN 2 ELSE 3 END)"
        " < (CASE ";
    static const char COLUMNS[] = ", d.id, d.county, d.discipline, d.organization, d.seats, 0, 0,"
                                  " coalesce(d.due_day, d.start_day),"
                                  " coalesce(d.since_ms, d.made_ms), 0 FROM demand d"
                                  " WHERE d.state = ";

    if (reach->level.n) {
        query_add(q, " UNION ALL SELECT 'approve'");
        query_add(q, COLUMNS);
        query_add(q, "'submitted'");
        query_and(q, "d.level", &reach->level);
        query_reach(q, &reach->demands, &DEMAND);
        query_add(q, " UNION ALL SELECT 'late'");
        query_add(q, COLUMNS);
        query_add(q, "'submitted' AND d.due_day < ");
        query_bind(q, sql_day(&reach->today));
        query_add(q, ABOVE);
        query_bind(q, sql_text(&reach->level));
        query_add(q, " WHEN 'county' THEN 1 WHEN 'city' THEN 2 ELSE 3 END)");
        query_reach(q, &reach->demands, &DEMAND);
        query_add(q, " UNION ALL SELECT 'appeal', f.id, f.county, p.discipline, p.organization,"
                     " 0, 0, 0, CAST(NULL AS TEXT), f.since_ms, coalesce((SELECT l.days"
                     " FROM programme_limit l WHERE l.programme = f.programme"
                     " AND l.kind = 'appeal'), 0) FROM offer f"
                     " JOIN practitioner p ON p.county = f.county AND p.id = f.practitioner"
                     " WHERE f.state = 'appealed'");
        query_reach(q, &reach->offers, &OFFER);
    } else {
        query_add(q, " UNION ALL SELECT 'returned'");
        query_add(q, COLUMNS);
        query_add(q, "'returned'");
        query_reach(q, &reach->demands, &DEMAND);
    }
}

/* --- what a programme limits --- */

/* Whoever is above is told once it is late. */
static void late_add(struct query *q, const struct home_reach *reach, const char *since)
{
    if (!reach->level.n)
        return;
    query_add(q, " AND ");
    query_add(q, since);
    query_add(q, " + l.days * 86400000 < ");
    query_bind(q, sql_count(&reach->today_ms));
}

static void placements_add(struct query *q, const struct home_reach *reach)
{
    static const char FROM[] =
        " FROM placement p JOIN programme_limit l ON l.programme = p.programme AND l.days > 0"
        " JOIN practitioner r ON r.code = p.practitioner"
        " JOIN organization h ON h.code = p.organization"
        " LEFT JOIN organization s ON s.code = p.home WHERE l.kind = ";
    static const char SINCE[] = "coalesce((SELECT max(x.made_ms) FROM placement_step x"
                                " WHERE x.county = p.county AND x.placement = p.placement),"
                                " p.made_ms)";
    static const char HEAD[] = ", p.id, p.county, r.name, h.id, 0, 0, 0, CAST(NULL AS TEXT), ";

    query_add(q, " UNION ALL SELECT 'notice'");
    query_add(q, HEAD);
    query_add(q, SINCE);
    query_add(q, ", l.days");
    query_add(q, FROM);
    query_add(q, "'notice' AND p.state IN ('proposed', 'accepted', 'confirmed')");
    late_add(q, reach, SINCE);
    query_reach(q, &reach->placements, &PLACED);
    query_add(q, " UNION ALL SELECT 'month'");
    query_add(q, HEAD);
    query_bind(q, sql_count(&reach->month_ms));
    query_add(q, ", l.days");
    query_add(q, FROM);
    query_add(q, "'month' AND p.state NOT IN ('certified', 'cancelled') AND p.arrived_day < ");
    query_bind(q, sql_day(&reach->month_day));
    query_add(q, " AND coalesce(p.ended_day, p.until_day, '9999-12-31') >= ");
    query_bind(q, sql_day(&reach->last_day));
    query_add(q, " AND NOT EXISTS (SELECT 1 FROM placement_month m WHERE m.county = p.county"
                 " AND m.placement = p.placement AND m.month = ");
    query_bind(q, sql_month(&reach->last_month));
    query_add(q, ")");
    if (reach->level.n) {
        query_add(q, " AND l.days * 86400000 < ");
        query_bind(q, sql_count(&reach->month_age_ms));
    }
    query_reach(q, &reach->placements, &PLACED);
}

static void limits_add(struct query *q, const struct home_reach *reach)
{
    if (reach->level.n) {
        query_add(q, " UNION ALL SELECT 'review', p.id, (SELECT region_code FROM frame), p.code,"
                     " CAST(NULL AS TEXT), 0, 0, 0, CAST(NULL AS TEXT), coalesce((SELECT"
                     " max(x.at_ms) FROM plan_step x WHERE x.plan = p.id), p.made_ms), l.days"
                     " FROM plan p JOIN programme_limit l ON l.programme = p.programme"
                     " AND l.kind = 'review' AND l.days > 0 WHERE p.state IN ('solved', 'review')");
        query_reach(q, &reach->plans, &RUN);
    }
    placements_add(q, reach);
}

/* " FROM (…) i": the rows that wait. */
static void waiting_add(struct query *q, const struct home_reach *reach, const int64_t *today)
{
    query_add(q, " FROM (SELECT 'demand' AS kind, w.id AS id, w.county AS county,"
                 " w.discipline AS discipline, w.organization AS organization, w.seats AS seats,"
                 " w.filled AS filled, 0 AS rank, w.start_day AS due_day, w.made_ms AS since_ms,"
                 " 0 AS days"
                 " FROM (" OPEN_DEMANDS);
    query_reach(q, &reach->demands, &DEMAND);
    query_add(q, ") w WHERE w.filled < w.seats"
                 " UNION ALL"
                 " SELECT 'gap', g.id, g.county, g.discipline, CAST(NULL AS TEXT), g.seats, 0,"
                 " g.rank, CAST(NULL AS TEXT), coalesce((SELECT as_of_ms FROM frame), 0), 0"
                 " FROM gap g WHERE g.rank BETWEEN 1 AND 10"
                 " AND NOT EXISTS (SELECT 1 FROM demand d WHERE d.county = g.county"
                 " AND d.gap = g.id)");
    query_reach(q, &reach->figures, &GAP);
    orders_add(q, reach);
    query_add(q, " UNION ALL SELECT s.kind, s.id, s.county, p.name || ' ' || t.name,"
                 " p.organization, 0, 0, 0, CAST(NULL AS TEXT), s.made_ms, 0 FROM mastery_signal s"
                 " JOIN practitioner p ON p.code = s.practitioner"
                 " JOIN technique t ON t.code = s.technique WHERE s.done_ms IS NULL");
    query_reach(q, &reach->masteries, &SIGNAL);
    limits_add(q, reach);
    query_add(q, " UNION ALL SELECT 'pledge', p.id, p.county, coalesce(r.name, p.practitioner)"
                 " || ' ' || g.label, coalesce(h.id, r.organization), 0, 0, 0, CAST(NULL AS TEXT),"
                 " p.made_ms, 0" PLEDGE_FROM " WHERE" PLEDGE_OWED " AND" PLEDGE_OVERDUE);
    query_bind(q, sql_count(today));
    query_reach(q, &reach->pledges, &PLEDGE);
    home_adoptions_add(q, reach);
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
            sql_day(&row.due_day), sql_count(&row.since_ms), sql_count(&row.limit_days)));
    int64_t today = pledge_number(reach->seen_day);
    struct query q = {0};

    query_add(&q, "SELECT i.kind, i.id, i.county, r.name, i.discipline, o.name, i.seats, i.filled,"
                  " i.rank, i.due_day, i.since_ms, i.days");
    waiting_add(&q, reach, &today);
    query_add(&q, " LEFT JOIN region r ON r.code = i.county"
                  " LEFT JOIN organization o ON o.id = i.organization"
                  " ORDER BY i.since_ms, i.kind, i.rank, i.id LIMIT ");
    query_bind(&q, sql_int(&limit));
    if (!query_rows(st, &q, &read, e))
        return false;
    h->inbox = read.items;
    for (size_t i = 0; i < read.n; i++) {
        struct home_item *item = &h->inbox[i];

        if (item->limit_days > 0 || item->kind == HOME_FOLLOW_UP) /* days of China */
            item->due_day = (int32_t)((item->since_ms + 8 * 3600000) / 86400000 + item->limit_days);
    }
    h->inbox_n = read.n;
    query_add(&q, "SELECT count(*)");
    waiting_add(&q, reach, &today);
    return query_total(st, &q, &h->waiting, e);
}

void home_reach_days(struct home_reach *reach)
{
    int32_t month = month_of_day(reach->today);

    reach->month_day = month_first_day(month);
    reach->last_month = month - 1;
    reach->last_day = month_first_day(month - 1);
    reach->today_ms = (int64_t)reach->today * 86400000 - 8 * 3600000;
    reach->month_ms = (int64_t)reach->month_day * 86400000 - 8 * 3600000;
    reach->month_age_ms = reach->today_ms - reach->month_ms;
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
