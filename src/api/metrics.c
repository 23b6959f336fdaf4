/* metrics.c - see metrics.h. Numbers are read one by one while others count on: a line may be a
 * request ahead of another, which a graph does not show. */
#include "api/metrics.h"

#include <stdatomic.h>
#include <string.h>

#include "api/event.h"
#include "api/handler.h"
#include "api/route.h"

/* Upper bounds of the buckets; above the last is +Inf. */
static const struct {
    int64_t micros;
    const char *seconds;
} BOUNDS[] = {{1000, "0.001"},  {2500, "0.0025"}, {5000, "0.005"},  {10000, "0.01"},
              {25000, "0.025"}, {50000, "0.05"},  {100000, "0.1"},  {250000, "0.25"},
              {500000, "0.5"},  {1000000, "1"},   {2500000, "2.5"}, {10000000, "10"}};

enum { BOUND_N = sizeof BOUNDS / sizeof BOUNDS[0], STATUS_MIN = 200, STATUS_N = 400 };

struct line { /* of a route */
    atomic_uint_fast64_t statuses[STATUS_N];
    atomic_uint_fast64_t buckets[BOUND_N + 1];
    atomic_uint_fast64_t micros;
};

struct metrics {
    const struct route *routes;
    size_t n;
    struct line *lines; /* [n + 1], the last for what no row has */
};

struct metrics *metrics_new(const struct route *routes, struct arena *a)
{
    struct metrics *m = ARENA_NEW(a, struct metrics);

    m->routes = routes;
    m->n = route_count(routes);
    m->lines = ARENA_ARRAY(a, struct line, m->n + 1);
    return m;
}

void metrics_count(struct metrics *m, const struct route *route, int status, int64_t micros)
{
    struct line *line = &m->lines[route ? (size_t)(route - m->routes) : m->n];
    int bucket = 0;

    while (bucket < BOUND_N && micros > BOUNDS[bucket].micros)
        bucket++;
    atomic_fetch_add_explicit(&line->buckets[bucket], 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&line->micros, (uint_fast64_t)micros, memory_order_relaxed);
    if (status >= STATUS_MIN && status < STATUS_MIN + STATUS_N)
        atomic_fetch_add_explicit(&line->statuses[status - STATUS_MIN], 1, memory_order_relaxed);
}

static uint64_t load(const atomic_uint_fast64_t *n)
{
    return atomic_load_explicit(n, memory_order_relaxed);
}

static void labels_write(const struct metrics *m, size_t i, struct out *out)
{
    if (i < m->n)
        out_text(out, "{method=\"%s\",route=\"%s\"", http_method_names[m->routes[i].method],
                 m->routes[i].pattern);
    else
        out_text(out, "{method=\"\",route=\"\"");
}

static void requests_write(const struct metrics *m, struct out *out)
{
    out_text(out, "# HELP xinglin_requests_total Requests that were answered.\n"
                  "# TYPE xinglin_requests_total counter\n");
    for (size_t i = 0; i <= m->n; i++) {
        for (int s = 0; s < STATUS_N; s++) {
            uint64_t n = load(&m->lines[i].statuses[s]);

            if (!n)
                continue;
            out_text(out, "xinglin_requests_total");
            labels_write(m, i, out);
            out_text(out, ",status=\"%d\"} %llu\n", STATUS_MIN + s, (unsigned long long)n);
        }
    }
}

static void histogram_write(const struct metrics *m, size_t i, struct out *out)
{
    const struct line *line = &m->lines[i];
    uint64_t sum = 0;

    for (int b = 0; b <= BOUND_N; b++) {
        sum += load(&line->buckets[b]);
        out_text(out, "xinglin_request_seconds_bucket");
        labels_write(m, i, out);
        out_text(out, ",le=\"%s\"} %llu\n", b < BOUND_N ? BOUNDS[b].seconds : "+Inf",
                 (unsigned long long)sum);
    }
    out_text(out, "xinglin_request_seconds_sum");
    labels_write(m, i, out);
    out_text(out, "} %.6f\nxinglin_request_seconds_count", (double)load(&line->micros) / 1e6);
    labels_write(m, i, out);
    out_text(out, "} %llu\n", (unsigned long long)sum);
}

static bool asked(const struct line *line)
{
    for (int b = 0; b <= BOUND_N; b++) {
        if (load(&line->buckets[b]))
            return true;
    }
    return false;
}

void metrics_write(const struct metrics *m, struct out *out)
{
    requests_write(m, out);
    out_text(out, "# HELP xinglin_request_seconds From the first line to the reply.\n"
                  "# TYPE xinglin_request_seconds histogram\n");
    for (size_t i = 0; i <= m->n; i++) {
        if (asked(&m->lines[i]))
            histogram_write(m, i, out);
    }
}

/* GET /metrics */
bool api_metrics_see(struct request *rq, struct err *e)
{
    struct store_figures figures;

    (void)e;
    rq->type = "text/plain; version=0.0.4; charset=utf-8";
    metrics_write(rq->scene->metrics, &rq->x->body);
    store_figures(rq->store, &figures);
    metrics_store_write(&figures, &rq->x->body);
    if (rq->scene->hub)
        out_text(&rq->x->body,
                 "# HELP xinglin_streams Those who look on.\n# TYPE xinglin_streams gauge\n"
                 "xinglin_streams %d\n",
                 event_hub_count(rq->scene->hub));
    return true;
}
