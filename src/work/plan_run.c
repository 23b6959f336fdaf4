/* plan_run.c - plans asked for, looked at, cancelled. */
#include "work/plan_run.h"

#include "model/unknown.h"
#include "store/frame.h"
#include "store/job.h"
#include "store/plan.h"
#include "work/audit.h"
#include "work/bulletin_desk.h"
#include "work/desk.h"
#include "work/plan_run_part.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    int64_t now_ms;
    const struct plan_new *new;
    const struct store_page *page;
    struct plan_file_row *file;
    struct object object;
    struct plan_run_view view;
    struct plan_run_rows rows;
    struct edit_refused refused;
};

/* A plan is of the whole region that the store is about. */
static bool place_find(struct store *st, struct desk *d, struct err *e)
{
    struct frame frame;

    if (!store_frame_get(st, d->arena, &frame, e))
        return false;
    d->object = (struct object){.place = {frame.region_code}, .state = OBJECT_NO_STATE};
    return true;
}

/* --- asking --- */

static bool pins_good(const struct str_list *pins)
{
    for (size_t i = 0; i < pins->n; i++) {
        struct str demand = pins->items[i], who = str_cut(&demand, ':');

        if (who.n == 0 || demand.n == 0)
            return false;
    }
    return true;
}

static bool wish_check(struct store *st, struct desk *d, struct err *e)
{
    const struct plan_new *n = d->new;
    struct plan before;

    if (n->until_day < n->from_day)
        return desk_bad(&d->refused, "until", e, "it lies before the first day");
    if (!pins_good(&n->pins))
        return desk_bad(&d->refused, "pins", e, "each names a practitioner and a demand, as P1:D2");
    if (n->hold && id_none(n->previous))
        return desk_bad(&d->refused, "hold", e,
                        "there is no previous plan whose people could be held");
    return id_none(n->previous) || store_plan_get(st, n->previous, d->arena, &before, e)
           || (e->code == ERR_MISSING
               && (err_reset(e), desk_bad(&d->refused, "previous", e, "there is no such plan")));
}

static struct str code_of(const struct desk *d)
{
    char text[ID_TEXT];

    if (d->new->code.n > 0)
        return d->new->code;
    id_text(d->id, text);
    return str_of(arena_text(d->arena, "%.*s-%s", STR_ARG(d->new->programme), text + 30));
}

static bool rules_find(struct store *st, struct desk *d, struct programme *rules, int32_t *edition,
                       struct err *e)
{
    struct programme_row row;
    struct err unheard = {0};

    if (!work_programme_edition(st, d->new->programme, 0, d->arena, &row, rules, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&d->refused, "programme", e, "there is none of this id")
                   : err_pass(e, &unheard);
    *edition = row.version;
    return true;
}

/* Pins are named by field where they are what is wrong. */
static bool freeze(struct store *st, struct desk *d, struct plan_run *r,
                   const struct programme *rules, struct err *e)
{
    if (plan_freeze(st, r, rules, d->arena, e))
        return true;
    d->refused.field = e->code == ERR_INPUT ? "pins" : NULL;
    return false;
}

static bool job_make(struct store *st, const struct desk *d, struct plan_run *r, struct err *e)
{
    const struct job job = {.id = id_new(),
                            .kind = JOB_PLAN,
                            .owner = d->by->account,
                            .source = r->programme,
                            .batch = STR(""),
                            .digest = r->digest,
                            .row_n = 5, /* steps */
                            .reason = STR(""),
                            .made_ms = d->now_ms,
                            .ended_ms = COUNT_UNKNOWN};
    struct job other;
    bool found;

    if (!store_job_open(st, &job, d->arena, &other, &found, e))
        return false;
    if (found)
        return err_set(e, ERR_STATE, "a plan is being solved from the same rows already");
    r->job = job.id;
    return store_job_add(st, &job, e);
}

static bool ask_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct plan_new *n = d->new;
    struct plan_run r = {.id = d->id,
                         .programme = n->programme,
                         .from_day = n->from_day,
                         .until_day = n->until_day,
                         .previous = n->previous,
                         .hold = n->hold,
                         .pins = n->pins,
                         .without = n->without,
                         .owner = desk_actor(d->by),
                         .made_ms = d->now_ms};
    struct programme rules;
    struct desk_deed deed = {.by = d->by,
                             .now_ms = d->now_ms,
                             .action = "plan.ask",
                             .noun = "plan",
                             .object = d->id,
                             .change = {.kind = EVENT_PLAN_CHANGED, .object = d->id}};

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !place_find(st, d, e)
        || !(rights_decide(d->by, ACTION_PLAN_RUN, &d->object) == RIGHTS_ALLOWED
             || err_set(e, ERR_RIGHT, "a plan is of the whole region: its officers have it solved"))
        || !wish_check(st, d, e) || !rules_find(st, d, &rules, &r.edition, e))
        return false;
    r.code = code_of(d);
    deed.change.place = d->object.place[0];
    return freeze(st, d, &r, &rules, e) && job_make(st, d, &r, e) && store_plan_run_add(st, &r, e)
           && desk_done(st, &deed, e);
}

bool work_plan_ask(struct store *st, const struct subject *by, const struct plan_new *n,
                   struct id *id, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = id_new(), .new = n, .now_ms = n->now_ms};
    bool good = store_tx(st, STORE_WRITE, ask_in_tx, &d, e);

    if (good)
        *id = d.id;
    *refused = d.refused;
    arena_reset(&a);
    return good;
}

/* --- seeing --- */

static bool run_find(struct store *st, struct desk *d, enum action action, struct err *e)
{
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_plan_run_get(st, d->id, d->arena, &d->view.row, e) || !place_find(st, d, e)
        || !rights_check(d->by, ACTION_PLAN_SEE, &d->object,
                         arena_text(d->arena, "plan run %s", text), e))
        return false;
    d->view.actions[0] = ACTION_PLAN_RUN;
    d->view.action_n = d->view.row.job.state <= JOB_RUNNING
                       && rights_decide(d->by, ACTION_PLAN_RUN, &d->object) == RIGHTS_ALLOWED;
    return rights_check(d->by, action, &d->object, "plan run", e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return run_find(st, d, ACTION_PLAN_SEE, e)
           && store_plan_file_list(st, d->id, d->arena, &d->view.files, e);
}

bool work_plan_run_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                       struct plan_run_view *v, struct err *e)
{
    struct desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_plan_run_list(st, d->page, d->arena, &d->rows, e);
}

bool work_plan_run_list(struct store *st, const struct store_page *page, struct arena *a,
                        struct plan_run_rows *rows, struct err *e)
{
    struct desk d = {.arena = a, .page = page};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

/* Rows of people are in them: whoever may run plans reads them. */
static bool file_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return run_find(st, d, ACTION_PLAN_RUN, e)
           && store_plan_file_get(st, d->id, d->file, d->arena, e);
}

bool work_plan_file(struct store *st, const struct subject *by, struct id id,
                    struct plan_file_row *f, struct arena *a, struct err *e)
{
    struct desk d = {.by = by, .arena = a, .id = id, .file = f};

    return store_tx(st, STORE_READ, file_in_tx, &d, e);
}

/* --- cancelling --- */

static bool cancel_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct plan_run_row *row = &d->view.row;
    struct desk_deed deed = {.by = d->by,
                             .now_ms = d->now_ms,
                             .action = "plan.cancel",
                             .noun = "plan",
                             .object = d->id,
                             .change = {.kind = EVENT_PLAN_CHANGED, .object = d->id}};
    bool cancelled;

    if (!work_audit_begin(st, e) || !run_find(st, d, ACTION_PLAN_RUN, e)
        || !store_job_cancel(st, row->run.job, d->now_ms, &cancelled, e))
        return false;
    if (!cancelled)
        return err_set(e, ERR_STATE, "the run is %s: there is nothing to cancel",
                       job_state_names[row->job.state]);
    deed.change.place = d->object.place[0];
    return store_plan_file_drop(st, d->id, e) && desk_done(st, &deed, e);
}

bool work_plan_cancel(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                      struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = id, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, cancel_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
