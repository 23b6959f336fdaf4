/* scope.c - codes that begin alike stand next to each other in byte order. */
#include "store/scope.h"

#include <assert.h>
#include <string.h>

#include "store/account.h"

void scope_and_place(struct query *q, const char *column, const struct subject *by,
                     struct scope_bounds *bounds)
{
    struct str head = place_head(by->scope.place);

    assert(head.n > 0 && head.n < sizeof bounds->text);
    memcpy(bounds->text, head.at, head.n);
    bounds->text[head.n - 1]++; /* a digit; ':' follows '9' */
    bounds->from = head;
    bounds->until = (struct str){bounds->text, head.n};
    query_add(q, " AND ");
    query_add(q, column);
    query_add(q, " >= ");
    query_bind(q, sql_text(&bounds->from));
    query_add(q, " AND ");
    query_add(q, column);
    query_add(q, " < ");
    query_bind(q, sql_text(&bounds->until));
}

static bool region_find(struct store *st, struct str code, struct scope *scope, bool *found,
                        struct err *e)
{
    const struct subject by = {.scope = {.kind = SCOPE_REGION, .place = code}};
    struct scope_bounds bounds;
    struct query q = {0};
    struct arena a = {0};
    int64_t n = 0;
    struct sql_read read = SQL_READ(n, &a, SQL(sql_count(&n)));
    bool good;

    if (code.n != 6 || place_head(code).n == 0) {
        *found = false;
        return true;
    }
    query_add(&q, "SELECT count(*) FROM region WHERE true");
    scope_and_place(&q, "code", &by, &bounds);
    good = query_rows(st, &q, &read, e);
    if (good) {
        n = *(int64_t *)read.items;
        *found = n > 0;
        if (*found)
            *scope = by.scope;
    }
    arena_reset(&a);
    return good;
}

bool store_scope_find(struct store *st, enum scope_kind kind, struct str code, struct arena *a,
                      struct scope *scope, bool *found, struct err *e)
{
    struct scope row = {.kind = kind};
    struct sql_read read = SQL_READ(row, a, SQL(sql_text(&row.place), sql_id(&row.organization)));

    if (kind == SCOPE_REGION)
        return region_find(st, code, scope, found, e);
    if (kind == SCOPE_ORGANIZATION) {
        if (!sql_first(st, "SELECT county, id FROM organization WHERE code = $1",
                       SQL(sql_text(&code)), &read, found, e))
            return false;
    } else {
        read = SQL_READ(
            row, a,
            SQL(sql_text(&row.place), sql_id(&row.organization), sql_id(&row.practitioner)));
        if (!sql_first(st, "SELECT county, organization, id FROM practitioner WHERE code = $1",
                       SQL(sql_text(&code)), &read, found, e))
            return false;
    }
    if (*found)
        *scope = row;
    return true;
}
