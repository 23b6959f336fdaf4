/* teaching.c - see teaching.h. */
#include "store/teaching.h"

#include "store/query.h"

#define COLUMNS(t)                                                                              \
    t "county, " t "id, " t "teaching, " t "version, " t "programme, " t "kind, " t             \
      "practitioner, " t "organization, " t "discipline, " t "day, " t "starts, " t "place, " t \
      "topic, " t "school, " t "attendees, " t "state, " t "cause, " t "code_hash, " t          \
      "code_until_ms, " t "made_by, " t "made_ms"
#define FIELDS(t)                                                                                \
    sql_text(&(t)->county), sql_id(&(t)->id), sql_text(&(t)->code), sql_count(&(t)->version),    \
        sql_text(&(t)->programme), sql_name(&(t)->kind, teaching_kind_names),                    \
        sql_text(&(t)->practitioner), sql_text(&(t)->organization), sql_maybe(&(t)->discipline), \
        sql_day(&(t)->day), sql_maybe(&(t)->starts), sql_maybe(&(t)->place),                     \
        sql_maybe(&(t)->topic), sql_maybe(&(t)->school), sql_count(&(t)->attendees),             \
        sql_name(&(t)->state, teaching_state_names), sql_maybe(&(t)->cause),                     \
        sql_maybe(&(t)->code_hash), sql_count(&(t)->code_until_ms), sql_id(&(t)->made_by),       \
        sql_count(&(t)->made_ms)
#define THERE(what) \
    "(SELECT count(*) FROM teaching_attendance n WHERE n.teaching = t.teaching" what ")"
#define ROW                                                                                        \
    "SELECT " COLUMNS("t.") ", r.id, h.id, s.id, r.name, h.name, s.county, " THERE("") ", " THERE( \
        " AND n.by_code = 1") ", (SELECT count(*) FROM material m WHERE m.noun ="                  \
                              " 'teaching' AND m.owner = t.teaching)"
#define ROW_PLACES(t)                                                                              \
    SQL(FIELDS(t), sql_id(&(t)->practitioner_id), sql_id(&(t)->organization_id),                   \
        sql_id(&(t)->home_id), sql_text(&(t)->practitioner_name),                                  \
        sql_text(&(t)->organization_name), sql_text(&(t)->home_county), sql_count(&(t)->attended), \
        sql_count(&(t)->attended_by_code), sql_count(&(t)->materials))
#define FROM                                                          \
    " FROM teaching t JOIN practitioner r ON r.code = t.practitioner" \
    " JOIN organization h ON h.code = t.organization"                 \
    " JOIN organization s ON s.id = r.organization WHERE true"

static const struct query_sides SIDES = {
    .place = {"t.county", "s.county"}, .organization = {"h.id", "s.id"}, .practitioner = {"r.id"}};

bool store_teaching_add(struct store *st, const struct teaching *t, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO teaching (" COLUMNS(
                       "") ", delivery) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                           " $13, $14, $15, $16, $17, $18, $19, $20, $21, 'workflow')",
                   SQL(FIELDS(t)), e);
}

static bool one_read(struct store *st, const char *sql, const struct sql_place *values,
                     struct arena *a, struct teaching *t, bool *found, struct err *e)
{
    struct teaching got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st, sql, values, &read, found, e))
        return false;
    if (*found)
        *t = got;
    return true;
}

bool store_teaching_find(struct store *st, struct id id, struct arena *a, struct teaching *t,
                         bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND t.id = $1", SQL(sql_id(&id)), a, t, found, e);
}

bool store_teaching_coded(struct store *st, struct str code_hash, struct arena *a,
                          struct teaching *t, bool *found, struct err *e)
{
    return one_read(st, ROW FROM " AND t.code_hash = $1", SQL(sql_text(&code_hash)), a, t, found,
                    e);
}

bool store_teaching_put(struct store *st, const struct teaching *t, int64_t version, bool *done,
                        struct err *e)
{
    return sql_done(st,
                    "UPDATE teaching SET state = $1, attendees = $2, cause = $3,"
                    " code_hash = $4, code_until_ms = $5, version = version + 1"
                    " WHERE id = $6 AND version = $7 RETURNING id",
                    SQL(sql_name(&t->state, teaching_state_names), sql_count(&t->attendees),
                        sql_maybe(&t->cause), sql_maybe(&t->code_hash),
                        sql_count(&t->code_until_ms), sql_id(&t->id), sql_count(&version)),
                    done, e);
}

static void filter_add(struct query *q, const struct teaching_filter *f)
{
    query_and(q, "t.kind", &f->kind);
    query_and(q, "t.state", &f->state);
    query_and(q, "t.organization", &f->organization);
    query_and(q, "t.practitioner", &f->practitioner);
    query_and(q, "t.school", &f->school);
}

bool store_teaching_list(struct store *st, const struct teaching_filter *filter,
                         const struct store_page *page, struct arena *a, struct teaching_rows *rows,
                         struct err *e)
{
    struct teaching row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "t.day, t.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    filter_add(&q, filter);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct teaching_rows){read.items, read.n, more};
    return true;
}

bool store_teaching_programme(struct store *st, struct str practitioner, struct arena *a,
                              struct str *programme, struct err *e)
{
    struct str got = {0};
    struct sql_read read = SQL_READ(got, a, SQL(sql_text(&got)));
    bool found;

    if (!sql_first(st,
                   "SELECT programme FROM (SELECT programme, agreed_day AS day FROM mentorship"
                   " WHERE mentor = $1 UNION ALL SELECT programme, from_day FROM placement"
                   " WHERE practitioner = $1 UNION ALL SELECT programme, day FROM visit"
                   " WHERE practitioner = $1 UNION ALL SELECT min(id), '' FROM programme"
                   " HAVING count(DISTINCT id) = 1) p ORDER BY day DESC, programme LIMIT 1",
                   SQL(sql_text(&practitioner)), &read, &found, e))
        return false;
    *programme = found ? got : STR("");
    return true;
}

/* --- who was there --- */

bool store_attendance_add(struct store *st, const struct teaching *t, const struct attendance *n,
                          bool *done, struct err *e)
{
    return sql_done(st,
                    "INSERT INTO teaching_attendance (county, teaching, practitioner, at_ms,"
                    " by_code, made_by) VALUES ($1, $2, $3, $4, $5, $6)"
                    " ON CONFLICT DO NOTHING RETURNING practitioner",
                    SQL(sql_text(&t->county), sql_text(&t->code), sql_text(&n->practitioner),
                        sql_count(&n->at_ms), sql_bool(&n->by_code), sql_id(&n->made_by)),
                    done, e);
}

bool store_attendances(struct store *st, struct str teaching, struct arena *a,
                       struct attendances *rows, struct err *e)
{
    struct attendance row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.practitioner), sql_count(&row.at_ms), sql_bool(&row.by_code),
                     sql_text(&row.practitioner_name), sql_text(&row.organization_name)));

    if (!sql_rows(st,
                  "SELECT n.practitioner, n.at_ms, n.by_code, r.name, o.name"
                  " FROM teaching_attendance n JOIN practitioner r ON r.code = n.practitioner"
                  " JOIN organization o ON o.id = r.organization WHERE n.teaching = $1"
                  " ORDER BY n.at_ms, n.practitioner",
                  SQL(sql_text(&teaching)), &read, e))
        return false;
    *rows = (struct attendances){read.items, read.n};
    return true;
}

bool store_attendance_tied(struct store *st, const struct teaching *t, struct str practitioner,
                           bool *tied, struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st,
                   "SELECT count(*) FROM practitioner r JOIN organization o ON o.id ="
                   " r.organization WHERE r.code = $1 AND (o.county = $2 OR o.code = $3"
                   " OR r.code = $4"
                   " OR EXISTS (SELECT 1 FROM mentorship m WHERE m.mentor = $4"
                   " AND m.apprentice = r.code)"
                   " OR EXISTS (SELECT 1 FROM placement p WHERE p.practitioner = r.code"
                   " AND p.organization = $3 AND p.from_day <= $5"
                   " AND coalesce(p.until_day, $5) >= $5))",
                   SQL(sql_text(&practitioner), sql_text(&t->county), sql_text(&t->organization),
                       sql_text(&t->practitioner), sql_day(&t->day)),
                   &n, e))
        return false;
    *tied = n > 0;
    return true;
}

bool store_teaching_tries(struct store *st, struct str practitioner, int64_t since_ms, int64_t *n,
                          struct err *e)
{
    return sql_total(st,
                     "SELECT count(*) FROM teaching_try WHERE practitioner = $1 AND at_ms >= $2",
                     SQL(sql_text(&practitioner), sql_count(&since_ms)), n, e);
}

bool store_teaching_try(struct store *st, struct str practitioner, int64_t now_ms, struct err *e)
{
    const struct id id = id_new();

    return sql_run(st,
                   "INSERT INTO teaching_try (county, id, practitioner, at_ms) SELECT o.county, $1,"
                   " r.code, $2 FROM practitioner r JOIN organization o ON o.id = r.organization"
                   " WHERE r.code = $3",
                   SQL(sql_id(&id), sql_count(&now_ms), sql_text(&practitioner)), e);
}
