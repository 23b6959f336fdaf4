/* gap.c - the matrix of gaps, and one gap with its evidence. */
#include "api/field.h"
#include "api/handler.h"
#include "api/label.h"
#include "work/view.h"

static const struct field CELL[] = {
    FIELD_AS(struct gap_row, gap.id, "id"),
    FIELD_AS(struct gap_row, gap.county, "county"),
    FIELD_AS(struct gap_row, gap.discipline, "discipline"),
    FIELD_AS(struct gap_row, gap.rank, "rank"),
    FIELD_AS(struct gap_row, gap.score, "score", MAYBE),
    FIELD_AS(struct gap_row, gap.avoidable, "avoidable", MAYBE),
    FIELD_AS(struct gap_row, gap.avoidable_low, "avoidable_low", MAYBE),
    FIELD_AS(struct gap_row, gap.avoidable_rw, "avoidable_rw", MAYBE),
    FIELD_AS(struct gap_row, gap.money_fen, "money_fen", MAYBE),
    FIELD_AS(struct gap_row, gap.blanks, "blanks"),
    FIELD_AS(struct gap_row, gap.blank_rw, "blank_rw", MAYBE),
    FIELD_AS(struct gap_row, gap.total_rw, "total_rw", MAYBE),
    FIELD_AS(struct gap_row, gap.specialists, "specialists", MAYBE),
    FIELD_AS(struct gap_row, gap.seats, "seats", MAYBE),
    FIELD_MAYBE(struct gap_row, demand),
    {0},
};

static const struct field COUNTY[] = {
    FIELD(struct gap_county, code),
    FIELD(struct gap_county, name),
    FIELD_MAYBE(struct gap_county, city),
    FIELD_MAYBE(struct gap_county, population),
    {0},
};

static const struct field GROUP[] = {
    FIELD_AS(struct gap_group_row, group.code, "code"),
    FIELD_MAYBE(struct gap_group_row, name),
    FIELD_AS(struct gap_group_row, group.all, "all"),
    FIELD_AS(struct gap_group_row, group.home, "home"),
    FIELD_AS(struct gap_group_row, group.out, "out"),
    FIELD_AS(struct gap_group_row, group.border, "border", MAYBE),
    FIELD_AS(struct gap_group_row, group.peers, "peers"),
    FIELD_AS(struct gap_group_row, group.peers_rated, "peers_rated"),
    FIELD_AS(struct gap_group_row, group.peers_capable, "peers_capable"),
    FIELD_AS(struct gap_group_row, group.pooled_rate, "pooled_rate", MAYBE),
    FIELD_AS(struct gap_group_row, group.benchmark, "benchmark", MAYBE),
    FIELD_AS(struct gap_group_row, group.capable, "capable"),
    FIELD_AS(struct gap_group_row, group.weight, "weight", MAYBE),
    FIELD_AS(struct gap_group_row, group.avoidable, "avoidable", MAYBE),
    FIELD_AS(struct gap_group_row, group.avoidable_low, "avoidable_low", MAYBE),
    FIELD_AS(struct gap_group_row, group.value_rw, "value_rw", MAYBE),
    {0},
};

static const struct field TECHNIQUE[] = {
    FIELD_AS(struct gap_technique_row, technique.procedure, "procedure"),
    FIELD_MAYBE(struct gap_technique_row, name),
    FIELD_NAMED(struct gap_technique_row, technique.state, "state", technique_state_names),
    FIELD_AS(struct gap_technique_row, technique.away, "away"),
    FIELD_AS(struct gap_technique_row, technique.home, "home"),
    FIELD_AS(struct gap_technique_row, technique.peers, "peers"),
    FIELD_AS(struct gap_technique_row, technique.peers_doing, "peers_doing"),
    FIELD_AS(struct gap_technique_row, technique.weight, "weight", MAYBE),
    FIELD_AS(struct gap_technique_row, technique.value_rw, "value_rw", MAYBE),
    {0},
};

static const struct field PEER[] = {
    FIELD(struct gap_peer_row, code),
    FIELD(struct gap_peer_row, name),
    {0},
};

static const struct shape CELL_SHAPE = {
    .name = "GapCell", .about = "`demand` was proposed from it, or null.", .fields = CELL};
static const struct shape COUNTY_SHAPE = {.name = "GapCounty", .fields = COUNTY};
static const struct shape GROUP_SHAPE = {.name = "GapGroup", .fields = GROUP};
static const struct shape TECHNIQUE_SHAPE = {.name = "GapTechnique", .fields = TECHNIQUE};
static const struct shape PEER_SHAPE = {.name = "GapPeer", .fields = PEER};

static const struct field MATRIX[] = {
    TOLD(FIELD_TEXT, "weight"),
    TOLD(FIELD_ITEMS, "counties", .shape = &COUNTY_SHAPE),
    TOLD(FIELD_TEXTS, "disciplines"),
    TOLD(FIELD_ITEMS, "cells", .shape = &CELL_SHAPE),
    {0},
};
const struct shape SHAPE_GAP_MATRIX = {
    .name = "GapMatrix", .bases = SHAPE_IN_FRAME, .told = MATRIX};

static const struct field TERM[] = {
    TOLD(FIELD_TEXT, "term"),  TOLD(FIELD_REAL, "value", MAYBE), TOLD(FIELD_TEXT, "unit"),
    TOLD(FIELD_TEXT, "label"), TOLD(FIELD_TEXT, "label_en"),     {0},
};
static const struct shape TERM_SHAPE = {.name = "ExplainTerm", .told = TERM};

static const struct field GAP[] = {
    TOLD(FIELD_TEXT, "county_name"),
    TOLD(FIELD_ITEMS, "explain", .shape = &TERM_SHAPE),
    TOLD(FIELD_ITEMS, "groups", .shape = &GROUP_SHAPE),
    TOLD(FIELD_ITEMS, "techniques", .shape = &TECHNIQUE_SHAPE),
    TOLD(FIELD_ITEMS, "peers", .shape = &PEER_SHAPE),
    TOLD(FIELD_TEXT, "rows"),
    {0},
};
static const struct shape *const GAP_BASES[] = {&CELL_SHAPE, &SHAPE_FRAME, NULL};
const struct shape SHAPE_GAP = {
    .name = "Gap",
    .about = "`explain` holds the terms that add up: avoidable_rw (the sum of value_rw over the"
             " groups), blank_rw_half, total_rw, population, score. `rows` is where the cases are.",
    .bases = GAP_BASES,
    .told = GAP};

/* GET /api/gaps */
bool api_gap_matrix(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    struct gap_matrix_view v;

    if (!work_gap_matrix(rq->store, rq->subject, rq->arena, &v, e))
        return false;
    json_open_object(w);
    reply_frame(w, &v.frame);
    field_text(w, "weight", v.frame.weight);
    field_items(w, "counties", COUNTY, v.matrix.counties, v.matrix.county_n,
                sizeof v.matrix.counties[0]);
    json_key(w, "disciplines");
    json_open_array(w);
    for (size_t i = 0; i < v.matrix.discipline_n; i++)
        json_str(w, v.matrix.disciplines[i]);
    json_end(w);
    field_items(w, "cells", CELL, v.matrix.cells, v.matrix.cell_n, sizeof v.matrix.cells[0]);
    json_end(w);
    return true;
}

static void term_write(struct json_writer *w, const char *term, const char *unit, double value)
{
    json_open_object(w);
    json_key(w, "term");
    json_text(w, term);
    field_real(w, "value", value);
    json_key(w, "unit");
    json_text(w, unit);
    label_write(w, LABEL_EXPLAIN, term);
    json_end(w);
}

/* The first two terms add up to the third; it, over the population, is the score. */
static void explain_write(struct json_writer *w, const struct gap *g)
{
    double people = g->population == COUNT_UNKNOWN ? NUMBER_UNKNOWN : (double)g->population;

    json_key(w, "explain");
    json_open_array(w);
    term_write(w, "avoidable_rw", "RW", g->avoidable_rw);
    term_write(w, "blank_rw_half", "RW", g->blank_rw / 2);
    term_write(w, "total_rw", "RW", g->total_rw);
    term_write(w, "population", "人", people);
    term_write(w, "score", "RW/万人", g->score);
    json_end(w);
}

/* GET /api/gaps/{gap} */
bool api_gap_get(struct request *rq, struct err *e)
{
    struct json_writer *w = &rq->json;
    char text[ID_TEXT];
    struct id id;
    struct gap_view v;

    if (!request_id(rq, "gap", &id, e)
        || !work_gap_get(rq->store, rq->subject, id, rq->arena, &v, e))
        return false;
    json_open_object(w);
    field_write(w, CELL, &v.detail.row);
    field_text(w, "county_name", v.detail.row.county_name);
    reply_frame(w, &v.frame);
    explain_write(w, &v.detail.row.gap);
    field_items(w, "groups", GROUP, v.detail.groups, v.detail.group_n, sizeof v.detail.groups[0]);
    field_items(w, "techniques", TECHNIQUE, v.detail.techniques, v.detail.technique_n,
                sizeof v.detail.techniques[0]);
    field_items(w, "peers", PEER, v.detail.peers, v.detail.peer_n, sizeof v.detail.peers[0]);
    id_text(id, text);
    json_key(w, "rows");
    json_text(w, arena_text(rq->arena, "/api/facts?gap=%s", text));
    json_end(w);
    return true;
}
