/* account.c - accounts, posts, recovery codes. */
#include "store/account.h"

#include "store/account_part.h"
#include "store/query.h"

#define COLUMNS \
    "id, name, shown, password, password_ms, totp, totp_step, state, demonstration, made_ms"
#define FIELDS(c)                                                                            \
    sql_id(&(c)->id), sql_text(&(c)->name), sql_text(&(c)->shown), sql_text(&(c)->password), \
        sql_count(&(c)->password_ms), sql_text(&(c)->totp), sql_count(&(c)->totp_step),      \
        sql_name(&(c)->state, account_state_names), sql_bool(&(c)->demonstration),           \
        sql_count(&(c)->made_ms)
bool store_account_add(struct store *st, const struct account *account, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO account (" COLUMNS ")"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                   SQL(FIELDS(account)), e);
}

bool store_account_get(struct store *st, struct id id, struct arena *a, struct account *account,
                       struct err *e)
{
    struct account row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row)));
    bool found;

    if (!sql_first(st, "SELECT " COLUMNS " FROM account WHERE id = $1", SQL(sql_id(&id)), &read,
                   &found, e))
        return false;
    if (!found)
        return sql_missing("account", id, e);
    *account = row;
    return true;
}

bool store_account_find(struct store *st, struct str name, struct arena *a, struct account *account,
                        bool *found, struct err *e)
{
    struct account row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(FIELDS(&row)));

    if (!sql_first(st, "SELECT " COLUMNS " FROM account WHERE name = $1", SQL(sql_text(&name)),
                   &read, found, e))
        return false;
    if (*found)
        *account = row;
    return true;
}

bool store_account_put(struct store *st, const struct account *c, struct err *e)
{
    return sql_run(st,
                   "UPDATE account SET shown = $1, password = $2, password_ms = $3, totp = $4,"
                   " state = $5 WHERE id = $6",
                   SQL(sql_text(&c->shown), sql_text(&c->password), sql_count(&c->password_ms),
                       sql_text(&c->totp), sql_name(&c->state, account_state_names),
                       sql_id(&c->id)),
                   e);
}

bool store_factor_list(struct store *st, struct arena *a, struct factor_rows *rows, struct err *e)
{
    struct factor_row row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(sql_id(&row.account), sql_text(&row.totp)));

    if (!sql_rows(st, "SELECT id, totp FROM account WHERE totp <> '' ORDER BY id", NULL, &read, e))
        return false;
    *rows = (struct factor_rows){read.items, read.n};
    return true;
}

bool store_factor_put(struct store *st, const struct factor_row *row, struct err *e)
{
    return sql_run(st, "UPDATE account SET totp = $1 WHERE id = $2",
                   SQL(sql_text(&row->totp), sql_id(&row->account)), e);
}

bool store_account_step(struct store *st, struct id id, int64_t step, bool *moved, struct err *e)
{
    return sql_done(st,
                    "UPDATE account SET totp_step = $1 WHERE id = $2 AND totp_step < $1"
                    " RETURNING id",
                    SQL(sql_count(&step), sql_id(&id)), moved, e);
}

#define GRANT_COLUMNS "id, account, " SCOPE_COLUMNS ", made_ms, ended_ms"
#define GRANT_FIELDS(g)                                                                     \
    SQL(sql_id(&(g)->id), sql_id(&(g)->account), SCOPE_FIELDS(g), sql_count(&(g)->made_ms), \
        sql_count(&(g)->ended_ms))

bool store_grant_add(struct store *st, const struct grant *grant, struct err *e)
{
    return sql_run(st,
                   "INSERT INTO account_grant (" GRANT_COLUMNS ")"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                   GRANT_FIELDS(grant), e);
}

bool store_grant_end(struct store *st, struct id id, int64_t now_ms, struct err *e)
{
    return sql_run(st, "UPDATE account_grant SET ended_ms = $1 WHERE id = $2 AND ended_ms IS NULL",
                   SQL(sql_count(&now_ms), sql_id(&id)), e);
}

bool store_grant_get(struct store *st, struct id account, struct id id, struct arena *a,
                     struct grant *grant, struct err *e)
{
    struct grant row = {0};
    struct sql_read read = SQL_READ(row, a, GRANT_FIELDS(&row));
    bool found;

    if (!sql_first(st,
                   "SELECT " GRANT_COLUMNS " FROM account_grant"
                   " WHERE id = $1 AND account = $2 AND ended_ms IS NULL",
                   SQL(sql_id(&id), sql_id(&account)), &read, &found, e))
        return false;
    if (!found)
        return sql_missing("post", id, e);
    *grant = row;
    return true;
}

bool store_grant_list(struct store *st, struct id account, struct arena *a, struct grants *grants,
                      struct err *e)
{
    struct grant row = {0};
    struct sql_read read = SQL_READ(row, a, GRANT_FIELDS(&row));

    if (!sql_rows(st,
                  "SELECT " GRANT_COLUMNS " FROM account_grant"
                  " WHERE account = $1 AND ended_ms IS NULL ORDER BY made_ms, id",
                  SQL(sql_id(&account)), &read, e))
        return false;
    *grants = (struct grants){read.items, read.n};
    return true;
}

bool store_recovery_put(struct store *st, struct id account, const struct str *hashes, size_t n,
                        struct err *e)
{
    if (!sql_run(st, "DELETE FROM recovery WHERE account = $1", SQL(sql_id(&account)), e))
        return false;
    for (size_t i = 0; i < n; i++) {
        if (!sql_run(st, "INSERT INTO recovery (account, hash) VALUES ($1, $2)",
                     SQL(sql_id(&account), sql_text(&hashes[i])), e))
            return false;
    }
    return true;
}

bool store_recovery_take(struct store *st, struct id account, struct str hash, int64_t now_ms,
                         bool *taken, struct err *e)
{
    return sql_done(st,
                    "UPDATE recovery SET used_ms = $1 WHERE account = $2 AND hash = $3"
                    " AND used_ms IS NULL RETURNING account",
                    SQL(sql_count(&now_ms), sql_id(&account), sql_text(&hash)), taken, e);
}

bool store_recovery_left(struct store *st, struct id account, int64_t *n, struct err *e)
{
    return sql_total(st, "SELECT count(*) FROM recovery WHERE account = $1 AND used_ms IS NULL",
                     SQL(sql_id(&account)), n, e);
}

bool store_subject_find(struct store *st, struct str issuer, struct str subject, struct id *account,
                        bool *found, struct err *e)
{
    struct id row = {{0}};
    struct arena a = {0};
    struct sql_read read = SQL_READ(row, &a, SQL(sql_id(&row)));
    bool good =
        sql_first(st, "SELECT account FROM account_subject WHERE issuer = $1 AND subject = $2",
                  SQL(sql_text(&issuer), sql_text(&subject)), &read, found, e);

    arena_reset(&a);
    if (good && *found)
        *account = row;
    return good;
}

bool store_subject_add(struct store *st, struct str issuer, struct str subject, struct id account,
                       int64_t now_ms, bool *added, struct err *e)
{
    return sql_done(
        st,
        "INSERT INTO account_subject (issuer, subject, account, made_ms)"
        " VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING account",
        SQL(sql_text(&issuer), sql_text(&subject), sql_id(&account), sql_count(&now_ms)), added, e);
}
