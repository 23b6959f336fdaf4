/* prospect_desk.c - see prospect_desk.h. */
#include "work/prospect_desk.h"

#include "base/day.h"
#include "store/bulletin.h"
#include "store/roster.h"
#include "work/audit.h"
#include "work/desk.h"

struct prospecting {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    struct str stage;
    const struct store_page *page;
    const struct prospect_new *n;
    const struct prospect_wish *w;
    struct prospect_view view;
    struct prospect_rows rows;
    struct edit_refused refused;
};

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct prospecting *k = arg;
    struct prospect_view *v = &k->view;

    return store_prospect_get(st, k->id, k->arena, &v->prospect, e)
           && store_prospect_steps(st, v->prospect.code, k->arena, &v->steps, e)
           && store_prospect_brought(st, v->prospect.code, k->arena, &v->brought, e);
}

bool work_prospect_see(struct store *st, struct id id, struct arena *a, struct prospect_view *v,
                       struct err *e)
{
    struct prospecting k = {.id = id, .arena = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &k, e))
        return false;
    *v = k.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct prospecting *k = arg;

    return store_prospect_list(st, k->stage, k->page, k->arena, &k->rows, e);
}

bool work_prospect_list(struct store *st, struct str stage, const struct store_page *page,
                        struct arena *a, struct prospect_rows *rows, struct err *e)
{
    struct prospecting k = {.stage = stage, .page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &k, e))
        return false;
    *rows = k.rows;
    return true;
}

static bool step_keep(struct store *st, const struct prospecting *k, const struct prospect *p,
                      struct str note, int64_t now_ms, struct err *e)
{
    const struct prospect_line line = {.stage = p->stage,
                                       .day = p->day,
                                       .note = note.n ? note : STR(""),
                                       .made_by = desk_actor(k->by),
                                       .made_ms = now_ms};
    const struct desk_deed deed = {.by = k->by,
                                   .now_ms = now_ms,
                                   .action = "prospect.move",
                                   .noun = "prospect",
                                   .object = p->id,
                                   .change = {.kind = EVENT_PROSPECT_CHANGED, .object = p->id}};

    return store_prospect_step_add(st, p, &line, e) && desk_done(st, &deed, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct prospecting *k = arg;
    const struct prospect_new *n = k->n;
    struct prospect p = {.id = k->id,
                         .version = 0,
                         .programme = n->programme,
                         .name = n->name,
                         .home = n->home.n ? n->home : (struct str){0},
                         .trip = n->trip.n ? n->trip : (struct str){0},
                         .introduced_by = n->introduced_by.n ? n->introduced_by : (struct str){0},
                         .day = desk_today(n->now_ms),
                         .made_ms = n->now_ms};
    struct programme_row edition;
    struct err unheard = {0};
    bool there = true;

    arena_reset(k->arena);
    k->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e))
        return false;
    if (!store_programme_get(st, n->programme, 0, k->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&k->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    if (n->introduced_by.n && !store_prospect_there(st, n->introduced_by, &there, e))
        return false;
    if (!there)
        return desk_bad(&k->refused, "introduced_by", e, "no prospect has this code");
    p.code = desk_code("TW", p.id, k->arena);
    if (!step_keep(st, k, &p, STR(""), n->now_ms, e))
        return false;
    p.version = 1;
    return store_prospect_add(st, &p, e);
}

bool work_prospect_add(struct store *st, const struct subject *by, const struct prospect_new *n,
                       struct id *id, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct prospecting k = {.by = by, .arena = &a, .id = id_new(), .n = n};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &k, e);

    arena_reset(&a);
    *refused = k.refused;
    if (good)
        *id = k.id;
    return good;
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct prospecting *k = arg;
    const struct prospect_wish *w = k->w;
    int32_t today = desk_today(w->now_ms);
    const struct prospect_step step = {w->stage, w->day == DAY_NONE ? today : w->day,
                                       w->practitioner};
    struct roster_entry person;
    struct prospect p;
    bool found = true, done;

    arena_reset(k->arena);
    k->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !store_prospect_get(st, w->id, k->arena, &p, e))
        return false;
    if (w->version && w->version != p.version)
        return desk_stale(&k->refused, "prospect", w->version, p.version, e);
    if (!prospect_move(&p, &step, today, &k->refused.field, e))
        return false;
    if (w->practitioner.n
        && !store_roster_practitioner(st, w->practitioner, k->arena, &person, &found, e))
        return false;
    if (!found)
        return desk_bad(&k->refused, "practitioner_code", e, "nobody has this code");
    return store_prospect_put(st, &p, p.version, &done, e)
           && step_keep(st, k, &p, w->note, w->now_ms, e);
}

bool work_prospect_move(struct store *st, const struct subject *by, const struct prospect_wish *w,
                        struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct prospecting k = {.by = by, .arena = &a, .w = w};
    bool good = store_tx(st, STORE_WRITE, move_in_tx, &k, e);

    arena_reset(&a);
    *refused = k.refused;
    return good;
}
