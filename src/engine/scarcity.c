/* scarcity.c - one more practitioner is one more path, world > practitioner > demand: the optimum
 * changes by the cheapest way from one of the demands open to him to the world, if that is below 0,
 * and by nothing else, since the path carries one unit.
 *
 * With teams that is what he brings while the teams stay as they are: at least so much. The prices
 * of each leaf of the search say what he may bring there at most, the least of minus the prices of
 * the demands open to him. Where both agree it is exact; else the problem is solved anew.
 *
 * Demands of one discipline, least title and required set are open to the same people: a class. */
#include "engine/scarcity.h"

#include <stdlib.h>

#include "base/list.h"
#include "engine/residual.h"

struct opening {
    int32_t discipline, min_title_rank;
    struct dispatch_set required;
    bool reached; /* `cost` is known */
    struct residual_cost cost;
};

struct leaf { /* of the search over teams */
    const struct dispatch_branch *branch;
    int64_t none;               /* what an infeasible one's prices prove, > 0 */
    struct residual_cost *most; /* of each opening: the least of minus the prices of its demands */
};

struct finding {
    struct LIST(struct leaf) leaves;
    const struct dispatch_problem *p;
    const struct dispatch_plan *plan;
    const struct pair_list *pairs;
    const struct dispatch_stop *stop;
    bool stopped;
    struct LIST(struct opening) classes;   /* sorted as class_compare says */
    struct LIST(struct dispatch_set) sets; /* each once, the empty one first */
    struct LIST(struct scarcity_row) rows;
};

static int set_compare(const void *a, const void *b)
{
    const struct dispatch_set *x = a, *y = b;

    for (int32_t k = 0; k < x->n && k < y->n; k++) {
        if (x->items[k] != y->items[k])
            return x->items[k] < y->items[k] ? -1 : 1;
    }
    return x->n < y->n ? -1 : x->n > y->n;
}

static int class_compare(const void *a, const void *b)
{
    const struct opening *x = a, *y = b;

    if (x->discipline != y->discipline)
        return x->discipline < y->discipline ? -1 : 1;
    if (x->min_title_rank != y->min_title_rank)
        return x->min_title_rank < y->min_title_rank ? -1 : 1;
    return set_compare(&x->required, &y->required);
}

static bool set_within(struct dispatch_set part, struct dispatch_set whole)
{
    int32_t at = 0;

    for (int32_t k = 0; k < part.n; k++, at++) {
        while (at < whole.n && whole.items[at] < part.items[k])
            at++;
        if (at == whole.n || whole.items[at] != part.items[k])
            return false;
    }
    return true;
}

static void sets_list(struct finding *f)
{
    size_t kept = 1;

    list_push(&f->sets, ((struct dispatch_set){0}));
    for (int32_t j = 0; j < f->p->demand_n; j++)
        list_push(&f->sets, f->p->demands[j].required);
    qsort(f->sets.items, f->sets.n, sizeof *f->sets.items, set_compare);
    for (size_t k = 1; k < f->sets.n; k++) {
        if (set_compare(&f->sets.items[kept - 1], &f->sets.items[k]) != 0)
            f->sets.items[kept++] = f->sets.items[k];
    }
    f->sets.n = kept;
}

/* One opening for each demand, with the cost from it to the world where there is one. */
static void classes_list(struct finding *f, const struct residual *r)
{
    for (int32_t j = 0; j < f->p->demand_n; j++) {
        const struct dispatch_demand *demand = &f->p->demands[j];
        struct opening opening = {.discipline = demand->discipline,
                                  .min_title_rank = demand->min_title_rank,
                                  .required = demand->required};

        opening.reached = residual_way(r, r->demand + j, RESIDUAL_WORLD, &opening.cost);
        list_push(&f->classes, opening);
    }
}

static void class_merge(const struct residual *r, struct opening *into, const struct opening *from)
{
    if (from->reached && (!into->reached || residual_compare(r, &from->cost, &into->cost) < 0)) {
        into->reached = true;
        into->cost = from->cost;
    }
}

static void classes_merge(struct finding *f, const struct residual *r)
{
    size_t kept = 0;

    if (f->classes.n == 0)
        return;
    qsort(f->classes.items, f->classes.n, sizeof *f->classes.items, class_compare);
    for (size_t k = 1; k < f->classes.n; k++) {
        if (class_compare(&f->classes.items[kept], &f->classes.items[k]) == 0)
            class_merge(r, &f->classes.items[kept], &f->classes.items[k]);
        else
            f->classes.items[++kept] = f->classes.items[k];
    }
    f->classes.n = kept + 1;
}

static bool class_open(const struct opening *opening, const struct scarcity_row *kind)
{
    return opening->min_title_rank <= kind->title_rank
           && set_within(opening->required, kind->techniques);
}

static void row_keep(struct finding *f, const struct scarcity_row *row)
{
    for (int s = 0; s < SCARCITY_LEVEL_N; s++) {
        if (row->better[s] != 0) {
            list_push(&f->rows, *row);
            return;
        }
    }
}

/* The best opening open to a kind among those of its discipline, [from, until). */
static void kind_read(struct finding *f, const struct residual *r, size_t from, size_t until,
                      struct scarcity_row *kind)
{
    struct opening best = {.reached = false};

    for (size_t k = from; k < until; k++) {
        if (class_open(&f->classes.items[k], kind))
            class_merge(r, &best, &f->classes.items[k]);
    }
    for (int s = 0; best.reached && s < SCARCITY_LEVEL_N; s++) {
        if (best.cost.steps[s] != 0) {
            for (int t = 0; best.cost.steps[s] < 0 && t < SCARCITY_LEVEL_N; t++)
                kind->better[t] = -best.cost.steps[t];
            break;
        }
    }
}

/* --- with teams --- */

/* The opening of a demand. */
static size_t class_of(const struct finding *f, int32_t demand)
{
    const struct dispatch_demand *d = &f->p->demands[demand];
    struct opening key = {
        .discipline = d->discipline, .min_title_rank = d->min_title_rank, .required = d->required};
    const struct opening *found =
        bsearch(&key, f->classes.items, f->classes.n, sizeof *f->classes.items, class_compare);

    return (size_t)(found - f->classes.items);
}

static bool less(const struct residual_cost *a, const struct residual_cost *b)
{
    for (int s = 0; s < SCARCITY_LEVEL_N; s++) {
        if (a->steps[s] != b->steps[s])
            return a->steps[s] < b->steps[s];
    }
    return false;
}

/* Zero or what the leaf's prices say, whichever is less. */
static void leaf_read(const struct finding *f, const size_t *opening, struct leaf *leaf)
{
    for (int32_t j = 0; j < f->p->demand_n; j++) {
        struct residual_cost cost = {{0}};

        for (int s = 0; s < (leaf->branch->feasible ? SCARCITY_LEVEL_N : 1); s++)
            cost.steps[s] = -leaf->branch->prices.demand[(int64_t)s * f->p->demand_n + j];
        if (less(&cost, &leaf->most[opening[j]]))
            leaf->most[opening[j]] = cost;
    }
}

static void leaves_list(struct finding *f, struct arena *a)
{
    const struct dispatch_plan *plan = f->plan;
    bool *inner = ARENA_ARRAY(a, bool, plan->branch_n);
    size_t *opening = ARENA_ARRAY(a, size_t, f->p->demand_n);

    for (int32_t j = 0; j < f->p->demand_n; j++)
        opening[j] = class_of(f, j);
    for (int32_t ix = 1; ix < plan->branch_n; ix++)
        inner[plan->branches[ix].parent] = true;
    for (int32_t ix = 0; ix < plan->branch_n; ix++) {
        struct leaf leaf = {.branch = &plan->branches[ix]};

        if (inner[ix])
            continue;
        leaf.most = ARENA_ARRAY(a, struct residual_cost, f->classes.n);
        if (!leaf.branch->feasible)
            leaf.none = dispatch_branch_none(f->p, plan, f->pairs, ix);
        leaf_read(f, opening, &leaf);
        list_push(&f->leaves, leaf);
    }
}

/* The best that a leaf may hold with one more of the kind; false where it holds nothing. */
static bool leaf_most(const struct finding *f, const struct leaf *leaf, size_t from, size_t until,
                      const struct scarcity_row *kind, int64_t *values, bool *unknown)
{
    struct residual_cost best = {{0}};

    for (size_t k = from; k < until; k++) {
        if (class_open(&f->classes.items[k], kind) && less(&leaf->most[k], &best))
            best = leaf->most[k];
    }
    if (!leaf->branch->feasible) {
        *unknown = leaf->none + best.steps[0] <= 0;
        return false;
    }
    for (int s = 0; s < DISPATCH_STEP_N; s++)
        values[s] = s >= SCARCITY_LEVEL_N ? 0
                    : s == 0              ? leaf->branch->bound[s] + best.steps[s]
                                          : leaf->branch->bound[s] - best.steps[s];
    return true;
}

/* Whether no leaf may hold more than the kind brings while teams stay as they are. */
static bool kind_exact(const struct finding *f, size_t from, size_t until,
                       const struct scarcity_row *kind)
{
    int64_t have[DISPATCH_STEP_N] = {0}, most[DISPATCH_STEP_N];

    for (int s = 0; s < SCARCITY_LEVEL_N; s++)
        have[s] = f->plan->values[s] + (s == 0 ? -kind->better[s] : kind->better[s]);
    for (size_t k = 0; k < f->leaves.n; k++) {
        bool unknown = false;

        if (leaf_most(f, &f->leaves.items[k], from, until, kind, most, &unknown)
            && dispatch_compare(most, have) < 0)
            return false;
        if (unknown)
            return false;
    }
    return true;
}

static bool kind_solve(struct finding *f, struct scarcity_row *kind, struct err *e)
{
    struct arena own = {0};
    struct dispatch_problem p = *f->p;
    struct dispatch_offer *offers = ARENA_ARRAY(&own, struct dispatch_offer, p.offer_n + 1);
    int64_t values[DISPATCH_STEP_N];
    bool done;

    for (int32_t i = 0; i < p.offer_n; i++)
        offers[i] = p.offers[i];
    offers[p.offer_n] = (struct dispatch_offer){.organization = -1,
                                                .department = -1,
                                                .discipline = kind->discipline,
                                                .title_rank = kind->title_rank,
                                                .techniques = kind->techniques,
                                                .from_day = INT32_MIN,
                                                .until_day = INT32_MAX,
                                                .last_host = -1,
                                                .pinned_demand = -1,
                                                .previous_demand = -1};
    p.offers = offers;
    p.offer_n++;
    p.pairs = NULL; /* his are not listed */
    done = dispatch_solve_tiers(&p, values, e);
    if (done) {
        kind->better[0] = f->plan->values[0] - values[0];
        for (int s = 1; s < SCARCITY_LEVEL_N; s++)
            kind->better[s] = values[s] - f->plan->values[s];
    }
    arena_reset(&own);
    return done;
}

static bool stop_due(struct finding *f)
{
    f->stopped = f->stopped || (f->stop && f->stop->due && f->stop->due(f->stop->arg));
    return f->stopped;
}

static bool opens_same(const struct finding *f, size_t from, size_t until,
                       const struct scarcity_row *a, const struct scarcity_row *b)
{
    for (size_t k = from; k < until; k++) {
        if (class_open(&f->classes.items[k], a) != class_open(&f->classes.items[k], b))
            return false;
    }
    return true;
}

struct solved { /* kinds to whom the same is open are alike */
    struct LIST(struct scarcity_row) kinds;
    size_t from, until; /* the openings of their discipline */
};

/* What a kind brings by solving anew, unless one like it was solved. */
static bool kind_exactly(struct finding *f, struct solved *solved, struct scarcity_row *kind,
                         struct err *e)
{
    size_t like = 0;

    while (like < solved->kinds.n
           && !opens_same(f, solved->from, solved->until, kind, &solved->kinds.items[like]))
        like++;
    if (like == solved->kinds.n) {
        if (stop_due(f))
            return true;
        if (!kind_solve(f, kind, e))
            return false;
        list_push(&solved->kinds, *kind);
    }
    for (int t = 0; t < SCARCITY_LEVEL_N; t++)
        kind->better[t] = solved->kinds.items[like].better[t];
    return true;
}

static bool kinds_read(struct finding *f, const struct residual *r, size_t from, size_t until,
                       struct err *e)
{
    struct solved solved = {.from = from, .until = until};
    bool done = true;

    for (size_t s = 0; done && !f->stopped && s < f->sets.n; s++) {
        for (int32_t rank = 1; done && rank <= SCARCITY_RANK_N; rank++) {
            struct scarcity_row kind = {.discipline = f->classes.items[from].discipline,
                                        .title_rank = rank,
                                        .techniques = f->sets.items[s],
                                        .set = (int32_t)s};

            kind_read(f, r, from, until, &kind);
            if (f->p->team_n > 0 && !kind_exact(f, from, until, &kind))
                done = kind_exactly(f, &solved, &kind, e);
            row_keep(f, &kind);
        }
    }
    list_reset(&solved.kinds);
    return done;
}

static bool disciplines_read(struct finding *f, const struct residual *r, struct err *e)
{
    for (size_t from = 0, until; !f->stopped && from < f->classes.n; from = until) {
        int32_t discipline = f->classes.items[from].discipline;

        for (until = from; until < f->classes.n; until++) {
            if (f->classes.items[until].discipline != discipline)
                break;
        }
        if (!kinds_read(f, r, from, until, e))
            return false;
    }
    return true;
}

bool scarcity_find(const struct dispatch_problem *p, const struct dispatch_plan *plan,
                   const struct pair_list *pairs, const struct dispatch_stop *stop, struct arena *a,
                   struct scarcity *scarcity, struct err *e)
{
    struct arena own = {0};
    struct finding f = {.p = p, .plan = plan, .pairs = pairs, .stop = stop};
    struct residual r;
    bool done;

    residual_make(&r, p, plan, pairs, SCARCITY_LEVEL_N, &own);
    residual_search(&r, RESIDUAL_WORLD, -1);
    sets_list(&f);
    classes_list(&f, &r);
    classes_merge(&f, &r);
    if (p->team_n > 0)
        leaves_list(&f, &own);
    done = disciplines_read(&f, &r, e);
    if (done) {
        f.rows.n = f.stopped ? 0 : f.rows.n;
        scarcity->done = !f.stopped;
        scarcity->n = (int32_t)f.rows.n;
        scarcity->set_n = (int32_t)f.sets.n;
        scarcity->rows = ARENA_ARRAY(a, struct scarcity_row, f.rows.n);
        for (size_t k = 0; k < f.rows.n; k++)
            scarcity->rows[k] = f.rows.items[k];
    }
    list_reset(&f.leaves);
    list_reset(&f.classes);
    list_reset(&f.sets);
    list_reset(&f.rows);
    arena_reset(&own);
    return done;
}
