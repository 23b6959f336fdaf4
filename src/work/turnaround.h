/* turnaround.h - how quickly and how alike the centres read, by centre and by the hour at which a
 * study was whole. */
#ifndef XL_WORK_TURNAROUND_H
#define XL_WORK_TURNAROUND_H

#include "engine/interval.h"
#include "engine/turnaround.h"
#include "store/turnaround.h"

struct turnaround_centre {
    struct str centre, centre_name;
    struct turnaround times;
    int64_t full, minor, major; /* what the second doctor found */
    struct share agreed;        /* full and minor of all that a second doctor read */
    int64_t rejected;           /* sent back for their quality, and not taken again */
    int64_t told, heard, heard_late;
};
struct turnaround_hour {
    struct str centre;
    int32_t hour; /* 0..23 in China */
    struct turnaround times;
};
struct turnaround_view {
    struct turnaround_centre *centres; /* by code */
    struct turnaround_hour *hours;     /* by centre, hour; those with a study */
    size_t centre_n, hour_n;
};

/* `q->reach` is the asker's. */
MUST_CHECK bool work_turnaround_see(struct store *st, const struct turnaround_asked *q,
                                    struct arena *a, struct turnaround_view *v, struct err *e);

#endif
