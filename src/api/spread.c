/* spread.c - the tree of who taught whom. */
#include "work/spread.h"
#include "api/auth.h"
#include "api/field.h"
#include "api/handler.h"
#include "base/day.h"

static const char *const STATES[] = {"learning", "done", "lost", "source", NULL};
enum { SOURCE = SPREAD_STATE_N }; /* an expert of whom no own case is known */

struct node_row {
    struct str code, name, organization_name, county, county_name, parent;
    int32_t generation, learners, made, below;
    int32_t state;
    int32_t first_alone, last_alone;
};
static const struct field NODE[] = {
    FIELD(struct node_row, code),
    FIELD(struct node_row, name),
    FIELD(struct node_row, organization_name),
    FIELD(struct node_row, county),
    FIELD_MAYBE(struct node_row, county_name),
    FIELD_MAYBE(struct node_row, parent),
    FIELD(struct node_row, generation),
    FIELD_NAMED(struct node_row, state, "state", STATES),
    FIELD_AS(struct node_row, learners, "learner_n"),
    FIELD_AS(struct node_row, made, "made_n"),
    FIELD_AS(struct node_row, below, "below_n"),
    FIELD_OF(struct node_row, first_alone, FIELD_DAY, "first_alone", MAYBE),
    FIELD_OF(struct node_row, last_alone, FIELD_DAY, "last_alone", MAYBE),
    {0},
};
static const struct shape NODE_SHAPE = {
    .name = "SpreadNode",
    .about = "A doctor in the tree: `parent` who taught him, null: nobody within reach; `state`"
             " learning (no case alone yet), done, lost (no case alone for 180 days), source (an"
             " expert of whom no own case is known); `made_n` of his `learner_n` have been alone,"
             " `below_n` all that came of him.",
    .fields = NODE};
struct tree_row {
    struct str technique, technique_name;
    int32_t generations, done, lost, learning, counties_done, counties_lost, ripe, ripe_made;
    double reproduction;
};
static const struct field TREE[] = {
    FIELD(struct tree_row, technique),
    FIELD(struct tree_row, technique_name),
    FIELD_AS(struct tree_row, generations, "generation_n"),
    FIELD_AS(struct tree_row, done, "done_n"),
    FIELD_AS(struct tree_row, lost, "lost_n"),
    FIELD_AS(struct tree_row, learning, "learning_n"),
    FIELD_AS(struct tree_row, counties_done, "county_done_n"),
    FIELD_AS(struct tree_row, counties_lost, "county_lost_n"),
    FIELD_AS(struct tree_row, ripe, "ripe_n"),
    FIELD_AS(struct tree_row, ripe_made, "ripe_made_n"),
    FIELD_AS(struct tree_row, reproduction, "reproduction", MAYBE),
    {0},
};
static const struct field TREE_TOLD[] = {TOLD(FIELD_ITEMS, "nodes", .shape = &NODE_SHAPE), {0}};
static const struct shape TREE_SHAPE = {
    .name = "SpreadTree",
    .about =
        "`reproduction`: how many independent doctors one trained doctor made: `ripe_made_n` by"
        " `ripe_n` who were trained here and alone for a year; null: nobody yet.",
    .fields = TREE,
    .told = TREE_TOLD};
static const struct field SPREAD[] = {
    TOLD(FIELD_ITEMS, "trees", .shape = &TREE_SHAPE), TOLD(FIELD_DAY, "seen_from"), {0}};
const struct shape SHAPE_SPREAD = {
    .name = "Spread",
    .about = "As it is on the day `seen_from`: today, or the day `until` that was asked for.",
    .told = SPREAD};

static void nodes_write(struct json_writer *w, const struct spread_tree *t, struct arena *a)
{
    struct node_row *rows = ARENA_ARRAY(a, struct node_row, t->spread.doctor_n + 1);
    size_t n = 0;

    for (int32_t i = 0; i < t->spread.doctor_n; i++) {
        const struct spread_node *node = &t->spread.nodes[i];
        const struct spread_person *p = &t->people[i];
        bool source = t->in.doctors[i].first_alone == DAY_NONE && node->parent < 0;

        if (!t->shown[i] || (source && node->learners == 0)) /* was there, taught nobody */
            continue;
        rows[n++] =
            (struct node_row){.code = p->code,
                              .name = p->name,
                              .organization_name = p->organization_name,
                              .county = p->county,
                              .county_name = p->county_name,
                              .parent = node->parent < 0 ? STR("") : t->people[node->parent].code,
                              .generation = node->generation,
                              .learners = node->learners,
                              .made = node->made,
                              .below = node->below,
                              .state = source ? SOURCE : (int32_t)node->state,
                              .first_alone = t->in.doctors[i].first_alone,
                              .last_alone = t->in.doctors[i].last_alone};
    }
    field_items(w, "nodes", NODE, rows, n, sizeof *rows);
}

static void tree_write(struct json_writer *w, const struct spread_tree *t, struct arena *a)
{
    const struct spread *s = &t->spread;
    const struct tree_row row = {t->technique,     t->technique_name, s->generations,
                                 s->done,          s->lost,           s->learning,
                                 s->counties_done, s->counties_lost,  s->ripe,
                                 s->ripe_made,     s->reproduction};

    json_open_object(w);
    field_write(w, TREE, &row);
    nodes_write(w, t, a);
    json_end(w);
}

/* GET /api/spread?technique=&expert=&until= */
bool api_spread_see(struct request *rq, struct err *e)
{
    struct spread_asked q = {.technique = request_text(rq, "technique"),
                             .expert = request_text(rq, "expert")};
    struct json_writer *w = &rq->json;
    struct spread_trees trees;
    char day[DAY_TEXT];

    if (!q.technique.n && !q.expert.n)
        return request_fault(rq,
                             (struct problem_field){.field = "technique",
                                                    .message = "wanted, or an expert",
                                                    .expected = "a code"},
                             e);
    if (!request_day(rq, "until", DAY_NONE, &q.until_day, e))
        return false;
    if (!work_spread_see(rq->store, rq->subject, &q, rq->seen->now.now_ms, rq->arena, &trees, e))
        return false;
    day_text(trees.as_of, day);
    json_open_object(w);
    json_key(w, "trees");
    json_open_array(w);
    for (size_t i = 0; i < trees.n; i++)
        tree_write(w, &trees.items[i], rq->arena);
    json_end(w);
    field_text(w, "seen_from", str_of(day));
    json_end(w);
    return true;
}
