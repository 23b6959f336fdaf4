/* seal_box.h - one value sealed under one key, and the keyed hash by which it is found again.
 * OpenSSL.
 *
 * Two profiles: AES-256-GCM with HMAC-SHA-256, and GM: SM4-CTR, then HMAC-SM3 over it. What a value
 * is bound to (`where`: its table, column and row) is part of the seal, so that a sealed value that
 * is moved elsewhere does not open. */
#ifndef XL_WORK_SEAL_BOX_H
#define XL_WORK_SEAL_BOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum seal_profile { SEAL_AES, SEAL_GM, SEAL_PROFILE_N };
extern const char *const seal_profile_names[SEAL_PROFILE_N + 1]; /* "aes" "gm" NULL */

enum { SEAL_KEY = 32, SEAL_HASH = 65 /* hex and a NUL */ };

/* Seals with a fresh nonce; the same text never gives the same bytes twice. The result is ASCII:
 * profile letter, version, a point, base64url. ERR_IO where OpenSSL has not what is asked. */
MUST_CHECK bool box_seal(enum seal_profile profile, const uint8_t key[SEAL_KEY], struct str where,
                         struct str text, struct arena *a, struct str *sealed, struct err *e);

/* ERR_CHECK where it was sealed with another key, for another place, was changed, or is no seal. */
MUST_CHECK bool box_open(const uint8_t key[SEAL_KEY], struct str where, struct str sealed,
                         struct arena *a, struct str *text, struct err *e);

/* The same, as bytes: for what is no column. */
MUST_CHECK bool box_seal_bytes(enum seal_profile profile, const uint8_t key[SEAL_KEY],
                               struct str where, struct str text, struct arena *a,
                               struct str *sealed, struct err *e);
MUST_CHECK bool box_open_bytes(enum seal_profile profile, const uint8_t key[SEAL_KEY],
                               struct str where, struct str sealed, struct arena *a,
                               struct str *text, struct err *e);
size_t box_extra(enum seal_profile profile); /* bytes of a seal beside its text */

/* Keyed hash of a text for search: equal texts of one kind under one key give the same. */
MUST_CHECK bool box_hash(enum seal_profile profile, const uint8_t key[SEAL_KEY], const char *kind,
                         struct str text, char hex[SEAL_HASH], struct err *e);

#endif
