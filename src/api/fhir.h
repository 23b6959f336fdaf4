/* fhir.h - what the handlers of FHIR share, and their refusals, which the router asks for. */
#ifndef XL_API_FHIR_H
#define XL_API_FHIR_H

#include "api/request.h"
#include "fhir/element.h"
#include "fhir/outcome.h"
#include "fhir/read.h"
#include "fhir/search.h"
#include "work/resource.h"

/* Refuses a request with a sentence in Chinese, which route_refuse hands on; returns false. */
bool fhir_say(struct request *rq, int status, const char *what, const char *expression,
              struct err *e);

/* That JSON is wanted back: 406. The reply is FHIR's from here on. */
MUST_CHECK bool fhir_accept_check(struct request *rq, struct err *e);

struct fhir_scene fhir_scene(const struct request *rq); /* the base as the asker named it */
struct patient_desk fhir_desk(const struct request *rq);
enum resource_type fhir_type(const struct request *rq); /* of the row */

/* A search within the asker's reach, of a query that is encoded still; 400 says what is wrong. */
MUST_CHECK bool fhir_query_read(struct request *rq, enum resource_type type, struct str query,
                                bool strict, struct fhir_search *s, struct err *e);

/* The thing with an id, as far as the asker reaches it: ERR_MISSING. That of the address; and one
 * as the reply, with its version. */
MUST_CHECK bool fhir_find(struct request *rq, enum resource_type type, struct str id,
                          struct resource *r, struct err *e);
MUST_CHECK bool fhir_one_find(struct request *rq, struct resource *r, struct err *e);
MUST_CHECK bool fhir_reply(struct request *rq, const struct resource *r, struct err *e);

/* The version that an ETag of ours names: 428 where it is empty, 400 where it is none. */
MUST_CHECK bool fhir_version_read(struct request *rq, struct str tag, int64_t *version,
                                  struct err *e);

/* One resource that is made or changed, by a request of its own or by an entry of a Bundle. */
struct fhir_change {
    enum resource_type type;
    struct fhir_sent sent;
    struct str id;                      /* of what is changed; empty: one is made */
    struct str if_match, if_none_exist; /* as the headers of these names; the second may be empty */
    int64_t version;                    /* that if_match names */
    struct resource after;              /* as it is then */
    bool made;                          /* false: it was changed, or there already */
};
/* Inside a transaction: the use case of the type, whose rights, audit and events it has. */
MUST_CHECK bool fhir_change_make(struct request *rq, struct fhir_change *c, struct err *e);

/* The same of each type, which the former asks. `id` of what was made. */
MUST_CHECK bool fhir_request_make(struct request *rq, struct fhir_change *c, struct id *id,
                                  struct err *e);
MUST_CHECK bool fhir_request_put(struct request *rq, struct fhir_change *c,
                                 const struct resource *before, struct err *e);
MUST_CHECK bool fhir_task_make(struct request *rq, struct fhir_change *c, struct id *id,
                               struct err *e);
MUST_CHECK bool fhir_appointment_make(struct request *rq, struct fhir_change *c, struct id *id,
                                      struct err *e);
MUST_CHECK bool fhir_appointment_put(struct request *rq, struct fhir_change *c,
                                     const struct resource *before, struct err *e);

/* "Type/id/_history/2" of what is there then; without a version where none are kept. */
const char *fhir_location(struct request *rq, const struct fhir_change *c);

/* Refuses with an element of what was sent; returns false. */
bool fhir_element_bad(struct request *rq, const struct fhir_change *c, int status,
                      const char *element, const char *what, struct err *e);

/* What a request is refused for, as an outcome tells it; the texts are those of the request and of
 * `e`. */
struct fhir_issue fhir_issue_of(const struct request *rq, const struct err *e);

/* An OperationOutcome instead of a problem. `said` is the sentence where it is in Chinese already;
 * NULL: what the status says. */
void fhir_refuse(struct http_exchange *x, int status, const char *said, const char *expression);

#endif
