/* demand.c - seats asked for. */
#include "store/demand.h"

#include "store/query.h"

#define COLUMNS(t)                                                                                 \
    t "id, " t "county, " t "code, " t "organization, " t "discipline, " t "seats, " t             \
      "min_title_rank, " t "techniques, " t "required, " t "tier, " t "weight, " t "start_day, " t \
      "months, " t "paired_organization, " t "state, " t "gap, " t "made_ms"
#define FIELDS(d)                                                                               \
    sql_id(&(d)->id), sql_text(&(d)->county), sql_text(&(d)->code), sql_id(&(d)->organization), \
        sql_text(&(d)->discipline), sql_int(&(d)->seats), sql_int(&(d)->min_title_rank),        \
        sql_list(&(d)->techniques), sql_list(&(d)->required), sql_int(&(d)->tier),              \
        sql_int(&(d)->weight), sql_day(&(d)->start_day), sql_int(&(d)->months),                 \
        sql_id(&(d)->paired_organization), sql_name(&(d)->state, demand_state_names),           \
        sql_id(&(d)->gap), sql_count(&(d)->made_ms)

bool store_demand_put(struct store *st, const struct demand *items, size_t n, struct err *e)
{
    struct demand row = {0};

    return sql_bulk(
        st,
        SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO demand (" COLUMNS("") ") VALUES ",
                 " ON CONFLICT (county, id) DO UPDATE SET code = excluded.code,"
                 " organization = excluded.organization, discipline = excluded.discipline,"
                 " seats = excluded.seats, min_title_rank = excluded.min_title_rank,"
                 " techniques = excluded.techniques, required = excluded.required,"
                 " tier = excluded.tier, weight = excluded.weight,"
                 " start_day = excluded.start_day, months = excluded.months,"
                 " paired_organization = excluded.paired_organization, state = excluded.state,"
                 " gap = excluded.gap, made_ms = excluded.made_ms"),
        items, n, e);
}

#define ROW                                                                                       \
    "SELECT " COLUMNS(                                                                            \
        "d.") ", o.name, r.name,"                                                                 \
              " (SELECT count(*) FROM assignment a WHERE a.county = d.county AND a.demand = d.id" \
              " AND a.plan = " SQL_NEWEST_PLAN ")"                                                \
              " FROM demand d LEFT JOIN organization o ON o.id = d.organization"                  \
              " LEFT JOIN region r ON r.code = d.county WHERE true"
#define ROW_PLACES(r)                                                                         \
    SQL(FIELDS(&(r)->demand), sql_text(&(r)->organization_name), sql_text(&(r)->county_name), \
        sql_count(&(r)->filled))

static const struct query_sides SIDES = {
    .place = {"d.county"}, .organization = {"d.organization", "d.paired_organization"}};

static bool total_read(struct store *st, const struct store_reach *reach, int64_t *total,
                       struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT count(*) FROM demand d WHERE true");
    query_reach(&q, reach, &SIDES);
    return query_total(st, &q, total, e);
}

bool store_demand_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct demand_rows *rows, struct err *e)
{
    struct demand_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct store_more more;
    struct query q = {0};

    query_add(&q, ROW);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_page(
            st, &q,
            &(struct query_page){.page = page, .key = "d.id", .at = SQL(sql_id(&row.demand.id))},
            &read, &more, e)
        || !total_read(st, &page->reach, &more.total, e))
        return false;
    *rows = (struct demand_rows){read.items, read.n, more};
    return true;
}

bool store_demand_get(struct store *st, struct id id, struct arena *a, struct demand_detail *d,
                      struct err *e)
{
    static const char SEATS[] =
        "SELECT a.id FROM assignment a WHERE a.county = $1"
        " AND a.demand = $2 AND a.plan = " SQL_NEWEST_PLAN " ORDER BY a.seat";
    struct demand_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct id seat = {{0}};
    bool found;

    if (!sql_first(st, ROW " AND d.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("demand", id, e);
    read = SQL_READ(seat, a, SQL(sql_id(&seat)));
    if (!sql_rows(st, SEATS, SQL(sql_text(&row.demand.county), sql_id(&id)), &read, e))
        return false;
    *d = (struct demand_detail){row, read.items, read.n};
    return true;
}
