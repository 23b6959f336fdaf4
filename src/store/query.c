/* query.c - statements put together, and keyset pages. */
#include "store/query.h"

#include <assert.h>
#include <string.h>

#include "model/agreement.h"
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

static void equal_add(struct query *q, const char *column, struct sql_place value)
{
    query_add(q, column);
    query_add(q, " = ");
    query_bind(q, value);
}

/* "substr(d.county, 1, 4) = $2": the codes of a subtree begin alike. */
static void head_add(struct query *q, const char *column, const struct str *head)
{
    query_add(q, "substr(");
    query_add(q, column);
    out_text(&q->text, ", 1, %d) = ", (int)head->n);
    query_bind(q, sql_text(head));
}

/* "p IN ($2, $3, $4)" */
static void above_add(struct query *q, const char *column, struct str place)
{
    if (!place_above(place, q->above)) {
        query_add(q, "false");
        return;
    }
    query_add(q, column);
    for (int i = 0; i < PLACE_ABOVE; i++) {
        q->above_text[i] = str_of(q->above[i]);
        query_add(q, i == 0 ? " IN (" : ", ");
        query_bind(q, sql_text(&q->above_text[i]));
    }
    query_add(q, ")");
}

/* " AND g.purpose IN ($1, $2)" */
static void reaching_add(struct query *q)
{
    static const enum agreement_purpose EACH[AGREEMENT_PURPOSE_N] = {
        AGREEMENT_CONSORTIUM, AGREEMENT_ALLIANCE, AGREEMENT_SUPPORT, AGREEMENT_REFERRAL,
        AGREEMENT_READING};
    const char *between = " AND g.purpose IN (";

    for (int i = 0; i < AGREEMENT_PURPOSE_N; i++) {
        if (!agreement_reaches(EACH[i]))
            continue;
        query_add(q, between);
        query_bind(q, sql_name(&EACH[i], agreement_purpose_names));
        between = ", ";
    }
    query_add(q, ")");
}

void query_led(struct query *q, const struct id *lead, const int32_t *today)
{
    query_add(q, "SELECT led.organization FROM agreement_member lead"
                 " JOIN agreement g ON g.id = lead.agreement"
                 " JOIN agreement_member led ON led.agreement = g.id AND led.side = 'member'"
                 " WHERE lead.side = 'lead' AND g.voided_ms IS NULL AND lead.organization = ");
    query_bind(q, sql_id(lead));
    reaching_add(q);
    query_add(q, " AND g.from_day <= ");
    query_bind(q, sql_day(today));
    query_add(q, " AND (g.until_day IS NULL OR g.until_day >= ");
    query_bind(q, sql_day(today));
    query_add(q, ")");
}

/* " OR o = $2", and with the members " OR o IN (SELECT …)" */
static void organization_add(struct query *q, const struct store_reach *r, const char *column)
{
    query_add(q, " OR ");
    equal_add(q, column, sql_id(&r->scope.organization));
    if (r->kind != REACH_MEMBERS)
        return;
    query_add(q, " OR ");
    query_add(q, column);
    query_add(q, " IN (");
    query_led(q, &r->scope.organization, &r->today);
    query_add(q, ")");
}

/* The condition of one side; nothing where it has not what the reach asks for. */
static void side_add(struct query *q, const struct store_reach *r, const struct query_sides *at,
                     int side)
{
    const struct scope *scope = &r->scope;

    if (r->kind == REACH_PLACE && at->place[side]) {
        query_add(q, " OR ");
        head_add(q, at->place[side], &q->heads[q->head_n]);
    } else if (r->kind == REACH_ABOVE && at->place[side]) {
        query_add(q, " OR ");
        above_add(q, at->place[side], scope->place);
    } else if (at->organization[side]
               && (r->kind == REACH_ORGANIZATION || r->kind == REACH_MEMBERS)) {
        organization_add(q, r, at->organization[side]);
    } else if (r->kind == REACH_DEPARTMENT && at->department[side]) {
        query_add(q, " OR (");
        equal_add(q, at->organization[side], sql_id(&scope->organization));
        query_add(q, " AND ");
        equal_add(q, at->department[side], sql_text(&scope->department));
        query_add(q, ")");
    } else if (r->kind == REACH_SELF && at->practitioner[side]) {
        query_add(q, " OR ");
        equal_add(q, at->practitioner[side], sql_id(&scope->practitioner));
    }
}

void query_reach(struct query *q, const struct store_reach *reach, const struct query_sides *at)
{
    if (reach->kind == REACH_ALL)
        return;
    assert(q->head_n < QUERY_HEADS);
    q->heads[q->head_n] = place_head(reach->scope.place);
    query_add(q, " AND (false");
    side_add(q, reach, at, 0);
    side_add(q, reach, at, 1);
    if (reach->kind == REACH_SELF && at->among) {
        query_add(q, " OR ");
        query_bind(q, sql_id(&reach->scope.practitioner));
        query_add(q, " IN (");
        query_add(q, at->among);
        query_add(q, ")");
    }
    query_add(q, ")");
    q->head_n++;
}

void query_reset(struct query *q)
{
    out_reset(&q->text);
    q->n = q->head_n = 0;
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

bool query_total(struct store *st, struct query *q, int64_t *total, struct err *e)
{
    struct arena a = {0};
    struct sql_read read = SQL_READ(*total, &a, SQL(sql_count(total)));
    bool good = query_rows(st, q, &read, e);

    arena_reset(&a);
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

/* " ORDER BY county, id", or descending " ORDER BY county DESC, id DESC" */
static void order_add(struct query *q, const struct query_page *p)
{
    struct str rest = str_of(p->key);
    const char *before = " ORDER BY";

    for (; rest.n > 0; before = ",") {
        query_add(q, before);
        out_str(&q->text, STR(" "));
        out_str(&q->text, str_trim(str_cut(&rest, ',')));
        query_add(q, p->descending ? " DESC" : "");
    }
}

bool query_page(struct store *st, struct query *q, const struct query_page *p,
                struct sql_read *read, struct store_more *more, struct err *e)
{
    size_t limit = (size_t)p->page->limit;
    int64_t wanted = (int64_t)limit + 1; /* one more tells whether there is a next page */

    assert(p->page->limit >= 1 && p->page->limit <= STORE_PAGE_MAX);
    read->expect = limit + 1;
    more->next = STR("");
    if (p->page->cursor.n > 0) {
        if (!cursor_read(p->page->cursor, p->at, read->arena, e)) {
            query_reset(q);
            return false;
        }
        after(q, p);
    }
    order_add(q, p);
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

/* The text with `select` before it. */
static struct out selected(const char *select, const struct out *from)
{
    struct out text = {0};

    out_str(&text, str_of(select));
    out_str(&text, (struct str){from->items, from->n});
    return text;
}

bool query_list(struct store *st, struct query *q, const struct query_page *p,
                struct sql_read *read, struct store_more *more, struct err *e)
{
    struct out from = q->text, count = selected("SELECT count(*)", &from);
    bool good;

    out_char(&count, '\0');
    q->values[q->n] = (struct sql_place){SQL_NONE, NULL, NULL};
    good = sql_total(st, count.items, q->values, &more->total, e);
    out_reset(&count);
    q->text = selected(p->select, &from);
    out_reset(&from);
    if (good)
        return query_page(st, q, p, read, more, e);
    query_reset(q);
    return false;
}
