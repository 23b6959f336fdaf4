/* write_practitioner.c - Practitioner, PractitionerRole. */
#include "base/day.h"
#include "fhir/write_part.h"

static const char *const TITLES[] = {"", "住院医师", "主治医师", "副主任医师", "主任医师"};

void practitioner_write(struct json_writer *w, const struct resource *r)
{
    const struct practitioner *p = &r->practitioner;

    fhir_identifier(w, "practitioner", p->code);
    fhir_bool(w, "active", true);
    fhir_list(w, "name");
    json_open_object(w);
    fhir_text(w, "text", p->name);
    json_end(w);
    json_end(w);
    fhir_list(w, "qualification");
    json_open_object(w);
    fhir_concept(w, "code", "", STR(""), str_of(TITLES[p->title_rank]));
    json_end(w);
    json_end(w);
}

static bool holds(const struct practitioner_role *role, int32_t today)
{
    return role->from_day <= today && (role->until_day == DAY_NONE || role->until_day >= today);
}

void role_write(struct json_writer *w, const struct resource *r, int32_t today)
{
    const struct practitioner *p = &r->practitioner;
    const struct practitioner_role *role = &r->role;
    bool home = id_none(role->id);

    fhir_bool(w, "active", home || holds(role, today));
    if (!home)
        fhir_period(w, "period", role->from_day, role->until_day);
    fhir_reference(w, "practitioner", RESOURCE_PRACTITIONER, p->id, p->name);
    fhir_reference(w, "organization", RESOURCE_ORGANIZATION, r->organization.id,
                   r->organization.name);
    fhir_list(w, "code");
    fhir_concept(w, NULL, RESOURCE_SYSTEM "role",
                 str_of(home ? "home" : role_kind_names[role->kind]),
                 home ? p->department : role->department);
    json_end(w);
    if (p->discipline.n > 0) {
        fhir_list(w, "specialty");
        fhir_concept(w, NULL, RESOURCE_SYSTEM "discipline", p->discipline, p->discipline);
        json_end(w);
    }
    fhir_list(w, "location");
    fhir_reference(w, NULL, RESOURCE_LOCATION, r->organization.id, r->organization.name);
    json_end(w);
}
