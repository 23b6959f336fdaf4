/* plan_write.c - see plan_write.h. */
#include "work/plan_write.h"

#include <pthread.h>

#include "base/csv.h"
#include "base/json.h"
#include "work/plan_write_part.h"

static struct str practitioner_id(const struct plan_result *r, int32_t offer)
{
    return r->in->offer_ids[offer];
}

static struct str demand_id(const struct plan_result *r, int32_t demand)
{
    return r->in->demand_ids[demand];
}

static void seats_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};

    csv_head(&w, PLAN_HEAD);
    for (int32_t s = 0; s < r->explain->seat_n; s++) {
        const struct explain_seat *seat = &r->explain->seats[s];

        csv_str(&w, demand_id(r, seat->demand));
        csv_int(&w, seat->seat);
        csv_str(&w, practitioner_id(r, seat->offer));
        csv_int(&w, seat->terms.utility);
        csv_int(&w, seat->terms.fit);
        csv_int(&w, seat->terms.paired);
        csv_int(&w, seat->terms.continuity);
        csv_int(&w, seat->terms.preference);
        csv_int(&w, seat->terms.nearness);
        csv_end(&w);
    }
}

/* `title=3;availability=12;…` or `practitioner:demand;practitioner:unplaced`. */
static void detail_write(const struct plan_result *r, const struct explain_unfilled *line,
                         struct out *detail)
{
    detail->n = 0;
    if (line->cause == EXPLAIN_NOBODY_ELIGIBLE) {
        for (int rule = 0; rule < EXPLAIN_RULE_N; rule++)
            out_text(detail, "%s%s=%lld", rule ? ";" : "", explain_rules[rule].name,
                     (long long)line->without[rule]);
        return;
    }
    for (int32_t k = 0; k < line->failing_n; k++) {
        if (k > 0)
            out_char(detail, ';');
        out_str(detail, demand_id(r, line->failing[k]));
    }
    for (int32_t k = 0; k < line->persons.n; k++) {
        const struct explain_person *person = &line->persons.items[k];

        if (k > 0)
            out_char(detail, ';');
        out_str(detail, practitioner_id(r, person->offer));
        out_char(detail, ':');
        out_str(detail, person->demand < 0 ? STR("unplaced") : demand_id(r, person->demand));
    }
}

static void unfilled_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};
    struct out detail = {0};

    csv_head(&w, "demand_id,seats_unfilled,cause,detail");
    for (int32_t u = 0; u < r->explain->unfilled_n; u++) {
        const struct explain_unfilled *line = &r->explain->unfilled[u];

        detail_write(r, line, &detail);
        csv_str(&w, demand_id(r, line->demand));
        csv_int(&w, line->seats);
        csv_text(&w, explain_empty_names[line->cause]);
        csv_str(&w, (struct str){detail.items, detail.n});
        csv_end(&w);
    }
    out_reset(&detail);
}

static void unplaced_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};

    csv_head(&w, "practitioner_id,cause");
    for (int32_t u = 0; u < r->explain->unplaced_n; u++) {
        csv_str(&w, practitioner_id(r, r->explain->unplaced[u].offer));
        csv_text(&w, explain_stay_names[r->explain->unplaced[u].cause]);
        csv_end(&w);
    }
}

static void alternatives_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};

    csv_head(&w, "demand_id,seat,practitioner_id,utility,placed_on");
    for (int32_t s = 0; s < r->explain->seat_n; s++) {
        const struct explain_seat *seat = &r->explain->seats[s];

        for (int32_t k = 0; k < seat->others.n; k++) {
            const struct explain_person *other = &seat->others.items[k];

            csv_str(&w, demand_id(r, seat->demand));
            csv_int(&w, seat->seat);
            csv_str(&w, practitioner_id(r, other->offer));
            csv_int(&w, other->utility);
            csv_str(&w, other->demand < 0 ? STR("") : demand_id(r, other->demand));
            csv_end(&w);
        }
    }
}

static void skipped_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};

    csv_head(&w, "file,line,column,value,reason");
    for (size_t i = 0; i < r->in->skipped_n; i++) {
        const struct plan_skipped *row = &r->in->skipped[i];

        csv_text(&w, row->file);
        csv_int(&w, row->line);
        csv_int(&w, (int64_t)row->column);
        csv_str(&w, row->value);
        csv_str(&w, row->reason);
        csv_end(&w);
    }
}

static void json_count(struct json_writer *w, const char *key, int64_t n)
{
    json_key(w, key);
    json_int(w, n);
}

static void counts_write(const struct plan_result *r, struct json_writer *w)
{
    const struct dispatch_problem *p = &r->in->problem;
    int64_t seats = 0;

    for (int32_t j = 0; j < p->demand_n; j++)
        seats += p->demands[j].seats;
    json_key(w, "counts");
    json_open_object(w);
    json_count(w, "offers", p->offer_n);
    json_count(w, "demands", p->demand_n);
    json_count(w, "seats", seats);
    json_count(w, "filled", r->explain->seat_n);
    json_count(w, "unfilled", seats - r->explain->seat_n);
    json_count(w, "unplaced", r->explain->unplaced_n);
    json_count(w, "pairs", r->plan->pair_n);
    json_count(w, "teams", p->team_n);
    json_end(w);
}

static bool beside(int step) /* 5b and 6b stand beside the eight levels */
{
    return step == DISPATCH_WEIGHT || step == DISPATCH_MOVED;
}

static void levels_write(struct json_writer *w, const char *key, const int64_t *values)
{
    json_key(w, key);
    json_open_array(w);
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (!beside(step))
            json_int(w, values[step]);
    }
    json_end(w);
}

static void values_write(const struct plan_result *r, struct json_writer *w)
{
    const struct dispatch_plan *plan = r->plan;
    bool previous = r->in->problem.previous;

    levels_write(w, "levels", plan->values);
    if (previous)
        json_count(w, "moved", plan->values[DISPATCH_MOVED]);
    json_count(w, "weight_filled", plan->values[DISPATCH_WEIGHT]);
    json_key(w, "proved");
    json_bool(w, plan->proved);
    if (plan->proved)
        return;
    levels_write(w, "bounds", plan->bound);
    if (previous)
        json_count(w, "moved_bound", plan->bound[DISPATCH_MOVED]);
    json_count(w, "weight_filled_bound", plan->bound[DISPATCH_WEIGHT]);
}

static void summary_write(const struct plan_result *r, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};
    const struct dispatch_problem *p = &r->in->problem;

    json_open_object(&w);
    json_key(&w, "invented");
    json_bool(&w, r->invented);
    if (r->stable)
        json_count(&w, "blocking_pairs", r->blocking_n);
    else
        values_write(r, &w);
    counts_write(r, &w);
    json_key(&w, "weights");
    json_open_array(&w);
    for (int i = 0; i < 5; i++)
        json_int(&w, p->weights[i]);
    json_end(&w);
    json_count(&w, "weight_band", p->weight_band);
    json_end(&w);
}

const struct plan_file plan_files[] = {
    {"summary.json", summary_write, 0},
    {"plan.csv", seats_write, 0},
    {"unfilled.csv", unfilled_write, 0},
    {"unplaced.csv", unplaced_write, 0},
    {"alternatives.csv", alternatives_write, 0},
    {"scarcity.csv", plan_scarcity_write, PLAN_BEST | PLAN_SCARCE},
    {"changes.csv", plan_changes_write, PLAN_BEST | PLAN_PREVIOUS},
    {"certificate.csv", plan_certificate_write, PLAN_BEST},
    {"branching.csv", plan_branching_write, PLAN_BEST | PLAN_TEAMS},
    {"skipped.csv", skipped_write, PLAN_SKIPPING},
    {0},
};

bool plan_file_wanted(const struct plan_result *r, const struct plan_file *file)
{
    unsigned have = (r->skipping ? PLAN_SKIPPING : 0U) | (r->stable ? 0U : PLAN_BEST)
                    | (r->in->problem.previous ? PLAN_PREVIOUS : 0U)
                    | (r->in->problem.team_n > 0 ? PLAN_TEAMS : 0U)
                    | (r->scarcity.done ? PLAN_SCARCE : 0U);

    return (file->of & ~have) == 0;
}

/* Scarce kinds are often as many rows as all other files have, and have to be sorted: with a second
 * thread they are written beside those. */
struct writing {
    const struct plan_result *result;
    struct folder *folder;
    bool scarce;
    struct err err;
    bool done;
};

static bool file_write(const struct writing *g, const struct plan_file *file, struct err *e)
{
    struct folder_file *put;
    struct out *out;

    if (!folder_put(g->folder, file->name, &put, &out, e))
        return false;
    file->write(g->result, out);
    return folder_put_end(put, e);
}

static void *files_write(void *arg)
{
    struct writing *g = arg;

    g->done = true;
    for (const struct plan_file *file = plan_files; g->done && file->name; file++) {
        if ((file->write == plan_scarcity_write) == g->scarce && plan_file_wanted(g->result, file))
            g->done = file_write(g, file, &g->err);
    }
    return NULL;
}

bool plan_write(const struct plan_result *result, struct folder *folder, int threads, struct err *e)
{
    struct writing scarce = {.result = result, .folder = folder, .scarce = true};
    struct writing others = {.result = result, .folder = folder};
    pthread_t thread;
    bool beside = threads > 1 && pthread_create(&thread, NULL, files_write, &scarce) == 0;

    files_write(&others);
    if (beside)
        pthread_join(thread, NULL);
    else
        files_write(&scarce);
    if (!others.done)
        return err_set(e, others.err.code, "%s", others.err.text);
    return scarce.done || err_set(e, scarce.err.code, "%s", scarce.err.text);
}
