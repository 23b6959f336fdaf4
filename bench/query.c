/* query.c - the list page's query alone, as a limit: query DIR|postgresql://… SECONDS
 *
 * Reads the first 50 organizations with their total again and again on one thread, through the
 * store, without HTTP. Prints queries a second and processor microseconds of each. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "store/organization.h"

struct asking {
    struct arena arena;
    struct store_page page;
    struct organization_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct asking *a = arg;

    return store_organization_list(st, &a->page, &a->arena, &a->rows, e);
}

static double processor_s(void)
{
    struct rusage used;

    getrusage(RUSAGE_SELF, &used);
    return (double)used.ru_utime.tv_sec + (double)used.ru_stime.tv_sec
           + (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}

static double wall_s(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
    struct asking a = {.page = {.limit = 50, .reach = STORE_ALL}};
    double seconds = argc > 2 ? strtod(argv[2], NULL) : 0, start, used;
    struct store *st = NULL;
    struct err e = {0};
    size_t n = 0;

    if (argc != 3 || seconds <= 0 || !store_open(argv[1], STORE_EXISTING, &st, &e)) {
        fprintf(stderr, "query: %s\n", e.code ? e.text : "STORE SECONDS are wanted");
        return 1;
    }
    start = wall_s();
    used = processor_s();
    while (wall_s() - start < seconds) {
        if (!store_tx(st, STORE_READ, list_in_tx, &a, &e) || a.rows.n != 50) {
            fprintf(stderr, "query: %s\n", e.code ? e.text : "fewer than 50 organizations");
            return 1;
        }
        arena_reset(&a.arena);
        n++;
    }
    printf("%.0f\t%.1f\n", (double)n / (wall_s() - start),
           (processor_s() - used) * 1e6 / (double)n);
    store_close(st);
    return 0;
}
