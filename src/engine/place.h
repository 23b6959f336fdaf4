/* place.h - where a patient lives: a county out of what the record says, or what is known of it.
 *
 * The Chinese sheets have no residence county, only text. Steps, the first that answers wins:
 *   1 res_code   2 names in the address   3 a county name that only one county bears
 *   4 a town name inside a known city   5 postcode   6 household address   7 prefix of the ID
 * number 8 unknown: the prefix of the known city or province, or nothing Steps 5-7 count only
 * inside the city or province that the address has named. Pure: the answer depends on the record
 * and the tables alone, never on what was asked before. */
#ifndef XL_ENGINE_PLACE_H
#define XL_ENGINE_PLACE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "engine/side.h"

#define PLACE_CODE 7               /* six letters or digits and a NUL */
#define PLACE_STEPS 9              /* steps are 1..8 */
#define PLACE_MEMO_BYTES (4 << 20) /* of all memos of a run together */

struct place;      /* read only once opened: threads may share it */
struct place_memo; /* of one thread */

/* What a record says, as it stands there (folded here); what it does not say is empty. */
struct place_texts {
    struct str res_code, res_addr, res_post, hukou_addr, id_prefix;
};

struct place_result {
    char code[PLACE_CODE]; /* of a county; at step 8 `3301`, `33` or "" */
    int8_t step;           /* 1..8 */
};

/* Both tables may be NULL and must outlive the place. Without counties step 1 accepts every code of
 * six digits, and so does step 7; there are no names. O(total length of names * log). */
struct place *place_open(const struct side_counties *counties, const struct side_towns *towns,
                         struct arena *a);

/* A memo of at most `bytes`: whole addresses and what they came to. */
struct place_memo *place_memo_open(size_t bytes, struct arena *a);

/* O(length of the texts); no allocation. `memo` may be NULL. */
void place_resolve(const struct place *p, struct place_memo *memo, const struct place_texts *texts,
                   struct place_result *result);

/* What every address comes to that begins with `head` and whose end is not known: a county by step
 * 2, 3 or 4. False, and `result` untouched, where what follows may matter. O(length). */
bool place_by_head(const struct place *p, struct str head, struct place_result *result);

/* The living county of a code of exactly six digits, retired codes followed; without a counties
 * table the code itself. False, and `live` untouched, where it is no code or not listed. */
bool place_code(const struct place *p, struct str code, char live[PLACE_CODE]);

/* Proves a result from the tables alone, by reading them from end to end: the code is that of a
 * living county or the prefix of one, and what the step claims (the code, the name, the town, the
 * postcode) is found in the text it claims. ERR_CHECK with what is not so. */
MUST_CHECK bool place_check(const struct side_counties *counties, const struct side_towns *towns,
                            const struct place_texts *texts, const struct place_result *result,
                            struct err *e);

#endif
