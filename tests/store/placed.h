/* placed.h - a placement in the small province, for the tests of what belongs to one. */
#ifndef XL_TESTS_STORE_PLACED_H
#define XL_TESTS_STORE_PLACED_H

#include "store/placement.h"
#include "store/placement_line.h"
#include "tests/store/province.h"

#define PLACED(n) pid('Q', n)
static const struct placement_key PLACED_KEY = {{"990101", 6}, {"Q1", 2}};

static inline struct placement placed_of(int n, const char *code)
{
    return (struct placement){.id = PLACED(n),
                              .code = str_of(code),
                              .version = 1,
                              .county = STR("990101"),
                              .programme = STR("p"),
                              .kind = PLACEMENT_SHARED_POST,
                              .practitioner = STR("P1"),
                              .home = STR("H3"),
                              .organization = STR("H1"),
                              .post = STR("S1"),
                              .from_day = 20000 + n,
                              .until_day = DAY_NONE,
                              .arrived_day = DAY_NONE,
                              .ended_day = DAY_NONE,
                              .made_ms = 1764000000000};
}

static inline bool placed_put(struct store *st, void *arg, struct err *e)
{
    const struct placement *p = arg;

    return store_placement_add(st, p, e);
}

#endif
