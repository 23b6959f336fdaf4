/* public.c - a CSV in which what is not for the public can be left blank. */
#include "work/public.h"

#include <math.h>

struct public_table public_open(struct out *out, struct arena *a, const char *names, bool open)
{
    struct public_table t = {.csv = {.out = out}, .open = open};

    csv_head(&t.csv, open ? arena_text(a, "%s,suppressed", names) : names);
    return t;
}

void public_row_end(struct public_table *t)
{
    if (t->open)
        csv_int(&t->csv, t->suppressed);
    csv_end(&t->csv);
    t->suppressed = false;
}

static void blank(struct public_table *t)
{
    t->suppressed = true;
    csv_none(&t->csv);
}

void public_number(struct public_table *t, double value, bool hidden)
{
    if (t->open && hidden && !isnan(value))
        blank(t);
    else
        csv_share(&t->csv, value);
}

void public_whole(struct public_table *t, int64_t value, bool hidden)
{
    if (t->open && hidden)
        blank(t);
    else
        csv_int(&t->csv, value);
}

void public_str(struct public_table *t, struct str value, bool hidden)
{
    if (t->open && hidden)
        blank(t);
    else
        csv_str(&t->csv, value);
}
