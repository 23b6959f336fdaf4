/* writer.c - the queue of jobs, and the thread that runs them in groups.
 *
 * Jobs live on the stacks of those who wait for them; `mutex` guards the queue and the figures, and
 * each job's semaphore tells its owner that `good` and `err` are written. */
#include "store/writer.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <string.h>
#include <time.h>

#include "store/transaction.h"

struct job {
    store_fn *fn;
    void *arg;
    struct err err;
    bool good;
    sem_t answered;
    int64_t came_ns;
    struct job *next; /* in the queue */
};

struct writer {
    struct store inside;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t called;
    struct job *first, **last; /* the queue */
    bool ending;
    struct store_figures figures;
    struct job *group[WRITER_JOBS]; /* of the thread alone, as `n` and `inside` */
    int n;
};

static int64_t now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

/* The next job, or NULL: at once where `wait` is false, else when the writer ends. */
static struct job *job_take(struct writer *w, bool wait)
{
    struct job *job;

    pthread_mutex_lock(&w->mutex);
    while (wait && w->first == NULL && !w->ending)
        pthread_cond_wait(&w->called, &w->mutex);
    job = w->first;
    if (job != NULL) {
        w->first = job->next;
        if (w->first == NULL)
            w->last = &w->first;
        w->figures.depth--;
        w->figures.begun++;
        w->figures.wait_us += (now_ns() - job->came_ns) / 1000;
    }
    pthread_mutex_unlock(&w->mutex);
    return job;
}

/* Behind the post the job is its owner's again, and may be gone. */
static void job_answer(struct job *job)
{
    sem_post(&job->answered);
}

/* Statements that are kept prepared, unlike a script's. */
static bool say(struct connection *c, const char *sql, struct err *e)
{
    bool good = c->driver->start(c, sql, NULL, 0, e) && c->driver->step(c, e) == STEP_END;

    c->driver->finish(c);
    return good;
}

/* One job in its savepoint. False where the group cannot go on. */
static bool job_run(struct writer *w, struct job *job)
{
    struct connection *c = w->inside.connection;
    struct err unheard = {0};

    err_reset(&job->err);
    if (!say(c, "SAVEPOINT job", &unheard))
        return false;
    job->good = transaction_body(&w->inside, STORE_WRITE, job->fn, job->arg, &job->err);
    if (!c->driver->in_transaction(c) || (!job->good && c->failure == FAILURE_AGAIN))
        return false;
    return (job->good || say(c, "ROLLBACK TO job", &unheard)) && say(c, "RELEASE job", &unheard);
}

/* The transaction as a whole, from its first job on; `w->n` tells how many were taken. */
static bool group_run(struct writer *w, struct err *e)
{
    struct connection *c = w->inside.connection;
    int64_t until_ns = now_ns() + WRITER_MS * 1000000LL;
    struct job *job = w->group[0];

    if (!say(c, c->driver->begin[STORE_WRITE], e))
        return false;
    while (job != NULL) {
        if (!job_run(w, job))
            return false;
        job = w->n < WRITER_JOBS && now_ns() < until_ns ? job_take(w, false) : NULL;
        if (job != NULL)
            w->group[w->n++] = job;
    }
    return say(c, "COMMIT", e);
}

/* A job in a transaction of its own. */
static void job_run_alone(struct writer *w, struct job *job)
{
    enum outcome outcome = OUTCOME_AGAIN;

    for (int try = 1; outcome == OUTCOME_AGAIN && try <= TRANSACTION_TRIES; try++) {
        if (try > 1)
            transaction_pause(try - 1);
        err_reset(&job->err);
        outcome = transaction_run(&w->inside, STORE_WRITE, job->fn, job->arg, &job->err);
    }
    job->good = outcome == OUTCOME_DONE;
}

static int batch_ix(int n)
{
    int ix = 0;

    _Static_assert(1 << (STORE_BATCHES - 1) == WRITER_JOBS, "the last holds the largest");
    while (1 << ix < n)
        ix++;
    return ix;
}

static void group_answer(struct writer *w, int commits)
{
    pthread_mutex_lock(&w->mutex);
    w->figures.batches[batch_ix(w->n)]++;
    for (int i = 0; i < w->n; i++)
        w->figures.writes += w->group[i]->good;
    w->figures.commits += commits;
    pthread_mutex_unlock(&w->mutex);
    for (int i = 0; i < w->n; i++)
        job_answer(w->group[i]);
}

static void group_run_apart(struct writer *w)
{
    int commits = 0;

    transaction_undo(w->inside.connection);
    for (int i = 0; i < w->n; i++) {
        job_run_alone(w, w->group[i]);
        commits += w->group[i]->good;
    }
    group_answer(w, commits);
}

static void *writer_main(void *arg)
{
    struct writer *w = arg;
    struct job *job;

    while ((job = job_take(w, true)) != NULL) {
        struct err unheard = {0};

        w->group[0] = job;
        w->n = 1;
        if (group_run(w, &unheard))
            group_answer(w, 1);
        else
            group_run_apart(w);
    }
    return NULL;
}

bool writer_open(struct store_shared *shared, struct connection *c, struct writer **w,
                 struct err *e)
{
    struct writer *new = heap_grow(NULL, sizeof *new);
    sigset_t all, before;
    int code;

    *new = (struct writer){.inside = {.shared = shared, .connection = c}};
    new->last = &new->first;
    new->figures.one_writer = true;
    pthread_mutex_init(&new->mutex, NULL);
    pthread_cond_init(&new->called, NULL);
    sigfillset(&all); /* signals are the program's: its own threads answer them */
    pthread_sigmask(SIG_SETMASK, &all, &before);
    code = pthread_create(&new->thread, NULL, writer_main, new);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (code != 0) {
        pthread_cond_destroy(&new->called);
        pthread_mutex_destroy(&new->mutex);
        heap_free(new);
        return err_set(e, ERR_IO, "the writer of the store cannot be started: %s", strerror(code));
    }
    *w = new;
    return true;
}

void writer_close(struct writer *w)
{
    struct connection *c;

    if (w == NULL)
        return;
    pthread_mutex_lock(&w->mutex);
    w->ending = true;
    pthread_cond_signal(&w->called);
    pthread_mutex_unlock(&w->mutex);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->called);
    pthread_mutex_destroy(&w->mutex);
    c = w->inside.connection;
    c->driver->close(c);
    heap_free(w);
}

static void job_add(struct writer *w, struct job *job)
{
    job->came_ns = now_ns();
    pthread_mutex_lock(&w->mutex);
    *w->last = job;
    w->last = &job->next;
    w->figures.depth++;
    pthread_cond_signal(&w->called);
    pthread_mutex_unlock(&w->mutex);
}

/* Takes a job back that was not begun. */
static bool job_withdraw(struct writer *w, const struct job *job)
{
    struct job **at = &w->first;

    pthread_mutex_lock(&w->mutex);
    while (*at != NULL && *at != job)
        at = &(*at)->next;
    if (*at != NULL) {
        *at = job->next;
        if (*at == NULL)
            w->last = at;
        w->figures.depth--;
        pthread_mutex_unlock(&w->mutex);
        return true;
    }
    pthread_mutex_unlock(&w->mutex);
    return false;
}

static void wait_for_ever(sem_t *answered)
{
    while (sem_wait(answered) != 0)
        assert(errno == EINTR);
}

static bool wait_until(sem_t *answered, int wait_s)
{
    struct timespec until;

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += wait_s;
    while (sem_timedwait(answered, &until) != 0) {
        if (errno == ETIMEDOUT)
            return false;
        assert(errno == EINTR);
    }
    return true;
}

bool writer_run(struct writer *w, store_fn *fn, void *arg, int wait_s, struct err *e)
{
    struct job job = {.fn = fn, .arg = arg};
    bool begun = true;

    assert(!pthread_equal(pthread_self(), w->thread)); /* no transaction inside another */
    sem_init(&job.answered, 0, 0);
    job_add(w, &job);
    if (!wait_until(&job.answered, wait_s)) {
        begun = !job_withdraw(w, &job);
        if (begun)
            wait_for_ever(&job.answered);
    }
    sem_destroy(&job.answered);
    if (!begun)
        return err_set(e, ERR_IO, "the store is busy, no turn to write in %d s", wait_s);
    if (!job.good)
        *e = e->code == ERR_NONE ? job.err : *e;
    return job.good;
}

void writer_figures(struct writer *w, struct store_figures *f)
{
    struct store_pool pools[2] = {f->pools[0], f->pools[1]};

    pthread_mutex_lock(&w->mutex);
    *f = w->figures;
    pthread_mutex_unlock(&w->mutex);
    memcpy(f->pools, pools, sizeof pools);
}
