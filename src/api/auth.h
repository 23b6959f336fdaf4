/* auth.h - who asks: the hook of the route table (route.h) that finds the session or API token of a
 * request, guards against requests that other sites make a browser send, and decides by the row's
 * right through model/rights.
 *
 * Without a session a row that is not for all is 401. A session comes by the cookie `xinglin`,
 * where the browser's connection is encrypted by `__Host-xinglin`; an API token by `Authorization:
 * Bearer`. What is no GET and comes with a cookie has to carry the session's mark in the header
 * `X-Xinglin-Mark`, which another site cannot read; and any such request that a browser says comes
 * from another site is refused (Sec-Fetch-Site, Origin). Both are 403.
 *
 * A person's requests are counted (limit.h): 429. A row marked `proven` wants a session whose
 * person proved who it is within ten minutes, and a password that was handed out lets nothing be
 * done but change it: 403, with `session` or `password` among the errors. API tokens are programs:
 * none of this is asked of them.
 *
 * X-Forwarded-For, -Proto and -Host are believed from the proxy only that the server was told.
 */
#ifndef XL_API_AUTH_H
#define XL_API_AUTH_H

#include "api/limit.h"
#include "api/route.h"
#include "model/password.h"
#include "work/session.h"

#define AUTH_MARK 65 /* SHA-256 in hex and a NUL */

struct provider;
struct auth_options;

/* What was seen of who asks. */
struct auth_seen {
    const struct auth_options *options;
    struct session_now now;
    bool encrypted;              /* up to the proxy */
    struct str host;             /* as the browser names it */
    bool cookie;                 /* the token came by cookie */
    struct str token;            /* empty: none */
    struct session_view session; /* where `open` */
    bool open;                   /* the token is good: rq->subject is of it */
};

struct auth_options {
    const char *proxy; /* numeric address whose X-Forwarded-* are believed, or NULL */
    enum password_profile profile;
    struct limit *limit;             /* how often a person may ask; NULL: as often as he likes */
    const struct provider *provider; /* where one can sign in too; NULL: nowhere */
};

/* A route_decide; `arg` is a struct auth_options. */
bool auth_decide(void *arg, struct request *rq, const struct route *route, struct err *e);

/* Whether the password of the session has to be changed before anything else. */
bool auth_password_due(const struct request *rq, const struct session_view *v);

/* That a person asks, not a program: 409. */
MUST_CHECK bool auth_person_check(struct request *rq, struct err *e);

/* The mark of a session by its token: SHA-256, so that it tells nothing of the token. */
void auth_mark(struct str token, char mark[AUTH_MARK]);

/* Whether the request carries the mark of its cookie, or came without a cookie. 403. */
MUST_CHECK bool auth_mark_check(struct request *rq, struct err *e);

/* The value of a cookie of the request, empty where there is none. */
struct str auth_cookie_find(const struct request *rq, const char *name);

/* Set-Cookie of the reply: the token, or the end of it where it is empty. */
void auth_cookie(struct request *rq, struct str token);

#endif
