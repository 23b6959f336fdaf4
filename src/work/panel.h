/* panel.h - a table of units by periods, one row a unit and period, read by column names. */
#ifndef XL_WORK_PANEL_H
#define XL_WORK_PANEL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/out.h"
#include "base/str.h"

#define PANEL_VALUE_MAX 16

struct panel_columns {
    const char *unit; /* NULL: one series, its unit has no name */
    const char *time;
    const char *start, *weight, *cluster; /* NULL: not asked for */
    const char *values[PANEL_VALUE_MAX];  /* numbers; empty is missing */
    int32_t value_n;
};

struct panel {
    const char *path;
    struct str bytes; /* of the file, for its hash */
    int32_t unit_n, time_n, cluster_n;
    struct str *units;               /* [unit_n] in order of text, whatever the order of rows */
    int32_t *times;                  /* [time_n] rising; months since 1970-01 where `months` */
    bool months;                     /* times were written YYYY-MM */
    int32_t *starts;                 /* [unit_n] PANEL_NEVER for 0 and empty */
    double *weights;                 /* [unit_n] */
    int32_t *clusters;               /* [unit_n] */
    struct str *cluster_names;       /* [cluster_n] in order of text */
    double *values[PANEL_VALUE_MAX]; /* [unit_n][time_n]; NaN where missing or no row */
    int64_t *lines;                  /* [unit_n][time_n] of the file; 0: no row */
    int32_t start_field, time_field, value_field[PANEL_VALUE_MAX]; /* from 1, for faults */
};
#define PANEL_NEVER INT32_MAX

/* Reads the file into the arena. ERR_INPUT as file:line:column: value: reason: an empty unit; a
 * time that is neither a whole number nor a month; a second row of the same unit and time; a start,
 * weight or cluster that changes within a unit; a start that is taken back; a weight below zero; a
 * text where a number is wanted. */
MUST_CHECK bool panel_read(const char *path, const struct panel_columns *columns, struct arena *a,
                           struct panel *panel, struct err *e);

/* A fault of the whole table, told at the header's field: path:1:field: value: reason. */
bool panel_fault(const struct panel *panel, int32_t field, const char *value, struct err *e,
                 const char *reason);

/* A fault of one value, told at its row and field; `at` is unit * time_n + time. */
bool panel_cell_fault(const struct panel *panel, int64_t at, int32_t value, struct err *e,
                      const char *reason);

/* Reads a time as the panel writes them: a whole number, or YYYY-MM. */
bool panel_time(const struct panel *panel, struct str s, int32_t *time);
const char *panel_time_text(const struct panel *panel, int32_t time, struct arena *a);

#endif
