/* agreement.c - dated agreements with their members. */
#include "store/agreement.h"

#include "store/query.h"

#define COLUMNS(t)                                                                               \
    t "id, " t "purpose, " t "name, " t "parties, " t "round, " t "from_day, " t "until_day, " t \
      "made_by, " t "made_ms"
#define FIELDS(g)                                                                             \
    sql_id(&(g)->id), sql_name(&(g)->purpose, agreement_purpose_names), sql_text(&(g)->name), \
        sql_text(&(g)->parties), sql_int(&(g)->round), sql_day(&(g)->from_day),               \
        sql_day(&(g)->until_day), sql_id(&(g)->made_by), sql_count(&(g)->made_ms)
#define ROW                                                                        \
    "SELECT " COLUMNS("g.") ", coalesce((SELECT o.name FROM agreement_member m"    \
                            " JOIN organization o ON o.id = m.organization"        \
                            " WHERE m.agreement = g.id AND m.side = 'lead'), '')," \
                            " (SELECT count(*) FROM agreement_member m"            \
                            " WHERE m.agreement = g.id AND m.side = 'member')"
#define ROW_PLACES(r) SQL(FIELDS(&(r)->agreement), sql_text(&(r)->lead), sql_count(&(r)->members))
#define FROM " FROM agreement g WHERE g.voided_ms IS NULL"

bool store_agreement_add(struct store *st, const struct agreement *items, size_t n, struct err *e)
{
    struct agreement row = {0};
    struct str none = STR("");

    return sql_bulk(st,
                    SQL_BULK(row, SQL(FIELDS(&row), sql_text(&none)),
                             "INSERT INTO agreement (" COLUMNS("") ", voided_why) VALUES ", ""),
                    items, n, e);
}

bool store_agreement_add_members(struct store *st, const struct agreement_member *items, size_t n,
                                 struct err *e)
{
    struct agreement_member row = {0};

    return sql_bulk(st,
                    SQL_BULK(row,
                             SQL(sql_id(&row.agreement), sql_id(&row.organization),
                                 sql_name(&row.side, agreement_side_names)),
                             "INSERT INTO agreement_member (agreement, organization, side)"
                             " VALUES ",
                             ""),
                    items, n, e);
}

bool store_agreement_get(struct store *st, struct id id, struct arena *a, struct agreement_row *row,
                         struct err *e)
{
    struct agreement_row got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND g.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("agreement", id, e);
    *row = got;
    return true;
}

bool store_agreement_last(struct store *st, enum agreement_purpose purpose, struct str parties,
                          struct arena *a, struct agreement *last, bool *found, struct err *e)
{
    struct agreement got = {0};
    struct sql_read read = SQL_READ(got, a, SQL(FIELDS(&got)));

    if (!sql_first(st,
                   "SELECT " COLUMNS("g.") FROM " AND g.purpose = $1 AND g.parties = $2"
                                                " ORDER BY g.round DESC LIMIT 1",
                   SQL(sql_name(&purpose, agreement_purpose_names), sql_text(&parties)), &read,
                   found, e))
        return false;
    if (*found)
        *last = got;
    return true;
}

bool store_agreement_members(struct store *st, struct id agreement, struct arena *a,
                             struct agreement_members *members, struct err *e)
{
    struct agreement_member row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_id(&row.agreement), sql_id(&row.organization),
                     sql_name(&row.side, agreement_side_names), sql_text(&row.code),
                     sql_text(&row.name), sql_text(&row.county)));

    if (!sql_rows(st,
                  "SELECT m.agreement, m.organization, m.side, o.code, o.name, o.county"
                  " FROM agreement_member m JOIN organization o ON o.id = m.organization"
                  " WHERE m.agreement = $1 ORDER BY m.side, o.code",
                  SQL(sql_id(&agreement)), &read, e))
        return false;
    *members = (struct agreement_members){read.items, read.n};
    return true;
}

bool store_agreement_led(struct store *st, struct id lead, int32_t today, struct arena *a,
                         struct agreement_led *led, struct err *e)
{
    struct id row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_id(&row)));
    struct query q = {0};

    query_add(&q, "SELECT o.id FROM organization o WHERE o.id IN (");
    query_led(&q, &lead, &today);
    query_add(&q, ") ORDER BY o.id");
    if (!query_rows(st, &q, &read, e))
        return false;
    *led = (struct agreement_led){read.items, read.n};
    return true;
}

bool store_agreement_end(struct store *st, struct id id, int32_t until_day, struct err *e)
{
    return sql_run(st, "UPDATE agreement SET until_day = $1 WHERE id = $2",
                   SQL(sql_day(&until_day), sql_id(&id)), e);
}

bool store_agreement_void(struct store *st, const struct agreement_void *v, struct err *e)
{
    bool done;

    return sql_done(st,
                    "UPDATE agreement SET voided_by = $1, voided_ms = $2, voided_why = $3"
                    " WHERE id = $4 AND voided_ms IS NULL RETURNING id",
                    SQL(sql_id(&v->by), sql_count(&v->now_ms), sql_text(&v->why), sql_id(&v->id)),
                    &done, e)
           && (done || sql_missing("agreement", v->id, e));
}

static void filter_add(struct query *q, const struct agreement_filter *f)
{
    query_and(q, "g.purpose", &f->purpose);
    if (id_none(f->organization))
        return;
    query_add(q,
              " AND g.id IN (SELECT m.agreement FROM agreement_member m WHERE m.organization = ");
    query_bind(q, sql_id(&f->organization));
    query_add(q, ")");
}

bool store_agreement_list(struct store *st, const struct agreement_filter *filter,
                          const struct store_page *page, struct arena *a,
                          struct agreement_rows *rows, struct err *e)
{
    struct agreement_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "g.from_day, g.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.agreement.from_day), sql_id(&row.agreement.id))};
    static const struct query_sides SIDES = {.among = NULL};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct agreement_rows){read.items, read.n, more};
    return true;
}
