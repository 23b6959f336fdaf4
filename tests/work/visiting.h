/* visiting.h - a clinic of P1 at H1, four days ahead, opened for tickets. */
#ifndef XL_TESTS_WORK_VISITING_H
#define XL_TESTS_WORK_VISITING_H

#include "model/unknown.h"
#include "tests/work/placed.h"
#include "work/visit_desk.h"

static inline struct visit_new visiting_new(int32_t ahead)
{
    return (struct visit_new){.programme = STR("p"),
                              .practitioner = STR("P1"),
                              .organization = STR("H1"),
                              .discipline = STR("骨科"),
                              .plan = {.day = desk_today(NOON) + ahead,
                                       .starts = STR("08:00"),
                                       .ends = STR("11:00"),
                                       .liaison = STR("联络员"),
                                       .slots = 3,
                                       .township_slots = 1,
                                       .release_hours = 24,
                                       .travel_fen = 50000,
                                       .lodging_fen = COUNT_UNKNOWN,
                                       .other_fen = COUNT_UNKNOWN},
                              .now_ms = NOON};
}

static inline bool visit_moved(struct both *b, const struct subject *by, struct id id,
                               enum visit_move move, const char *to, struct err *e)
{
    const struct visit_wish w = {
        .id = id, .move = move, .why = STR("台风"), .to = str_of(to), .now_ms = NOON};
    struct edit_refused refused;

    return work_visit_move(b->st, by, &w, &refused, e);
}

static inline struct id visiting(struct both *b, int32_t ahead)
{
    const struct subject host = manager_of(1);
    const struct visit_new n = visiting_new(ahead);
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_visit_add(b->st, &host, &n, &id, &refused, &e)
        || !visit_moved(b, &host, id, VISIT_ANNOUNCE, "", &e)
        || !visit_moved(b, &host, id, VISIT_GO_OPEN, "", &e))
        fail_msg("%s", e.text);
    return id;
}

static inline struct visit visit_now(struct both *b, struct id id)
{
    const struct subject host = manager_of(1);
    struct visit_view v;
    struct err e = {0};

    if (!work_visit_see(b->st, &host, id, NOON, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v.visit;
}

#endif
