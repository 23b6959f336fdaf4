/* placed.h - who is concerned by a placement from H3 to H1 in the small province. */
#ifndef XL_TESTS_WORK_PLACED_H
#define XL_TESTS_WORK_PLACED_H

#include "store/bulletin.h"
#include "tests/store/placed.h"
#include "work/desk.h"
#include "work/placement_desk.h"

#define NOON 1764000000000LL

static const struct scope HOST_SCOPE = {.kind = SCOPE_ORGANIZATION, .place = {"990101", 6}};
static const struct scope HOME_SCOPE = {.kind = SCOPE_ORGANIZATION, .place = {"990103", 6}};

static inline struct subject manager_of(int organization)
{
    struct subject s = {.role = ROLE_MANAGER, .scope = organization == 1 ? HOST_SCOPE : HOME_SCOPE};

    s.scope.organization = ORG(organization);
    return s;
}

static inline struct subject expert_of(int person)
{
    return (struct subject){.role = ROLE_EXPERT,
                            .scope = {.kind = SCOPE_SELF, .practitioner = PERSON(person)}};
}

static inline bool programme_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct programme_row row = {
        .id = STR("p"),
        .version = 1,
        .name = STR("某项目"),
        .place = STR("杏省"),
        .seal = STR("s"),
        .file = STR("id: p\nname: 某项目\nplace: 杏省\nyear: 2025\n"
                    "version: 1\ndirection: down\napproval: [county]\n"
                    "figures: [{id: n, label: 就诊, count: {of: booking}}]\n"
                    "bulletin: {title: 通报, blocks: [{heading: 一,"
                    " text: \"{n}\"}]}\n")};

    (void)arg;
    return store_programme_add(st, &row, e);
}

static inline bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    return sql_run(st, arg, NULL, e);
}

static inline void both_run(struct both *b, const char *sql)
{
    char text[200];

    snprintf(text, sizeof text, "%s", sql);
    both_tx(b, STORE_WRITE, run_in_tx, text);
}

static inline struct both *placed_province(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, programme_in_tx, NULL);
    return b;
}

static inline struct placement_new placed_new(enum placement_kind kind)
{
    int32_t today = desk_today(NOON);

    return (struct placement_new){.programme = STR("p"),
                                  .kind = kind,
                                  .practitioner = STR("P1"),
                                  .organization = STR("H1"),
                                  .post = STR("S1"),
                                  .from_day = today - 40,
                                  .until_day = today + 40,
                                  .now_ms = NOON};
}

static inline struct id proposed(struct both *b, enum placement_kind kind)
{
    const struct subject home = manager_of(3);
    const struct placement_new n = placed_new(kind);
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_placement_propose(b->st, &home, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static inline bool moved(struct both *b, const struct subject *by, struct id id,
                         enum placement_move move, struct err *e)
{
    const struct placement_wish w = {
        .id = id, .step = {move, desk_today(NOON) - 35, DAY_NONE, STR("原因")}, .now_ms = NOON};
    struct edit_refused refused;

    return work_placement_move(b->st, by, &w, &refused, e);
}

/* Up to the work itself. */
static inline struct id working(struct both *b, enum placement_kind kind)
{
    const struct subject home = manager_of(3), host = manager_of(1);
    const struct placement_task task = {
        .about = STR("查房"), .due_day = desk_today(NOON), .now_ms = NOON};
    struct placement_task t = task;
    struct edit_refused refused;
    struct err e = {0};

    t.id = proposed(b, kind);
    if (!moved(b, &home, t.id, PLACEMENT_ACCEPT, &e)
        || !moved(b, &host, t.id, PLACEMENT_CONFIRM, &e)
        || !work_placement_task(b->st, &host, &t, &refused, &e)
        || !moved(b, &home, t.id, PLACEMENT_NOTICE, &e)
        || !moved(b, &host, t.id, PLACEMENT_ARRIVE, &e)
        || !moved(b, &host, t.id, PLACEMENT_START, &e))
        fail_msg("%s", e.text);
    return t.id;
}

#endif
