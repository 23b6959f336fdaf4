/* offer_desk.c - see offer_desk.h. */
#include "work/offer_desk.h"

#include "model/eligibility.h"
#include "model/offer_undo.h"
#include "store/licence.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/roster.h"
#include "work/audit.h"
#include "work/bulletin_desk.h"
#include "work/desk.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    int64_t now_ms;
    struct offer_view view;
    const struct offer_new *new;
    const struct offer_order *order;
    const struct offer_filter *filter;
    const struct store_page *page;
    struct offer_rows rows;
    const struct protection_new *protection;
    struct protection_rows protections;
    struct edit_refused refused;
};

static struct str or_empty(struct str s)
{
    return s.at ? s : STR("");
}

static bool field_bad(struct desk *d, const char *field, struct err *e, struct str code,
                      const char *what)
{
    d->refused.field = field;
    return err_set(e, ERR_INPUT, "%s: %s '%.*s'", field, what, (int)(code.n < 60 ? code.n : 60),
                   code.at);
}

/* --- seeing --- */

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_offer_list(st, d->filter, d->page, d->arena, &d->rows, e);
}

bool work_offer_list(struct store *st, const struct offer_filter *filter,
                     const struct store_page *page, struct arena *a, struct offer_rows *rows,
                     struct err *e)
{
    struct desk d = {.arena = a, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

static struct object object_of(const struct offer_row *row)
{
    return (struct object){.place = {row->offer.county},
                           .organization = {row->practitioner.organization},
                           .department = {row->practitioner.department},
                           .practitioner = {row->offer.practitioner},
                           .state = (int)row->offer.state};
}

/* A circumstance is the person's own: shown to himself, his hospital and who decides. */
static bool may_know(const struct subject *by, const struct offer_row *row)
{
    static const enum action NEAR[] = {ACTION_OFFER_WRITE, ACTION_OFFER_APPEAL,
                                       ACTION_OFFER_DECIDE};
    struct object o = object_of(row);

    o.state = OBJECT_NO_STATE;
    for (size_t i = 0; i < sizeof NEAR / sizeof *NEAR; i++) {
        if (rights_decide(by, NEAR[i], &o) == RIGHTS_ALLOWED)
            return true;
    }
    return false;
}

static bool offer_find(struct store *st, struct desk *d, struct err *e)
{
    struct offer_view *v = &d->view;
    struct object o;
    char text[ID_TEXT];

    d->refused = (struct edit_refused){0};
    if (!store_offer_get(st, d->id, d->arena, &v->row, e))
        return false;
    o = object_of(&v->row);
    id_text(d->id, text);
    v->action_n = rights_actions(d->by, ACTION_OFFER_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    v->declared = may_know(d->by, &v->row);
    return rights_check(d->by, ACTION_OFFER_SEE, &o, arena_text(d->arena, "offer %s", text), e);
}

/* What may be taken back leads to what was before it, where that can be: `*was` is the offer then.
 * `*no` says why not, its code ERR_STATE. */
static bool undo_find(struct store *st, struct desk *d, struct offer *was, struct err *no,
                      struct err *e)
{
    struct offer_steps *steps = &d->view.steps;
    struct offer_deed *deeds;
    int64_t placed, overlaps;

    *was = d->view.row.offer;
    if (!store_offer_steps(st, was, d->arena, steps, e))
        return false;
    deeds = ARENA_ARRAY(d->arena, struct offer_deed, steps->n + 1);
    for (size_t i = 0; i < steps->n; i++)
        deeds[i] =
            (struct offer_deed){steps->items[i].act, steps->items[i].actor, steps->items[i].at_ms};
    if (!offer_undo_check(deeds, steps->n, desk_actor(d->by), d->now_ms, no))
        return true;
    offer_undo(was, deeds, steps->n);
    if (!store_offer_published(st, was, deeds[steps->n - 1].at_ms, &placed, e)
        || !store_offer_overlaps(st, was, &overlaps, e))
        return false;
    if (placed > 0)
        return !err_set(no, ERR_STATE, "a plan that places the person was published since");
    return overlaps == 0
           || !err_set(no, ERR_STATE, "the person is offered on one of these days again since");
}

/* Taking back stands among the actions only for who may, now. */
static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct offer_view *v = &d->view;
    struct err no = {0};
    struct offer was;
    size_t kept = 0;

    if (!offer_find(st, d, e) || !undo_find(st, d, &was, &no, e))
        return false;
    for (size_t i = 0; i < v->action_n; i++) {
        if (v->actions[i] != ACTION_OFFER_UNDO || no.code == ERR_NONE)
            v->actions[kept++] = v->actions[i];
    }
    v->action_n = kept;
    return true;
}

bool work_offer_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                    struct arena *a, struct offer_view *v, struct err *e)
{
    struct desk d = {.by = by, .arena = a, .id = id, .now_ms = now_ms};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

/* --- what every change leaves behind --- */

static const char *const DEEDS[OFFER_ACT_N] = {"offer.make",   "offer.change", "offer.appeal",
                                               "offer.uphold", "offer.reject", "offer.withdraw",
                                               "offer.undo"};

static bool tell(struct store *st, const struct desk *d, enum offer_act act, struct str why,
                 struct err *e)
{
    const struct offer *o = &d->view.row.offer;
    const struct offer_step step = {
        .act = act, .why = or_empty(why), .actor = desk_actor(d->by), .at_ms = d->now_ms};
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = DEEDS[act],
                                   .noun = "offer",
                                   .object = o->id,
                                   .change = {.kind = EVENT_OFFER_CHANGED,
                                              .place = o->county,
                                              .organization = d->view.row.practitioner.organization,
                                              .object = o->id}};

    return store_offer_step_add(st, o, &step, e) && desk_done(st, &deed, e);
}

/* Runs one change; what it needs is in `asked` but the memory. */
static bool change(struct store *st, const struct desk *asked, store_fn *fn,
                   struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = *asked;
    bool good;

    d.arena = &a;
    good = store_tx(st, STORE_WRITE, fn, &d, e);
    arena_reset(&a);
    *refused = d.refused;
    return good;
}

/* --- making and changing --- */

static bool person_find(struct store *st, struct desk *d, struct err *e)
{
    struct practitioner *p = &d->view.row.practitioner;
    struct roster_entry at;
    struct object o;
    bool found;

    if (!store_roster_practitioner(st, d->new->practitioner, d->arena, &at, &found, e))
        return false;
    if (!found)
        return field_bad(d, "practitioner", e, d->new->practitioner, "nobody has the code");
    d->view.row.offer.practitioner = at.id;
    d->view.row.offer.county = at.county;
    if (!store_practitioner_get(st, at.id, d->arena, p, e))
        return false;
    o = object_of(&d->view.row);
    return rights_decide(d->by, ACTION_OFFER_WRITE, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "only the person's own hospital or department offers");
}

/* A licence to practise that holds on the day. */
static bool licensed(struct store *st, struct desk *d, int32_t on, bool *yes, struct err *e)
{
    const struct offer_row *row = &d->view.row;
    struct licence_rows there;

    if (!store_licence_list(st, row->practitioner.organization, row->practitioner.id, d->arena,
                            &there, e))
        return false;
    *yes = false;
    for (size_t i = 0; i < there.n; i++)
        *yes |= there.items[i].kind == LICENCE_PRACTICE
                && licence_standing(&there.items[i], on) == LICENCE_HOLDS;
    return true;
}

static bool rules_check(struct store *st, struct desk *d, struct err *e)
{
    static const char *const SAID[ELIGIBILITY_FAULT_N] = {
        [ELIGIBILITY_TITLE] = "the title is below that of the programme's rules",
        [ELIGIBILITY_SENDING] = "the programme's rules do not let a hospital of this level send",
        [ELIGIBILITY_LICENCE] = "the programme wants a licence to practise that holds",
        [ELIGIBILITY_RANK_YEARS] = "the programme wants more years in the title than are shown",
        [ELIGIBILITY_WORK_YEARS] =
            "the programme wants more years in the profession than are shown"};
    const struct offer_row *row = &d->view.row;
    int32_t today = desk_today(d->now_ms);
    struct candidate c = {.title_rank = row->practitioner.title_rank,
                          .day = row->offer.from_day > today ? row->offer.from_day : today,
                          .title_from = row->practitioner.title_from,
                          .work_from = row->practitioner.work_from};
    struct programme_row edition;
    struct programme rules;
    struct organization home;
    enum eligibility_fault fault;
    struct err unheard = {0};

    if (row->offer.programme.n == 0)
        return true;
    if (!work_programme_edition(st, row->offer.programme, 0, d->arena, &edition, &rules, &unheard))
        return unheard.code == ERR_MISSING
                   ? field_bad(d, "programme", e, row->offer.programme, "there is none of the id")
                   : err_pass(e, &unheard);
    if (!store_organization_get(st, row->practitioner.organization, d->arena, &home, e)
        || !licensed(st, d, c.day, &c.licensed, e))
        return false;
    c.sending = home.level;
    fault = eligibility_judge(&rules.eligibility, &c);
    if (fault == ELIGIBILITY_NONE)
        return true;
    return field_bad(d, "practitioner", e, row->practitioner.code, SAID[fault]);
}

static bool host_find(struct store *st, struct desk *d, struct err *e)
{
    struct roster_entry at = {0};
    bool found = true;

    if (d->new->last_host.n
        && !store_roster_organization(st, d->new->last_host, d->arena, &at, &found, e))
        return false;
    d->view.row.offer.last_host = at.id;
    return found || field_bad(d, "last_host", e, d->new->last_host, "no organization has the code");
}

static bool counties_check(struct store *st, struct desk *d, const char *field,
                           const struct str_list *counties, struct err *e)
{
    bool found;

    for (size_t i = 0; i < counties->n; i++) {
        if (!store_roster_county(st, counties->items[i], &found, e))
            return false;
        if (!found)
            return field_bad(d, field, e, counties->items[i], "there is no county");
    }
    return true;
}

/* All that may be changed later, and whether it goes together. */
static bool words_take(struct store *st, struct desk *d, struct err *e)
{
    struct offer *o = &d->view.row.offer;
    const struct offer_new *n = d->new;
    int64_t overlaps;

    o->from_day = n->from_day;
    o->until_day = n->until_day;
    o->preferred_counties = n->preferred_counties;
    o->excluded_counties = n->excluded_counties;
    o->circumstance = or_empty(n->circumstance);
    o->note = or_empty(n->note);
    o->since_ms = d->now_ms;
    if (!offer_check(o, desk_today(d->now_ms), &d->refused.field, e)
        || !counties_check(st, d, "preferred_counties", &o->preferred_counties, e)
        || !counties_check(st, d, "excluded_counties", &o->excluded_counties, e)
        || !host_find(st, d, e) || !rules_check(st, d, e)
        || !store_offer_overlaps(st, o, &overlaps, e))
        return false;
    return overlaps == 0
           || err_set(e, ERR_STATE, "the person is offered on one of these days already");
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct offer *o = &d->view.row.offer;

    d->refused = (struct edit_refused){0};
    *o = (struct offer){.id = d->id,
                        .code = d->new->practitioner,
                        .programme = or_empty(d->new->programme),
                        .made_ms = d->now_ms,
                        .version = 1};
    return work_audit_begin(st, e) && person_find(st, d, e) && words_take(st, d, e)
           && store_offer_put(st, o, 1, e) && tell(st, d, OFFER_MADE, STR(""), e);
}

bool work_offer_add(struct store *st, const struct subject *by, const struct offer_new *n,
                    struct id *id, struct edit_refused *refused, struct err *e)
{
    const struct desk d = {.by = by, .new = n, .id = id_new(), .now_ms = n->now_ms};

    if (!change(st, &d, add_in_tx, refused, e))
        return false;
    *id = d.id;
    return true;
}

/* The offer at the version that was read, where `by` has the right to what is asked; the state
 * speaks for itself, in the words of its table. */
static bool found_at(struct store *st, struct desk *d, enum action action, int64_t version,
                     struct err *e)
{
    struct object o;

    if (!work_audit_begin(st, e) || !offer_find(st, d, e))
        return false;
    o = object_of(&d->view.row);
    o.state = OBJECT_NO_STATE;
    if (!rights_check(d->by, action, &o, "offer", e))
        return false;
    return d->view.row.offer.version == version
           || desk_stale(&d->refused, "offer", version, d->view.row.offer.version, e);
}

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct offer *o = &d->view.row.offer;

    return found_at(st, d, ACTION_OFFER_WRITE, d->new->version, e)
           && offer_move(o, OFFER_CHANGED, e) && words_take(st, d, e) && store_offer_write(st, o, e)
           && tell(st, d, OFFER_CHANGED, STR(""), e);
}

bool work_offer_edit(struct store *st, const struct subject *by, const struct offer_new *n,
                     struct edit_refused *refused, struct err *e)
{
    const struct desk d = {.by = by, .new = n, .id = n->id, .now_ms = n->now_ms};

    return change(st, &d, edit_in_tx, refused, e);
}

static bool undo(struct store *st, struct desk *d, struct err *e)
{
    struct err no = {0};
    struct offer was;

    if (!undo_find(st, d, &was, &no, e))
        return false;
    if (no.code != ERR_NONE)
        return err_pass(e, &no);
    d->view.row.offer = was;
    return true;
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    static const enum action RIGHTS[OFFER_ACT_N] = {[OFFER_APPEALS] = ACTION_OFFER_APPEAL,
                                                    [OFFER_UPHELD] = ACTION_OFFER_DECIDE,
                                                    [OFFER_REJECTED] = ACTION_OFFER_DECIDE,
                                                    [OFFER_TAKEN_BACK] = ACTION_OFFER_WRITE,
                                                    [OFFER_UNDONE] = ACTION_OFFER_UNDO};
    struct desk *d = arg;
    struct offer *o = &d->view.row.offer;
    enum offer_act act = d->order->act;

    if (!found_at(st, d, RIGHTS[act], d->order->version, e)
        || !(act == OFFER_UNDONE ? undo(st, d, e) : offer_move(o, act, e)))
        return false;
    o->since_ms = d->now_ms;
    return store_offer_write(st, o, e) && tell(st, d, act, d->order->why, e);
}

bool work_offer_move(struct store *st, const struct subject *by, const struct offer_order *order,
                     int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    const struct desk d = {.by = by, .order = order, .id = order->id, .now_ms = now_ms};

    return change(st, &d, move_in_tx, refused, e);
}

/* --- protected departments --- */

static bool protections_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct store_reach reach = store_reach_of(d->by, ACTION_PROTECTION_SEE);

    return store_protection_list(st, &reach, d->arena, &d->protections, e);
}

bool work_protection_list(struct store *st, const struct subject *by, struct arena *a,
                          struct protection_rows *rows, struct err *e)
{
    struct desk d = {.by = by, .arena = a};

    if (!store_tx(st, STORE_READ, protections_in_tx, &d, e))
        return false;
    *rows = d.protections;
    return true;
}

static bool protect_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct protection_new *n = d->protection;
    struct organization o;
    struct object at;
    struct protection row;
    bool found;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e)
        || !store_organization_find(st, n->organization, d->arena, &o, &found, e))
        return false;
    if (!found)
        return field_bad(d, "organization", e, n->organization, "none has the code");
    at = (struct object){.place = {o.county}, .organization = {o.id}, .state = OBJECT_NO_STATE};
    row = (struct protection){.organization = o.id,
                              .county = o.county,
                              .department = n->department,
                              .most = n->most,
                              .why = n->why,
                              .made_ms = d->now_ms};
    if (rights_decide(d->by, ACTION_PROTECTION_WRITE, &at) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "only the own hospital protects its departments");
    return store_protection_put(st, &row, desk_actor(d->by), e)
           && desk_done(st,
                        &(struct desk_deed){.by = d->by,
                                            .now_ms = d->now_ms,
                                            .action = "protection.write",
                                            .noun = "organization",
                                            .object = o.id,
                                            .change = {.kind = EVENT_OFFER_CHANGED,
                                                       .place = o.county,
                                                       .organization = o.id,
                                                       .object = o.id}},
                        e);
}

bool work_protection_put(struct store *st, const struct subject *by, const struct protection_new *n,
                         int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    const struct desk d = {.by = by, .protection = n, .now_ms = now_ms};

    return change(st, &d, protect_in_tx, refused, e);
}
