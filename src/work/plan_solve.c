/* plan_solve.c - the worker's turn: what was frozen is solved, and kept whole or not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "model/unknown.h"
#include "store/assignment.h"
#include "store/frame.h"
#include "store/plan.h"
#include "work/audit.h"
#include "work/bulletin_desk.h"
#include "work/demand_part.h"
#include "work/desk.h"
#include "work/job.h"
#include "work/load_rows.h"
#include "work/plan.h"
#include "work/plan_run_part.h"
#include "work/secret.h"

enum { TOLD_MS = 1000 };
enum { STEP_READ = 1, STEP_SOLVED, STEP_TAKEN, STEP_WRITTEN, STEP_N };

struct solve {
    struct store *st;
    struct arena arena;
    struct plan_run_row row;
    struct programme rules;
    struct job job;
    const char *folder;
    struct load load;
    struct plan_codes codes;
    bool (*stop)(void *arg);
    void *arg;
    int64_t told_ms;
    struct err lost;
};

/* --- the run, and its files in a folder of its own --- */

static bool next_in_tx(struct store *st, void *arg, struct err *e)
{
    struct solve *s = arg;
    struct programme_row edition;
    bool found;

    if (!store_plan_run_next(st, job_now_ms(), &s->arena, &s->row, &found, e))
        return false;
    if (!found)
        return true;
    s->job = (struct job){.id = s->row.job.id};
    return work_programme_edition(st, s->row.run.programme, s->row.run.edition, &s->arena, &edition,
                                  &s->rules, e);
}

static bool folder_fill(struct store *st, struct solve *s, struct id run, struct str side,
                        const char *name, struct err *e)
{
    struct plan_file_rows files;
    struct folder folder;

    if (!store_plan_file_list(st, run, &s->arena, &files, e)
        || !folder_open(&folder, arena_text(&s->arena, "%s/%s", s->folder, name), true, e))
        return false;
    for (size_t i = 0; i < files.n; i++) {
        struct plan_file_row *f = &files.items[i];
        struct folder_file *file;
        struct out *out;

        if (!str_eq(f->side, side))
            continue;
        if (!store_plan_file_get(st, run, f, &s->arena, e)
            || !folder_put(&folder, str_c(&s->arena, f->name), &file, &out, e))
            return false;
        out_str(out, f->bytes);
        if (!folder_put_end(file, e))
            return false;
    }
    return folder_done(&folder, e);
}

/* The plan that it follows lies beside its rows, to be mended: empty where it was not solved here.
 */
static bool files_in_tx(struct store *st, void *arg, struct err *e)
{
    struct solve *s = arg;
    struct id previous = s->row.run.previous;

    return store_plan_codes(st, s->row.run.programme, &s->arena, &s->codes, e)
           && folder_fill(st, s, s->row.run.id, STR("in"), "in", e)
           && (id_none(previous) || folder_fill(st, s, previous, STR("out"), "from", e));
}

static bool step_tell(struct solve *s, int step, struct err *e)
{
    s->told_ms = job_now_ms();
    s->job.checkpoint = step;
    return job_renew(s->st, &s->job, e);
}

/* Asked by the solver between two branches: the lease is kept alive meanwhile. */
static bool stopping(void *arg)
{
    struct solve *s = arg;

    if (s->lost.code != ERR_NONE || s->stop(s->arg))
        return true;
    if (job_now_ms() - s->told_ms < TOLD_MS)
        return false;
    return !step_tell(s, STEP_READ, &s->lost);
}

/* --- solving --- */

static const char *in_file(struct solve *s, const char *name)
{
    return arena_text(&s->arena, "%s/in/%s", s->folder, name);
}

/* The folder of the plan before where its proof is there; NULL: there is nothing to mend. */
static const char *from_folder(struct solve *s)
{
    const char *folder = arena_text(&s->arena, "%s/from", s->folder);

    return access(arena_text(&s->arena, "%s/certificate.csv", folder), R_OK) == 0 ? folder : NULL;
}

static bool plan_make(struct solve *s, struct err *e)
{
    bool follows = !id_none(s->row.run.previous);
    struct plan_request r = {.organizations = in_file(s, "organizations.csv"),
                             .offers = in_file(s, "offers.csv"),
                             .demands = in_file(s, "demands.csv"),
                             .quotas = in_file(s, "quotas.csv"),
                             .previous = follows ? in_file(s, "previous.csv") : NULL,
                             .from = from_folder(s),
                             .hold = s->row.run.hold,
                             .weight_band = s->rules.weight_band,
                             .limit_s = PLAN_LIMIT_S,
                             .quiet = true,
                             .stop = stopping,
                             .stop_arg = s,
                             .out = arena_text(&s->arena, "%s/plan", s->folder)};
    struct err own = {0};

    memcpy(r.weights, s->rules.weights, sizeof r.weights);
    if (work_plan(&r, &own))
        return true;
    if (s->lost.code != ERR_NONE)
        return err_pass(e, &s->lost);
    if (s->stop(s->arg))
        return err_set(e, ERR_STATE, "the server ends; the run begins again later");
    return own.code == ERR_UNPROVED || err_pass(e, &own);
}

/* --- what came of it, as rows --- */

static uint64_t seed_of(struct id id)
{
    uint64_t seed = 0;

    for (size_t i = 0; i < sizeof id.bytes; i++)
        seed = seed * 257 + id.bytes[i];
    return seed;
}

static void codes_take(struct load *l, const struct plan_codes *codes)
{
    for (size_t i = 0; i < codes->demand_n; i++) {
        const struct plan_code_row *c = &codes->demands[i];

        if (words_put(&l->demand_codes, c->code) == (int32_t)l->demands.n)
            list_push(&l->demands, ((struct demand){.id = c->id, .county = c->county}));
    }
    for (size_t i = 0; i < codes->person_n; i++) {
        const struct plan_code_row *c = &codes->people[i];

        words_put(&l->practitioner_codes, c->code);
        list_push(&l->practitioners, ((struct practitioner){.id = c->id, .county = c->county}));
    }
}

static bool rows_take(struct solve *s, struct err *e)
{
    const struct plan_run *run = &s->row.run;
    const struct load_request request = {.folder = s->folder};
    struct load *l = &s->load;

    *l = (struct load){.request = &request,
                       .id_ms = job_now_ms(),
                       .random = random_stream(seed_of(run->id), 0),
                       .plan = {.id = run->id,
                                .code = run->code,
                                .state = PLAN_SOLVED,
                                .made_ms = job_now_ms(),
                                .programme = run->programme,
                                .previous = run->previous}};
    codes_take(l, &s->codes);
    if (!load_plan_rows(l, e))
        return false;
    l->request = NULL;
    return true;
}

/* --- keeping it --- */

static bool file_keep(struct store *st, struct solve *s, const char *name, struct err *e)
{
    const char *path = arena_text(&s->arena, "%s/plan/%s", s->folder, name);
    struct plan_file_row row = {.side = STR("out"), .name = str_of(name)};
    char hash[SECRET_HASH];

    if (access(path, R_OK) != 0)
        return true;
    if (!file_read(path, &s->arena, &row.bytes, e))
        return false;
    secret_hash(row.bytes, hash);
    row.digest = str_of(arena_text(&s->arena, "%s", hash));
    return store_plan_file_add(st, s->row.run.id, &row, e);
}

static bool files_keep(struct store *st, struct solve *s, struct err *e)
{
    static const char *const NAMES[] = {"summary.json",     "plan.csv",        "unfilled.csv",
                                        "unplaced.csv",     "scarcity.csv",    "changes.csv",
                                        "alternatives.csv", "certificate.csv", "branching.csv"};

    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++) {
        if (!file_keep(st, s, NAMES[i], e))
            return false;
    }
    return true;
}

static bool demands_take(struct store *st, struct solve *s, const struct subject *by, struct err *e)
{
    const struct demand_desk desk = {.by = by, .arena = &s->arena, .now_ms = s->load.plan.made_ms};
    const struct demand_told told = {DEMAND_TAKEN, "demand.take", {0}, s->row.run.code};
    struct demand_rows rows;
    struct demand *taken;
    size_t n = 0;

    if (!store_demand_of_plan(st, &s->load.plan, &s->arena, &rows, e))
        return false;
    taken = ARENA_ARRAY(&s->arena, struct demand, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.items[i].demand.state != DEMAND_APPROVED)
            continue;
        taken[n] = rows.items[i].demand;
        taken[n].since_ms = desk.now_ms;
        if (!demand_move(&taken[n++], DEMAND_PLANNED, e))
            return false;
    }
    return store_demand_settle(st, taken, n, e) && demand_tell_all(st, &desk, taken, n, &told, e);
}

/* The job is proved to be held first and last: what was cancelled leaves nothing. */
static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    struct solve *s = arg;
    const struct subject by = {.account = s->row.run.owner, .role = ROLE_OFFICER};
    const struct plan_step step = {.state = PLAN_SOLVED,
                                   .why = STR(""),
                                   .actor = s->row.run.owner,
                                   .at_ms = s->load.plan.made_ms};
    struct frame frame;
    struct desk_deed deed = {.by = &by,
                             .now_ms = s->load.plan.made_ms,
                             .action = "plan.solve",
                             .noun = "plan",
                             .object = s->row.run.id,
                             .change = {.kind = EVENT_PLAN_CHANGED, .object = s->row.run.id}};
    struct job done = s->job;

    done.state = JOB_DONE;
    done.checkpoint = STEP_N;
    done.reason = STR("");
    done.written = (int64_t)s->load.assignments.n;
    done.ended_ms = done.lease_ms = job_now_ms();
    if (!work_audit_begin(st, e) || !store_frame_get(st, &s->arena, &frame, e)
        || !load_put_plan(st, &s->load, e) || !files_keep(st, s, e) || !demands_take(st, s, &by, e))
        return false;
    deed.change.place = frame.region_code;
    return store_plan_step_add(st, s->row.run.id, &step, e) && desk_done(st, &deed, e)
           && store_job_keep(st, &done, e);
}

static bool run(struct solve *s, struct err *e)
{
    return store_tx(s->st, STORE_READ, files_in_tx, s, e) && step_tell(s, STEP_READ, e)
           && plan_make(s, e) && step_tell(s, STEP_SOLVED, e) && rows_take(s, e)
           && step_tell(s, STEP_TAKEN, e) && store_tx(s->st, STORE_WRITE, keep_in_tx, s, e);
}

/* What cannot become good by trying again ends the job. */
static void fail(struct solve *s, const struct err *e)
{
    struct err none = {0};
    bool told = s->stop(s->arg)     ? job_leave(s->st, &s->job, &none)
                : e->code == ERR_IO ? true /* the lease runs out; then it is tried again */
                                    : job_end(s->st, &s->job, JOB_FAILED, e->text, &none);

    if (!told)
        err_reset(&none); /* cancelled: it has ended */
}

static bool in_folder(struct solve *s, struct err *e)
{
    const char *temporary = getenv("TMPDIR");
    char *root = arena_text(&s->arena, "%s/xinglin-plan-XXXXXX", temporary ? temporary : "/tmp");
    struct folder f;
    bool good;

    if (!mkdtemp(root))
        return err_set(e, ERR_IO, "%.400s: no temporary folder can be made", root);
    if (!folder_open(&f, root, true, e)) {
        remove(root);
        return false;
    }
    s->folder = f.tmp;
    good = run(s, e);
    if (!good)
        fail(s, e);
    folder_drop(&f);
    remove(root);
    return good;
}

static bool solve(struct solve *s, bool *found, struct err *e)
{
    const struct job_want want = {.st = s->st, .a = &s->arena};
    struct err held = {0};

    if (!store_tx(s->st, STORE_READ, next_in_tx, s, e))
        return false;
    *found = !id_none(s->job.id);
    if (!*found)
        return true;
    s->job = (struct job){.kind = JOB_PLAN,
                          .source = s->row.job.source,
                          .batch = s->row.job.batch,
                          .digest = s->row.job.digest,
                          .ended_ms = COUNT_UNKNOWN};
    if (!job_hold(&want, &s->job, &held)) {
        *found = false;
        return held.code == ERR_STATE || err_pass(e, &held);
    }
    return in_folder(s, e) || e->code == ERR_STATE;
}

bool work_plan_next(struct store *st, bool (*stop)(void *arg), void *arg, bool *found,
                    struct err *e)
{
    struct solve s = {.st = st, .stop = stop, .arg = arg};
    bool good = solve(&s, found, e);

    load_reset(&s.load);
    arena_reset(&s.arena);
    return good;
}
