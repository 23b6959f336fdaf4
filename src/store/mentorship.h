/* mentorship.h - pairs of mentor and apprentice as the workflow keeps them, with their steps, goals
 * and meetings. The same rows are lines of the noun: what came in a delivery goes through the same
 * moves. */
#ifndef XL_STORE_MENTORSHIP_H
#define XL_STORE_MENTORSHIP_H

#include "model/mentorship.h"
#include "store/store.h"

/* ERR_INPUT where the code is there already. */
MUST_CHECK bool store_mentorship_add(struct store *st, const struct mentorship *m, struct err *e);
MUST_CHECK bool store_mentorship_get(struct store *st, struct id id, struct arena *a,
                                     struct mentorship *m, struct err *e); /* ERR_MISSING */

/* One version up with state, days and cause, where it is at `version` still. */
MUST_CHECK bool store_mentorship_put(struct store *st, const struct mentorship *m, int64_t version,
                                     bool *done, struct err *e);

struct mentorship_rows {
    struct mentorship *items;
    size_t n;
    struct store_more more;
};
struct mentorship_filter { /* empty: any */
    struct str state, programme, practitioner, school;
    bool now; /* that are neither completed nor ended */
};
/* The latest agreement first. */
MUST_CHECK bool store_mentorship_list(struct store *st, const struct mentorship_filter *filter,
                                      const struct store_page *page, struct arena *a,
                                      struct mentorship_rows *rows, struct err *e);

/* Pairs of a mentor that are agreed or active, `but` aside; and how many he takes. */
MUST_CHECK bool store_mentor_load(struct store *st, struct str mentor, struct str but,
                                  int64_t *pairs, int64_t *capacity, struct err *e);
struct mentor_capacity {
    struct str county, practitioner; /* of the home; code */
    int64_t pairs;
    struct id made_by;
    int64_t made_ms;
};
MUST_CHECK bool store_mentor_capacity_put(struct store *st, const struct mentor_capacity *c,
                                          struct err *e);
/* Whether two are a pair already that is not over. */
MUST_CHECK bool store_mentorship_there(struct store *st, struct str mentor, struct str apprentice,
                                       bool *there, struct err *e);

/* --- what belongs to one --- */

struct mentorship_key {
    struct str county, code;
};
struct bond_step_line {
    int64_t seq;
    enum mentorship_move move;
    enum mentorship_state was, state;
    struct str party;
    int32_t day, until_day;
    struct str why;
    struct id made_by;
    int64_t made_ms;
};
struct mentorship_lines {
    struct bond_step_line *steps;
    struct mentorship_goal *goals;
    struct mentorship_meeting *meetings;
    size_t step_n, goal_n, meeting_n;
};
/* All of them, in their order, meetings the newest first, teachings among them; goals with what the
 * logbook holds. */
MUST_CHECK bool store_mentorship_lines(struct store *st, const struct mentorship *m,
                                       struct arena *a, struct mentorship_lines *lines,
                                       struct err *e);

MUST_CHECK bool store_bond_step_add(struct store *st, const struct mentorship_key *k,
                                    const struct bond_step_line *s, struct err *e);
/* ERR_INPUT where the technique is a goal of the pair already. */
MUST_CHECK bool store_mentorship_goal_add(struct store *st, const struct mentorship_key *k,
                                          const struct mentorship_goal *g, int64_t now_ms,
                                          struct err *e);
MUST_CHECK bool store_mentorship_goal_reach(struct store *st, const struct mentorship_goal *g,
                                            struct id by, struct err *e);
MUST_CHECK bool store_mentorship_meeting_add(struct store *st, const struct mentorship_key *k,
                                             const struct mentorship_meeting *m, struct id by,
                                             int64_t now_ms, struct err *e);

/* --- what waits --- */

struct bond_duty {
    struct str kind; /* agree, start, goal, end */
    struct id mentorship;
    struct str mentor_name, apprentice_name;
    struct str about; /* technique of a goal */
    struct str owner; /* mentor, apprentice, host */
    int32_t due_day;
};
struct bond_duty_rows {
    struct bond_duty *items;
    size_t n;
};
/* Up to a day, the earliest due first, 200 at most. */
MUST_CHECK bool store_mentorship_duties(struct store *st, const struct store_reach *reach,
                                        int32_t until_day, struct arena *a,
                                        struct bond_duty_rows *rows, struct err *e);

#endif
