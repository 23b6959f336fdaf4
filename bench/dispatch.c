/* dispatch - the solver alone, and its network for peers: `dispatch DIR [NETWORK]`.
 *
 * Reads the inputs of a plan, lists the pairs, builds the network and solves it; prints processor
 * and wall seconds of each and the levels. Then mends the plan after one edit and another. With
 * NETWORK writes the network for bench/lemon.cc: int64 numbers, node_n, arc_n, step_n; tail, head,
 * lower, upper of each arc; the costs of all arcs at each step. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "base/random.h"
#include "engine/dispatch_edit.h"
#include "engine/dispatch_network.h"
#include "work/plan_read.h"

struct watch {
    double cpu, wall;
};

static double seconds(clockid_t clock)
{
    struct timespec now;

    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct watch watch_now(void)
{
    return (struct watch){seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC)};
}

static void tell(const char *what, struct watch since)
{
    struct watch now = watch_now();

    printf("%s\t%.3f\t%.3f\n", what, now.cpu - since.cpu, now.wall - since.wall);
}

static void put(FILE *file, int64_t value)
{
    fwrite(&value, sizeof value, 1, file);
}

/* The whole network, each pair an arc: that of the solver up to the pairs, which it pools. Costs as
 * the solver sees them, step 5b left out: there is no previous plan here. */
static void network_write(const struct dispatch_network *nw, const char *path)
{
    FILE *file = fopen(path, "wb");
    int64_t n = nw->pair_arc + nw->pairs.n;
    int64_t *costs;
    struct arena a = {0};

    if (!file)
        return;
    put(file, nw->pool);
    put(file, n);
    put(file, DISPATCH_STEP_N - 1);
    for (int64_t i = 0; i < nw->pair_arc; i++) {
        put(file, nw->arcs.items[i].tail);
        put(file, nw->arcs.items[i].head);
        put(file, nw->arcs.items[i].lower);
        put(file, nw->arcs.items[i].upper);
    }
    for (int32_t j = 0; j < nw->p->demand_n; j++) {
        for (int64_t k = nw->pairs.first[j]; k < nw->pairs.first[j + 1]; k++) {
            put(file, nw->offer + nw->pairs.offers[k]);
            put(file, nw->demand + j);
            put(file, 0);
            put(file, FLOW_MOST);
        }
    }
    costs = ARENA_ARRAY(&a, int64_t, n);
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (step == DISPATCH_MOVED)
            continue;
        memset(costs, 0, (size_t)n * sizeof *costs);
        for (size_t g = 0; g < nw->gains.n; g++) {
            if (nw->gains.items[g].step == step)
                costs[nw->gains.items[g].arc] = -nw->gains.items[g].value;
        }
        for (int64_t k = 0; step == DISPATCH_UTILITY && k < nw->pairs.n; k++)
            costs[nw->pair_arc + k] = -nw->pairs.utilities[k];
        fwrite(costs, sizeof *costs, (size_t)n, file);
    }
    fclose(file);
    arena_reset(&a);
}

/* What keeps the answer as a plan that can be mended. */
static void plan_make(const struct dispatch_problem *p, const struct dispatch_answer *answer,
                      struct arena *a, struct dispatch_plan *plan)
{
    *plan = (struct dispatch_plan){.demand_of = answer->demand_of,
                                   .prices = answer->prices,
                                   .proved = true,
                                   .branches = ARENA_NEW(a, struct dispatch_branch),
                                   .branch_n = 1};
    plan->branches[0] = (struct dispatch_branch){
        .parent = -1, .team = -1, .feasible = true, .prices = answer->prices};
    dispatch_value(p, plan->demand_of, plan->values);
}

enum { EDIT_N = 200, WIDE_EDIT_N = 8, WIDE = 1000000, NOBODYS = INT32_MAX };

/* Somebody withdraws, a demand is dropped, somebody has a higher title, a demand asks for another
 * number of seats at another weight. */
static void edit_choose(struct plan_input *in, const struct dispatch_edit *edit, int k,
                        struct random *r)
{
    struct dispatch_offer *offer = (struct dispatch_offer *)&in->problem.offers[edit->ix];
    struct dispatch_demand *demand = (struct dispatch_demand *)&in->problem.demands[edit->ix];

    switch (k % 4) {
    case 0:
        offer->discipline = NOBODYS;
        break;
    case 1:
        demand->seats = 0;
        break;
    case 2:
        offer->title_rank = 4;
        break;
    default:
        demand->seats = 1 + (int32_t)random_below(r, 4);
        demand->weight = 1 + (int32_t)random_below(r, 1000);
    }
}

/* One edit after another, the last plan checked; prints processor seconds of the mean and the
 * longest. */
static bool edits_run(struct plan_input *in, const struct dispatch_network *nw,
                      const struct dispatch_answer *answer, struct arena *a, struct err *e)
{
    const struct dispatch_problem *p = &in->problem;
    struct dispatch_plan plan;
    struct pair_list pairs = nw->pairs;
    struct random r = random_stream(1, 1);
    struct arena turns[2] = {{0}}; /* the pairs before an edit and those after it */
    double sum = 0, most = 0;
    int n = pairs.n < WIDE ? EDIT_N : WIDE_EDIT_N;
    bool done = true;

    plan_make(p, answer, a, &plan);
    for (int k = 0; done && k < n; k++) {
        struct dispatch_edit edit = {.of_demand = k % 2 == 1};
        struct watch start;
        double took;

        edit.ix = (int32_t)random_below(&r, (uint64_t)(edit.of_demand ? p->demand_n : p->offer_n));
        edit_choose(in, &edit, k, &r);
        arena_reset(&turns[k % 2]);
        start = watch_now();
        done = dispatch_edit(p, &edit, &turns[k % 2], &pairs, &plan, e);
        took = watch_now().cpu - start.cpu;
        sum += took;
        most = took > most ? took : most;
    }
    printf("edit\t%.4f\t%.4f\n", sum / n, most);
    done = done && dispatch_check(p, &plan, e);
    arena_reset(&turns[0]);
    arena_reset(&turns[1]);
    return done;
}

static bool run(const char *folder, const char *network, struct arena *a, struct err *e)
{
    struct plan_request r = {.weights = PLAN_WEIGHTS, .weight_band = PLAN_WEIGHT_BAND};
    struct dispatch_network nw;
    struct dispatch_answer answer;
    struct plan_input in;
    struct rusage usage;
    struct watch start = watch_now();
    int64_t values[DISPATCH_STEP_N];
    bool done;

    r.organizations = arena_text(a, "%s/organizations.csv", folder);
    r.offers = arena_text(a, "%s/offers.csv", folder);
    r.demands = arena_text(a, "%s/demands.csv", folder);
    r.quotas = arena_text(a, "%s/quotas.csv", folder);
    if (!plan_read(&r, a, &in, e))
        return false;
    tell("read", start);
    start = watch_now();
    if (!dispatch_network_make(&nw, &in.problem, a, e))
        return false;
    tell("pairs", start);
    if (network)
        network_write(&nw, network);
    start = watch_now();
    if (!dispatch_network_solve(&nw, NULL, DISPATCH_STEP_N, a, &answer, e))
        return false;
    tell("solve", start);
    dispatch_value(&in.problem, answer.demand_of, values);
    printf("levels");
    for (int step = 0; step < DISPATCH_STEP_N; step++) {
        if (step != DISPATCH_MOVED)
            printf(" %" PRId64, values[step]);
    }
    getrusage(RUSAGE_SELF, &usage);
    printf("\npairs_n\t%" PRId64 "\nmemory\t%ld\n", nw.pairs.n, usage.ru_maxrss);
    done = edits_run(&in, &nw, &answer, a, e);
    dispatch_network_reset(&nw);
    return done;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct err e = {0};

    if (argc < 2 || argc > 3) {
        fprintf(stderr, "dispatch DIR [NETWORK]\n");
        return 1;
    }
    if (!run(argv[1], argc == 3 ? argv[2] : NULL, &a, &e)) {
        fprintf(stderr, "%s\n", e.text);
        return 1;
    }
    arena_reset(&a);
    return 0;
}
