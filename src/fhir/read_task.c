/* read_task.c - a Task by which a draft is sent: it names the request, and repeats its parties. */
#include "fhir/read_part.h"

static const char *const ELEMENTS[] = {"status",    "intent",     "code",         "focus", "for",
                                       "requester", "authoredOn", "lastModified", "owner", NULL};

/* The id of a reference that may be left out. */
static bool maybe_take(const struct fhir_reading *r, const char *name, enum resource_type type,
                       struct id *id)
{
    const json_t *reference = json_object_get(r->sent->resource, name);

    return !reference || fhir_read_id(r, reference, name, type, id);
}

bool fhir_task_read(const struct fhir_sent *sent, struct arena *a, struct fhir_task *t,
                    const char **expression, struct err *e)
{
    static const char *const STATUSES[] = {"requested", NULL};
    static const char *const INTENTS[] = {"order", NULL};
    const struct fhir_reading r = {sent, a, expression, e};
    struct fhir_task got = {0};
    int status = -1, intent = -1;

    *expression = "";
    if (!fhir_read_open(&r, RESOURCE_TASK, ELEMENTS)
        || !fhir_read_word(&r, json_object_get(sent->resource, "status"), "status", STATUSES,
                           &status)
        || !fhir_read_word(&r, json_object_get(sent->resource, "intent"), "intent", INTENTS,
                           &intent))
        return false;
    if (status < 0 || intent < 0)
        return fhir_read_bad(&r, status < 0 ? "status" : "intent", "必填");
    if (!fhir_read_reference(&r, json_object_get(sent->resource, "focus"), "focus",
                             RESOURCE_REQUEST, &got.focus)
        || !maybe_take(&r, "for", RESOURCE_PATIENT, &got.patient)
        || !maybe_take(&r, "requester", RESOURCE_ORGANIZATION, &got.requester)
        || !maybe_take(&r, "owner", RESOURCE_ORGANIZATION, &got.owner))
        return false;
    *t = got;
    return true;
}
