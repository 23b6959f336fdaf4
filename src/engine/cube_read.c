/* cube_read.c - a written table back into a cube. The file is read into a cube of its own first:
 * that finds keys that stand there twice, and leaves the caller's untouched until all is sound. */
#include "base/csv.h"
#include "base/day.h"
#include "engine/cube.h"
#include "engine/cube_table.h"

static bool head_read(struct csv_reader *r, const struct cube_table *t, struct err *e)
{
    size_t n = (size_t)t->key_n + (size_t)t->sum_n;

    if (!csv_row(r, e))
        return err_set(e, ERR_INPUT, "%.200s:1:1: the file is empty, its header is wanted: %s",
                       r->name, t->head);
    for (size_t i = 0; i < r->field_n && i < n; i++) {
        if (!str_eq(r->fields[i], str_of(t->names[i])))
            return csv_fault(r, i, r->fields[i], e, "the column here is %s", t->names[i]);
    }
    if (r->field_n != n)
        return csv_fault(r, r->field_n < n ? r->field_n : n, (struct str){0}, e,
                         "the header has %zu columns, not %zu", r->field_n, n);
    return true;
}

static bool level_read(struct str s, int32_t *level)
{
    if (s.n > 1 || (s.n == 1 && (s.at[0] < '1' || s.at[0] > '4')))
        return false;
    *level = s.n ? s.at[0] - '0' : 0;
    return true;
}

static bool key_read(struct csv_reader *r, const struct cube_table *t, struct cube *part,
                     int32_t *key, struct err *e)
{
    for (int i = 0; i < t->key_n; i++) {
        struct str field = r->fields[i];

        if (i == CUBE_MONTH && !month_parse(field, &key[i]))
            return csv_fault(r, i, field, e, "a month is written YYYY-MM");
        if (i == CUBE_LEVEL && !level_read(field, &key[i]))
            return csv_fault(r, i, field, e, "a level is 1, 2, 3, 4 or empty");
        if (i != CUBE_MONTH && i != CUBE_LEVEL)
            key[i] = cube_text(part, field);
    }
    return true;
}

/* One row: its key must be new to `rows`. */
static bool row_read(struct csv_reader *r, struct cube *part, struct cube_rows *rows, struct err *e)
{
    const struct cube_table *t = rows->table;
    int32_t key[CUBE_KEY_MAX];
    int64_t sums[CUBE_SUM_MAX];
    size_t n = (size_t)t->key_n + (size_t)t->sum_n;

    if (r->field_n != n)
        return csv_fault(r, r->field_n < n ? r->field_n : n, (struct str){0}, e,
                         "the row has %zu fields, the header %zu", r->field_n, n);
    if (!key_read(r, t, part, key, e))
        return false;
    for (int i = 0; i < t->sum_n; i++) {
        if (!str_to_int(r->fields[t->key_n + i], INT64_MAX, &sums[i]))
            return csv_fault(r, (size_t)t->key_n + (size_t)i, r->fields[t->key_n + i], e,
                             "%s is a whole number, 0 or more", t->names[t->key_n + i]);
    }
    if (cube_rows_find(rows, key) >= 0)
        return csv_fault(r, 0, r->fields[0], e, "the key of this row was there before");
    cube_rows_add(rows, key, sums);
    return true;
}

/* The key of a row of `part` in the numbers of `c`. */
static void key_move(const struct cube_rows *from, int32_t row, const int32_t *text_of, int32_t *to)
{
    cube_row_key(from, row, to);
    for (int i = 0; i < from->table->key_n; i++)
        to[i] = i == CUBE_MONTH || i == CUBE_LEVEL ? to[i] : text_of[to[i]];
}

static bool sums_fit(const struct cube_rows *to, int32_t row, const int64_t *sums, const char *name,
                     struct err *e)
{
    int64_t old[CUBE_SUM_MAX];

    cube_row_sums(to, row, old);
    for (int i = 0; i < to->table->sum_n; i++) {
        if (old[i] > INT64_MAX - sums[i])
            return err_set(e, ERR_INPUT, "%.200s: the sum of %s is beyond 9223372036854775807",
                           name, to->table->names[to->table->key_n + i]);
    }
    return true;
}

/* Adds all rows of `from`, or none where a sum would not fit. */
static bool rows_move(struct cube_rows *to, const struct cube_rows *from, const int32_t *text_of,
                      const char *name, struct err *e)
{
    int32_t key[CUBE_KEY_MAX];
    int64_t sums[CUBE_SUM_MAX];

    for (int32_t i = 0; i < from->n; i++) {
        int32_t row;

        key_move(from, i, text_of, key);
        row = cube_rows_find(to, key);
        cube_row_sums(from, i, sums);
        if (row >= 0 && !sums_fit(to, row, sums, name, e))
            return false;
    }
    for (int32_t i = 0; i < from->n; i++) {
        key_move(from, i, text_of, key);
        cube_row_sums(from, i, sums);
        cube_rows_add(to, key, sums);
    }
    return true;
}

static bool part_add(struct cube *c, const struct cube_rows *from, struct cube_rows *to,
                     const struct words *texts, const char *name, struct err *e)
{
    struct arena a = {0};
    int32_t *text_of = ARENA_ARRAY(&a, int32_t, texts->n);
    bool ok;

    for (int32_t i = 0; i < texts->n; i++)
        text_of[i] = cube_text(c, texts->items[i]);
    ok = rows_move(to, from, text_of, name, e);
    arena_reset(&a);
    return ok;
}

static bool table_read(struct cube *c, struct cube_rows *to, const char *name, struct str bytes,
                       struct err *e)
{
    const struct cube_table *t = to->table;
    struct arena a = {0};
    struct cube part;
    struct cube_rows *rows;
    struct csv_reader r;
    bool ok;

    cube_open(&part);
    rows = t == &cube_table_cases ? &part.cases : &part.operations;
    csv_open(&r, name, bytes, &a);
    ok = head_read(&r, t, e);
    while (ok && csv_row(&r, e))
        ok = row_read(&r, &part, rows, e);
    ok = ok && e->code == ERR_NONE && part_add(c, rows, to, &part.texts, name, e);
    cube_reset(&part);
    arena_reset(&a);
    return ok;
}

bool cube_read_cases(struct cube *c, const char *name, struct str bytes, struct err *e)
{
    return table_read(c, &c->cases, name, bytes, e);
}

bool cube_read_operations(struct cube *c, const char *name, struct str bytes, struct err *e)
{
    return table_read(c, &c->operations, name, bytes, e);
}
