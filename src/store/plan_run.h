/* plan_run.h - plans asked for, the rows they are solved from, and the files of both. */
#ifndef XL_STORE_PLAN_RUN_H
#define XL_STORE_PLAN_RUN_H

#include "model/job.h"
#include "model/plan.h"
#include "model/practitioner.h"
#include "store/store.h"

MUST_CHECK bool store_plan_run_add(struct store *st, const struct plan_run *r, struct err *e);

struct plan_run_row {
    struct plan_run run;
    struct job job;
    struct str programme_name, owner_name;
};
MUST_CHECK bool store_plan_run_get(struct store *st, struct id id, struct arena *a,
                                   struct plan_run_row *row, struct err *e); /* ERR_MISSING */
struct plan_run_rows {
    struct plan_run_row *items;
    size_t n;
    struct store_more more;
};
/* Newest first. */
MUST_CHECK bool store_plan_run_list(struct store *st, const struct store_page *page,
                                    struct arena *a, struct plan_run_rows *rows, struct err *e);
/* The oldest whose job waits, or whose run fell silent. */
MUST_CHECK bool store_plan_run_next(struct store *st, int64_t now_ms, struct arena *a,
                                    struct plan_run_row *row, bool *found, struct err *e);

/* --- files --- */

struct plan_file_row {
    struct str side; /* "in", "out" */
    struct str name, digest;
    struct str bytes; /* of a list: not read */
    int64_t byte_n;
};
MUST_CHECK bool store_plan_file_add(struct store *st, struct id plan, const struct plan_file_row *f,
                                    struct err *e);
struct plan_file_rows {
    struct plan_file_row *items;
    size_t n;
};
/* By side and name, without their bytes. */
MUST_CHECK bool store_plan_file_list(struct store *st, struct id plan, struct arena *a,
                                     struct plan_file_rows *rows, struct err *e);
/* ERR_MISSING. */
MUST_CHECK bool store_plan_file_get(struct store *st, struct id plan, struct plan_file_row *f,
                                    struct arena *a, struct err *e);
/* All of a plan that did not come to be. */
MUST_CHECK bool store_plan_file_drop(struct store *st, struct id plan, struct err *e);

/* --- what a run is solved from --- */

struct plan_seat_row { /* a demand that is ready */
    struct id id;
    struct str county, code, organization, discipline, paired, team; /* may be empty */
    struct str_list techniques, required;
    int32_t seats, min_title_rank, tier, weight, start_day, months;
};
struct plan_seats {
    struct plan_seat_row *items;
    size_t n;
};
/* Approved, or planned and taken by no plan yet; with those that the previous plan took. A team of
 * which an order waits for its approval, or begins on other days, is left out whole. By id. */
MUST_CHECK bool store_plan_seats(struct store *st, const struct plan_run *r, struct arena *a,
                                 struct plan_seats *seats, struct err *e);

struct plan_person_row { /* a practitioner who is offered */
    struct practitioner practitioner;
    struct str organization, level, last_host; /* code; level of the home; code, may be empty */
    int32_t from_day, until_day;
    struct str_list preferred_counties, excluded_counties;
    bool licensed; /* a licence to practise holds on the first day */
    bool bound;    /* is placed, or has a seat in another published plan, on a day from the first */
};
struct plan_people {
    struct plan_person_row *items;
    size_t n;
};
/* Offered or appealing, for the programme or any; the offer made first comes first. */
MUST_CHECK bool store_plan_people(struct store *st, const struct plan_run *r, struct arena *a,
                                  struct plan_people *people, struct err *e);

struct plan_before_row {
    struct str demand, practitioner; /* codes */
};
struct plan_befores {
    struct plan_before_row *items;
    size_t n;
};
/* Whom the previous plan places. */
MUST_CHECK bool store_plan_before(struct store *st, struct id previous, struct arena *a,
                                  struct plan_befores *rows, struct err *e);

struct plan_place_row {
    struct str code, name, county;
    double lng, lat; /* or NUMBER_UNKNOWN */
};
struct plan_places {
    struct plan_place_row *items;
    size_t n;
};
MUST_CHECK bool store_plan_places(struct store *st, struct arena *a, struct plan_places *places,
                                  struct err *e);

/* What the codes of a run's files stand for: demands of the programme, people with an offer. */
struct plan_code_row {
    struct id id;
    struct str county, code;
};
struct plan_codes {
    struct plan_code_row *demands, *people;
    size_t demand_n, person_n;
};
MUST_CHECK bool store_plan_codes(struct store *st, struct str programme, struct arena *a,
                                 struct plan_codes *codes, struct err *e);

#endif
