/* plan_check_proof.c - branches and prices read back as the plan claims them; whether they prove
 * anything is for the engine to say. */
#include "work/plan_check_part.h"

#include <inttypes.h>
#include <unistd.h>

#include "base/list.h"

/* --- files of the folder --- */

const char *plan_check_path(struct plan_check *c, const char *name)
{
    return arena_text(&c->a, "%s/%s", c->r->out, name);
}

/* What cannot be unpacked is a fault of the plan, and so is a file that is not there. */
bool plan_check_file(struct plan_check *c, const char *name, struct str *bytes, struct err *e)
{
    const char *path = plan_check_path(c, name);

    if (access(path, F_OK) != 0)
        return err_set(e, ERR_CHECK, "%.400s: the file is missing", path);
    if (file_read(path, &c->a, bytes, e))
        return true;
    if (e->code == ERR_INPUT)
        e->code = ERR_CHECK;
    return false;
}

/* Marks a fault that csv_row or csv_fault has set as one of the plan. */
bool plan_check_refuse(struct err *e)
{
    if (e->code != ERR_NONE)
        e->code = ERR_CHECK;
    return false;
}

bool plan_check_open(struct plan_check *c, const char *name, const char *head,
                     struct csv_reader *csv, struct err *e)
{
    struct str bytes = {0}, names = str_of(head);
    size_t at = 0;

    if (!plan_check_file(c, name, &bytes, e))
        return false;
    csv_open(csv, plan_check_path(c, name), bytes, &c->a);
    if (!csv_row(csv, e) && e->code != ERR_NONE)
        return plan_check_refuse(e);
    while (names.n > 0 && at < csv->field_n && str_eq(csv->fields[at], str_cut(&names, ',')))
        at++;
    if (names.n > 0)
        return err_set(e, ERR_CHECK, "%.400s:1: the header does not begin with %s", csv->name,
                       head);
    return true;
}

bool plan_check_row(const struct csv_reader *csv, size_t field_n, struct err *e)
{
    if (csv->field_n == field_n)
        return true;
    csv_fault(csv, csv->field_n - 1, csv->fields[csv->field_n - 1], e,
              "the row has %zu fields, the header %zu", csv->field_n, field_n);
    return plan_check_refuse(e);
}

bool plan_check_fault(const struct csv_reader *csv, size_t field, struct err *e, const char *reason)
{
    csv_fault(csv, field, csv->fields[field], e, "%s", reason);
    return plan_check_refuse(e);
}

/* --- branching.csv --- */

enum { B_LEAF, B_PARENT, B_TEAM, B_OPEN, B_BOUND };

static bool number_read(struct str text, int64_t *number)
{
    bool minus = str_starts(text, STR("-"));
    struct str digits = {text.at + minus, text.n - minus};

    if (!str_to_int(digits, INT64_MAX, number))
        return false;
    if (minus)
        *number = -*number;
    return true;
}

static bool bounds_read(const struct plan_check *c, const struct csv_reader *csv,
                        struct dispatch_branch *branch, struct err *e)
{
    size_t field = B_BOUND;

    branch->feasible = !str_eq(csv->fields[B_BOUND], STR("infeasible"));
    for (int step = 0; branch->feasible && step < DISPATCH_STEP_N; step++) {
        if (step == DISPATCH_MOVED && !c->in.problem.previous)
            continue;
        if (!number_read(csv->fields[field], &branch->bound[step]))
            return plan_check_fault(csv, field, e, "a bound is a whole number");
        field++;
    }
    return true;
}

static bool branch_read(const struct plan_check *c, const struct csv_reader *csv, int32_t ix,
                        struct dispatch_branch *branch, struct err *e)
{
    const struct str *f = csv->fields;
    int64_t leaf, parent;

    *branch = (struct dispatch_branch){.parent = -1, .team = -1};
    if (!number_read(f[B_LEAF], &leaf) || leaf != ix)
        return plan_check_fault(csv, B_LEAF, e, "leaves are numbered 0, 1, 2 …");
    if (ix > 0) {
        if (!number_read(f[B_PARENT], &parent) || parent < 0 || parent >= ix)
            return plan_check_fault(csv, B_PARENT, e, "the parent stands before its leaf");
        branch->parent = (int32_t)parent;
        branch->team = words_find(&c->teams, f[B_TEAM]);
        if (branch->team < 0)
            return plan_check_fault(csv, B_TEAM, e, "there is no such team");
        branch->open = str_eq(f[B_OPEN], STR("1"));
    }
    return bounds_read(c, csv, branch, e);
}

static bool branches_get(struct plan_check *c, struct err *e)
{
    struct LIST(struct dispatch_branch) branches = {0};
    struct dispatch_branch branch;
    size_t field_n = B_BOUND + DISPATCH_STEP_N - !c->in.problem.previous;
    struct csv_reader csv;
    bool done = plan_check_open(c, "branching.csv", PLAN_BRANCHING_HEAD, &csv, e);

    while (done && csv_row(&csv, e)) {
        done = plan_check_row(&csv, field_n, e)
               && branch_read(c, &csv, (int32_t)branches.n, &branch, e);
        list_push(&branches, branch);
    }
    done = done && (e->code == ERR_NONE || plan_check_refuse(e));
    c->plan.branch_n = (int32_t)branches.n;
    c->plan.branches = ARENA_ARRAY(&c->a, struct dispatch_branch, branches.n);
    for (size_t k = 0; k < branches.n; k++)
        c->plan.branches[k] = branches.items[k];
    list_reset(&branches);
    return done;
}

/* --- certificate.csv --- */

struct certificate {
    struct csv_reader csv;
    struct err *e;
};

enum { C_LEAF, C_LEVEL, C_KIND, C_ID, C_POTENTIAL, C_N };

static bool is_node(const struct str *f, const struct plan_node *node)
{
    int64_t leaf;

    return number_read(f[C_LEAF], &leaf) && leaf == node->branch
           && str_eq(f[C_KIND], str_of(node->kind))
           && str_eq(f[C_LEVEL], str_of(dispatch_step_names[node->step]))
           && str_eq(f[C_ID], node->id);
}

static bool node_read(void *arg, const struct plan_node *node)
{
    struct certificate *c = arg;
    const struct str *f;
    int64_t price;

    if (!csv_row(&c->csv, c->e)) {
        if (c->e->code != ERR_NONE)
            return plan_check_refuse(c->e);
        return err_set(c->e, ERR_CHECK, "%.400s: ends before %s %.*s of level %s", c->csv.name,
                       node->kind, STR_ARG(node->id), dispatch_step_names[node->step]);
    }
    if (!plan_check_row(&c->csv, C_N, c->e))
        return false;
    f = c->csv.fields;
    if (!is_node(f, node))
        return err_set(c->e, ERR_CHECK,
                       "%.400s:%" PRId64 ": %s %.*s of level %s is expected here, leaf %" PRId32,
                       c->csv.name, c->csv.line, node->kind, STR_ARG(node->id),
                       dispatch_step_names[node->step], node->branch);
    if (!number_read(f[C_POTENTIAL], &price))
        return plan_check_fault(&c->csv, C_POTENTIAL, c->e, "a potential is a whole number");
    if (!node->price && price != 0)
        return plan_check_fault(&c->csv, C_POTENTIAL, c->e, "source and sink have the potential 0");
    if (node->price)
        *node->price = price;
    return true;
}

static int64_t *prices_room(struct plan_check *c, int32_t n)
{
    return ARENA_ARRAY(&c->a, int64_t, DISPATCH_STEP_N * (size_t)n);
}

static bool prices_get(struct plan_check *c, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;
    struct certificate certificate = {.e = e};

    if (!plan_check_open(c, "certificate.csv", PLAN_CERTIFICATE_HEAD, &certificate.csv, e))
        return false;
    for (int32_t ix = 0; ix < c->plan.branch_n; ix++) {
        struct dispatch_branch *branch = &c->plan.branches[ix];

        branch->prices = (struct dispatch_prices){.organization = prices_room(c, p->organization_n),
                                                  .department = prices_room(c, p->department_n),
                                                  .offer = prices_room(c, p->offer_n),
                                                  .demand = prices_room(c, p->demand_n),
                                                  .county = prices_room(c, p->county_n)};
        if (!plan_nodes(&c->in, branch, ix, node_read, &certificate))
            return false;
    }
    return true;
}

/* --- both --- */

/* The branch whose bound is the plan's value and whose teams are the plan's: its prices prove it.
 */
static bool branch_fits(const struct plan_check *c, int32_t ix, const bool *sent)
{
    if (!c->plan.branches[ix].feasible
        || dispatch_compare(c->plan.branches[ix].bound, c->plan.values) != 0)
        return false;
    for (; ix > 0; ix = c->plan.branches[ix].parent) {
        if (sent[c->plan.branches[ix].team] != c->plan.branches[ix].open)
            return false;
    }
    return true;
}

static bool branch_find(struct plan_check *c, struct err *e)
{
    const struct dispatch_problem *p = &c->in.problem;
    bool *sent = ARENA_ARRAY(&c->a, bool, p->team_n);

    for (int32_t i = 0; i < p->offer_n; i++) {
        int32_t j = c->plan.demand_of[i];

        if (j >= 0 && p->demands[j].team >= 0)
            sent[p->demands[j].team] = true;
    }
    for (int32_t ix = 0; ix < c->plan.branch_n; ix++) {
        if (!branch_fits(c, ix, sent))
            continue;
        c->plan.branch = ix;
        c->plan.prices = c->plan.branches[ix].prices;
        return true;
    }
    return err_set(e, ERR_CHECK, "branching.csv: no leaf has the plan's teams and values");
}

/* What the leaves claim together. */
static void bound_find(struct plan_check *c)
{
    struct arena own = {0};
    bool *inner = ARENA_ARRAY(&own, bool, c->plan.branch_n);
    const int64_t *best = c->plan.values;

    for (int32_t ix = 1; ix < c->plan.branch_n; ix++)
        inner[c->plan.branches[ix].parent] = true;
    for (int32_t ix = 0; ix < c->plan.branch_n; ix++) {
        const struct dispatch_branch *branch = &c->plan.branches[ix];

        if (!inner[ix] && branch->feasible && dispatch_compare(branch->bound, best) < 0)
            best = branch->bound;
    }
    for (int step = 0; step < DISPATCH_STEP_N; step++)
        c->plan.bound[step] = best[step];
    c->plan.proved = dispatch_compare(best, c->plan.values) == 0;
    arena_reset(&own);
}

bool plan_check_proof(struct plan_check *c, struct err *e)
{
    if (c->in.problem.team_n == 0) {
        c->plan.branch_n = 1;
        c->plan.branches = ARENA_NEW(&c->a, struct dispatch_branch);
        *c->plan.branches = (struct dispatch_branch){.parent = -1, .team = -1, .feasible = true};
        c->plan.proved = true;
        if (!prices_get(c, e))
            return false;
        c->plan.prices = c->plan.branches->prices;
        return true;
    }
    if (!branches_get(c, e) || !prices_get(c, e) || !branch_find(c, e))
        return false;
    bound_find(c);
    return true;
}
