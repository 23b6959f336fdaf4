/* resource.c - see resource.h: one search over the tables of a type.
 *
 * Each table gives its rows under the same names, filtered and held to the asker's reach; the pages
 * are cut from what they give together. */
#include "store/resource.h"

#include <string.h>

#include "store/query.h"

struct search {
    const struct resource_query *q;
    struct query sql;
    struct store_reach reach[RESOURCE_SOURCES];
};

/* A text of the table, its marks bound. */
static void expression_add(struct search *s, const char *text, size_t n)
{
    const struct resource_query *q = s->q;

    for (size_t i = 0; i < n; i++) {
        switch (text[i]) {
        case '@':
            query_bind(&s->sql, sql_day(&q->today));
            break;
        case '#':
            query_bind(&s->sql, sql_count(&q->now_ms));
            break;
        case '^':
            query_bind(&s->sql, sql_id(&q->party));
            break;
        case '%':
            query_bind(&s->sql, sql_id(&q->party_expert));
            break;
        default:
            out_char(&s->sql.text, text[i]);
        }
    }
}

static void text_add(struct search *s, const char *text)
{
    expression_add(s, text, strlen(text));
}

static void values_add(struct search *s, const struct resource_filter *f)
{
    query_add(&s->sql, " IN (");
    for (size_t i = 0; i < f->n; i++) {
        query_add(&s->sql, i ? ", " : "");
        query_bind(&s->sql, sql_text(&f->values[i]));
    }
    query_add(&s->sql, ")");
}

static void instant_add(struct search *s, const struct resource_filter *f)
{
    query_add(&s->sql, f->op == RESOURCE_FROM ? " >= " : " < ");
    if (RESOURCES[s->q->type].params[f->param].kind == RESOURCE_MINUTE)
        query_bind(&s->sql, sql_text(&f->minute));
    else
        query_bind(&s->sql, sql_count(&f->at_ms));
}

/* Names are compared without a difference of ASCII letters; no sign of a name means anything else.
 */
static void part_add(struct search *s, const struct resource_filter *f, const char *column)
{
    struct query *q = &s->sql;

    query_add(q, f->op == RESOURCE_HOLDS ? "replace(lower(" : "substr(lower(");
    text_add(s, column);
    if (f->op == RESOURCE_HOLDS) {
        query_add(q, "), lower(");
        query_bind(q, sql_text(f->values));
        query_add(q, "), '') <> lower(");
        text_add(s, column);
        query_add(q, ")");
        return;
    }
    query_add(q, "), 1, length(");
    query_bind(q, sql_text(f->values));
    query_add(q, ")) = lower(");
    query_bind(q, sql_text(f->values));
    query_add(q, ")");
}

/* " AND (a IN ($1) OR b IN ($2))" over the column's expressions. */
static void filter_add(struct search *s, const struct resource_filter *f, const char *column)
{
    struct str rest = str_of(column);
    const char *between = " AND (";

    if (f->op == RESOURCE_STARTS || f->op == RESOURCE_HOLDS) {
        query_add(&s->sql, " AND ");
        part_add(s, f, column);
        return;
    }
    while (rest.n) {
        struct str one = str_cut(&rest, ';');

        query_add(&s->sql, between);
        expression_add(s, one.at, one.n);
        if (f->op == RESOURCE_IS)
            values_add(s, f);
        else
            instant_add(s, f);
        between = " OR ";
    }
    query_add(&s->sql, ")");
}

/* The row's expressions stand without commas of their own but those between them. */
static void columns_add(struct search *s, const struct resource_table *t)
{
    static const char *const NAMES[] = {" AS id",     " AS base",    " AS next",
                                        " AS number", " AS version", " AS changed_ms"};
    size_t depth = 0, name = 0, from = 0, i;

    query_add(&s->sql, "SELECT ");
    for (i = 0; t->row[i]; i++) {
        depth += t->row[i] == '(';
        depth -= t->row[i] == ')';
        if (t->row[i] != ',' || depth > 0)
            continue;
        expression_add(s, t->row + from, i - from);
        query_add(&s->sql, NAMES[name++]);
        query_add(&s->sql, ",");
        from = i + 1;
    }
    expression_add(s, t->row + from, i - from);
    query_add(&s->sql, NAMES[name]);
}

static void table_add(struct search *s, const struct resource_table *t, int source)
{
    const struct resource_query *q = s->q;

    columns_add(s, t);
    out_text(&s->sql.text, ", %d AS source", source);
    text_add(s, t->from);
    for (size_t i = 0; i < q->filter_n; i++)
        filter_add(s, &q->filters[i], t->columns[q->filters[i].param]);
    if (t->sides)
        query_reach(&s->sql, &s->reach[source], t->sides);
    else if (s->reach[source].kind == REACH_NONE)
        query_add(&s->sql, " AND false");
}

static void tables_add(struct search *s, const char *head)
{
    const char *between = "";

    query_add(&s->sql, head);
    for (int i = 0; i < RESOURCE_SOURCES; i++) {
        const struct resource_table *t = &RESOURCE_TABLES[s->q->type][i];

        if (!t->row)
            continue;
        s->reach[i] = store_reach_of(s->q->by, t->see);
        query_add(&s->sql, between);
        between = " UNION ALL ";
        table_add(s, t, i);
    }
    query_add(&s->sql, ") x WHERE true");
}

bool store_resource_search(struct store *st, const struct resource_query *q, struct arena *a,
                           struct resource_rows *rows, struct err *e)
{
    struct search s = {.q = q};
    struct resource_row row = {0};
    struct sql_read read = SQL_READ(row, a,
                                    SQL(sql_text(&row.id), sql_id(&row.base), sql_id(&row.next),
                                        sql_count(&row.number), sql_count(&row.version),
                                        sql_count(&row.changed_ms), sql_count(&row.source)));
    const struct store_page page = {.limit = q->limit, .cursor = q->cursor};
    const struct query_page p = {.page = &page,
                                 .key = "x.changed_ms, x.id",
                                 .descending = true,
                                 .at = SQL(sql_count(&row.changed_ms), sql_text(&row.id))};
    struct resource_rows found = {0};

    tables_add(&s, "SELECT count(*) FROM (");
    if (!query_total(st, &s.sql, &found.more.total, e))
        return false;
    if (q->limit > 0) {
        tables_add(&s, "SELECT x.id, x.base, x.next, x.number, x.version, x.changed_ms, x.source"
                       " FROM (");
        if (!query_page(st, &s.sql, &p, &read, &found.more, e))
            return false;
    }
    found.items = read.items;
    found.n = read.n;
    *rows = found;
    return true;
}
