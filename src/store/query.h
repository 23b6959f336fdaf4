/* query.h - statements put together from literals, and pages of them. Internal to the store. */
#ifndef XL_STORE_QUERY_H
#define XL_STORE_QUERY_H

#include "store/sql.h"

#define QUERY_VALUES 256
#define QUERY_HEADS 16 /* calls of query_reach */

/* A zeroed query is empty. Only literals are added to the text; what comes from outside is bound.
 */
struct query {
    struct out text;
    struct sql_place values[QUERY_VALUES + 1];
    int n;
    struct str heads[QUERY_HEADS]; /* what the places of a reach begin with */
    int head_n;
    char above[PLACE_ABOVE][7]; /* the places of a reach upwards */
    struct str above_text[PLACE_ABOVE];
};

void query_add(struct query *q, const char *literal);
void query_bind(struct query *q, struct sql_place value); /* adds "$1", "$2" … */
/* Adds " AND <column> = $k", or nothing where the text is empty. */
void query_and(struct query *q, const char *column, const struct str *value);
/* Where a list keeps what a scope is made of: SQL expressions, NULL where it has none. A row of two
 * sides is reached by either. A list without any of what a reach asks for is not reached by it. */
struct query_sides {
    const char *place[2];        /* code of a region */
    const char *organization[2]; /* id */
    const char *department[2];   /* of the organization of the same side */
    const char *practitioner[2]; /* id */
    const char *among;           /* "SELECT id …": others who reach the row */
};
/* Adds " AND (…)": the rows that the reach holds. It has to live until the query has run. */
void query_reach(struct query *q, const struct store_reach *reach, const struct query_sides *at);

/* Adds "SELECT … organization": the members of what the organization leads on a day, by agreements
 * that hold then and reach (agreement_reaches). Both have to live until the query has run. */
void query_led(struct query *q, const struct id *lead, const int32_t *today);

void query_reset(struct query *q);

/* One page: adds the keyset condition, order and limit to a query that ends in its WHERE. */
struct query_page {
    const struct store_page *page;
    const char *select; /* "SELECT …", of query_list alone */
    const char *key;    /* columns that are unique in the list, and its order: "county, id" */
    bool descending;    /* by each of them */
    const struct sql_place *at; /* the key's places in read->row */
};

/* Reads at most page->limit rows into `read` and sets more->next (not the total). ERR_INPUT where
 * the cursor is none of this list. Resets the query, even on refusal. */
MUST_CHECK bool query_page(struct store *st, struct query *q, const struct query_page *p,
                           struct sql_read *read, struct store_more *more, struct err *e);

/* A list: how many rows there are in all, and one page of them. The query begins with its FROM;
 * "SELECT count(*)", then p->select are put before it. Else as query_page. */
MUST_CHECK bool query_list(struct store *st, struct query *q, const struct query_page *p,
                           struct sql_read *read, struct store_more *more, struct err *e);

/* Runs the query for its rows, or its first row, and resets it, even on refusal. */
MUST_CHECK bool query_rows(struct store *st, struct query *q, struct sql_read *read, struct err *e);

/* The same for a query of one count. */
MUST_CHECK bool query_total(struct store *st, struct query *q, int64_t *total, struct err *e);

#endif
