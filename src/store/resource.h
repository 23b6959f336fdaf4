/* resource.h - which things of a type (model/resource) an asker finds: their ids, versions and
 * instants, over all tables that the type is made of. What stands in them is read by the noun's own
 * file. */
#ifndef XL_STORE_RESOURCE_H
#define XL_STORE_RESOURCE_H

#include "model/resource.h"
#include "store/store.h"

enum resource_op {
    RESOURCE_IS, /* any of the values */
    RESOURCE_STARTS,
    RESOURCE_HOLDS, /* the value is a part of it */
    RESOURCE_FROM,  /* at or behind the instant */
    RESOURCE_BEFORE /* before it */
};
struct resource_filter {
    int param; /* place in RESOURCES[type].params */
    enum resource_op op;
    const struct str *values; /* [n] of IS; of STARTS and HOLDS the first */
    size_t n;
    int64_t at_ms;     /* of FROM and BEFORE, */
    struct str minute; /* and the same as YYYY-MM-DDTHH:MM in China */
};
/* The values that are asked for in all filters together, and the words of our own that they are:
 * more are ERR_USAGE. */
#define RESOURCE_VALUES 30
#define RESOURCE_WORDS 48

struct resource_query {
    enum resource_type type;
    const struct resource_filter *filters;
    size_t filter_n;
    int32_t limit;                 /* 1..STORE_PAGE_MAX; 0: the total alone */
    struct str cursor;             /* `next` of the page before, or empty */
    const struct subject *by;      /* who asks: his reach by the action of each table */
    struct id party, party_expert; /* whose clinical words he sees: of his organization, his own;
                                      none: nobody's */
    int32_t today;
    int64_t now_ms;
};
/* Where a thing comes from. */
enum resource_source {
    SOURCE_OWN,     /* the table of the type's noun */
    SOURCE_OTHER,   /* its second one: dated roles, consultations, patients of others */
    SOURCE_READING, /* images and ECGs that are read elsewhere */
    SOURCE_ALERT,   /* their critical values */
    RESOURCE_SOURCES
};
struct resource_row {
    struct str id;               /* as FHIR has it */
    struct id base;              /* of the row that it is read from */
    struct id next;              /* and of a second one: an organization, a booking; or none */
    int64_t number;              /* of a ticket, of an audit line, of a step; 0: none */
    int64_t version, changed_ms; /* changed_ms 0: not since it was imported */
    int64_t source;
};
struct resource_rows {
    struct resource_row *items;
    size_t n;
    struct store_more more;
};
/* Those that changed last first, then by id. The total is exact. */
MUST_CHECK bool store_resource_search(struct store *st, const struct resource_query *q,
                                      struct arena *a, struct resource_rows *rows, struct err *e);

/* Internal: one table of a type. `columns` in the order of the type's parameters; several
 * expressions of a reference stand behind each other with ';' between them. In every text stands
 * `@` for today, `#` for now, `^` for the party, `%` for the party's expert. */
struct query_sides;
struct resource_table {
    const char *row;  /* NULL: the type has none of this source; else id, base, next, number,
                         version, changed_ms */
    const char *from; /* with its WHERE */
    const struct query_sides *sides; /* NULL: the text itself says who */
    enum action see;
    const char *columns[RESOURCE_PARAMS];
};
extern const struct resource_table RESOURCE_TABLES[RESOURCE_N][RESOURCE_SOURCES];

#endif
