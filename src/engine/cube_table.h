/* cube_table.h - the two tables of a cube as one shape, for cube*.c alone.
 *
 * A row begins with its key, `key_n` int32_t: the month, then texts, and in the operations the
 * level last. Its sums, `sum_n` int64_t, stand at `sums_at`. */
#ifndef XL_ENGINE_CUBE_TABLE_H
#define XL_ENGINE_CUBE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/cube.h"

enum { CUBE_MONTH = 0, CUBE_LEVEL = 7, CUBE_KEY_MAX = 8, CUBE_SUM_MAX = 10 };

struct cube_table {
    const char *head; /* of the file: names of the key, then of the sums */
    const char *names[CUBE_KEY_MAX + CUBE_SUM_MAX];
    int key_n, sum_n;
    size_t row_size, sums_at;
};
extern const struct cube_table cube_table_cases, cube_table_operations;

/* The rows of one table, held for as long as nothing else is added to the cube. */
struct cube_rows {
    const struct cube_table *table;
    char *items;
    int32_t n, cap;
    int32_t *slots;
    int32_t slot_n;
};
struct cube_rows cube_rows_of(const struct cube *c, const struct cube_table *table);

/* Gives changed rows back to the cube. */
void cube_rows_put(struct cube *c, const struct cube_rows *rows);

const int32_t *cube_row_key(const struct cube_rows *rows, int32_t row);
int64_t *cube_row_sums(const struct cube_rows *rows, int32_t row);

/* The row of a key, or -1. */
int32_t cube_rows_find(const struct cube_rows *rows, const int32_t *key);

/* Adds to the row of the key, a new one where there is none. */
void cube_rows_add(struct cube_rows *rows, const int32_t *key, const int64_t *sums);

/* Row numbers in the order of the written file; in the arena. O(n log n). */
const int32_t *cube_rows_sorted(const struct cube *c, const struct cube_rows *rows,
                                struct arena *a);

#endif
