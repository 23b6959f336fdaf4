/* cube.c - two open hashes over two arrays of rows, at most half full.
 *
 * Both tables have one shape (cube_table.h), so that each step is written once. */
#include "engine/cube.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/list.h"
#include "engine/cube_table.h"

static_assert(offsetof(struct cube_case, drg) == 6 * sizeof(int32_t)
                  && offsetof(struct cube_operation, level) == CUBE_LEVEL * sizeof(int32_t),
              "a key is read as an array");
static_assert(sizeof(struct cube_case)
                      == offsetof(struct cube_case, cases) + CUBE_SUM_MAX * sizeof(int64_t)
                  && sizeof(struct cube_operation)
                         == offsetof(struct cube_operation, operations) + 5 * sizeof(int64_t),
              "sums are read as an array");

const struct cube_table cube_table_cases = {
    .head = "month,institution,treating,residence,payer,discipline,drg,"
            "cases,rw_cases,rw,rw2_cases,operated,level3,level4,days,cost,deaths",
    .names = {"month", "institution", "treating", "residence", "payer", "discipline", "drg",
              "cases", "rw_cases", "rw", "rw2_cases", "operated", "level3", "level4", "days",
              "cost", "deaths"},
    .key_n = 7,
    .sum_n = 10,
    .row_size = sizeof(struct cube_case),
    .sums_at = offsetof(struct cube_case, cases)};

const struct cube_table cube_table_operations = {
    .head = "month,institution,treating,residence,payer,discipline,procedure,level,"
            "operations,main,main_rw_cases,main_rw,main_cost",
    .names = {"month", "institution", "treating", "residence", "payer", "discipline", "procedure",
              "level", "operations", "main", "main_rw_cases", "main_rw", "main_cost"},
    .key_n = 8,
    .sum_n = 5,
    .row_size = sizeof(struct cube_operation),
    .sums_at = offsetof(struct cube_operation, operations)};

struct cube_rows cube_rows_of(const struct cube *c, const struct cube_table *table)
{
    if (table == &cube_table_cases)
        return (struct cube_rows){table,       (char *)c->cases, c->case_n,
                                  c->case_cap, c->case_slots,    c->case_slot_n};
    return (struct cube_rows){table,
                              (char *)c->operations,
                              c->operation_n,
                              c->operation_cap,
                              c->operation_slots,
                              c->operation_slot_n};
}

void cube_rows_put(struct cube *c, const struct cube_rows *rows)
{
    if (rows->table == &cube_table_cases) {
        c->cases = (struct cube_case *)(void *)rows->items;
        c->case_n = rows->n;
        c->case_cap = rows->cap;
        c->case_slots = rows->slots;
        c->case_slot_n = rows->slot_n;
    } else {
        c->operations = (struct cube_operation *)(void *)rows->items;
        c->operation_n = rows->n;
        c->operation_cap = rows->cap;
        c->operation_slots = rows->slots;
        c->operation_slot_n = rows->slot_n;
    }
}

const int32_t *cube_row_key(const struct cube_rows *rows, int32_t row)
{
    return (const int32_t *)(const void *)(rows->items + (size_t)row * rows->table->row_size);
}

int64_t *cube_row_sums(const struct cube_rows *rows, int32_t row)
{
    return (int64_t *)(void *)(rows->items + (size_t)row * rows->table->row_size
                               + rows->table->sums_at);
}

static bool key_eq(const struct cube_table *t, const int32_t *a, const int32_t *b)
{
    return memcmp(a, b, (size_t)t->key_n * sizeof *a) == 0;
}

/* The slot that holds the key, or the free one where it belongs. */
static int32_t *slot_of(const struct cube_rows *rows, const int32_t *key)
{
    uint64_t hash = 0, mask = (uint64_t)(rows->slot_n - 1);

    for (int i = 0; i < rows->table->key_n; i++) {
        hash = (hash ^ (uint32_t)key[i]) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    for (uint64_t at = hash & mask;; at = (at + 1) & mask) {
        int32_t *slot = &rows->slots[at];

        if (*slot == 0 || key_eq(rows->table, cube_row_key(rows, *slot - 1), key))
            return slot;
    }
}

static void slots_grow(struct cube_rows *rows)
{
    size_t cap = 0;
    int32_t n = rows->slot_n ? rows->slot_n * 2 : 64;

    assert(n <= INT32_MAX / 2);
    heap_free(rows->slots);
    rows->slots = list_grow(NULL, &cap, (size_t)n, sizeof *rows->slots);
    memset(rows->slots, 0, (size_t)n * sizeof *rows->slots);
    rows->slot_n = n;
    for (int32_t i = 0; i < rows->n; i++)
        *slot_of(rows, cube_row_key(rows, i)) = i + 1;
}

int32_t cube_rows_find(const struct cube_rows *rows, const int32_t *key)
{
    return rows->slot_n ? *slot_of(rows, key) - 1 : -1;
}

void cube_rows_add(struct cube_rows *rows, const int32_t *key, const int64_t *sums)
{
    int32_t *slot;
    int64_t *to;

    if (rows->n >= rows->slot_n / 2)
        slots_grow(rows);
    slot = slot_of(rows, key);
    if (*slot == 0) {
        size_t cap = (size_t)rows->cap;

        rows->items = list_grow(rows->items, &cap, (size_t)rows->n + 1, rows->table->row_size);
        assert(cap <= INT32_MAX);
        rows->cap = (int32_t)cap;
        *slot = ++rows->n;
        memset(rows->items + (size_t)(*slot - 1) * rows->table->row_size, 0, rows->table->row_size);
        memcpy(rows->items + (size_t)(*slot - 1) * rows->table->row_size, key,
               (size_t)rows->table->key_n * sizeof *key);
    }
    to = cube_row_sums(rows, *slot - 1);
    for (int i = 0; i < rows->table->sum_n; i++) {
        bool past = __builtin_add_overflow(to[i], sums[i], &to[i]);

        assert(!past && "a sum of a cube fits 63 bits");
    }
}

void cube_open(struct cube *c)
{
    int32_t unknown;

    *c = (struct cube){0};
    unknown = words_put(&c->texts, (struct str){0});
    assert(unknown == 0);
}

void cube_reset(struct cube *c)
{
    words_reset(&c->texts);
    heap_free(c->cases);
    heap_free(c->operations);
    heap_free(c->case_slots);
    heap_free(c->operation_slots);
    *c = (struct cube){0};
}

int32_t cube_text(struct cube *c, struct str s)
{
    return words_put(&c->texts, s);
}

struct str cube_text_of(const struct cube *c, int32_t text)
{
    assert(text >= 0 && text < c->texts.n);
    return c->texts.items[text];
}

void cube_add_case(struct cube *c, const struct cube_case *cell)
{
    struct cube_rows rows = cube_rows_of(c, &cube_table_cases);

    cube_rows_add(&rows, &cell->month, &cell->cases);
    cube_rows_put(c, &rows);
}

void cube_add_operation(struct cube *c, const struct cube_operation *cell)
{
    struct cube_rows rows = cube_rows_of(c, &cube_table_operations);

    cube_rows_add(&rows, &cell->month, &cell->operations);
    cube_rows_put(c, &rows);
}

/* Every listed operation, the first of them as the main one with its record's weight and cost. */
static void operations_add(struct cube *c, const struct record *r, const struct cube_case *cell)
{
    for (int32_t i = 0; i < r->operation_n; i++) {
        bool main = i == 0;
        struct cube_operation operation = {.month = cell->month,
                                           .institution = cell->institution,
                                           .treating = cell->treating,
                                           .residence = cell->residence,
                                           .payer = cell->payer,
                                           .discipline = cell->discipline,
                                           .procedure = cube_text(c, r->operations[i].code),
                                           .level = r->operations[i].level,
                                           .operations = 1,
                                           .main = main,
                                           .main_rw_cases = main ? cell->rw_cases : 0,
                                           .main_rw_e4 = main ? cell->rw_e4 : 0,
                                           .main_cost_fen = main ? cell->cost_fen : 0};

        cube_add_operation(c, &operation);
    }
}

void cube_add_record(struct cube *c, const struct record *r)
{
    bool weighed = r->grouped && r->rw_e4 > 0;
    int32_t level = 0;
    struct cube_case cell = {.month = month_of_day(r->dis_day),
                             .institution = cube_text(c, r->institution),
                             .treating = cube_text(c, r->treating),
                             .residence = cube_text(c, str_of(r->residence.code)),
                             .payer = cube_text(c, r->payer),
                             .discipline = cube_text(c, r->discipline),
                             .drg = cube_text(c, r->drg),
                             .cases = 1,
                             .rw_cases = weighed,
                             .rw_e4 = weighed ? r->rw_e4 : 0,
                             .rw2_cases = weighed && r->rw_e4 >= 20000,
                             .operated = r->operation_n > 0,
                             .days = r->days,
                             .cost_fen = r->cost_fen,
                             .deaths = r->died};

    assert(r->rejected == RULE_NONE && r->dis_day != DAY_NONE);
    for (int32_t i = 0; i < r->operation_n; i++) {
        if (r->operations[i].level > level)
            level = r->operations[i].level;
    }
    cell.level3 = level == 3;
    cell.level4 = level == 4;
    cube_add_case(c, &cell);
    operations_add(c, r, &cell);
}
