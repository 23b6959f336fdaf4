/* gap.h - gaps with their evidence. */
#ifndef XL_STORE_GAP_H
#define XL_STORE_GAP_H

#include "model/gap.h"
#include "store/store.h"

/* The gap of a county in a discipline; `id` is none where there is none. */
MUST_CHECK bool store_gap_find(struct store *st, struct str county, struct str discipline,
                               struct id *id, struct err *e);

/* Each puts all, replacing rows of the same key. */
MUST_CHECK bool store_gap_put(struct store *st, const struct gap *items, size_t n, struct err *e);
MUST_CHECK bool store_gap_put_groups(struct store *st, const struct gap_group *items, size_t n,
                                     struct err *e);
MUST_CHECK bool store_gap_put_techniques(struct store *st, const struct gap_technique *items,
                                         size_t n, struct err *e);
MUST_CHECK bool store_gap_put_peers(struct store *st, const struct gap_peer *items, size_t n,
                                    struct err *e);

/* Takes all gaps and their evidence away, before others are put. */
MUST_CHECK bool store_gap_clear(struct store *st, struct err *e);

/* Who is called how: a gap that is reckoned anew keeps its id. */
struct gap_names {
    struct gap *items; /* id, county, discipline alone */
    size_t n;
};
MUST_CHECK bool store_gap_names(struct store *st, struct arena *a, struct gap_names *names,
                                struct err *e);

struct gap_row {
    struct gap gap;
    struct str county_name; /* empty where the region is unknown */
    struct id demand;       /* proposed from it, or none */
};
struct gap_county {
    struct str code, name;
    struct str city;    /* name of the parent, empty where there is none */
    int64_t population; /* or COUNT_UNKNOWN */
};
struct gap_matrix {
    struct gap_county *counties; /* counties and districts, by code */
    size_t county_n;
    struct str *disciplines; /* with a gap, by code points */
    size_t discipline_n;
    struct gap_row *cells; /* by rank */
    size_t cell_n;
};
/* Of the counties that the reach holds. */
MUST_CHECK bool store_gap_matrix(struct store *st, const struct store_reach *reach, struct arena *a,
                                 struct gap_matrix *m, struct err *e);

struct gap_group_row {
    struct gap_group group;
    struct str name; /* of the DRG, or empty */
};
struct gap_technique_row {
    struct gap_technique technique;
    struct str name; /* of the procedure, or empty */
};
struct gap_peer_row {
    struct str code, name;
};
struct gap_detail {
    struct gap_row row;
    struct gap_group_row *groups; /* by value_rw descending, then code */
    size_t group_n;
    struct gap_technique_row *techniques; /* blank first, by value_rw descending, then code */
    size_t technique_n;
    struct gap_peer_row *peers; /* by code */
    size_t peer_n;
};
MUST_CHECK bool store_gap_get(struct store *st, struct id id, struct arena *a, struct gap_detail *g,
                              struct err *e); /* ERR_MISSING */

#endif
