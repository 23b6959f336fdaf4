/* prospect.c - see prospect.h. */
#include "store/prospect.h"

#include "store/query.h"

#define COLUMNS(t)                                                                           \
    t "id, " t "prospect, " t "version, " t "programme, " t "name, " t "home, " t "trip, " t \
      "introduced_by, " t "stage, " t "day, " t "practitioner, " t "made_ms"
#define FIELDS(p)                                                                                \
    sql_id(&(p)->id), sql_text(&(p)->code), sql_count(&(p)->version), sql_text(&(p)->programme), \
        sql_text(&(p)->name), sql_maybe(&(p)->home), sql_maybe(&(p)->trip),                      \
        sql_maybe(&(p)->introduced_by), sql_name(&(p)->stage, prospect_stage_names),             \
        sql_day(&(p)->day), sql_maybe(&(p)->practitioner), sql_count(&(p)->made_ms)
#define ROW "SELECT " COLUMNS("p.") ", coalesce(i.name, '')"
#define FROM " FROM prospect p LEFT JOIN prospect i ON i.prospect = p.introduced_by WHERE true"
#define ROW_PLACES(p) SQL(FIELDS(p), sql_text(&(p)->introducer_name))

bool store_prospect_add(struct store *st, const struct prospect *p, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO prospect (" COLUMNS("") ", county, delivery) VALUES ($1, $2, $3,"
                                                        " $4, $5, $6, $7, $8, $9, $10, $11, $12,"
                                                        " '', 'workflow')",
                   SQL(FIELDS(p)), e);
}

bool store_prospect_get(struct store *st, struct id id, struct arena *a, struct prospect *p,
                        struct err *e)
{
    struct prospect got = {0};
    struct sql_read read = SQL_READ(got, a, ROW_PLACES(&got));
    bool found;

    if (!sql_first(st, ROW FROM " AND p.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("prospect", id, e);
    *p = got;
    return true;
}

bool store_prospect_there(struct store *st, struct str code, bool *there, struct err *e)
{
    int64_t n = 0;

    if (!sql_total(st, "SELECT count(*) FROM prospect WHERE prospect = $1", SQL(sql_text(&code)),
                   &n, e))
        return false;
    *there = n > 0;
    return true;
}

bool store_prospect_put(struct store *st, const struct prospect *p, int64_t version, bool *done,
                        struct err *e)
{
    return sql_done(st,
                    "UPDATE prospect SET stage = $1, day = $2, practitioner = $3,"
                    " version = version + 1 WHERE id = $4 AND version = $5 RETURNING id",
                    SQL(sql_name(&p->stage, prospect_stage_names), sql_day(&p->day),
                        sql_maybe(&p->practitioner), sql_id(&p->id), sql_count(&version)),
                    done, e);
}

bool store_prospect_list(struct store *st, struct str stage, const struct store_page *page,
                         struct arena *a, struct prospect_rows *rows, struct err *e)
{
    struct prospect row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));
    struct query_page k = {.page = page,
                           .select = ROW,
                           .key = "p.day, p.id",
                           .descending = true,
                           .at = SQL(sql_day(&row.day), sql_id(&row.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_and(&q, "p.stage", &stage);
    if (!query_list(st, &q, &k, &read, &more, e))
        return false;
    *rows = (struct prospect_rows){read.items, read.n, more};
    return true;
}

bool store_prospect_step_add(struct store *st, const struct prospect *p,
                             const struct prospect_line *l, struct err *e)
{
    int64_t seq = p->version + 1;

    return sql_run(st,
                   "INSERT INTO prospect_step (county, prospect, seq, stage, day, note, made_by,"
                   " made_ms) VALUES ('', $1, $2, $3, $4, $5, $6, $7)",
                   SQL(sql_text(&p->code), sql_count(&seq),
                       sql_name(&l->stage, prospect_stage_names), sql_day(&l->day),
                       sql_text(&l->note), sql_id(&l->made_by), sql_count(&l->made_ms)),
                   e);
}

bool store_prospect_steps(struct store *st, struct str code, struct arena *a,
                          struct prospect_lines *lines, struct err *e)
{
    struct prospect_line row = {0};
    struct sql_read read =
        SQL_READ(row, a,
                 SQL(sql_name(&row.stage, prospect_stage_names), sql_day(&row.day),
                     sql_text(&row.note), sql_id(&row.made_by), sql_count(&row.made_ms)));

    if (!sql_rows(st,
                  "SELECT stage, day, note, made_by, made_ms FROM prospect_step"
                  " WHERE prospect = $1 ORDER BY seq",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *lines = (struct prospect_lines){read.items, read.n};
    return true;
}

bool store_prospect_brought(struct store *st, struct str code, struct arena *a,
                            struct prospect_rows *rows, struct err *e)
{
    struct prospect row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_PLACES(&row));

    if (!sql_rows(st, ROW FROM " AND p.introduced_by = $1 ORDER BY p.day, p.id",
                  SQL(sql_text(&code)), &read, e))
        return false;
    *rows = (struct prospect_rows){.items = read.items, .n = read.n};
    return true;
}
