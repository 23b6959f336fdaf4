/* wisn.c - how many people a workload needs.
 *
 * Numbers are read as whole millionths, so that a sum of hours does not depend on the order of
 * rows until the one division at the end: count x hours_each is rounded once, per activity. */
#include "engine/wisn.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "engine/sheet.h"

enum {
    ORGANIZATION,
    DISCIPLINE,
    ACTIVITY,
    COUNT,
    HOURS_EACH,
    WORKING_DAYS,
    HOURS_PER_DAY,
    STAFF,
    COLUMN_N
};

#define SCALE 6
#define ONE 1e6
#define COUNT_MAX 1e12
#define DAYS_MAX 366
#define HOURS_MAX 24
#define UNKNOWN INT64_MIN

static const struct sheet_column COLUMNS[COLUMN_N] = {
    {"organization", true}, {"discipline", true},   {"activity", true},      {"count", true},
    {"hours_each", true},   {"working_days", true}, {"hours_per_day", true}, {"staff", true}};

/* A row as it was read, in millionths. */
struct row {
    struct str organization, discipline, activity;
    int64_t numbers[COLUMN_N]; /* from COUNT on */
    int64_t line;
};

static bool number_read(const struct sheet *s, int column, struct row *row, struct err *e)
{
    static const double MAX[COLUMN_N] = {[COUNT] = COUNT_MAX,
                                         [HOURS_EACH] = COUNT_MAX,
                                         [WORKING_DAYS] = DAYS_MAX,
                                         [HOURS_PER_DAY] = HOURS_MAX,
                                         [STAFF] = COUNT_MAX};
    int64_t *value = &row->numbers[column];
    bool divides = column == WORKING_DAYS || column == HOURS_PER_DAY;

    *value = UNKNOWN;
    if (!sheet_decimal(s, column, SCALE, value, e))
        return false;
    if (*value == UNKNOWN)
        return column == STAFF || sheet_fault(s, column, e, "a number is wanted");
    if (*value < 0 || (divides && *value == 0))
        return sheet_fault(s, column, e, divides ? "more than 0 is wanted" : "less than 0");
    if ((double)*value / ONE > MAX[column])
        return sheet_fault(s, column, e, "more than there can be");
    return true;
}

static bool row_read(const struct sheet *s, struct row *row, struct err *e)
{
    *row = (struct row){.organization = s->values[ORGANIZATION],
                        .discipline = s->values[DISCIPLINE],
                        .activity = s->values[ACTIVITY],
                        .line = s->csv.line};
    for (int column = ORGANIZATION; column <= ACTIVITY; column++) {
        if (s->values[column].n == 0)
            return sheet_fault(s, column, e, "a name is wanted");
    }
    for (int column = COUNT; column < COLUMN_N; column++) {
        if (!number_read(s, column, row, e))
            return false;
    }
    return true;
}

static int group_compare(const struct row *a, const struct row *b)
{
    int order = str_cmp(a->organization, b->organization);

    return order ? order : str_cmp(a->discipline, b->discipline);
}

static int row_compare(const void *left, const void *right)
{
    const struct row *a = left, *b = right;
    int order = group_compare(a, b);

    if (order == 0)
        order = str_cmp(a->activity, b->activity);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

/* Neighbours in the order of names must be different activities of the same conditions. */
static bool rows_agree(const char *name, const struct row *rows, int32_t n, struct err *e)
{
    for (int32_t i = 1; i < n; i++) {
        const struct row *a = &rows[i - 1], *b = &rows[i];

        if (group_compare(a, b) != 0)
            continue;
        if (str_eq(a->activity, b->activity))
            return err_set(e, ERR_INPUT,
                           "%.400s:%" PRId64 ":%d: %.*s: the activity was in line %" PRId64
                           " before",
                           name, b->line, ACTIVITY + 1, STR_ARG(b->activity), a->line);
        for (int column = WORKING_DAYS; column < COLUMN_N; column++) {
            if (a->numbers[column] != b->numbers[column])
                return err_set(e, ERR_INPUT,
                               "%.400s:%" PRId64 ": %.*s: %s differs from line %" PRId64
                               " of the same organization and discipline",
                               name, b->line, STR_ARG(b->activity), COLUMNS[column].name, a->line);
        }
    }
    return true;
}

static double of(int64_t millionths)
{
    return (double)millionths / ONE;
}

/* One organization and discipline. */
static struct wisn_need group_measure(const struct row *rows, int32_t n,
                                      struct wisn_activity *activities)
{
    struct wisn_need need = {
        .organization = rows->organization,
        .discipline = rows->discipline,
        .activities = n,
        .hours_of_one = of(rows->numbers[WORKING_DAYS]) * of(rows->numbers[HOURS_PER_DAY]),
        .staff = rows->numbers[STAFF] == UNKNOWN ? NAN : of(rows->numbers[STAFF])};

    for (int32_t i = 0; i < n; i++) {
        double count = of(rows[i].numbers[COUNT]), each = of(rows[i].numbers[HOURS_EACH]);

        activities[i] = (struct wisn_activity){rows[i].organization,
                                               rows[i].discipline,
                                               rows[i].activity,
                                               count,
                                               each,
                                               count * each,
                                               count * each / need.hours_of_one};
        need.hours += count * each;
    }
    need.need = need.hours / need.hours_of_one;
    need.ratio = need.need > 0 ? need.staff / need.need : NAN;
    need.lack = need.need - need.staff;
    return need;
}

bool wisn_measure(const char *name, struct str bytes, struct arena *a, struct wisn *w,
                  struct err *e)
{
    struct wisn made = {0};
    struct sheet s;
    struct row *rows;
    int32_t n = 0, to;

    if (!sheet_open(&s, &(struct sheet_source){name, bytes, a}, COLUMNS, COLUMN_N, e))
        return false;
    rows = ARENA_ARRAY(a, struct row, s.row_cap);
    while (sheet_row(&s, e)) {
        if (!row_read(&s, &rows[n++], e))
            return false;
    }
    if (e->code != ERR_NONE)
        return false;
    if (n == 0)
        return err_set(e, ERR_INPUT, "%.400s: no activity is listed", name);
    qsort(rows, (size_t)n, sizeof *rows, row_compare);
    if (!rows_agree(name, rows, n, e))
        return false;
    made.activities = ARENA_ARRAY(a, struct wisn_activity, n);
    made.needs = ARENA_ARRAY(a, struct wisn_need, n);
    made.activity_n = n;
    for (int32_t from = 0; from < n; from = to) {
        for (to = from; to < n && group_compare(&rows[to], &rows[from]) == 0;)
            to++;
        made.needs[made.need_n++] = group_measure(rows + from, to - from, made.activities + from);
    }
    made.warning = s.warning;
    *w = made;
    return true;
}

static bool near(double a, double b)
{
    return isnan(a) ? isnan(b) : fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static bool need_holds(const struct wisn_need *n, double hours)
{
    return near(n->hours, hours) && near(n->need * n->hours_of_one, hours)
           && near(n->ratio * n->need, n->need > 0 ? n->staff : NAN)
           && near(n->lack, n->need - n->staff);
}

bool wisn_check(const struct wisn *w, struct err *e)
{
    int32_t at = 0;

    for (int32_t i = 0; i < w->need_n; i++) {
        const struct wisn_need *n = &w->needs[i];
        double need = 0, hours = 0;
        int32_t from = at;

        for (; at < w->activity_n && str_eq(w->activities[at].organization, n->organization)
               && str_eq(w->activities[at].discipline, n->discipline);
             at++) {
            need += w->activities[at].need;
            hours += w->activities[at].count * w->activities[at].hours_each;
        }
        if (at - from != n->activities || !near(n->need, need) || !need_holds(n, hours))
            return err_set(e, ERR_CHECK, "the need of %.*s in %.*s is not what its work gives",
                           STR_ARG(n->organization), STR_ARG(n->discipline));
    }
    return at == w->activity_n || err_set(e, ERR_CHECK, "an activity is in no need");
}
