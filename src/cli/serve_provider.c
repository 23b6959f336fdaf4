/* serve_provider.c - see serve_provider.h. */
#include "cli/serve_provider.h"

#include <stdlib.h>
#include <string.h>

#include "remote/fetch.h"

#define SECRET "XINGLIN_PROVIDER_SECRET"

static struct oidc_try try_of(const struct provider_try *t)
{
    return (struct oidc_try){t->state, t->nonce, t->verifier, t->back};
}

static bool address(void *arg, const struct provider_try *t, struct arena *a, struct str *url,
                    struct err *e)
{
    const struct serve_provider *p = arg;
    const struct oidc_try one = try_of(t);

    return oidc_address(p->oidc, &one, a, url, e);
}

static bool redeem(void *arg, const struct provider_try *t, struct str code, int64_t now_ms,
                   struct arena *a, struct provider_word *word, struct err *e)
{
    const struct serve_provider *p = arg;
    const struct oidc_try one = try_of(t);
    struct oidc_word got;

    if (!oidc_redeem(p->oidc, &one, code, now_ms, a, &got, e))
        return false;
    *word = (struct provider_word){got.issuer, got.subject, got.name};
    return true;
}

static bool public_url_check(const char *url, struct err *e)
{
    if (url && fetch_may(str_of(url)) && url[strlen(url) - 1] != '/')
        return true;
    return err_set(e, ERR_USAGE,
                   "--public-url: where browsers find this server is wanted, https://NAME without a"
                   " slash behind it");
}

bool serve_provider_open(struct serve_provider *p, const struct provider **out, struct err *e)
{
    const struct oidc_options options = {p->issuer, p->client, getenv(SECRET), p->claim};

    *out = NULL;
    if (!p->issuer)
        return true;
    if (!p->client || !options.secret || !*options.secret)
        return err_set(e, ERR_USAGE,
                       "--provider-issuer wants --provider-client as well, and the client's secret"
                       " in the environment: " SECRET);
    if (!public_url_check(p->public_url, e) || !oidc_open(&options, &p->oidc, e))
        return false;
    p->provider = (struct provider){.name = p->name ? p->name : p->issuer,
                                    .public_url = p->public_url,
                                    .arg = p,
                                    .address = address,
                                    .redeem = redeem};
    *out = &p->provider;
    return true;
}

void serve_provider_close(struct serve_provider *p)
{
    oidc_close(p->oidc);
}
