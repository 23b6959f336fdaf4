/* cube_check.c - what must hold in every cell, from the rows alone: the hashes are not asked. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "engine/cube.h"
#include "engine/cube_table.h"

/* Sums as they stand in cube.h. */
enum case_sum { CASES, RW_CASES, RW, RW2_CASES, OPERATED, LEVEL3, LEVEL4, DAYS, COST, DEATHS };
enum operation_sum { OPERATIONS, MAIN, MAIN_RW_CASES, MAIN_RW, MAIN_COST };

/* `less` is at most `more`; with `when_none`, it is 0 where `more` is 0 and else anything. */
struct relation {
    int less, more;
    bool when_none;
};

static const struct relation CASE_RELATIONS[] = {
    {RW_CASES, CASES, false},  {RW2_CASES, RW_CASES, false}, {OPERATED, CASES, false},
    {LEVEL3, OPERATED, false}, {LEVEL4, OPERATED, false},    {DEATHS, CASES, false},
    {RW, RW_CASES, true},      {DAYS, CASES, true},          {COST, CASES, true}};
static const struct relation OPERATION_RELATIONS[] = {{MAIN, OPERATIONS, false},
                                                      {MAIN_RW_CASES, MAIN, false},
                                                      {MAIN_RW, MAIN_RW_CASES, true},
                                                      {MAIN_COST, MAIN, true}};

static bool cell_fault(const struct cube *c, const struct cube_rows *rows, int32_t row,
                       const char *reason, struct err *e)
{
    const struct cube_table *t = rows->table;
    int32_t key[CUBE_KEY_MAX];
    char cell[600] = "";

    cube_row_key(rows, row, key);
    for (int i = 0; i < t->key_n; i++) {
        size_t n = strlen(cell);
        bool text = i != CUBE_MONTH && i != CUBE_LEVEL;

        if (text && key[i] >= 0 && key[i] < c->texts.n)
            snprintf(cell + n, sizeof cell - n, "%s%.*s", i ? "," : "",
                     cube_text_of(c, key[i]).n > 60 ? 60 : (int)cube_text_of(c, key[i]).n,
                     cube_text_of(c, key[i]).at);
        else
            snprintf(cell + n, sizeof cell - n, "%s%" PRId32, i ? "," : "", key[i]);
    }
    return err_set(e, ERR_CHECK, "cell %" PRId32 " (%s): %s", row, cell, reason);
}

static bool relations_hold(const struct cube *c, const struct cube_rows *rows, int32_t row,
                           struct err *e)
{
    const struct cube_table *t = rows->table;
    bool cases = t == &cube_table_cases;
    const struct relation *list = cases ? CASE_RELATIONS : OPERATION_RELATIONS;
    size_t n = cases ? sizeof CASE_RELATIONS / sizeof *CASE_RELATIONS
                     : sizeof OPERATION_RELATIONS / sizeof *OPERATION_RELATIONS;
    int64_t sums[CUBE_SUM_MAX];
    char reason[200];

    cube_row_sums(rows, row, sums);
    for (int i = 0; i < t->sum_n; i++) {
        if (sums[i] < 0) {
            snprintf(reason, sizeof reason, "%s is %" PRId64 ", below 0", t->names[t->key_n + i],
                     sums[i]);
            return cell_fault(c, rows, row, reason, e);
        }
    }
    for (size_t i = 0; i < n; i++) {
        int64_t less = sums[list[i].less], more = sums[list[i].more];

        if (list[i].when_none ? more > 0 || less == 0 : less <= more)
            continue;
        snprintf(reason, sizeof reason, "%s is %" PRId64 " where %s is %" PRId64,
                 t->names[t->key_n + list[i].less], less, t->names[t->key_n + list[i].more], more);
        return cell_fault(c, rows, row, reason, e);
    }
    return true;
}

/* What two sums at once must hold to: a case has one highest level, RW >= 2 weighs. */
static bool case_holds(const struct cube *c, const struct cube_rows *rows, int32_t row,
                       struct err *e)
{
    int64_t sums[CUBE_SUM_MAX];

    cube_row_sums(rows, row, sums);
    if (sums[LEVEL3] > sums[OPERATED] - sums[LEVEL4])
        return cell_fault(c, rows, row, "level3 and level4 together are more than operated", e);
    if (sums[RW2_CASES] > sums[RW] / 20000)
        return cell_fault(c, rows, row, "rw is less than 2 for each of rw2_cases", e);
    return true;
}

static bool key_holds(const struct cube *c, const struct cube_rows *rows, int32_t row,
                      struct err *e)
{
    int32_t key[CUBE_KEY_MAX];

    cube_row_key(rows, row, key);
    if (key[CUBE_MONTH] < (1 - 1970) * 12 || key[CUBE_MONTH] > (9999 - 1970) * 12 + 11)
        return cell_fault(c, rows, row, "the month is none of the years 1 to 9999", e);
    for (int i = 0; i < rows->table->key_n; i++) {
        if (i == CUBE_LEVEL && (key[i] < 0 || key[i] > 4))
            return cell_fault(c, rows, row, "the level is none of 0 to 4", e);
        if (i != CUBE_MONTH && i != CUBE_LEVEL && (key[i] < 0 || key[i] >= c->texts.n))
            return cell_fault(c, rows, row, "a text of the key has a number that there is not", e);
    }
    return true;
}

static bool cells_hold(const struct cube *c, const struct cube_table *t, struct err *e)
{
    const struct cube_rows *rows = cube_rows_of(c, t);
    bool ok = true;

    for (int32_t i = 0; ok && i < rows->n; i++) {
        ok = key_holds(c, rows, i, e) && relations_hold(c, rows, i, e)
             && (t != &cube_table_cases || case_holds(c, rows, i, e));
    }
    return ok;
}

static bool keys_unique(const struct cube *c, const struct cube_table *t, struct err *e)
{
    const struct cube_rows *rows = cube_rows_of(c, t);
    struct arena a = {0};
    const struct cube_place *order = cube_rows_sorted(c, rows, &a);
    bool ok = true;

    for (int32_t i = 1; ok && i < rows->n; i++) {
        if (cube_places_equal(rows, &order[i - 1], &order[i]))
            ok = cell_fault(c, rows, order[i].row, "the key is there twice", e);
    }
    arena_reset(&a);
    return ok;
}

bool cube_check_cells(const struct cube *c, struct err *e)
{
    return cells_hold(c, &cube_table_cases, e) && cells_hold(c, &cube_table_operations, e);
}

bool cube_check(const struct cube *c, struct err *e)
{
    return cube_check_cells(c, e) && keys_unique(c, &cube_table_cases, e)
           && keys_unique(c, &cube_table_operations, e);
}
