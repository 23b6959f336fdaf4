/* mentorship.h - a mentor and an apprentice: which moves there are, whose each is, and what stands
 * against it. Pure. */
#ifndef XL_MODEL_MENTORSHIP_H
#define XL_MODEL_MENTORSHIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"
#include "model/rights.h"
#include "model/state.h"

/* The words of model/noun, in the same spelling. */
enum mentorship_state {
    MENTORSHIP_PROPOSED,
    MENTORSHIP_AGREED, /* by both */
    MENTORSHIP_ACTIVE, /* from the ceremony on */
    MENTORSHIP_COMPLETED,
    MENTORSHIP_ENDED_EARLY,
    MENTORSHIP_STATE_N
};
extern const char *const mentorship_state_names[MENTORSHIP_STATE_N + 1];

enum mentorship_move {
    MENTORSHIP_AGREE, /* of one side; the second makes it agreed */
    MENTORSHIP_START, /* the ceremony */
    MENTORSHIP_EXTEND,
    MENTORSHIP_COMPLETE,
    MENTORSHIP_END_EARLY,
    MENTORSHIP_MOVE_N
};
extern const char *const mentorship_move_names[MENTORSHIP_MOVE_N + 1];

/* Who somebody is to a pair: bits, since one may be several. */
enum mentorship_party {
    BOND_MENTOR = 1,
    BOND_APPRENTICE = 2,
    BOND_HOME = 4, /* manager or head of the mentor's organization */
    BOND_HOST = 8, /* of the apprentice's */
    BOND_OFFICER = 16,
};
#define BOND_MENTOR_SIDE (BOND_MENTOR | BOND_HOME)
#define BOND_APPRENTICE_SIDE (BOND_APPRENTICE | BOND_HOST)

#define MENTOR_CAPACITY 4 /* pairs at a time of a mentor of whom nothing else was said */
#define MENTOR_CAPACITY_MOST 20

struct mentorship {
    struct id id;
    struct str code;
    int64_t version;   /* 1, 2 … */
    struct str county; /* of the apprentice's organization */
    struct str programme;
    struct str mentor, apprentice, organization;     /* codes */
    struct str discipline, technique, school, cause; /* may be empty */
    int32_t agreed_day;                              /* until both have agreed: proposed */
    int32_t until_day;                               /* DAY_NONE: open */
    int32_t mentor_day, apprentice_day;              /* on which a side agreed, or DAY_NONE */
    struct id mentor_by, apprentice_by;              /* who agreed for it */
    int32_t ceremony_day, ended_day;                 /* DAY_NONE: not yet */
    enum mentorship_state state;
    int64_t made_ms;
    /* read only */
    struct id mentor_id, apprentice_id, organization_id, home_id;
    struct str mentor_name, apprentice_name, organization_name, home_name, home_county;
};

unsigned mentorship_parties(const struct subject *by, const struct mentorship *m);
/* The first of the bits: mentor, apprentice, home, host, officer. */
const char *mentorship_party_name(unsigned parties);
struct object mentorship_object(const struct mentorship *m);
const struct state_table *mentorship_states(void);

/* What these parties may do now, in the order of the moves. Returns how many. */
size_t mentorship_moves(const struct mentorship *m, unsigned parties,
                        enum mentorship_move moves[MENTORSHIP_MOVE_N]);

struct mentorship_step {
    enum mentorship_move move;
    unsigned parties;  /* who makes it */
    struct id by;      /* account or token */
    int32_t day;       /* on which it holds */
    int32_t until_day; /* of an extension */
    struct str why;
};
struct mentorship_known {
    int32_t today;
    int64_t pairs, capacity; /* others of the mentor that are agreed or active; how many he takes */
    int64_t goals, open_goals;
};

/* Makes the move. ERR_RIGHT where it is of other parties, or one and the same would agree for both
 * sides; ERR_STATE with the reason where the state, the mentor's capacity, a side that has agreed
 * or a goal stands against it; ERR_INPUT with `*field` where the step itself is wrong. `m` is
 * untouched on refusal. */
MUST_CHECK bool mentorship_move(struct mentorship *m, const struct mentorship_step *s,
                                const struct mentorship_known *known, const char **field,
                                struct err *e);

/* --- goals and meetings --- */

struct mentorship_goal {
    struct id id;
    struct str technique;
    int32_t level; /* of entrustment, 1..5 */
    int64_t cases; /* signed ones */
    int32_t due_day, reached_day;
    /* read only: what the logbook holds of the apprentice in the technique */
    int64_t done;                                        /* signed lines */
    int32_t done_level;                                  /* the highest that was given, 0: none */
    int64_t observed, assisted, supervised, independent; /* lines by role, signed or not */
};
/* ERR_INPUT with `*field`; ERR_STATE where the pair is over. */
MUST_CHECK bool mentorship_goal_check(const struct mentorship *m, const struct mentorship_goal *g,
                                      int32_t today, const char **field, struct err *e);
/* Of the mentor's side: ERR_STATE where the pair is not active, or it is reached already. */
MUST_CHECK bool mentorship_goal_reach(const struct mentorship *m, struct mentorship_goal *g,
                                      int32_t day, int32_t today, struct err *e);

/* Consultations and teachings count by themselves: nobody tells of them here. */
enum meeting_kind {
    MEETING_ONSITE,
    MEETING_ONLINE,
    MEETING_CONSULT,
    MEETING_TEACHING, /* held by the mentor, the apprentice was there */
    MEETING_KIND_N
};
extern const char *const meeting_kind_names[MEETING_KIND_N + 1];

struct mentorship_meeting {
    struct id id;
    int32_t day;
    enum meeting_kind kind;
    struct str about;
};
/* Between agreement and end, today at the latest. */
MUST_CHECK bool mentorship_meeting_check(const struct mentorship *m, int32_t day, int32_t today,
                                         const char **field, struct err *e);

/* --- schools --- */

enum heritage_kind {
    HERITAGE_TECHNIQUE,
    HERITAGE_PRESCRIPTION,
    HERITAGE_WRITING,
    HERITAGE_TALE,
    HERITAGE_KIND_N
};
extern const char *const heritage_kind_names[HERITAGE_KIND_N + 1];

#endif
