/* visit_roster.h - proposals of who visits where in which week. */
#ifndef XL_STORE_VISIT_ROSTER_H
#define XL_STORE_VISIT_ROSTER_H

#include "model/visit.h"
#include "store/store.h"

struct visit_roster {
    struct id id;
    int64_t version;
    struct str county; /* of whom it was made for; empty: everything */
    struct str programme;
    int32_t from_day, weeks, most;  /* a Monday; visits of an expert */
    struct str_list experts, hosts; /* codes */
    struct str state;               /* draft, accepted */
    int64_t covered, repeats, travel_m, best_covered, best_repeats, best_travel_m;
    struct id made_by;
    int64_t made_ms;
    int64_t accepted_ms; /* COUNT_UNKNOWN: not */
};
struct visit_rosters {
    struct visit_roster *items;
    size_t n;
    struct store_more more;
};
struct roster_line {
    int32_t week;
    struct str practitioner, organization; /* codes */
    bool pinned;
    struct id visit; /* that was made of it */
    /* read only */
    struct str practitioner_name, organization_name;
};
struct roster_lines {
    struct roster_line *items;
    size_t n;
};
MUST_CHECK bool store_visit_roster_add(struct store *st, const struct visit_roster *r,
                                       struct err *e);
MUST_CHECK bool store_visit_roster_get(struct store *st, struct id id, struct arena *a,
                                       struct visit_roster *r, struct err *e); /* ERR_MISSING */
/* One version up with its state and sums, where it is at `version` still. */
MUST_CHECK bool store_visit_roster_put(struct store *st, const struct visit_roster *r,
                                       int64_t version, struct id by, bool *done, struct err *e);
/* The newest first. */
MUST_CHECK bool store_visit_roster_list(struct store *st, const struct store_page *page,
                                        struct arena *a, struct visit_rosters *rows, struct err *e);
MUST_CHECK bool store_visit_roster_lines(struct store *st, struct id roster, struct arena *a,
                                         struct roster_lines *lines, struct err *e);
/* In the place of all that were there. */
MUST_CHECK bool store_visit_roster_lay(struct store *st, const struct visit_roster *r,
                                       const struct roster_line *lines, size_t n, struct err *e);
MUST_CHECK bool store_visit_roster_made(struct store *st, const struct visit_roster *r,
                                        const struct roster_line *line, struct err *e);

/* A visit within the weeks or in the year before them, for who is busy and who was where. */
struct roster_visit {
    struct str practitioner, organization;
    int32_t day;
};
struct roster_visits {
    struct roster_visit *items;
    size_t n;
};
MUST_CHECK bool store_roster_visits(struct store *st, int32_t from_day, int32_t until_day,
                                    struct arena *a, struct roster_visits *rows, struct err *e);
/* Where an expert is at home, or a host lies; `*found` is false where nobody has the code. */
struct roster_point {
    double lng, lat; /* NaN: not known */
};
MUST_CHECK bool store_roster_expert_at(struct store *st, struct str code, struct roster_point *at,
                                       bool *found, struct err *e);
MUST_CHECK bool store_roster_host_at(struct store *st, struct str code, struct roster_point *at,
                                     bool *found, struct err *e);

#endif
