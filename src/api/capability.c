/* capability.c - which doctors can do which technique where. */
#include "work/capability.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"

static const struct field CELL[] = {
    FIELD(struct capability_cell, organization),
    FIELD(struct capability_cell, procedure),
    FIELD(struct capability_cell, technique_name),
    FIELD_AS(struct capability_cell, told, "told_n"),
    FIELD_AS(struct capability_cell, independent, "independent_n"),
    FIELD_AS(struct capability_cell, doctors, "doctor_n"),
    FIELD_AS(struct capability_cell, cases, "case_n"),
    FIELD_AS(struct capability_cell, alone, "alone_n"),
    {0},
};
static const struct shape CELL_SHAPE = {
    .name = "CapabilityCell",
    .about = "Of the doctors who work at an organization today or did a case there themselves since"
             " `from`: of how many the technique is told, how many a decision lets work alone, how"
             " many did cases, and how many cases; `alone_n` of these without help.",
    .fields = CELL};

struct doctor_row {
    struct capability_doctor of;
    bool independent;
};
static const struct field DOCTOR[] = {
    FIELD_AS(struct doctor_row, of.id, "id"),
    FIELD_AS(struct doctor_row, of.code, "code"),
    FIELD_AS(struct doctor_row, of.name, "name"),
    FIELD_AS(struct doctor_row, of.home_name, "home_name"),
    FIELD_AS(struct doctor_row, of.department, "department", MAYBE),
    FIELD_AS(struct doctor_row, of.title_rank, "title_rank"),
    FIELD_AS(struct doctor_row, of.post, "post", MAYBE),
    FIELD_AS(struct doctor_row, of.procedure, "procedure"),
    FIELD_AS(struct doctor_row, of.technique, "technique"),
    FIELD_AS(struct doctor_row, of.technique_name, "technique_name"),
    FIELD_AS(struct doctor_row, of.told, "told"),
    FIELD_AS(struct doctor_row, of.level, "level", MAYBE),
    FIELD(struct doctor_row, independent),
    FIELD_AS(struct doctor_row, of.cases, "case_n"),
    FIELD_AS(struct doctor_row, of.alone, "alone_n"),
    FIELD_OF(struct doctor_row, of.last_day, FIELD_DAY, "last_day", MAYBE),
    {0},
};
static const struct shape DOCTOR_SHAPE = {
    .name = "CapabilityDoctor",
    .about = "`post` home, employed, used, temporary; null: none there today. `level` of the newest"
             " decision, null: nobody has decided; `independent` by a decision that holds.",
    .fields = DOCTOR};

static const struct field MAP[] = {
    TOLD(FIELD_DAY, "from"),
    TOLD(FIELD_DAY, "seen_from"),
    TOLD(FIELD_ITEMS, "cells", .shape = &CELL_SHAPE),
    TOLD(FIELD_ITEMS, "doctors", .shape = &DOCTOR_SHAPE, .absent = true),
    {0},
};
const struct shape SHAPE_CAPABILITY = {
    .name = "Capability",
    .about = "As it is on the day `seen_from`, with cases since `from`; `doctors` where an"
             " `organization` is asked for.",
    .told = MAP};

static void doctors_write(struct request *rq, const struct capability_view *v)
{
    struct doctor_row *rows = ARENA_ARRAY(rq->arena, struct doctor_row, v->doctors.n + 1);

    for (size_t i = 0; i < v->doctors.n; i++)
        rows[i] = (struct doctor_row){v->doctors.items[i],
                                      capability_independent(&v->doctors.items[i], v->seen_from)};
    field_items(&rq->json, "doctors", DOCTOR, rows, v->doctors.n, sizeof *rows);
}

static void day_write(struct json_writer *w, const char *key, int32_t day)
{
    char text[DAY_TEXT];

    day_text(day, text);
    field_text(w, key, str_of(text));
}

/* GET /api/capabilities?discipline=&organization=&procedure= */
bool api_capability_see(struct request *rq, struct err *e)
{
    const struct capability_asked q = {.discipline = request_text(rq, "discipline"),
                                       .organization = request_text(rq, "organization"),
                                       .procedure = request_text(rq, "procedure")};
    struct json_writer *w = &rq->json;
    struct capability_view v;

    if (!q.discipline.n && !q.organization.n)
        return request_fault(rq,
                             (struct problem_field){.field = "discipline",
                                                    .message = "wanted, or an organization",
                                                    .expected = "a discipline"},
                             e);
    if (!work_capability_see(rq->store, rq->subject, &q, rq->seen->now.now_ms, rq->arena, &v, e))
        return false;
    json_open_object(w);
    day_write(w, "from", v.from_day);
    day_write(w, "seen_from", v.seen_from);
    field_items(w, "cells", CELL, v.cells, v.cell_n, sizeof v.cells[0]);
    if (q.organization.n)
        doctors_write(rq, &v);
    json_end(w);
    return true;
}
