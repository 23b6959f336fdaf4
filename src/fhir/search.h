/* search.h - the query of a search in FHIR R4, read into what the store is asked. Pure: no store,
 * no clock.
 *
 * A parameter that the type does not have is left out, as FHIR's lenient handling wants it, and is
 * refused where the asker asks for the strict one. What is understood and wrong is refused always,
 * in Chinese: a modifier or a prefix that is not known, a reference to another type, a date that is
 * none. Source: HL7 FHIR 4.0.1, http.html and search.html. */
#ifndef XL_FHIR_SEARCH_H
#define XL_FHIR_SEARCH_H

#include "work/resource.h"

struct fhir_pair {
    struct str name, value; /* decoded */
};
enum { FHIR_PAIRS = 32, FHIR_INCLUDES = 4 };

/* What a page may bring along. */
struct fhir_include {
    const char *name;            /* "Task:focus" */
    enum resource_type from, to; /* the resource that refers, and what it refers to */
    /* Whom a resource of `from` refers to: its id as FHIR has it; empty: nobody. */
    struct str (*id)(const struct resource *r, struct arena *a);
};
extern const struct fhir_include FHIR_INCLUDE[]; /* name NULL behind the last */

struct fhir_search {
    struct resource_query q;
    bool count_only;
    const struct fhir_include *include[FHIR_INCLUDES], *revinclude[FHIR_INCLUDES];
    size_t include_n, revinclude_n;
    struct fhir_pair used[FHIR_PAIRS]; /* for the self link: all but `_cursor` */
    size_t used_n;
};

struct fhir_asked {
    enum resource_type type;
    struct fhir_pair pairs[FHIR_PAIRS];
    size_t n;
    bool strict; /* what is unknown is refused */
};
/* ERR_USAGE with a sentence; `*expression` names the parameter. What was read is in the arena. */
MUST_CHECK bool fhir_search_read(const struct fhir_asked *asked, struct arena *a,
                                 struct fhir_search *s, const char **expression, struct err *e);

/* `?name=value&…` of the used ones and, where it is not empty, the cursor; encoded. */
const char *fhir_search_link(const struct fhir_search *s, struct str cursor, struct arena *a);

/* A date of FHIR, of whatever precision, as a span [from, until) of milliseconds; what names no
 * zone is of China. False where it is none. */
bool fhir_date_read(struct str text, int64_t *from_ms, int64_t *until_ms);

#endif
