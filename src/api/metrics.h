/* metrics.h - how many requests came to each route, how they ended, how long they took; told as
 * Prometheus text. Counted by several threads without a lock. */
#ifndef XL_API_METRICS_H
#define XL_API_METRICS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/out.h"

struct metrics;
struct route;
struct store_figures;

/* For the routes of a table, in the arena. */
struct metrics *metrics_new(const struct route *routes, struct arena *a);

/* One request that was answered; `route` NULL is one that no row has. */
void metrics_count(struct metrics *m, const struct route *route, int status, int64_t micros);

/* Text exposition format 0.0.4: xinglin_requests_total, xinglin_request_seconds. */
void metrics_write(const struct metrics *m, struct out *out);

/* xinglin_store_…: writes, commits, connections and waits for them; where one writer serves all,
 * its queue and its batches. */
void metrics_store_write(const struct store_figures *f, struct out *out);

#endif
