/* route.h - the one table of addresses.
 *
 * Nothing else knows an address, who may use it, how much it takes and what it replies: the router,
 * the OpenAPI file, the table of rights and the web client's types are read from it (print.h). A
 * pattern's `{name}` takes one segment. A parameter of the query that the row does not list is
 * refused. */
#ifndef XL_API_ROUTE_H
#define XL_API_ROUTE_H

#include "api/field.h"
#include "api/metrics.h"
#include "api/request.h"
#include "model/rights.h"

/* What the asker must be allowed: anyone, whoever is signed in, or MAY(action): whose post's role
 * has the action (model/rights.h), which also says whose rows he gets. There is no zero, so that a
 * row cannot go without. */
enum { RIGHT_ALL = 1, RIGHT_SIGNED, RIGHT_MAY };
#define MAY(action) (RIGHT_MAY + (int)(action))

typedef bool route_handler(struct request *rq, struct err *e);

struct route {
    enum http_method method; /* 0 ends the table */
    const char *pattern;
    route_handler *handler;
    route_handler *prepare; /* of a row with a key: what is slow, before the transaction; or NULL */
    int right;
    const char *query;        /* names, blank between them, or NULL */
    const struct shape *body; /* as JSON; NULL: none is taken */
    bool raw;                 /* the body is bytes, application/octet-stream, instead of JSON */
    const char *raw_type;     /* of a raw body: another type than that; or NULL */
    bool staged; /* of a raw body: it goes sealed to the stage (work/stage.h) as it comes, and the
                    handler finds rq->file. It is gone behind the reply unless the handler succeeds
                    and has set rq->file_kept */
    bool images; /* of a staged row: bodies up to ROUTE_BODY_MAX stay in memory (rq->file is NULL
                    then), and the picture archive may say another limit (imaging.h) */
    route_handler *early; /* of a staged row: what can be refused before the body comes; or NULL */
    int64_t body_limit;   /* bytes, up to ROUTE_BODY_MAX, staged ROUTE_STAGED_MAX; 0: ROUTE_BODY */
    bool repeatable;      /* a POST that does no harm twice: no Idempotency-Key is asked for */
    bool audited;
    bool proven;    /* dangerous: a person has to have proved of late who it is */
    int fhir;       /* of resources of FHIR: FHIR_ANY, FHIR_OF(type); its own query, form and
                       refusals (fhir.c). 0: another row */
    bool told_once; /* of a POST: its reply holds a secret and is not kept to be told again */
    const struct shape *reply; /* NULL: plain text */
    bool page;                 /* {items: [reply], total, next} */
    const char *about;         /* a sentence without its full stop */
};

#define FHIR_ANY 1
#define FHIR_OF(type) (2 + (int)(type))
#define ROUTE_BODY (64 * 1024)
#define ROUTE_BODY_MAX (8 * 1024 * 1024)
#define ROUTE_IMAGES_MAX ((int64_t)256 << 20)
#define ROUTE_LIST_MAX ((int64_t)512 << 20)
#define ROUTE_STAGED_MAX ((int64_t)8 << 30)

/* The four that every row must have, then the others by name. A right that is missing or zero does
 * not compile. */
#define ROUTE(verb, address, function, who, ...)                              \
    {                                                                         \
        .method = HTTP_##verb, .pattern = (address), .handler = (function),   \
        .right = (int)(sizeof(char[(who) > 0 ? 1 : -1]) * (who)), __VA_ARGS__ \
    }

/* Of a row by which images come. */
#define ROUTE_IMAGES .staged = true, .images = true, .body_limit = ROUTE_IMAGES_MAX

extern const struct route ROUTES[];

size_t route_count(const struct route *routes);
const char *route_right(const struct route *route);  /* "all", "signed in", "demand.see" */
int64_t route_body_limit(const struct route *route); /* 0: no body */
/* A POST under /api that is not `repeatable`: a key is asked for, and its reply kept. */
bool route_once(const struct route *route);

/* The hook of the sign-in: says by the row's right who asks and whether he may, before the handler
 * and before a body is read. Sets rq->subject. ERR_RIGHT, ERR_MISSING, or request_refuse with 401.
 */
typedef bool route_decide(void *arg, struct request *rq, const struct route *route, struct err *e);

struct imaging;
struct seal;
struct stage;
struct route_scene { /* what all requests share */
    const struct route *routes;
    struct store *store;
    const atomic_bool *stopping;
    struct metrics *metrics;
    struct event_hub *hub;         /* who looks on; NULL: nobody can */
    const struct seal *seal;       /* by which identities are opened; NULL: by none */
    const struct imaging *imaging; /* the picture archive; NULL: none */
    struct stage *stage;           /* where staged bodies go; NULL: they are refused, 409 */
    route_decide *decide;          /* NULL: everyone may, nobody is known */
    void *decide_arg;
};

/* Whether the path belongs to the table at all (the rest are assets). */
bool route_owns(const struct route *routes, struct str path);

/* The head is in: finds the row, decides, says how long a body may be, and refuses what needs no
 * body to be refused. The request is noted in the exchange. */
void route_admit(const struct route_scene *scene, struct http_exchange *x);

/* All is in: asks, replies: JSON, or a problem for every failure. */
void route_answer(const struct route_scene *scene, struct http_exchange *x);

#endif
