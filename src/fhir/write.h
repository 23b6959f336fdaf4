/* write.h - a thing as a resource of FHIR R4, JSON. */
#ifndef XL_FHIR_WRITE_H
#define XL_FHIR_WRITE_H

#include "fhir/element.h"

void fhir_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s);

/* `Parameters` with what the asker may do now to a Task, and what each asks for. `model/referral`,
 * `model/consult` and `model/reading` say so. */
void fhir_actions_write(struct json_writer *w, const struct resource *r, const struct subject *by,
                        int64_t now_ms);

#endif
