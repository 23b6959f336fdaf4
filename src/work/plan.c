/* plan.c - files in, the optimum out: read > solve > prove > explain > write. */
#include "work/plan.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

#include "work/plan_write.h"

struct watch {
    struct timespec start;
    bool terminal; /* somebody watches */
};

static struct watch watch_start(void)
{
    struct watch w = {.terminal = isatty(STDERR_FILENO) != 0};

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

/* --- pins that cannot all be kept --- */

/* Whether the offer's pin counts against the quota. */
static bool pin_counts(const struct dispatch_problem *p, const struct dispatch_quota *q,
                       const struct dispatch_offer *offer)
{
    if (offer->pinned_demand < 0)
        return false;
    if (q->scope == DISPATCH_ORGANIZATION)
        return offer->organization == q->ix;
    if (q->scope == DISPATCH_DEPARTMENT)
        return offer->department == q->ix;
    return p->organizations[p->demands[offer->pinned_demand].organization].county == q->ix;
}

static int64_t seats_conflicts_tell(const struct plan_input *in, struct arena *a)
{
    const struct dispatch_problem *p = &in->problem;
    int64_t *pins = ARENA_ARRAY(a, int64_t, p->demand_n), told = 0;

    for (int32_t i = 0; i < p->offer_n; i++) {
        if (p->offers[i].pinned_demand >= 0)
            pins[p->offers[i].pinned_demand]++;
    }
    for (int32_t j = 0; j < p->demand_n; j++) {
        if (pins[j] <= p->demands[j].seats)
            continue;
        fprintf(stderr, "demand %.*s: %" PRId64 ": more pins than its %" PRId32 " seats\n",
                STR_ARG(in->demand_ids[j]), pins[j], p->demands[j].seats);
        told++;
    }
    return told;
}

static int64_t quota_conflicts_tell(const struct plan_input *in)
{
    static const char *const SCOPES[] = {[DISPATCH_ORGANIZATION] = "organization",
                                         [DISPATCH_DEPARTMENT] = "department",
                                         [DISPATCH_COUNTY] = "county"};
    const struct dispatch_problem *p = &in->problem;
    const struct str *const ids[] = {[DISPATCH_ORGANIZATION] = in->organization_ids,
                                     [DISPATCH_DEPARTMENT] = in->department_ids,
                                     [DISPATCH_COUNTY] = in->county_ids};
    int64_t told = 0;

    for (int32_t k = 0; k < p->quota_n; k++) {
        const struct dispatch_quota *q = &p->quotas[k];
        int64_t pins = 0;

        for (int32_t i = 0; i < p->offer_n; i++)
            pins += pin_counts(p, q, &p->offers[i]);
        if (pins <= q->max)
            continue;
        fprintf(stderr, "%s %.*s: %" PRId64 ": more pins than its maximum of %" PRId64 "\n",
                SCOPES[q->scope], STR_ARG(ids[q->scope][q->ix]), pins, q->max);
        told++;
    }
    return told;
}

/* Seats and maximums are all that pins can break: with each of them kept, the pins alone are a
 * plan. */
static bool pins_check(const struct plan_input *in, struct arena *a, struct err *e)
{
    int64_t told = seats_conflicts_tell(in, a) + quota_conflicts_tell(in);

    if (told > 0)
        return err_set(e, ERR_IMPOSSIBLE,
                       "%" PRId64 " hard rule%s cannot hold together with the pins", told,
                       told == 1 ? "" : "s");
    return true;
}

/* --- the use case --- */

/* The optimum; written only once its own certificate has proved it. */
static bool solve(const struct plan_input *in, struct arena *a, struct dispatch_plan *plan,
                  struct err *e)
{
    return pins_check(in, a, e) && dispatch_solve(&in->problem, a, plan, NULL, e)
           && dispatch_check(&in->problem, plan, e);
}

static void end_tell(const struct watch *w, const struct plan_result *r)
{
    progress(w, "");
    if (r->in->skipped_n > 0)
        fprintf(stderr, "%zu row%s left out, listed in skipped.csv\n", r->in->skipped_n,
                r->in->skipped_n == 1 ? "" : "s");
    fprintf(stderr, "%" PRId32 " of %" PRId32 " practitioners placed, proved best, %.1f s\n",
            r->explain->seat_n, r->in->problem.offer_n, seconds_since(w));
}

static bool solve_and_write(const struct plan_request *r, const struct plan_input *in,
                            struct arena *a, struct folder *folder, struct err *e)
{
    struct watch watch = watch_start();
    struct dispatch_plan plan;
    struct explain explain;
    struct plan_result result = {.in = in,
                                 .plan = &plan,
                                 .explain = &explain,
                                 .invented = r->invented,
                                 .skipping = r->skip_bad_rows};

    progress(&watch, "solving …");
    if (!solve(in, a, &plan, e))
        return false;
    progress(&watch, "writing …");
    explain_plan(&in->problem, plan.demand_of, a, &explain);
    if (!plan_write(&result, folder, e) || !folder_done(folder, e))
        return false;
    end_tell(&watch, &result);
    return true;
}

bool work_plan(const struct plan_request *r, struct err *e)
{
    struct arena a = {0};
    struct plan_input in;
    struct folder folder;
    bool done = plan_read(r, &a, &in, e) && folder_open(&folder, r->out, r->force, e);

    if (done && !solve_and_write(r, &in, &a, &folder, e)) {
        folder_drop(&folder);
        done = false;
    }
    arena_reset(&a);
    return done;
}
