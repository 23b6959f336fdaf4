/* cube_write.c - rows in the order of their texts: each text gets its rank once, then rows are
 * sorted by whole numbers. Months are as ordered as their texts, years having four digits. */
#include <stdlib.h>

#include "base/csv.h"
#include "base/day.h"
#include "engine/cube.h"
#include "engine/cube_table.h"

struct sorting {
    const struct cube_rows *rows;
    const int32_t *rank; /* of each text */
};

static int text_cmp(const void *a, const void *b, void *texts)
{
    const struct str *items = texts;

    return str_cmp(items[*(const int32_t *)a], items[*(const int32_t *)b]);
}

static int row_cmp(const void *a, const void *b, void *arg)
{
    const struct sorting *s = arg;
    const int32_t *left = cube_row_key(s->rows, *(const int32_t *)a);
    const int32_t *right = cube_row_key(s->rows, *(const int32_t *)b);

    for (int i = 0; i < s->rows->table->key_n; i++) {
        bool text = i != CUBE_MONTH && i != CUBE_LEVEL;
        int32_t l = text ? s->rank[left[i]] : left[i];
        int32_t r = text ? s->rank[right[i]] : right[i];

        if (l != r)
            return l < r ? -1 : 1;
    }
    return 0;
}

static int32_t *numbers(int32_t n, struct arena *a)
{
    int32_t *list = ARENA_ARRAY(a, int32_t, n);

    for (int32_t i = 0; i < n; i++)
        list[i] = i;
    return list;
}

const int32_t *cube_rows_sorted(const struct cube *c, const struct cube_rows *rows, struct arena *a)
{
    int32_t *texts = numbers(c->texts.n, a), *order = numbers(rows->n, a);
    int32_t *rank = ARENA_ARRAY(a, int32_t, c->texts.n);
    struct sorting sorting = {rows, rank};

    qsort_r(texts, (size_t)c->texts.n, sizeof *texts, text_cmp, c->texts.items);
    for (int32_t i = 0; i < c->texts.n; i++)
        rank[texts[i]] = i;
    qsort_r(order, (size_t)rows->n, sizeof *order, row_cmp, &sorting);
    return order;
}

static bool all_zero(const struct cube_rows *rows, int32_t row)
{
    const int64_t *sums = cube_row_sums(rows, row);

    for (int i = 0; i < rows->table->sum_n; i++) {
        if (sums[i])
            return false;
    }
    return true;
}

static void key_write(struct csv_writer *w, const struct cube *c, const struct cube_rows *rows,
                      const int32_t *key)
{
    for (int i = 0; i < rows->table->key_n; i++) {
        char month[MONTH_TEXT];

        if (i == CUBE_MONTH) {
            month_text(key[i], month);
            csv_text(w, month);
        } else if (i == CUBE_LEVEL && key[i] == 0) {
            csv_none(w);
        } else if (i == CUBE_LEVEL) {
            csv_int(w, key[i]);
        } else {
            csv_str(w, cube_text_of(c, key[i]));
        }
    }
}

static void table_write(const struct cube *c, const struct cube_table *table, struct out *out)
{
    struct arena a = {0};
    struct cube_rows rows = cube_rows_of(c, table);
    const int32_t *order = cube_rows_sorted(c, &rows, &a);
    struct csv_writer w = {.out = out};

    csv_head(&w, table->head);
    for (int32_t i = 0; i < rows.n; i++) {
        if (all_zero(&rows, order[i]))
            continue;
        key_write(&w, c, &rows, cube_row_key(&rows, order[i]));
        for (int j = 0; j < table->sum_n; j++)
            csv_int(&w, cube_row_sums(&rows, order[i])[j]);
        csv_end(&w);
    }
    arena_reset(&a);
}

void cube_write_cases(const struct cube *c, struct out *out)
{
    table_write(c, &cube_table_cases, out);
}

void cube_write_operations(const struct cube *c, struct out *out)
{
    table_write(c, &cube_table_operations, out);
}
