/* cube_table.h - the two tables of a cube as one shape, for cube*.c alone.
 *
 * A cell's key is the month and six texts, in the operations also a level; its sums are int64_t.
 * Most cells count a few stays, and a province has millions of them: they are kept packed, in 56
 * and 48 bytes. A cell one of whose sums outgrows its place moves all of them, once, to sums of 64
 * bits each, so that every table is exact and most are small. */
#ifndef XL_ENGINE_CUBE_TABLE_H
#define XL_ENGINE_CUBE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "engine/cube.h"

enum {
    CUBE_MONTH = 0,
    CUBE_SHARED = 6, /* columns that both tables begin with */
    CUBE_LEVEL = 7,
    CUBE_KEY_MAX = 8,
    CUBE_SUM_MAX = 10,
    CUBE_COUNT_MAX = 8, /* sums that are packed into 16 bits */
    CUBE_GROWN = UINT16_MAX
};

struct cube_sums {
    int64_t items[CUBE_SUM_MAX];
};

/* What the packed cells of both tables begin with. counts[0] is CUBE_GROWN where the sums are those
 * of `grown`, number `rw_e4`. */
struct cube_cell {
    int32_t key[CUBE_LEVEL];
    uint32_t rw_e4;
    uint64_t cost_fen; /* below 2^63 */
    uint16_t counts[];
};

struct cube_case_cell {
    int32_t key[CUBE_LEVEL];
    uint32_t rw_e4;
    uint64_t cost_fen;
    uint16_t counts[CUBE_COUNT_MAX];
};

struct cube_operation_cell {
    int32_t key[CUBE_LEVEL];
    uint32_t rw_e4;
    uint64_t cost_fen;
    uint16_t counts[3];
    int8_t level;
};

struct cube_table {
    const char *head; /* of the file: names of the key, then of the sums */
    const char *names[CUBE_KEY_MAX + CUBE_SUM_MAX];
    int key_n, sum_n, count_n;
    int counts[CUBE_COUNT_MAX], rw, cost; /* which sums they are */
    size_t cell_size;
};
extern const struct cube_table cube_table_cases, cube_table_operations;

const struct cube_rows *cube_rows_of(const struct cube *c, const struct cube_table *table);

static inline struct cube_cell *cube_row_cell(const struct cube_rows *rows, int32_t row)
{
    return (struct cube_cell *)(void *)(rows->items + (size_t)row * rows->table->cell_size);
}

/* The level of an operation's cell. */
static inline int32_t cube_row_level(const struct cube_cell *cell)
{
    return ((const struct cube_operation_cell *)(const void *)cell)->level;
}

void cube_row_key(const struct cube_rows *rows, int32_t row, int32_t key[CUBE_KEY_MAX]);
void cube_row_sums(const struct cube_rows *rows, int32_t row, int64_t sums[CUBE_SUM_MAX]);

/* The row of a key, or -1. */
int32_t cube_rows_find(const struct cube_rows *rows, const int32_t *key);

/* Adds to the row of the key, a new one where there is none. */
void cube_rows_add(struct cube_rows *rows, const int32_t *key, const int64_t *sums);

/* A row's place in the order of the written file. Rows of one key have equal leads; those of two
 * may. */
struct cube_place {
    uint64_t lead;
    int32_t row;
};

/* Whether two rows have the same key. */
static inline bool cube_places_equal(const struct cube_rows *rows, const struct cube_place *a,
                                     const struct cube_place *b)
{
    const struct cube_cell *one, *other;

    if (a->lead != b->lead)
        return false;
    one = cube_row_cell(rows, a->row);
    other = cube_row_cell(rows, b->row);
    return memcmp(one->key, other->key, sizeof one->key) == 0
           && (rows->table->key_n <= CUBE_LEVEL || cube_row_level(one) == cube_row_level(other));
}

/* All rows in that order; in the arena. O(texts * log texts + rows). */
const struct cube_place *cube_rows_sorted(const struct cube *c, const struct cube_rows *rows,
                                          struct arena *a);

#endif
