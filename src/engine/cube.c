/* cube.c - two open hashes over two arrays of rows, at most three quarters full.
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
              "a key is given as an array");
static_assert(sizeof(struct cube_case)
                      == offsetof(struct cube_case, cases) + CUBE_SUM_MAX * sizeof(int64_t)
                  && sizeof(struct cube_operation)
                         == offsetof(struct cube_operation, operations) + 5 * sizeof(int64_t),
              "sums are given as an array");
static_assert(sizeof(struct cube_case_cell) == 56 && sizeof(struct cube_operation_cell) == 48
                  && offsetof(struct cube_case_cell, counts) == offsetof(struct cube_cell, counts)
                  && offsetof(struct cube_operation_cell, counts)
                         == offsetof(struct cube_cell, counts),
              "cells are small and begin alike");

const struct cube_table cube_table_cases = {
    .head = "month,institution,treating,residence,payer,discipline,drg,"
            "cases,rw_cases,rw,rw2_cases,operated,level3,level4,days,cost,deaths",
    .names = {"month", "institution", "treating", "residence", "payer", "discipline", "drg",
              "cases", "rw_cases", "rw", "rw2_cases", "operated", "level3", "level4", "days",
              "cost", "deaths"},
    .key_n = 7,
    .sum_n = 10,
    .count_n = 8,
    .counts = {0, 1, 3, 4, 5, 6, 7, 9},
    .rw = 2,
    .cost = 8,
    .cell_size = sizeof(struct cube_case_cell)};

const struct cube_table cube_table_operations = {
    .head = "month,institution,treating,residence,payer,discipline,procedure,level,"
            "operations,main,main_rw_cases,main_rw,main_cost",
    .names = {"month", "institution", "treating", "residence", "payer", "discipline", "procedure",
              "level", "operations", "main", "main_rw_cases", "main_rw", "main_cost"},
    .key_n = 8,
    .sum_n = 5,
    .count_n = 3,
    .counts = {0, 1, 2},
    .rw = 3,
    .cost = 4,
    .cell_size = sizeof(struct cube_operation_cell)};

/* --- cells --- */

const struct cube_rows *cube_rows_of(const struct cube *c, const struct cube_table *table)
{
    return table == &cube_table_cases ? &c->cases : &c->operations;
}

void cube_row_key(const struct cube_rows *rows, int32_t row, int32_t key[CUBE_KEY_MAX])
{
    const struct cube_cell *cell = cube_row_cell(rows, row);

    memcpy(key, cell->key, sizeof cell->key);
    key[CUBE_LEVEL] = rows->table->key_n > CUBE_LEVEL ? cube_row_level(cell) : 0;
}

void cube_row_sums(const struct cube_rows *rows, int32_t row, int64_t sums[CUBE_SUM_MAX])
{
    const struct cube_table *t = rows->table;
    const struct cube_cell *cell = cube_row_cell(rows, row);

    if (cell->counts[0] == CUBE_GROWN) {
        memcpy(sums, rows->grown.items[cell->rw_e4].items, (size_t)t->sum_n * sizeof *sums);
        return;
    }
    for (int i = 0; i < t->count_n; i++)
        sums[t->counts[i]] = cell->counts[i];
    sums[t->rw] = cell->rw_e4;
    sums[t->cost] = (int64_t)cell->cost_fen;
}

struct cube_case cube_case_at(const struct cube *c, int32_t row)
{
    struct cube_case cell = {0};
    int32_t key[CUBE_KEY_MAX];
    struct cube_sums sums = {0};

    cube_row_key(&c->cases, row, key);
    cube_row_sums(&c->cases, row, sums.items);
    memcpy(&cell, key, CUBE_LEVEL * sizeof *key);
    memcpy((char *)&cell + offsetof(struct cube_case, cases), &sums, sizeof sums);
    return cell;
}

struct cube_operation cube_operation_at(const struct cube *c, int32_t row)
{
    struct cube_operation cell = {0};
    int32_t key[CUBE_KEY_MAX];
    struct cube_sums sums = {0};

    cube_row_key(&c->operations, row, key);
    cube_row_sums(&c->operations, row, sums.items);
    memcpy(&cell, key, sizeof key);
    memcpy((char *)&cell + offsetof(struct cube_operation, operations), &sums,
           sizeof cell - offsetof(struct cube_operation, operations));
    return cell;
}

/* Adds what fits into the packed cell, all of it or nothing: what is below 0 never does. */
static inline bool packed_add(const struct cube_table *t, struct cube_cell *cell,
                              const int64_t *sums)
{
    uint64_t counts[CUBE_COUNT_MAX] = {0};
    uint64_t rw = cell->rw_e4 + (uint64_t)sums[t->rw];
    uint64_t cost = cell->cost_fen + (uint64_t)sums[t->cost];
    uint64_t over = rw >> 32 | cost >> 63;

    for (int i = 0; i < t->count_n; i++) {
        counts[i] = cell->counts[i] + (uint64_t)sums[t->counts[i]];
        over |= counts[i] >> 16;
    }
    if (over || counts[0] >= CUBE_GROWN || cell->counts[0] == CUBE_GROWN)
        return false;
    for (int i = 0; i < t->count_n; i++)
        cell->counts[i] = (uint16_t)counts[i];
    cell->rw_e4 = (uint32_t)rw;
    cell->cost_fen = cost;
    return true;
}

/* The same for a table that the compiler knows. */
static inline bool cell_add(const struct cube_rows *rows, struct cube_cell *cell,
                            const int64_t *sums)
{
    return rows->table == &cube_table_cases ? packed_add(&cube_table_cases, cell, sums)
                                            : packed_add(&cube_table_operations, cell, sums);
}

/* Adds to sums of 64 bits, where the cell's own move if they have not yet. */
static void grown_add(struct cube_rows *rows, int32_t row, const int64_t *sums)
{
    struct cube_cell *cell = cube_row_cell(rows, row);
    int64_t *to;

    if (cell->counts[0] != CUBE_GROWN) {
        struct cube_sums grown = {0};

        cube_row_sums(rows, row, grown.items);
        cell->rw_e4 = (uint32_t)rows->grown.n;
        list_push(&rows->grown, grown);
        cell->counts[0] = CUBE_GROWN;
    }
    to = rows->grown.items[cell->rw_e4].items;
    for (int i = 0; i < rows->table->sum_n; i++) {
        bool past = __builtin_add_overflow(to[i], sums[i], &to[i]);

        assert(!past && "a sum of a cube fits 63 bits");
    }
}

/* --- keys --- */

static inline bool key_eq(const struct cube_table *t, const struct cube_cell *cell,
                          const int32_t *key)
{
    int32_t differ = 0;

    for (int i = 0; i < CUBE_LEVEL; i++)
        differ |= cell->key[i] ^ key[i];
    return differ == 0 && (t->key_n == CUBE_LEVEL || cube_row_level(cell) == key[CUBE_LEVEL]);
}

static inline uint64_t hash_on(uint64_t hash, int32_t value)
{
    hash = (hash ^ (uint32_t)value) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 29;
}

static uint32_t key_hash(const struct cube_table *table, const int32_t *key)
{
    uint64_t hash = 0;

    for (int i = 0; i < table->key_n; i++)
        hash = hash_on(hash, key[i]);
    return (uint32_t)hash;
}

/* The slot that holds the key, or the free one where it belongs. */
static struct cube_slot *slot_of(const struct cube_rows *rows, const int32_t *key, uint32_t hash)
{
    uint32_t mask = (uint32_t)rows->slot_n - 1;

    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        struct cube_slot *slot = &rows->slots[at];

        if (slot->row == 0
            || (slot->hash == hash && key_eq(rows->table, cube_row_cell(rows, slot->row - 1), key)))
            return slot;
    }
}

static void slots_grow(struct cube_rows *rows)
{
    struct cube_slot *old = rows->slots;
    size_t cap = 0;
    int32_t old_n = rows->slot_n, n = old_n ? old_n * 2 : 64;
    uint32_t mask = (uint32_t)n - 1;

    assert(n <= INT32_MAX / 2);
    rows->slots = list_grow(NULL, &cap, (size_t)n, sizeof *rows->slots);
    memset(rows->slots, 0, (size_t)n * sizeof *rows->slots);
    rows->slot_n = n;
    for (int32_t i = 0; i < old_n; i++) {
        uint32_t at = old[i].hash & mask;

        if (old[i].row == 0)
            continue;
        while (rows->slots[at].row)
            at = (at + 1) & mask;
        rows->slots[at] = old[i];
    }
    heap_free(old);
}

int32_t cube_rows_find(const struct cube_rows *rows, const int32_t *key)
{
    return rows->slot_n ? slot_of(rows, key, key_hash(rows->table, key))->row - 1 : -1;
}

static void row_new(struct cube_rows *rows, const int32_t *key)
{
    size_t cap = (size_t)rows->cap, size = rows->table->cell_size;
    struct cube_cell *cell;

    rows->items = list_grow(rows->items, &cap, (size_t)rows->n + 1, size);
    assert(cap <= INT32_MAX);
    rows->cap = (int32_t)cap;
    cell = cube_row_cell(rows, rows->n++);
    memset(cell, 0, size);
    memcpy(cell->key, key, sizeof cell->key);
    if (rows->table->key_n > CUBE_LEVEL) {
        assert(key[CUBE_LEVEL] >= INT8_MIN && key[CUBE_LEVEL] <= INT8_MAX);
        ((struct cube_operation_cell *)(void *)cell)->level = (int8_t)key[CUBE_LEVEL];
    }
}

static inline void add_hashed(struct cube_rows *rows, const int32_t *key, uint32_t hash,
                              const int64_t *sums)
{
    struct cube_slot *slot;

    if (rows->n >= rows->slot_n / 4 * 3)
        slots_grow(rows);
    slot = slot_of(rows, key, hash);
    if (slot->row == 0) {
        row_new(rows, key);
        *slot = (struct cube_slot){hash, rows->n};
    }
    if (!cell_add(rows, cube_row_cell(rows, slot->row - 1), sums))
        grown_add(rows, slot->row - 1, sums);
}

void cube_rows_add(struct cube_rows *rows, const int32_t *key, const int64_t *sums)
{
    add_hashed(rows, key, key_hash(rows->table, key), sums);
}

/* --- cubes --- */

void cube_open(struct cube *c)
{
    int32_t unknown;

    *c = (struct cube){.cases = {.table = &cube_table_cases},
                       .operations = {.table = &cube_table_operations}};
    unknown = words_put(&c->texts, (struct str){0});
    assert(unknown == 0);
}

static void rows_reset(struct cube_rows *rows)
{
    heap_free(rows->items);
    heap_free(rows->slots);
    list_reset(&rows->grown);
}

void cube_reset(struct cube *c)
{
    words_reset(&c->texts);
    rows_reset(&c->cases);
    rows_reset(&c->operations);
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
    cube_rows_add(&c->cases, &cell->month, &cell->cases);
}

void cube_add_operation(struct cube *c, const struct cube_operation *cell)
{
    cube_rows_add(&c->operations, &cell->month, &cell->operations);
}

/* Every listed operation, the first of them as the main one with its record's weight and cost. */
static void operations_add(struct cube *c, const struct cube_case *cell, uint64_t stay_hash,
                           const struct cube_stay_operation *operations, int32_t n)
{
    int32_t key[CUBE_KEY_MAX];

    memcpy(key, &cell->month, CUBE_SHARED * sizeof *key);
    for (int32_t i = 0; i < n; i++) {
        const struct cube_stay_operation *o = &operations[i];
        const int64_t sums[] = {1, i == 0, i ? 0 : cell->rw_cases, i ? 0 : cell->rw_e4,
                                i ? 0 : cell->cost_fen};

        key[CUBE_SHARED] = o->procedure;
        key[CUBE_LEVEL] = o->level;
        add_hashed(&c->operations, key,
                   (uint32_t)hash_on(hash_on(stay_hash, o->procedure), o->level), sums);
    }
}

uint64_t cube_stay_hash(const struct cube_case *stay)
{
    const int32_t *key = &stay->month;
    uint64_t hash = 0;

    for (int i = 0; i < CUBE_SHARED; i++)
        hash = hash_on(hash, key[i]);
    return hash;
}

void cube_add_stay(struct cube *c, struct cube_case *stay,
                   const struct cube_stay_operation *operations, int32_t operation_n)
{
    uint64_t stay_hash = cube_stay_hash(stay);
    int32_t level = 0;

    for (int32_t i = 0; i < operation_n; i++) {
        if (operations[i].level > level)
            level = operations[i].level;
    }
    stay->cases = 1;
    stay->rw_cases = stay->rw_e4 > 0;
    stay->rw2_cases = stay->rw_e4 >= 20000;
    stay->operated = operation_n > 0;
    stay->level3 = level == 3;
    stay->level4 = level == 4;
    add_hashed(&c->cases, &stay->month, (uint32_t)hash_on(stay_hash, stay->drg), &stay->cases);
    operations_add(c, stay, stay_hash, operations, operation_n);
}

/* What to ask for: the slot, or the row that it names and else the slot again. (A function that
 * did nothing but ask would be one without effect, and the compiler would leave its calls out.) */
static const char *fetched(const struct cube_rows *rows, uint64_t hash, bool row)
{
    const struct cube_slot *slot = &rows->slots[(uint32_t)hash & ((uint32_t)rows->slot_n - 1)];

    return row && slot->row && slot->hash == (uint32_t)hash
               ? (const char *)cube_row_cell(rows, slot->row - 1)
               : (const char *)slot;
}

void cube_fetch_case(const struct cube *c, uint64_t stay_hash, int32_t drg, bool row)
{
    const char *at;

    if (c->cases.slot_n == 0)
        return;
    at = fetched(&c->cases, hash_on(stay_hash, drg), row);
    __builtin_prefetch(at);
    if (row)
        __builtin_prefetch(at + sizeof(struct cube_case_cell) - 1);
}

void cube_fetch_operation(const struct cube *c, uint64_t stay_hash,
                          const struct cube_stay_operation *operation, bool row)
{
    const char *at;

    if (c->operations.slot_n == 0)
        return;
    at = fetched(&c->operations,
                 hash_on(hash_on(stay_hash, operation->procedure), operation->level), row);
    __builtin_prefetch(at);
    if (row)
        __builtin_prefetch(at + sizeof(struct cube_operation_cell) - 1);
}

void cube_add_record(struct cube *c, const struct record *r)
{
    struct arena a = {0};
    struct cube_stay_operation *operations =
        ARENA_ARRAY(&a, struct cube_stay_operation, r->operation_n);
    struct cube_case cell = {.month = month_of_day(r->dis_day),
                             .institution = cube_text(c, r->institution),
                             .treating = cube_text(c, r->treating),
                             .residence = cube_text(c, str_of(r->residence.code)),
                             .payer = cube_text(c, r->payer),
                             .discipline = cube_text(c, r->discipline),
                             .drg = cube_text(c, r->drg),
                             .rw_e4 = r->grouped && r->rw_e4 > 0 ? r->rw_e4 : 0,
                             .days = r->days,
                             .cost_fen = r->cost_fen,
                             .deaths = r->died};

    assert(r->rejected == RULE_NONE && r->dis_day != DAY_NONE);
    for (int32_t i = 0; i < r->operation_n; i++)
        operations[i] = (struct cube_stay_operation){cube_text(c, r->operations[i].code),
                                                     r->operations[i].level};
    cube_add_stay(c, &cell, operations, r->operation_n);
    arena_reset(&a);
}
