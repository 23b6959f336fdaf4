/* write_visit.c - HealthcareService, Schedule, Slot, Appointment. */
#include <stdio.h>

#include "base/day.h"
#include "fhir/write_part.h"
#include "model/unknown.h"

/* "YYYY-MM-DDTHH:MM:00+08:00" of a day and its hour. */
static void moment(struct json_writer *w, const char *key, int32_t day, struct str hour)
{
    char date[DAY_TEXT], text[32];

    day_text(day, date);
    snprintf(text, sizeof text,
             "%s"
             "T%.*s:00+08:00",
             date, STR_ARG(hour));
    fhir_word(w, key, text);
}

static void discipline(struct json_writer *w, struct str name)
{
    if (name.n == 0)
        return;
    fhir_list(w, "specialty");
    fhir_concept(w, NULL, RESOURCE_SYSTEM "discipline", name, name);
    json_end(w);
}

static void hour(struct json_writer *w, const char *key, struct str value)
{
    char text[16];

    snprintf(text, sizeof text, "%.*s:00", STR_ARG(value));
    fhir_word(w, key, text);
}

void service_write(struct json_writer *w, const struct resource *r, int32_t today)
{
    static const char *const DAYS[] = {"", "mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    const struct visit_series *s = &r->series;
    char often[64];

    fhir_bool(w, "active", s->ended_ms == COUNT_UNKNOWN && s->until_day >= today);
    fhir_reference(w, "providedBy", RESOURCE_ORGANIZATION, s->organization_id,
                   s->organization_name);
    discipline(w, s->discipline);
    fhir_list(w, "location");
    fhir_reference(w, NULL, RESOURCE_LOCATION, s->organization_id, s->organization_name);
    json_end(w);
    fhir_text(w, "name", s->practitioner_name);
    fhir_bool(w, "appointmentRequired", true);
    fhir_list(w, "availableTime");
    json_open_object(w);
    fhir_list(w, "daysOfWeek");
    json_text(w, DAYS[s->weekday]);
    json_end(w);
    hour(w, "availableStartTime", s->starts);
    hour(w, "availableEndTime", s->ends);
    json_end(w);
    json_end(w);
    if (s->ended_ms != COUNT_UNKNOWN) {
        fhir_list(w, "notAvailable");
        json_open_object(w);
        fhir_word(w, "description", "停诊");
        fhir_object(w, "during");
        fhir_when(w, "start", s->ended_ms);
        json_end(w);
        json_end(w);
        json_end(w);
    }
    snprintf(often, sizeof often, "每%d周一次", (int)s->every_weeks);
    fhir_word(w, "availabilityExceptions", often);
}

void schedule_write(struct json_writer *w, const struct resource *r)
{
    const struct visit *v = &r->visit;

    fhir_identifier(w, "visit", v->code);
    fhir_bool(w, "active", v->state != VISIT_CANCELLED);
    discipline(w, v->discipline);
    fhir_list(w, "actor");
    fhir_reference(w, NULL, RESOURCE_PRACTITIONER, v->practitioner_id, v->practitioner_name);
    fhir_reference(w, NULL, RESOURCE_LOCATION, v->organization_id, v->organization_name);
    fhir_reference(w, NULL, RESOURCE_SERVICE, v->series, STR(""));
    json_end(w);
    fhir_object(w, "planningHorizon");
    moment(w, "start", v->day, v->starts);
    moment(w, "end", v->day, v->ends);
    json_end(w);
    fhir_text(w, "comment", v->room);
}

static const char *slot_status(const struct resource *r)
{
    if (r->visit.state == VISIT_CANCELLED)
        return "busy-unavailable";
    if (id_none(r->booking.id))
        return r->visit.state == VISIT_OPEN ? "free" : "busy-unavailable";
    return r->booking.state == BOOKING_HELD ? "busy-tentative" : "busy";
}

void slot_write(struct json_writer *w, const struct resource *r)
{
    const struct visit *v = &r->visit;
    char number[32];

    fhir_reference(w, "schedule", RESOURCE_SCHEDULE, v->id, STR(""));
    discipline(w, v->discipline);
    fhir_word(w, "status", slot_status(r));
    moment(w, "start", v->day, v->starts);
    moment(w, "end", v->day, v->ends);
    snprintf(number, sizeof number, "%lld号", (long long)r->row.number);
    fhir_word(w, "comment", number);
}

static void participant(struct json_writer *w, enum resource_type type, struct id id)
{
    if (id_none(id))
        return;
    json_open_object(w);
    fhir_reference(w, "actor", type, id, STR(""));
    fhir_word(w, "required", "required");
    fhir_word(w, "status", "accepted");
    json_end(w);
}

static void slot_reference(struct json_writer *w, const struct resource *r)
{
    char visit[ID_TEXT], text[80];

    if (r->row.number == 0)
        return;
    id_text(r->visit.id, visit);
    snprintf(text, sizeof text, "Slot/%s-%lld", visit, (long long)r->row.number);
    fhir_list(w, "slot");
    json_open_object(w);
    fhir_word(w, "reference", text);
    json_end(w);
    json_end(w);
}

void appointment_write(struct json_writer *w, const struct resource *r)
{
    const struct booking *b = &r->booking;
    const struct visit *v = &r->visit;

    fhir_identifier(w, "booking", b->code);
    fhir_word(w, "status", resource_booking_status(b->state));
    if (b->state == BOOKING_CANCELLED)
        fhir_concept(w, "cancelationReason",
                     "http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason",
                     STR("other"), STR(""));
    discipline(w, v->discipline);
    moment(w, "start", v->day, v->starts);
    moment(w, "end", v->day, v->ends);
    slot_reference(w, r);
    fhir_when(w, "created", b->made_ms);
    fhir_list(w, "participant");
    participant(w, RESOURCE_PATIENT, b->patient);
    participant(w, RESOURCE_PRACTITIONER, v->practitioner_id);
    participant(w, RESOURCE_LOCATION, v->organization_id);
    json_end(w);
}
