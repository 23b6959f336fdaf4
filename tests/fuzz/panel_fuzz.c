/* A panel: read whole, or left alone; what is read is a grid in order, and can be measured or is
 * refused. */
#include <assert.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "engine/effect_test.h"
#include "work/panel.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const struct panel_columns COLUMNS = {.unit = "u",
                                             .time = "t",
                                             .start = "s",
                                             .weight = "w",
                                             .cluster = "c",
                                             .values = {"y"},
                                             .value_n = 1};

static void grid_check(const struct panel *p)
{
    for (int32_t t = 1; t < p->time_n; t++)
        assert(p->times[t] > p->times[t - 1]);
    for (int32_t i = 1; i < p->unit_n; i++)
        assert(str_cmp(p->units[i - 1], p->units[i]) < 0);
    for (int32_t i = 0; i < p->unit_n; i++)
        assert(p->weights[i] >= 0 && p->clusters[i] < p->cluster_n);
}

static void grid_measure(const struct panel *p, struct arena *a)
{
    struct effect_panel numbers = {.unit_n = p->unit_n,
                                   .time_n = p->time_n,
                                   .cluster_n = p->cluster_n,
                                   .times = p->times,
                                   .starts = p->starts,
                                   .outcomes = p->values[0],
                                   .clusters = p->clusters};
    struct effect_plan plan = {.window = 3, .pool = true};
    struct effect_cells cells;
    struct effect_rows rows;
    struct err e = {0};

    if ((int64_t)p->unit_n * p->time_n > 2000)
        return;
    if (!effect_did(&numbers, &plan, a, &cells, &e)) {
        assert(e.code == ERR_INPUT);
        return;
    }
    effect_sum(&cells, a, &rows);
    assert(effect_overall(&rows, EFFECT_GROUP) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena a = {0};
    struct panel p = {.unit_n = -1};
    struct err e = {0};
    char path[40];
    ssize_t written;
    int fd = memfd_create("panel", 0);

    assert(fd >= 0);
    written = write(fd, bytes, size);
    assert(written == (ssize_t)size);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (panel_read(path, &COLUMNS, &a, &p, &e)) {
        grid_check(&p);
        grid_measure(&p, &a);
    } else {
        assert(p.unit_n == -1);
    }
    close(fd);
    arena_reset(&a);
    return 0;
}
