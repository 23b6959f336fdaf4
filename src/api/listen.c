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
    struct sockaddr_storage address;
    socklen_t n;
};

static bool host_read(const char *host, int64_t port, struct place *place)
{
    struct sockaddr_in *v4 = (struct sockaddr_in *)&place->address;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)&place->address;

    memset(place, 0, sizeof *place);
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
    if (place->address.ss_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&((const struct sockaddr_in6 *)&place->address)->sin6_addr);
    return ntohl(((const struct sockaddr_in *)&place->address)->sin_addr.s_addr) >> 24 == 127;
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
        return err_set(e, ERR_USAGE,
                       "--listen: %.60s: others can reach this address, and there is no sign-in"
                       " yet: only 127.0.0.1, [::1] and localhost are listened on",
                       address);
    return true;
}

static void place_text(int fd, char at[LISTEN_TEXT])
{
    struct sockaddr_storage got = {0};
    socklen_t n = sizeof got;
    char host[INET6_ADDRSTRLEN] = "";

    getsockname(fd, (struct sockaddr *)&got, &n);
    if (got.ss_family == AF_INET6) {
        const struct sockaddr_in6 *v6 = (const struct sockaddr_in6 *)&got;
        inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof host);
        snprintf(at, LISTEN_TEXT, "[%s]:%d", host, ntohs(v6->sin6_port));
    } else {
        const struct sockaddr_in *v4 = (const struct sockaddr_in *)&got;
        inet_ntop(AF_INET, &v4->sin_addr, host, sizeof host);
        snprintf(at, LISTEN_TEXT, "%s:%d", host, ntohs(v4->sin_port));
    }
}

bool listen_open(const char *address, int *fd, char at[LISTEN_TEXT], struct err *e)
{
    struct place place;
    int on = 1, s, reason;

    if (!place_read(address, &place, e))
        return false;
    s = socket(place.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (s < 0)
        return err_set(e, ERR_IO, "%s: %s", address, strerror(errno));
    /* Restarting at once must work; two servers on one port must not, and do not, on Linux. */
    if (setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on)
        || bind(s, (const struct sockaddr *)&place.address, place.n) || listen(s, BACKLOG)) {
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
