/* cube.h - two additive tables of integers: what is kept of discharge records. Pure.
 *
 * A cell is a key of texts and a row of sums. Texts are numbers of `texts` (words.h), number 0
 * being the empty text: unknown. Sums are integers, so that any order of adding gives the same
 * bytes. */
#ifndef XL_ENGINE_CUBE_H
#define XL_ENGINE_CUBE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/list.h"
#include "base/out.h"
#include "base/str.h"
#include "base/words.h"
#include "engine/record.h"

struct cube_case {
    int32_t month; /* of discharge, day.h's; key ... */
    int32_t institution, treating, residence, payer, discipline, drg;
    int64_t cases, rw_cases, rw_e4, rw2_cases, operated, level3, level4, days, cost_fen, deaths;
};

struct cube_operation {
    int32_t month; /* key ... */
    int32_t institution, treating, residence, payer, discipline, procedure;
    int32_t level; /* 1..4, 0 unknown */
    int64_t operations, main, main_rw_cases, main_rw_e4, main_cost_fen;
};

/* A part of the key's hash stands beside the number, so that most keys are told apart, and all are
 * placed anew, without a look at their rows. */
struct cube_slot {
    uint32_t hash;
    int32_t row; /* its number + 1, 0 where the slot is free */
};

/* One table, its cells packed (cube_table.h). */
struct cube_rows {
    const struct cube_table *table;
    char *items;
    int32_t n, cap;
    struct cube_slot *slots; /* an open hash */
    int32_t slot_n;
    struct cube_grown LIST(struct cube_sums) grown; /* sums that outgrew their packed cell */
};

/* A cube is empty after cube_open, which makes text 0 the empty one. Keys are unique within each
 * table; the order of cells is that of first sight. */
struct cube {
    struct words texts;
    struct cube_rows cases, operations;
};

void cube_open(struct cube *c);
void cube_reset(struct cube *c); /* frees */

/* The cells, 0 to c->cases.n and c->operations.n. O(1). */
struct cube_case cube_case_at(const struct cube *c, int32_t row);
struct cube_operation cube_operation_at(const struct cube *c, int32_t row);

int32_t cube_text(struct cube *c, struct str s);             /* its number, new or old */
struct str cube_text_of(const struct cube *c, int32_t text); /* and back */

/* Adds one cell's sums to the cell of its key. Amortised O(1). Sums stay below 2^63 as long as the
 * input's rows do: asserted, as is a level that one byte holds. */
void cube_add_case(struct cube *c, const struct cube_case *cell);
void cube_add_operation(struct cube *c, const struct cube_operation *cell);

/* Adds one stay: its case, of which key, days, cost, deaths and weight are there, and its
 * operations, the main one first. */
struct cube_stay_operation {
    int32_t procedure, level;
};
void cube_add_stay(struct cube *c, struct cube_case *stay,
                   const struct cube_stay_operation *operations, int32_t operation_n);

/* Asks memory for the cells of a stay that will be added soon: first for their slots, some calls
 * later for the rows that these name. `stay_hash` is that of what its case and operations share. */
uint64_t cube_stay_hash(const struct cube_case *stay);
void cube_fetch_case(const struct cube *c, uint64_t stay_hash, int32_t drg, bool row);
void cube_fetch_operation(const struct cube *c, uint64_t stay_hash,
                          const struct cube_stay_operation *operation, bool row);

/* Adds an accepted record: one case, and its operations. */
void cube_add_record(struct cube *c, const struct record *r);

/* Writes cases.csv or operations.csv: header, rows sorted by their key columns as unsigned bytes of
 * their UTF-8, cells whose sums are all 0 left out. That no key is there twice is asserted on the
 * way. O(texts log texts + cells). */
void cube_write_cases(const struct cube *c, struct out *out);
void cube_write_operations(const struct cube *c, struct out *out);

/* Adds the cells of such a file. ERR_INPUT `name:line:column: value: reason` for another header, a
 * bad month, a level that is none, a sum that is no integer, a key that occurs twice in the file.
 */
MUST_CHECK bool cube_read_cases(struct cube *c, const char *name, struct str bytes, struct err *e);
MUST_CHECK bool cube_read_operations(struct cube *c, const char *name, struct str bytes,
                                     struct err *e);

/* Proves what must hold between the sums of every cell (rw2_cases <= rw_cases <= cases, main <=
 * operations ...) and that keys are unique. ERR_CHECK names the first cell that breaks it. */
MUST_CHECK bool cube_check(const struct cube *c, struct err *e);

/* The same without the keys being unique, for who writes the cube next. */
MUST_CHECK bool cube_check_cells(const struct cube *c, struct err *e);

#endif
