/* bulletin.c - official reports: made, read, published; each figure opens to its lines. */
#include <string.h>

#include "api/auth.h"
#include "api/bulletin_line.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"
#include "paper/bulletin.h"
#include "work/bulletin_desk.h"

static const struct field PROGRAMME[] = {
    FIELD(struct programme_row, id),
    FIELD(struct programme_row, version),
    FIELD(struct programme_row, name),
    FIELD(struct programme_row, place),
    FIELD(struct programme_row, seal),
    FIELD_OF(struct programme_row, made_ms, FIELD_MS, "made"),
    {0},
};
static const struct shape PROGRAMME_SHAPE = {.name = "Programme", .fields = PROGRAMME};
static const struct field PROGRAMMES[] = {TOLD(FIELD_ITEMS, "items", .shape = &PROGRAMME_SHAPE),
                                          {0}};
const struct shape SHAPE_PROGRAMMES = {.name = "Programmes", .told = PROGRAMMES};

static const struct field BULLETIN[] = {
    FIELD(struct bulletin_row, id),
    FIELD(struct bulletin_row, programme),
    FIELD(struct bulletin_row, programme_name),
    FIELD(struct bulletin_row, version),
    FIELD_MAYBE(struct bulletin_row, region),
    FIELD_OF(struct bulletin_row, from_day, FIELD_DAY, "from", MAYBE),
    FIELD_OF(struct bulletin_row, until_day, FIELD_DAY, "until", MAYBE),
    FIELD_OF(struct bulletin_row, as_of_day, FIELD_DAY, "as_of"),
    FIELD(struct bulletin_row, invented),
    FIELD(struct bulletin_row, seal),
    FIELD_NAMED(struct bulletin_row, state, "state", bulletin_state_names),
    FIELD_MAYBE(struct bulletin_row, maker),
    FIELD_OF(struct bulletin_row, made_ms, FIELD_MS, "made"),
    FIELD_MAYBE(struct bulletin_row, publisher),
    FIELD_OF(struct bulletin_row, published_ms, FIELD_MS, "published", MAYBE),
    {0},
};
const struct shape SHAPE_BULLETIN = {
    .name = "Bulletin",
    .about = "Its numbers were frozen when it was made; `seal` is the same where they are.",
    .fields = BULLETIN};

static const struct field BLOCK[] = {
    FIELD(struct bulletin_block, heading), FIELD(struct bulletin_block, text), {0}};
static const struct shape BLOCK_SHAPE = {.name = "BulletinBlock", .fields = BLOCK};
static const struct field FIGURE[] = {TOLD(FIELD_TEXT, "id"),    TOLD(FIELD_TEXT, "label"),
                                      TOLD(FIELD_TEXT, "text"),  TOLD(FIELD_TEXT, "exact"),
                                      TOLD(FIELD_TEXTS, "rows"), {0}};
static const struct shape FIGURE_SHAPE = {
    .name = "BulletinFigure",
    .about = "`text` as the report writes it, `exact` what was counted, `rows` the lines behind it:"
             " of a share the part, then the whole.",
    .told = FIGURE};
static const struct field DETAIL[] = {
    TOLD(FIELD_TEXT, "title"),
    TOLD(FIELD_TEXT, "period_text"),
    TOLD(FIELD_ITEMS, "blocks", .shape = &BLOCK_SHAPE),
    TOLD(FIELD_ITEMS, "figures", .shape = &FIGURE_SHAPE),
    TOLD(FIELD_TEXTS, "actions"),
    {0},
};
static const struct shape *const DETAIL_BASES[] = {&SHAPE_BULLETIN, NULL};
const struct shape SHAPE_BULLETIN_DETAIL = {
    .name = "BulletinDetail", .bases = DETAIL_BASES, .told = DETAIL};

static const struct field BODY[] = {
    FIELD_AS(struct bulletin_new, programme, "programme", .min = 1, .max = 40),
    FIELD_OF(struct bulletin_new, from_day, FIELD_DAY, "from", MAYBE),
    FIELD_OF(struct bulletin_new, until_day, FIELD_DAY, "until", MAYBE),
    {0},
};
const struct shape SHAPE_BULLETIN_BODY = {.name = "BulletinBody", .fields = BODY, .body = true};

static const struct field LINE_COLUMN[] = {
    TOLD(FIELD_TEXT, "name"), TOLD(FIELD_TEXT, "label"), {0}};
static const struct shape LINE_COLUMN_SHAPE = {.name = "LineColumn", .told = LINE_COLUMN};
static const struct field LINES[] = {
    TOLD(FIELD_TEXT, "noun"),
    TOLD(FIELD_TEXT, "label"),
    TOLD(FIELD_ITEMS, "columns", .shape = &LINE_COLUMN_SHAPE),
    TOLD(FIELD_ITEMS, "items", .shape = &SHAPE_LINE),
    TOLD(FIELD_COUNT, "total"),
    TOLD(FIELD_TEXT, "next", MAYBE),
    {0},
};
static const struct field LINE[] = {TOLD(FIELD_TEXTS, "values"), {0}};
const struct shape SHAPE_LINE = {
    .name = "Line", .about = "Values in the order of the columns; empty: unknown.", .told = LINE};
const struct shape SHAPE_LINES = {.name = "Lines", .told = LINES};

/* GET /api/programmes */
bool api_programme_list(struct request *rq, struct err *e)
{
    struct programme_rows rows;

    if (!work_programme_list(rq->store, rq->arena, &rows, e))
        return false;
    json_open_object(&rq->json);
    field_items(&rq->json, "items", PROGRAMME, rows.items, rows.n, sizeof rows.items[0]);
    json_end(&rq->json);
    return true;
}

/* GET /api/bulletins?programme=&limit=&cursor= */
bool api_bulletin_list(struct request *rq, struct err *e)
{
    struct store_page page;
    struct bulletin_rows rows;

    if (!request_page(rq, &page, e)
        || !work_bulletin_list(rq->store, request_text(rq, "programme"), &page, rq->arena, &rows,
                               e))
        return false;
    field_page(&rq->json, BULLETIN, rows.items, rows.n, sizeof rows.items[0], &rows.more);
    return true;
}

static void rows_links(struct json_writer *w, const char *id, const struct figure *f,
                       struct arena *a)
{
    json_key(w, "rows");
    json_open_array(w);
    for (int part = 0; part < figure_count_n(f); part++)
        json_text(w, arena_text(a, "/api/bulletins/%s/lines?figure=%.*s&part=%d", id,
                                STR_ARG(f->id), part));
    json_end(w);
}

static void figures_write(struct request *rq, const struct bulletin_view *v)
{
    struct json_writer *w = &rq->json;
    char id[ID_TEXT];

    id_text(v->row.id, id);
    json_key(w, "figures");
    json_open_array(w);
    for (int32_t i = 0; i < v->programme.figure_n; i++) {
        const struct bulletin_figure *f = &v->bulletin.figures[i];

        json_open_object(w);
        field_text(w, "id", f->figure->id);
        field_text(w, "label", f->figure->label);
        field_text(w, "text", f->text);
        field_text(w, "exact", bulletin_exact(f, rq->arena));
        rows_links(w, id, f->figure, rq->arena);
        json_end(w);
    }
    json_end(w);
}

static bool detail_write(struct request *rq, struct id id, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct bulletin_view v;

    if (!work_bulletin_see(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, BULLETIN, &v.row);
    field_text(w, "title", v.bulletin.title);
    field_text(w, "period_text", v.bulletin.period);
    field_items(w, "blocks", BLOCK, v.bulletin.blocks, (size_t)v.bulletin.block_n,
                sizeof v.bulletin.blocks[0]);
    figures_write(rq, &v);
    field_actions(w, v.actions, v.action_n);
    json_end(w);
    return true;
}

/* GET /api/bulletins/{bulletin} */
bool api_bulletin_get(struct request *rq, struct err *e)
{
    struct id id;

    return request_id(rq, "bulletin", &id, e) && detail_write(rq, id, e);
}

/* POST /api/bulletins */
bool api_bulletin_make(struct request *rq, struct err *e)
{
    struct bulletin_new n = {.from_day = DAY_NONE, .until_day = DAY_NONE};
    struct id id;

    if (!request_body(rq, BODY, &n, e)
        || !work_bulletin_make(rq->store, rq->subject, &n, rq->seen->now.now_ms, &id, e))
        return false;
    rq->status = 201;
    return detail_write(rq, id, e);
}

static bool move(struct request *rq, enum bulletin_state to, struct err *e)
{
    struct id id;

    return request_id(rq, "bulletin", &id, e)
           && work_bulletin_move(rq->store, rq->subject, id, to, rq->seen->now.now_ms, e)
           && detail_write(rq, id, e);
}

/* POST /api/bulletins/{bulletin}/publish */
bool api_bulletin_publish(struct request *rq, struct err *e)
{
    return move(rq, BULLETIN_PUBLISHED, e);
}

/* POST /api/bulletins/{bulletin}/withdraw */
bool api_bulletin_withdraw(struct request *rq, struct err *e)
{
    return move(rq, BULLETIN_WITHDRAWN, e);
}

/* --- lines --- */

/* GET /api/bulletins/{bulletin}/lines?figure=&part=&limit=&cursor= */
bool api_bulletin_lines(struct request *rq, struct err *e)
{
    struct str part = request_text(rq, "part");
    struct bulletin_part of = {.figure = request_text(rq, "figure"),
                               .part = str_eq(part, STR("1"))};
    struct bulletin_lines lines;
    struct store_page page;

    if (part.n && !str_eq(part, STR("0")) && !str_eq(part, STR("1")))
        return request_fault(rq,
                             (struct problem_field){.field = "part",
                                                    .message = "a figure has two parts at most",
                                                    .found = str_c(rq->arena, part),
                                                    .expected = "0 or 1"},
                             e);
    if (!request_id(rq, "bulletin", &of.bulletin, e) || !request_page(rq, &page, e)
        || !work_bulletin_lines(rq->store, rq->subject, &of, &page, rq->arena, &lines, e))
        return false;
    line_list_write(rq, lines.noun, &lines.rows);
    return true;
}

/* --- papers --- */

typedef bool paper_maker(const struct bulletin *b, const char *path, struct err *e);

struct paper {
    const struct bulletin *bulletin;
    paper_maker *make;
};

static bool paper_make(const void *what, const char *path, struct err *e)
{
    const struct paper *paper = what;

    return paper->make(paper->bulletin, path, e);
}

static bool paper_write(struct request *rq, const struct bulletin *b, struct str form,
                        struct err *e)
{
    static const struct {
        const char *form, *type;
        paper_maker *make;
    } FORMS[] = {
        {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         paper_bulletin_docx},
        {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
         paper_bulletin_xlsx},
        {"pdf", "application/pdf", paper_bulletin_pdf},
    };

    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
        if (str_eq(form, str_of(FORMS[i].form))) {
            rq->type = FORMS[i].type;
            return reply_file(rq, paper_make, &(struct paper){b, FORMS[i].make}, e);
        }
    }
    if (form.n && !str_eq(form, STR("html")))
        return request_fault(rq,
                             (struct problem_field){.field = "form",
                                                    .found = str_c(rq->arena, form),
                                                    .expected = "html, docx, xlsx or pdf"},
                             e);
    rq->type = "text/html; charset=utf-8";
    paper_bulletin_html(b, rq->json.out);
    return true;
}

/* GET /api/bulletins/{bulletin}/paper?form= */
bool api_bulletin_paper(struct request *rq, struct err *e)
{
    struct bulletin_view v;
    struct id id;

    return request_id(rq, "bulletin", &id, e)
           && work_bulletin_see(rq->store, rq->subject, id, rq->arena, &v, e)
           && paper_write(rq, &v.bulletin, request_text(rq, "form"), e);
}

/* GET /public/bulletins/{bulletin} */
bool api_bulletin_public(struct request *rq, struct err *e)
{
    struct bulletin_view v;
    struct id id;

    return request_id(rq, "bulletin", &id, e)
           && work_bulletin_public(rq->store, id, rq->arena, &v, e)
           && paper_write(rq, &v.bulletin, STR("html"), e);
}
