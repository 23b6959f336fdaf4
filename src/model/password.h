/* password.h - which passwords are taken. Pure; hashing is the work layer's. */
#ifndef XL_MODEL_PASSWORD_H
#define XL_MODEL_PASSWORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

#define PASSWORD_MIN 12 /* characters */
#define PASSWORD_MAX 128

enum password_profile {
    PASSWORD_NIST,    /* length and common words; never asks for a change */
    PASSWORD_GB22239, /* also three of four kinds of characters, and a change every 90 days */
    PASSWORD_PROFILE_N
};
extern const char *const password_profile_names[PASSWORD_PROFILE_N + 1]; /* "nist" "gb22239" NULL */

/* ERR_INPUT with the reason, never with the password: not UTF-8 or with control characters, shorter
 * or longer than the limits, made of common words, rows of keys and repeats, or of the account's
 * name or the program's. `name` may be empty.
 * Source: NIST SP 800-63B-4 section 3.1.1.2; GB/T 22239-2019 section 8.1.4.1. */
MUST_CHECK bool password_check(struct str password, struct str name, enum password_profile profile,
                               struct err *e);

/* When a password was set that somebody else knows: it was handed out, and is good for changing it.
 */
#define PASSWORD_HANDED_OUT 0

/* Whether a password that was set then has to be changed now. */
bool password_due(enum password_profile profile, int64_t set_ms, int64_t now_ms);

#endif
