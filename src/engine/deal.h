/* deal.h - ways to deal labels to places: counted, one after the other, or drawn. Pure. */
#ifndef XL_ENGINE_DEAL_H
#define XL_ENGINE_DEAL_H

#include <stdbool.h>
#include <stdint.h>

void deal_sort(int32_t *labels, int32_t n);

/* Number of ways to deal sorted labels; more than `most` (at most 1e9) is most + 1. */
int64_t deal_ways(const int32_t *sorted, int32_t n, int64_t most);

/* The next arrangement in rising order; false after the last, which is sorted falling. */
bool deal_next(int32_t *labels, int32_t n);

/* A random arrangement of labels; a pure function of the labels as given, seed and draw. */
void deal_draw(int32_t *labels, int32_t n, uint64_t seed, int64_t draw);

#endif
