/* evaluation_desk.c - registered, measured, kept: rows are added, none is ever changed. */
#include "work/evaluation_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/frame.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/evaluation_part.h"

struct desk {
    const struct subject *by;
    const struct evaluation_ask *ask;
    const struct store_page *page;
    struct arena *a;
    struct evaluation plan;
    struct evaluation_runs runs;
    struct evaluation_rows rows;
    struct evaluation_run run;
    struct evaluation_cells cells;
    struct evaluation_starts starts;
    struct evaluation_view view;
    int64_t now_ms;
};

/* A plan of everywhere lies in the store's own region, where that is known. */
static bool object_find(struct store *st, const struct evaluation *v, struct arena *a,
                        struct object *object, struct err *e)
{
    struct frame frame = {0};
    struct err unheard = {0};

    *object = (struct object){.place = {v->region}, .state = OBJECT_NO_STATE};
    if (v->region.n)
        return true;
    if (!store_frame_get(st, a, &frame, &unheard) && unheard.code != ERR_MISSING)
        return err_pass(e, &unheard);
    object->place[0] = frame.region_code;
    return true;
}

/* --- registering --- */

static bool register_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct audit_note note = {.by = d->by,
                              .action = "evaluation.register",
                              .noun = "evaluation",
                              .object = d->plan.id,
                              .place = d->plan.region};

    return work_audit_begin(st, e) && store_evaluation_month(st, &d->plan.data_month, e)
           && store_evaluation_add(st, &d->plan, e) && work_audit_append(st, &note, d->now_ms, e);
}

bool work_evaluation_register(struct store *st, const struct subject *by,
                              const struct evaluation *v, int64_t now_ms, struct id *id,
                              struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .plan = *v, .now_ms = now_ms};
    char seal[SECRET_HASH];
    bool good;

    d.plan.id = id_new();
    d.plan.region = by->scope.place.n ? by->scope.place : STR("");
    d.plan.maker = by->account;
    d.plan.made_ms = now_ms;
    if (!evaluation_check(&d.plan, e))
        return false;
    secret_hash(evaluation_text(&d.plan, &a), seal);
    d.plan.seal = str_of(seal);
    good = store_tx(st, STORE_WRITE, register_in_tx, &d, e);
    arena_reset(&a);
    if (good)
        *id = d.plan.id;
    return good;
}

/* --- seeing --- */

static bool plan_get(struct store *st, struct desk *d, struct id id, enum action action,
                     struct err *e)
{
    struct object object;

    return store_evaluation_get(st, id, d->a, &d->plan, e)
           && object_find(st, &d->plan, d->a, &object, e)
           && rights_check(d->by, action, &object, "evaluation", e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct object object;

    if (!plan_get(st, d, d->ask->evaluation, ACTION_EVALUATION_SEE, e)
        || !store_evaluation_runs(st, d->ask->evaluation, d->a, &d->view.runs, e)
        || !object_find(st, &d->plan, d->a, &object, e))
        return false;
    d->view.evaluation = d->plan;
    d->view.action_n = 0;
    if (rights_decide(d->by, ACTION_EVALUATION_RUN, &object) == RIGHTS_ALLOWED)
        d->view.actions[d->view.action_n++] = ACTION_EVALUATION_RUN;
    return true;
}

bool work_evaluation_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                         struct evaluation_view *v, struct err *e)
{
    const struct evaluation_ask ask = {st, by, id, {{0}}};
    struct desk d = {.by = by, .ask = &ask, .a = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_evaluation_list(st, d->page, d->a, &d->rows, e);
}

bool work_evaluation_list(struct store *st, const struct store_page *page, struct arena *a,
                          struct evaluation_rows *rows, struct err *e)
{
    struct desk d = {.page = page, .a = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

static bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return plan_get(st, d, d->ask->evaluation, ACTION_EVALUATION_SEE, e)
           && store_evaluation_run_get(st, d->ask->run, d->a, &d->run, e)
           && (id_cmp(d->run.evaluation, d->plan.id) == 0 || err_set(e, ERR_MISSING, "no run"));
}

bool work_evaluation_run_see(const struct evaluation_ask *ask, struct arena *a,
                             struct evaluation_run *run, struct err *e)
{
    struct desk d = {.by = ask->by, .ask = ask, .a = a};

    if (!store_tx(ask->st, STORE_READ, run_in_tx, &d, e))
        return false;
    *run = d.run;
    return true;
}

/* --- measuring --- */

static bool draw_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    d->starts = (struct evaluation_starts){0};
    return plan_get(st, d, d->ask->evaluation, ACTION_EVALUATION_RUN, e)
           && store_evaluation_cells(st, &d->plan, d->a, &d->cells, e)
           && (d->plan.source == EVALUATION_LIST
               || store_evaluation_placements(st, &d->plan, d->a, &d->starts, e));
}

/* Of the plan, the data and the result: whoever holds the three can hold them against it. */
static struct str seal_of(const struct evaluation *plan, const struct evaluation_run *run,
                          struct arena *a)
{
    char hex[SECRET_HASH];

    secret_hash(str_of(arena_text(a, "%.*s\n%.*s\n%.*s", STR_ARG(plan->seal),
                                  STR_ARG(run->panel_seal), STR_ARG(run->result))),
                hex);
    return str_of(arena_copy(a, hex, SECRET_HASH - 1));
}

bool work_evaluation_measure(const struct evaluation_ask *ask, int64_t now_ms, struct arena *a,
                             struct evaluation_run *run, struct err *e)
{
    struct desk d = {.by = ask->by, .ask = ask, .a = a};
    struct drawn drawn;
    char hex[SECRET_HASH];

    if (!store_tx(ask->st, STORE_READ, draw_in_tx, &d, e))
        return false;
    drawn_make(&drawn, &d.plan, &d.cells, &d.starts, a);
    *run = (struct evaluation_run){.id = id_new(),
                                   .evaluation = d.plan.id,
                                   .maker = ask->by->account,
                                   .made_ms = now_ms,
                                   .data_month = DAY_NONE,
                                   .panel = drawn_text(&drawn)};
    if (drawn.panel.time_n) {
        run->data_month = drawn.panel.times[drawn.panel.time_n - 1];
        run->doubts = (int32_t)evaluation_doubts(&d.plan, drawn.first_start, run->data_month);
    }
    secret_hash(run->panel, hex);
    run->panel_seal = str_of(arena_copy(a, hex, SECRET_HASH - 1));
    drawn_measure(&drawn, run);
    run->seal = seal_of(&d.plan, run, a);
    return true;
}

static bool keep_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct audit_note note = {.by = d->by,
                              .action = "evaluation.run",
                              .noun = "evaluation",
                              .object = d->ask->evaluation};

    if (!work_audit_begin(st, e) || !plan_get(st, d, d->ask->evaluation, ACTION_EVALUATION_RUN, e))
        return false;
    note.place = d->plan.region;
    return store_evaluation_run_add(st, &d->run, e)
           && work_audit_append(st, &note, d->run.made_ms, e);
}

bool work_evaluation_keep(const struct evaluation_ask *ask, const struct evaluation_run *run,
                          struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = ask->by, .ask = ask, .run = *run, .a = &a};
    bool good = store_tx(ask->st, STORE_WRITE, keep_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
