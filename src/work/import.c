/* import.c - see import.h. */
#include "work/import.h"

#include <stdio.h>

#include "model/unknown.h"
#include "store/upload.h"
#include "work/audit.h"
#include "work/event.h"
#include "work/file.h"
#include "work/import_file.h"
#include "work/import_row.h"
#include "work/job.h"
#include "work/secret.h"

struct import {
    struct store *st;
    const struct import_request *request;
    struct arena file; /* as long as the run */
    struct import_file list;
    struct import_line lines[IMPORT_BATCH];
    size_t line_n;
    int64_t read_n; /* rows read so far */
    bool writing;
    struct job job, next; /* as it stands in the store, and as the batch leaves it */
    int64_t bad_n;        /* rows of the batch that have a fault */
    int64_t told_ms;      /* when its progress was told last */
    bool again;           /* the batch's transaction ran before: its faults were told */
};

/* --- the file --- */

static bool file_take(struct import *m, struct err *e)
{
    struct str bytes;

    m->list.source = m->request->from;
    m->list.name = m->request->path;
    m->list.kind = m->request->kind;
    if (m->list.source)
        return true;
    if (!file_read(m->request->path, &m->file, &bytes, e))
        return false;
    if (bytes.n > IMPORT_FILE_MAX)
        return err_set(e, ERR_INPUT, "%.400s: a list is at most %d MiB long", m->request->path,
                       IMPORT_FILE_MAX >> 20);
    return import_file_decode(&m->list, bytes, &m->file, e);
}

static bool rewind_to_head(struct import *m, struct err *e)
{
    m->read_n = 0;
    return import_file_head(&m->list, e);
}

/* The next batch; false at the end, or where it cannot be read (e->code). */
static bool batch_read(struct import *m, struct err *e)
{
    import_file_room(&m->list);
    m->line_n = 0;
    while (m->line_n < IMPORT_BATCH && import_file_line(&m->list, &m->lines[m->line_n], e))
        m->line_n++;
    m->read_n += (int64_t)m->line_n;
    return e->code == ERR_NONE && m->line_n > 0;
}

/* --- a batch --- */

static void tell(const struct import *m, const char *fault)
{
    if (m->request->fault && !m->writing && !m->again)
        m->request->fault(m->request->arg, fault);
}

static bool lines_take(struct import *m, struct store *st, union import_item *items, size_t *n,
                       struct err *e)
{
    for (size_t i = 0; i < m->line_n; i++) {
        struct table row = import_file_row(&m->list, &m->lines[i]);
        struct err fault = {0};

        if (m->lines[i].fault)
            err_set(&fault, ERR_INPUT, "%s", m->lines[i].fault);
        else if (import_row_take(st, &row, m->request->kind, m->request->by, &items[*n], &fault))
            (*n)++;
        if (fault.code != ERR_NONE && fault.code != ERR_INPUT)
            return err_pass(e, &fault);
        if (fault.code == ERR_INPUT) {
            tell(m, fault.text);
            m->bad_n++;
        }
    }
    return true;
}

static bool batch_in_tx(struct store *st, void *arg, struct err *e)
{
    struct import *m = arg;
    union import_item *items = ARENA_ARRAY(&m->list.batch, union import_item, IMPORT_BATCH);
    size_t n = 0;

    m->bad_n = 0;
    if (!lines_take(m, st, items, &n, e))
        return false;
    m->again = true;
    if (!m->writing)
        return true;
    if (m->bad_n && !m->request->good_only)
        return err_set(e, ERR_INPUT,
                       "a row that had no fault has one now: the rest is not written");
    m->next = m->job;
    m->next.lease_ms = job_now_ms() + JOB_LEASE_MS;
    m->next.checkpoint = m->read_n;
    m->next.written += (int64_t)n;
    m->next.refused += m->bad_n;
    return import_row_put(st, m->request->kind, items, n, &m->list.batch, e)
           && store_job_keep(st, &m->next, e);
}

/* Says that the run is alive. */
static bool lease_renew(struct import *m, struct err *e)
{
    if (m->request->look_only)
        return true;
    m->job.row_n = m->read_n;
    return job_renew(m->st, &m->job, e);
}

/* A run that is asked to stop gives its lease back: the next goes on at once. */
static bool stopped(struct import *m, struct err *e)
{
    if (!m->request->stop || !m->request->stop(m->request->stop_arg))
        return false;
    return !job_leave(m->st, &m->job, e)
           || !err_set(e, ERR_STATE, "the run was stopped; the job goes on later");
}

/* --- telling --- */

enum { TELL_MS = 500 };

bool work_import_tell(struct store *st, const struct upload *u, int64_t at_ms, struct err *e)
{
    const struct event event = {.at_ms = at_ms,
                                .place = u->scope.place,
                                .organization = u->scope.organization,
                                .kind = EVENT_IMPORT_CHANGED,
                                .object = u->id};

    return work_event_add(st, &event, e);
}

static bool progress_put(struct store *st, const struct import *m, struct err *e)
{
    const struct upload own = {.id = m->job.id, .scope.place = STR("")};

    return work_import_tell(st, m->request->sent ? m->request->sent : &own, m->told_ms, e);
}

static bool progress_in_tx(struct store *st, void *arg, struct err *e)
{
    return work_audit_begin(st, e) && progress_put(st, arg, e);
}

/* Apart from the batch, which would hold everybody's audit up; not after each. */
static bool progress_tell(struct import *m, struct err *e)
{
    int64_t now = job_now_ms();

    if (now - m->told_ms < TELL_MS)
        return true;
    m->told_ms = now;
    return store_tx(m->st, STORE_WRITE, progress_in_tx, m, e);
}

/* Looks at every row behind the checkpoint; `*bad` of them have a fault. */
static bool look(struct import *m, int64_t *bad, struct err *e)
{
    *bad = 0;
    if (!rewind_to_head(m, e))
        return false;
    while (batch_read(m, e)) {
        m->job.row_n = m->read_n;
        if (m->read_n <= m->job.checkpoint)
            continue;
        m->again = false;
        if (stopped(m, e))
            return false;
        if (!store_tx(m->st, STORE_READ, batch_in_tx, m, e) || !lease_renew(m, e))
            return false;
        *bad += m->bad_n;
    }
    return e->code == ERR_NONE;
}

/* A checkpoint stands at the end of a batch. */
static bool write_all(struct import *m, struct err *e)
{
    if (!rewind_to_head(m, e))
        return false;
    m->writing = true;
    while (batch_read(m, e)) {
        if (m->read_n <= m->job.checkpoint)
            continue;
        if (stopped(m, e))
            return false;
        if (!store_tx(m->st, STORE_WRITE, batch_in_tx, m, e))
            return false;
        m->job = m->next;
        if (!progress_tell(m, e))
            return false;
    }
    return e->code == ERR_NONE;
}

/* --- the job --- */

/* Told among the uploads to those who reach everything; its rows are never staged. */
static bool told_add(void *arg, struct store *st, const struct job *job, struct err *e)
{
    const struct upload u = {.id = job->id,
                             .kind = job->kind,
                             .source = job->source,
                             .batch = job->batch,
                             .owner = job->owner,
                             .role = ROLE_OFFICER,
                             .scope = {.kind = SCOPE_REGION, .place = STR("")},
                             .job = job->id,
                             .made_ms = job->made_ms,
                             .wiped_ms = job->made_ms};

    (void)arg;
    return store_upload_add(st, &u, e);
}

static bool job_open(struct import *m, struct err *e)
{
    const struct job_want want = {
        .st = m->st, .a = &m->file, .wait = !m->request->stop, .made = told_add};
    char digest[SECRET_HASH];

    if (m->request->from)
        snprintf(digest, sizeof digest, "%.*s", STR_ARG(m->request->digest));
    else
        secret_hash(m->list.bytes, digest);
    m->job = (struct job){.kind = m->request->kind,
                          .owner = m->request->owner,
                          .source = m->request->source,
                          .batch = m->request->batch,
                          .digest = str_of(arena_text(&m->file, "%s", digest)),
                          .ended_ms = COUNT_UNKNOWN};
    return job_hold(&want, &m->job, e);
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct import *m = arg;

    return work_audit_begin(st, e) && store_job_keep(st, &m->job, e) && progress_put(st, m, e);
}

static bool ended(struct import *m, enum job_state state, const char *reason, struct err *e)
{
    m->job.state = state;
    m->job.reason = str_of(reason);
    m->job.ended_ms = job_now_ms();
    m->job.lease_ms = m->job.ended_ms;
    m->told_ms = m->job.ended_ms;
    return store_tx(m->st, STORE_WRITE, end_in_tx, m, e);
}

static bool run(struct import *m, struct err *e)
{
    int64_t bad;

    m->writing = false;
    if (!look(m, &bad, e))
        return false;
    if (bad && (m->request->look_only || !m->request->good_only)) {
        m->job.refused = bad;
        return err_set(e, ERR_INPUT, "%.400s: %lld of %lld rows have a fault: none is written",
                       m->request->path, (long long)bad, (long long)m->job.row_n);
    }
    return m->request->look_only || write_all(m, e);
}

/* A run that failed for the store's sake leaves the job open: it can go on later. */
static bool run_as_job(struct import *m, struct import_result *result, struct err *e)
{
    struct err none = {0};
    bool good;

    if (!job_open(m, e))
        return false;
    *result = (struct import_result){.job = m->job.id, .from = m->job.checkpoint};
    good = run(m, e);
    if (good)
        good = ended(m, JOB_DONE, "", e);
    else if (e->code == ERR_INPUT && !ended(m, JOB_FAILED, "rows have a fault", &none))
        m->job.state = JOB_FAILED;
    return good;
}

bool work_import(struct store *st, const struct import_request *r, struct import_result *result,
                 struct err *e)
{
    struct arena arena = {0};
    struct import *m = ARENA_NEW(&arena, struct import);
    bool good;

    m->st = st;
    m->request = r;
    *result = (struct import_result){0};
    good = file_take(m, e) && rewind_to_head(m, e)
           && (r->look_only ? run(m, e) : run_as_job(m, result, e));
    result->row_n = m->job.row_n;
    result->written = m->job.written;
    result->refused = m->job.refused;
    import_file_end(&m->list);
    arena_reset(&m->file);
    arena_reset(&arena);
    return good;
}
