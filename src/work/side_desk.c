/* side_desk.c - see side_desk.h. */
#include "work/side_desk.h"

#include <string.h>

#include "engine/side.h"
#include "store/frame.h"
#include "work/audit.h"

struct deed {
    const struct subject *by;
    const struct side_new *n;
    struct arena *a;
    struct str bytes;
    struct side_view view;
};

/* What is done to it holds for everybody. */
static struct object whole(const struct frame *frame)
{
    return (struct object){.place = {frame->region_code}, .state = OBJECT_NO_STATE};
}

/* --- seeing --- */

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct frame frame;
    struct object o;

    if (!store_frame_get(st, d->a, &frame, e))
        return false;
    o = whole(&frame);
    d->view.may_put = rights_decide(d->by, ACTION_IMPORT_TABLE, &o) == RIGHTS_ALLOWED;
    for (int i = 0; i < RECORDS_SIDES; i++) {
        d->view.rows[i].name = records_side_names[i];
        if (!store_side_lines(st, records_side_names[i], &d->view.rows[i].lines, e))
            return false;
    }
    return true;
}

bool work_side_list(struct store *st, const struct subject *by, struct arena *a,
                    struct side_view *v, struct err *e)
{
    struct deed d = {.by = by, .a = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

/* --- putting --- */

#define READ(type, reader)                         \
    {                                              \
        struct type table = {0};                   \
                                                   \
        good = reader(name, bytes, a, &table, e);  \
        *warning = good ? table.warning : STR(""); \
        break;                                     \
    }

static bool table_check(enum records_side side, struct str bytes, struct arena *a,
                        struct str *warning, struct err *e)
{
    const char *name = arena_text(a, "%s.csv", records_side_names[side]);
    bool good = false;

    if (!utf8_valid(bytes) || (bytes.n > 0 && memchr(bytes.at, 0, bytes.n)))
        return err_set(e, ERR_INPUT, "%s: a side table is text in UTF-8", name);
    switch (side) {
    case SIDE_INSTITUTIONS:
        READ(side_institutions, side_institutions_read)
    case SIDE_COUNTIES:
        READ(side_counties, side_counties_read)
    case SIDE_TOWNS:
        READ(side_towns, side_towns_read)
    case SIDE_DRG:
        READ(side_drgs, side_drgs_read)
    case SIDE_PROCEDURES:
        READ(side_procedures, side_procedures_read)
    case SIDE_DEPARTMENTS:
        READ(side_departments, side_departments_read)
    case SIDE_POPULATION:
        READ(side_populations, side_populations_read)
    case SIDE_SPECIALISTS:
        READ(side_specialists, side_specialists_read)
    case SIDE_REFER:
        READ(side_refers, side_refers_read)
    }
    return good;
}

static bool staged_take(struct stage *stage, const struct stage_file *file, struct arena *a,
                        struct str *bytes, struct err *e)
{
    struct stage_read *r = NULL;
    char *to;
    size_t got = 0, n = 0;
    bool good;

    if (file->size > SIDE_BYTES_MOST)
        return err_set(e, ERR_INPUT, "a side table has at most %lld bytes",
                       (long long)SIDE_BYTES_MOST);
    to = arena_alloc(a, (size_t)file->size + 1);
    good = stage_read_open(stage, file->id, &r, e);
    do {
        good = good && stage_read_at(r, (int64_t)n, to + n, (size_t)file->size - n, &got, e);
        n += good ? got : 0;
    } while (good && got > 0 && n < (size_t)file->size);
    stage_read_close(r);
    *bytes = (struct str){to, n};
    return good;
}

static bool may_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct frame frame;
    struct object o;

    if (!store_frame_get(st, d->a, &frame, e))
        return false;
    o = whole(&frame);
    return rights_check(d->by, ACTION_IMPORT_TABLE, &o, "side table", e);
}

static bool put_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    const char *name = records_side_names[d->n->side];
    struct frame frame;
    struct audit_note note = {.by = d->by, .action = "side.put", .noun = "side", .reason = name};

    if (!work_audit_begin(st, e) || !store_frame_get(st, d->a, &frame, e))
        return false;
    note.place = frame.region_code;
    return store_side_put(st, name, d->bytes, e) && work_audit_append(st, &note, d->n->now_ms, e);
}

bool work_side_put(struct store *st, struct stage *stage, const struct subject *by,
                   const struct side_new *n, struct arena *a, struct str *warning, struct err *e)
{
    struct deed d = {.by = by, .n = n, .a = a};
    struct stage_file file;

    if (!stage)
        return err_set(e, ERR_STATE, "this server takes no files");
    return store_tx(st, STORE_READ, may_in_tx, &d, e) && stage_get(stage, n->file, a, &file, e)
           && stage_may(&file, by, ACTION_IMPORT_RUN, e)
           && staged_take(stage, &file, a, &d.bytes, e)
           && table_check(n->side, d.bytes, a, warning, e)
           && store_tx(st, STORE_WRITE, put_in_tx, &d, e) && stage_remove(stage, n->file, e);
}
