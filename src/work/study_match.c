/* study_match.c - which order a study answers, said by hand: see study.h. */
#include "work/desk.h"
#include "work/reading_part.h"
#include "work/study.h"

struct matching {
    const struct patient_desk *p;
    struct arena *arena; /* of one try */
    const struct study_match *what;
    struct edit_refused refused;
};

/* The order, its side asked; then the study, whose organization has to be the order's. */
static bool both_find(struct store *st, struct matching *m, struct reading *r, struct study *s,
                      struct err *e)
{
    struct object o;
    bool found;

    if (!store_reading_get(st, m->what->reading, m->arena, r, e))
        return false;
    o = reading_object(r);
    if (!rights_check(m->p->by, ACTION_READING_WRITE, &o, "reading", e))
        return false;
    if ((reading_parties(m->p->by, r) & READING_SENDER) == 0)
        return err_set(e, ERR_RIGHT, "matching a study is the part of who ordered");
    if (!store_study_find(st, m->what->uid, m->arena, s, &found, e))
        return false;
    return (found && str_eq(s->organization, r->organization))
           || err_set(e, ERR_MISSING, "there is no such study");
}

static bool match_case(struct store *st, void *arg, struct err *e)
{
    struct matching *m = arg;
    struct reading_doing d = {.by = m->p->by, .now_ms = m->p->now_ms, .arena = m->arena};
    struct reading_step step = {.move = READING_ACQUIRE,
                                .parties = READING_PLATFORM,
                                .by = desk_actor(m->p->by),
                                .now_ms = m->p->now_ms,
                                .note = m->what->note,
                                .study = m->what->uid};
    struct reading r;
    struct study s;

    if (!both_find(st, m, &r, &s, e))
        return false;
    if (m->what->note.n == 0)
        return desk_bad(&m->refused, "note", e, "why it is this one is wanted");
    if (!study_match_check(&s, &r, e))
        return false;
    s.reading = r.code;
    s.why = STUDY_GOOD;
    if (!store_study_put(st, &s, e) || !reading_step_keep(st, &d, &r, &step, e))
        return false;
    step.move = READING_QUEUE;
    step.note = STR("");
    return reading_step_keep(st, &d, &r, &step, e);
}

bool work_study_match(const struct patient_desk *p, const struct study_match *m,
                      struct edit_refused *refused, struct err *e)
{
    struct matching x = {.p = p, .what = m};
    bool good = desk_write(p->st, &x.arena, &x.refused, match_case, &x, e);

    *refused = x.refused;
    return good;
}
