/* limit.h - how often one person may ask: a bucket of `burst` requests for each, that fills with
 * `rate` a second. In memory, of this process; several processes behind a proxy each count their
 * own. */
#ifndef XL_API_LIMIT_H
#define XL_API_LIMIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/id.h"

#define LIMIT_RATE 10  /* requests a second */
#define LIMIT_BURST 40 /* at once, after a pause */

struct limit;

/* 256 kB in the arena, whose memory must stay until limit_end. */
struct limit *limit_new(int rate, int burst, struct arena *a);
void limit_end(struct limit *l);

/* Takes one request out of the bucket of `who`; false where it is empty, `*wait_s` is then how long
 * until the next one is heard, at least 1. Called from several threads. Of more than 4,096 people
 * at once, who has not asked for longest is forgotten, which means a full bucket. O(1). */
bool limit_take(struct limit *l, struct id who, int64_t now_ms, int *wait_s);

#endif
