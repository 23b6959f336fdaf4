/* random.c - see random.h: every draw is mix(key + counter * odd constant). */
#include "base/random.h"

#include <assert.h>

static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

struct random random_stream(uint64_t seed, uint64_t stream)
{
    return (struct random){.seed = seed, .stream = stream};
}

uint64_t random_bits(struct random *r)
{
    uint64_t key = mix(r->seed + 0x9E3779B97F4A7C15u) ^ mix(r->stream * 0xD1342543DE82EF95u + 1);

    return mix(key + ++r->counter * 0x9E3779B97F4A7C15u);
}

int64_t random_below(struct random *r, int64_t n)
{
    uint64_t range = (uint64_t)n, limit, bits;

    assert(n >= 1);
    limit = UINT64_MAX - UINT64_MAX % range; /* a multiple of range: no value is favoured */
    do
        bits = random_bits(r);
    while (bits >= limit);
    return (int64_t)(bits % range);
}

double random_unit(struct random *r)
{
    return (double)(random_bits(r) >> 11) * 0x1p-53;
}
