/* grant.h - a post: one role within one scope. One person may hold several and chooses one at
 * sign-in. Pure. */
#ifndef XL_MODEL_GRANT_H
#define XL_MODEL_GRANT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"
#include "base/str.h"

enum role {
    ROLE_OFFICER,
    ROLE_MANAGER,
    ROLE_HEAD, /* of a department */
    ROLE_EXPERT,
    ROLE_TRAINEE,
    ROLE_CLINICIAN,
    ROLE_READER,
    ROLE_AUDITOR,
    ROLE_PUBLIC, /* whoever is not signed in: never granted */
    ROLE_N
};
extern const char *const role_names[ROLE_N + 1]; /* "officer" ... "public" NULL */

/* False where no such role can be granted. */
bool role_parse(struct str name, enum role *role);

enum scope_kind { SCOPE_REGION, SCOPE_ORGANIZATION, SCOPE_SELF, SCOPE_KIND_N };
extern const char *const scope_kind_names[SCOPE_KIND_N + 1]; /* "region" ... NULL */

enum scope_kind role_scope(enum role role); /* the kind that its scope has */

struct scope {
    enum scope_kind kind;
    struct str place;       /* root of the subtree, empty: all; of an organization or a person the
                               county */
    struct id organization; /* of SCOPE_ORGANIZATION; home of SCOPE_SELF */
    struct str department;  /* of a head; empty: none */
    struct id practitioner; /* of SCOPE_SELF */
};

struct grant {
    struct id id;
    struct id account;
    enum role role;
    struct scope scope;
    int64_t made_ms;
    int64_t ended_ms; /* COUNT_UNKNOWN: goes on */
};

/* An API token: a post of a program, without a person. */
struct api_token {
    struct id id;
    struct str name; /* what it is for, at most 64 characters */
    enum role role;
    struct scope scope;
    int64_t made_ms;
    int64_t until_ms; /* COUNT_UNKNOWN: without end */
    int64_t ended_ms; /* COUNT_UNKNOWN: not revoked */
    bool demonstration;
};

/* What a subtree's codes begin with: GB/T 2260 spends two digits on each level, so "990000" is
 * "99", "990100" is "9901". A part of the code. */
struct str place_head(struct str code);

/* Whether the place lies in the subtree of the root. All is in an empty root; an empty place
 * (unknown) lies in nothing else. */
bool place_within(struct str place, struct str root);

/* The codes that a place lies in, the place last: "990101" in "990000", "990100", "990101". False,
 * and nothing is written, where it is no code of six digits. */
#define PLACE_ABOVE 3
bool place_above(struct str place, char above[PLACE_ABOVE][7]);

/* ERR_INPUT where the role cannot be granted or the scope's kind or parts do not fit it. */
MUST_CHECK bool grant_check(enum role role, const struct scope *scope, struct err *e);

#endif
