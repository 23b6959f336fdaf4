/* jwt.h - proves a signed ID token. No files, no network, no clock.
 *
 * Source: OpenID Connect Core 1.0 section 3.1.3.7; RFC 7515, 7517, 7519. RS256 alone is taken: what
 * names another algorithm, `none` among them, is refused before anything else of it is read. */
#ifndef XL_REMOTE_JWT_H
#define XL_REMOTE_JWT_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define JWT_SKEW_S 60 /* how far clocks may be apart */
#define JWT_KEY_BITS 2048

struct jwt_wanted {
    struct str issuer, client, nonce;
    const char *name_claim; /* "preferred_username" */
    int64_t now_ms;
};
struct jwt_claims {
    struct str subject, name; /* of at most 255 bytes; in the arena */
};

/* `keys` is the provider's JWKS document. ERR_RIGHT with the reason, never with the token: no
 * token, another algorithm, an unknown key (`*unknown_key` is true then: it may be a new one), a
 * key that is too short, a wrong signature, another issuer, audience or nonce, run out, not yet
 * begun, no subject, no name. */
MUST_CHECK bool jwt_check(struct str token, struct str keys, const struct jwt_wanted *wanted,
                          struct arena *a, struct jwt_claims *claims, bool *unknown_key,
                          struct err *e);

#endif
