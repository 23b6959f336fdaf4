/* profile.h - indicators as the desk looks at them: each function is one use case in one reading
 * transaction, with the rules of view.h. */
#ifndef XL_WORK_PROFILE_H
#define XL_WORK_PROFILE_H

#include "model/frame.h"
#include "store/operation.h"
#include "store/profile.h"

/* A share and its 95 % interval; NUMBER_UNKNOWN where there is none. */
struct profile_share {
    double value, low, high;
};

/* Organizations with their figures in the window, by code. */
struct profile_list_view {
    struct frame frame;
    int64_t months;                   /* in the window */
    struct profile_coverage coverage; /* of all that the asker may see */
    struct profile_rows rows;
    struct profile_share *rw2, *operated; /* [rows.n] score intervals */
};
MUST_CHECK bool work_profile_list(struct store *st, const struct subject *by,
                                  const struct store_page *page, struct arena *a,
                                  struct profile_list_view *v, struct err *e);

/* One figure of an organization in a quarter, beside its peers: others of its level and kind with a
 * case in it. With fewer than PROFILE_PEERS of them nothing is told: one could be guessed. */
#define PROFILE_PEERS 5
#define PROFILE_QUARTERS 8 /* the last of them ends with the window */
struct profile_point {
    enum profile_figure figure;
    int32_t month; /* first of the quarter */
    double value;
    struct profile_quartiles peers; /* NUMBER_UNKNOWN where too few */
    int64_t peer_n;
};
struct profile_series_view {
    struct frame frame;
    struct organization organization;
    struct profile_point *points; /* by figure, month; quarters before all data are left out */
    size_t n;
};
/* ERR_MISSING where there is no such organization, or none within reach. */
MUST_CHECK bool work_profile_series(struct store *st, const struct subject *by, struct id id,
                                    struct arena *a, struct profile_series_view *v, struct err *e);

/* What residents of a county are ill with, against a year before. */
#define PROFILE_SPECTRUM 20
struct spectrum_line {
    struct str drg, name;
    int64_t now, before;
    struct profile_share share_now, share_before; /* exact Poisson intervals of the counts */
    double change;
};
struct spectrum_view {
    struct frame frame;
    struct str county_name;
    struct profile_windows windows;
    int64_t grouped_now, grouped_before;
    double change;               /* sum of the distances of all groups; unknown where one window is
                                    empty */
    struct spectrum_line *lines; /* greatest change first, then by code; none where unknown */
    size_t n;
};
MUST_CHECK bool work_profile_spectrum(struct store *st, const struct subject *by, struct str county,
                                      struct arena *a, struct spectrum_view *v, struct err *e);

struct technique_view {
    struct frame frame;
    struct operation_matrix matrix;
};
MUST_CHECK bool work_profile_techniques(struct store *st, const struct subject *by,
                                        const struct operation_filter *filter, struct arena *a,
                                        struct technique_view *v, struct err *e);

struct outflow_view {
    struct frame frame;
    struct profile_outflows rows;
};
MUST_CHECK bool work_profile_outflow(struct store *st, struct str county,
                                     const struct store_page *page, struct arena *a,
                                     struct outflow_view *v, struct err *e);

#endif
