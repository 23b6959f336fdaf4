/* roster.h - who visits which hospital in which week: laid by engine/roster over who is free and
 * which hospital has nobody yet, changed by hand, accepted as visits. */
#ifndef XL_WORK_ROSTER_H
#define XL_WORK_ROSTER_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/visit_roster.h"
#include "work/visit_desk.h"

enum { ROSTER_WEEKS = 26, ROSTER_EXPERTS = 200, ROSTER_HOSTS = 200 };

struct roster_view {
    struct visit_roster roster;
    struct roster_lines lines;
};
MUST_CHECK bool work_roster_see(struct store *st, const struct subject *by, struct id id,
                                struct arena *a, struct roster_view *v, struct err *e);
MUST_CHECK bool work_roster_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct visit_rosters *rows, struct err *e);

struct roster_new {
    struct str programme;
    int32_t from_day; /* its week is the first */
    int32_t weeks, most;
    struct str_list experts, hosts; /* codes */
    int64_t now_ms;
};
/* A week in which an expert visits somewhere is not free; one in which a hospital has a visit is
 * not open; a visit of the last year makes another one a repeat. */
MUST_CHECK bool work_roster_lay(struct store *st, const struct subject *by,
                                const struct roster_new *n, struct id *id,
                                struct edit_refused *refused, struct err *e);

struct roster_pin {
    struct id id;
    int64_t version;
    int32_t week;
    struct str expert, host; /* codes; an empty host: he stays at home that week, whoever goes */
    int64_t now_ms;
};
/* Puts somebody somewhere by hand; the rest is laid anew around what is pinned. ERR_INPUT with
 * `refused->field`, ERR_STATE where it was accepted or somebody is busy. */
MUST_CHECK bool work_roster_pin(struct store *st, const struct subject *by,
                                const struct roster_pin *p, struct edit_refused *refused,
                                struct err *e);

struct roster_acceptance {
    struct id id;
    int64_t version;
    int32_t weekday;        /* of each week: 1 Monday … */
    struct visit_plan plan; /* of each visit; its day is not read */
    struct str discipline;  /* may be empty */
    int64_t now_ms;
};
/* Makes a planned visit of every row; those on days that are over, or on which the expert is
 * elsewhere by now, are left out.
 *   made  how many */
MUST_CHECK bool work_roster_accept(struct store *st, const struct subject *by,
                                   const struct roster_acceptance *n, int64_t *made,
                                   struct edit_refused *refused, struct err *e);

#endif
