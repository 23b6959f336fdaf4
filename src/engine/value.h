/* value.h - what stands in a cell: dates, numbers, codes as people and programs write them. Pure.
 *
 * Texts come folded (fold_value). Source: the rules of docs/mapping-file.md. All O(length). */
#ifndef XL_ENGINE_VALUE_H
#define XL_ENGINE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "engine/map.h"
#include "engine/side.h"

/* What one stay may have at most: more is a slip, and sums of a billion rows stay in 64 bits. */
#define VALUE_FEN_MAX 1000000000000 /* 10^10 yuan */
#define VALUE_RW_E4_MAX 100000000   /* 10,000 */
#define VALUE_DAYS_MAX 36525        /* a hundred years */

enum value_date { VALUE_DATE_NONE, VALUE_DATE_GOOD, VALUE_DATE_BAD };

/* Reads a date in one of `forms` (bits of map_date, 0: all): Y-M-D, Y/M/D, Y.M.D, Y年M月D日 with
 * one or two digits, optionally blank or T and a time; 8, 10, 12, 14 digits; five digits (with
 * fraction) 32874..73050 as days since 1899-12-30. Empty, 1900-01-01 and any day of 9999 are NONE.
 */
enum value_date value_date(struct str s, unsigned forms, int32_t *day);

/* `^[+-]?\d+(\.\d+)?[eE][+-]?\d+$` */
bool value_scientific(struct str s);

/* Institution code: folded, `.0` behind digits dropped. */
struct str value_inst(struct str s, struct arena *a);

/* DRG: upper case, blanks removed. Ungrouped is empty, 0000, or ...QY. */
struct str value_drg(struct str s, struct arena *a);
bool value_drg_grouped(struct str drg);

/* An operation or diagnosis code in the way of the map. For icd9 a lost trailing zero or a point
 * lost together with a zero is restored only with `procedures`, when the code as written is not in
 * it and exactly one candidate is. `procedures` may be NULL. */
struct str value_code(struct str s, enum map_code way, const struct side_procedures *procedures,
                      struct arena *a);

/* Numbers after fold_number and decimal_parse. False where it is none, negative, above its most, or
 * (rw) not > 0 once rounded. */
bool value_fen(struct str s, int scale, int64_t *fen, struct arena *a);
bool value_rw(struct str s, int64_t *rw_e4, struct arena *a);
bool value_days(struct str s, int64_t *days, struct arena *a); /* whole days, >= 0 */

/* Diagnoses against sex (1 male, 2 female) and age: the rules sex.diagnosis and age.diagnosis.
 * age_years -1 and age_days -1 are unknown. */
bool value_sex_odd(int sex, struct str dx1);
bool value_age_odd(int32_t age_years, int32_t age_days, struct str dx1);

#endif
