/* write_organization.c - Organization, OrganizationAffiliation, Location. */
#include <math.h>

#include "base/day.h"
#include "fhir/write_part.h"

#define KIND RESOURCE_SYSTEM "organization-kind"

void organization_write(struct json_writer *w, const struct resource *r)
{
    const struct organization *o = &r->organization;

    fhir_identifier(w, "organization", o->code);
    fhir_bool(w, "active", true);
    if (o->kind.n > 0 || o->level.n > 0) {
        fhir_list(w, "type");
        fhir_concept(w, NULL, KIND, o->kind, STR(""));
        fhir_concept(w, NULL, RESOURCE_SYSTEM "organization-level", o->level, STR(""));
        json_end(w);
    }
    fhir_text(w, "name", o->name);
    if (o->county.n > 0) {
        fhir_list(w, "address");
        json_open_object(w);
        fhir_text(w, "district", o->county);
        json_end(w);
        json_end(w);
    }
}

void affiliation_write(struct json_writer *w, const struct resource *r, int32_t today)
{
    const struct agreement *g = &r->agreement.agreement;

    fhir_bool(w, "active", agreement_standing(g, today) == AGREEMENT_HOLDS);
    fhir_period(w, "period", g->from_day, g->until_day);
    fhir_reference(w, "organization", RESOURCE_ORGANIZATION, r->lead.id, r->lead.name);
    fhir_reference(w, "participatingOrganization", RESOURCE_ORGANIZATION, r->organization.id,
                   r->organization.name);
    fhir_list(w, "code");
    fhir_concept(w, NULL, RESOURCE_SYSTEM "agreement-purpose",
                 str_of(agreement_purpose_names[g->purpose]), g->name);
    json_end(w);
}

void location_write(struct json_writer *w, const struct resource *r)
{
    const struct organization *o = &r->organization;

    fhir_identifier(w, "organization", o->code);
    fhir_word(w, "status", "active");
    fhir_text(w, "name", o->name);
    fhir_word(w, "mode", "instance");
    if (o->kind.n > 0) {
        fhir_list(w, "type");
        fhir_concept(w, NULL, KIND, o->kind, STR(""));
        json_end(w);
    }
    if (!isnan(o->lng) && !isnan(o->lat)) {
        fhir_object(w, "position");
        json_key(w, "longitude");
        json_double(w, o->lng);
        json_key(w, "latitude");
        json_double(w, o->lat);
        json_end(w);
    }
    fhir_reference(w, "managingOrganization", RESOURCE_ORGANIZATION, o->id, o->name);
}
