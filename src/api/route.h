/* route.h - the one table of addresses.
 *
 * Nothing else knows an address; rights and the client's shapes are read from it. A pattern's
 * `{name}` takes one segment. A parameter of the query that the row does not list is refused. */
#ifndef XL_API_ROUTE_H
#define XL_API_ROUTE_H

#include "api/request.h"

enum right {
    RIGHT_NONE, /* of no row: tested */
    RIGHT_ALL,  /* anyone who can reach the server */
    RIGHT_SEE   /* read what is no patient's identity; everyone, as long as there is no sign-in */
};

typedef bool route_handler(struct request *rq, struct err *e);

struct route {
    const char *pattern; /* NULL ends the table */
    route_handler *handler;
    enum right right;
    const char *query; /* names, blank between them, or NULL */
    const char *reply; /* shape in docs/api.md */
    const char *about;
};

extern const struct route ROUTES[];

struct route_scene { /* what all requests share */
    struct store *store;
    const atomic_bool *stopping;
};

/* Whether the path belongs to the table at all (the rest are assets). */
bool route_owns(struct str path);

/* Finds, asks, replies: JSON, or a problem for every failure. */
void route_answer(const struct route_scene *scene, struct http_exchange *x);

#endif
