/* load.c - asks one address over many kept connections: load PORT PATH CONNECTIONS SECONDS [HEADER]
 *
 * One thread, epoll; each connection asks again as soon as its answer is whole. Prints requests,
 * requests a second, and milliseconds of the median and of the slowest hundredth. Anything but 200
 * ends it. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <time.h>
#include <unistd.h>

enum { CONNECTIONS_MOST = 1024, TIMES_MOST = 1 << 22, REPLY_MOST = 1 << 18 };

struct link {
    int fd;
    double sent_ms;
    size_t n, want; /* bytes of the reply so far, and of the whole, 0 until the head is in */
    char bytes[REPLY_MOST];
};

static char request[4096];
static float times[TIMES_MOST];
static size_t time_n;

static void fail(const char *why)
{
    fprintf(stderr, "load: %s\n", why);
    exit(1);
}

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void ask(struct link *l)
{
    size_t n = strlen(request);

    l->n = l->want = 0;
    l->sent_ms = now_ms();
    if (write(l->fd, request, n) != (ssize_t)n) /* smaller than any socket's buffer */
        fail("a request could not be sent");
}

static void link_open(struct link *l, int epoll, uint16_t port)
{
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = l};
    int one = 1;

    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    l->fd = socket(AF_INET, SOCK_STREAM, 0);
    if (l->fd < 0 || connect(l->fd, (struct sockaddr *)&to, sizeof to) != 0)
        fail(strerror(errno));
    setsockopt(l->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    fcntl(l->fd, F_SETFL, O_NONBLOCK);
    epoll_ctl(epoll, EPOLL_CTL_ADD, l->fd, &event);
    ask(l);
}

/* Length of head and body once the head is in. */
static size_t whole(struct link *l)
{
    char *end, *length;

    l->bytes[l->n] = '\0';
    end = strstr(l->bytes, "\r\n\r\n");
    if (!end)
        return 0;
    if (strncmp(l->bytes, "HTTP/1.1 200", 12) != 0)
        fail(l->bytes);
    length = strcasestr(l->bytes, "\r\nContent-Length:");
    if (!length || length > end)
        fail("a reply without Content-Length");
    return (size_t)(end - l->bytes) + 4 + strtoul(length + 17, NULL, 10);
}

static void hear(struct link *l)
{
    ssize_t some = read(l->fd, l->bytes + l->n, REPLY_MOST - 1 - l->n);

    if (some <= 0) {
        if (some < 0 && errno == EAGAIN)
            return;
        fail("a connection was closed");
    }
    l->n += (size_t)some;
    if (!l->want)
        l->want = whole(l);
    if (!l->want || l->n < l->want)
        return;
    if (time_n < TIMES_MOST)
        times[time_n++] = (float)(now_ms() - l->sent_ms);
    ask(l);
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;

    return (x > y) - (x < y);
}

static void run(struct link *links, int n, uint16_t port, double seconds)
{
    struct epoll_event events[64];
    int epoll = epoll_create1(0);
    double start;

    for (int i = 0; i < n; i++)
        link_open(&links[i], epoll, port);
    start = now_ms();
    while (now_ms() - start < seconds * 1e3) {
        int ready = epoll_wait(epoll, events, 64, 100);

        for (int i = 0; i < ready; i++)
            hear(events[i].data.ptr);
    }
    seconds = (now_ms() - start) / 1e3;
    if (time_n == 0)
        fail("no answer at all");
    qsort(times, time_n, sizeof *times, by_size);
    printf("%zu\t%.0f\t%.2f\t%.2f\n", time_n, (double)time_n / seconds, times[time_n / 2],
           times[time_n * 99 / 100]);
}

int main(int argc, char **argv)
{
    size_t n = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
    double seconds = argc > 4 ? strtod(argv[4], NULL) : 0;
    struct link *links;

    if (argc < 5 || n < 1 || n > CONNECTIONS_MOST || seconds <= 0)
        fail("PORT PATH CONNECTIONS SECONDS [HEADER] are wanted");
    snprintf(request, sizeof request, "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%s\r\n%s%s\r\n", argv[2],
             argv[1], argc > 5 ? argv[5] : "", argc > 5 ? "\r\n" : "");
    links = calloc(n, sizeof *links);
    run(links, (int)n, (uint16_t)strtoul(argv[1], NULL, 10), seconds);
    free(links);
    return 0;
}
