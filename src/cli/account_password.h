/* account_password.h - where the commands take a password from; it is never an option. */
#ifndef XL_CLI_ACCOUNT_PASSWORD_H
#define XL_CLI_ACCOUNT_PASSWORD_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/password.h"

/* The first line of the file `path`; of standard input where `path` is "-", or NULL without a
 * terminal; else what is typed twice at the terminal. ERR_INPUT where none is there or the two
 * differ. Whether it is a good one is password_check's. */
MUST_CHECK bool account_password_read(const char *path, struct arena *a, struct str *password,
                                      struct err *e);

/* "nist" or "gb22239"; NULL is the first. ERR_INPUT for another. */
MUST_CHECK bool account_profile_read(const char *name, enum password_profile *profile,
                                     struct err *e);

#endif
