/* effect_others.c - outcomes beside the primary one: what many questions at once are worth. */
#include <math.h>

#include "engine/multiple.h"
#include "work/effect_part.h"

struct other {
    struct effect_verdict verdict;
    double se;
};

/* Each other outcome in an arena of its own: what stays is its verdict. */
static bool others_measure(const struct effect_run *primary, struct other *others, struct err *e)
{
    for (size_t k = 1; k < primary->outcomes.n; k++) {
        struct arena a = {0};
        struct effect_run run = {.r = primary->r,
                                 .panel = primary->panel,
                                 .a = &a,
                                 .outcomes = primary->outcomes,
                                 .covariates = primary->covariates,
                                 .outcome = k};
        bool done = effect_run_measure(&run, false, e);

        others[k - 1].verdict = run.verdict;
        others[k - 1].se = done ? effect_overall(&run.rows, EFFECT_GROUP)->se : NAN;
        arena_reset(&a);
        if (!done)
            return false;
    }
    return true;
}

static void other_put(struct csv_writer *w, struct str name, const struct other *o,
                      const double adjusted[2])
{
    csv_str(w, name);
    csv_number(w, o->verdict.att);
    csv_number(w, o->se);
    csv_number(w, isfinite(o->verdict.low) ? o->verdict.low : NAN);
    csv_number(w, isfinite(o->verdict.high) ? o->verdict.high : NAN);
    csv_number(w, o->verdict.p);
    csv_number(w, adjusted[0]);
    csv_number(w, adjusted[1]);
    csv_text(w, EFFECT_CLASS_NAMES[o->verdict.class]);
    csv_end(w);
}

bool effect_others_write(const struct effect_run *run, struct folder *folder, struct err *e)
{
    int32_t n = (int32_t)run->outcomes.n - 1;
    struct other *others = ARENA_ARRAY(run->a, struct other, n);
    double *p = ARENA_ARRAY(run->a, double, n), *up = ARENA_ARRAY(run->a, double, n);
    double *down = ARENA_ARRAY(run->a, double, n);
    struct folder_file *file;
    struct csv_writer w = {0};

    if (n == 0)
        return true;
    if (!others_measure(run, others, e) || !folder_put(folder, "others.csv", &file, &w.out, e))
        return false;
    for (int32_t k = 0; k < n; k++)
        p[k] = others[k].verdict.p;
    multiple_benjamini_hochberg(n, p, up);
    multiple_holm(n, p, down);
    csv_head(&w, "outcome,att,se,low,high,p,p_benjamini_hochberg,p_holm,class");
    for (int32_t k = 0; k < n; k++)
        other_put(&w, run->outcomes.items[k + 1], &others[k], (double[]){up[k], down[k]});
    return folder_put_end(file, e);
}
