/* demand_desk.c - seeing orders, making and changing them. */
#include "work/demand_desk.h"

#include "model/demand_undo.h"
#include "store/frame.h"
#include "store/gap.h"
#include "store/organization.h"
#include "work/audit.h"
#include "work/bulletin_desk.h"
#include "work/demand_part.h"
#include "work/desk.h"
#include "work/event.h"

/* --- what the parts share --- */

static struct object object_of(const struct demand *d, bool both_sides)
{
    return (struct object){
        .place = {d->county},
        .organization = {d->organization, both_sides ? d->paired_organization : (struct id){{0}}},
        .state = (int)d->state};
}

bool demand_deeds(struct store *st, struct demand_desk *d, struct demand_deed **deeds, size_t *n,
                  struct err *e)
{
    struct demand_steps *steps = &d->view.steps;

    if (!store_demand_steps(st, &d->view.detail.row.demand, d->arena, steps, e))
        return false;
    *n = steps->n;
    *deeds = ARENA_ARRAY(d->arena, struct demand_deed, steps->n + 1);
    for (size_t i = 0; i < steps->n; i++) {
        const struct demand_step *s = &steps->items[i];

        (*deeds)[i] = (struct demand_deed){s->act, s->level, s->seats, s->actor, s->at_ms};
    }
    return true;
}

/* Taking back stands among the actions only for who may, now. */
static bool undo_find(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand_view *v = &d->view;
    struct err not_now = {0};
    struct demand_deed *deeds;
    size_t n, kept = 0;

    if (!demand_deeds(st, d, &deeds, &n, e))
        return false;
    for (size_t i = 0; i < v->action_n; i++) {
        if (v->actions[i] != ACTION_DEMAND_UNDO
            || demand_undo_check(&v->detail.row.demand, deeds, n, desk_actor(d->by), d->now_ms,
                                 &not_now))
            v->actions[kept++] = v->actions[i];
    }
    v->action_n = kept;
    return true;
}

/* What is within the right and the state, but another level's to do, is no action of his. */
static void actions_find(struct demand_desk *d, const struct demand *demand)
{
    const struct object own = object_of(demand, false);
    struct str level = demand_level_at(d->by->scope.place);
    struct demand_view *v = &d->view;
    enum action all[8];
    size_t n = rights_actions(d->by, ACTION_DEMAND_SEE, &own, all, 8);

    v->action_n = 0;
    for (size_t i = 0; i < n; i++) {
        bool decides = all[i] == ACTION_DEMAND_APPROVE || all[i] == ACTION_DEMAND_RETURN
                       || all[i] == ACTION_DEMAND_ESCALATE;

        if (!decides || str_eq(demand_level_now(demand), level))
            v->actions[v->action_n++] = all[i];
    }
}

bool demand_find(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    struct object object;
    char text[ID_TEXT];

    d->refused = (struct edit_refused){0};
    if (!store_demand_get(st, d->id, d->arena, &d->view.detail, e))
        return false;
    id_text(d->id, text);
    object = object_of(demand, true);
    d->view.detail.row.owner = demand_owner(demand);
    actions_find(d, demand);
    return rights_check(d->by, ACTION_DEMAND_SEE, &object, arena_text(d->arena, "demand %s", text),
                        e);
}

bool demand_right(const struct demand_desk *d, enum action action, struct err *e)
{
    struct object own = object_of(&d->view.detail.row.demand, false);

    own.state = OBJECT_NO_STATE;
    return rights_decide(d->by, action, &own) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "demand: the role '%s' has no right to %s",
                      role_names[d->by->role], action_names[action]);
}

bool demand_rules(struct store *st, struct demand_desk *d, struct err *e)
{
    const struct demand *demand = &d->view.detail.row.demand;
    struct programme_row edition;

    if (demand->programme.n == 0)
        return err_set(e, ERR_STATE, "the demand belongs to no programme");
    return work_programme_edition(st, demand->programme, demand->edition, d->arena, &edition,
                                  &d->programme, e)
           && demand_period_check(&d->programme, desk_today(d->now_ms), e);
}

bool demand_tell_all(struct store *st, const struct demand_desk *d, const struct demand *demands,
                     size_t n, const struct demand_told *told, struct err *e)
{
    struct arena a = {0};
    struct demand_step *steps = ARENA_ARRAY(&a, struct demand_step, n + 1);
    struct audit_note *notes = ARENA_ARRAY(&a, struct audit_note, n + 1);
    struct event *events = ARENA_ARRAY(&a, struct event, n + 1);
    bool good;

    for (size_t i = 0; i < n; i++) {
        steps[i] = (struct demand_step){.act = told->act,
                                        .level = told->level.at ? told->level : STR(""),
                                        .seats = demands[i].seats,
                                        .why = told->why.at ? told->why : STR(""),
                                        .actor = desk_actor(d->by),
                                        .at_ms = d->now_ms};
        notes[i] = (struct audit_note){.by = d->by,
                                       .action = told->action,
                                       .noun = "demand",
                                       .object = demands[i].id,
                                       .place = demands[i].county};
        events[i] = (struct event){.at_ms = d->now_ms,
                                   .place = demands[i].county,
                                   .organization = demands[i].organization,
                                   .kind = EVENT_DEMAND_MADE + told->act,
                                   .object = demands[i].id};
    }
    good = store_demand_step_add(st, demands, steps, n, e)
           && work_audit_append_all(st, notes, n, d->now_ms, e)
           && work_event_add_all(st, events, n, e);
    arena_reset(&a);
    return good;
}

bool demand_tell(struct store *st, const struct demand_desk *d, const struct demand *demand,
                 const struct demand_told *told, struct err *e)
{
    return demand_tell_all(st, d, demand, 1, told, e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct demand_desk *d = arg;
    const struct demand *demand = &d->view.detail.row.demand;

    return demand_find(st, d, e)
           && store_demand_evidence_get(st, demand, d->arena, &d->view.evidence, &d->view.evidenced,
                                        e)
           && undo_find(st, d, e);
}

bool work_demand_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                     struct arena *a, struct demand_view *v, struct err *e)
{
    struct demand_desk d = {.by = by, .arena = a, .id = id, .now_ms = now_ms};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct demand_desk *d = arg;

    return store_demand_list(st, d->filter, d->page, d->arena, &d->rows, e);
}

bool work_demand_list(struct store *st, const struct subject *by,
                      const struct demand_filter *filter, const struct store_page *page,
                      struct arena *a, struct demand_rows *rows, struct err *e)
{
    struct demand_filter f = *filter;
    struct demand_desk d = {.by = by, .arena = a, .filter = &f, .page = page};

    f.level = by->role == ROLE_OFFICER ? demand_level_at(by->scope.place) : STR("");
    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    for (size_t i = 0; i < d.rows.n; i++)
        d.rows.items[i].owner = demand_owner(&d.rows.items[i].demand);
    *rows = d.rows;
    return true;
}

/* --- evidence --- */

enum { LINES_OF_A_KIND = 50 };

static void lines_take(const struct gap_detail *gap, struct arena *a, struct demand_evidence *ev)
{
    size_t group_n = gap->group_n < LINES_OF_A_KIND ? gap->group_n : LINES_OF_A_KIND;
    size_t technique_n = gap->technique_n < LINES_OF_A_KIND ? gap->technique_n : LINES_OF_A_KIND;

    ev->lines = ARENA_ARRAY(a, struct demand_line, group_n + technique_n + 1);
    for (size_t i = 0; i < group_n; i++) {
        const struct gap_group *g = &gap->groups[i].group;

        ev->lines[ev->line_n++] = (struct demand_line){
            STR("group"), g->code, gap->groups[i].name, g->all, g->home, g->out, g->value_rw};
    }
    for (size_t i = 0; i < technique_n; i++) {
        const struct gap_technique *t = &gap->techniques[i].technique;

        ev->lines[ev->line_n++] = (struct demand_line){str_of(technique_state_names[t->state]),
                                                       t->procedure,
                                                       gap->techniques[i].name,
                                                       t->home + t->away,
                                                       t->home,
                                                       t->away,
                                                       t->value_rw};
    }
    for (size_t i = 0; i < ev->line_n; i++) {
        if (!ev->lines[i].name.at)
            ev->lines[i].name = STR("");
    }
}

/* What the figures say now, kept beside the demand. */
static bool evidence_freeze(struct store *st, struct demand_desk *d, const struct gap_detail *gap,
                            struct err *e)
{
    const struct gap *g = &gap->row.gap;
    struct frame frame;
    struct demand_evidence ev;

    if (!store_frame_get(st, d->arena, &frame, e))
        return false;
    ev = (struct demand_evidence){.frozen_ms = d->now_ms,
                                  .from_month = frame.from_month,
                                  .to_month = frame.to_month,
                                  .rank = g->rank,
                                  .avoidable_rw = g->avoidable_rw,
                                  .avoidable_rw_low = g->avoidable_rw_low,
                                  .money_fen = g->money_fen,
                                  .blanks = g->blanks,
                                  .score = g->score,
                                  .specialists = g->specialists,
                                  .seats = g->seats};
    lines_take(gap, d->arena, &ev);
    return store_demand_evidence_add(st, &d->view.detail.row.demand, &ev, e);
}

/* The gap that was named, or that of the county and discipline; `id` of its row is none where there
 * is none. */
static bool gap_find(struct store *st, struct demand_desk *d, struct gap_detail *gap, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    struct id id = d->new->gap;
    bool named = !id_none(id);

    *gap = (struct gap_detail){0};
    if (!named && !store_gap_find(st, demand->county, demand->discipline, &id, e))
        return false;
    if (id_none(id))
        return true;
    if (!store_gap_get(st, id, d->arena, gap, e))
        return false;
    d->refused.field = "gap";
    if (!str_eq(gap->row.gap.county, demand->county))
        return err_set(e, ERR_INPUT, "gap: it is of another county");
    if (demand->discipline.n == 0)
        demand->discipline = gap->row.gap.discipline;
    if (!str_eq(gap->row.gap.discipline, demand->discipline))
        return err_set(e, ERR_INPUT, "gap: it is of the discipline %.*s",
                       STR_ARG(gap->row.gap.discipline));
    d->refused.field = NULL;
    demand->gap = id;
    if (gap->row.gap.seats != COUNT_UNKNOWN && gap->row.gap.seats > 0)
        demand->suggested = gap->row.gap.seats;
    return true;
}

/* --- making --- */

static struct str or_empty(struct str s)
{
    return s.at ? s : STR("");
}

/* All that its organization may change. */
static void words_take(struct demand *demand, const struct demand_new *n)
{
    demand->seats = n->seats;
    demand->requested = n->seats;
    demand->min_title_rank = n->min_title_rank;
    demand->months = n->months;
    demand->start_day = n->start_day;
    demand->techniques = n->techniques;
    demand->required = n->required;
    demand->reason = or_empty(n->reason);
    demand->claim = or_empty(n->claim);
    demand->team = or_empty(n->team);
    demand->ready_equipment = or_empty(n->ready_equipment);
    demand->ready_people = n->ready_people;
    demand->ready_beds = n->ready_beds;
}

static bool organization_find(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    struct str code = d->new->organization;
    struct organization o;
    bool found;

    if (!store_organization_find(st, code, d->arena, &o, &found, e))
        return false;
    if (!found) {
        d->refused.field = "organization";
        return err_set(e, ERR_INPUT, "organization: none has the code '%.*s'",
                       (int)(code.n < 60 ? code.n : 60), code.at);
    }
    demand->organization = o.id;
    demand->county = o.county;
    return demand_right(d, ACTION_DEMAND_WRITE, e);
}

static void chain_make(struct demand *demand, const struct programme *p, struct arena *a)
{
    demand->chain.items = ARENA_ARRAY(a, struct str, p->approval_n + 1);
    demand->chain.n = (size_t)p->approval_n;
    for (int32_t i = 0; i < p->approval_n; i++)
        demand->chain.items[i] = str_of(programme_level_names[p->approval[i]]);
}

static bool edition_take(struct store *st, struct demand_desk *d, struct err *e)
{
    struct demand *demand = &d->view.detail.row.demand;
    struct programme_row edition;
    struct err unheard = {0};

    if (!work_programme_edition(st, d->new->programme, 0, d->arena, &edition, &d->programme,
                                &unheard)) {
        d->refused.field = unheard.code == ERR_MISSING ? "programme" : NULL;
        if (unheard.code == ERR_MISSING)
            unheard.code = ERR_INPUT;
        return err_within(e, &unheard, "programme: ");
    }
    demand->programme = edition.id;
    demand->edition = edition.version;
    chain_make(demand, &d->programme, d->arena);
    return demand_period_check(&d->programme, desk_today(d->now_ms), e);
}

static struct str code_of(struct id id, struct arena *a)
{
    char text[ID_TEXT];

    id_text(id, text);
    return str_of(arena_text(a, "D%s", text + 28));
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct demand_desk *d = arg;
    struct demand *demand = &d->view.detail.row.demand;
    struct gap_detail gap;

    d->refused = (struct edit_refused){0};
    *demand = (struct demand){DEMAND_BLANK,
                              .id = d->id,
                              .kind = d->new->kind,
                              .code = code_of(d->id, d->arena),
                              .discipline = or_empty(d->new->discipline),
                              .level = STR(""),
                              .made_ms = d->now_ms};
    demand->since_ms = d->now_ms;
    words_take(demand, d->new);
    if (!work_audit_begin(st, e) || !organization_find(st, d, e) || !edition_take(st, d, e)
        || !gap_find(st, d, &gap, e))
        return false;
    if (demand->discipline.n == 0) {
        d->refused.field = "discipline";
        return err_set(e, ERR_INPUT, "discipline: one is wanted where no gap is named");
    }
    return demand_check(demand, &d->programme, &d->refused.field, e)
           && store_demand_put(st, demand, 1, e)
           && (id_none(gap.row.gap.id) || evidence_freeze(st, d, &gap, e))
           && demand_tell(st, d, demand,
                          &(struct demand_told){DEMAND_MADE, "demand.make", {0}, {0}}, e);
}

bool work_demand_add(struct store *st, const struct subject *by, const struct demand_new *n,
                     int64_t now_ms, struct id *id, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct demand_desk d = {
        .by = by, .arena = &a, .id = id_none(n->id) ? id_new() : n->id, .new = n, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- changing --- */

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct demand_desk *d = arg;
    struct demand *demand = &d->view.detail.row.demand;

    if (!work_audit_begin(st, e) || !demand_find(st, d, e)
        || !demand_right(d, ACTION_DEMAND_WRITE, e))
        return false;
    if (demand->version != d->new->version)
        return desk_stale(&d->refused, "demand", d->new->version, demand->version, e);
    if (!demand_open_check(demand, e) || !demand_rules(st, d, e))
        return false;
    words_take(demand, d->new);
    return demand_check(demand, &d->programme, &d->refused.field, e)
           && store_demand_write(st, demand, e)
           && demand_tell(st, d, demand,
                          &(struct demand_told){DEMAND_CHANGED, "demand.write", {0}, {0}}, e);
}

bool work_demand_edit(struct store *st, const struct subject *by, const struct demand_new *n,
                      int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct demand_desk d = {.by = by, .arena = &a, .id = n->id, .new = n, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, edit_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}
