/* funnel.c - doctors or hospitals beside each other by how often a technique fails. */
#include "work/funnel.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"

struct dot_row {
    struct funnel_line line;
    struct funnel_row row;
};
static const struct field DOT[] = {
    FIELD_AS(struct dot_row, line.code, "code"),
    FIELD_AS(struct dot_row, line.name, "name"),
    FIELD_AS(struct dot_row, line.place_name, "place_name"),
    FIELD_AS(struct dot_row, line.cases, "case_n"),
    FIELD_AS(struct dot_row, line.failures, "failure_n"),
    FIELD_AS(struct dot_row, row.rate, "rate"),
    FIELD_AS(struct dot_row, row.shrunk, "shrunk"),
    FIELD_AS(struct dot_row, row.low, "low"),
    FIELD_AS(struct dot_row, row.high, "high"),
    FIELD_AS(struct dot_row, row.low_95, "low_95"),
    FIELD_AS(struct dot_row, row.high_95, "high_95"),
    FIELD_NAMED(struct dot_row, row.word, "word", funnel_word_names),
    {0},
};
static const struct shape DOT_SHAPE = {
    .name = "MasteryFunnelDot",
    .about =
        "A doctor with his hospital, or a hospital with its county. `low` to `high`: 99.8 % of"
        " those who are as all are lie between by chance, `low_95` to `high_95` 95 %; `word` above"
        " or below where `rate` lies outside the first; `shrunk`: the rate drawn towards that of"
        " all, the more the fewer cases.",
    .fields = DOT};
static const struct field FUNNEL[] = {
    TOLD(FIELD_TEXT, "technique"),
    TOLD(FIELD_TEXT, "technique_name"),
    {.name = "by", .kind = FIELD_NAME, .names = funnel_by_names},
    TOLD(FIELD_REAL, "middle", MAYBE),
    TOLD(FIELD_COUNT, "small_n"),
    TOLD(FIELD_ITEMS, "items", .shape = &DOT_SHAPE),
    {0},
};
const struct shape SHAPE_MASTERY_FUNNEL = {
    .name = "MasteryFunnel",
    .about = "By code, never ranked. `middle`: failures of all that are shown by their cases;"
             " `small_n` with fewer than 5 cases are not shown and not counted in it.",
    .told = FUNNEL};

static bool asked_read(struct request *rq, struct funnel_asked *asked, struct err *e)
{
    struct str by = request_text(rq, "by");

    if (by.n && !str_eq(by, STR("doctor")) && !str_eq(by, STR("hospital")))
        return request_fault(rq,
                             (struct problem_field){.field = "by",
                                                    .message = "no such one",
                                                    .found = str_c(rq->arena, by),
                                                    .expected = "doctor or hospital"},
                             e);
    asked->technique = request_text(rq, "technique");
    asked->by = str_eq(by, STR("hospital")) ? FUNNEL_BY_HOSPITAL : FUNNEL_BY_DOCTOR;
    if (!asked->technique.n)
        return request_fault(
            rq,
            (struct problem_field){.field = "technique", .message = "wanted", .expected = "a code"},
            e);
    if (!request_day(rq, "from", DAY_NONE, &asked->from_day, e)
        || !request_day(rq, "until", DAY_NONE, &asked->until_day, e))
        return false;
    return asked->from_day == DAY_NONE || asked->until_day == DAY_NONE
           || asked->from_day <= asked->until_day
           || request_fault(
               rq, (struct problem_field){.field = "from", .message = "days in order are wanted"},
               e);
}

/* GET /api/mastery-funnel?technique=&by=&from=&until= */
bool api_funnel_see(struct request *rq, struct err *e)
{
    struct funnel_asked asked = {0};
    struct json_writer *w = &rq->json;
    struct funnel_view v;
    struct dot_row *rows;

    if (!asked_read(rq, &asked, e)
        || !work_funnel_see(rq->store, rq->subject, &asked, rq->arena, &v, e))
        return false;
    rows = ARENA_ARRAY(rq->arena, struct dot_row, v.line_n + 1);
    for (size_t i = 0; i < v.line_n; i++)
        rows[i] = (struct dot_row){v.lines[i], v.funnel.rows[i]};
    json_open_object(w);
    field_text(w, "technique", asked.technique);
    field_text(w, "technique_name", v.technique_name);
    field_text(w, "by", str_of(funnel_by_names[asked.by]));
    field_real(w, "middle", v.funnel.middle);
    field_count(w, "small_n", v.small);
    field_items(w, "items", DOT, rows, v.line_n, sizeof *rows);
    json_end(w);
    return true;
}
