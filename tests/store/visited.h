/* visited.h - a clinic of P1 at H1 in the small province. */
#ifndef XL_TESTS_STORE_VISITED_H
#define XL_TESTS_STORE_VISITED_H

#include "model/unknown.h"
#include "store/visit.h"
#include "tests/store/province.h"

#define VISITED(n) pid('V', n)

static inline struct visit visited_of(int n, const char *code, int32_t day)
{
    return (struct visit){.id = VISITED(n),
                          .code = str_of(code),
                          .version = 1,
                          .county = STR("990101"),
                          .programme = STR("p"),
                          .practitioner = STR("P1"),
                          .organization = STR("H1"),
                          .day = day,
                          .starts = STR("08:00"),
                          .ends = STR("11:30"),
                          .state = VISIT_OPEN,
                          .slots = 3,
                          .release_ms = COUNT_UNKNOWN,
                          .liaison = STR("联络员"),
                          .travel_fen = 12300,
                          .lodging_fen = COUNT_UNKNOWN,
                          .other_fen = COUNT_UNKNOWN,
                          .made_ms = 5};
}

#endif
