/* procedure.h - the logbook, and how cases of a technique are told and judged. What came in a
 * delivery stands in the same rows. */
#ifndef XL_STORE_PROCEDURE_H
#define XL_STORE_PROCEDURE_H

#include "model/procedure.h"
#include "store/store.h"

/* ERR_INPUT where the id is there already. */
MUST_CHECK bool store_procedure_add(struct store *st, const struct procedure *p, struct err *e);
MUST_CHECK bool store_procedure_find(struct store *st, struct id id, struct arena *a,
                                     struct procedure *p, bool *found, struct err *e);
/* One version up with all that may change, where it is at `version` still. */
MUST_CHECK bool store_procedure_put(struct store *st, const struct procedure *p, int64_t version,
                                    bool *done, struct err *e);
/* Whether the person has told this local case of the technique on the day in another line. */
MUST_CHECK bool store_procedure_twice(struct store *st, const struct procedure *p, bool *twice,
                                      struct err *e);

struct procedure_rows {
    struct procedure *items;
    size_t n;
    struct store_more more;
};
struct procedure_filter { /* empty: any */
    struct str practitioner, mentor, technique, organization, state, role;
    struct str month; /* YYYY-MM of its day */
};
/* The latest day first. */
MUST_CHECK bool store_procedure_list(struct store *st, const struct procedure_filter *filter,
                                     const struct store_page *page, struct arena *a,
                                     struct procedure_rows *rows, struct err *e);

/* Who teaches somebody: mentors of pairs that are agreed or active, and who signed before. */
struct procedure_mentor {
    struct str code, name, organization_name, programme;
    bool paired;
};
struct procedure_mentors {
    struct procedure_mentor *items;
    size_t n;
};
MUST_CHECK bool store_procedure_mentors(struct store *st, struct str practitioner, struct arena *a,
                                        struct procedure_mentors *rows, struct err *e);

/* What somebody has done lately, and else what his discipline does: 40 at most. */
struct procedure_technique {
    struct str code, name, outcomes, complications; /* lists with semicolons between */
    int64_t told;
};
struct procedure_techniques {
    struct procedure_technique *items;
    size_t n;
};
MUST_CHECK bool store_procedure_techniques(struct store *st, struct str practitioner,
                                           struct str discipline, struct arena *a,
                                           struct procedure_techniques *rows, struct err *e);

/* The one that holds; `version` 0 where nobody has said. Lists in the arena. */
MUST_CHECK bool store_technique_curve_get(struct store *st, struct str technique, struct arena *a,
                                          struct technique_curve *c, struct err *e);
/* ERR_INPUT where the version is there already. */
MUST_CHECK bool store_technique_curve_add(struct store *st, const struct technique_curve *c,
                                          struct err *e);

#endif
