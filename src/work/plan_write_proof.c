/* plan_write_proof.c - what proves a plan, and what stands beside it: certificate, branches,
 * changes, scarce kinds. */
#include "work/plan_write_part.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/csv.h"

bool plan_nodes(const struct plan_input *in, const struct dispatch_branch *branch, int32_t ix,
                plan_node_take *take, void *arg)
{
    const struct dispatch_problem *p = &in->problem;
    const struct {
        const char *kind;
        const struct str *ids;
        int64_t *prices;
        int32_t n;
    } kinds[] = {
        {"organization", in->organization_ids, branch->prices.organization, p->organization_n},
        {"department", in->department_ids, branch->prices.department, p->department_n},
        {"practitioner", in->offer_ids, branch->prices.offer, p->offer_n},
        {"demand", in->demand_ids, branch->prices.demand, p->demand_n},
        {"county", in->county_ids, branch->prices.county, p->county_n},
    };

    for (int step = 0; step < (branch->feasible ? DISPATCH_STEP_N : 1); step++) {
        if (step == DISPATCH_MOVED && !p->previous)
            continue;
        if (!take(arg, &(struct plan_node){.branch = ix, .step = step, .kind = "source"}))
            return false;
        for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
            for (int32_t i = 0; i < kinds[k].n; i++) {
                struct plan_node node = {ix, step, kinds[k].kind, kinds[k].ids[i],
                                         &kinds[k].prices[(int64_t)step * kinds[k].n + i]};

                if (!take(arg, &node))
                    return false;
            }
        }
        if (!take(arg, &(struct plan_node){.branch = ix, .step = step, .kind = "sink"}))
            return false;
    }
    return true;
}

static bool node_write(void *arg, const struct plan_node *node)
{
    struct csv_writer *w = arg;

    csv_int(w, node->branch);
    csv_text(w, dispatch_step_names[node->step]);
    csv_text(w, node->kind);
    csv_str(w, node->id);
    csv_int(w, node->price ? *node->price : 0);
    csv_end(w);
    return true;
}

void plan_certificate_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};

    csv_head(&w, PLAN_CERTIFICATE_HEAD);
    for (int32_t ix = 0; ix < r->plan->branch_n; ix++)
        plan_nodes(r->in, &r->plan->branches[ix], ix, node_write, &w);
}

static void bounds_write(struct csv_writer *w, const struct dispatch_branch *branch, bool previous)
{
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (step == DISPATCH_MOVED && !previous)
            continue;
        if (branch->feasible)
            csv_int(w, branch->bound[step]);
        else if (step == 0)
            csv_text(w, "infeasible");
        else
            csv_none(w);
    }
}

void plan_branching_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};
    bool previous = r->in->problem.previous;

    csv_text(&w, "leaf");
    csv_text(&w, "parent");
    csv_text(&w, "team_id");
    csv_text(&w, "open");
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        char name[16];

        snprintf(name, sizeof name, "bound_%s", dispatch_step_names[step]);
        if (step != DISPATCH_MOVED || previous)
            csv_text(&w, name);
    }
    csv_end(&w);
    for (int32_t ix = 0; ix < r->plan->branch_n; ix++) {
        const struct dispatch_branch *branch = &r->plan->branches[ix];

        csv_int(&w, ix);
        if (branch->parent < 0) {
            csv_none(&w);
            csv_none(&w);
            csv_none(&w);
        } else {
            csv_int(&w, branch->parent);
            csv_str(&w, r->in->team_ids[branch->team]);
            csv_int(&w, branch->open);
        }
        bounds_write(&w, branch, previous);
        csv_end(&w);
    }
}

/* --- changes --- */

static void change_write(struct csv_writer *w, const struct plan_result *r,
                         const struct plan_before *before, const struct change *change)
{
    const char *gone = change ? "demand_gone" : "practitioner_gone";
    int32_t to = change ? change->to : -1;
    char level[16] = "";

    if (change && change->from >= 0)
        snprintf(level, sizeof level, "level_%s", dispatch_step_names[change->step]);
    csv_str(w, before->practitioner);
    csv_str(w, before->demand);
    csv_str(w, to >= 0 ? r->in->demand_ids[to] : STR(""));
    csv_text(w, level[0] ? level : gone);
    csv_end(w);
}

/* In the order of the previous plan. */
void plan_changes_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};
    struct arena own = {0};
    const struct change **of = ARENA_ARRAY(&own, const struct change *, r->in->problem.offer_n);

    for (int32_t k = 0; k < r->changes.n; k++)
        of[r->changes.items[k].offer] = &r->changes.items[k];
    csv_head(&w, "practitioner_id,from_demand_id,to_demand_id,why");
    for (size_t k = 0; k < r->in->before_n; k++) {
        const struct plan_before *before = &r->in->before[k];

        if (before->offer < 0 || of[before->offer])
            change_write(&w, r, before, before->offer < 0 ? NULL : of[before->offer]);
    }
    arena_reset(&own);
}

/* --- scarcity --- */

struct scarce { /* a row with the places of its words among all of their kind */
    const struct scarcity_row *row;
    int32_t discipline, set;
};

static int scarce_compare(const void *a, const void *b)
{
    const struct scarce *x = a, *y = b;

    for (int s = 0; s < SCARCITY_LEVEL_N; s++) {
        if (x->row->better[s] != y->row->better[s])
            return x->row->better[s] > y->row->better[s] ? -1 : 1;
    }
    if (x->discipline != y->discipline)
        return x->discipline < y->discipline ? -1 : 1;
    if (x->row->title_rank != y->row->title_rank)
        return x->row->title_rank < y->row->title_rank ? -1 : 1;
    return x->set < y->set ? -1 : x->set > y->set;
}

static int str_compare(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str techniques_text(const struct plan_input *in, struct dispatch_set set,
                                  struct arena *a)
{
    struct str *names = ARENA_ARRAY(a, struct str, set.n);
    struct out text = {0};
    struct str kept;

    for (int32_t k = 0; k < set.n; k++)
        names[k] = in->technique_names[set.items[k]];
    if (set.n > 0)
        qsort(names, (size_t)set.n, sizeof *names, str_compare);
    for (int32_t k = 0; k < set.n; k++) {
        if (k > 0)
            out_char(&text, ';');
        out_str(&text, names[k]);
    }
    kept = str_copy(a, (struct str){text.items, text.n});
    out_reset(&text);
    return kept;
}

struct word {
    struct str text;
    int32_t ix;
};

static int word_compare(const void *a, const void *b)
{
    const struct word *x = a, *y = b;
    int order = str_cmp(x->text, y->text);

    return order != 0 ? order : x->ix < y->ix ? -1 : x->ix > y->ix;
}

/* The place of each text among all of them; of like ones the same. */
static int32_t *places_make(const struct str *texts, int32_t n, struct arena *a)
{
    struct word *words = ARENA_ARRAY(a, struct word, n);
    int32_t *places = ARENA_ARRAY(a, int32_t, n);

    for (int32_t i = 0; i < n; i++)
        words[i] = (struct word){.text = texts[i], .ix = i};
    if (n > 0)
        qsort(words, (size_t)n, sizeof *words, word_compare);
    for (int32_t k = 0; k < n; k++)
        places[words[k].ix] =
            k > 0 && str_eq(words[k - 1].text, words[k].text) ? places[words[k - 1].ix] : k;
    return places;
}

/* The words of each set of techniques of which there is a row. */
static struct str *sets_make(const struct plan_result *r, struct arena *a)
{
    struct str *texts = ARENA_ARRAY(a, struct str, r->scarcity.set_n);
    bool *known = ARENA_ARRAY(a, bool, r->scarcity.set_n);

    for (int32_t k = 0; k < r->scarcity.set_n; k++)
        texts[k] = STR("");
    for (int32_t k = 0; k < r->scarcity.n; k++) {
        const struct scarcity_row *row = &r->scarcity.rows[k];

        if (!known[row->set])
            texts[row->set] = techniques_text(r->in, row->techniques, a);
        known[row->set] = true;
    }
    return texts;
}

static int32_t disciplines_n(const struct plan_result *r)
{
    int32_t n = 0;

    for (int32_t k = 0; k < r->scarcity.n; k++)
        n = r->scarcity.rows[k].discipline >= n ? r->scarcity.rows[k].discipline + 1 : n;
    return n;
}

static struct scarce *scarce_order(const struct plan_result *r, const struct str *sets,
                                   struct arena *a)
{
    struct scarce *lines = ARENA_ARRAY(a, struct scarce, r->scarcity.n);
    const int32_t *disciplines = places_make(r->in->discipline_names, disciplines_n(r), a);
    const int32_t *places = places_make(sets, r->scarcity.set_n, a);

    for (int32_t k = 0; k < r->scarcity.n; k++) {
        const struct scarcity_row *row = &r->scarcity.rows[k];

        lines[k] = (struct scarce){row, disciplines[row->discipline], places[row->set]};
    }
    if (r->scarcity.n > 0)
        qsort(lines, (size_t)r->scarcity.n, sizeof *lines, scarce_compare);
    return lines;
}

void plan_scarcity_write(const struct plan_result *r, struct out *out)
{
    struct csv_writer w = {.out = out};
    struct arena own = {0};
    const struct str *sets = sets_make(r, &own);
    const struct scarce *lines = scarce_order(r, sets, &own);

    csv_head(&w, "discipline,title_rank,techniques,shortfall_less,tier1,tier2,tier3,tier4,tier5");
    for (int32_t k = 0; k < r->scarcity.n; k++) {
        const struct scarcity_row *row = lines[k].row;

        csv_str(&w, r->in->discipline_names[row->discipline]);
        csv_int(&w, row->title_rank);
        csv_str(&w, sets[row->set]);
        for (int s = 0; s < SCARCITY_LEVEL_N; s++)
            csv_int(&w, row->better[s]);
        csv_end(&w);
    }
    arena_reset(&own);
}
