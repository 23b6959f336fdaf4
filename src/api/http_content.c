/* http_content.c - the body of a request as it comes: into memory, or to its sink. */
#include "api/http_part.h"

/* For each HTTP_STEP_BYTES the time that they take at the least speed, but never beyond the
 * whole's: a body that trickles is cut, however much came before. */
static void step_deadline(struct exchange *ex, struct MHD_Connection *connection)
{
    int64_t left_ms = ex->until_ms - http_now_ms();
    int64_t wait_ms = ex->http->options.body_ms + HTTP_STEP_BYTES / HTTP_BYTES_PER_MS;

    if (ex->came < ex->step)
        return;
    ex->step = ex->came + HTTP_STEP_BYTES;
    http_deadline(ex->http, connection, wait_ms < left_ms ? wait_ms : left_ms);
}

void http_content_begin(struct exchange *ex, struct MHD_Connection *connection)
{
    int64_t length = ex->told.length == GATE_CHUNKED ? ex->x.content_limit : ex->told.length;

    if (ex->x.sink.put) {
        ex->until_ms = http_now_ms() + HTTP_BODY_MS;
        step_deadline(ex, connection);
        http_takes(ex->http, connection, true);
    } else {
        http_deadline(ex->http, connection, ex->http->options.body_ms + length / HTTP_BYTES_PER_MS);
    }
}

/* Once it was refused the rest is thrown away: libmicrohttpd sends no reply before all is in. */
static bool sink_put(struct exchange *ex, struct MHD_Connection *connection, struct str piece)
{
    struct http_exchange *x = &ex->x;

    ex->came += (int64_t)piece.n;
    step_deadline(ex, connection);
    if (!x->status && ex->came > x->content_limit)
        http_problem(x, 413, "the body is longer than is taken here");
    if (!x->status && x->sink.put(x->sink.arg, x, piece))
        return true;
    ex->thrown += (int64_t)piece.n;
    return ex->thrown <= HTTP_DRAIN_BYTES;
}

/* A body whose length was told is within its limit; one in chunks is counted as it comes. */
static bool memory_put(struct exchange *ex, struct str piece)
{
    size_t limit = (size_t)ex->x.content_limit;

    if (!ex->content)
        ex->content = ARENA_NEW(&ex->x.arena, struct out);
    ex->too_long = ex->too_long || ex->content->n + piece.n > limit;
    if (ex->too_long && ex->content->n + piece.n > 2 * limit)
        return false; /* whoever sends that much does not listen */
    out_str(ex->content, piece);
    return true;
}

bool http_content_put(struct exchange *ex, struct MHD_Connection *connection, const char *bytes,
                      size_t n)
{
    const struct str piece = {bytes, n};

    return ex->x.sink.put ? sink_put(ex, connection, piece) : memory_put(ex, piece);
}
