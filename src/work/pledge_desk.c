/* pledge_desk.c - see pledge_desk.h. */
#include "work/pledge_desk.h"

#include "base/day.h"
#include "work/audit.h"
#include "work/ledger_part.h"

static struct object object_of(const struct pledge *p)
{
    return (struct object){.place = {p->county, p->home_county},
                           .organization = {p->home_id},
                           .practitioner = {p->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

static struct pledge_view view_of(const struct subject *by, const struct pledge *p, int32_t today)
{
    const struct object o = object_of(p);
    struct pledge_view v = {.pledge = *p, .due_day = pledge_due_day(p->since_day, p->months)};
    enum pledge_state tell = p->state, answer = p->state;
    struct err unheard = {0};

    v.overdue = pledge_overdue(p->state, v.due_day, today);
    v.may_tell = pledge_move(&tell, PLEDGE_TOLD, &unheard)
                 && rights_decide(by, ACTION_PLEDGE_TELL, &o) == RIGHTS_ALLOWED;
    err_reset(&unheard);
    v.may_answer = pledge_move(&answer, PLEDGE_CONFIRMED, &unheard)
                   && rights_decide(by, ACTION_PLEDGE_ANSWER, &o) == RIGHTS_ALLOWED;
    return v;
}

static bool told_check(struct ledger_desk *d, const struct pledge_told *t, int32_t today,
                       struct err *e)
{
    if (t->state == PLEDGE_TOLD) {
        if (t->day == DAY_NONE)
            return ledger_field_bad(d, "day", e, "the day on which it was kept is wanted");
        if (t->day > today)
            return ledger_field_bad(d, "day", e, "it lies in the future");
        return str_trim(t->proof).n > 0
               || ledger_field_bad(d, "proof", e, "a document that proves it is wanted");
    }
    return t->state == PLEDGE_CONFIRMED || str_trim(t->said).n > 0
           || ledger_field_bad(d, "said", e, "what is not so is wanted");
}

static bool tell_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct pledge_told *t = d->what;
    bool home = t->state == PLEDGE_TOLD;
    struct pledge_step step;
    struct audit_note note;
    struct pledge p;
    struct object o;

    if (!store_pledge_get(st, t->placement, t->pledge, d->arena, &p, e))
        return false;
    o = object_of(&p);
    if (!rights_check(d->by, home ? ACTION_PLEDGE_TELL : ACTION_PLEDGE_ANSWER, &o, "pledge", e)
        || !pledge_move(&p.state, t->state, e) || !told_check(d, t, desk_today(d->now_ms), e))
        return false;
    step = (struct pledge_step){.county = p.county,
                                .placement = p.placement,
                                .pledge = p.pledge,
                                .seq = p.seq + 1,
                                .state = p.state,
                                .day = home ? t->day : DAY_NONE,
                                .proof = home ? t->proof : STR(""),
                                .said = t->said.n ? t->said : STR(""),
                                .made_by = desk_actor(d->by),
                                .made_ms = d->now_ms};
    note = (struct audit_note){.by = d->by,
                               .action = home ? "pledge.tell" : "pledge.answer",
                               .noun = "placement",
                               .object = p.placement_id,
                               .place = p.county};
    return store_pledge_step_add(st, &step, e) && work_audit_append(st, &note, d->now_ms, e);
}

bool work_pledge_tell(struct store *st, const struct subject *by, const struct pledge_told *t,
                      struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = t->now_ms, .what = t};
    bool good = ledger_run(st, STORE_WRITE, &d, tell_case, e);

    *refused = d.refused;
    return good;
}

/* What its proofs are kept under. */
static struct str proof_of(const struct pledge *p, struct arena *a)
{
    return str_of(arena_text(a, "%.*s/%.*s", STR_ARG(p->placement), STR_ARG(p->pledge)));
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct pledge_told *which = d->what;
    struct pledge_view *v = d->found;
    struct pledge p;
    struct object o;
    int32_t today;

    if (!store_pledge_get(st, which->placement, which->pledge, d->arena, &p, e))
        return false;
    o = object_of(&p);
    if (!rights_check(d->by, ACTION_PLEDGE_SEE, &o, "pledge", e)
        || !desk_seen_day(st, d->arena, d->now_ms, &today, e))
        return false;
    *v = view_of(d->by, &p, today);
    return store_pledge_steps(st, &p, d->arena, &v->steps, e)
           && store_materials(st, "pledge", proof_of(&p, d->arena), d->arena, &v->materials, e);
}

bool work_pledge_see(struct store *st, const struct subject *by, const struct pledge_told *which,
                     struct arena *a, struct pledge_view *v, struct err *e)
{
    struct ledger_desk d = {
        .by = by, .now_ms = which->now_ms, .what = which, .arena = a, .found = v};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}

struct listing {
    const struct store_page *page;
    struct pledge_views views;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct pledge_ask *ask = d->what;
    struct listing *l = d->found;
    struct pledge_filter f = ask->filter;
    struct pledges found;

    if (!desk_seen_day(st, d->arena, d->now_ms, &f.today, e)
        || !store_pledge_list(st, &f, l->page, d->arena, &found, e))
        return false;
    l->views = (struct pledge_views){
        .items = ARENA_ARRAY(d->arena, struct pledge_view, found.n + 1), .n = found.n};
    l->views.more = found.more;
    for (size_t i = 0; i < found.n; i++)
        l->views.items[i] = view_of(d->by, &found.items[i], f.today);
    return true;
}

bool work_pledge_list(struct store *st, const struct subject *by, const struct pledge_ask *ask,
                      const struct store_page *page, struct arena *a, struct pledge_views *views,
                      struct err *e)
{
    struct listing l = {.page = page};
    struct ledger_desk d = {.by = by, .now_ms = ask->now_ms, .what = ask, .arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *views = l.views;
    return true;
}

/* --- proofs --- */

struct proving {
    struct str pledge;
    const struct material_new *put;
    const struct material_want *want;
    struct material file;
    struct str bytes;
};

static bool pledge_find(struct store *st, struct ledger_desk *d, enum action action,
                        struct pledge *p, struct err *e)
{
    const struct proving *x = d->found;
    struct object o;

    if (!store_pledge_get(st, d->id, x->pledge, d->arena, p, e))
        return false;
    o = object_of(p);
    return rights_check(d->by, action, &o, "pledge", e);
}

static bool material_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct proving *x = d->found;
    struct pledge p;
    struct audit_note note;
    struct material_owner owner;

    if (!pledge_find(st, d, ACTION_PLEDGE_TELL, &p, e))
        return false;
    if (p.state == PLEDGE_CONFIRMED)
        return err_set(e, ERR_STATE, "the pledge is confirmed by the proofs that it had");
    owner = (struct material_owner){.noun = "pledge",
                                    .code = proof_of(&p, d->arena),
                                    .county = p.county,
                                    .made_by = desk_actor(d->by)};
    note = (struct audit_note){.by = d->by,
                               .action = "pledge.material",
                               .noun = "placement",
                               .object = p.placement_id,
                               .place = p.county};
    return material_add(st, &owner, x->put, d->arena, e)
           && work_audit_append(st, &note, d->now_ms, e);
}

bool work_pledge_material(struct store *st, const struct subject *by, struct str pledge,
                          const struct material_new *n, struct edit_refused *refused, struct err *e)
{
    struct proving x = {.pledge = pledge, .put = n};
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .id = n->owner, .found = &x};
    bool good = ledger_run(st, STORE_WRITE, &d, material_case, e);

    *refused = d.refused;
    return good;
}

static bool file_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct proving *x = d->found;
    struct material_owner owner = {.noun = "pledge"};
    struct pledge p;

    if (!pledge_find(st, d, ACTION_PLEDGE_SEE, &p, e))
        return false;
    owner.code = proof_of(&p, d->arena);
    return material_read(st, x->want->material, &owner, d->arena, &x->file, &x->bytes, e);
}

bool work_pledge_file(struct store *st, const struct subject *by, const struct pledge_file *which,
                      struct arena *a, struct material *m, struct str *bytes, struct err *e)
{
    struct proving x = {.pledge = which->pledge, .want = &which->want};
    struct ledger_desk d = {.by = by, .id = which->want.owner, .arena = a, .found = &x};

    if (!ledger_run(st, STORE_READ, &d, file_case, e))
        return false;
    *m = x.file;
    *bytes = x.bytes;
    return true;
}
