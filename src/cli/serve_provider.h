/* serve_provider.h - the sign-in provider of `xinglin serve`, by its options. Internal to serve. */
#ifndef XL_CLI_SERVE_PROVIDER_H
#define XL_CLI_SERVE_PROVIDER_H

#include "api/provider.h"
#include "remote/oidc.h"

struct serve_provider {
    const char *issuer, *client, *name, *claim, *public_url; /* of the options, or NULL */
    struct oidc *oidc;
    struct provider provider;
};

/* `*out` is NULL where no issuer is given. The secret comes by XINGLIN_PROVIDER_SECRET, which other
 * users of the machine cannot read as they can a command line. ERR_USAGE: something is missing. */
MUST_CHECK bool serve_provider_open(struct serve_provider *p, const struct provider **out,
                                    struct err *e);
void serve_provider_close(struct serve_provider *p);

#endif
