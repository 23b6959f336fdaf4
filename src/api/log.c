/* log.c - see log.h. A line is put together first and written at once, so that those of two threads
 * do not mix. */
#include "api/log.h"

#include <stdio.h>
#include <time.h>

#include "api/field.h"
#include "base/json.h"

int64_t log_now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_REALTIME, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void text_put(struct json_writer *w, const char *key, const char *text)
{
    json_key(w, key);
    json_text(w, text);
}

static void line_end(struct json_writer *w)
{
    json_end(w);
    out_char(w->out, '\n');
}

static void line_put(struct out *line)
{
    fwrite(line->items, 1, line->n, stderr);
    out_reset(line);
}

void log_request_write(struct out *out, const struct log_request *r)
{
    struct json_writer w = {.out = out};

    json_open_object(&w);
    field_ms(&w, "time", r->unix_ms);
    text_put(&w, "method", r->method);
    text_put(&w, "route", r->route);
    json_key(&w, "status");
    json_int(&w, r->status);
    json_key(&w, "micros");
    json_int(&w, r->micros);
    json_key(&w, "bytes");
    json_int(&w, (int64_t)r->bytes);
    line_end(&w);
}

void log_request(const struct log_request *r)
{
    struct out line = {0};

    log_request_write(&line, r);
    line_put(&line);
}

void log_fault(const char *route, const struct err *e)
{
    struct out line = {0};
    struct json_writer w = {.out = &line};

    json_open_object(&w);
    field_ms(&w, "time", log_now_ms());
    text_put(&w, "level", "error");
    text_put(&w, "route", route);
    text_put(&w, "reason", e->text);
    line_end(&w);
    line_put(&line);
}
