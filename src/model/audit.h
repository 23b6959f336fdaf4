/* audit.h - one line of the log of what was done: who, in which post, what, to which thing. Pure.
 *
 * It has no place for a person's name or any free text: numbers, ids, codes and the names of our
 * own enums only. Each line's hash covers the hash of the line before it. */
#ifndef XL_MODEL_AUDIT_H
#define XL_MODEL_AUDIT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/id.h"
#include "base/str.h"
#include "model/grant.h"

#define AUDIT_HASH 64 /* characters: SHA-256 in hex */

enum audit_outcome { AUDIT_DONE, AUDIT_REFUSED, AUDIT_OUTCOME_N };
extern const char *const audit_outcome_names[AUDIT_OUTCOME_N + 1]; /* "done" "refused" NULL */

struct audit {
    int64_t seq; /* 1, 2 … without a hole */
    int64_t at_ms;
    struct id actor;   /* account or token; none: nobody signed in, or the command line */
    struct id grant;   /* the post; none */
    enum role role;    /* ROLE_PUBLIC where there is no post */
    struct str action; /* an action's or a step's name, "account.add": ours, never from outside */
    struct str noun;   /* "account" */
    struct id object;  /* or none */
    struct str place;  /* code of the object's region, empty where it has none */
    struct str reason; /* a code of ours, "wrong_password"; empty: none */
    enum audit_outcome outcome;
    struct str hash; /* of this line; AUDIT_HASH characters, lower case */
};

#define AUDIT_START "0000000000000000000000000000000000000000000000000000000000000000"

/* The bytes whose SHA-256 is the line's hash: the hash before it and every field, each with its
 * length, so that no two lines give the same bytes. In the arena. */
struct str audit_bytes(const struct audit *line, struct str hash_before, struct arena *a);

#endif
