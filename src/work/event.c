/* event.c - see event.h. */
#include "work/event.h"

struct reading {
    int64_t seq;
    struct arena *arena;
    struct event_rows rows;
};

bool work_event_add(struct store *st, const struct event *event, struct err *e)
{
    return store_event_add(st, event, e);
}

bool work_event_add_all(struct store *st, const struct event *events, size_t n, struct err *e)
{
    return store_event_add_all(st, events, n, e);
}

static bool head_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_event_head(st, arg, e);
}

bool work_event_head(struct store *st, int64_t *seq, struct err *e)
{
    int64_t head;

    if (!store_tx(st, STORE_READ, head_in_tx, &head, e))
        return false;
    *seq = head;
    return true;
}

static bool after_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_event_after(st, r->seq, WORK_EVENTS, r->arena, &r->rows, e);
}

bool work_event_after(struct store *st, int64_t seq, struct arena *a, struct event_rows *rows,
                      struct err *e)
{
    struct reading r = {.seq = seq, .arena = a};

    if (!store_tx(st, STORE_READ, after_in_tx, &r, e))
        return false;
    *rows = r.rows;
    return true;
}
