/* http_stream.c - replies without an end, see http.h.
 *
 * While nothing waits to be taken the connection is suspended: libmicrohttpd forgets it, and it
 * costs its memory alone. A put resumes it. All of this is under the server's stream_lock, so that
 * a connection is resumed only while it is suspended and alive. libmicrohttpd must not be stopped
 * with suspended connections: http_streams_end resumes all, and none is suspended afterwards. */
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include "api/http_part.h"

struct http_stream {
    struct http *http;
    struct MHD_Connection *connection; /* NULL before and after its reply */
    struct out bytes;
    size_t taken; /* of them */
    bool suspended, ended, lean;
    const char *line; /* in the connection's read buffer, at its head */
    http_gone *gone;
    void *arg;
    struct http_stream *next, **at; /* among those of the server */
};

struct http_stream *http_stream_open(struct http_exchange *x, http_gone *gone, void *arg)
{
    struct exchange *ex = (struct exchange *)x;
    struct http_stream *s = ARENA_NEW(&x->arena, struct http_stream);
    struct http *http = ex->http;

    *s = (struct http_stream){.http = http, .line = ex->line, .gone = gone, .arg = arg};
    pthread_mutex_lock(&http->stream_lock);
    s->ended = http->streams_ended;
    s->at = &http->streams;
    s->next = http->streams;
    if (s->next)
        s->next->at = &s->next;
    http->streams = s;
    pthread_mutex_unlock(&http->stream_lock);
    x->stream = s;
    return s;
}

/* Under the lock. */
static void wake(struct http_stream *s)
{
    if (s->suspended) {
        s->suspended = false;
        MHD_resume_connection(s->connection);
    }
}

bool http_stream_put(struct http_stream *s, struct str bytes)
{
    bool good;

    pthread_mutex_lock(&s->http->stream_lock);
    good = !s->ended && s->bytes.n - s->taken + bytes.n <= HTTP_STREAM_BYTES;
    if (good) {
        out_str(&s->bytes, bytes);
        wake(s);
    }
    pthread_mutex_unlock(&s->http->stream_lock);
    return good;
}

void http_stream_end(struct http_stream *s)
{
    pthread_mutex_lock(&s->http->stream_lock);
    s->ended = true;
    wake(s);
    pthread_mutex_unlock(&s->http->stream_lock);
}

static bool is_zero(const char *page, size_t n)
{
    return page[0] == 0 && !memcmp(page, page + 1, n - 1);
}

/* libmicrohttpd gives a connection half of its buffers to read into, and fills with zeros what the
 * head did not take: 96 kB that nobody needs, for as long as the stream lasts. Such pages are given
 * back: read again they are zero, as they were. By the connection's own thread, which alone touches
 * them. */
static void pages_give_back(const struct http_stream *s)
{
    size_t size = (size_t)sysconf(_SC_PAGESIZE);
    uintptr_t from = ((uintptr_t)s->line + size - 1) / size * size;
    uintptr_t until = ((uintptr_t)s->line + HTTP_POOL_BYTES / 2) / size * size;

    for (uintptr_t page = from; page + size <= until; page += size) {
        if (is_zero((const char *)page, size))
            madvise((void *)page, size, MADV_DONTNEED); /* where it cannot, it stays */
    }
}

/* What the connection is to send now; libmicrohttpd asks when all before it is sent. */
static ssize_t take(void *arg, uint64_t position, char *to, size_t max)
{
    struct http_stream *s = arg;
    size_t n;
    bool ended;

    (void)position;
    pthread_mutex_lock(&s->http->stream_lock);
    n = s->bytes.n - s->taken;
    n = n < max ? n : max;
    if (n) {
        memcpy(to, s->bytes.items + s->taken, n);
        s->taken += n;
    }
    if (s->taken == s->bytes.n) {
        out_reset(&s->bytes); /* nothing is held while it waits */
        s->taken = 0;
    }
    ended = s->ended;
    if (!n && !ended) {
        if (!s->lean)
            pages_give_back(s);
        s->lean = true;
        s->suspended = true;
        MHD_suspend_connection(s->connection);
    }
    pthread_mutex_unlock(&s->http->stream_lock);
    http_deadline(s->http, s->connection, HTTP_STREAM_MS);
    return n || !ended ? (ssize_t)n : MHD_CONTENT_READER_END_OF_STREAM;
}

struct MHD_Response *http_stream_reply(struct exchange *ex, struct MHD_Connection *connection)
{
    enum { BLOCK = 512 }; /* held as long as the stream lasts */
    struct http_stream *s = ex->x.stream;

    s->connection = connection;
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, take, s, NULL);
}

/* A piece from the source; the client has as long for each as for one of a stream. */
static ssize_t source_take(void *arg, uint64_t position, char *to, size_t max)
{
    struct exchange *ex = arg;
    ssize_t n = ex->x.source.take(ex->x.source.arg, to, max);

    (void)position;
    http_deadline(ex->http, ex->connection, HTTP_STREAM_MS);
    if (n > 0) {
        ex->x.sent_n += (size_t)n;
        return n;
    }
    return n == 0 ? MHD_CONTENT_READER_END_OF_STREAM : MHD_CONTENT_READER_END_WITH_ERROR;
}

struct MHD_Response *http_source_reply(struct exchange *ex, struct MHD_Connection *connection)
{
    enum { BLOCK = 64 * 1024 };

    ex->connection = connection;
    return MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, BLOCK, source_take, ex, NULL);
}

void http_stream_gone(struct exchange *ex)
{
    struct http_stream *s = ex->x.stream;
    struct http *http = ex->http;

    pthread_mutex_lock(&http->stream_lock);
    s->ended = true;
    s->suspended = false;
    *s->at = s->next;
    if (s->next)
        s->next->at = s->at;
    pthread_mutex_unlock(&http->stream_lock);
    s->gone(s->arg, s);
    out_reset(&s->bytes);
    ex->x.stream = NULL;
}

static bool any(struct http *http)
{
    bool there;

    pthread_mutex_lock(&http->stream_lock);
    there = http->streams != NULL;
    pthread_mutex_unlock(&http->stream_lock);
    return there;
}

void http_streams_end(struct http *http, int wait_ms)
{
    const struct timespec step = {.tv_nsec = 10 * 1000000L};
    int64_t until = http_now_ms() + wait_ms;

    pthread_mutex_lock(&http->stream_lock);
    http->streams_ended = true;
    for (struct http_stream *s = http->streams; s; s = s->next) {
        s->ended = true;
        wake(s);
    }
    pthread_mutex_unlock(&http->stream_lock);
    while (any(http) && http_now_ms() < until)
        nanosleep(&step, NULL);
}
