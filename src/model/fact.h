/* fact.h - one cell of the case cube: a key of texts and sums of integers. Pure. */
#ifndef XL_MODEL_FACT_H
#define XL_MODEL_FACT_H

#include <stdint.h>

#include "base/str.h"

struct fact {
    /* key; an empty text is unknown */
    struct str residence; /* county (or a shorter prefix) in which the patients live */
    struct str discipline;
    struct str drg;
    int32_t month;           /* of discharge, day.h's months */
    struct str treating;     /* county of the organization */
    struct str organization; /* its code in the cube */
    struct str payer;
    struct str delivery; /* id as text, or empty: several may hold one key, their sum counts */
    /* sums */
    int64_t cases, rw_cases;
    int64_t rw_e4; /* relative weight times 10^4 */
    int64_t rw2_cases, operated, level3, level4, days, cost_fen, deaths;
};

struct fact_sum {
    int64_t cases, rw_e4, days, cost_fen, deaths;
};

#endif
