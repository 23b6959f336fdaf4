/* request.h - what a handler sees: who asks, names of the path, fields of the query and the body,
 * the store, and a writer for its reply.
 *
 * A refusal that names parameters is ERR_USAGE: 400 with `errors`; one that names members of the
 * body is ERR_INPUT: 422. */
#ifndef XL_API_REQUEST_H
#define XL_API_REQUEST_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "api/field.h"
#include "api/http.h"
#include "api/problem.h"
#include "base/err.h"
#include "base/id.h"
#include "base/json.h"
#include "model/edit.h"
#include "model/frame.h"
#include "model/rights.h"
#include "store/store.h"

enum { REQUEST_PARAMS = 4, REQUEST_FIELDS = 16, PAGE_DEFAULT = 50 };

struct request_pair {
    struct str name, value; /* decoded */
};

struct auth_seen;
struct stage_file;
struct stage_write;
struct route;
struct route_scene;

struct request {
    const struct route_scene *scene;
    const struct route *route; /* its row; NULL where there is none */
    struct http_exchange *x;
    const struct subject *subject; /* who asks: set by the scene's hook before the handler; NULL
                                      where a row is for all and nobody is signed in */
    const struct auth_seen *seen;  /* and what else it saw of him; NULL without the hook */
    struct str subject_name;       /* and by what his keys are told apart from others'; may be "" */
    struct store *store;
    const atomic_bool *stopping;
    struct arena *arena;
    struct json_writer json;          /* the reply */
    json_t *body;                     /* of a row that takes one; an object */
    int status;                       /* of a success; 200 */
    const char *type;                 /* of a success; application/json */
    void *prepared;                   /* by the row's `prepare`, for its handler */
    void (*undo)(struct request *rq); /* by `prepare`: takes back what it left in the store, where
                                         the handler did not succeed or has not set `kept` */
    bool kept;
    const struct stage_file
        *file;      /* of a staged row: what came; or by its handler, to take it away */
    bool file_kept; /* by its handler: the file stays */
    struct stage_write *writing;             /* the file as it comes: the frame's own */
    bool query_read;                         /* the query was split already */
    const char *fhir_said, *fhir_expression; /* of a refusal of FHIR, in Chinese; or NULL */
    int refusal; /* HTTP status of a failure where its code does not tell it, or 0 */
    struct request_pair params[REQUEST_PARAMS], query[REQUEST_FIELDS];
    size_t param_n, query_n;
    struct problem_field *faults; /* [REQUEST_FIELDS] from the first fault on, in the arena */
    size_t fault_n;
};

/* Decodes %XX (and, in a query, '+' as a blank). False where it is cut short or no hexadecimal,
 * where the bytes are no UTF-8, or hold a control character. */
bool request_decode(struct str s, bool query, struct arena *a, struct str *out);

/* Splits a query and holds it against the blank-separated `allowed` names (NULL: none). ERR_USAGE
 * for a name that is not among them, one given twice, more than 16, a bad encoding. Asked again it
 * does nothing. */
MUST_CHECK bool request_query(struct request *rq, struct str query, const char *allowed,
                              struct err *e);

/* Adds a field fault to those that are told; beyond REQUEST_FIELDS none. */
void request_fault_add(struct request *rq, struct problem_field fault);

/* Adds a field fault and fails with ERR_USAGE. */
bool request_fault(struct request *rq, struct problem_field fault, struct err *e);

/* Fails with an HTTP status of its own; returns false. */
bool request_refuse(struct request *rq, int status, struct err *e, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* Reads the exchange's body as one JSON object into rq->body, which request_body_end gives back.
 * 400 where it is no JSON, no object, deeper than 32, or holds a key twice. */
#define REQUEST_DEPTH 32
MUST_CHECK bool request_body_parse(struct request *rq, struct err *e);
void request_body_end(struct request *rq);

/* The members of the body by a field table (field_read). ERR_INPUT with all faults, `row`
 * untouched.
 */
MUST_CHECK bool request_body(struct request *rq, const struct field *fields, void *row,
                             struct err *e);

/* The Idempotency-Key: 1..100 visible ASCII characters. 400 where it is missing or another. */
MUST_CHECK bool request_key(struct request *rq, struct str *key, struct err *e);

/* SHA-256 in hex over method, path, query and body, of a staged body its hash: what a key stands
 * for. */
struct str request_digest(struct request *rq);

/* The version that If-Match names, as reply_version wrote it. 428 where it is missing, 400 where it
 * is no version of ours; `*` and lists are not taken. */
MUST_CHECK bool request_version(struct request *rq, int64_t *version, struct err *e);

/* Fails with 412 that tells both versions: the one that was asked for and the one that is there. */
bool request_stale(struct request *rq, int64_t asked, int64_t present, struct err *e);

/* What stood against a change, told with the request: 412 with both versions, or a fault of the
 * member. `e` is set already; returns false. */
bool request_edit_refused(struct request *rq, const struct edit_refused *refused, int64_t asked,
                          struct err *e);

void reply_version(struct request *rq, int64_t version); /* as ETag */

/* An id in the path; ERR_MISSING where it is no id, since nothing has it. */
MUST_CHECK bool request_id(struct request *rq, const char *name, struct id *id, struct err *e);

/* What stands in the path, decoded. */
struct str request_path(const struct request *rq, const char *name);

struct str request_text(const struct request *rq,
                        const char *name);                    /* empty where it is not given */
bool request_yes(const struct request *rq, const char *name); /* whether it is "yes" */
/* Whether a query's value is empty or one of the names (NULL behind the last); else a fault. */
MUST_CHECK bool request_choice(struct request *rq, const char *name, struct str value,
                               const char *const *names, const char *expected, struct err *e);
/* A day of the query, `other` where it is not given. */
MUST_CHECK bool request_day(struct request *rq, const char *name, int32_t other, int32_t *day,
                            struct err *e);

/* `limit` (1..STORE_PAGE_MAX, PAGE_DEFAULT where it is not given) and `cursor`; its reach is that
 * of the subject by the action of the row. */
/* `name` as YYYY-MM; DAY_NONE where it is not asked for. A fault where it is no month. */
MUST_CHECK bool request_month(struct request *rq, const char *name, int32_t *month, struct err *e);
MUST_CHECK bool request_page(struct request *rq, struct store_page *page, struct err *e);

/* Writes what `make` leaves at a path, through a file that goes away. ERR_IO, and what `make` says.
 */
typedef bool reply_maker(const void *what, const char *path, struct err *e);
MUST_CHECK bool reply_file(struct request *rq, reply_maker *make, const void *what, struct err *e);

/* What figures stand in: period, as_of, invented. */
extern const struct shape SHAPE_FRAME;
extern const struct shape *const SHAPE_IN_FRAME[]; /* the bases of what has only that */
void reply_frame(struct json_writer *w, const struct frame *f);

#endif
