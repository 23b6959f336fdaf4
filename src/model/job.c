/* job.c - states of a job, and who may hold it. */
#include "model/job.h"

#include "model/state.h"

const char *const job_kind_names[JOB_KIND_N + 1] = {
    "organizations", "practitioners", "offers", "agreements",
    "village_posts", "records",       "plan",   NULL};
const char *const job_state_names[JOB_STATE_N + 1] = {"queued", "running",   "done",
                                                      "failed", "cancelled", NULL};

#define TO(state) (1u << (state))

static const unsigned NEXT[JOB_STATE_N] = {[JOB_QUEUED] = TO(JOB_RUNNING) | TO(JOB_CANCELLED),
                                           [JOB_RUNNING] = TO(JOB_RUNNING) | TO(JOB_DONE)
                                                           | TO(JOB_FAILED) | TO(JOB_CANCELLED)};
static const struct state_table STATES = {"job", job_state_names, NEXT, JOB_STATE_N};

bool job_move(const struct job *j, enum job_state to, struct err *e)
{
    return state_check(&STATES, (int)j->state, (int)to, e);
}

bool job_take(const struct job *j, int64_t now_ms, struct err *e)
{
    if (!job_move(j, JOB_RUNNING, e))
        return false;
    if (j->state == JOB_RUNNING && j->lease_ms > now_ms)
        return err_set(e, ERR_STATE, "another run holds this job and was heard of %lld ms ago",
                       (long long)(JOB_LEASE_MS - (j->lease_ms - now_ms)));
    return true;
}
