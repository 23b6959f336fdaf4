/* patient.c - patients of one's own organization: masked, and whole for a purpose. */
#include "work/patient.h"

#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"

static const struct field PATIENT[] = {
    FIELD(struct patient_view, id),
    FIELD(struct patient_view, organization),
    FIELD_AS(struct patient_view, identity.name, "name"),
    FIELD_AS(struct patient_view, identity.id_number, "id_number", MAYBE),
    FIELD_AS(struct patient_view, identity.phone, "phone", MAYBE),
    FIELD_AS(struct patient_view, identity.address, "address", MAYBE),
    FIELD_OF(struct patient_view, made_ms, FIELD_MS, "made"),
    {0},
};
const struct shape SHAPE_PATIENT = {
    .name = "Patient", .about = "Masked, unless it is the reply of unmask.", .fields = PATIENT};
static const struct field PATIENTS[] = {TOLD(FIELD_ITEMS, "items", .shape = &SHAPE_PATIENT), {0}};
const struct shape SHAPE_PATIENTS = {.name = "Patients", .told = PATIENTS};

static const struct field BODY[] = {
    FIELD_AS(struct identity, name, "name", .min = 1, .max = 60),
    FIELD_AS(struct identity, id_number, "id_number", MAYBE, .max = 30),
    FIELD_AS(struct identity, phone, "phone", MAYBE, .max = 20),
    FIELD_AS(struct identity, address, "address", MAYBE, .max = 200),
    {0},
};
const struct shape SHAPE_PATIENT_BODY = {.name = "PatientBody", .fields = BODY, .body = true};

static const struct field WANTED[] = {
    FIELD_AS(struct identity, name, "name", MAYBE, .max = 60),
    FIELD_AS(struct identity, id_number, "id_number", MAYBE, .max = 30),
    FIELD_AS(struct identity, phone, "phone", MAYBE, .max = 20),
    {0},
};
const struct shape SHAPE_PATIENT_WANTED = {
    .name = "PatientWanted",
    .about = "Exactly one of the three, and exactly as it was written.",
    .fields = WANTED,
    .body = true};

struct unmask_body {
    enum purpose purpose;
};
static const struct field UNMASK[] = {
    FIELD_NAMED(struct unmask_body, purpose, "purpose", purpose_names), {0}};
const struct shape SHAPE_UNMASK_BODY = {.name = "UnmaskBody", .fields = UNMASK, .body = true};

static bool desk_open(struct request *rq, struct patient_desk *d, struct err *e)
{
    if (!rq->scene->seal)
        return request_refuse(rq, 503, e, "there is no master key: identities cannot be opened");
    *d = (struct patient_desk){rq->store, rq->scene->seal, rq->subject, rq->seen->now.now_ms};
    return true;
}

static void view_write(struct request *rq, const struct patient_view *view)
{
    json_open_object(&rq->json);
    field_write(&rq->json, PATIENT, view);
    json_end(&rq->json);
}

/* POST /api/patients */
bool api_patient_add(struct request *rq, struct err *e)
{
    struct identity identity = {0};
    struct patient_desk d;
    struct patient_view view;
    struct id id;

    if (!request_body(rq, BODY, &identity, e) || !desk_open(rq, &d, e)
        || !work_patient_add(&d, &identity, &id, e)
        || !work_patient_see(&d, id, rq->arena, &view, e))
        return false;
    rq->status = 201;
    view_write(rq, &view);
    return true;
}

/* POST /api/patients/search - a body, so that no log of addresses holds a name. */
bool api_patient_find(struct request *rq, struct err *e)
{
    struct identity wanted = {0};
    struct patient_desk d;
    struct patient_views views;

    if (!request_body(rq, WANTED, &wanted, e) || !desk_open(rq, &d, e)
        || !work_patient_find(&d, &wanted, rq->arena, &views, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", PATIENT, views.items, views.n, sizeof views.items[0]);
    json_end(&rq->json);
    return true;
}

/* GET /api/patients/{patient} */
bool api_patient_get(struct request *rq, struct err *e)
{
    struct patient_desk d;
    struct patient_view view;
    struct id id;

    if (!request_id(rq, "patient", &id, e) || !desk_open(rq, &d, e)
        || !work_patient_see(&d, id, rq->arena, &view, e))
        return false;
    view_write(rq, &view);
    return true;
}

/* POST /api/patients/{patient}/unmask */
bool api_patient_unmask(struct request *rq, struct err *e)
{
    struct unmask_body body = {PURPOSE_TREATMENT};
    struct patient_desk d;
    struct patient_view view;
    struct id id;

    if (!request_id(rq, "patient", &id, e) || !request_body(rq, UNMASK, &body, e)
        || !desk_open(rq, &d, e) || !work_patient_unmask(&d, id, body.purpose, rq->arena, &view, e))
        return false;
    view_write(rq, &view);
    return true;
}
