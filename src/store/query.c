/* query.c - statements put together, and keyset pages. */
#include "store/query.h"

#include <assert.h>
#include <string.h>

#include "store/cursor.h"

void query_add(struct query *q, const char *literal)
{
    out_str(&q->text, str_of(literal));
}

void query_bind(struct query *q, struct sql_place value)
{
    assert(q->n < QUERY_VALUES);
    q->values[q->n++] = value;
    out_text(&q->text, "$%d", q->n);
}

void query_and(struct query *q, const char *column, const struct str *value)
{
    if (value->n == 0)
        return;
    query_add(q, " AND ");
    query_add(q, column);
    query_add(q, " = ");
    query_bind(q, sql_text(value));
}

void query_reset(struct query *q)
{
    out_reset(&q->text);
    q->n = 0;
}

bool query_rows(struct store *st, struct query *q, struct sql_read *read, struct err *e)
{
    bool good;

    out_char(&q->text, '\0');
    q->values[q->n] = (struct sql_place){SQL_NONE, NULL, NULL};
    good = sql_rows(st, q->text.items, q->values, read, e);
    query_reset(q);
    return good;
}

/* " AND (county, id) > ($3, $4)" */
static void after(struct query *q, const struct query_page *p)
{
    query_add(q, " AND (");
    query_add(q, p->key);
    query_add(q, p->descending ? ") < (" : ") > (");
    for (const struct sql_place *at = p->at; at->kind != SQL_NONE; at++) {
        if (at != p->at)
            query_add(q, ", ");
        query_bind(q, *at);
    }
    query_add(q, ")");
}

bool query_page(struct store *st, struct query *q, const struct query_page *p,
                struct sql_read *read, struct store_more *more, struct err *e)
{
    size_t limit = (size_t)p->page->limit;
    int64_t wanted = (int64_t)limit + 1; /* one more tells whether there is a next page */

    assert(p->page->limit >= 1 && p->page->limit <= STORE_PAGE_MAX);
    more->next = STR("");
    if (p->page->cursor.n > 0) {
        if (!cursor_read(p->page->cursor, p->at, read->arena, e)) {
            query_reset(q);
            return false;
        }
        after(q, p);
    }
    query_add(q, " ORDER BY ");
    query_add(q, p->order != NULL ? p->order : p->key);
    query_add(q, " LIMIT ");
    query_bind(q, sql_count(&wanted));
    if (!query_rows(st, q, read, e))
        return false;
    if (read->n > limit) {
        read->n = limit;
        memcpy(read->row, (char *)read->items + (limit - 1) * read->size, read->size);
        more->next = cursor_write(p->at, read->arena);
    }
    return true;
}
