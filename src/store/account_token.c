/* account_token.c - posts of programs. */
#include "store/account_part.h"
#include "store/query.h"

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

bool store_token_get(struct store *st, struct id id, struct arena *a, struct api_token *token,
                     struct err *e)
{
    struct api_token row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(TOKEN_FIELDS(&row)));
    bool found;

    if (!sql_first(st, "SELECT " TOKEN_COLUMNS " FROM api_token WHERE id = $1", SQL(sql_id(&id)),
                   &read, &found, e))
        return false;
    if (!found)
        return sql_missing("token", id, e);
    *token = row;
    return true;
}

bool store_token_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct token_rows *rows, struct err *e)
{
    static const struct query_sides SIDES = {.place = {"place"}, .organization = {"organization"}};
    struct api_token row = {0};
    struct sql_read read = SQL_READ(row, a, SQL(TOKEN_FIELDS(&row)));
    struct store_more more;
    struct query q = {0};

    query_add(&q, " FROM api_token WHERE true");
    query_reach(&q, &page->reach, &SIDES);
    if (!query_list(st, &q,
                    &(struct query_page){.page = page,
                                         .select = "SELECT " TOKEN_COLUMNS,
                                         .key = "id",
                                         .descending = true,
                                         .at = SQL(sql_id(&row.id))},
                    &read, &more, e))
        return false;
    *rows = (struct token_rows){read.items, read.n, more};
    return true;
}
