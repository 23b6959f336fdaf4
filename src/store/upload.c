/* upload.c - see upload.h. What an upload is told as comes from its job, where it has one. */
#include "store/upload.h"

#include "store/query.h"

#define COLUMNS(of)                                                                           \
    of "id, " of "kind, " of "source, " of "batch, " of "owner, " of "role, " of "scope, " of \
       "place, " of "organization, " of "row_n, " of "bad_n, " of "job, " of "made_ms, " of   \
       "wiped_ms, " of "digest, " of "file"
#define FIELDS(u)                                                                         \
    sql_id(&(u)->id), sql_name(&(u)->kind, job_kind_names), sql_text(&(u)->source),       \
        sql_text(&(u)->batch), sql_id(&(u)->owner), sql_name(&(u)->role, role_names),     \
        sql_name(&(u)->scope.kind, scope_kind_names), sql_text(&(u)->scope.place),        \
        sql_id(&(u)->scope.organization), sql_count(&(u)->row_n), sql_count(&(u)->bad_n), \
        sql_id(&(u)->job), sql_count(&(u)->made_ms), sql_count(&(u)->wiped_ms),           \
        sql_maybe(&(u)->digest), sql_id(&(u)->file)
#define SEEN                                                                           \
    COLUMNS("u.")                                                                      \
    ", CASE WHEN j.id IS NOT NULL THEN j.state WHEN u.file IS NOT NULL THEN 'reading'" \
    " WHEN u.wiped_ms IS NULL THEN 'open' WHEN u.fault IS NOT NULL THEN 'failed'"      \
    " ELSE 'dropped' END, coalesce(j.row_n, 0), j.checkpoint, j.written, j.refused, "  \
    "coalesce(j.reason, u.fault, ''), j.ended_ms"
#define FROM " FROM upload u LEFT JOIN job j ON j.id = u.job WHERE true"
#define SEEN_FIELDS(s)                                                                     \
    SQL(FIELDS(&(s)->upload), sql_name(&(s)->state, upload_state_names),                   \
        sql_count(&(s)->job_row_n), sql_count(&(s)->checkpoint), sql_count(&(s)->written), \
        sql_count(&(s)->refused), sql_text(&(s)->reason), sql_count(&(s)->ended_ms))
#define ROW "upload, number, key_number, key_hash, fields, fault_column, fault"
#define ROW_FIELDS(r)                                                                  \
    SQL(sql_id(&(r)->upload), sql_count(&(r)->number), sql_int(&(r)->key_number),      \
        sql_text(&(r)->key_hash), sql_text(&(r)->fields), sql_int(&(r)->fault_column), \
        sql_text(&(r)->fault))

bool store_upload_add(struct store *st, const struct upload *u, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO upload (" COLUMNS("") ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                                                      " $9, $10, $11, $12, $13, $14, $15, $16)",
                   SQL(FIELDS(u)), e);
}

bool store_upload_keep(struct store *st, const struct upload *u, struct err *e)
{
    return sql_run(st,
                   "UPDATE upload SET row_n = $1, bad_n = $2, job = $3, wiped_ms = $4,"
                   " file = $5 WHERE id = $6",
                   SQL(sql_count(&u->row_n), sql_count(&u->bad_n), sql_id(&u->job),
                       sql_count(&u->wiped_ms), sql_id(&u->file), sql_id(&u->id)),
                   e);
}

/* A list of the command line is read as it is imported. */
static void rows_of_job(struct upload_seen *items, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (!items[i].upload.row_n)
            items[i].upload.row_n = items[i].job_row_n;
    }
}

bool store_upload_get(struct store *st, struct id id, struct arena *a, struct upload_seen *seen,
                      struct err *e)
{
    struct upload_seen row = {0};
    struct sql_read read = SQL_READ(row, a, SEEN_FIELDS(&row));
    bool found;

    if (!sql_first(st, "SELECT " SEEN FROM " AND u.id = $1", SQL(sql_id(&id)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("upload", id, e);
    rows_of_job(&row, 1);
    *seen = row;
    return true;
}

static const struct query_sides SIDES = {.place = {"u.place"}, .organization = {"u.organization"}};

bool store_upload_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct upload_seen_rows *rows, struct err *e)
{
    struct upload_seen row = {0};
    struct sql_read read = SQL_READ(row, a, SEEN_FIELDS(&row));
    struct query_page p = {.page = page,
                           .select = "SELECT " SEEN,
                           .key = "u.made_ms, u.id",
                           .descending = true,
                           .at = SQL(sql_count(&row.upload.made_ms), sql_id(&row.upload.id))};
    struct query q = {0};
    struct store_more more;

    query_add(&q, FROM);
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q, &p, &read, &more, e))
        return false;
    rows_of_job(read.items, read.n);
    *rows = (struct upload_seen_rows){read.items, read.n, more};
    return true;
}

bool store_upload_next(struct store *st, int64_t now_ms, struct arena *a, struct id *id,
                       bool *found, struct err *e)
{
    struct id row = {{0}};
    struct sql_read read = SQL_READ(row, a, SQL(sql_id(&row)));

    if (!sql_first(
            st,
            "SELECT u.id FROM job j JOIN upload u ON u.job = j.id"
            " WHERE j.state IN ('queued', 'running') AND j.lease_ms <= $1 AND u.wiped_ms IS NULL"
            " ORDER BY j.made_ms, j.id LIMIT 1",
            SQL(sql_count(&now_ms)), &read, found, e))
        return false;
    *id = row;
    return true;
}

/* Rows of a list that was never there whole: its process was killed while it looked at them. Their
 * age is in their id. */
static bool orphans_wipe(struct store *st, int64_t before_ms, struct err *e)
{
    const struct id before = id_make(before_ms, (const uint8_t[10]){0});

    return sql_run(st,
                   "DELETE FROM upload_row WHERE upload < $1"
                   " AND NOT EXISTS (SELECT 1 FROM upload u WHERE u.id = upload_row.upload)",
                   SQL(sql_id(&before)), e);
}

bool store_upload_wipe(struct store *st, int64_t before_ms, int64_t now_ms, struct err *e)
{
    return sql_run(st,
                   "UPDATE job SET state = 'cancelled', ended_ms = $1, reason = 'the rows were"
                   " kept for 24 hours'"
                   " WHERE state IN ('queued', 'running') AND id IN (SELECT job FROM upload"
                   " WHERE wiped_ms IS NULL AND made_ms < $2)",
                   SQL(sql_count(&now_ms), sql_count(&before_ms)), e)
           && sql_run(st,
                      "DELETE FROM upload_row WHERE upload IN (SELECT id FROM upload"
                      " WHERE wiped_ms IS NULL AND made_ms < $1)",
                      SQL(sql_count(&before_ms)), e)
           && sql_run(st,
                      "UPDATE upload SET wiped_ms = $1, file = NULL WHERE wiped_ms IS NULL AND "
                      "made_ms < $2",
                      SQL(sql_count(&now_ms), sql_count(&before_ms)), e)
           && orphans_wipe(st, before_ms, e);
}

bool store_upload_unread(struct store *st, int64_t now_ms, struct arena *a,
                         struct upload_unread *unread, struct err *e)
{
    struct id row = {{0}};
    struct sql_read read = SQL_READ(row, a, SQL(sql_id(&row)));

    if (!sql_rows(st,
                  "SELECT id FROM upload WHERE file IS NOT NULL AND wiped_ms IS NULL"
                  " AND (lease_ms IS NULL OR lease_ms <= $1) ORDER BY made_ms, id LIMIT 20",
                  SQL(sql_count(&now_ms)), &read, e))
        return false;
    *unread = (struct upload_unread){read.items, read.n};
    return true;
}

bool store_upload_claim(struct store *st, struct id id, int64_t now_ms, int64_t until_ms,
                        bool *held, struct err *e)
{
    return sql_done(st,
                    "UPDATE upload SET lease_ms = $1 WHERE id = $2 AND file IS NOT NULL"
                    " AND wiped_ms IS NULL AND (lease_ms IS NULL OR lease_ms <= $3)"
                    " RETURNING id",
                    SQL(sql_count(&until_ms), sql_id(&id), sql_count(&now_ms)), held, e);
}

bool store_upload_renew(struct store *st, const struct upload *u, int64_t until_ms, int64_t next_ms,
                        bool *held, struct err *e)
{
    return sql_done(st,
                    "UPDATE upload SET lease_ms = $1, row_n = $2, bad_n = $3 WHERE id = $4"
                    " AND file IS NOT NULL AND lease_ms = $5 RETURNING id",
                    SQL(sql_count(&next_ms), sql_count(&u->row_n), sql_count(&u->bad_n),
                        sql_id(&u->id), sql_count(&until_ms)),
                    held, e);
}

bool store_upload_read(struct store *st, const struct upload *u, struct str fault, struct err *e)
{
    return sql_run(st, "UPDATE upload SET lease_ms = NULL, fault = $1 WHERE id = $2",
                   SQL(sql_maybe(&fault), sql_id(&u->id)), e)
           && store_upload_keep(st, u, e);
}

bool store_upload_empty(struct store *st, struct id id, struct err *e)
{
    return sql_run(st, "DELETE FROM upload_row WHERE upload = $1", SQL(sql_id(&id)), e);
}

bool store_upload_row_put(struct store *st, const struct upload_row *rows, size_t n, struct err *e)
{
    struct upload_row row = {0};

    return sql_bulk(st,
                    SQL_BULK(row, ROW_FIELDS(&row), "INSERT INTO upload_row (" ROW ") VALUES ",
                             " ON CONFLICT (upload, number) DO UPDATE SET"
                             " key_number = excluded.key_number, key_hash = excluded.key_hash,"
                             " fields = excluded.fields, fault_column = excluded.fault_column,"
                             " fault = excluded.fault"),
                    rows, n, e);
}

bool store_upload_row_get(struct store *st, struct id upload, int64_t number, struct arena *a,
                          struct upload_row *row, struct err *e)
{
    struct upload_row one = {0};
    struct sql_read read = SQL_READ(one, a, ROW_FIELDS(&one));
    bool found;

    if (!sql_first(st, "SELECT " ROW " FROM upload_row WHERE upload = $1 AND number = $2",
                   SQL(sql_id(&upload), sql_count(&number)), &read, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no row %lld", (long long)number);
    *row = one;
    return true;
}

bool store_upload_row_list(struct store *st, const struct upload_want *want, struct arena *a,
                           struct upload_rows *rows, struct err *e)
{
    struct upload_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_FIELDS(&row));
    struct query q = {0};

    query_add(&q, "SELECT " ROW " FROM upload_row WHERE upload = ");
    query_bind(&q, sql_id(&want->upload));
    query_add(&q, want->bad ? " AND fault > ''" : " AND fault = ''");
    query_and(&q, "fault", &want->fault);
    query_add(&q, " AND number > ");
    query_bind(&q, sql_count(&want->after));
    query_add(&q, " ORDER BY number LIMIT ");
    query_bind(&q, sql_int(&want->limit));
    if (!query_rows(st, &q, &read, e))
        return false;
    *rows = (struct upload_rows){read.items, read.n};
    return true;
}

bool store_upload_row_same(struct store *st, struct id upload, struct str key_hash, struct arena *a,
                           struct upload_rows *rows, struct err *e)
{
    struct upload_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_FIELDS(&row));

    if (!sql_rows(st,
                  "SELECT " ROW " FROM upload_row WHERE upload = $1 AND key_hash = $2"
                  " ORDER BY number LIMIT 2",
                  SQL(sql_id(&upload), sql_text(&key_hash)), &read, e))
        return false;
    *rows = (struct upload_rows){read.items, read.n};
    return true;
}

bool store_upload_bad(struct store *st, struct id upload, int64_t *bad_n, struct err *e)
{
    return sql_total(st, "SELECT count(*) FROM upload_row WHERE upload = $1 AND fault > ''",
                     SQL(sql_id(&upload)), bad_n, e);
}

bool store_upload_faults(struct store *st, struct id upload, struct arena *a,
                         struct upload_faults *faults, struct err *e)
{
    struct upload_fault row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_int(&row.column), sql_text(&row.fault), sql_count(&row.n), sql_count(&row.first)));

    if (!sql_rows(st,
                  "SELECT fault_column, fault, count(*), min(number) FROM upload_row"
                  " WHERE upload = $1 AND fault > '' GROUP BY fault_column, fault"
                  " ORDER BY count(*) DESC, fault_column, fault LIMIT 200",
                  SQL(sql_id(&upload)), &read, e))
        return false;
    *faults = (struct upload_faults){read.items, read.n};
    return true;
}
