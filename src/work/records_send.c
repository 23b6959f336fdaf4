/* records_send.c - see records_send.h. */
#include "work/records_send.h"

#include "base/day.h"
#include "engine/map.h"
#include "model/unknown.h"
#include "work/file.h"
#include "work/job.h"
#include "work/map_shipped.h"
#include "work/records.h"

struct deed {
    struct stage *stage;
    const struct subject *by;
    const struct records_new *want;
    const struct store_page *page;
    struct id id;
    int64_t now_ms;
    struct arena *a;
    struct stage_file file;
    struct str source;
    struct records_view view;
    struct delivery_rows rows;
    bool found;
};

/* --- sending --- */

static bool map_source_of(struct str name, struct arena *a, struct str *source, struct err *e)
{
    const struct map *map;
    struct str bytes;

    if (!map_shipped(str_c(a, name), &bytes))
        return err_set(e, ERR_INPUT, "%.60s: no map of this name ships", str_c(a, name));
    if (!map_read("map", bytes, a, &map, e))
        return false;
    *source = str_of(map_source(map));
    return true;
}

static bool send_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    const struct records_new *n = d->want;
    struct str digest = str_of(arena_text(d->a, "%s", d->file.sha256));
    struct job other, job = {.id = id_new(),
                             .kind = JOB_RECORDS,
                             .owner = d->by->account,
                             .source = n->source.n ? n->source : d->source,
                             .batch = n->batch.n ? n->batch : digest,
                             .digest = digest,
                             .reason = STR(""),
                             .made_ms = d->now_ms,
                             .ended_ms = COUNT_UNKNOWN};
    struct delivery delivery = {.id = d->id,
                                .job = job.id,
                                .file = n->file,
                                .source = job.source,
                                .batch = job.batch,
                                .replaces = n->replaces.n ? n->replaces : STR(""),
                                .map = n->map,
                                .scheme = STR(""),
                                .state = DELIVERY_SENT,
                                .owner = d->by->account,
                                .role = d->by->role,
                                .scope = d->by->scope,
                                .made_ms = d->now_ms,
                                .current_ms = COUNT_UNKNOWN,
                                .retired_ms = COUNT_UNKNOWN};
    bool found;

    if (!store_job_open(st, &job, d->a, &other, &found, e))
        return false;
    if (found)
        return err_set(e, ERR_STATE, "the same file is being imported as this batch already");
    if (!delivery.scope.place.at)
        delivery.scope.place = STR("");
    return store_job_add(st, &job, e) && store_delivery_add(st, &delivery, e);
}

bool work_records_send(struct store *st, struct stage *stage, const struct subject *by,
                       const struct records_new *n, struct id *delivery, struct err *e)
{
    struct arena a = {0};
    struct deed d = {.by = by, .want = n, .id = id_new(), .now_ms = job_now_ms(), .a = &a};
    bool good;

    if (!stage)
        return err_set(e, ERR_STATE, "this server takes no files");
    good = map_source_of(n->map, &a, &d.source, e) && stage_get(stage, n->file, &a, &d.file, e)
           && stage_may(&d.file, by, ACTION_IMPORT_RUN, e)
           && store_tx(st, STORE_WRITE, send_in_tx, &d, e);
    if (good)
        *delivery = d.id;
    arena_reset(&a);
    return good;
}

/* --- seeing --- */

static bool get(struct store *st, struct deed *d, enum action action, struct object *o,
                struct err *e)
{
    struct delivery *v = &d->view.delivery;

    if (!store_delivery_get(st, d->id, d->a, v, e))
        return false;
    *o = (struct object){.place = {v->scope.place},
                         .organization = {v->scope.organization},
                         .state = OBJECT_NO_STATE};
    return rights_check(d->by, action, o, "delivery", e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct records_view *v = &d->view;
    struct object o;

    if (!get(st, d, ACTION_IMPORT_SEE, &o, e))
        return false;
    v->actions[0] = ACTION_IMPORT_RUN;
    v->action_n = v->delivery.state <= DELIVERY_WRITING
                  && rights_decide(d->by, ACTION_IMPORT_RUN, &o) == RIGHTS_ALLOWED;
    return (id_none(v->delivery.job) || store_job_get(st, v->delivery.job, d->a, &v->job, e))
           && store_delivery_parts(st, d->id, d->a, &v->parts, e)
           && store_delivery_quality(st, d->id, d->a, &v->counts, e);
}

bool work_records_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                      struct records_view *v, struct err *e)
{
    struct deed d = {.by = by, .id = id, .a = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;

    return store_delivery_list(st, d->page, d->a, &d->rows, e);
}

bool work_records_list(struct store *st, const struct store_page *page, struct arena *a,
                       struct delivery_rows *rows, struct err *e)
{
    struct deed d = {.page = page, .a = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

static bool cancel_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct delivery *v = &d->view.delivery;
    struct object o;
    bool cancelled = false;

    if (!get(st, d, ACTION_IMPORT_RUN, &o, e))
        return false;
    if ((v->state == DELIVERY_SENT || v->state == DELIVERY_WRITING) && !id_none(v->job)
        && !store_job_cancel(st, v->job, d->now_ms, &cancelled, e))
        return false;
    if (!cancelled)
        return err_set(e, ERR_STATE, "the delivery is '%s'", delivery_state_names[v->state]);
    v->state = DELIVERY_DROPPED;
    return store_delivery_keep(st, v, e);
}

bool work_records_cancel(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                         struct err *e)
{
    struct arena a = {0};
    struct deed d = {.by = by, .id = id, .now_ms = now_ms, .a = &a};
    bool good = store_tx(st, STORE_WRITE, cancel_in_tx, &d, e);

    arena_reset(&a);
    return good;
}

/* --- the worker's turn --- */

static bool next_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;

    return store_delivery_next(st, d->now_ms, d->a, &d->view.delivery, &d->found, e);
}

static bool staged_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    return stage_read_at(arg, offset, to, n, got, e);
}

static bool read_it(struct store *st, struct stage *stage, const struct delivery *d,
                    struct stage_read *staged, const struct records_request *like, struct err *e)
{
    const struct subject by = {.account = d->owner, .role = d->role, .scope = d->scope};
    const struct file_source from = {staged_read, staged, stage_read_size(staged)};
    const char *files[] = {"records"};
    struct records_request r = *like;
    struct records_result result;

    r.files = files;
    r.file_n = 1;
    r.from = &from;
    r.source = d->source;
    r.batch = d->batch;
    r.replaces = d->replaces;
    r.by = &by;
    r.owner = d->owner;
    return work_records(st, &r, &result, e) && stage_remove(stage, d->file, e);
}

static bool next_run(struct store *st, struct stage *stage, struct deed *d, bool (*stop)(void *arg),
                     void *arg, struct err *e)
{
    const struct delivery *v = &d->view.delivery;
    struct records_request r = {
        .map = str_c(d->a, v->map), .not_after_day = day_today(), .stop = stop, .stop_arg = arg};
    struct stage_read *staged = NULL;
    bool good;

    if (!stage_get(stage, v->file, d->a, &d->file, e))
        err_set((err_reset(e), e), ERR_STATE, "the file was kept for 24 hours");
    r.digest = str_of(d->file.sha256);
    good = e->code == ERR_NONE && stage_read_open(stage, v->file, &staged, e)
           && read_it(st, stage, v, staged, &r, e);
    stage_read_close(staged);
    return good;
}

bool work_records_next(struct store *st, struct stage *stage, bool (*stop)(void *arg), void *arg,
                       bool *found, struct err *e)
{
    struct arena a = {0};
    struct deed d = {.now_ms = job_now_ms(), .a = &a};
    bool good = store_tx(st, STORE_READ, next_in_tx, &d, e);

    *found = good && d.found;
    if (*found)
        good =
            next_run(st, stage, &d, stop, arg, e) || e->code == ERR_STATE || e->code == ERR_INPUT;
    arena_reset(&a);
    return good;
}
