/* write_part.h - the writers of each type, behind fhir_open. Internal to write. */
#ifndef XL_FHIR_WRITE_PART_H
#define XL_FHIR_WRITE_PART_H

#include "fhir/element.h"

void organization_write(struct json_writer *w, const struct resource *r);
void affiliation_write(struct json_writer *w, const struct resource *r, int32_t today);
void location_write(struct json_writer *w, const struct resource *r);
void practitioner_write(struct json_writer *w, const struct resource *r);
void role_write(struct json_writer *w, const struct resource *r, int32_t today);
void service_write(struct json_writer *w, const struct resource *r, int32_t today);
void schedule_write(struct json_writer *w, const struct resource *r);
void slot_write(struct json_writer *w, const struct resource *r);
void appointment_write(struct json_writer *w, const struct resource *r);
void patient_write(struct json_writer *w, const struct resource *r);
void audit_write(struct json_writer *w, const struct resource *r);
void request_write(struct json_writer *w, const struct resource *r);
void task_write(struct json_writer *w, const struct resource *r);
void communication_write(struct json_writer *w, const struct resource *r);
void consent_write(struct json_writer *w, const struct resource *r);
void study_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s);
void report_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s);
void document_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s);
/* A critical value as a Communication, and as the Task that waits until it is heard. */
void alert_write(struct json_writer *w, const struct resource *r);
void alert_task_write(struct json_writer *w, const struct resource *r);

#endif
