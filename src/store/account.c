/* account.c - accounts, posts, API tokens, recovery codes. */
#include "store/account.h"

#include "model/unknown.h"
#include "store/query.h"
#include "store/scope.h"

#define COLUMNS \
    "id, name, shown, password, password_ms, totp, totp_step, state, demonstration, made_ms"
#define FIELDS(c)                                                                            \
    sql_id(&(c)->id), sql_text(&(c)->name), sql_text(&(c)->shown), sql_text(&(c)->password), \
        sql_count(&(c)->password_ms), sql_text(&(c)->totp), sql_count(&(c)->totp_step),      \
        sql_name(&(c)->state, account_state_names), sql_bool(&(c)->demonstration),           \
        sql_count(&(c)->made_ms)
#define SCOPE_COLUMNS "role, scope, place, organization, department, practitioner"
#define SCOPE_FIELDS(g)                                                             \
    sql_name(&(g)->role, role_names), sql_name(&(g)->scope.kind, scope_kind_names), \
        sql_text(&(g)->scope.place), sql_id(&(g)->scope.organization),              \
        sql_text(&(g)->scope.department), sql_id(&(g)->scope.practitioner)

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

/* Whether a statement that ends in RETURNING changed a row. */
static bool changed(struct store *st, const char *sql, const struct sql_place *values, bool *did,
                    struct err *e)
{
    struct id row = {{0}};
    struct arena a = {0};
    struct sql_read read = SQL_READ(row, &a, SQL(sql_id(&row)));
    bool good = sql_first(st, sql, values, &read, did, e);

    arena_reset(&a);
    return good;
}

bool store_account_step(struct store *st, struct id id, int64_t step, bool *moved, struct err *e)
{
    return changed(st,
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

#define TOKEN_COLUMNS "id, name, " SCOPE_COLUMNS ", made_ms, until_ms, ended_ms, demonstration"
#define TOKEN_FIELDS(t)                                                                \
    sql_id(&(t)->id), sql_text(&(t)->name), SCOPE_FIELDS(t), sql_count(&(t)->made_ms), \
        sql_count(&(t)->until_ms), sql_count(&(t)->ended_ms), sql_bool(&(t)->demonstration)

bool store_token_add(struct store *st, const struct api_token *token, struct str hash,
                     struct err *e)
{
    return sql_run(st,
                   "INSERT INTO api_token (" TOKEN_COLUMNS ", hash)"
                   " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
                   SQL(TOKEN_FIELDS(token), sql_text(&hash)), e);
}

bool store_token_find(struct store *st, struct str hash, struct arena *a, struct api_token *token,
                      bool *found, struct err *e)
{
    struct api_token row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(TOKEN_FIELDS(&row)));

    if (!sql_first(st, "SELECT " TOKEN_COLUMNS " FROM api_token WHERE hash = $1",
                   SQL(sql_text(&hash)), &read, found, e))
        return false;
    if (*found)
        *token = row;
    return true;
}

bool store_token_end(struct store *st, struct id id, int64_t now_ms, struct err *e)
{
    return sql_run(st, "UPDATE api_token SET ended_ms = $1 WHERE id = $2 AND ended_ms IS NULL",
                   SQL(sql_count(&now_ms), sql_id(&id)), e);
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
    return changed(st,
                   "UPDATE recovery SET used_ms = $1 WHERE account = $2 AND hash = $3"
                   " AND used_ms IS NULL RETURNING account",
                   SQL(sql_count(&now_ms), sql_id(&account), sql_text(&hash)), taken, e);
}

/* Those with a post within the reach. */
static void reach_add(struct query *q, enum reach reach, const struct subject *by,
                      struct scope_bounds *bounds)
{
    if (reach == REACH_ALL)
        return;
    if (reach == REACH_SELF) {
        query_add(q, " AND id = ");
        query_bind(q, sql_id(&by->account));
        return;
    }
    if (reach != REACH_PLACE && reach != REACH_ORGANIZATION) {
        query_add(q, " AND false");
        return;
    }
    query_add(q, " AND id IN (SELECT account FROM account_grant WHERE true");
    if (reach == REACH_PLACE) {
        scope_and_place(q, "place", by, bounds);
    } else {
        query_add(q, " AND organization = ");
        query_bind(q, sql_id(&by->scope.organization));
    }
    query_add(q, ")");
}

bool store_account_list(struct store *st, enum reach reach, const struct subject *by,
                        const struct store_page *page, struct arena *a, struct account_rows *rows,
                        struct err *e)
{
    struct account_row row = {0};
    struct sql_read read = SQL_READ(
        row, a,
        SQL(sql_id(&row.account.id), sql_text(&row.account.name), sql_text(&row.account.shown),
            sql_name(&row.account.state, account_state_names), sql_bool(&row.account.demonstration),
            sql_count(&row.account.made_ms), sql_bool(&row.second_factor)));
    int64_t total = 0;
    struct sql_read count = SQL_READ(total, a, SQL(sql_count(&total)));
    struct scope_bounds bounds;
    struct store_more more;
    struct query q = {0};

    query_add(&q, "SELECT count(*) FROM account WHERE true");
    reach_add(&q, reach, by, &bounds);
    if (!query_rows(st, &q, &count, e))
        return false;
    query_add(&q, "SELECT id, name, shown, state, demonstration, made_ms,"
                  " CASE WHEN totp <> '' THEN 1 ELSE 0 END FROM account WHERE true");
    reach_add(&q, reach, by, &bounds);
    if (!query_page(st, &q,
                    &(struct query_page){
                        .page = page, .key = "name", .at = SQL(sql_text(&row.account.name))},
                    &read, &more, e))
        return false;
    for (size_t i = 0; i < read.n; i++) {
        struct account_row *r = (struct account_row *)read.items + i;

        if (!store_grant_list(st, r->account.id, a, &r->grants, e))
            return false;
    }
    more.total = total;
    *rows = (struct account_rows){read.items, read.n, more};
    return true;
}
