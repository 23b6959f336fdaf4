/* mastery_desk.h - learning curves out of the logbook, and what follows from them: when evidence
 * suffices, reviews with two signatures, decisions, drift. Each use case is one transaction,
 * audited and told with the change; what lies outside the reach of `by` is ERR_MISSING. */
#ifndef XL_WORK_MASTERY_DESK_H
#define XL_WORK_MASTERY_DESK_H

#include "engine/mastery.h"
#include "model/edit.h"
#include "model/procedure.h"
#include "store/mastery.h"

/* A person and a technique. Only signed cases that he did himself and whose end is known count, in
 * the order of their days. */
struct mastery_view {
    const struct mastery_line *lines; /* all of them */
    size_t line_n;
    struct technique_curve curve; /* how it is judged; version 0: nobody has said, then no steps */
    struct mastery_plan plan;     /* of the learning limit */
    double maintenance;           /* limit after competence */
    const int32_t *counted;       /* [step_n] which line each step is of */
    const struct mastery_step *steps;
    size_t step_n;
    size_t restart; /* first step after a level was taken away: evidence counts from here */
    struct mastery_evidence evidence;
    unsigned shortfall; /* bits of enum mastery_short */
    enum mastery_state state;
    int32_t signal_day, alarm_day; /* of the cases that told it; DAY_NONE: none */
    int32_t today;                 /* the day from which is looked: desk_seen_day */
    int64_t level;                 /* that holds; 0: nobody has decided */
    struct mastery_decisions decisions;
    double upper, below; /* 95 % upper limit of the failure rate; P(rate < inadequate) */
};
struct mastery_views {
    struct mastery_view *items;
    size_t n;
};
/* Everybody within reach with a case, by person and technique; filters may be empty. */
MUST_CHECK bool work_mastery_list(struct store *st, const struct subject *by,
                                  const struct mastery_asked *q, int64_t now_ms, struct arena *a,
                                  struct mastery_views *rows, struct err *e);
/* ERR_MISSING where there is no case within reach. */
MUST_CHECK bool work_mastery_see(struct store *st, const struct subject *by,
                                 const struct mastery_asked *q, int64_t now_ms, struct arena *a,
                                 struct mastery_view *v, struct err *e);

/* After a line was signed or voided, in its transaction: tells that evidence suffices or that
 * somebody drifts; a drift takes the right to work alone away at once. */
MUST_CHECK bool mastery_follow(struct store *st, struct str practitioner, struct str technique,
                               struct id by, int64_t now_ms, struct arena *a, struct err *e);

/* --- reviews --- */

struct mastery_ask {
    struct str practitioner, technique, mentor; /* codes */
    int64_t now_ms;
};
/* ERR_STATE where the case set falls short, with all that is missing, where he works alone already
 * or a review is on its way. ERR_INPUT where the mentor signed none of the cases. */
MUST_CHECK bool work_mastery_ask(struct store *st, const struct subject *by,
                                 const struct mastery_ask *n, struct id *id,
                                 struct edit_refused *refused, struct err *e);
struct mastery_say {
    struct id id;
    enum review_side side;
    bool agree;
    struct str why;
    struct str_list checked;
    int64_t now_ms;
};
/* Granted with the second yes: independent for 24 months. ERR_STATE where the case set is not the
 * one that was asked about any more and falls short. */
MUST_CHECK bool work_mastery_say(struct store *st, const struct subject *by,
                                 const struct mastery_say *s, struct edit_refused *refused,
                                 struct err *e);
MUST_CHECK bool work_mastery_review_see(struct store *st, const struct subject *by, struct id id,
                                        struct arena *a, struct mastery_review *r, struct err *e);
MUST_CHECK bool work_mastery_review_list(struct store *st, const struct mastery_asked *q,
                                         struct str state, const struct store_page *page,
                                         struct arena *a, struct mastery_reviews *rows,
                                         struct err *e);

/* A head takes a level back, with a reason; only down. */
struct mastery_revoke {
    struct str practitioner, technique, note;
    int64_t level; /* 1..3 */
    int64_t now_ms;
};
MUST_CHECK bool work_mastery_revoke(struct store *st, const struct subject *by,
                                    const struct mastery_revoke *r, struct edit_refused *refused,
                                    struct err *e);

#endif
