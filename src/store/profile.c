/* profile.c - sums of the case cube that indicators are made of. */
#include "store/profile.h"

#include <assert.h>

#include "store/query.h"

#define SUMS                                                                                    \
    "coalesce(sum(f.cases), 0), coalesce(sum(f.rw_cases), 0), coalesce(sum(f.rw_e4), 0),"       \
    " coalesce(sum(f.rw2_cases), 0), coalesce(sum(f.operated), 0), coalesce(sum(f.level3), 0)," \
    " coalesce(sum(f.level4), 0), coalesce(sum(f.days), 0), coalesce(sum(f.cost_fen), 0),"      \
    " coalesce(sum(f.deaths), 0)"
#define SUM_PLACES(s)                                                                   \
    sql_count(&(s)->cases), sql_count(&(s)->rw_cases), sql_count(&(s)->rw_e4),          \
        sql_count(&(s)->rw2_cases), sql_count(&(s)->operated), sql_count(&(s)->level3), \
        sql_count(&(s)->level4), sql_count(&(s)->days), sql_count(&(s)->cost_fen),      \
        sql_count(&(s)->deaths)

static const struct query_sides SIDES = {.place = {"o.county"}, .organization = {"o.id"}};

static bool total_read(struct store *st, const struct store_reach *reach, int64_t *total,
                       struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT count(*) FROM organization o WHERE true");
    query_reach(&q, reach, &SIDES);
    return query_total(st, &q, total, e);
}

bool store_profile_list(struct store *st, const struct store_page *page, struct arena *a,
                        struct profile_rows *rows, struct err *e)
{
    struct profile_row row = {0};
    struct organization *o = &row.organization;
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_id(&o->id), sql_text(&o->code), sql_text(&o->name), sql_text(&o->county),
                     sql_text(&o->level), sql_text(&o->kind), sql_text(&row.county_name),
                     sql_count(&row.months_present), SUM_PLACES(&row.sums)));
    struct store_more more;
    struct query q = {0};

    query_add(&q,
              "SELECT id, code, name, county, level, kind, county_name, months, cases, rw_cases,"
              " rw_e4, rw2_cases, operated, level3, level4, days, cost_fen, deaths FROM"
              " (SELECT o.id, o.code, o.name, o.county, o.level, o.kind,"
              " (SELECT r.name FROM region r WHERE r.code = o.county) AS county_name,"
              " count(DISTINCT f.month) AS months, coalesce(sum(f.cases), 0) AS cases,"
              " coalesce(sum(f.rw_cases), 0) AS rw_cases, coalesce(sum(f.rw_e4), 0) AS rw_e4,"
              " coalesce(sum(f.rw2_cases), 0) AS rw2_cases,"
              " coalesce(sum(f.operated), 0) AS operated, coalesce(sum(f.level3), 0) AS level3,"
              " coalesce(sum(f.level4), 0) AS level4, coalesce(sum(f.days), 0) AS days,"
              " coalesce(sum(f.cost_fen), 0) AS cost_fen, coalesce(sum(f.deaths), 0) AS deaths"
              " FROM organization o LEFT JOIN fact_now f ON f.organization = o.code"
              " AND f.month >= (SELECT from_month FROM frame)"
              " AND f.month <= (SELECT to_month FROM frame) WHERE true");
    query_reach(&q, &page->reach, &SIDES);
    query_add(&q, " GROUP BY o.id, o.code, o.name, o.county, o.level, o.kind) x WHERE true");
    if (!query_page(
            st, &q,
            &(struct query_page){.page = page, .key = "code", .at = SQL(sql_text(&o->code))}, &read,
            &more, e)
        || !total_read(st, &page->reach, &more.total, e))
        return false;
    *rows = (struct profile_rows){read.items, read.n, more};
    return true;
}

bool store_profile_coverage(struct store *st, const struct store_reach *reach, int64_t months,
                            struct profile_coverage *c, struct err *e)
{
    struct profile_coverage found = {0};
    struct query q = {0};

    query_add(&q, "SELECT count(*) FROM organization o WHERE (SELECT count(DISTINCT f.month)"
                  " FROM fact_now f WHERE f.organization = o.code AND f.cases > 0"
                  " AND f.month >= (SELECT from_month FROM frame)"
                  " AND f.month <= (SELECT to_month FROM frame)) = ");
    query_bind(&q, sql_count(&months));
    query_reach(&q, reach, &SIDES);
    if (!query_total(st, &q, &found.complete, e) || !total_read(st, reach, &found.organizations, e))
        return false;
    *c = found;
    return true;
}

bool store_profile_months(struct store *st, const struct organization *like, int32_t from_month,
                          int32_t to_month, struct arena *a, struct profile_months *months,
                          struct err *e)
{
    struct profile_month row = {0};
    struct sql_read read = SQL_READ(
        row, a, SQL(sql_text(&row.organization), sql_month(&row.month), SUM_PLACES(&row.sums)));

    if (!sql_rows(st,
                  "SELECT f.organization, f.month, " SUMS " FROM organization o"
                  " JOIN fact_now f ON f.organization = o.code WHERE o.level = $1 AND o.kind = $2"
                  " AND f.month >= $3 AND f.month <= $4 GROUP BY f.organization, f.month"
                  " ORDER BY f.organization, f.month",
                  SQL(sql_text(&like->level), sql_text(&like->kind), sql_month(&from_month),
                      sql_month(&to_month)),
                  &read, e))
        return false;
    *months = (struct profile_months){read.items, read.n};
    return true;
}

bool store_profile_wards(struct store *st, struct str region, int32_t from_month, int32_t to_month,
                         struct arena *a, struct profile_wards *wards, struct err *e)
{
    struct str head = place_head(region);
    struct str like = str_of(arena_text(a, "%.*s%%", STR_ARG(head)));
    struct profile_ward row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.organization), sql_text(&row.discipline),
                                        sql_month(&row.month), SUM_PLACES(&row.sums)));

    if (!sql_rows(st,
                  "SELECT f.organization, f.discipline, f.month, " SUMS " FROM organization o"
                  " JOIN fact_now f ON f.organization = o.code WHERE o.county LIKE $1"
                  " AND f.month >= $2 AND f.month <= $3"
                  " GROUP BY f.organization, f.discipline, f.month"
                  " ORDER BY f.organization, f.discipline, f.month",
                  SQL(sql_text(&like), sql_month(&from_month), sql_month(&to_month)), &read, e))
        return false;
    *wards = (struct profile_wards){read.items, read.n};
    return true;
}

bool store_profile_groups(struct store *st, const struct profile_windows *w, struct arena *a,
                          struct profile_groups *groups, struct err *e)
{
    struct profile_group row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_text(&row.drg), sql_text(&row.name), sql_count(&row.now), sql_count(&row.before)));

    if (!sql_rows(st,
                  "SELECT f.drg, c.name,"
                  " sum(CASE WHEN f.month BETWEEN $2 AND $3 THEN f.cases ELSE 0 END),"
                  " sum(CASE WHEN f.month BETWEEN $4 AND $5 THEN f.cases ELSE 0 END)"
                  " FROM fact_now f LEFT JOIN code c ON c.scheme = 'drg' AND c.code = f.drg"
                  " WHERE f.residence = $1 AND f.drg <> '' AND f.drg <> '0000'"
                  " AND f.drg NOT LIKE '%QY' AND (f.month BETWEEN $2 AND $3"
                  " OR f.month BETWEEN $4 AND $5) GROUP BY f.drg, c.name ORDER BY f.drg",
                  SQL(sql_text(&w->county), sql_month(&w->from_month), sql_month(&w->to_month),
                      sql_month(&w->before_from), sql_month(&w->before_to)),
                  &read, e))
        return false;
    *groups = (struct profile_groups){read.items, read.n};
    return true;
}

bool store_profile_outflow(struct store *st, const struct str *county,
                           const struct store_page *page, struct arena *a,
                           struct profile_outflows *o, struct err *e)
{
    static const struct query_sides COUNTY = {.place = {"g.county"}};
    struct profile_outflow row = {0};
    int64_t total = 0;
    struct query q = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.county), sql_text(&row.county_name), sql_text(&row.discipline),
                     sql_text(&row.drg), sql_text(&row.name), sql_count(&row.all),
                     sql_count(&row.home), sql_count(&row.out), sql_count(&row.border),
                     sql_number(&row.avoidable), sql_count(&total)));

    assert(page->limit >= 1 && page->limit <= STORE_PAGE_MAX);
    query_add(&q, "SELECT g.county, r.name, g.discipline, g.code, c.name, g.all_cases, g.home,"
                  " g.out, g.border, g.avoidable, count(*) OVER () FROM gap_group g"
                  " LEFT JOIN region r ON r.code = g.county"
                  " LEFT JOIN code c ON c.scheme = 'drg' AND c.code = g.code WHERE g.out > 0");
    query_and(&q, "g.county", county);
    query_reach(&q, &page->reach, &COUNTY);
    query_add(&q, " ORDER BY g.out DESC, g.county, g.code LIMIT ");
    query_bind(&q, sql_int(&page->limit));
    if (!query_rows(st, &q, &read, e))
        return false;
    *o = (struct profile_outflows){read.items, read.n, total};
    return true;
}
