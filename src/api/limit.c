/* limit.c - buckets in a table of sets of four; the oldest of its set makes room. */
#include "api/limit.h"

#include <pthread.h>
#include <string.h>

enum { SETS = 1024, WAYS = 4 };

struct bucket {
    struct id who;
    int64_t at_ms; /* 0: nobody's */
    int64_t drops; /* a request is as many as there are milliseconds in a second */
};

enum { REQUEST = 1000 };

struct limit {
    pthread_mutex_t lock;
    int rate, burst;
    struct bucket buckets[SETS][WAYS];
};

struct limit *limit_new(int rate, int burst, struct arena *a)
{
    struct limit *l = ARENA_NEW(a, struct limit);

    pthread_mutex_init(&l->lock, NULL);
    l->rate = rate;
    l->burst = burst;
    return l;
}

void limit_end(struct limit *l)
{
    pthread_mutex_destroy(&l->lock);
}

/* The end of an id is random. */
static struct bucket *bucket_of(struct limit *l, struct id who, int64_t now_ms)
{
    uint32_t hash;
    struct bucket *set, *oldest;

    memcpy(&hash, who.bytes + sizeof who.bytes - sizeof hash, sizeof hash);
    set = l->buckets[hash % SETS];
    oldest = set;
    for (int i = 0; i < WAYS; i++) {
        if (set[i].at_ms != 0 && id_cmp(set[i].who, who) == 0)
            return &set[i];
        if (set[i].at_ms < oldest->at_ms)
            oldest = &set[i];
    }
    *oldest = (struct bucket){who, now_ms, (int64_t)l->burst * REQUEST};
    return oldest;
}

bool limit_take(struct limit *l, struct id who, int64_t now_ms, int *wait_s)
{
    struct bucket *b;
    bool good;

    pthread_mutex_lock(&l->lock);
    b = bucket_of(l, who, now_ms);
    if (now_ms > b->at_ms) {
        int64_t full = (int64_t)l->burst * REQUEST, late_ms = now_ms - b->at_ms;

        b->drops = late_ms > full / l->rate ? full : b->drops + late_ms * l->rate;
        b->drops = b->drops > full ? full : b->drops;
        b->at_ms = now_ms;
    }
    good = b->drops >= REQUEST;
    if (good)
        b->drops -= REQUEST;
    else
        *wait_s =
            (int)((REQUEST - b->drops + (int64_t)l->rate * 1000 - 1) / ((int64_t)l->rate * 1000));
    pthread_mutex_unlock(&l->lock);
    return good;
}
