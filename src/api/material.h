/* material.h - files beside a teaching, an achievement or a pledge, over HTTP. */
#ifndef XL_API_MATERIAL_H
#define XL_API_MATERIAL_H

#include "api/request.h"
#include "work/material.h"

extern const struct field MATERIAL_FIELDS[];

/* The staged body and its name, as a desk wants them. */
MUST_CHECK bool api_material_body(struct request *rq, struct material_new *n, struct err *e);

/* The bytes under their own type; true. */
bool api_material_reply(struct request *rq, const struct material *m, struct str bytes);

#endif
