/* delivery.h - discharge records that somebody delivered: read once, counted, not kept. Pure. */
#ifndef XL_MODEL_DELIVERY_H
#define XL_MODEL_DELIVERY_H

#include "model/grant.h"

/* Sent: its job waits. Writing: its cells are there and do not count. Current: they count. Retired:
 * another took its place. Dropped: it never counted. */
enum delivery_state {
    DELIVERY_SENT,
    DELIVERY_WRITING,
    DELIVERY_CURRENT,
    DELIVERY_RETIRED,
    DELIVERY_DROPPED,
    DELIVERY_STATE_N
};
extern const char *const delivery_state_names[DELIVERY_STATE_N + 1];

struct delivery {
    struct id id;
    struct id job;  /* that reads it, or none: it came with the store */
    struct id file; /* that was sent and is staged, or none */
    struct str source, batch;
    struct str replaces; /* a batch of the source that it corrects, may be empty */
    struct str map, scheme;
    enum delivery_state state;
    struct id owner; /* account, or none: a program, the command line */
    enum role role;  /* of the post in which it was sent, and its scope */
    struct scope scope;
    int64_t read_n, accepted, rejected;      /* rows: read = accepted + rejected */
    int64_t resolved;                        /* accepted rows whose residence is known */
    int64_t made_ms, current_ms, retired_ms; /* the last two COUNT_UNKNOWN: not yet */
};

/* Rows of an organization and a month, either of which may be unknown: empty. */
struct delivery_part {
    struct str organization; /* its code as the records have it */
    struct str month;        /* YYYY-MM, or empty */
    struct str delivery;     /* id as text */
    int64_t accepted, rejected;
};

/* How often a rule fired there, and where in the file: never a value. */
struct quality_count {
    struct str organization, month, rule, delivery;
    int64_t count;
    struct str lines; /* of the first of them, separated by semicolons */
    int64_t file;     /* that these are of, from 1 */
};

#endif
