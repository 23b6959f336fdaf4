/* plan_write.c - see plan_write.h. */
#include "work/plan_write.h"

#include "base/csv.h"
#include "base/json.h"

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

bool plan_nodes(const struct plan_input *in, const struct dispatch_prices *prices,
                plan_node_take *take, void *arg)
{
    const struct dispatch_problem *p = &in->problem;
    const struct {
        const char *kind;
        const struct str *ids;
        int64_t *prices;
        int32_t n;
    } kinds[] = {
        {"organization", in->organization_ids, prices->organization, p->organization_n},
        {"department", in->department_ids, prices->department, p->department_n},
        {"practitioner", in->offer_ids, prices->offer, p->offer_n},
        {"demand", in->demand_ids, prices->demand, p->demand_n},
        {"county", in->county_ids, prices->county, p->county_n},
    };

    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (!take(arg, &(struct plan_node){.step = step, .kind = "source"}))
            return false;
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            for (int32_t i = 0; i < kinds[k].n; i++) {
                struct plan_node node = {step, kinds[k].kind, kinds[k].ids[i],
                                         &kinds[k].prices[(int64_t)step * kinds[k].n + i]};

                if (!take(arg, &node))
                    return false;
            }
        }
        if (!take(arg, &(struct plan_node){.step = step, .kind = "sink"}))
            return false;
    }
    return true;
}

static bool node_write(void *arg, const struct plan_node *node)
{
    struct csv_writer *w = arg;

    csv_int(w, 0); /* without teams there is one leaf */
    csv_text(w, dispatch_step_names[node->step]);
    csv_text(w, node->kind);
    csv_str(w, node->id);
    csv_int(w, node->price ? *node->price : 0);
    csv_end(w);
    return true;
}

static void certificate_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};

    csv_head(&w, PLAN_CERTIFICATE_HEAD);
    plan_nodes(r->in, &r->plan->prices, node_write, &w);
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
    json_count(w, "teams", 0);
    json_end(w);
}

static void summary_write(const struct plan_result *r, struct out *out)
{
    struct json_writer w = {.out = out, .indent = true};
    const struct dispatch_problem *p = &r->in->problem;

    json_open_object(&w);
    json_key(&w, "invented");
    json_bool(&w, r->invented);
    json_key(&w, "levels");
    json_open_array(&w);
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (step != DISPATCH_WEIGHT) /* level 6b stands beside the eight */
            json_int(&w, r->plan->values[step]);
    }
    json_end(&w);
    json_count(&w, "weight_filled", r->plan->values[DISPATCH_WEIGHT]);
    counts_write(r, &w);
    json_key(&w, "weights");
    json_open_array(&w);
    for (int i = 0; i < 5; i++)
        json_int(&w, p->weights[i]);
    json_end(&w);
    json_count(&w, "weight_band", p->weight_band);
    json_key(&w, "proved");
    json_bool(&w, r->plan->proved);
    json_end(&w);
}

const struct plan_file plan_files[] = {
    {"summary.json", summary_write, false},
    {"plan.csv", seats_write, false},
    {"unfilled.csv", unfilled_write, false},
    {"unplaced.csv", unplaced_write, false},
    {"alternatives.csv", alternatives_write, false},
    {"certificate.csv", certificate_write, false},
    {"skipped.csv", skipped_write, true},
    {0},
};

bool plan_write(const struct plan_result *result, struct folder *folder, struct err *e)
{
    for (const struct plan_file *one = plan_files; one->name; one++) {
        struct folder_file *file;
        struct out *out;

        if (one->of_skipping && !result->skipping)
            continue;
        if (!folder_put(folder, one->name, &file, &out, e))
            return false;
        one->write(result, out);
        if (!folder_put_end(file, e))
            return false;
    }
    return true;
}
