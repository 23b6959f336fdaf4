/* placement_days.c - days on site, tasks and reviews of a placement. */
#include "base/day.h"
#include "work/desk.h"
#include "work/placement_part.h"

/* --- days --- */

static bool day_keep(struct store *st, struct placement_desk *d, int32_t day, bool host,
                     struct err *e)
{
    const struct placement_key key = placement_key_of(&d->view.placement);
    int32_t today = desk_today(d->now_ms);
    const struct day_line line = {day, host ? DAY_NONE : today, host ? today : DAY_NONE};

    return store_day_add(st, &key, &line, d->now_ms, e);
}

static bool days_keep(struct store *st, struct placement_desk *d, const struct placement_told *t,
                      bool host, struct err *e)
{
    const struct placement_lines *l = &d->view.lines;
    const struct placement_known known = placement_known_of(d);
    struct placement_off *leaves = ARENA_ARRAY(d->arena, struct placement_off, l->leave_n + 1);
    bool span = t->until_day > t->from_day;
    int32_t kept = 0;

    for (size_t i = 0; i < l->leave_n; i++)
        leaves[i] = (struct placement_off){l->leaves[i].from_day, l->leaves[i].until_day};
    for (int32_t day = t->from_day; day <= t->until_day; day++) {
        if (span && placement_off(leaves, l->leave_n, day))
            continue;
        if (!placement_day_check(&d->view.placement, day, &known, leaves, l->leave_n, e)
            || !day_keep(st, d, day, host, e))
            return false;
        kept++;
    }
    return kept > 0 || err_set(e, ERR_STATE, "every day of the span lies in a leave");
}

static bool tell_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_told *t = d->what;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e)
        || !placement_party_check(d, PARTY_PERSON | PARTY_HOST, "telling days on site", e))
        return false;
    if (t->until_day < t->from_day || t->until_day - t->from_day >= PLACEMENT_DAYS_AT_ONCE)
        return desk_bad(&d->refused, "until", e, "1 to 31 days are told at once");
    return days_keep(st, d, t, (d->view.parties & PARTY_HOST) != 0, e)
           && placement_note(st, d, "placement.tell", e);
}

bool work_placement_tell(struct store *st, const struct subject *by, const struct placement_told *t,
                         struct edit_refused *refused, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = t->now_ms, .id = t->id, .what = t};
    bool good = placement_run(st, &d, tell_case, e);

    *refused = d.refused;
    return good;
}

static int64_t month_days(const struct placement_lines *l, int32_t month)
{
    int64_t n = 0;

    for (size_t i = 0; i < l->day_n; i++)
        n += month_of_day(l->days[i].day) == month && l->days[i].home_day != DAY_NONE
             && l->days[i].host_day != DAY_NONE;
    return n;
}

static bool close_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_close *c = d->what;
    const struct placement *p = &d->view.placement;
    struct placement_known known;
    struct month_line line;
    struct placement_key key;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e)
        || !placement_party_check(d, PARTY_HOST, "closing a month", e))
        return false;
    known = placement_known_of(d);
    key = placement_key_of(p);
    if (c->month >= month_of_day(known.today))
        return desk_bad(&d->refused, "month", e, "it is not over yet");
    if (p->arrived_day == DAY_NONE || c->month < month_of_day(p->arrived_day))
        return desk_bad(&d->refused, "month", e, "nobody had arrived by then");
    if (known.closed_month != DAY_NONE && c->month <= known.closed_month)
        return err_set(e, ERR_STATE, "this month is closed already");
    line = (struct month_line){c->month, month_days(&d->view.lines, c->month), desk_actor(d->by),
                               d->now_ms};
    return store_month_add(st, &key, &line, e) && placement_note(st, d, "placement.close", e);
}

bool work_placement_close(struct store *st, const struct subject *by,
                          const struct placement_close *c, struct edit_refused *refused,
                          struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = c->now_ms, .id = c->id, .what = c};
    bool good = placement_run(st, &d, close_case, e);

    *refused = d.refused;
    return good;
}

/* --- tasks --- */

static bool task_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_task *t = d->what;
    const struct placement *p = &d->view.placement;
    struct task_line line = {.id = id_new(),
                             .about = t->about,
                             .due_day = t->due_day,
                             .done_day = DAY_NONE,
                             .signed_day = DAY_NONE};
    struct placement_key key;

    if (!placement_find(st, d, ACTION_PLACEMENT_WRITE, e))
        return false;
    if (p->state >= PLACEMENT_ENDED)
        return err_set(e, ERR_STATE, "a placement that is %s takes no further tasks",
                       placement_state_names[p->state]);
    if (t->due_day < p->from_day)
        return desk_bad(&d->refused, "due", e, "it lies before the placement");
    line.code =
        str_of(arena_text(d->arena, "%.*s/T%zu", STR_ARG(p->code), d->view.lines.task_n + 1));
    key = placement_key_of(p);
    return store_task_add(st, &key, &line, d->now_ms, e)
           && placement_note(st, d, "placement.task", e);
}

bool work_placement_task(struct store *st, const struct subject *by, const struct placement_task *t,
                         struct edit_refused *refused, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = t->now_ms, .id = t->id, .what = t};
    bool good = placement_run(st, &d, task_case, e);

    *refused = d.refused;
    return good;
}

static struct task_line *task_find(struct placement_desk *d, struct id id)
{
    for (size_t i = 0; i < d->view.lines.task_n; i++) {
        if (id_cmp(d->view.lines.tasks[i].id, id) == 0)
            return &d->view.lines.tasks[i];
    }
    return NULL;
}

/* Told done first, signed off afterwards, each once. */
static bool task_check(const struct task_line *t, bool sign, struct err *e)
{
    if (!t)
        return err_set(e, ERR_MISSING, "the placement has no such task");
    if (t->signed_day != DAY_NONE)
        return err_set(e, ERR_STATE, "the task is signed off");
    if (sign && t->done_day == DAY_NONE)
        return err_set(e, ERR_STATE, "the task is not told done yet; allowed: done");
    return sign || t->done_day == DAY_NONE
           || err_set(e, ERR_STATE, "the task is told done already; allowed: sign");
}

static bool sign_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_sign *s = d->what;
    struct task_line *t;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e)
        || !placement_party_check(d, s->sign ? PARTY_HOST : PARTY_PERSON | PARTY_HOST,
                                  s->sign ? "signing a task off" : "telling a task done", e))
        return false;
    if (d->view.placement.arrived_day == DAY_NONE)
        return err_set(e, ERR_STATE, "nobody has arrived to do it");
    t = task_find(d, s->task);
    if (!task_check(t, s->sign, e))
        return false;
    *(s->sign ? &t->signed_day : &t->done_day) = desk_today(d->now_ms);
    return store_task_put(st, t, e)
           && placement_note(st, d, s->sign ? "placement.sign" : "placement.done", e);
}

bool work_placement_sign(struct store *st, const struct subject *by, const struct placement_sign *s,
                         struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = s->now_ms, .id = s->id, .what = s};

    return placement_run(st, &d, sign_case, e);
}

/* --- reviews --- */

static bool review_case(struct store *st, struct placement_desk *d, struct err *e)
{
    const struct placement_review *r = d->what;
    const struct review_line line = {.kind = r->kind,
                                     .day = desk_today(d->now_ms),
                                     .grade = r->grade,
                                     .note = r->note.n ? r->note : STR(""),
                                     .made_by = desk_actor(d->by),
                                     .made_ms = d->now_ms};
    struct placement_key key;

    if (!placement_find(st, d, ACTION_PLACEMENT_MOVE, e)
        || !placement_party_check(d, PARTY_HOST, "a review", e)
        || !placement_review_check(&d->view.placement, r->kind, e))
        return false;
    for (size_t i = 0; i < d->view.lines.review_n; i++) {
        if (d->view.lines.reviews[i].kind == r->kind)
            return err_set(e, ERR_STATE, "the %s review is there already",
                           review_kind_names[r->kind]);
    }
    key = placement_key_of(&d->view.placement);
    return store_review_add(st, &key, &line, e) && placement_note(st, d, "placement.review", e);
}

bool work_placement_review(struct store *st, const struct subject *by,
                           const struct placement_review *r, struct err *e)
{
    struct placement_desk d = {.by = by, .now_ms = r->now_ms, .id = r->id, .what = r};

    return placement_run(st, &d, review_case, e);
}
