/* scope.h - the reach of a subject as a condition of a statement. Internal to the store. */
#ifndef XL_STORE_SCOPE_H
#define XL_STORE_SCOPE_H

#include "model/rights.h"
#include "store/query.h"

struct scope_bounds {
    struct str from, until;
    char text[8];
};

/* Adds " AND column >= '9901' AND column < '9902'": codes that begin with the head of the scope's
 * place. The bounds must live as long as the query. */
void scope_and_place(struct query *q, const char *column, const struct subject *by,
                     struct scope_bounds *bounds);

#endif
