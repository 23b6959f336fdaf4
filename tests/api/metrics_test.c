/* metrics_test.c - counts as Prometheus text; the format is that of its exposition format 0.0.4. */
#include "api/metrics.h"

#include <pthread.h>

#include "api/route.h"
#include "store/store.h"
#include "tests/check.h"

static struct arena arena;
static struct metrics *metrics;

static int start(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    metrics = metrics_new(ROUTES, &arena);
    return 0;
}

static int stop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static const char *text(void)
{
    struct out out = {0};
    const char *copy;

    metrics_write(metrics, &out);
    copy = arena_copy(&arena, out.items, out.n);
    out_reset(&out);
    return copy;
}

static void assert_line(const char *line)
{
    if (!strstr(text(), line))
        fail_msg("no %s in %s", line, text());
}

static void requests_are_counted_by_route_and_status(void **unused)
{
    (void)unused;
    metrics_count(metrics, &ROUTES[0], 200, 10);
    metrics_count(metrics, &ROUTES[0], 200, 10);
    metrics_count(metrics, &ROUTES[0], 503, 10);
    metrics_count(metrics, NULL, 404, 10);
    assert_line("xinglin_requests_total{method=\"GET\",route=\"/livez\",status=\"200\"} 2\n");
    assert_line("xinglin_requests_total{method=\"GET\",route=\"/livez\",status=\"503\"} 1\n");
    assert_line("xinglin_requests_total{method=\"\",route=\"\",status=\"404\"} 1\n");
    assert_null(strstr(text(), "route=\"/readyz\""));
}

/* 0.5 ms, 1 ms exactly, 40 ms, 20 s: two in the first bucket, three up to 0.05, four in all. */
static void buckets_add_up_and_a_bound_belongs_to_its_bucket(void **unused)
{
    (void)unused;
    metrics_count(metrics, &ROUTES[0], 200, 500);
    metrics_count(metrics, &ROUTES[0], 200, 1000);
    metrics_count(metrics, &ROUTES[0], 200, 40000);
    metrics_count(metrics, &ROUTES[0], 200, 20000000);
    assert_line("_bucket{method=\"GET\",route=\"/livez\",le=\"0.001\"} 2\n");
    assert_line("_bucket{method=\"GET\",route=\"/livez\",le=\"0.025\"} 2\n");
    assert_line("_bucket{method=\"GET\",route=\"/livez\",le=\"0.05\"} 3\n");
    assert_line("_bucket{method=\"GET\",route=\"/livez\",le=\"10\"} 3\n");
    assert_line("_bucket{method=\"GET\",route=\"/livez\",le=\"+Inf\"} 4\n");
    assert_line("xinglin_request_seconds_sum{method=\"GET\",route=\"/livez\"} 20.041500\n");
    assert_line("xinglin_request_seconds_count{method=\"GET\",route=\"/livez\"} 4\n");
}

static void a_status_that_is_none_is_in_no_line(void **unused)
{
    (void)unused;
    metrics_count(metrics, &ROUTES[0], 0, 10);
    metrics_count(metrics, &ROUTES[0], 199, 10);
    metrics_count(metrics, &ROUTES[0], 600, 10);
    assert_null(strstr(text(), "status="));
}

static void *count_often(void *unused)
{
    (void)unused;
    for (int i = 0; i < 10000; i++)
        metrics_count(metrics, &ROUTES[1], 200, 3);
    return NULL;
}

static void threads_lose_no_count(void **unused)
{
    pthread_t threads[4];

    (void)unused;
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, count_often, NULL), 0);
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    assert_line("xinglin_requests_total{method=\"GET\",route=\"/readyz\",status=\"200\"} 40000\n");
    assert_line("xinglin_request_seconds_sum{method=\"GET\",route=\"/readyz\"} 0.120000\n");
}

static const char *store_text(const struct store_figures *f)
{
    struct out out = {0};
    const char *copy;

    metrics_store_write(f, &out);
    copy = arena_copy(&arena, out.items, out.n);
    out_reset(&out);
    return copy;
}

static void assert_in(const char *text, const char *line)
{
    if (!strstr(text, line))
        fail_msg("no %s in %s", line, text);
}

/* Batches of 1, 1 and 3..4 writes: two up to 1, two up to 2, three from 4 on. */
static void a_store_with_one_writer_tells_its_queue(void **unused)
{
    const struct store_figures f = {.writes = 5,
                                    .commits = 3,
                                    .one_writer = true,
                                    .depth = 7,
                                    .begun = 6,
                                    .wait_us = 2500000,
                                    .batches = {2, 0, 1},
                                    .pools = {{.open = 4, .busy = 1}, {0}}};
    const char *text = store_text(&f);

    (void)unused;
    assert_in(text, "\nxinglin_store_writes_total 5\n");
    assert_in(text, "\nxinglin_store_commits_total 3\n");
    assert_in(text, "\nxinglin_store_queue_depth 7\n");
    assert_in(text, "\nxinglin_store_turn_wait_seconds_total 2.500000\n");
    assert_in(text, "\nxinglin_store_batch_writes_bucket{le=\"1\"} 2\n");
    assert_in(text, "\nxinglin_store_batch_writes_bucket{le=\"2\"} 2\n");
    assert_in(text, "\nxinglin_store_batch_writes_bucket{le=\"4\"} 3\n");
    assert_in(text, "\nxinglin_store_batch_writes_bucket{le=\"256\"} 3\n");
    assert_in(text, "\nxinglin_store_batch_writes_bucket{le=\"+Inf\"} 3\n");
    assert_in(text, "\nxinglin_store_batch_writes_sum 6\n");
    assert_in(text, "\nxinglin_store_connections{pool=\"read\",state=\"open\"} 4\n");
    assert_null(strstr(text, "pool=\"write\""));
}

static void a_store_with_two_pools_tells_both_and_no_queue(void **unused)
{
    const struct store_figures f = {
        .pools = {{.open = 8, .busy = 8, .waits = 2, .wait_us = 500}, {.open = 3, .busy = 1}}};
    const char *text = store_text(&f);

    (void)unused;
    assert_in(text, "\nxinglin_store_connections{pool=\"read\",state=\"busy\"} 8\n");
    assert_in(text, "\nxinglin_store_connection_waits_total{pool=\"read\"} 2\n");
    assert_in(text, "\nxinglin_store_connection_wait_seconds_total{pool=\"read\"} 0.000500\n");
    assert_in(text, "\nxinglin_store_connections{pool=\"write\",state=\"open\"} 3\n");
    assert_null(strstr(text, "queue"));
    assert_null(strstr(text, "batch"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(requests_are_counted_by_route_and_status, start, stop),
        cmocka_unit_test_setup_teardown(buckets_add_up_and_a_bound_belongs_to_its_bucket, start,
                                        stop),
        cmocka_unit_test_setup_teardown(a_status_that_is_none_is_in_no_line, start, stop),
        cmocka_unit_test_setup_teardown(threads_lose_no_count, start, stop),
        cmocka_unit_test_setup_teardown(a_store_with_one_writer_tells_its_queue, start, stop),
        cmocka_unit_test_setup_teardown(a_store_with_two_pools_tells_both_and_no_queue, start,
                                        stop),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
