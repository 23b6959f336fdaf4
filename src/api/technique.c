/* technique.c - which hospital does which technique how often. */
#include "api/field.h"
#include "api/handler.h"
#include "work/profile.h"

static const struct field HOST[] = {
    FIELD(struct operation_host, code),   FIELD(struct operation_host, name),
    FIELD(struct operation_host, county), FIELD_MAYBE(struct operation_host, county_name),
    FIELD(struct operation_host, cases),  {0},
};
static const struct field PROCEDURE[] = {
    FIELD(struct operation_procedure, code),
    FIELD_MAYBE(struct operation_procedure, name),
    FIELD(struct operation_procedure, operations),
    {0},
};
static const struct field CELL[] = {
    FIELD(struct operation_cell, organization),
    FIELD(struct operation_cell, procedure),
    FIELD(struct operation_cell, operations),
    {0},
};
static const struct shape HOST_SHAPE = {.name = "TechniqueHost", .fields = HOST};
static const struct shape PROCEDURE_SHAPE = {.name = "TechniqueCode", .fields = PROCEDURE};
static const struct shape CELL_SHAPE = {.name = "TechniqueCell", .fields = CELL};
static const struct field MATRIX[] = {
    TOLD(FIELD_ITEMS, "organizations", .shape = &HOST_SHAPE),
    TOLD(FIELD_ITEMS, "procedures", .shape = &PROCEDURE_SHAPE),
    TOLD(FIELD_ITEMS, "cells", .shape = &CELL_SHAPE),
    {0},
};
const struct shape SHAPE_TECHNIQUE_MATRIX = {
    .name = "TechniqueMatrix",
    .about = "Operations of a discipline in the window: organizations with a case of it, the"
             " techniques most often done anywhere; a cell that is not there is 0.",
    .bases = SHAPE_IN_FRAME,
    .told = MATRIX};

/* GET /api/techniques?discipline=&county= */
bool api_technique_matrix(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct operation_filter filter = {.discipline = request_text(rq, "discipline"),
                                      .county = request_text(rq, "county")};
    struct technique_view v;

    if (!filter.discipline.n)
        return request_fault(rq,
                             (struct problem_field){.field = "discipline",
                                                    .message = "a value is wanted",
                                                    .expected = "a code of a discipline"},
                             e);
    if (!work_profile_techniques(rq->store, rq->subject, &filter, rq->arena, &v, e))
        return false;
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_items(w, "organizations", HOST, v.matrix.hosts, v.matrix.host_n,
                sizeof v.matrix.hosts[0]);
    field_items(w, "procedures", PROCEDURE, v.matrix.procedures, v.matrix.procedure_n,
                sizeof v.matrix.procedures[0]);
    field_items(w, "cells", CELL, v.matrix.cells, v.matrix.cell_n, sizeof v.matrix.cells[0]);
    json_end(w);
    return true;
}
