/* deal.c - see deal.h. Arrangements in order after Narayana; draws after Fisher and Yates. */
#include "engine/deal.h"

#include <math.h>

#include "base/random.h"

void deal_sort(int32_t *v, int32_t n)
{
    for (int32_t i = 1; i < n; i++) {
        int32_t held = v[i], at = i;

        for (; at > 0 && v[at - 1] > held; at--)
            v[at] = v[at - 1];
        v[at] = held;
    }
}

int64_t deal_ways(const int32_t *sorted, int32_t n, int64_t most)
{
    double all = 1;

    for (int32_t i = 0, same = 0; i < n; i++) {
        same = i > 0 && sorted[i] == sorted[i - 1] ? same + 1 : 1;
        all = all * (i + 1) / same;
        if (all > 1e15)
            return most + 1;
    }
    all = floor(all + 0.5);
    return all > (double)most ? most + 1 : (int64_t)all;
}

bool deal_next(int32_t *v, int32_t n)
{
    int32_t i = n - 2, j = n - 1, swap;

    while (i >= 0 && v[i] >= v[i + 1])
        i--;
    if (i < 0)
        return false;
    while (v[j] <= v[i])
        j--;
    swap = v[i];
    v[i] = v[j];
    v[j] = swap;
    for (int32_t low = i + 1, high = n - 1; low < high; low++, high--) {
        swap = v[low];
        v[low] = v[high];
        v[high] = swap;
    }
    return true;
}

void deal_draw(int32_t *v, int32_t n, uint64_t seed, int64_t draw)
{
    struct random r = random_stream(seed, (uint64_t)draw);

    for (int32_t i = n - 1; i > 0; i--) {
        int32_t j = (int32_t)random_below(&r, i + 1), swap = v[i];

        v[i] = v[j];
        v[j] = swap;
    }
}
