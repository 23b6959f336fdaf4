/* records.c - the job from files to what counts. */
#include "work/records.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/unknown.h"
#include "work/audit.h"
#include "work/records_part.h"
#include "work/secret.h"

enum { TOLD_MS = 500 };

const char *const records_side_names[RECORDS_SIDES + 1] = {
    "institutions", "counties",   "towns",       "drg",   "procedures",
    "departments",  "population", "specialists", "refer", NULL};

bool records_file(const char *folder, const char *name, struct str bytes, struct err *e)
{
    char path[4096];
    FILE *file;
    bool good;

    snprintf(path, sizeof path, "%s/%s", folder, name);
    file = fopen(path, "we");
    good = file && fwrite(bytes.at, 1, bytes.n, file) == bytes.n;
    if (file && fclose(file) != 0)
        good = false;
    return good || err_set(e, ERR_IO, "%.400s: cannot be written", path);
}

/* --- what is asked for --- */

static bool digest_make(struct records *r, struct err *e)
{
    struct out all = {0};
    char hash[SECRET_HASH];
    bool good = true;

    if (r->request->digest.n) {
        r->job.digest = r->request->digest;
        return true;
    }
    for (int i = 0; good && i < r->request->file_n; i++) {
        struct file_view v = {0};

        good = file_view_open(&v, r->request->files[i], e);
        if (good)
            secret_hash(v.bytes, hash);
        if (good)
            out_str(&all, str_of(hash));
        file_view_close(&v);
    }
    secret_hash((struct str){all.items, all.n}, hash);
    out_reset(&all);
    r->job.digest = str_of(arena_text(&r->arena, "%s", hash));
    return good;
}

static bool source_find(struct records *r, struct err *e)
{
    const struct ingest_request ask = {.map = r->request->map};
    struct ingest_tables t;

    if (!ingest_tables_read(&ask, &r->arena, &t, e))
        return false;
    r->job.source = r->request->source.n ? r->request->source : str_of(map_source(t.map));
    r->job.batch = r->request->batch.n ? r->request->batch : r->job.digest;
    return true;
}

static bool made(void *arg, struct store *st, const struct job *job, struct err *e)
{
    struct records *r = arg;
    const struct subject *by = r->request->by;
    struct delivery d = {.id = id_new(),
                         .job = job->id,
                         .source = job->source,
                         .batch = job->batch,
                         .replaces = r->request->replaces,
                         .map = str_of(r->request->map),
                         .state = DELIVERY_SENT,
                         .owner = job->owner,
                         .role = by ? by->role : ROLE_OFFICER,
                         .scope = by ? by->scope : (struct scope){.kind = SCOPE_REGION},
                         .made_ms = job->made_ms,
                         .current_ms = COUNT_UNKNOWN,
                         .retired_ms = COUNT_UNKNOWN};

    return store_delivery_add(st, &d, e);
}

/* --- the store's side tables, or new ones --- */

static bool side_in_tx(struct store *st, void *arg, struct err *e)
{
    struct records *r = arg;

    for (int i = 0; i < RECORDS_SIDES; i++) {
        const char *name = arena_text(&r->arena, "%s.csv", records_side_names[i]);
        struct str bytes;
        bool found = true;

        if (r->request->side[i]
            && (!file_read(r->request->side[i], &r->arena, &bytes, e)
                || !store_side_put(st, records_side_names[i], bytes, e)))
            return false;
        if (!store_side_get(st, records_side_names[i], &r->arena, &bytes, &found, e))
            return false;
        if (found && !records_file(r->folder, name, bytes, e))
            return false;
        r->side[i] = found ? arena_text(&r->arena, "%s/%s", r->folder, name) : NULL;
    }
    return true;
}

/* --- cells that a run left behind --- */

static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    struct records *r = arg;

    return store_delivery_keep(st, &r->delivery, e);
}

static bool sweep_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_delivery_sweep(st, arg, e);
}

static bool sweep(struct store *st, struct err *e)
{
    bool more = true;

    while (more) {
        if (!store_tx(st, STORE_WRITE, sweep_in_tx, &more, e))
            return false;
    }
    return true;
}

static bool state_set(struct records *r, enum delivery_state state, struct err *e)
{
    r->delivery.state = state;
    return store_tx(r->st, STORE_WRITE, keep_in_tx, r, e);
}

/* --- reading --- */

static bool watch(void *arg, int64_t read, int64_t rejected)
{
    struct records *r = arg;
    int64_t now = job_now_ms();

    if (r->request->stop && r->request->stop(r->request->stop_arg))
        return err_set(&r->lost, ERR_STATE, "the run was stopped; the job begins again later");
    if (now - r->told_ms < TOLD_MS)
        return true;
    r->told_ms = now;
    r->job.checkpoint = read;
    r->job.refused = rejected;
    return job_renew(r->st, &r->job, &r->lost);
}

static bool records_read(struct records *r, struct err *e)
{
    const struct ingest_request ask = {.map = r->request->map,
                                       .institutions = r->side[SIDE_INSTITUTIONS],
                                       .counties = r->side[SIDE_COUNTIES],
                                       .towns = r->side[SIDE_TOWNS],
                                       .drg = r->side[SIDE_DRG],
                                       .procedures = r->side[SIDE_PROCEDURES],
                                       .departments = r->side[SIDE_DEPARTMENTS],
                                       .not_after_day = r->request->not_after_day,
                                       .out = arena_text(&r->arena, "%s/cube", r->folder),
                                       .force = true,
                                       .files = r->request->files,
                                       .file_n = r->request->file_n,
                                       .source = r->request->from,
                                       .threads = r->request->threads,
                                       .watch = watch,
                                       .watch_arg = r,
                                       .quality = &r->quality};

    if (!work_ingest(&ask, NULL, e)) {
        if (r->lost.code != ERR_NONE)
            *e = r->lost;
        return false;
    }
    if (!records_sums_read(r, e))
        return false;
    r->delivery.scheme = r->summary.scheme;
    r->delivery.read_n = r->summary.read;
    r->delivery.accepted = r->summary.accepted;
    r->delivery.rejected = r->summary.rejected;
    r->delivery.resolved = r->summary.accepted - r->summary.resolver[PLACE_STEPS - 1];
    r->job.row_n = r->job.checkpoint = r->summary.read;
    r->job.refused = r->summary.rejected;
    return job_renew(r->st, &r->job, e);
}

/* --- what counts --- */

static bool clash_check(struct store *st, struct records *r, struct records_result *result,
                        struct err *e)
{
    struct delivery_clashes c;

    if (!store_delivery_clashes(st, &r->delivery, &r->arena, &c, e))
        return false;
    for (size_t i = 0; i < c.n; i++) {
        const struct delivery_clash *k = &c.items[i];

        if (!str_eq(k->source, r->delivery.source))
            return err_set(e, ERR_STATE,
                           "%.60s %.*s is counted already from the source %.60s (batch %.60s, %lld "
                           "cases): the same stays would count twice",
                           str_c(&r->arena, k->organization), STR_ARG(k->month),
                           str_c(&r->arena, k->source), str_c(&r->arena, k->batch),
                           (long long)k->other);
    }
    result->both_n = (int64_t)c.n;
    return true;
}

static bool retire(struct store *st, struct records *r, struct str batch, bool wanted,
                   struct err *e)
{
    struct delivery old;
    bool found;

    if (!store_delivery_current(st, r->delivery.source, batch, &r->arena, &old, &found, e))
        return false;
    if (!found)
        return !wanted
               || err_set(e, ERR_STATE, "no batch %.60s of the source %.60s counts",
                          str_c(&r->arena, batch), str_c(&r->arena, r->delivery.source));
    old.state = DELIVERY_RETIRED;
    old.retired_ms = job_now_ms();
    return store_delivery_keep(st, &old, e);
}

struct turning {
    struct records *r;
    struct records_result *result;
};

static bool turn_in_tx(struct store *st, void *arg, struct err *e)
{
    struct turning *t = arg;
    struct records *r = t->r;
    struct delivery d = r->delivery;
    struct audit_note note = {.by = r->request->by,
                              .action = "import.run",
                              .noun = "delivery",
                              .object = d.id,
                              .place = d.scope.place.at ? d.scope.place : STR("")};

    d.state = DELIVERY_CURRENT;
    d.current_ms = job_now_ms();
    r->job.written = d.accepted;
    if (!work_audit_begin(st, e) || !clash_check(st, r, t->result, e)
        || !retire(st, r, d.batch, false, e)
        || (d.replaces.n && !str_eq(d.replaces, d.batch) && !retire(st, r, d.replaces, true, e)))
        return false;
    return store_delivery_keep(st, &d, e) && store_job_keep(st, &r->job, e)
           && work_audit_append(st, &note, d.current_ms, e);
}

static bool reach_in_tx(struct store *st, void *arg, struct err *e)
{
    return records_reach(st, arg, e);
}

static bool count(struct records *r, struct records_result *result, struct err *e)
{
    struct turning t = {r, result};

    if (r->delivery.state == DELIVERY_CURRENT)
        return true; /* an earlier run was killed behind this */
    if (r->delivery.state == DELIVERY_WRITING && (!state_set(r, DELIVERY_DROPPED, e)))
        return false;
    if (!sweep(r->st, e) || !records_read(r, e) || !store_tx(r->st, STORE_READ, reach_in_tx, r, e)
        || !state_set(r, DELIVERY_WRITING, e) || !records_put(r, e)
        || !store_tx(r->st, STORE_WRITE, turn_in_tx, &t, e))
        return false;
    r->delivery.state = DELIVERY_CURRENT;
    return true;
}

static bool delivery_find(struct store *st, void *arg, struct err *e)
{
    struct records *r = arg;
    bool found;

    return store_delivery_of_job(st, r->job.id, &r->arena, &r->delivery, &found, e)
           && (found || err_set(e, ERR_CHECK, "the job has no delivery"));
}

static bool gaps_anew(struct records *r, struct records_result *result, struct err *e)
{
    const char *folder = arena_text(&r->arena, "%s/reckoned", r->folder);
    struct folder f;
    bool good;

    if (!folder_open(&f, folder, true, e))
        return false;
    good = job_renew(r->st, &r->job, e)
           && work_records_gaps(r->st, f.tmp, &result->from, &result->to, e);
    folder_drop(&f);
    return good;
}

static bool run(struct records *r, struct records_result *result, struct err *e)
{
    bool good = store_tx(r->st, STORE_WRITE, side_in_tx, r, e)
                && store_tx(r->st, STORE_READ, delivery_find, r, e);

    result->job = r->job.id;
    result->delivery = r->delivery.id;
    good = good && count(r, result, e);
    result->read_n = r->delivery.read_n;
    result->accepted = r->delivery.accepted;
    result->rejected = r->delivery.rejected;
    return good && gaps_anew(r, result, e) && sweep(r->st, e)
           && job_end(r->st, &r->job, JOB_DONE, "", e);
}

/* What cannot become good by trying again ends the job, and takes the delivery with it. */
static void fail(struct records *r, const struct err *e)
{
    struct err none = {0};

    if (r->request->stop && r->request->stop(r->request->stop_arg)) {
        if (!job_leave(r->st, &r->job, &none))
            return;
    } else if (e->code == ERR_INPUT || e->code == ERR_STATE) {
        bool gone = id_none(r->delivery.id) || r->delivery.state == DELIVERY_CURRENT
                    || (state_set(r, DELIVERY_DROPPED, &none) && sweep(r->st, &none));

        if (gone && !job_end(r->st, &r->job, JOB_FAILED, e->text, &none))
            err_reset(&none); /* cancelled: it has ended */
    }
}

static bool inside(struct records *r, struct records_result *result, struct err *e)
{
    const struct job_want want = {
        .st = r->st, .a = &r->arena, .wait = !r->request->stop, .made = made, .arg = r};

    r->job =
        (struct job){.kind = JOB_RECORDS, .owner = r->request->owner, .ended_ms = COUNT_UNKNOWN};
    if (!digest_make(r, e) || !source_find(r, e) || !job_hold(&want, &r->job, e))
        return false;
    if (run(r, result, e))
        return true;
    fail(r, e);
    return false;
}

bool work_records(struct store *st, const struct records_request *request,
                  struct records_result *result, struct err *e)
{
    struct records r = {.st = st, .request = request};
    const char *temporary = getenv("TMPDIR");
    char *root = arena_text(&r.arena, "%s/xinglin-records-XXXXXX", temporary ? temporary : "/tmp");
    struct folder f;
    bool good;

    *result = (struct records_result){0};
    if (!mkdtemp(root))
        return err_set(e, ERR_IO, "%.400s: no temporary folder can be made", root);
    good = folder_open(&f, root, true, e);
    if (good) {
        r.folder = f.tmp;
        good = inside(&r, result, e);
        folder_drop(&f);
    }
    remove(root);
    cube_reset(&r.cube);
    quality_reset(&r.quality);
    ingest_summary_reset(&r.summary);
    arena_reset(&r.arena);
    return good;
}
