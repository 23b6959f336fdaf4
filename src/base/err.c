/* err.c - see err.h. */
#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

static const struct {
    int exit_status;
    int http_status;
} TABLE[ERR_N] = {
    [ERR_NONE] = {0, 200},  [ERR_USAGE] = {1, 400},      [ERR_IO] = {1, 503},
    [ERR_INPUT] = {2, 422}, [ERR_IMPOSSIBLE] = {3, 409}, [ERR_UNPROVED] = {4, 504},
    [ERR_CHECK] = {5, 500}, [ERR_MISSING] = {2, 404},    [ERR_RIGHT] = {2, 403},
    [ERR_STATE] = {2, 409},
};

bool err_set_at(struct err *e, enum err_code code, const char *file, int line, const char *format,
                ...)
{
    va_list args;

    if (e->code != ERR_NONE)
        return false;
    e->code = code;
    e->file = file;
    e->line = line;
    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    return false;
}

void err_reset(struct err *e)
{
    e->code = ERR_NONE;
    e->file = NULL;
    e->line = 0;
    e->text[0] = '\0';
}

int err_exit_status(enum err_code code)
{
    return TABLE[code].exit_status;
}

int err_http_status(enum err_code code)
{
    return TABLE[code].http_status;
}
