/* plan_run.c - see plan_run.h. */
#include "store/plan_run.h"

#include "store/query.h"

#define COLUMNS(t)                                                                               \
    t "id, " t "job, " t "code, " t "programme, " t "edition, " t "from_day, " t "until_day, " t \
      "previous, " t "hold, " t "pins, " t "without, " t "digest, " t "owner, " t "made_ms"
#define FIELDS(r)                                                                         \
    sql_id(&(r)->id), sql_id(&(r)->job), sql_text(&(r)->code), sql_text(&(r)->programme), \
        sql_int(&(r)->edition), sql_day(&(r)->from_day), sql_day(&(r)->until_day),        \
        sql_id(&(r)->previous), sql_bool(&(r)->hold), sql_list(&(r)->pins),               \
        sql_list(&(r)->without), sql_text(&(r)->digest), sql_id(&(r)->owner),             \
        sql_count(&(r)->made_ms)

bool store_plan_run_add(struct store *st, const struct plan_run *r, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO plan_run (" COLUMNS("") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                                                        " $9, $10, $11, $12, $13, $14)",
                   SQL(FIELDS(r)), e);
}

#define FROM " FROM plan_run r JOIN job j ON j.id = r.job WHERE true"
#define ROW                                                                              \
    "SELECT " COLUMNS("r.") ", j.id, j.kind, j.state, j.row_n, j.checkpoint, j.reason,"  \
                            " j.lease_ms, j.ended_ms, j.source, j.batch, j.digest,"      \
                            " coalesce((SELECT p.name FROM programme p"                  \
                            " WHERE p.id = r.programme AND p.version = r.edition), '')," \
                            " coalesce((SELECT c.shown FROM account c"                   \
                            " WHERE c.id = r.owner), '')"
#define ROW_PLACES(w)                                                                             \
    SQL(FIELDS(&(w)->run), sql_id(&(w)->job.id), sql_name(&(w)->job.kind, job_kind_names),        \
        sql_name(&(w)->job.state, job_state_names), sql_count(&(w)->job.row_n),                   \
        sql_count(&(w)->job.checkpoint), sql_text(&(w)->job.reason),                              \
        sql_count(&(w)->job.lease_ms), sql_count(&(w)->job.ended_ms), sql_text(&(w)->job.source), \
        sql_text(&(w)->job.batch), sql_text(&(w)->job.digest), sql_text(&(w)->programme_name),    \
        sql_text(&(w)->owner_name))

bool store_plan_run_get(struct store *st, struct id id, struct arena *a, struct plan_run_row *row,
                        struct err *e)
{
    struct plan_run_row got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND r.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("plan run", id, e);
    *row = got;
    return true;
}

bool store_plan_run_next(struct store *st, int64_t now_ms, struct arena *a,
                         struct plan_run_row *row, bool *found, struct err *e)
{
    struct plan_run_row got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));

    if (!sql_first(st,
                   ROW FROM " AND j.state IN ('queued', 'running') AND j.lease_ms <= $1"
                            " ORDER BY r.made_ms, r.id LIMIT 1",
                   SQL(sql_count(&now_ms)), &read, found, e))
        return false;
    if (*found)
        *row = got;
    return true;
}

/* A run is of the whole region that the store is about. */
static const struct query_sides SIDES = {.place = {"(SELECT region_code FROM frame)"}};

bool store_plan_run_list(struct store *st, const struct store_page *page, struct arena *a,
                         struct plan_run_rows *rows, struct err *e)
{
    struct plan_run_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    const struct query_page p = {.page = page,
                                 .select = ROW,
                                 .key = "r.made_ms, r.id",
                                 .descending = true,
                                 .at = SQL(sql_count(&row.run.made_ms), sql_id(&row.run.id))};
    struct store_more more;
    struct query q = {0};

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct plan_run_rows){read.items, read.n, more};
    return true;
}

/* --- files --- */

bool store_plan_file_add(struct store *st, struct id plan, const struct plan_file_row *f,
                         struct err *e)
{
    return sql_run(st,
                   "INSERT INTO plan_file (plan, side, name, digest, bytes)"
                   " VALUES ($1, $2, $3, $4, $5)",
                   SQL(sql_id(&plan), sql_text(&f->side), sql_text(&f->name), sql_text(&f->digest),
                       sql_text(&f->bytes)),
                   e);
}

bool store_plan_file_list(struct store *st, struct id plan, struct arena *a,
                          struct plan_file_rows *rows, struct err *e)
{
    struct plan_file_row row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.side), sql_text(&row.name),
                                        sql_text(&row.digest), sql_count(&row.byte_n)));

    if (!sql_rows(st,
                  "SELECT side, name, digest, length(bytes) FROM plan_file WHERE plan = $1"
                  " ORDER BY side, name",
                  SQL(sql_id(&plan)), &read, e))
        return false;
    *rows = (struct plan_file_rows){read.items, read.n};
    return true;
}

bool store_plan_file_get(struct store *st, struct id plan, struct plan_file_row *f, struct arena *a,
                         struct err *e)
{
    struct str bytes = {0};
    struct sql_read read = SQL_READ(bytes, a, SQL(sql_text(&bytes)));
    bool found;

    if (!sql_first(st, "SELECT bytes FROM plan_file WHERE plan = $1 AND side = $2 AND name = $3",
                   SQL(sql_id(&plan), sql_text(&f->side), sql_text(&f->name)), &read, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "the plan has no such file");
    f->bytes = bytes;
    f->byte_n = (int64_t)bytes.n;
    return true;
}

bool store_plan_file_drop(struct store *st, struct id plan, struct err *e)
{
    return sql_run(st, "DELETE FROM plan_file WHERE plan = $1", SQL(sql_id(&plan)), e);
}

/* --- what a run is solved from --- */

bool store_plan_seats(struct store *st, const struct plan_run *r, struct arena *a,
                      struct plan_seats *seats, struct err *e)
{
    struct plan_seat_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_id(&row.id), sql_text(&row.county), sql_text(&row.code),
                     sql_text(&row.organization), sql_text(&row.discipline), sql_text(&row.paired),
                     sql_text(&row.team), sql_list(&row.techniques), sql_list(&row.required),
                     sql_int(&row.seats), sql_int(&row.min_title_rank), sql_int(&row.tier),
                     sql_int(&row.weight), sql_day(&row.start_day), sql_int(&row.months)));

    if (!sql_rows(st,
                  "SELECT d.id, d.county, d.code, o.code, d.discipline, coalesce(p.code, ''),"
                  " d.team, d.techniques, d.required, d.seats, d.min_title_rank, d.tier, d.weight,"
                  " d.start_day, d.months FROM demand d"
                  " JOIN organization o ON o.id = d.organization"
                  " LEFT JOIN organization p ON p.id = d.paired_organization"
                  " WHERE d.programme = $1 AND d.kind IN ('expert', 'visit', 'management')"
                  " AND d.start_day >= $2 AND d.start_day <= $3"
                  " AND (d.state = 'approved' OR d.state = 'planned' AND d.plan IS NULL"
                  " OR d.state IN ('filled', 'part_filled') AND d.plan = $4)"
                  " AND (d.team = '' OR NOT EXISTS (SELECT 1 FROM demand t"
                  " WHERE t.programme = d.programme AND t.team = d.team AND (t.state = 'submitted'"
                  " OR t.state = 'approved' AND (t.start_day < $2 OR t.start_day > $3))))"
                  " ORDER BY d.id",
                  SQL(sql_text(&r->programme), sql_day(&r->from_day), sql_day(&r->until_day),
                      sql_id(&r->previous)),
                  &read, e))
        return false;
    *seats = (struct plan_seats){read.items, read.n};
    return true;
}

/* On a placement that binds, or in a seat of a published plan that no placement came from yet: of
 * another plan than the one that is followed, whose people may go elsewhere. */
#define BOUND                                                                               \
    "CASE WHEN EXISTS (SELECT 1 FROM placement l WHERE l.practitioner = p.code"             \
    " AND l.state IN ('accepted', 'confirmed', 'noticed', 'arrived', 'active', 'leave')"    \
    " AND (l.until_day IS NULL OR l.until_day >= $2)"                                       \
    " AND NOT EXISTS (SELECT 1 FROM assignment x WHERE x.id = l.assignment AND x.plan = $4" \
    " AND x.practitioner = p.id)) OR EXISTS (SELECT 1 FROM assignment x"                    \
    " JOIN plan q ON q.id = x.plan AND q.state = 'published' AND q.id <> coalesce($4, '')"  \
    " JOIN demand d ON d.id = x.demand AND d.start_day >= $2 WHERE x.practitioner = p.id)"  \
    " THEN 1 ELSE 0 END"
#define LICENSED                                                            \
    "CASE WHEN EXISTS (SELECT 1 FROM licence c WHERE c.practitioner = p.id" \
    " AND c.kind = 'practice' AND c.voided_ms IS NULL AND c.from_day <= $2" \
    " AND (c.until_day IS NULL OR c.until_day >= $2)) THEN 1 ELSE 0 END"

bool store_plan_people(struct store *st, const struct plan_run *r, struct arena *a,
                       struct plan_people *people, struct err *e)
{
    struct plan_person_row row = {0};
    struct practitioner *p = &row.practitioner;
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_id(&p->id), sql_text(&p->county), sql_text(&p->code), sql_text(&p->name),
            sql_text(&p->department), sql_text(&p->discipline), sql_int(&p->title_rank),
            sql_list(&p->techniques), sql_day(&p->title_from), sql_day(&p->work_from),
            sql_text(&row.organization), sql_text(&row.level), sql_text(&row.last_host),
            sql_day(&row.from_day), sql_day(&row.until_day), sql_list(&row.preferred_counties),
            sql_list(&row.excluded_counties), sql_bool(&row.licensed), sql_bool(&row.bound)));

    if (!sql_rows(st,
                  "SELECT p.id, p.county, p.code, p.name, p.department, p.discipline,"
                  " p.title_rank, p.techniques, p.title_from, p.work_from, o.code, o.level, "
                  "coalesce(h.code, ''),"
                  " f.from_day, f.until_day, f.preferred_counties, f.excluded_counties, " LICENSED
                  ", " BOUND " FROM offer f"
                  " JOIN practitioner p ON p.county = f.county AND p.id = f.practitioner"
                  " JOIN organization o ON o.id = p.organization"
                  " LEFT JOIN organization h ON h.id = f.last_host"
                  " WHERE f.state IN ('offered', 'appealed') AND f.programme IN ('', $1)"
                  " AND (f.from_day IS NULL OR f.from_day <= $3)"
                  " AND (f.until_day IS NULL OR f.until_day >= $2) ORDER BY f.id",
                  SQL(sql_text(&r->programme), sql_day(&r->from_day), sql_day(&r->until_day),
                      sql_id(&r->previous)),
                  &read, e))
        return false;
    *people = (struct plan_people){read.items, read.n};
    return true;
}

bool store_plan_before(struct store *st, struct id previous, struct arena *a,
                       struct plan_befores *rows, struct err *e)
{
    struct plan_before_row row = {0};
    struct sql_read read =
        SQL_READ(row, a, SQL(sql_text(&row.demand), sql_text(&row.practitioner)));

    if (!sql_rows(st,
                  "SELECT d.code, p.code FROM assignment a"
                  " JOIN demand d ON d.county = a.county AND d.id = a.demand"
                  " JOIN practitioner p ON p.id = a.practitioner WHERE a.plan = $1"
                  " ORDER BY d.id, a.seat",
                  SQL(sql_id(&previous)), &read, e))
        return false;
    *rows = (struct plan_befores){read.items, read.n};
    return true;
}

bool store_plan_places(struct store *st, struct arena *a, struct plan_places *places, struct err *e)
{
    struct plan_place_row row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_text(&row.code), sql_text(&row.name), sql_text(&row.county),
                     sql_number(&row.lng), sql_number(&row.lat)));

    if (!sql_rows(st, "SELECT code, name, county, lng, lat FROM organization ORDER BY code", NULL,
                  &read, e))
        return false;
    *places = (struct plan_places){read.items, read.n};
    return true;
}

bool store_plan_codes(struct store *st, struct str programme, struct arena *a,
                      struct plan_codes *codes, struct err *e)
{
    struct plan_code_row row = {0};
    struct sql_read demands =
        SQL_READ(row, a, SQL(sql_id(&row.id), sql_text(&row.county), sql_text(&row.code)));
    struct sql_read people =
        SQL_READ(row, a, SQL(sql_id(&row.id), sql_text(&row.county), sql_text(&row.code)));

    if (!sql_rows(st, "SELECT id, county, code FROM demand WHERE programme = $1 ORDER BY id",
                  SQL(sql_text(&programme)), &demands, e)
        || !sql_rows(st,
                     "SELECT p.id, p.county, p.code FROM practitioner p WHERE EXISTS"
                     " (SELECT 1 FROM offer f WHERE f.practitioner = p.id) ORDER BY p.code",
                     NULL, &people, e))
        return false;
    *codes = (struct plan_codes){demands.items, people.items, demands.n, people.n};
    return true;
}
