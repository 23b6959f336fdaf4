/* quality.h - how often each rule fired, where and when: quality.csv. Pure.
 *
 * One cell per rule, institution and month. A zeroed struct is empty. */
#ifndef XL_ENGINE_QUALITY_H
#define XL_ENGINE_QUALITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/list.h"
#include "base/out.h"
#include "base/str.h"
#include "base/words.h"
#include "engine/record.h"
#include "engine/rule.h"

#define QUALITY_NO_MONTH INT32_MIN /* the row did not yield one */

struct quality_cell {
    enum rule rule;
    int32_t institution; /* number of `institutions` */
    int32_t month;       /* day.h's, or QUALITY_NO_MONTH */
    int32_t file;        /* order of the first file in which the rule fired */
    int64_t first_row;   /* physical line there at which the record begins, from 1 */
    int64_t count;
};

struct quality_cells LIST(struct quality_cell);

/* Where a rule fired in the first file in which it did: the first of its rows, ascending. */
enum { QUALITY_ROWS = 20 };
struct quality_rows {
    int64_t items[QUALITY_ROWS]; /* items[0] is the cell's first_row */
    int32_t n;
};
struct quality_places LIST(struct quality_rows);

struct quality {
    struct words institutions; /* texts */
    struct words keys;         /* of the cells, in their order */
    struct quality_cells cells;
    struct quality_places places; /* of each cell */
};

void quality_reset(struct quality *q); /* frees */

/* Adds the count; the places are kept that come first by file, then by row. Amortised O(1). */
void quality_add(struct quality *q, struct str institution, const struct quality_cell *cell);

/* The number of an institution here, and a cell added by it: `cell->institution`. */
int32_t quality_institution(struct quality *q, struct str institution);
void quality_add_cell(struct quality *q, const struct quality_cell *cell);

/* Adds a record: the rule that rejected it, or each rule that flags it. */
void quality_add_record(struct quality *q, const struct record *r, int32_t file);

/* Rows under each rule. */
void quality_totals(const struct quality *q, int64_t totals[RULE_N]);

/* Writes quality.csv: header, rows sorted by rule, institution and month as unsigned bytes of
 * their UTF-8. O(n log n). */
void quality_write(const struct quality *q, struct out *out);

/* Adds the cells of such a file, as of file `file`. ERR_INPUT `name:line:column: value: reason` for
 * another header, an unknown rule, a bad month, a count or a row that is not at least 1, a key
 * that is there twice; then `q` is untouched. */
MUST_CHECK bool quality_read(struct quality *q, const char *name, struct str bytes, int32_t file,
                             struct err *e);

#endif
