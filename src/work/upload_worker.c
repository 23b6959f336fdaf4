/* upload_worker.c - the thread that runs committed uploads, one after the other. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <time.h>

#include "store/job.h"
#include "work/import.h"
#include "work/plan_run.h"
#include "work/records_send.h"
#include "work/stage.h"
#include "work/upload_part.h"

enum { PAUSE_MS = 300, WIPE_MS = 60 * 1000 };

struct upload_worker {
    struct arena arena; /* holds this struct */
    struct store *st;
    const struct seal *seal;
    struct stage *stage;
    pthread_t thread;
    atomic_bool stopping;
    int64_t wiped_ms;
};

struct turn {
    struct upload_worker *worker;
    struct arena a;
    int64_t now_ms;
    struct id id;
    bool found;
    struct upload_seen seen;
    struct seal_key key;
};

static bool wipe_in_tx(struct store *st, void *arg, struct err *e)
{
    struct turn *t = arg;

    return store_upload_wipe(st, t->now_ms - UPLOAD_KEPT_MS, t->now_ms, e);
}

static bool next_in_tx(struct store *st, void *arg, struct err *e)
{
    struct turn *t = arg;

    if (!store_upload_next(st, t->now_ms, &t->a, &t->id, &t->found, e))
        return false;
    if (!t->found)
        return true;
    return store_upload_get(st, t->id, &t->a, &t->seen, e)
           && upload_key(st, t->worker->seal, &t->key, e);
}

static bool asked_to_stop(void *arg)
{
    struct upload_worker *w = arg;

    return atomic_load(&w->stopping);
}

/* Rows that have a fault by now are refused, the others written. */
static bool job_run(struct turn *t, struct err *e)
{
    const struct upload *u = &t->seen.upload;
    const struct subject by = upload_subject(u);
    struct upload_text text;
    const struct file_source from = {upload_text_read, &text, 0};
    const struct import_request r = {.kind = u->kind,
                                     .path = "list",
                                     .from = &from,
                                     .digest = upload_digest(u, &t->a),
                                     .by = &by,
                                     .source = u->source,
                                     .batch = u->batch,
                                     .owner = u->owner,
                                     .sent = u,
                                     .good_only = true,
                                     .stop = asked_to_stop,
                                     .stop_arg = t->worker};
    struct import_result result;
    bool good;

    upload_text_open(&text, t->worker->st, &t->key, u);
    good = work_import(t->worker->st, &r, &result, e) || e->code == ERR_STATE;
    upload_text_close(&text);
    return good;
}

/* What waits in the stage: lists before records, which take longer. */
static bool file_run(struct turn *t, struct err *e)
{
    struct upload_worker *w = t->worker;

    if (!work_upload_read_next(w->st, w->seal, w->stage, asked_to_stop, w, &t->found, e))
        return e->code == ERR_STATE;
    return t->found || work_records_next(w->st, w->stage, asked_to_stop, w, &t->found, e);
}

static bool turn_run(struct turn *t, struct err *e)
{
    struct upload_worker *w = t->worker;

    if (t->now_ms - w->wiped_ms >= WIPE_MS) {
        if (!store_tx(w->st, STORE_WRITE, wipe_in_tx, t, e)
            || (w->stage && !stage_sweep(w->stage, t->now_ms, e)))
            return false;
        w->wiped_ms = t->now_ms;
    }
    if (!work_plan_next(w->st, asked_to_stop, w, &t->found, e) || t->found || !w->seal)
        return e->code == ERR_NONE;
    if (!store_tx(w->st, STORE_READ, next_in_tx, t, e))
        return false;
    return t->found ? job_run(t, e) : !w->stage || file_run(t, e);
}

static bool turn(struct upload_worker *worker, bool *ran, struct err *e)
{
    struct turn t = {.worker = worker, .now_ms = upload_now_ms()};
    bool good = turn_run(&t, e);

    *ran = t.found;
    seal_key_wipe(&t.key);
    arena_reset(&t.a);
    return good;
}

static void *work(void *arg)
{
    struct upload_worker *w = arg;
    const struct timespec pause = {.tv_nsec = PAUSE_MS * 1000000L};

    while (!atomic_load(&w->stopping)) {
        struct err e = {0};
        bool ran = false;

        if (!turn(w, &ran, &e) && e.code != ERR_INPUT)
            fprintf(stderr, "xinglin: the worker: %s\n", e.text);
        if (!ran || e.code != ERR_NONE)
            nanosleep(&pause, NULL);
    }
    return NULL;
}

bool upload_worker_open(struct store *st, const struct seal *seal, struct stage *stage,
                        struct upload_worker **worker, struct err *e)
{
    struct arena a = {0};
    struct upload_worker *w = ARENA_NEW(&a, struct upload_worker);

    w->arena = a;
    w->st = st;
    w->seal = seal;
    w->stage = stage;
    atomic_init(&w->stopping, false);
    if (pthread_create(&w->thread, NULL, work, w) != 0) {
        arena_reset(&a);
        return err_set(e, ERR_IO, "the worker cannot be started");
    }
    *worker = w;
    return true;
}

void upload_worker_close(struct upload_worker *worker)
{
    struct arena a;

    if (!worker)
        return;
    atomic_store(&worker->stopping, true);
    pthread_join(worker->thread, NULL);
    a = worker->arena;
    arena_reset(&a);
}
