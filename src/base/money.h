/* money.h - money as int64 in the smallest unit (分, `_fen`), and the decimals it is read from.
 * Decimals are never read as doubles. */
#ifndef XL_BASE_MONEY_H
#define XL_BASE_MONEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define MONEY_TEXT 24

/* Reads a decimal (sign, point and exponent allowed) times 10^scale, rounded half away from zero.
 * False where it is no decimal or does not fit. O(length). */
bool decimal_parse(struct str s, int scale, int64_t *value);

/* 136650 -> "1366.50" */
void money_text(int64_t fen, char text[MONEY_TEXT]);

#endif
