/* desk.c - see desk.h. */
#include "work/desk.h"

#include <inttypes.h>

#include "base/day.h"
#include "store/frame.h"
#include "work/audit.h"
#include "work/event.h"

enum { CHINA_MS = 8 * 3600000, DAY_MS = 86400000 };

int32_t desk_today(int64_t now_ms)
{
    return (int32_t)((now_ms + CHINA_MS) / DAY_MS);
}

int32_t desk_seen_from(const struct frame *frame, int32_t today)
{
    return frame->invented ? month_first_day(frame->to_month + 1) : today;
}

bool desk_seen_day(struct store *st, struct arena *a, int64_t now_ms, int32_t *day, struct err *e)
{
    struct frame frame;

    if (!store_frame_get(st, a, &frame, e))
        return false;
    *day = desk_seen_from(&frame, desk_today(now_ms));
    return true;
}

struct id desk_actor(const struct subject *by)
{
    const struct subject nobody = {0};

    if (by == NULL)
        by = &nobody;
    return id_none(by->account) ? by->token : by->account;
}

struct trying {
    struct arena *arena;
    struct edit_refused *refused;
    store_fn *run;
    void *arg;
};

static bool try_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct trying *t = arg;

    arena_reset(t->arena);
    *t->refused = (struct edit_refused){0};
    return work_audit_begin(st, e) && t->run(st, t->arg, e);
}

bool desk_write(struct store *st, struct arena **arena, struct edit_refused *refused, store_fn *run,
                void *arg, struct err *e)
{
    struct arena a = {0};
    struct trying t = {&a, refused, run, arg};
    bool good;

    /* cppcheck-suppress autoVariables ; taken back below */
    *arena = &a;
    good = store_tx(st, STORE_WRITE, try_in_tx, &t, e);
    arena_reset(&a);
    *arena = NULL;
    return good;
}

bool desk_done(struct store *st, const struct desk_deed *deed, struct err *e)
{
    struct event change = deed->change;
    const struct audit_note note = {.by = deed->by,
                                    .action = deed->action,
                                    .noun = deed->noun,
                                    .object = deed->object,
                                    .place = change.place};

    change.at_ms = deed->now_ms;
    if (!work_audit_append(st, &note, deed->now_ms, e) || !work_event_add(st, &change, e))
        return false;
    if (id_none(deed->other))
        return true;
    change.place = deed->other_place;
    change.organization = deed->other;
    return work_event_add(st, &change, e);
}

bool desk_bad(struct edit_refused *refused, const char *field, struct err *e, const char *what)
{
    refused->field = field;
    return err_set(e, ERR_INPUT, "%s: %s", field, what);
}

bool desk_stale(struct edit_refused *refused, const char *noun, int64_t asked, int64_t present,
                struct err *e)
{
    refused->version = present;
    return err_set(e, ERR_STATE,
                   "the %s was changed since it was read: version %" PRId64 ", not %" PRId64, noun,
                   present, asked);
}

struct str desk_maybe(struct str s)
{
    return s.n ? s : (struct str){0};
}

struct str desk_some(struct str s)
{
    return s.n ? s : STR("");
}

struct str desk_code(const char *head, struct id id, struct arena *a)
{
    char text[ID_TEXT];

    id_text(id, text);
    return str_of(arena_text(a, "%s-%s", head, text + ID_TEXT - 1 - 12));
}
