/* funnel.h - cases and failures of a technique by doctor or by hospital. */
#ifndef XL_STORE_FUNNEL_H
#define XL_STORE_FUNNEL_H

#include "store/store.h"

enum funnel_by { FUNNEL_BY_DOCTOR, FUNNEL_BY_HOSPITAL, FUNNEL_BY_N };
extern const char *const funnel_by_names[FUNNEL_BY_N + 1]; /* "doctor" "hospital" NULL */

struct funnel_asked {
    struct str technique; /* code */
    enum funnel_by by;
    int32_t from_day, until_day; /* inclusive; DAY_NONE: open */
    struct store_reach reach;    /* of where a doctor is employed, of where a case was done */
};
struct funnel_line {
    struct str code, name, place_name; /* place: a doctor's hospital, a hospital's county */
    int64_t cases, failures;           /* cases >= 1 */
};
struct funnel_lines {
    struct funnel_line *items;
    size_t n;
};
enum { FUNNEL_LINES_MOST = 2000 };
/* Signed cases whose end is known, of who did them himself, supervised or alone; by code,
 * FUNNEL_LINES_MOST at most. */
MUST_CHECK bool store_funnel_lines(struct store *st, const struct funnel_asked *q, struct arena *a,
                                   struct funnel_lines *rows, struct err *e);

#endif
