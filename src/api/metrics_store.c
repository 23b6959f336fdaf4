/* metrics_store.c - what the store says of itself, as Prometheus text. */
#include "api/metrics.h"
#include "store/store.h"

static void help(struct out *out, const char *name, const char *type, const char *about)
{
    out_text(out, "# HELP %s %s\n# TYPE %s %s\n", name, about, name, type);
}

static void number(struct out *out, const char *name, const char *type, const char *about,
                   int64_t n)
{
    help(out, name, type, about);
    out_text(out, "%s %lld\n", name, (long long)n);
}

static void seconds(struct out *out, const char *name, const char *about, int64_t micros)
{
    help(out, name, "counter", about);
    out_text(out, "%s %.6f\n", name, (double)micros / 1e6);
}

static void batches_write(const struct store_figures *f, struct out *out)
{
    int64_t sum = 0;

    help(out, "xinglin_store_batch_writes", "histogram", "Writes that shared a transaction.");
    for (int i = 0; i < STORE_BATCHES; i++) {
        sum += f->batches[i];
        out_text(out, "xinglin_store_batch_writes_bucket{le=\"%d\"} %lld\n", 1 << i,
                 (long long)sum);
    }
    out_text(out, "xinglin_store_batch_writes_bucket{le=\"+Inf\"} %lld\n", (long long)sum);
    out_text(out, "xinglin_store_batch_writes_sum %lld\nxinglin_store_batch_writes_count %lld\n",
             (long long)f->begun, (long long)sum);
}

static void pools_write(const struct store_figures *f, struct out *out)
{
    static const char *const MODES[] = {[STORE_READ] = "read", [STORE_WRITE] = "write"};
    int pool_n = f->one_writer ? 1 : 2;

    help(out, "xinglin_store_connections", "gauge", "Connections that are open, and at work.");
    for (int i = 0; i < pool_n; i++) {
        out_text(out, "xinglin_store_connections{pool=\"%s\",state=\"open\"} %lld\n", MODES[i],
                 (long long)f->pools[i].open);
        out_text(out, "xinglin_store_connections{pool=\"%s\",state=\"busy\"} %lld\n", MODES[i],
                 (long long)f->pools[i].busy);
    }
    help(out, "xinglin_store_connection_waits_total", "counter",
         "Transactions that had to wait for a connection.");
    for (int i = 0; i < pool_n; i++)
        out_text(out, "xinglin_store_connection_waits_total{pool=\"%s\"} %lld\n", MODES[i],
                 (long long)f->pools[i].waits);
    help(out, "xinglin_store_connection_wait_seconds_total", "counter", "And how long in all.");
    for (int i = 0; i < pool_n; i++)
        out_text(out, "xinglin_store_connection_wait_seconds_total{pool=\"%s\"} %.6f\n", MODES[i],
                 (double)f->pools[i].wait_us / 1e6);
}

void metrics_store_write(const struct store_figures *f, struct out *out)
{
    number(out, "xinglin_store_writes_total", "counter", "Writes that were kept.", f->writes);
    number(out, "xinglin_store_commits_total", "counter", "Commits that kept them.", f->commits);
    if (f->one_writer) {
        number(out, "xinglin_store_queue_depth", "gauge", "Writes that wait for their turn.",
               f->depth);
        seconds(out, "xinglin_store_turn_wait_seconds_total",
                "How long writes waited for it in all.", f->wait_us);
        batches_write(f, out);
    }
    pools_write(f, out);
}
