/* offer.c - people who may be sent. */
#include "store/offer.h"

#include "store/query.h"

#define COLUMNS(t)                                                                       \
    t "id, " t "county, " t "code, " t "practitioner, " t "from_day, " t "until_day, " t \
      "last_host, " t "preferred_counties, " t "excluded_counties, " t "pinned_demand"
#define FIELDS(o)                                                                               \
    sql_id(&(o)->id), sql_text(&(o)->county), sql_text(&(o)->code), sql_id(&(o)->practitioner), \
        sql_day(&(o)->from_day), sql_day(&(o)->until_day), sql_id(&(o)->last_host),             \
        sql_list(&(o)->preferred_counties), sql_list(&(o)->excluded_counties),                  \
        sql_id(&(o)->pinned_demand)

bool store_offer_put(struct store *st, const struct offer *items, size_t n, struct err *e)
{
    struct offer row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, SQL(FIELDS(&row)), "INSERT INTO offer (" COLUMNS("") ") VALUES ",
                             " ON CONFLICT (county, id) DO UPDATE SET code = excluded.code,"
                             " practitioner = excluded.practitioner, from_day = excluded.from_day,"
                             " until_day = excluded.until_day, last_host = excluded.last_host,"
                             " preferred_counties = excluded.preferred_counties,"
                             " excluded_counties = excluded.excluded_counties,"
                             " pinned_demand = excluded.pinned_demand"),
                    items, n, e);
}

#define FROM                                                                             \
    " FROM offer f JOIN practitioner p ON p.county = f.county AND p.id = f.practitioner" \
    " LEFT JOIN organization o ON o.id = p.organization WHERE true"
#define ROW                                                                                    \
    "SELECT " COLUMNS(                                                                         \
        "f.") ", p.id, p.county, p.code, p.name, p.organization, p.department,"                \
              " p.discipline, p.title_rank, p.techniques, o.name,"                             \
              " (SELECT min(a.demand) FROM assignment a WHERE a.practitioner = f.practitioner" \
              " AND a.plan = " SQL_NEWEST_PLAN ")" FROM
#define PRACTITIONER(p)                                                                     \
    sql_id(&(p)->id), sql_text(&(p)->county), sql_text(&(p)->code), sql_text(&(p)->name),   \
        sql_id(&(p)->organization), sql_text(&(p)->department), sql_text(&(p)->discipline), \
        sql_int(&(p)->title_rank), sql_list(&(p)->techniques)

static const struct query_sides SIDES = {.place = {"f.county"},
                                         .organization = {"p.organization"},
                                         .department = {"p.department"},
                                         .practitioner = {"f.practitioner"}};

static bool total_read(struct store *st, const struct store_reach *reach, int64_t *total,
                       struct err *e)
{
    struct query q = {0};

    query_add(&q, "SELECT count(*)" FROM);
    query_reach(&q, reach, &SIDES);
    return query_total(st, &q, total, e);
}

bool store_offer_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct offer_rows *rows, struct err *e)
{
    struct offer_row row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(FIELDS(&row.offer), PRACTITIONER(&row.practitioner),
                                        sql_text(&row.organization_name), sql_id(&row.demand)));
    struct store_more more;
    struct query q = {0};

    query_add(&q, ROW);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_page(
            st, &q,
            &(struct query_page){.page = page, .key = "f.id", .at = SQL(sql_id(&row.offer.id))},
            &read, &more, e)
        || !total_read(st, &page->reach, &more.total, e))
        return false;
    *rows = (struct offer_rows){read.items, read.n, more};
    return true;
}
