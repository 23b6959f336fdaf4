/* visit_roster.c - see visit_roster.h. */
#include "store/visit_roster.h"

#include "store/query.h"

#define COLUMNS                                                                              \
    "county, id, version, programme, from_day, weeks, most, experts, hosts, state, covered," \
    " repeats, travel_m, best_covered, best_repeats, best_travel_m, made_by, made_ms"
#define FIELDS(r)                                                                                  \
    sql_text(&(r)->county), sql_id(&(r)->id), sql_count(&(r)->version), sql_text(&(r)->programme), \
        sql_day(&(r)->from_day), sql_int(&(r)->weeks), sql_int(&(r)->most),                        \
        sql_list(&(r)->experts), sql_list(&(r)->hosts), sql_text(&(r)->state),                     \
        sql_count(&(r)->covered), sql_count(&(r)->repeats), sql_count(&(r)->travel_m),             \
        sql_count(&(r)->best_covered), sql_count(&(r)->best_repeats),                              \
        sql_count(&(r)->best_travel_m), sql_id(&(r)->made_by), sql_count(&(r)->made_ms)
#define ROW "SELECT " COLUMNS ", accepted_ms"
#define FROM " FROM visit_roster WHERE true"
#define ROW_PLACES(r) SQL(FIELDS(r), sql_count(&(r)->accepted_ms))

static const struct query_sides SIDES = {.place = {"county"}};

bool store_visit_roster_add(struct store *st, const struct visit_roster *r, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO visit_roster (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                   " $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
                   SQL(FIELDS(r)), e);
}

bool store_visit_roster_get(struct store *st, struct id id, struct arena *a, struct visit_roster *r,
                            struct err *e)
{
    struct visit_roster got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("roster", id, e);
    *r = got;
    return true;
}

bool store_visit_roster_put(struct store *st, const struct visit_roster *r, int64_t version,
                            struct id by, bool *done, struct err *e)
{
    return sql_done(st,
                    "UPDATE visit_roster SET state = $1, covered = $2, repeats = $3,"
                    " travel_m = $4, accepted_ms = $5, accepted_by = $6,"
                    " version = version + 1 WHERE id = $7 AND version = $8 RETURNING id",
                    SQL(sql_text(&r->state), sql_count(&r->covered), sql_count(&r->repeats),
                        sql_count(&r->travel_m), sql_count(&r->accepted_ms), sql_id(&by),
                        sql_id(&r->id), sql_count(&version)),
                    done, e);
}

bool store_visit_roster_list(struct store *st, const struct store_page *page, struct arena *a,
                             struct visit_rosters *rows, struct err *e)
{
    struct visit_roster row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {
        .page = page, .select = ROW, .key = "id", .descending = true, .at = SQL(sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct visit_rosters){read.items, read.n, more};
    return true;
}

bool store_visit_roster_lines(struct store *st, struct id roster, struct arena *a,
                              struct roster_lines *lines, struct err *e)
{
    struct roster_line row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_int(&row.week), sql_text(&row.practitioner), sql_text(&row.organization),
                     sql_bool(&row.pinned), sql_id(&row.visit), sql_text(&row.practitioner_name),
                     sql_text(&row.organization_name)));

    if (!sql_rows(st,
                  "SELECT l.week, l.practitioner, l.organization, l.pinned, l.visit, r.name, h.name"
                  " FROM visit_roster_row l JOIN practitioner r ON r.code = l.practitioner"
                  " JOIN organization h ON h.code = l.organization WHERE l.roster = $1"
                  " ORDER BY l.week, h.code",
                  SQL(sql_id(&roster)), &read, e))
        return false;
    *lines = (struct roster_lines){read.items, read.n};
    return true;
}

bool store_visit_roster_lay(struct store *st, const struct visit_roster *r,
                            const struct roster_line *lines, size_t n, struct err *e)
{
    if (!sql_run(st, "DELETE FROM visit_roster_row WHERE roster = $1", SQL(sql_id(&r->id)), e))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!sql_run(st,
                     "INSERT INTO visit_roster_row (county, roster, week, practitioner,"
                     " organization, pinned) VALUES ($1, $2, $3, $4, $5, $6)",
                     SQL(sql_text(&r->county), sql_id(&r->id), sql_int(&lines[i].week),
                         sql_text(&lines[i].practitioner), sql_text(&lines[i].organization),
                         sql_bool(&lines[i].pinned)),
                     e))
            return false;
    }
    return true;
}

bool store_visit_roster_made(struct store *st, const struct visit_roster *r,
                             const struct roster_line *line, struct err *e)
{
    return sql_run(st,
                   "UPDATE visit_roster_row SET visit = $1 WHERE roster = $2 AND week = $3"
                   " AND practitioner = $4",
                   SQL(sql_id(&line->visit), sql_id(&r->id), sql_int(&line->week),
                       sql_text(&line->practitioner)),
                   e);
}

bool store_roster_visits(struct store *st, int32_t from_day, int32_t until_day, struct arena *a,
                         struct roster_visits *rows, struct err *e)
{
    struct roster_visit row = {0};
    struct sql_read read = SQL_READ(
        row, a, SQL(sql_text(&row.practitioner), sql_text(&row.organization), sql_day(&row.day)));

    if (!sql_rows(st,
                  "SELECT practitioner, organization, day FROM visit"
                  " WHERE day >= $1 AND day <= $2 AND state <> 'cancelled' ORDER BY day, visit",
                  SQL(sql_day(&from_day), sql_day(&until_day)), &read, e))
        return false;
    *rows = (struct roster_visits){read.items, read.n};
    return true;
}

static bool point_read(struct store *st, const char *sql, struct str code, struct roster_point *at,
                       bool *found, struct err *e)
{
    struct arena a = {0};
    struct sql_read read = SQL_READ(*at, &a, SQL(sql_number(&at->lng), sql_number(&at->lat)));
    bool good = sql_first(st, sql, SQL(sql_text(&code)), &read, found, e);

    arena_reset(&a);
    return good;
}

bool store_roster_expert_at(struct store *st, struct str code, struct roster_point *at, bool *found,
                            struct err *e)
{
    return point_read(st,
                      "SELECT s.lng, s.lat FROM practitioner r"
                      " JOIN organization s ON s.id = r.organization WHERE r.code = $1",
                      code, at, found, e);
}

bool store_roster_host_at(struct store *st, struct str code, struct roster_point *at, bool *found,
                          struct err *e)
{
    return point_read(st, "SELECT lng, lat FROM organization WHERE code = $1", code, at, found, e);
}
