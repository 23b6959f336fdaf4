/* effect_count_part.h - what the files of effect_count share. Pure. */
#ifndef XL_ENGINE_EFFECT_COUNT_PART_H
#define XL_ENGINE_EFFECT_COUNT_PART_H

#include "engine/effect_count.h"

/* One fit: starts and repeats may be changed between fits. */
struct count_desk {
    const struct effect_count_panel *p;
    int32_t time_n;    /* periods in use: fewer for a placebo */
    int32_t cluster_n; /* clusters, or units */
    int32_t *clusters; /* [unit_n] */
    int32_t *starts;   /* [unit_n] */
    double *repeats;   /* [unit_n] how often a unit counts: 1, or as drawn */
    double *levels;    /* [unit_n] 0: no event untreated */
    double *periods;   /* [time_n] NaN: nobody untreated */
    double *sums;      /* [2 time_n] scratch */
};

void count_desk_init(struct count_desk *d, const struct effect_count_panel *p, struct arena *a);

/* Whether the cell was observed: an exposure above 0 and a count. */
bool count_seen(const struct count_desk *d, int64_t at);

/* ln((O + 1/2) / (E + 1/2)) of a new fit. */
double count_ratio(struct count_desk *d, bool coarse);

/* c->p by permutation of whole clusters' starts, exact where there are no more than draw_n ways,
 * else by cluster bootstrap where clusters mix starts. Leaves d fitted to something else. */
void count_test(struct count_desk *d, uint64_t seed, int64_t draw_n, struct arena *a,
                struct effect_count *c);

/* The same as if everything had begun earlier, on the periods before the first true start. */
void count_placebo(struct count_desk *d, uint64_t seed, struct arena *a, struct effect_count *c);

void count_twoway(struct count_desk *d, struct arena *a, struct effect_count *c);

#endif
