/* write_patient.c - Patient, masked, and AuditEvent. */
#include "fhir/write_part.h"

void patient_write(struct json_writer *w, const struct resource *r)
{
    fhir_bool(w, "active", true);
    fhir_list(w, "name");
    json_open_object(w);
    fhir_text(w, "text", r->who.name);
    json_end(w);
    json_end(w);
    if (r->who.phone.n > 0) {
        fhir_list(w, "telecom");
        json_open_object(w);
        fhir_word(w, "system", "phone");
        fhir_text(w, "value", r->who.phone);
        json_end(w);
        json_end(w);
    }
    fhir_reference(w, "managingOrganization", RESOURCE_ORGANIZATION, r->organization.id,
                   r->organization.name);
}

static void agent(struct json_writer *w, const struct audit *a)
{
    char text[ID_TEXT];

    json_open_object(w);
    fhir_list(w, "role");
    fhir_concept(w, NULL, RESOURCE_SYSTEM "role-of-post", str_of(role_names[a->role]), STR(""));
    json_end(w);
    if (!id_none(a->actor)) {
        id_text(a->actor, text);
        fhir_object(w, "who");
        fhir_object(w, "identifier");
        fhir_word(w, "system", RESOURCE_SYSTEM "account");
        fhir_word(w, "value", text);
        json_end(w);
        json_end(w);
    }
    fhir_bool(w, "requestor", true);
    json_end(w);
}

static void entity(struct json_writer *w, const struct audit *a)
{
    char text[ID_TEXT];

    if (id_none(a->object))
        return;
    id_text(a->object, text);
    fhir_list(w, "entity");
    json_open_object(w);
    fhir_object(w, "what");
    fhir_object(w, "identifier");
    fhir_word(w, "system", RESOURCE_SYSTEM "thing");
    fhir_word(w, "value", text);
    json_end(w);
    json_end(w);
    fhir_text(w, "description", a->noun);
    json_end(w);
    json_end(w);
}

void audit_write(struct json_writer *w, const struct resource *r)
{
    const struct audit *a = &r->audit;

    fhir_object(w, "type");
    fhir_word(w, "system", RESOURCE_SYSTEM "action");
    fhir_text(w, "code", a->action);
    json_end(w);
    fhir_when(w, "recorded", a->at_ms);
    fhir_word(w, "outcome", a->outcome == AUDIT_DONE ? "0" : "4");
    fhir_text(w, "outcomeDesc", a->reason);
    fhir_list(w, "agent");
    agent(w, a);
    json_end(w);
    fhir_object(w, "source");
    fhir_object(w, "observer");
    fhir_word(w, "display", "杏林");
    json_end(w);
    json_end(w);
    entity(w, a);
}
