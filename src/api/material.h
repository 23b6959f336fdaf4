/* material.h - files beside a teaching, an achievement, a pledge or a case, over HTTP. */
#ifndef XL_API_MATERIAL_H
#define XL_API_MATERIAL_H

#include "api/request.h"
#include "work/material.h"

extern const struct field MATERIAL_FIELDS[];

/* The staged body and its name, as a desk wants them. */
MUST_CHECK bool api_material_body(struct request *rq, struct material_new *n, struct err *e);

/* Of a case: with who consents by it (`consent` of the query). */
MUST_CHECK bool api_material_case_body(struct request *rq, struct material_new *n, struct err *e);
/* The member "materials" of a case. */
void api_material_case_write(struct json_writer *w, const struct materials *all);

/* The bytes under their own type; true. */
bool api_material_reply(struct request *rq, const struct material *m, struct str bytes);

#endif
