/* plan_pairs.c - see plan_pairs.h. */
#include "work/plan_pairs.h"

#include <pthread.h>
#include <unistd.h>

int plan_threads(const struct plan_request *r)
{
    long n = r->threads ? r->threads : sysconf(_SC_NPROCESSORS_ONLN);

    return n < 1 ? 1 : n > PLAN_THREADS_MOST ? PLAN_THREADS_MOST : (int)n;
}

static void *list(void *arg)
{
    pair_part_list(arg);
    return NULL;
}

/* A part for which there is no thread is listed by the caller's own. */
const struct pair_list *plan_pairs(const struct dispatch_problem *p, int threads, struct arena *a)
{
    struct arena own = {0};
    struct pair_list *pairs = ARENA_NEW(a, struct pair_list);
    struct pair_part parts[PLAN_THREADS_MOST];
    pthread_t ids[PLAN_THREADS_MOST];
    struct pair_index index;
    int begun = 1;

    pair_index_make(p, &own, &index);
    pair_parts_make(p, &index, threads, &own, parts);
    while (begun < threads && pthread_create(&ids[begun], NULL, list, &parts[begun]) == 0)
        begun++;
    list(&parts[0]);
    for (int k = begun; k < threads; k++)
        list(&parts[k]);
    for (int k = 1; k < begun; k++)
        pthread_join(ids[k], NULL);
    pair_parts_join(parts, threads, a, pairs);
    arena_reset(&own);
    return pairs;
}
