/* capability.h - doctors who do a technique: told of them, decided, done. */
#ifndef XL_STORE_CAPABILITY_H
#define XL_STORE_CAPABILITY_H

#include "store/store.h"

/* A doctor at an organization, with a technique of the catalogue that is told of him, that somebody
 * decided on, or of which he did a case there himself in the twelve months. */
struct capability_doctor {
    struct str organization, procedure; /* codes; a technique without an ICD code has its own */
    struct str technique, technique_name;
    struct id id;
    struct str code, name, department, home_name;
    int32_t title_rank;
    struct str post; /* home, employed, used, temporary; empty: none there today */
    bool told;
    int64_t level;        /* of the newest decision; COUNT_UNKNOWN: there is none */
    int32_t level_until;  /* its last day, or DAY_NONE */
    int64_t cases, alone; /* done himself there in the months asked for; of these without help */
    int32_t last_day;     /* of the last of them, or DAY_NONE */
};
struct capability_doctors {
    struct capability_doctor *items; /* by organization, procedure, code, technique */
    size_t n;
};
struct capability_asked {
    struct str discipline;              /* of the techniques; empty: any */
    struct str organization, procedure; /* codes; empty: any */
    int32_t from_day, today;            /* cases of these days; posts that hold today */
    struct store_reach reach;           /* of the organization, or of the doctor */
};
enum { CAPABILITY_MOST = 20000 };
/* CAPABILITY_MOST at most. */
MUST_CHECK bool store_capability_doctors(struct store *st, const struct capability_asked *q,
                                         struct arena *a, struct capability_doctors *rows,
                                         struct err *e);

#endif
