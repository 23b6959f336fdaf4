/* panel.c - rows are kept as they come, then laid into a grid whose units are in order of their
 * names: the order of rows never matters. */
#include "work/panel.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "base/words.h"
#include "work/table.h"

/* The column that every panel has; then unit, start, weight, cluster, values. */
enum { TIME, FIXED };
enum { TIME_MOST = 1000000000 }; /* so that differences of times fit as well */

struct row {
    int32_t unit, time;
    int64_t line;
    struct str time_text;
    double *values;
};

struct unit {
    int32_t start, cluster;
    double weight;
    int64_t line; /* of its first row */
};

struct reading {
    struct table t;
    const struct panel_columns *columns;
    struct panel *panel;
    struct arena *a;
    struct words units, clusters;
    struct LIST(struct row) rows;
    struct LIST(struct unit) unit_rows;
    int unit, start, weight, cluster, value; /* numbers of the columns, -1: not asked for */
};

static bool fault(struct reading *rd, int column, struct err *e, const char *reason)
{
    return csv_fault(&rd->t.csv, (size_t)rd->t.at[column], table_str(&rd->t, column), e, "%s",
                     reason);
}

static bool whole(struct str s, int32_t *value)
{
    struct str digits = s;
    bool minus = str_starts(s, STR("-"));
    int64_t wide;

    if (minus) {
        digits.at++;
        digits.n--;
    }
    if (!str_to_int(digits, TIME_MOST, &wide))
        return false;
    *value = (int32_t)(minus ? -wide : wide);
    return true;
}

bool panel_time(const struct panel *panel, struct str s, int32_t *time)
{
    return panel->months ? month_parse(s, time) : whole(s, time);
}

const char *panel_time_text(const struct panel *panel, int32_t time, struct arena *a)
{
    char text[MONTH_TEXT];

    if (!panel->months)
        return arena_text(a, "%" PRId32, time);
    month_text(time, text);
    return arena_copy(a, text, strlen(text));
}

bool panel_fault(const struct panel *panel, int32_t field, const char *value, struct err *e,
                 const char *reason)
{
    return err_set(e, ERR_INPUT, "%.400s:1:%" PRId32 ": %.60s: %.500s", panel->path, field, value,
                   reason);
}

bool panel_cell_fault(const struct panel *panel, int64_t at, int32_t value, struct err *e,
                      const char *reason)
{
    double held = panel->values[value][at];
    char text[40] = "";

    if (!isnan(held))
        snprintf(text, sizeof text, "%.12g", held);
    return err_set(e, ERR_INPUT, "%.400s:%" PRId64 ":%" PRId32 ": %s: %.500s", panel->path,
                   panel->lines[at], panel->value_field[value], text, reason);
}

static bool time_read(struct reading *rd, struct row *row, struct err *e)
{
    struct str s = table_str(&rd->t, TIME);

    if (rd->rows.n == 0)
        rd->panel->months = month_parse(s, &row->time);
    row->time_text = s;
    if (!panel_time(rd->panel, s, &row->time))
        return fault(rd, TIME, e,
                     rd->panel->months ? "a month YYYY-MM is wanted, as in the rows before"
                                       : "a whole number or a month YYYY-MM is wanted");
    return true;
}

static bool start_read(struct reading *rd, const struct unit *known, int32_t *start, struct err *e)
{
    struct str s;

    *start = PANEL_NEVER;
    if (rd->start < 0)
        return true;
    s = table_str(&rd->t, rd->start);
    if (s.n > 0 && !str_eq(s, STR("0")) && !panel_time(rd->panel, s, start))
        return fault(rd, rd->start, e,
                     "a start is wanted as times are written; 0 or empty is never");
    if (!known || known->start == *start)
        return true;
    return fault(
        rd, rd->start, e,
        *start == PANEL_NEVER
            ? "the unit had a start before: a treatment that switches off cannot be measured"
            : "the unit's start is not what it was in its first row");
}

static bool weight_read(struct reading *rd, const struct unit *known, double *weight, struct err *e)
{
    *weight = 1;
    if (rd->weight < 0)
        return true;
    if (!table_number(&rd->t, rd->weight, weight, e))
        return false;
    if (isnan(*weight))
        return fault(rd, rd->weight, e, "a weight is wanted");
    if (*weight < 0)
        return fault(rd, rd->weight, e, "a weight cannot be negative");
    if (known && fabs(known->weight - *weight) > 0)
        return fault(rd, rd->weight, e, "the unit's weight is not what it was in its first row");
    return true;
}

static bool cluster_read(struct reading *rd, const struct unit *known, int32_t *cluster,
                         struct err *e)
{
    *cluster = 0;
    if (rd->cluster < 0)
        return true;
    if (table_str(&rd->t, rd->cluster).n == 0)
        return fault(rd, rd->cluster, e, "a cluster is wanted");
    *cluster = words_put(&rd->clusters, table_str(&rd->t, rd->cluster));
    if (known && known->cluster != *cluster)
        return fault(rd, rd->cluster, e, "the unit's cluster is not what it was in its first row");
    return true;
}

static bool row_read(struct reading *rd, struct err *e)
{
    struct row row = {.line = rd->t.csv.line};
    struct unit unit = {.line = row.line};
    const struct unit *known;
    int32_t seen = rd->units.n;

    if (rd->unit >= 0 && table_str(&rd->t, rd->unit).n == 0)
        return fault(rd, rd->unit, e, "a unit is wanted");
    row.unit = words_put(&rd->units, rd->unit >= 0 ? table_str(&rd->t, rd->unit) : STR(""));
    known = row.unit < seen ? &rd->unit_rows.items[row.unit] : NULL;
    if (!time_read(rd, &row, e) || !start_read(rd, known, &unit.start, e)
        || !weight_read(rd, known, &unit.weight, e) || !cluster_read(rd, known, &unit.cluster, e))
        return false;
    row.values = ARENA_ARRAY(rd->a, double, rd->columns->value_n);
    for (int32_t v = 0; v < rd->columns->value_n; v++) {
        if (!table_number(&rd->t, rd->value + v, &row.values[v], e))
            return false;
    }
    if (!known)
        list_push(&rd->unit_rows, unit);
    list_push(&rd->rows, row);
    return true;
}

/* The number of an optional column, -1 where it is not asked for. */
static int column_ask(const char **names, int *n, const char *name)
{
    if (!name)
        return -1;
    names[*n] = name;
    return (*n)++;
}

static bool columns_open(struct reading *rd, const char *path, struct err *e)
{
    const char *names[TABLE_COLUMN_MAX + 1] = {rd->columns->time};
    int n = FIXED;

    rd->unit = column_ask(names, &n, rd->columns->unit);
    rd->start = column_ask(names, &n, rd->columns->start);
    rd->weight = column_ask(names, &n, rd->columns->weight);
    rd->cluster = column_ask(names, &n, rd->columns->cluster);
    rd->value = n;
    for (int32_t v = 0; v < rd->columns->value_n; v++)
        names[n++] = rd->columns->values[v];
    if (!table_open(&rd->t, path, names, rd->a, e))
        return false;
    rd->panel->bytes = rd->t.bytes;
    rd->panel->time_field = rd->t.at[TIME] + 1;
    for (int32_t v = 0; v < rd->columns->value_n; v++)
        rd->panel->value_field[v] = rd->t.at[rd->value + v] + 1;
    rd->panel->start_field = rd->start >= 0 ? rd->t.at[rd->start] + 1 : 1;
    return true;
}

static int times_compare(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

static void times_find(struct reading *rd)
{
    struct panel *p = rd->panel;

    p->times = ARENA_ARRAY(rd->a, int32_t, rd->rows.n);
    for (size_t i = 0; i < rd->rows.n; i++)
        p->times[i] = rd->rows.items[i].time;
    qsort(p->times, rd->rows.n, sizeof *p->times, times_compare);
    for (size_t i = 0; i < rd->rows.n; i++) {
        if (i == 0 || p->times[i] != p->times[p->time_n - 1])
            p->times[p->time_n++] = p->times[i];
    }
}

static int32_t time_at(const struct panel *p, int32_t time)
{
    int32_t low = 0, high = p->time_n - 1;

    while (low < high) {
        int32_t middle = low + (high - low) / 2;

        if (p->times[middle] < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct named {
    struct str name;
    int32_t number;
};

static int named_compare(const void *a, const void *b)
{
    return str_cmp(((const struct named *)a)->name, ((const struct named *)b)->name);
}

/* Words in order of text: names [n], and the place of each number. */
static int32_t *ordered(const struct words *w, struct arena *a, struct str **names)
{
    struct named *sorted = ARENA_ARRAY(a, struct named, w->n);
    int32_t *place = ARENA_ARRAY(a, int32_t, w->n);

    *names = ARENA_ARRAY(a, struct str, w->n);
    for (int32_t i = 0; i < w->n; i++)
        sorted[i] = (struct named){w->items[i], i};
    if (w->n)
        qsort(sorted, (size_t)w->n, sizeof *sorted, named_compare);
    for (int32_t i = 0; i < w->n; i++) {
        place[sorted[i].number] = i;
        (*names)[i] = str_copy(a, sorted[i].name);
    }
    return place;
}

static void units_lay(struct reading *rd, const int32_t *place)
{
    struct panel *p = rd->panel;
    int32_t *cluster_place = ordered(&rd->clusters, rd->a, &p->cluster_names);

    p->unit_n = rd->units.n;
    p->cluster_n = rd->clusters.n;
    p->starts = ARENA_ARRAY(rd->a, int32_t, p->unit_n);
    p->weights = ARENA_ARRAY(rd->a, double, p->unit_n);
    p->clusters = ARENA_ARRAY(rd->a, int32_t, p->unit_n);
    for (int32_t i = 0; i < p->unit_n; i++) {
        const struct unit *unit = &rd->unit_rows.items[i];

        p->starts[place[i]] = unit->start;
        p->weights[place[i]] = unit->weight;
        p->clusters[place[i]] = p->cluster_n ? cluster_place[unit->cluster] : 0;
    }
}

static bool grid_lay(struct reading *rd, const int32_t *place, struct err *e)
{
    struct panel *p = rd->panel;
    int64_t cell_n = (int64_t)p->unit_n * p->time_n;

    p->lines = ARENA_ARRAY(rd->a, int64_t, cell_n);
    for (int32_t v = 0; v < rd->columns->value_n; v++) {
        p->values[v] = ARENA_ARRAY(rd->a, double, cell_n);
        for (int64_t i = 0; i < cell_n; i++)
            p->values[v][i] = NAN;
    }
    for (size_t i = 0; i < rd->rows.n; i++) {
        const struct row *row = &rd->rows.items[i];
        int64_t at = (int64_t)place[row->unit] * p->time_n + time_at(p, row->time);

        if (p->lines[at]) {
            rd->t.csv.line = row->line;
            return csv_fault(&rd->t.csv, (size_t)rd->t.at[TIME], row->time_text, e,
                             "%s%.60s has this time twice", rd->unit >= 0 ? "unit " : "the series",
                             str_c(rd->a, p->units[place[row->unit]]));
        }
        p->lines[at] = row->line;
        for (int32_t v = 0; v < rd->columns->value_n; v++)
            p->values[v][at] = row->values[v];
    }
    return true;
}

static bool read(struct reading *rd, const char *path, struct err *e)
{
    const int32_t *place;

    if (!columns_open(rd, path, e))
        return false;
    while (table_row(&rd->t, e)) {
        if (!row_read(rd, e))
            return false;
    }
    if (e->code)
        return false;
    if (rd->rows.n == 0)
        return err_set(e, ERR_INPUT, "%.400s:2:1: : the panel has no row", path);
    place = ordered(&rd->units, rd->a, &rd->panel->units);
    times_find(rd);
    units_lay(rd, place);
    return grid_lay(rd, place, e);
}

bool panel_read(const char *path, const struct panel_columns *columns, struct arena *a,
                struct panel *panel, struct err *e)
{
    struct panel found = {.path = path};
    struct reading rd = {.columns = columns, .panel = &found, .a = a};
    bool done = read(&rd, path, e);

    words_reset(&rd.units);
    words_reset(&rd.clusters);
    list_reset(&rd.rows);
    list_reset(&rd.unit_rows);
    if (done)
        *panel = found;
    return done;
}
