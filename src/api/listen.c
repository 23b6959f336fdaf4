/* listen.c - see listen.h. No names are looked up: an answer from outside must not decide it. */
#include "api/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/str.h"

enum { BACKLOG = 256, HOST_TEXT = 48 };

struct place {
    union {
        struct sockaddr any;
        struct sockaddr_in v4;
        struct sockaddr_in6 v6;
    } address;
    socklen_t n;
};

static bool host_read(const char *host, int64_t port, struct place *place)
{
    struct sockaddr_in *v4 = &place->address.v4;
    struct sockaddr_in6 *v6 = &place->address.v6;

    *place = (struct place){0};
    if (!strcmp(host, "localhost"))
        host = "127.0.0.1";
    if (inet_pton(AF_INET, host, &v4->sin_addr) == 1) {
        v4->sin_family = AF_INET;
        v4->sin_port = htons((uint16_t)port);
        place->n = sizeof *v4;
        return true;
    }
    if (host[0] == '[' && host[strlen(host) - 1] == ']') {
        char inner[HOST_TEXT];
        snprintf(inner, sizeof inner, "%.*s", (int)strlen(host) - 2, host + 1);
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons((uint16_t)port);
        place->n = sizeof *v6;
        return inet_pton(AF_INET6, inner, &v6->sin6_addr) == 1;
    }
    return false;
}

static bool loopback(const struct place *place)
{
    if (place->address.any.sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&place->address.v6.sin6_addr);
    return ntohl(place->address.v4.sin_addr.s_addr) >> 24 == 127;
}

static bool place_read(const char *address, struct place *place, struct err *e)
{
    const char *colon = strrchr(address, ':');
    char host[HOST_TEXT];
    int64_t port = 0;

    if (!colon || colon == address || (size_t)(colon - address) >= sizeof host
        || !str_to_int(str_of(colon + 1), 65535, &port))
        return err_set(e, ERR_USAGE, "--listen: %.60s: ADDR:PORT is wanted, as 127.0.0.1:8080",
                       address);
    snprintf(host, sizeof host, "%.*s", (int)(colon - address), address);
    if (!host_read(host, port, place))
        return err_set(e, ERR_USAGE,
                       "--listen: %.60s: a numeric address or localhost is wanted before the port",
                       address);
    if (!loopback(place))
        return err_set(
            e, ERR_USAGE,
            "--listen: %.60s: others can reach this address, and this is plain HTTP: only"
            " 127.0.0.1, [::1] and localhost are listened on, encryption is the proxy's",
            address);
    return true;
}

static void place_text(int fd, char at[LISTEN_TEXT])
{
    struct place got = {.n = sizeof got.address};
    char host[INET6_ADDRSTRLEN] = "";

    if (getsockname(fd, &got.address.any, &got.n))
        got.address.v4.sin_port = 0;
    if (got.address.any.sa_family == AF_INET6) {
        inet_ntop(AF_INET6, &got.address.v6.sin6_addr, host, sizeof host);
        snprintf(at, LISTEN_TEXT, "[%s]:%d", host, ntohs(got.address.v6.sin6_port));
    } else {
        inet_ntop(AF_INET, &got.address.v4.sin_addr, host, sizeof host);
        snprintf(at, LISTEN_TEXT, "%s:%d", host, ntohs(got.address.v4.sin_port));
    }
}

bool listen_open(const char *address, int *fd, char at[LISTEN_TEXT], struct err *e)
{
    struct place place = {0};
    int on = 1, s, reason;

    if (!place_read(address, &place, e))
        return false;
    s = socket(place.address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (s < 0)
        return err_set(e, ERR_IO, "%s: %s", address, strerror(errno));
    /* Restarting at once must work; two servers on one port must not, and do not, on Linux. */
    if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on)
        || bind(s, &place.address.any, place.n) || listen(s, BACKLOG)) {
        reason = errno;
        close(s);
        if (reason == EADDRINUSE)
            return err_set(e, ERR_IO,
                           "%s: the port is in use by another program; choose another with"
                           " --listen",
                           address);
        return err_set(e, ERR_IO, "%s: %s", address, strerror(reason));
    }
    *fd = s;
    place_text(s, at);
    return true;
}
