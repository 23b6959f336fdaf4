/* err.c - see err.h. */
#include "base/err.h"

#include <stdio.h>
#include <string.h>

#include "base/translate.h"

static const struct {
    int exit_status;
    int http_status;
} TABLE[ERR_N] = {
    [ERR_NONE] = {0, 200},  [ERR_USAGE] = {1, 400},      [ERR_IO] = {1, 503},
    [ERR_INPUT] = {2, 422}, [ERR_IMPOSSIBLE] = {3, 409}, [ERR_UNPROVED] = {4, 504},
    [ERR_CHECK] = {5, 500}, [ERR_MISSING] = {2, 404},    [ERR_RIGHT] = {2, 403},
    [ERR_STATE] = {2, 409},
};

bool err_set_list(struct err *e, enum err_code code, const char *file, int line, const char *format,
                  va_list args)
{
    va_list again;

    if (e->code != ERR_NONE)
        return false;
    e->code = code;
    e->file = file;
    e->line = line;
    va_copy(again, args);
    translate_format(e->local, sizeof e->local, format, again);
    va_end(again);
    vsnprintf(e->text, sizeof e->text, format, args);
    return false;
}

bool err_set_at(struct err *e, enum err_code code, const char *file, int line, const char *format,
                ...)
{
    va_list args;

    va_start(args, format);
    err_set_list(e, code, file, line, format, args);
    va_end(args);
    return false;
}

bool err_pass(struct err *e, const struct err *own)
{
    if (e->code == ERR_NONE)
        *e = *own;
    return false;
}

/* Puts `own` behind the words in `text`. */
static void text_join(char *text, size_t size, const char *own)
{
    size_t n = strlen(text);

    snprintf(text + n, size - n, "%s", own);
}

bool err_within_at(struct err *e, const struct err *own, const char *file, int line,
                   const char *format, ...)
{
    va_list args;

    if (e->code != ERR_NONE)
        return false;
    va_start(args, format);
    err_set_list(e, own->code, file, line, format, args);
    va_end(args);
    if (!own->local[0])
        e->local[0] = '\0';
    else if (!e->local[0])
        memcpy(e->local, e->text, sizeof e->local);
    if (own->local[0])
        text_join(e->local, sizeof e->local, own->local);
    text_join(e->text, sizeof e->text, own->text);
    return false;
}

const char *err_local(const struct err *e)
{
    return e->local[0] ? e->local : e->text;
}

void err_reset(struct err *e)
{
    e->code = ERR_NONE;
    e->file = NULL;
    e->line = 0;
    e->text[0] = '\0';
    e->local[0] = '\0';
}

int err_exit_status(enum err_code code)
{
    return TABLE[code].exit_status;
}

int err_http_status(enum err_code code)
{
    return TABLE[code].http_status;
}
