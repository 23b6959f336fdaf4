/* upload.c - what is seen of uploads, and what becomes of them. One transaction each. */
#include "work/upload.h"

#include "model/unknown.h"
#include "store/job.h"
#include "work/audit.h"
#include "work/import.h"
#include "work/secret.h"
#include "work/upload_part.h"

struct subject upload_subject(const struct upload *u)
{
    return (struct subject){.account = u->owner, .role = u->role, .scope = u->scope};
}

static struct object object_of(const struct upload *u)
{
    return (struct object){.place = {u->scope.place},
                           .organization = {u->scope.organization},
                           .state = OBJECT_NO_STATE};
}

bool upload_get(struct store *st, const struct upload_ask *ask, enum action action, struct arena *a,
                struct upload_seen *seen, struct err *e)
{
    struct object o;

    if (!store_upload_get(st, ask->id, a, seen, e))
        return false;
    o = object_of(&seen->upload);
    return rights_check(ask->by, action, &o, "upload", e);
}

struct deed {
    const struct upload_ask *ask;
    const struct upload_want *want;
    const struct store_page *page;
    struct arena *a;
    bool good_only;
    struct upload_view view;
    struct upload_seen_rows rows;
    struct upload_lines lines;
};

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct upload_view *v = &d->view;
    struct object o;

    if (!upload_get(st, d->ask, ACTION_IMPORT_SEE, d->a, &v->seen, e))
        return false;
    o = object_of(&v->seen.upload);
    v->actions[0] = ACTION_IMPORT_RUN;
    v->action_n = v->seen.upload.wiped_ms == COUNT_UNKNOWN
                  && rights_decide(d->ask->by, ACTION_IMPORT_RUN, &o) == RIGHTS_ALLOWED;
    return store_upload_faults(st, d->ask->id, d->a, &v->faults, e);
}

bool work_upload_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                     struct upload_view *v, struct err *e)
{
    const struct upload_ask ask = {.st = st, .by = by, .id = id};
    struct deed d = {.ask = &ask, .a = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;

    return store_upload_list(st, d->page, d->a, &d->rows, e);
}

bool work_upload_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct upload_seen_rows *rows, struct err *e)
{
    struct deed d = {.page = page, .a = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

/* --- rows --- */

static bool line_open(struct store *st, struct deed *d, enum job_kind kind,
                      const struct upload_row *row, struct upload_line *line, struct err *e)
{
    struct seal_key key;
    bool good;

    *line = (struct upload_line){
        .number = row->number, .column = row->fault_column, .fault = row->fault};
    if (!upload_key(st, d->ask->seal, &key, e))
        return false;
    good = upload_row_open(&key, kind, row, d->a, &line->fields, e);
    seal_key_wipe(&key);
    return good;
}

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct upload_want want = *d->want;
    struct upload_seen seen;
    struct upload_rows rows;

    want.upload = d->ask->id;
    if (!upload_get(st, d->ask, ACTION_IMPORT_SEE, d->a, &seen, e)
        || !store_upload_row_list(st, &want, d->a, &rows, e))
        return false;
    d->lines = (struct upload_lines){seen.upload.kind,
                                     ARENA_ARRAY(d->a, struct upload_line, rows.n), rows.n};
    for (size_t i = 0; i < rows.n; i++) {
        if (!line_open(st, d, seen.upload.kind, &rows.items[i], &d->lines.items[i], e))
            return false;
    }
    return true;
}

bool work_upload_lines(const struct upload_ask *ask, const struct upload_want *want,
                       struct arena *a, struct upload_lines *lines, struct err *e)
{
    struct deed d = {.ask = ask, .want = want, .a = a};

    if (!store_tx(ask->st, STORE_READ, lines_in_tx, &d, e))
        return false;
    *lines = d.lines;
    return true;
}

/* --- commit and cancel --- */

static bool open_check(const struct upload_seen *seen, struct err *e)
{
    return seen->state == UPLOAD_OPEN
           || err_set(e, ERR_STATE, "the upload is '%s'; this is done with an open one",
                      upload_state_names[seen->state]);
}

static bool good_check(const struct upload *u, bool good_only, struct err *e)
{
    if (u->bad_n && !good_only)
        return err_set(e, ERR_STATE, "%lld rows have a fault", (long long)u->bad_n);
    return u->bad_n < u->row_n || err_set(e, ERR_STATE, "no row is good");
}

static bool job_make(struct store *st, const struct deed *d, struct upload *u, struct err *e)
{
    struct job job = {.id = id_new(),
                      .kind = u->kind,
                      .owner = u->owner,
                      .source = u->source,
                      .batch = u->batch,
                      .digest = upload_digest(u, d->a),
                      .reason = STR(""),
                      .made_ms = d->ask->now_ms,
                      .ended_ms = COUNT_UNKNOWN};
    struct job other;
    bool found;

    if (!store_job_open(st, &job, d->a, &other, &found, e))
        return false;
    if (found)
        return err_set(e, ERR_STATE, "the same list of this source is being imported already");
    u->job = job.id;
    return store_job_add(st, &job, e) && store_upload_keep(st, u, e);
}

static bool commit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct upload_seen seen;

    return work_audit_begin(st, e) && upload_get(st, d->ask, ACTION_IMPORT_RUN, d->a, &seen, e)
           && open_check(&seen, e) && good_check(&seen.upload, d->good_only, e)
           && job_make(st, d, &seen.upload, e)
           && work_import_tell(st, &seen.upload, d->ask->now_ms, e);
}

bool work_upload_commit(const struct upload_ask *ask, bool good_only, struct err *e)
{
    struct arena a = {0};
    struct deed d = {.ask = ask, .good_only = good_only, .a = &a};
    bool good = store_tx(ask->st, STORE_WRITE, commit_in_tx, &d, e);

    arena_reset(&a);
    return good;
}

static bool end(struct store *st, const struct deed *d, struct upload_seen *seen, struct err *e)
{
    bool cancelled = false;

    if (seen->state == UPLOAD_OPEN || seen->state == UPLOAD_READING) {
        seen->upload.wiped_ms = d->ask->now_ms;
        seen->upload.file = (struct id){{0}}; /* whoever reads it ends at the next rows */
        return store_upload_empty(st, d->ask->id, e) && store_upload_keep(st, &seen->upload, e);
    }
    if (!id_none(seen->upload.job)
        && !store_job_cancel(st, seen->upload.job, d->ask->now_ms, &cancelled, e))
        return false;
    return cancelled
           || err_set(e, ERR_STATE, "the upload is '%s'", upload_state_names[seen->state]);
}

static bool cancel_in_tx(struct store *st, void *arg, struct err *e)
{
    struct deed *d = arg;
    struct upload_seen seen;

    return work_audit_begin(st, e) && upload_get(st, d->ask, ACTION_IMPORT_RUN, d->a, &seen, e)
           && end(st, d, &seen, e) && work_import_tell(st, &seen.upload, d->ask->now_ms, e);
}

bool work_upload_cancel(const struct upload_ask *ask, struct err *e)
{
    struct arena a = {0};
    struct deed d = {.ask = ask, .a = &a};
    bool good = store_tx(ask->st, STORE_WRITE, cancel_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
