/* server.h - the program as a server: listening socket, store, routes and assets put together. */
#ifndef XL_API_SERVER_H
#define XL_API_SERVER_H

#include <stdbool.h>

#include "api/listen.h"
#include "api/provider.h"
#include "base/err.h"
#include "model/password.h"
#include "store/store.h"

struct server;
struct imaging;
struct seal;
struct stage;
struct route;

struct server_options {
    const char *listen; /* "127.0.0.1:8080" */
    int thread_n;       /* 0: as many as suit the machine */
    int connection_n;   /* 0: 2048, and as many as may look on */
    int stream_n;       /* 0: 256 may look on at once (event.h) */
    int beat_ms;        /* 0: 10 s between two heartbeats of a stream */
    int head_ms;        /* 0: 10 s to bring the head of a request */
    int body_ms;        /* 0: 30 s for its body, and the time its size takes at 8 kB a second */
    const char *proxy;  /* numeric address whose X-Forwarded-* are believed; NULL: nobody's */
    int rate;           /* requests a second of a person, and four times as many at once; 0: as
                           limit.h says */
    enum password_profile profile;
    const struct provider *provider; /* where one can sign in too; NULL: nowhere */
    const struct imaging *imaging;   /* the picture archive; NULL: none */
    const struct seal *seal;         /* opens identities; NULL: they stay closed */
    struct stage *stage;             /* takes long bodies; NULL: they are refused */
    const struct route *routes;      /* NULL: the program's; tests bring their own */
};

/* Answers from its own threads until the close. The store stays the caller's and must outlive the
 * server. `at` receives the address that was opened. Errors are those of listen_open. */
MUST_CHECK bool server_open(const struct server_options *options, struct store *store,
                            struct server **server, char at[LISTEN_TEXT], struct err *e);

/* /readyz turns 503, nothing new is taken, requests under way have up to 20 s. */
void server_close(struct server *server);

#endif
