/* score.h - scorecards, from rules and items to points and payments. `xinglin score`. */
#ifndef XL_WORK_SCORE_H
#define XL_WORK_SCORE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/score.h"

struct score_request {
    const char *rules, *items; /* JSON, CSV */
    bool force;
    const char *out;
};

/* Writes scores.csv, payments.csv and summary.json, whole or not at all, once the payments have
 * proved themselves. Payees are in order of their codes, whatever the order of rows. */
MUST_CHECK bool work_score(const struct score_request *r, struct err *e);

#define SCORE_INDICATOR_MOST 16

/* The rules of a file; names in the arena. ERR_INPUT as `name:line:column: …` where the text is no
 * JSON, else as `name: key: value: reason`: a key that is missing, unknown or twice; a decimal that
 * is not a string; weights that do not sum to 1; names that are empty or twice. */
struct score_rule_file {
    struct score_rules rules;
    const char *names[SCORE_INDICATOR_MOST];
};
MUST_CHECK bool score_rules_read(const char *name, struct str text, struct arena *a,
                                 struct score_rule_file *file, struct err *e);

/* A decimal with up to nine digits behind the point, exactly; false where it has more. */
bool score_decimal(struct str s, int64_t *value);

/* A number in SCORE_ONE or SCORE_POINT (`digits` 9 or 18) as a decimal without idle zeros. */
const char *score_text(int64_t value, int digits, struct arena *a);

#endif
