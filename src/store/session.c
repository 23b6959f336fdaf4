/* session.c - sign-ins under way, and tries that failed. */
#include "store/session.h"

#include "model/unknown.h"
#include "store/sql.h"

#define COLUMNS "id, account, post, stage, made_ms, seen_ms, ended_ms, proven_ms"
#define FIELDS(s)                                                             \
    sql_id(&(s)->id), sql_id(&(s)->account), sql_id(&(s)->grant),             \
        sql_name(&(s)->stage, session_stage_names), sql_count(&(s)->made_ms), \
        sql_count(&(s)->seen_ms), sql_count(&(s)->ended_ms), sql_count(&(s)->proven_ms)

bool store_session_add(struct store *st, const struct session *s, struct str hash, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO session (" COLUMNS ", hash)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                   SQL(FIELDS(s), sql_text(&hash)), e);
}

bool store_session_find(struct store *st, struct str hash, struct arena *a, struct session *s,
                        bool *found, struct err *e)
{
    struct session row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row)));

    if (!sql_first(st, "SELECT " COLUMNS " FROM session WHERE hash = $1", SQL(sql_text(&hash)),
                   &read, found, e))
        return false;
    if (*found)
        *s = row;
    return true;
}

bool store_session_seen(struct store *st, struct id id, int64_t now_ms, struct err *e)
{
    return sql_run(st, "UPDATE session SET seen_ms = $1 WHERE id = $2 AND ended_ms IS NULL",
                   SQL(sql_count(&now_ms), sql_id(&id)), e);
}

bool store_session_end(struct store *st, struct id id, int64_t now_ms, bool *ended, struct err *e)
{
    return sql_done(st,
                    "UPDATE session SET ended_ms = $1 WHERE id = $2 AND ended_ms IS NULL"
                    " RETURNING id",
                    SQL(sql_count(&now_ms), sql_id(&id)), ended, e);
}

bool store_session_end_all(struct store *st, struct id account, int64_t now_ms, struct err *e)
{
    return sql_run(st, "UPDATE session SET ended_ms = $1 WHERE account = $2 AND ended_ms IS NULL",
                   SQL(sql_count(&now_ms), sql_id(&account)), e);
}

bool store_session_list(struct store *st, struct id account, struct arena *a,
                        struct session_rows *rows, struct err *e)
{
    struct session row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row)));

    if (!sql_rows(st,
                  "SELECT " COLUMNS " FROM session WHERE account = $1 AND ended_ms IS NULL"
                  " ORDER BY made_ms DESC, id DESC",
                  SQL(sql_id(&account)), &read, e))
        return false;
    *rows = (struct session_rows){read.items, read.n};
    return true;
}

bool store_failure_add(struct store *st, struct str account, struct str address, int64_t now_ms,
                       struct err *e)
{
    struct id id = id_new();

    return sql_run(st, "INSERT INTO failure (id, account, address, at_ms) VALUES ($1, $2, $3, $4)",
                   SQL(sql_id(&id), sql_text(&account), sql_text(&address), sql_count(&now_ms)), e);
}

bool store_failure_count(struct store *st, struct str account, struct str address, int64_t now_ms,
                         struct lockout *l, struct err *e)
{
    int64_t pair_ms = now_ms - LOCKOUT_WINDOW_MS, address_ms = now_ms - LOCKOUT_ADDRESS_WINDOW_MS;
    int64_t most = LOCKOUT_ADDRESS_FAILURES;
    struct lockout row = {0};
    struct arena a = {0};
    struct sql_read read =
        SQL_READ(row, &a, SQL(sql_count(&row.pair_failures), sql_count(&row.pair_last_ms)));
    bool found;
    bool good = sql_first(st,
                          "SELECT count(*), COALESCE(max(at_ms), 0) FROM failure"
                          " WHERE account = $1 AND at_ms > $2",
                          SQL(sql_text(&account), sql_count(&pair_ms)), &read, &found, e);

    read =
        SQL_READ(row, &a, SQL(sql_count(&row.address_failures), sql_count(&row.address_first_ms)));
    good = good
           && sql_first(st,
                        "SELECT count(*), COALESCE(min(at_ms), 0) FROM (SELECT at_ms FROM failure"
                        " WHERE address = $1 AND at_ms > $2 ORDER BY at_ms DESC LIMIT $3) AS last",
                        SQL(sql_text(&address), sql_count(&address_ms), sql_count(&most)), &read,
                        &found, e);
    if (good)
        *l = row;
    arena_reset(&a);
    return good;
}

bool store_failure_forget(struct store *st, struct str account, struct err *e)
{
    return sql_run(st, "DELETE FROM failure WHERE account = $1", SQL(sql_text(&account)), e);
}

bool store_failure_expire(struct store *st, int64_t now_ms, struct err *e)
{
    int64_t before_ms = now_ms - LOCKOUT_ADDRESS_WINDOW_MS;

    return sql_run(st, "DELETE FROM failure WHERE at_ms <= $1", SQL(sql_count(&before_ms)), e);
}
