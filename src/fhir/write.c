/* write.c - see write.h. */
#include "fhir/write.h"

#include "fhir/write_part.h"

typedef void writer(struct json_writer *w, const struct resource *r);

void fhir_write(struct json_writer *w, const struct resource *r, const struct fhir_scene *s)
{
    static writer *const WRITERS[RESOURCE_N] = {
        [RESOURCE_ORGANIZATION] = organization_write,
        [RESOURCE_LOCATION] = location_write,
        [RESOURCE_PRACTITIONER] = practitioner_write,
        [RESOURCE_SCHEDULE] = schedule_write,
        [RESOURCE_SLOT] = slot_write,
        [RESOURCE_APPOINTMENT] = appointment_write,
        [RESOURCE_PATIENT] = patient_write,
        [RESOURCE_REQUEST] = request_write,
        [RESOURCE_TASK] = task_write,
        [RESOURCE_COMMUNICATION] = communication_write,
        [RESOURCE_CONSENT] = consent_write,
        [RESOURCE_AUDIT] = audit_write,
    };

    fhir_open(w, r);
    if (r->type == RESOURCE_AFFILIATION)
        affiliation_write(w, r, s->today);
    else if (r->type == RESOURCE_ROLE)
        role_write(w, r, s->today);
    else if (r->type == RESOURCE_SERVICE)
        service_write(w, r, s->today);
    else if (r->type == RESOURCE_STUDY)
        study_write(w, r, s);
    else if (r->type == RESOURCE_REPORT)
        report_write(w, r, s);
    else if (r->type == RESOURCE_DOCUMENT)
        document_write(w, r, s);
    else
        WRITERS[r->type](w, r);
    json_end(w);
}
