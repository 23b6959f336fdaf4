/* idempotency.c - see idempotency.h. */
#include "store/idempotency.h"

#include "store/sql.h"

#define COLUMNS "subject, key, id, request, made_ms, status, reply, etag, location"
#define PLACES(r)                                                                                \
    SQL(sql_text(&(r)->subject), sql_text(&(r)->key), sql_id(&(r)->id), sql_text(&(r)->request), \
        sql_count(&(r)->made_ms), sql_int(&(r)->status), sql_text(&(r)->reply),                  \
        sql_text(&(r)->etag), sql_text(&(r)->location))

bool store_idempotency_claim(struct store *st, struct arena *a, struct idempotency *row, bool *mine,
                             struct err *e)
{
    int64_t before = row->made_ms - IDEMPOTENCY_KEPT_MS;
    struct idempotency kept = *row;
    struct sql_read read = SQL_READ(kept, a, PLACES(&kept));
    bool found = false;

    if (!sql_run(st, "DELETE FROM idempotency WHERE made_ms < $1", SQL(sql_count(&before)), e)
        || !sql_run(st,
                    "INSERT INTO idempotency (" COLUMNS ")"
                    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
                    /* Written even where it is there: so the reply told again waits, as the first
                     * one had to, until the standby has it. */
                    " ON CONFLICT (subject, key) DO UPDATE SET made_ms = idempotency.made_ms",
                    PLACES(row), e)
        || !sql_first(st, "SELECT " COLUMNS " FROM idempotency WHERE subject = $1 AND key = $2",
                      SQL(sql_text(&row->subject), sql_text(&row->key)), &read, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_IO, "the claim of a key was lost");
    *mine = id_cmp(kept.id, row->id) == 0;
    *row = kept;
    return true;
}

bool store_idempotency_keep(struct store *st, const struct idempotency *row, struct err *e)
{
    return sql_run(st,
                   "UPDATE idempotency SET status = $1, reply = $2, etag = $3, location = $4"
                   " WHERE subject = $5 AND key = $6",
                   SQL(sql_int(&row->status), sql_text(&row->reply), sql_text(&row->etag),
                       sql_text(&row->location), sql_text(&row->subject), sql_text(&row->key)),
                   e);
}
