/* account_list.c - accounts within a reach, each with its posts. */
#include "store/account.h"
#include "store/query.h"
#include "store/scope.h"

/* Name, state and posts; the secrets stay where they are. */
#define ROW_COLUMNS                                   \
    "id, name, shown, state, demonstration, made_ms," \
    " CASE WHEN totp <> '' THEN 1 ELSE 0 END"
#define ROW_FIELDS(r)                                                                              \
    SQL(sql_id(&(r)->account.id), sql_text(&(r)->account.name), sql_text(&(r)->account.shown),     \
        sql_name(&(r)->account.state, account_state_names), sql_bool(&(r)->account.demonstration), \
        sql_count(&(r)->account.made_ms), sql_bool(&(r)->second_factor))

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

bool store_account_row(struct store *st, enum reach reach, const struct subject *by, struct id id,
                       struct arena *a, struct account_row *out, struct err *e)
{
    struct account_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_FIELDS(&row));
    struct scope_bounds bounds;
    struct query q = {0};

    query_add(&q, "SELECT " ROW_COLUMNS " FROM account WHERE id = ");
    query_bind(&q, sql_id(&id));
    reach_add(&q, reach, by, &bounds);
    if (!query_rows(st, &q, &read, e))
        return false;
    if (read.n == 0)
        return sql_missing("account", id, e);
    row = *(struct account_row *)read.items;
    if (!store_grant_list(st, id, a, &row.grants, e))
        return false;
    *out = row;
    return true;
}

bool store_account_list(struct store *st, enum reach reach, const struct subject *by,
                        const struct store_page *page, struct arena *a, struct account_rows *rows,
                        struct err *e)
{
    struct account_row row = {0};
    struct sql_read read = SQL_READ(row, a, ROW_FIELDS(&row));
    struct scope_bounds bounds;
    struct store_more more;
    struct query q = {0};

    query_add(&q, " FROM account WHERE true");
    reach_add(&q, reach, by, &bounds);
    if (!query_list(st, &q,
                    &(struct query_page){.page = page,
                                         .select = "SELECT " ROW_COLUMNS,
                                         .key = "name",
                                         .at = SQL(sql_text(&row.account.name))},
                    &read, &more, e))
        return false;
    for (size_t i = 0; i < read.n; i++) {
        struct account_row *r = (struct account_row *)read.items + i;

        if (!store_grant_list(st, r->account.id, a, &r->grants, e))
            return false;
    }
    *rows = (struct account_rows){read.items, read.n, more};
    return true;
}
