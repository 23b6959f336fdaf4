/* upload_read.c - long lists, read from the stage by a worker. */
#include "model/unknown.h"
#include "work/audit.h"
#include "work/import.h"
#include "work/stage.h"
#include "work/upload_part.h"

struct reading {
    const struct seal *seal;
    struct stage *stage;
    struct arena a;
    int64_t now_ms;
    struct upload_unread unread;
    struct id id;
    bool held;
    struct upload_seen seen;
    struct upload_hold hold;
    struct str fault;
};

static bool unread_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_upload_unread(st, r->now_ms, &r->a, &r->unread, e);
}

static bool seen_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_upload_get(st, r->id, &r->a, &r->seen, e);
}

/* What a killed run left of it goes. */
static bool claim_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;

    return store_upload_claim(st, r->id, r->now_ms, r->hold.until_ms, &r->held, e)
           && (!r->held
               || (store_upload_get(st, r->id, &r->a, &r->seen, e)
                   && store_upload_empty(st, r->id, e)));
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct reading *r = arg;
    struct upload u = r->seen.upload;
    bool held = false;

    u.file = (struct id){{0}};
    if (!work_audit_begin(st, e)
        || !store_upload_renew(st, &r->seen.upload, r->hold.until_ms, r->hold.until_ms, &held, e))
        return false;
    if (!held)
        return err_set(e, ERR_STATE, "the upload has ended, or another worker reads it");
    if (r->fault.n) {
        u.row_n = u.bad_n = 0;
        u.wiped_ms = upload_now_ms();
        if (!store_upload_empty(st, u.id, e))
            return false;
    }
    return store_upload_read(st, &u, r->fault, e) && work_import_tell(st, &u, upload_now_ms(), e);
}

static bool staged_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    return stage_read_at(arg, offset, to, n, got, e);
}

static bool read_it(struct store *st, struct reading *r, struct stage_read *staged, struct err *e)
{
    struct upload *u = &r->seen.upload;
    const struct subject by = upload_subject(u);
    const struct file_source from = {staged_read, staged, stage_read_size(staged)};
    const struct upload_sent sent = {r->seal, &by, &from};
    struct err fault = {0}, gone = {0};
    struct id file = u->file;

    if (!upload_rows_stage(st, &sent, u, &r->hold, &fault)) {
        if (fault.code != ERR_INPUT)
            return err_pass(e, &fault);
        r->fault = str_of(fault.text);
    }
    if (!store_tx(st, STORE_WRITE, end_in_tx, r, e))
        return false;
    return stage_remove(r->stage, file, &gone) || gone.code == ERR_MISSING || err_pass(e, &gone);
}

/* Of several servers that share a database but no folder, only one has the file. */
static bool read_here(struct store *st, struct reading *r, bool *found, struct err *e)
{
    struct stage_read *staged;
    struct err missing = {0};
    bool good;

    r->hold.until_ms = upload_now_ms() + UPLOAD_LEASE_MS;
    if (!store_tx(st, STORE_READ, seen_in_tx, r, e))
        return false;
    if (!stage_read_open(r->stage, r->seen.upload.file, &staged, &missing))
        return missing.code == ERR_MISSING || err_pass(e, &missing);
    good = store_tx(st, STORE_WRITE, claim_in_tx, r, e);
    *found = good && r->held;
    if (*found)
        good = read_it(st, r, staged, e);
    stage_read_close(staged);
    return good;
}

bool work_upload_read_next(struct store *st, const struct seal *seal, struct stage *stage,
                           bool (*stop)(void *arg), void *arg, bool *found, struct err *e)
{
    struct reading r = {.seal = seal,
                        .stage = stage,
                        .now_ms = upload_now_ms(),
                        .fault = STR(""),
                        .hold = {.stop = stop, .arg = arg}};
    bool good = store_tx(st, STORE_READ, unread_in_tx, &r, e);

    *found = false;
    for (size_t i = 0; good && !*found && i < r.unread.n; i++) {
        r.id = r.unread.items[i];
        good = read_here(st, &r, found, e);
    }
    arena_reset(&r.a);
    return good;
}
