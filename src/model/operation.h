/* operation.h - one cell of the operation cube: a key of texts and sums of integers. Pure. */
#ifndef XL_MODEL_OPERATION_H
#define XL_MODEL_OPERATION_H

#include <stdint.h>

#include "base/str.h"

struct operation {
    /* key; an empty text is unknown */
    struct str treating, discipline;
    struct str organization; /* its code in the cube */
    struct str procedure;
    int32_t month;        /* of discharge, day.h's months */
    struct str residence; /* county (or a shorter prefix) in which the patients live */
    struct str payer;
    struct str delivery; /* id as text, or empty: several may hold one key, their sum counts */
    int32_t level;       /* 1..4, 0 unknown */
    /* sums */
    int64_t operations, main, main_rw_cases, main_rw_e4, main_cost_fen;
};

#endif
