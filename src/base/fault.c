/* fault.c - sentences behind each other. */
#include "base/fault.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/list.h"

void fault_add(struct fault_list *f, const char *format, ...)
{
    char text[1024];
    va_list args;

    f->total++;
    if (f->n >= FAULT_MOST)
        return;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);

    struct str kept = str_copy(f->arena, str_of(text));
    list_push(f, kept);
}

void fault_reset(struct fault_list *f)
{
    list_reset(f);
    f->total = 0;
}
