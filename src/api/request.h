/* request.h - what a handler sees: names of the path, fields of the query, the store, and a writer
 * for its reply.
 *
 * A refusal that names fields is ERR_USAGE: 400 with `errors`. */
#ifndef XL_API_REQUEST_H
#define XL_API_REQUEST_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include "api/http.h"
#include "api/problem.h"
#include "base/err.h"
#include "base/id.h"
#include "base/json.h"
#include "model/frame.h"
#include "store/store.h"

enum { REQUEST_PARAMS = 4, REQUEST_FIELDS = 16, PAGE_DEFAULT = 50 };

struct request_pair {
    struct str name, value; /* decoded */
};

struct request {
    struct store *store;
    const atomic_bool *stopping;
    struct arena *arena;
    struct json_writer json; /* the reply */
    int status;              /* of a success; 200 */
    struct request_pair params[REQUEST_PARAMS], query[REQUEST_FIELDS];
    size_t param_n, query_n;
    struct problem_field faults[REQUEST_FIELDS];
    size_t fault_n;
};

/* Decodes %XX (and, in a query, '+' as a blank). False where it is cut short or no hexadecimal,
 * where the bytes are no UTF-8, or hold a control character. */
bool request_decode(struct str s, bool query, struct arena *a, struct str *out);

/* Splits a query and holds it against the blank-separated `allowed` names (NULL: none). ERR_USAGE
 * for a name that is not among them, one given twice, more than 16, a bad encoding. */
MUST_CHECK bool request_query(struct request *rq, struct str query, const char *allowed,
                              struct err *e);

/* Adds a field fault and fails with ERR_USAGE. */
bool request_fault(struct request *rq, struct problem_field fault, struct err *e);

/* An id in the path; ERR_MISSING where it is no id, since nothing has it. */
MUST_CHECK bool request_id(struct request *rq, const char *name, struct id *id, struct err *e);

struct str request_text(const struct request *rq,
                        const char *name); /* empty where it is not given */

/* `limit` (1..STORE_PAGE_MAX, PAGE_DEFAULT where it is not given) and `cursor`. */
MUST_CHECK bool request_page(struct request *rq, struct store_page *page, struct err *e);

/* What figures stand in: period, as_of, invented. */
void reply_frame(struct json_writer *w, const struct frame *f);

#endif
