/* catalogue.c - the catalogue of techniques: looked at, added to, changed, retired. */
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "model/unknown.h"
#include "work/technique_desk.h"

#define TECHNIQUE(type, at)                                                                    \
    FIELD_AS(type, at.code, "code"), FIELD_AS(type, at.name, "name"),                          \
        FIELD_AS(type, at.discipline, "discipline", MAYBE), FIELD_AS(type, at.level, "level"), \
        FIELD_AS(type, at.procedure, "procedure", MAYBE), FIELD_AS(type, at.tcm, "tcm")

static const struct field FIELDS[] = {
    TECHNIQUE(struct technique_record, technique),
    FIELD_OF(struct technique_record, retired_ms, FIELD_MS, "retired", MAYBE),
    {0},
};
const struct shape SHAPE_TECHNIQUE = {
    .name = "Technique",
    .about = "`level` of difficulty and risk, 1 to 4; `procedure` its ICD-9-CM-3 code; `tcm`: of"
             " Chinese medicine; `retired`: since when it is told of nobody anew, null: in use.",
    .fields = FIELDS};

static const struct field PAST[] = {
    FIELD_AS(struct technique_past, was.version, "version"),
    TECHNIQUE(struct technique_past, was.technique),
    FIELD_OF(struct technique_past, was.retired_ms, FIELD_MS, "retired", MAYBE),
    FIELD_OF(struct technique_past, until_ms, FIELD_MS, "until"),
    FIELD_MAYBE(struct technique_past, until_by),
    FIELD_MAYBE(struct technique_past, why),
    {0},
};
static const struct shape PAST_SHAPE = {
    .name = "TechniquePast",
    .about = "What the catalogue said `until` somebody changed it; `why` of retiring and taking"
             " back.",
    .fields = PAST};
static const struct field CURVE[] = {
    FIELD(struct technique_curve, version),
    FIELD(struct technique_curve, outcomes),
    FIELD(struct technique_curve, complications),
    FIELD(struct technique_curve, failures),
    FIELD(struct technique_curve, adequate_permille),
    FIELD(struct technique_curve, inadequate_permille),
    FIELD_AS(struct technique_curve, planned, "planned_n"),
    FIELD_AS(struct technique_curve, least, "least_n"),
    {0},
};
static const struct shape CURVE_SHAPE = {
    .name = "TechniqueCurve",
    .about = "How cases are told and judged: words of the own list, which of them count as a"
             " failure, failure rates of who may work alone and who may not, cases planned, and"
             " cases without which nobody is independent. `version` 0: nobody has said.",
    .fields = CURVE};
const struct shape SHAPE_TECHNIQUE_CURVE_BODY = {
    .name = "TechniqueCurveBody",
    .about = "Holds from now on; `version` as it was read, 0: nobody has said.",
    .fields = CURVE,
    .body = true};
static const struct field DETAIL[] = {
    TOLD(FIELD_OBJECT, "curve", .shape = &CURVE_SHAPE),
    TOLD(FIELD_ID, "id"),
    TOLD(FIELD_ITEMS, "pasts", .shape = &PAST_SHAPE),
    TOLD(FIELD_COUNT, "version"),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_TECHNIQUE, NULL};
const struct shape SHAPE_TECHNIQUE_DETAIL = {
    .name = "TechniqueDetail",
    .about = "`id` is what the audit log and events call it; `pasts` has the newest first.",
    .bases = DETAIL_BASES,
    .told = DETAIL};

#define BODY_FIELDS                                                             \
    FIELD_AS(struct technique, name, "name", .min = 1, .max = 100),             \
        FIELD_AS(struct technique, discipline, "discipline", MAYBE, .max = 40), \
        FIELD_AS(struct technique, level, "level", .min = 1, .max = 4),         \
        FIELD_AS(struct technique, procedure, "procedure", MAYBE, .max = 20),   \
        FIELD_AS(struct technique, tcm, "tcm", MAYBE)

static const struct field BODY[] = {BODY_FIELDS, {0}};
const struct shape SHAPE_TECHNIQUE_BODY = {
    .name = "TechniqueBody",
    .about = "All that can be changed; what is left out becomes unknown.",
    .fields = BODY,
    .body = true};

static const struct field NEW[] = {
    FIELD_AS(struct technique, code, "code", .min = 1, .max = 40), BODY_FIELDS, {0}};
const struct shape SHAPE_TECHNIQUE_NEW = {
    .name = "TechniqueNew", .about = "The code stays for good.", .fields = NEW, .body = true};

static const struct field MOVE[] = {
    FIELD_AS(struct technique_move, why, "why", .min = 2, .max = 200),
    {0},
};

static bool wrong(struct request *rq, const char *field, struct str found, const char *expected,
                  struct err *e)
{
    return request_fault(rq,
                         (struct problem_field){.field = field,
                                                .message = "no such filter",
                                                .found = str_c(rq->arena, found),
                                                .expected = expected},
                         e);
}

static bool flag(struct request *rq, const char *name, bool *value, struct err *e)
{
    struct str text = request_text(rq, name);

    *value = str_eq(text, STR("1"));
    return !text.n || *value || wrong(rq, name, text, "1, or nothing", e);
}

/* GET /api/catalogue?discipline=&level=&tcm=&retired=&limit=&cursor= */
bool api_catalogue_list(struct request *rq, struct err *e)
{
    struct str level = request_text(rq, "level");
    struct technique_filter filter = {.discipline = request_text(rq, "discipline")};
    struct store_page page;
    struct technique_rows rows;
    int64_t number = 0;

    if (level.n && (!str_to_int(level, 4, &number) || number < 1))
        return wrong(rq, "level", level, "1…4", e);
    filter.level = (int32_t)number;
    if (!flag(rq, "tcm", &filter.tcm, e) || !flag(rq, "retired", &filter.retired, e)
        || !request_page(rq, &page, e)
        || !work_technique_list(rq->store, &filter, &page, rq->arena, &rows, e))
        return false;
    field_page(&rq->json, FIELDS, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static bool detail_write(struct request *rq, struct str code, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct technique_view v;

    if (!work_technique_see(rq->store, rq->subject, code, rq->arena, &v, e))
        return false;
    reply_version(rq, v.record.version);
    json_open_object(w);
    field_write(w, FIELDS, &v.record);
    field_id(w, "id", technique_id(code));
    field_items(w, "pasts", PAST, v.pasts.items, v.pasts.n, sizeof v.pasts.items[0]);
    json_key(w, "curve");
    json_open_object(w);
    field_write(w, CURVE, &v.curve);
    json_end(w);
    field_count(w, "version", v.record.version);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/catalogue/{technique} */
bool api_catalogue_get(struct request *rq, struct err *e)
{
    return detail_write(rq, request_path(rq, "technique"), e);
}

/* POST /api/catalogue */
bool api_catalogue_add(struct request *rq, struct err *e)
{
    struct technique t = {0};
    struct edit_refused refused;

    if (!request_body(rq, NEW, &t, e))
        return false;
    if (!work_technique_add(rq->store, rq->subject, &t, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, 0, e);
    rq->status = 201;
    return detail_write(rq, t.code, e);
}

/* PUT /api/catalogue/{technique} */
bool api_catalogue_edit(struct request *rq, struct err *e)
{
    struct technique_edit edit = {0};
    struct edit_refused refused;

    if (!request_body(rq, BODY, &edit.technique, e) || !request_version(rq, &edit.version, e))
        return false;
    edit.technique.code = request_path(rq, "technique");
    if (!work_technique_edit(rq->store, rq->subject, &edit, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, edit.version, e);
    return detail_write(rq, edit.technique.code, e);
}

static bool move(struct request *rq, bool retire, struct err *e)
{
    struct technique_move m = {.retire = retire};

    if (!request_body(rq, MOVE, &m, e))
        return false;
    m.code = request_path(rq, "technique");
    return work_technique_move(rq->store, rq->subject, &m, rq->seen->now.now_ms, e)
           && detail_write(rq, m.code, e);
}

/* POST /api/catalogue/{technique}/retire */
bool api_catalogue_retire(struct request *rq, struct err *e)
{
    return move(rq, true, e);
}

/* POST /api/catalogue/{technique}/restore */
bool api_catalogue_restore(struct request *rq, struct err *e)
{
    return move(rq, false, e);
}

/* POST /api/catalogue/{technique}/curve */
bool api_catalogue_curve(struct request *rq, struct err *e)
{
    struct technique_curve c = {0};
    struct edit_refused refused;

    if (!request_body(rq, CURVE, &c, e))
        return false;
    c.technique = request_path(rq, "technique");
    if (!work_technique_curve(rq->store, rq->subject, &c, rq->seen->now.now_ms, &refused, e))
        return request_edit_refused(rq, &refused, c.version, e);
    return detail_write(rq, c.technique, e);
}
