/* socket.h - raw bytes to a server on loopback, and what comes back. */
#ifndef XL_TESTS_API_SOCKET_H
#define XL_TESTS_API_SOCKET_H

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "tests/check.h"

/* A connection to "127.0.0.1:PORT". */
static inline int socket_to(const char *at)
{
    struct sockaddr_in to = {.sin_family = AF_INET};
    struct timeval wait = {.tv_sec = 10};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    to.sin_port = htons((uint16_t)strtol(strrchr(at, ':') + 1, NULL, 10));
    assert_true(fd >= 0);
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    assert_int_equal(connect(fd, (struct sockaddr *)&to, sizeof to), 0);
    return fd;
}

/* All that comes until the other side closes, NUL behind it. */
static inline size_t socket_drain(int fd, char *reply, size_t size)
{
    size_t n = 0;
    ssize_t got;

    while (n < size - 1 && (got = recv(fd, reply + n, size - 1 - n, 0)) > 0)
        n += (size_t)got;
    reply[n] = '\0';
    return n;
}

static inline size_t socket_ask(const char *at, const char *bytes, size_t n, char *reply,
                                size_t size)
{
    int fd = socket_to(at);
    size_t got;

    assert_int_equal(send(fd, bytes, n, MSG_NOSIGNAL), n);
    got = socket_drain(fd, reply, size);
    close(fd);
    return got;
}

/* The status of a request for a target, the connection closed behind it; the reply in `reply`. */
static inline int socket_get(const char *at, const char *method, const char *target,
                             const char *headers, char *reply, size_t size)
{
    char head[8192];
    int n = snprintf(head, sizeof head, "%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n",
                     method, target, at, headers);

    assert_true(n > 0 && (size_t)n < sizeof head);
    socket_ask(at, head, (size_t)n, reply, size);
    assert_int_equal(strncmp(reply, "HTTP/1.1 ", 9), 0);
    return (int)strtol(reply + 9, NULL, 10);
}

/* The body of a reply. */
static inline const char *socket_body(const char *reply)
{
    const char *end = strstr(reply, "\r\n\r\n");

    assert_non_null(end);
    return end + 4;
}

#endif
