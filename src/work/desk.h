/* desk.h - what the desks of the registry share. */
#ifndef XL_WORK_DESK_H
#define XL_WORK_DESK_H

#include "model/edit.h"
#include "model/event.h"
#include "model/rights.h"
#include "store/frame.h"
#include "store/store.h"

int32_t desk_today(int64_t now_ms); /* the day in China */

/* The day from which somebody looks on what was done: today; of an invented store the day after its
 * data end, which do not go on. */
MUST_CHECK bool desk_seen_day(struct store *st, struct arena *a, int64_t now_ms, int32_t *day,
                              struct err *e);
int32_t desk_seen_from(const struct frame *frame, int32_t today); /* the same, where it is read */

struct id desk_actor(const struct subject *by); /* account or token; none: the command line */

/* Runs a use case in one writing transaction that has begun an audit line. Each try begins with an
 * arena in `*arena` that is empty and goes behind the run, and with nothing in `*refused`: both are
 * the case's own, reached through `arg`. */
MUST_CHECK bool desk_write(struct store *st, struct arena **arena, struct edit_refused *refused,
                           store_fn *run, void *arg, struct err *e);

/* What was done to a thing: audited, and told to those who look on, in the transaction of the
 * change. */
struct desk_deed {
    const struct subject *by;
    int64_t now_ms;
    const char *action; /* "role.add" */
    const char *noun;
    struct id object;    /* of the audit line: the role */
    struct event change; /* kind, place, organization, object: the person's record; the time is ours
                          */
    struct str other_place; /* of the other side, told of the same change */
    struct id other;        /* its organization; none: there is no other side to tell */
};
MUST_CHECK bool desk_done(struct store *st, const struct desk_deed *deed, struct err *e);

/* ERR_INPUT "<field>: <what>", with the field. */
bool desk_bad(struct edit_refused *refused, const char *field, struct err *e, const char *what);

/* ERR_STATE with both versions. */
bool desk_stale(struct edit_refused *refused, const char *noun, int64_t asked, int64_t present,
                struct err *e);

struct str desk_maybe(struct str s); /* where it is empty, unknown to the store */
struct str desk_some(struct str s);  /* where it is none, "" */

/* "<head>-" and the random end of the id: what people call it by. */
struct str desk_code(const char *head, struct id id, struct arena *a);

#endif
