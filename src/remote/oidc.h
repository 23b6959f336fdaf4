/* oidc.h - a sign-in provider that speaks OpenID Connect: authorisation code with PKCE.
 *
 * Its addresses are read from /.well-known/openid-configuration and kept for an hour, as are its
 * keys; an unknown key has them read again, at most once a minute. */
#ifndef XL_REMOTE_OIDC_H
#define XL_REMOTE_OIDC_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct oidc_options {
    const char *issuer; /* exactly as the provider writes it, its last slash too */
    const char *client, *secret;
    const char *name_claim; /* whose value is the account's name; NULL: "preferred_username" */
};

struct oidc;

/* ERR_USAGE: the issuer is neither https nor on this machine, or something is missing. Asks nobody
 * yet. */
MUST_CHECK bool oidc_open(const struct oidc_options *options, struct oidc **oidc, struct err *e);
void oidc_close(struct oidc *oidc);

struct oidc_try {
    struct str state, nonce, verifier, back;
};

/* Where to send the browser. ERR_IO: the provider does not answer as it should. */
MUST_CHECK bool oidc_address(struct oidc *oidc, const struct oidc_try *t, struct arena *a,
                             struct str *url, struct err *e);

struct oidc_word {
    struct str issuer, subject, name;
};

/* Gives the code for an ID token and proves that. ERR_RIGHT: the code or the token is not good.
 * ERR_IO: the provider does not answer, or two others are being asked already: an outsider may not
 * tie up every thread of the server. */
MUST_CHECK bool oidc_redeem(struct oidc *oidc, const struct oidc_try *t, struct str code,
                            int64_t now_ms, struct arena *a, struct oidc_word *word, struct err *e);

#endif
