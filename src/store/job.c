/* job.c - see job.h. Every change is one conditional update: who comes second finds no row. */
#include "store/job.h"

#include "store/sql.h"

#define COLUMNS                                                                            \
    "id, kind, state, owner, source, batch, digest, row_n, checkpoint, written, refused, " \
    "reason, holder, lease_ms, made_ms, ended_ms"
#define FIELDS(j)                                                                            \
    SQL(sql_id(&(j)->id), sql_name(&(j)->kind, job_kind_names),                              \
        sql_name(&(j)->state, job_state_names), sql_id(&(j)->owner), sql_text(&(j)->source), \
        sql_text(&(j)->batch), sql_text(&(j)->digest), sql_count(&(j)->row_n),               \
        sql_count(&(j)->checkpoint), sql_count(&(j)->written), sql_count(&(j)->refused),     \
        sql_text(&(j)->reason), sql_id(&(j)->holder), sql_count(&(j)->lease_ms),             \
        sql_count(&(j)->made_ms), sql_count(&(j)->ended_ms))

bool store_job_add(struct store *st, const struct job *j, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO job (" COLUMNS ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,"
                   " $11, $12, $13, $14, $15, $16)",
                   FIELDS(j), e);
}

bool store_job_get(struct store *st, struct id id, struct arena *a, struct job *j, struct err *e)
{
    struct job row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM job WHERE id = $1", SQL(sql_id(&id)), &read, &found,
                   e))
        return false;
    if (!found)
        return sql_missing("job", id, e);
    *j = row;
    return true;
}

bool store_job_open(struct store *st, const struct job *like, struct arena *a, struct job *j,
                    bool *found, struct err *e)
{
    struct job row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));

    if (!sql_first(st,
                   "SELECT " COLUMNS " FROM job WHERE kind = $1 AND source = $2 AND batch = $3"
                   " AND digest = $4 AND state IN ('queued', 'running')",
                   SQL(sql_name(&like->kind, job_kind_names), sql_text(&like->source),
                       sql_text(&like->batch), sql_text(&like->digest)),
                   &read, found, e))
        return false;
    if (*found)
        *j = row;
    return true;
}

bool store_job_take(struct store *st, const struct job *j, int64_t now_ms, bool *taken,
                    struct err *e)
{
    return sql_done(
        st,
        "UPDATE job SET state = 'running', holder = $1, lease_ms = $2 WHERE id = $3"
        " AND (state = 'queued' OR (state = 'running' AND lease_ms <= $4))"
        " RETURNING id",
        SQL(sql_id(&j->holder), sql_count(&j->lease_ms), sql_id(&j->id), sql_count(&now_ms)), taken,
        e);
}

bool store_job_keep(struct store *st, const struct job *j, struct err *e)
{
    bool kept;

    if (!sql_done(st,
                  "UPDATE job SET state = $1, row_n = $2, checkpoint = $3, written = $4,"
                  " refused = $5, reason = $6, lease_ms = $7, ended_ms = $8"
                  " WHERE id = $9 AND holder = $10 AND state = 'running' RETURNING id",
                  SQL(sql_name(&j->state, job_state_names), sql_count(&j->row_n),
                      sql_count(&j->checkpoint), sql_count(&j->written), sql_count(&j->refused),
                      sql_text(&j->reason), sql_count(&j->lease_ms), sql_count(&j->ended_ms),
                      sql_id(&j->id), sql_id(&j->holder)),
                  &kept, e))
        return false;
    return kept || err_set(e, ERR_STATE, "the job was cancelled, or another run has taken it");
}

bool store_job_cancel(struct store *st, struct id id, int64_t now_ms, bool *cancelled,
                      struct err *e)
{
    return sql_done(st,
                    "UPDATE job SET state = 'cancelled', ended_ms = $1 WHERE id = $2"
                    " AND state IN ('queued', 'running') RETURNING id",
                    SQL(sql_count(&now_ms), sql_id(&id)), cancelled, e);
}

bool store_job_list(struct store *st, int32_t limit, struct arena *a, struct job_rows *rows,
                    struct err *e)
{
    struct job row = {0};
    struct sql_read read = SQL_READ(row, a, FIELDS(&row));

    if (!sql_rows(st, "SELECT " COLUMNS " FROM job ORDER BY made_ms DESC, id DESC LIMIT $1",
                  SQL(sql_int(&limit)), &read, e))
        return false;
    *rows = (struct job_rows){read.items, read.n};
    return true;
}
