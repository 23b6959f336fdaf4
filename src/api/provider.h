/* provider.h - a sign-in provider as the routes see it; who talks to it is handed in
 * (remote/oidc.h), so that this layer knows no other server. */
#ifndef XL_API_PROVIDER_H
#define XL_API_PROVIDER_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* What one try to sign in is told apart by; each is for another's eyes. */
struct provider_try {
    struct str state;    /* comes back with the browser */
    struct str nonce;    /* comes back in the provider's signed word */
    struct str verifier; /* shown to the provider with the code, PKCE */
    struct str back;     /* address where the browser comes back to */
};

struct provider_word {
    struct str issuer, subject, name;
};

struct provider {
    const char *name;       /* on the button */
    const char *public_url; /* where browsers find this server, "https://xinglin.example" */
    void *arg;
    /* Where to send the browser. ERR_IO: the provider does not answer as it should. */
    bool (*address)(void *arg, const struct provider_try *t, struct arena *a, struct str *url,
                    struct err *e);
    /* What the provider says for the code that the browser brought. ERR_RIGHT: it is not good. */
    bool (*redeem)(void *arg, const struct provider_try *t, struct str code, int64_t now_ms,
                   struct arena *a, struct provider_word *word, struct err *e);
};

#endif
