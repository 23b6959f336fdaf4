/* studio.c - see studio.h. */
#include "store/studio.h"

#include "store/query.h"

#define COLUMNS(t)                                                                            \
    t "county, " t "id, " t "studio, " t "version, " t "programme, " t "name, " t "level, " t \
      "leader, " t "organization, " t "opened_day, " t "closed_day, " t "grant_fen, " t "made_ms"
#define FIELDS(s)                                                                             \
    sql_text(&(s)->county), sql_id(&(s)->id), sql_text(&(s)->code), sql_count(&(s)->version), \
        sql_text(&(s)->programme), sql_text(&(s)->name),                                      \
        sql_name(&(s)->level, studio_level_names), sql_text(&(s)->leader),                    \
        sql_text(&(s)->organization), sql_day(&(s)->opened_day), sql_day(&(s)->closed_day),   \
        sql_count(&(s)->grant_fen), sql_count(&(s)->made_ms)
#define ROW                                                 \
    "SELECT " COLUMNS("s.") ", h.id, r.id, r.name, h.name," \
                            " (SELECT count(*) FROM studio_member m WHERE m.studio = s.studio)"
#define ROW_PLACES(s)                                                      \
    SQL(FIELDS(s), sql_id(&(s)->organization_id), sql_id(&(s)->leader_id), \
        sql_text(&(s)->leader_name), sql_text(&(s)->organization_name), sql_count(&(s)->members))
/* Teams without a level or a leader came with a delivery; they are no studios of the workflow. */
#define FROM                                                        \
    " FROM studio s JOIN organization h ON h.code = s.organization" \
    " JOIN practitioner r ON r.code = s.leader WHERE s.kind = 'studio' AND s.level IS NOT NULL"

static const struct query_sides SIDES = {
    .place = {"s.county"}, .organization = {"h.id"}, .practitioner = {"r.id"}};

bool store_studio_add(struct store *st, const struct studio *s, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO studio (" COLUMNS("") ", kind, delivery) VALUES ($1, $2, $3, $4,"
                                                      " $5, $6, $7, $8, $9, $10, $11, $12, $13,"
                                                      " 'studio', 'workflow')",
                   SQL(FIELDS(s)), e);
}

bool store_studio_get(struct store *st, struct id id, struct arena *a, struct studio *s,
                      struct err *e)
{
    struct studio got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND s.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("studio", id, e);
    *s = got;
    return true;
}

bool store_studio_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct studio_rows *rows, struct err *e)
{
    struct studio row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page p = {.page = page,
                           .select = ROW,
                           .key = "s.opened_day, s.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.opened_day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct studio_rows){read.items, read.n, more};
    return true;
}

bool store_studio_put(struct store *st, const struct studio *s, int64_t version, bool *done,
                      struct err *e)
{
    return sql_done(
        st,
        "UPDATE studio SET closed_day = $1, grant_fen = $2,"
        " version = version + 1 WHERE id = $3 AND version = $4 RETURNING id",
        SQL(sql_day(&s->closed_day), sql_count(&s->grant_fen), sql_id(&s->id), sql_count(&version)),
        done, e);
}

bool store_studio_member_add(struct store *st, const struct studio *s,
                             const struct studio_member *m, struct err *e)
{
    int64_t there = 0;

    if (!sql_total(st, "SELECT count(*) FROM studio_member WHERE studio = $1 AND practitioner = $2",
                   SQL(sql_text(&s->code), sql_text(&m->practitioner)), &there, e))
        return false;
    if (there)
        return err_set(e, ERR_INPUT, "%.*s is of the team already", STR_ARG(m->practitioner));
    return sql_run(st,
                   "INSERT INTO studio_member (county, studio, practitioner, from_day)"
                   " VALUES ($1, $2, $3, $4)",
                   SQL(sql_text(&s->county), sql_text(&s->code), sql_text(&m->practitioner),
                       sql_day(&m->from_day)),
                   e);
}

bool store_studio_members(struct store *st, struct str code, struct arena *a,
                          struct studio_members *members, struct err *e)
{
    struct studio_member row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_text(&row.practitioner), sql_day(&row.from_day), sql_text(&row.practitioner_name)));

    if (!sql_rows(st,
                  "SELECT m.practitioner, m.from_day, r.name FROM studio_member m"
                  " JOIN practitioner r ON r.code = m.practitioner WHERE m.studio = $1"
                  " ORDER BY m.from_day, m.practitioner",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *members = (struct studio_members){read.items, read.n};
    return true;
}

bool store_studio_review_add(struct store *st, const struct studio *s,
                             const struct studio_review *r, struct err *e)
{
    int64_t there = 0;

    if (!sql_total(st, "SELECT count(*) FROM studio_review WHERE studio = $1 AND year = $2",
                   SQL(sql_text(&s->code), sql_int(&r->year)), &there, e))
        return false;
    if (there)
        return err_set(e, ERR_INPUT, "year: %d was reviewed already", r->year);
    return sql_run(st,
                   "INSERT INTO studio_review (county, studio, year, grade, note, made_by, made_ms)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                   SQL(sql_text(&s->county), sql_text(&s->code), sql_int(&r->year),
                       sql_name(&r->grade, studio_grade_names), sql_text(&r->note),
                       sql_id(&r->made_by), sql_count(&r->made_ms)),
                   e);
}

bool store_studio_reviews(struct store *st, struct str code, struct arena *a,
                          struct studio_reviews *reviews, struct err *e)
{
    struct studio_review row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_int(&row.year), sql_name(&row.grade, studio_grade_names),
                     sql_text(&row.note), sql_id(&row.made_by), sql_count(&row.made_ms)));

    if (!sql_rows(st,
                  "SELECT year, grade, note, made_by, made_ms FROM studio_review"
                  " WHERE studio = $1 ORDER BY year",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *reviews = (struct studio_reviews){read.items, read.n};
    return true;
}
