/* demand.h - seats asked for. */
#ifndef XL_STORE_DEMAND_H
#define XL_STORE_DEMAND_H

#include "model/demand.h"
#include "model/plan.h"
#include "store/store.h"

/* Puts all, replacing rows of the same id. The organizations must be there. */
MUST_CHECK bool store_demand_put(struct store *st, const struct demand *items, size_t n,
                                 struct err *e);

/* Writes one that was read at `d->version`, which becomes the next. ERR_STATE where another was
 * faster. */
MUST_CHECK bool store_demand_write(struct store *st, struct demand *d, struct err *e);

/* Until when the word that it waits for is wanted; DAY_NONE: it waits for none. */
/* Writes state, plan and `since_ms` of many that were read at their versions, which become the
 * next. ERR_STATE where another was faster with one of them. */
MUST_CHECK bool store_demand_settle(struct store *st, const struct demand *items, size_t n,
                                    struct err *e);
MUST_CHECK bool store_demand_due(struct store *st, const struct demand *d, int32_t due_day,
                                 struct err *e);

struct demand_row {
    struct demand demand;
    struct str organization_name, county_name, programme_name;
    struct str owner; /* who has to do something; the store leaves it */
    int64_t filled;   /* seats in the newest plan, 0 without one */
    int32_t due_day;  /* until when the word is wanted; DAY_NONE: no limit */
};
struct demand_rows {
    struct demand_row *items;
    size_t n;
    struct store_more more;
};
struct demand_filter { /* empty: all */
    struct str state, kind, county, discipline, programme;
    bool waits;       /* only what waits: for the word of `level`, or, where that is empty, for */
    struct str level; /* its organization */
};
/* By id: oldest first. */
MUST_CHECK bool store_demand_list(struct store *st, const struct demand_filter *filter,
                                  const struct store_page *page, struct arena *a,
                                  struct demand_rows *rows, struct err *e);

struct demand_detail {
    struct demand_row row;
    struct id *assignments; /* in the newest plan, by seat */
    size_t assignment_n;
    struct id remainder; /* the demand that its empty seats became, or none */
};
MUST_CHECK bool store_demand_get(struct store *st, struct id id, struct arena *a,
                                 struct demand_detail *d, struct err *e); /* ERR_MISSING */

/* How many hold to an edition of a programme: it is in use. */
MUST_CHECK bool store_demand_of_programme(struct store *st, struct str programme, int32_t edition,
                                          int64_t *n, struct err *e);

/* Approved seats of the others of its county and programme. */
MUST_CHECK bool store_demand_granted(struct store *st, const struct demand *d, int64_t *seats,
                                     struct err *e);

/* Those that a plan took or speaks of, whose plan none is but the one that it follows; `filled` is
 * of this plan. By id. */
MUST_CHECK bool store_demand_of_plan(struct store *st, const struct plan *plan, struct arena *a,
                                     struct demand_rows *rows, struct err *e);
/* The first demand with a seat in the plan that another plan took, not the one it follows. */
MUST_CHECK bool store_demand_elsewhere(struct store *st, const struct plan *plan, struct arena *a,
                                       struct str *code, bool *found, struct err *e);

/* Part-filled ones, of a plan or of any, by id. */
struct demand_ids {
    struct id *items;
    size_t n;
};
MUST_CHECK bool store_demand_left(struct store *st, struct id plan, const struct store_reach *reach,
                                  struct arena *a, struct demand_ids *ids, struct err *e);

/* --- what happened to it --- */

struct demand_step {
    enum demand_act act;
    struct str level; /* that decided, or empty */
    int32_t seats;
    struct str why;
    struct id actor; /* account or token, or none */
    int64_t at_ms;
    int32_t step;    /* by the store: 1, 2 … */
    struct str name; /* of the account; read only, empty where there is none */
};
/* One of each of the demands, behind its last one. */
MUST_CHECK bool store_demand_step_add(struct store *st, const struct demand *demands,
                                      const struct demand_step *steps, size_t n, struct err *e);
struct demand_steps {
    struct demand_step *items; /* the first one first */
    size_t n;
};
MUST_CHECK bool store_demand_steps(struct store *st, const struct demand *d, struct arena *a,
                                   struct demand_steps *steps, struct err *e);

/* --- its evidence --- */

struct demand_line {
    struct str kind; /* "group", "blank", "fragile" */
    struct str code, name;
    int64_t cases, home, away;
    double value_rw; /* or NUMBER_UNKNOWN */
};
/* A case group of the evidence in its window, or in the same months of a year before. */
struct demand_year {
    struct str code, name;
    int32_t back; /* years: 0, 1, 2 */
    int32_t from_month, to_month;
    int64_t cases, home, away; /* of residents: anywhere, in their county, elsewhere */
};
enum { DEMAND_YEARS = 3 };
struct demand_evidence {
    int64_t frozen_ms;
    int32_t from_month, to_month;
    int64_t rank;
    double avoidable_rw, avoidable_rw_low;
    int64_t money_fen, blanks;
    double score, specialists;
    int64_t seats;
    struct demand_line *lines;
    size_t line_n;
    struct demand_year *years; /* read only; by code, back: years that the cube has whole */
    size_t year_n;
};
/* Once for a demand; the years come from the cube as it is now. */
MUST_CHECK bool store_demand_evidence_add(struct store *st, const struct demand *d,
                                          const struct demand_evidence *ev, struct err *e);
MUST_CHECK bool store_demand_evidence_get(struct store *st, const struct demand *d, struct arena *a,
                                          struct demand_evidence *ev, bool *found, struct err *e);

#endif
