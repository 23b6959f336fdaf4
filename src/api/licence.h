/* licence.h - licences as organizations and people show them. */
#ifndef XL_API_LICENCE_H
#define XL_API_LICENCE_H

#include "api/field.h"
#include "store/licence.h"

extern const struct shape LICENCE_SHAPE;
extern const struct field LICENCE_BODY[], LICENCE_END[]; /* licence_new, licence_ending */

void licences_write(struct json_writer *w, const struct licence_rows *rows, int64_t now_ms);

#endif
