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

/* A zeroed cube is empty; cube_open makes text 0 the empty one. Keys are unique within each table;
 * the order of items is that of first sight. */
struct cube {
    struct words texts;
    struct cube_case *cases;
    int32_t case_n, case_cap;
    struct cube_operation *operations;
    int32_t operation_n, operation_cap;
    int32_t *case_slots, *operation_slots; /* open hashes of item number + 1 */
    int32_t case_slot_n, operation_slot_n;
};

void cube_open(struct cube *c);
void cube_reset(struct cube *c); /* frees */

int32_t cube_text(struct cube *c, struct str s);             /* its number, new or old */
struct str cube_text_of(const struct cube *c, int32_t text); /* and back */

/* Adds one cell's sums to the cell of its key. Amortised O(1). Sums stay below 2^63 as long as the
 * input's rows do: asserted. */
void cube_add_case(struct cube *c, const struct cube_case *cell);
void cube_add_operation(struct cube *c, const struct cube_operation *cell);

/* Adds an accepted record: one case, and its operations. */
void cube_add_record(struct cube *c, const struct record *r);

/* Writes cases.csv or operations.csv: header, rows sorted by their key columns as unsigned bytes of
 * their UTF-8, cells whose sums are all 0 left out. O(n log n). */
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

#endif
