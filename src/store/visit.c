/* visit.c - see visit.h. */
#include "store/visit.h"

#include "base/day.h"
#include "store/query.h"

#define COLUMNS(t)                                                                                 \
    t "county, " t "id, " t "visit, " t "version, " t "programme, " t "practitioner, " t           \
      "organization, " t "kind, " t "discipline, " t "day, " t "starts, " t "ends, " t "state, " t \
      "series, " t "slots, " t "township_slots, " t "release_ms, " t "room, " t "liaison, " t      \
      "liaison_phone, " t "travel, " t "lodging, " t "cause, " t "moved_to, " t "travel_fen, " t   \
      "lodging_fen, " t "other_fen, " t "made_ms"
#define FIELDS(v)                                                                                 \
    sql_text(&(v)->county), sql_id(&(v)->id), sql_text(&(v)->code), sql_count(&(v)->version),     \
        sql_text(&(v)->programme), sql_text(&(v)->practitioner), sql_text(&(v)->organization),    \
        sql_name(&(v)->kind, visit_kind_names), sql_maybe(&(v)->discipline), sql_day(&(v)->day),  \
        sql_maybe(&(v)->starts), sql_maybe(&(v)->ends), sql_name(&(v)->state, visit_state_names), \
        sql_id(&(v)->series), sql_count(&(v)->slots), sql_count(&(v)->township_slots),            \
        sql_count(&(v)->release_ms), sql_maybe(&(v)->room), sql_maybe(&(v)->liaison),             \
        sql_maybe(&(v)->liaison_phone), sql_maybe(&(v)->travel), sql_maybe(&(v)->lodging),        \
        sql_maybe(&(v)->cause), sql_maybe(&(v)->moved_to), sql_count(&(v)->travel_fen),           \
        sql_count(&(v)->lodging_fen), sql_count(&(v)->other_fen), sql_count(&(v)->made_ms)
#define OUT(what) \
    "(SELECT count(*) FROM booking b WHERE b.visit = v.visit AND b.ticket IS NOT NULL" what ")"
#define ROW                                                                                     \
    "SELECT " COLUMNS(                                                                          \
        "v.") ", r.id, h.id, s.id, r.name, h.name, s.name, s.county,"                           \
              " coalesce(c.name, ''), " OUT("") ", " OUT(                                       \
                  " AND b.channel = 'township'") ","                                            \
                                                 " (SELECT count(*) FROM visit_notice n WHERE " \
                                                 "n.visit = v.visit"                            \
                                                 " AND n.told_ms IS NULL)"
#define ROW_PLACES(v)                                                                              \
    SQL(FIELDS(v), sql_id(&(v)->practitioner_id), sql_id(&(v)->organization_id),                   \
        sql_id(&(v)->home_id), sql_text(&(v)->practitioner_name),                                  \
        sql_text(&(v)->organization_name), sql_text(&(v)->home_name), sql_text(&(v)->home_county), \
        sql_text(&(v)->county_name), sql_count(&(v)->taken), sql_count(&(v)->taken_township),      \
        sql_count(&(v)->untold))
#define FROM                                                       \
    " FROM visit v JOIN practitioner r ON r.code = v.practitioner" \
    " JOIN organization h ON h.code = v.organization"              \
    " JOIN organization s ON s.id = r.organization"                \
    " LEFT JOIN region c ON c.code = v.county WHERE true"

static const struct query_sides SIDES = {
    .place = {"v.county", "s.county"}, .organization = {"h.id", "s.id"}, .practitioner = {"r.id"}};

bool store_visit_add(struct store *st, const struct visit *v, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO visit (" COLUMNS(
                       "") ", delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                           " $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,"
                           " $27, $28, 'workflow')",
                   SQL(FIELDS(v)), e);
}

static bool one_read(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct visit *v, bool *found, struct err *e)
{
    struct visit got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *v = got;
    return true;
}

bool store_visit_get(struct store *st, struct id id, struct arena *a, struct visit *v,
                     struct err *e)
{
    bool found;

    return one_read(st, ROW FROM " AND v.id = $1", SQL(sql_id(&id)), a, v, &found, e)
           && (found || sql_missing("visit", id, e));
}

bool store_visit_find(struct store *st, struct str code, struct arena *a, struct visit *v,
                      bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND v.visit = $1", SQL(sql_text(&code)), a, v, found, e);
}

bool store_visit_put(struct store *st, const struct visit *v, int64_t version, int64_t now_ms,
                     bool *done, struct err *e)
{
    return sql_done(
        st,
        "UPDATE visit SET state = $1, day = $2, starts = $3, ends = $4, slots = $5,"
        " township_slots = $6, release_ms = $7, room = $8, liaison = $9, liaison_phone = $10,"
        " travel = $11, lodging = $12, cause = $13, moved_to = $14, travel_fen = $15,"
        " lodging_fen = $16, other_fen = $17, changed_ms = $18, version = version + 1"
        " WHERE id = $19 AND version = $20 RETURNING id",
        SQL(sql_name(&v->state, visit_state_names), sql_day(&v->day), sql_maybe(&v->starts),
            sql_maybe(&v->ends), sql_count(&v->slots), sql_count(&v->township_slots),
            sql_count(&v->release_ms), sql_maybe(&v->room), sql_maybe(&v->liaison),
            sql_maybe(&v->liaison_phone), sql_maybe(&v->travel), sql_maybe(&v->lodging),
            sql_maybe(&v->cause), sql_maybe(&v->moved_to), sql_count(&v->travel_fen),
            sql_count(&v->lodging_fen), sql_count(&v->other_fen), sql_count(&now_ms),
            sql_id(&v->id), sql_count(&version)),
        done, e);
}

static void filter_add(struct query *q, const struct visit_filter *f)
{
    query_and(q, "v.state", &f->state);
    query_and(q, "v.organization", &f->organization);
    query_and(q, "v.practitioner", &f->practitioner);
    query_and(q, "v.county", &f->county);
    if (f->from_day != DAY_NONE) {
        query_add(q, " AND v.day >= ");
        query_bind(q, sql_day(&f->from_day));
    }
    if (f->until_day != DAY_NONE) {
        query_add(q, " AND v.day <= ");
        query_bind(q, sql_day(&f->until_day));
    }
    if (f->shown)
        query_add(q,
                  " AND v.liaison IS NOT NULL AND v.state IN ('announced', 'open', 'cancelled')");
}

bool store_visit_list(struct store *st, const struct visit_filter *filter,
                      const struct store_page *page, struct arena *a, struct visit_rows *rows,
                      struct err *e)
{
    struct visit row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "v.day, v.id",
                           .at = SQL(sql_day(&row.day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct visit_rows){read.items, read.n, more};
    return true;
}

bool store_visit_busy(struct store *st, const struct visit *v, bool *busy, struct err *e)
{
    const struct str first = STR("00:00"), last = STR("24:00");
    const struct str *from = v->starts.n ? &v->starts : &first,
                     *until = v->ends.n ? &v->ends : &last;
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM visit WHERE practitioner = $1 AND day = $2 AND visit <> $3"
                   " AND state <> 'cancelled' AND coalesce(starts, '00:00') < $4"
                   " AND coalesce(ends, '24:00') > $5",
                   SQL(sql_text(&v->practitioner), sql_day(&v->day), sql_text(&v->code),
                       sql_text(until), sql_text(from)),
                   &n, e))
        return false;
    *busy = n > 0;
    return true;
}

/* --- steps --- */

#define STEP "seq, move, was, state, why, made_by, made_ms"
#define STEP_FIELDS(s)                                                                    \
    sql_count(&(s)->seq), sql_name(&(s)->move, visit_move_names),                         \
        sql_name(&(s)->was, visit_state_names), sql_name(&(s)->state, visit_state_names), \
        sql_text(&(s)->why), sql_id(&(s)->made_by), sql_count(&(s)->made_ms)

bool store_visit_step_add(struct store *st, const struct visit_key *k,
                          const struct visit_step_line *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO visit_step (county, visit, " STEP
                   ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   SQL(sql_text(&k->county), sql_text(&k->code), STEP_FIELDS(s)), e);
}

bool store_visit_steps(struct store *st, struct str code, struct arena *a,
                       struct visit_steps *steps, struct err *e)
{
    struct visit_step_line row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(STEP_FIELDS(&row)));

    if (!sql_rows(st, "SELECT " STEP " FROM visit_step WHERE visit = $1 ORDER BY seq",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *steps = (struct visit_steps){read.items, read.n};
    return true;
}

/* --- series --- */

#define SERIES(t)                                                                                  \
    t "county, " t "id, " t "programme, " t "practitioner, " t "organization, " t "discipline, " t \
      "weekday, " t "every_weeks, " t "from_day, " t "until_day, " t "starts, " t "ends, " t       \
      "room, " t "slots, " t "township_slots, " t "release_hours, " t "made_by, " t "made_ms"
#define SERIES_FIELDS(s)                                                                         \
    sql_text(&(s)->county), sql_id(&(s)->id), sql_text(&(s)->programme),                         \
        sql_text(&(s)->practitioner), sql_text(&(s)->organization), sql_maybe(&(s)->discipline), \
        sql_int(&(s)->weekday), sql_int(&(s)->every_weeks), sql_day(&(s)->from_day),             \
        sql_day(&(s)->until_day), sql_text(&(s)->starts), sql_text(&(s)->ends),                  \
        sql_maybe(&(s)->room), sql_count(&(s)->slots), sql_count(&(s)->township_slots),          \
        sql_count(&(s)->release_hours), sql_id(&(s)->made_by), sql_count(&(s)->made_ms)
#define SERIES_ROW "SELECT " SERIES("v.") ", v.ended_ms, h.id, r.id, s.id, r.name, h.name, s.county"
#define SERIES_PLACES(s)                                                                         \
    SQL(SERIES_FIELDS(s), sql_count(&(s)->ended_ms), sql_id(&(s)->organization_id),              \
        sql_id(&(s)->practitioner_id), sql_id(&(s)->home_id), sql_text(&(s)->practitioner_name), \
        sql_text(&(s)->organization_name), sql_text(&(s)->home_county))
#define SERIES_FROM                                                       \
    " FROM visit_series v JOIN practitioner r ON r.code = v.practitioner" \
    " JOIN organization h ON h.code = v.organization"                     \
    " JOIN organization s ON s.id = r.organization WHERE true"

bool store_series_add(struct store *st, const struct visit_series *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO visit_series (" SERIES("") ") VALUES ($1, $2, $3, $4, $5, $6, $7,"
                                                           " $8, $9, $10, $11, $12, $13, $14, $15,"
                                                           " $16, $17, $18)",
                   SQL(SERIES_FIELDS(s)), e);
}

bool store_series_get(struct store *st, struct id id, struct arena *a, struct visit_series *s,
                      struct err *e)
{
    struct visit_series got = {0};
    struct sql_read read = SQL_READ(got, a, SERIES_PLACES(&got));
    bool found;

    if (!sql_first(st, SERIES_ROW SERIES_FROM " AND v.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("series", id, e);
    *s = got;
    return true;
}

bool store_series_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct series_rows *rows, struct err *e)
{
    struct visit_series row = {0};
    struct sql_read read = SQL_READ(row, a, SERIES_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = SERIES_ROW,
                           .key = "v.id",
                           .descending = true,
                           .at = SQL(sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, SERIES_FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct series_rows){read.items, read.n, more};
    return true;
}

bool store_series_end(struct store *st, struct id id, int32_t until_day, struct id by,
                      int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE visit_series SET until_day = $1, ended_by = $2, ended_ms = $3"
                   " WHERE id = $4",
                   SQL(sql_day(&until_day), sql_id(&by), sql_count(&now_ms), sql_id(&id)), e);
}

bool store_series_planned(struct store *st, struct id series, int32_t after_day, struct arena *a,
                          struct visit_rows *rows, struct err *e)
{
    struct visit row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st,
                  ROW FROM " AND v.series = $1 AND v.day > $2 AND v.state = 'planned'"
                           " ORDER BY v.day",
                  SQL(sql_id(&series), sql_day(&after_day)), &read, e))
        return false;
    *rows = (struct visit_rows){.items = read.items, .n = read.n};
    return true;
}
