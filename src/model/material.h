/* material.h - files beside a teaching, an achievement, a pledge or a case: what they may be. Pure.
 */
#ifndef XL_MODEL_MATERIAL_H
#define XL_MODEL_MATERIAL_H

#include <stdbool.h>

#include "base/err.h"
#include "base/str.h"

enum material_kind { MATERIAL_PDF, MATERIAL_PNG, MATERIAL_JPEG, MATERIAL_ZIP, MATERIAL_KIND_N };
extern const char *const material_kind_names[MATERIAL_KIND_N + 1];
#define MATERIAL_MOST (4 * 1024 * 1024) /* bytes */
#define MATERIAL_COUNT 20               /* of one thing */

/* What the first bytes say; office files are ZIP. ERR_INPUT where they are none of these, or
 * where the name ends in what does not go with them. */
MUST_CHECK bool material_kind_find(struct str bytes, struct str name, enum material_kind *kind,
                                   struct err *e);
const char *material_type(enum material_kind kind); /* as Content-Type */

#endif
