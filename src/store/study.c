/* study.c - see study.h. */
#include "store/study.h"

#include "store/query.h"

#define COLUMNS(t)                                                                           \
    t "county, " t "uid, " t "accession, " t "modality, " t "organization, " t "reading, " t \
      "why, " t "seen_ms"
#define FIELDS(s)                                                                          \
    sql_text(&(s)->county), sql_text(&(s)->uid), sql_text(&(s)->accession),                \
        sql_text(&(s)->modality), sql_maybe(&(s)->organization), sql_maybe(&(s)->reading), \
        sql_name(&(s)->why, study_why_names), sql_count(&(s)->seen_ms)

bool store_study_put(struct store *st, const struct study *s, struct err *e)
{
    return sql_run(
        st,
        "INSERT INTO study (" COLUMNS(
            "") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
                " ON CONFLICT (county, uid) DO UPDATE SET accession = excluded.accession,"
                " modality = excluded.modality, organization = excluded.organization,"
                " reading = excluded.reading, why = excluded.why",
        SQL(FIELDS(s)), e);
}

bool store_study_find(struct store *st, struct str uid, struct arena *a, struct study *s,
                      bool *found, struct err *e)
{
    struct study got = {0};
    struct sql_read read = SQL_READ(got, a, SQL(FIELDS(&got)));

    if (!sql_first(st, "SELECT " COLUMNS("") " FROM study WHERE uid = $1 ORDER BY seen_ms DESC",
                   SQL(sql_text(&uid)), &read, found, e))
        return false;
    if (*found)
        *s = got;
    return true;
}

#define FROM                                                            \
    " FROM study s LEFT JOIN organization o ON o.code = s.organization" \
    " WHERE s.reading IS NULL"
static const struct query_sides SIDES = {.place = {"s.county"}, .organization = {"o.id"}};

bool store_study_waiting(struct store *st, const struct store_page *page, struct arena *a,
                         struct study_rows *rows, struct err *e)
{
    struct study row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row), sql_text(&row.organization_name)));
    struct query_page p = {.page = page,
                           .select = "SELECT " COLUMNS("s.") ", coalesce(o.name, '')",
                           .key = "s.seen_ms, s.uid",
                           .descending = true,
                           .at = SQL(sql_count(&row.seen_ms), sql_text(&row.uid))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    *rows = (struct study_rows){read.items, read.n, more};
    return true;
}

bool store_imaging_mark(struct store *st, struct str server, struct arena *a, int64_t *seq,
                        struct err *e)
{
    int64_t got = 0;
    struct sql_read read = SQL_READ(got, a, SQL(sql_count(&got)));
    bool found;

    if (!sql_first(st, "SELECT seq FROM imaging_mark WHERE server = $1", SQL(sql_text(&server)),
                   &read, &found, e))
        return false;
    *seq = found ? got : 0;
    return true;
}

bool store_imaging_mark_put(struct store *st, struct str server, int64_t seq, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO imaging_mark (server, seq) VALUES ($1, $2)"
                   " ON CONFLICT (server) DO UPDATE SET seq = excluded.seq",
                   SQL(sql_text(&server), sql_count(&seq)), e);
}
