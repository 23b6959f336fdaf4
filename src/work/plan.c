/* plan.c - files in, the optimum out: read > solve > prove > explain > write. */
#include "work/plan.h"

#include <assert.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "work/plan_from.h"
#include "work/plan_hard.h"
#include "work/plan_pairs.h"
#include "work/plan_write.h"

struct watch {
    struct timespec start;
    bool terminal; /* somebody watches */
};

static struct watch watch_start(bool quiet)
{
    struct watch w = {.terminal = !quiet && isatty(STDERR_FILENO) != 0};

    clock_gettime(CLOCK_MONOTONIC, &w.start);
    return w;
}

static double seconds_since(const struct watch *w)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - w->start.tv_sec) + (double)(now.tv_nsec - w->start.tv_nsec) / 1e9;
}

static void progress(const struct watch *w, const char *doing)
{
    if (w->terminal)
        fprintf(stderr, "\r%-40s\r%s", "", doing);
}

/* --- the optimum --- */

struct deadline {
    const struct watch *watch;
    const struct plan_request *request;
};

static bool deadline_due(void *arg)
{
    const struct deadline *d = arg;

    return seconds_since(d->watch) >= (double)d->request->limit_s
           || (d->request->stop && d->request->stop(d->request->stop_arg));
}

/* Mends the plan that is there, or solves from the start: no plan in the folder, nothing that can
 * be mended in it, and what is other may be too much. */
static bool plan_find(const struct plan_request *request, const struct dispatch_stop *stop,
                      const struct dispatch_problem *p, const struct plan_result *r,
                      struct arena *a, struct dispatch_plan *plan, struct err *e)
{
    struct dispatch_before before;
    struct err why = {0};

    if (request->from) {
        if (!plan_from_read(request->from, r->in, a, &before, e))
            return false;
        if (dispatch_mend(p, &before, r->pairs, a, plan, &why))
            return true;
        if (!request->quiet)
            fprintf(stderr, "%.400s: solved from the start: %s\n", request->from, why.text);
    }
    return dispatch_solve_until(p, stop, a, plan, NULL, e);
}

/* The proof, which asks nobody and is of its own thread. */
struct proving {
    const struct dispatch_problem *p;
    const struct dispatch_plan *plan;
    struct err err;
    bool proved;
};

static void *prove(void *arg)
{
    struct proving *g = arg;

    g->proved = dispatch_check(g->p, g->plan, &g->err);
    return NULL;
}

static void explain_make(struct plan_result *r, const int32_t *demand_of, struct arena *a)
{
    struct explain *explain = ARENA_NEW(a, struct explain);

    explain_plan(&r->in->problem, r->pairs, demand_of, a, explain);
    r->explain = explain;
}

/* What stands beside the plan. */
static bool tell(const struct dispatch_stop *stop, struct plan_result *r, struct arena *a,
                 struct err *e)
{
    const struct dispatch_problem *p = &r->in->problem;

    explain_make(r, r->plan->demand_of, a);
    change_find(p, r->plan, r->pairs, a, &r->changes);
    return !r->plan->proved || scarcity_find(p, r->plan, r->pairs, stop, a, &r->scarcity, e);
}

/* Written only once its own certificate has proved it; where there is a second thread what stands
 * beside it is found meanwhile. */
static bool prove_and_tell(const struct dispatch_problem *p, const struct dispatch_stop *stop,
                           int threads, struct plan_result *r, struct arena *a, struct err *e)
{
    struct proving proving = {.p = p, .plan = r->plan};
    struct err told = {0};
    pthread_t prover;
    bool beside = threads > 1 && pthread_create(&prover, NULL, prove, &proving) == 0, done;

    if (!beside)
        prove(&proving);
    done = (beside || proving.proved) && tell(stop, r, a, &told);
    if (beside)
        pthread_join(prover, NULL);
    if (!proving.proved)
        return err_set(e, proving.err.code, "%s", proving.err.text);
    return done || err_pass(e, &told);
}

static bool optimum_make(const struct plan_request *request, const struct watch *watch,
                         struct plan_result *r, struct arena *a, struct err *e)
{
    struct deadline deadline = {.watch = watch, .request = request};
    struct dispatch_stop stop = {.due = deadline_due, .arg = &deadline};
    struct dispatch_plan *plan = ARENA_NEW(a, struct dispatch_plan);
    struct dispatch_problem p = r->in->problem;
    int threads = plan_threads(request);

    if (!plan_hard_check(r->in, e))
        return false;
    r->pairs = p.pairs = plan_pairs(&p, threads, a);
    if (!plan_find(request, &stop, &p, r, a, plan, e))
        return e->code == ERR_IMPOSSIBLE ? plan_hard_teams(r->in, e) : false;
    r->plan = plan;
    progress(watch, "explaining …");
    return prove_and_tell(&p, &stop, threads, r, a, e);
}

/* --- the stable matching --- */

static bool matching_make(struct plan_result *r, struct arena *a, struct err *e)
{
    const struct plan_input *in = r->in;
    struct stable_lists *lists = ARENA_NEW(a, struct stable_lists);
    struct dispatch_plan *plan = ARENA_NEW(a, struct dispatch_plan);

    stable_lists_make(&in->problem, in->ranks, in->rank_n, a, lists);
    plan->demand_of = ARENA_ARRAY(a, int32_t, in->problem.offer_n);
    stable_match(&in->problem, lists, plan->demand_of);
    plan->pair_n = lists->pairs.n;
    r->pairs = &lists->pairs;
    r->plan = plan;
    r->stable = true;
    explain_make(r, plan->demand_of, a);
    r->blocking_n = stable_blocking(&in->problem, lists, plan->demand_of);
    return r->blocking_n == 0
           || err_set(e, ERR_CHECK, "the matching has %" PRId64 " blocking pairs", r->blocking_n);
}

/* --- the use case --- */

static void end_tell(const struct watch *w, const struct plan_result *r)
{
    progress(w, "");
    if (r->in->skipped_n > 0)
        fprintf(stderr, "%zu row%s left out, listed in skipped.csv\n", r->in->skipped_n,
                r->in->skipped_n == 1 ? "" : "s");
    if (!r->stable && !r->scarcity.done)
        fprintf(stderr, "scarce kinds were not searched through within the limit: "
                        "scarcity.csv is left out\n");
    fprintf(stderr, "%" PRId32 " of %" PRId32 " practitioners placed, %s, %.1f s\n",
            r->explain->seat_n, r->in->problem.offer_n,
            r->stable         ? "no pair would rather change"
            : r->plan->proved ? "proved best"
                              : "not proved best",
            seconds_since(w));
}

static bool solve_and_write(const struct plan_request *r, const struct plan_input *in,
                            struct arena *a, struct folder *folder, struct err *e)
{
    struct watch watch = watch_start(r->quiet);
    struct plan_result result = {.in = in, .invented = r->invented, .skipping = r->skip_bad_rows};

    progress(&watch, "solving …");
    if (!(r->preferences ? matching_make(&result, a, e) : optimum_make(r, &watch, &result, a, e)))
        return false;
    assert(result.plan && result.explain); /* both ways make them */
    progress(&watch, "writing …");
    if (!plan_write(&result, folder, plan_threads(r), e) || !folder_done(folder, e))
        return false;
    if (!r->quiet)
        end_tell(&watch, &result);
    return result.stable || result.plan->proved
           || err_set(e, ERR_UNPROVED,
                      "not proved best within %" PRId64 " s: the best plan found is written",
                      r->limit_s);
}

bool work_plan(const struct plan_request *r, struct err *e)
{
    struct arena a = {0};
    struct plan_input in;
    struct folder folder;
    bool done = plan_request_fits(r, e) && plan_read(r, &a, &in, e)
                && folder_open(&folder, r->out, r->force, e);

    if (done && !solve_and_write(r, &in, &a, &folder, e)) {
        if (e->code != ERR_UNPROVED)
            folder_drop(&folder);
        done = false;
    }
    arena_reset(&a);
    return done;
}
