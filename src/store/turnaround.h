/* turnaround.h - studies that became whole in a span of time, with what became of each. */
#ifndef XL_STORE_TURNAROUND_H
#define XL_STORE_TURNAROUND_H

#include "model/reading.h"
#include "store/store.h"

struct turnaround_asked {
    int64_t from_ms, until_ms; /* when the study was whole: from, and before until */
    struct str kind;           /* empty: any */
    struct store_reach reach;
};
struct turnaround_row { /* the last study of a reading */
    struct str centre, centre_name;
    int64_t whole_ms, reported_ms; /* COUNT_UNKNOWN: not reported */
    int64_t due_ms;                /* COUNT_UNKNOWN: no limit */
    enum reading_accord accord;
    enum reading_state state;
};
struct turnaround_rows {
    struct turnaround_row *items;
    size_t n;
};
enum { TURNAROUND_MOST = 200000 };
/* By centre. ERR_STATE where there are more than TURNAROUND_MOST. */
MUST_CHECK bool store_turnaround_rows(struct store *st, const struct turnaround_asked *q,
                                      struct arena *a, struct turnaround_rows *rows, struct err *e);

struct turnaround_alert { /* critical values of a centre told in the same span */
    struct str centre;
    int64_t told, heard, late; /* heard behind their limit */
};
struct turnaround_alerts {
    struct turnaround_alert *items;
    size_t n;
};
MUST_CHECK bool store_turnaround_alerts(struct store *st, const struct turnaround_asked *q,
                                        struct arena *a, struct turnaround_alerts *alerts,
                                        struct err *e);

#endif
