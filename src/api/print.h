/* print.h - the route table and the shapes of the nouns, printed: for programs, for the web client,
 * for people. The printed files are kept in the tree and a test holds them against these.
 *
 * Pure but for memory: the same table gives the same bytes. */
#ifndef XL_API_PRINT_H
#define XL_API_PRINT_H

#include "api/route.h"
#include "base/list.h"
#include "base/out.h"

void print_openapi(const struct route *routes, struct out *out); /* OpenAPI 3.1 as JSON */
void print_types(const struct route *routes, struct out *out);   /* TypeScript */
void print_rights(const struct route *routes, struct out *out);  /* Markdown, route by right */

/* The shapes that the table's bodies and replies reach, each once, what a shape needs before it. */
struct print_shape {
    const struct shape *shape;
};
struct print_shapes LIST(struct print_shape);
void print_shapes_of(const struct route *routes, struct print_shapes *shapes);

#endif
