/* server.h - the program as a server: listening socket, store, routes and assets put together. */
#ifndef XL_API_SERVER_H
#define XL_API_SERVER_H

#include <stdbool.h>

#include "api/listen.h"
#include "base/err.h"
#include "store/store.h"

struct server;
struct route;

struct server_options {
    const char *listen; /* "127.0.0.1:8080" */
    int thread_n;       /* 0: as many as suit the machine */
    int connection_n;   /* 0: 512 */
    int head_ms;        /* 0: 10 s to bring the head of a request */
    int body_ms;        /* 0: 30 s for its body, and the time its size takes at 8 kB a second */
    const char *proxy;  /* numeric address whose X-Forwarded-* are believed; NULL: nobody's */
    const struct route *routes; /* NULL: the program's; tests bring their own */
};

/* Answers from its own threads until the close. The store stays the caller's and must outlive the
 * server. `at` receives the address that was opened. Errors are those of listen_open. */
MUST_CHECK bool server_open(const struct server_options *options, struct store *store,
                            struct server **server, char at[LISTEN_TEXT], struct err *e);

/* /readyz turns 503, nothing new is taken, requests under way have up to 20 s. */
void server_close(struct server *server);

#endif
