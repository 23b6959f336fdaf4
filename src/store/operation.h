/* operation.h - cells of the operation cube, and who does which technique. */
#ifndef XL_STORE_OPERATION_H
#define XL_STORE_OPERATION_H

#include "model/operation.h"
#include "store/store.h"

#define OPERATION_PROCEDURES 60 /* of a matrix: those most often done */

/* Adds cells. ERR_INPUT where a key is there already, or twice among `items`. */
MUST_CHECK bool store_operation_add(struct store *st, const struct operation *items, size_t n,
                                    struct err *e);

struct operation_filter {
    struct str discipline; /* never empty */
    struct str county;     /* of the organizations; empty: any */
};
struct operation_host { /* with a case of the discipline in the window */
    struct str code, name, county, county_name;
    int64_t cases;
};
struct operation_procedure {
    struct str code, name; /* the name may be empty */
    int64_t operations;
};
struct operation_cell {
    struct str organization, procedure;
    int64_t operations;
};
struct operation_matrix {
    struct operation_host *hosts;           /* by county, code */
    struct operation_procedure *procedures; /* by operations descending, code */
    struct operation_cell *cells;           /* by organization, procedure; of these hosts */
    size_t host_n, procedure_n, cell_n;
};
/* The window of the frame. Techniques are those of the whole store, hosts those that the reach
 * holds: what a hospital lacks is what others do. */
MUST_CHECK bool store_operation_matrix(struct store *st, const struct operation_filter *filter,
                                       const struct store_reach *reach, struct arena *a,
                                       struct operation_matrix *m, struct err *e);

#endif
