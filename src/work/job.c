/* job.c - see job.h. */
#include "work/job.h"

#include <time.h>

#include "model/unknown.h"

int64_t job_now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

struct hold {
    const struct job_want *want;
    struct job job, next; /* as it is wanted, and as it stands in the store */
};

static bool hold_in_tx(struct store *st, void *arg, struct err *e)
{
    struct hold *h = arg;
    struct job like = h->job;
    int64_t now = job_now_ms();
    bool found, taken;

    if (!store_job_open(st, &like, h->want->a, &h->next, &found, e))
        return false;
    if (!found) {
        like.id = id_new();
        like.made_ms = now;
        like.ended_ms = COUNT_UNKNOWN;
        h->next = like;
        if (!store_job_add(st, &like, e)
            || (h->want->made && !h->want->made(h->want->arg, st, &like, e)))
            return false;
    }
    if (!job_take(&h->next, now, e))
        return false;
    h->next.holder = like.holder;
    h->next.lease_ms = now + JOB_LEASE_MS;
    h->next.state = JOB_RUNNING;
    if (!store_job_take(st, &h->next, now, &taken, e))
        return false;
    return taken || err_set(e, ERR_STATE, "another run holds this job");
}

bool job_hold(const struct job_want *want, struct job *job, struct err *e)
{
    struct hold h = {.want = want, .job = *job};
    int64_t until_ms = job_now_ms() + JOB_LEASE_MS + 1000;
    const struct timespec pause = {.tv_nsec = 250000000};

    h.job.holder = id_new();
    for (;;) {
        struct err now = {0};

        if (store_tx(want->st, STORE_WRITE, hold_in_tx, &h, &now)) {
            *job = h.next;
            return true;
        }
        if (now.code != ERR_STATE || !want->wait || job_now_ms() >= until_ms)
            return err_pass(e, &now);
        nanosleep(&pause, NULL);
    }
}

static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_job_keep(st, arg, e);
}

bool job_renew(struct store *st, struct job *job, struct err *e)
{
    job->lease_ms = job_now_ms() + JOB_LEASE_MS;
    return store_tx(st, STORE_WRITE, keep_in_tx, job, e);
}

bool job_leave(struct store *st, struct job *job, struct err *e)
{
    job->lease_ms = job_now_ms();
    return store_tx(st, STORE_WRITE, keep_in_tx, job, e);
}

bool job_end(struct store *st, struct job *job, enum job_state state, const char *reason,
             struct err *e)
{
    job->state = state;
    job->reason = str_of(reason);
    job->ended_ms = job_now_ms();
    job->lease_ms = job->ended_ms;
    return store_tx(st, STORE_WRITE, keep_in_tx, job, e);
}
