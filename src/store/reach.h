/* reach.h - whose rows an asker may see, for the WHERE of every list and every sum. */
#ifndef XL_STORE_REACH_H
#define XL_STORE_REACH_H

#include "model/rights.h"

/* Zeros reach nothing. */
struct store_reach {
    enum reach kind;
    struct scope scope; /* of the asker; its texts are the asker's */
    struct id account;  /* the asker's */
    int32_t today;      /* of REACH_MEMBERS: the day on which its agreements hold */
};
#define STORE_ALL ((struct store_reach){.kind = REACH_ALL}) /* the program itself */

/* What rights_reach says of the asker. */
struct store_reach store_reach_of(const struct subject *by, enum action action);

#endif
