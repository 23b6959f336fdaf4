/* placement_undo.c - the own last move of a placement taken back, with what it left beside the row.
 */
#include "model/placement_undo.h"
#include "base/day.h"
#include "store/audit.h"
#include "work/desk.h"
#include "work/placement_part.h"

static const struct step_line *last_of(const struct placement_lines *l)
{
    return l->step_n ? &l->steps[l->step_n - 1] : NULL;
}

static struct placement_deed deed_of(const struct step_line *s)
{
    return (struct placement_deed){s->move, s->was, s->was_until, s->made_by, s->made_ms};
}

/* Every act on a placement is a line of the audit log: its newest is the move itself, or somebody
 * has told a day, signed a task, written a review or changed it since. */
static bool newest_is(const struct placement_desk *d, const struct step_line *s,
                      const struct audit *line)
{
    const char *action = arena_text(d->arena, "placement.%s", placement_move_names[s->move]);

    return str_eq(line->action, str_of(action)) && line->at_ms == s->made_ms;
}

/* Whoever handed over to this one has acted on its arrival. */
static bool handed_over(struct store *st, struct placement_desk *d, int64_t since_ms, bool *yes,
                        struct err *e)
{
    struct placement_lines before;
    const struct step_line *last;

    *yes = false;
    if (d->view.placement.succeeds.n == 0)
        return true;
    if (!store_placement_lines(st, d->view.placement.succeeds, d->arena, &before, e))
        return false;
    last = last_of(&before);
    *yes = last && last->made_ms >= since_ms;
    return true;
}

/* `*no` says why it is not taken back, its code ERR_STATE. */
static bool undo_judge(struct store *st, struct placement_desk *d, struct err *no, struct err *e)
{
    const struct step_line *last = last_of(&d->view.lines);
    struct placement_deed deed;
    struct audit line;
    bool found, handed;

    if (last == NULL)
        return placement_undo_check(NULL, false, desk_actor(d->by), d->now_ms, no)
               || no->code == ERR_STATE;
    deed = deed_of(last);
    if (!store_audit_last(st, d->view.placement.id, d->arena, &line, &found, e)
        || !handed_over(st, d, last->made_ms, &handed, e))
        return false;
    return placement_undo_check(&deed, handed || !found || !newest_is(d, last, &line),
                                desk_actor(d->by), d->now_ms, no)
           || no->code == ERR_STATE;
}

bool placement_undo_offer(struct store *st, struct placement_desk *d, struct err *e)
{
    struct placement_view *v = &d->view;
    struct err no = {0};

    if (!placement_move_of(PLACEMENT_UNDO, v->parties))
        return true;
    if (!undo_judge(st, d, &no, e))
        return false;
    if (no.code == ERR_NONE)
        v->moves[v->move_n++] = PLACEMENT_UNDO;
    return true;
}

/* Leave that the move began never was; leave that it ended goes on as before. */
static bool leave_undo(struct store *st, const struct placement_desk *d,
                       const struct step_line *last, struct err *e)
{
    const struct placement_key key = placement_key_of(&d->view.placement);
    const struct placement_lines *l = &d->view.lines;
    int32_t from_day = l->leave_n ? l->leaves[l->leave_n - 1].from_day : DAY_NONE;

    if (from_day == DAY_NONE)
        return true;
    if (last->move == PLACEMENT_GO_ON_LEAVE)
        return store_leave_void(st, &key, from_day, d->now_ms, e);
    if (last->was != PLACEMENT_LEAVE
        || (last->move != PLACEMENT_RESUME && last->move != PLACEMENT_END_EARLY))
        return true;
    return store_leave_end(st, &key, from_day, last->was_until, e);
}

bool placement_undo_run(struct store *st, struct placement_desk *d, struct err *e)
{
    struct placement *p = &d->view.placement;
    const struct step_line *last = last_of(&d->view.lines);
    const struct placement_step step = {.move = PLACEMENT_UNDO,
                                        .day = desk_today(d->now_ms),
                                        .until_day = DAY_NONE,
                                        .why = STR("")};
    enum placement_state was = p->state;
    struct placement_deed deed;
    struct err no = {0};

    if (!undo_judge(st, d, &no, e))
        return false;
    if (no.code != ERR_NONE)
        return err_pass(e, &no);
    deed = deed_of(last);
    placement_undo(p, &deed);
    return (!placement_binds(p->state) || placement_alone_check(st, d, p, e))
           && leave_undo(st, d, last, e) && placement_keep(st, d, was, &step, e);
}
