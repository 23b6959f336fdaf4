/* agreement_desk.c - one transaction each, audited with the change. */
#include "work/agreement_desk.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/out.h"
#include "store/organization.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/secret.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    struct agreement_view view;
    const struct agreement_new *add;
    const struct agreement_round *round;
    const struct agreement_ending *ending;
    const struct agreement_filter *filter;
    const struct store_page *page;
    struct agreement_rows rows;
    struct edit_refused refused;
};

static struct object object_of(const struct agreement_member *m)
{
    return (struct object){
        .place = {m->county}, .organization = {m->organization}, .state = OBJECT_NO_STATE};
}

/* All of them, since it binds all of them. */
static bool members_check(const struct subject *by, const struct agreement_members *members,
                          struct err *e)
{
    for (size_t i = 0; i < members->n; i++) {
        const struct object o = object_of(&members->items[i]);

        if (!rights_check(by, ACTION_ORGANIZATION_WRITE, &o, "member of the agreement", e))
            return false;
    }
    return true;
}

static bool agreement_find(struct store *st, struct desk *d, struct err *e)
{
    struct agreement_view *v = &d->view;
    struct err unheard = {0};

    if (!store_agreement_get(st, d->id, d->arena, &v->row, e)
        || !store_agreement_members(st, d->id, d->arena, &v->members, e))
        return false;
    v->row.standing = agreement_standing(&v->row.agreement, desk_today(d->now_ms));
    v->action_n = 0;
    v->actions[v->action_n++] = ACTION_ORGANIZATION_SEE;
    if (members_check(d->by, &v->members, &unheard))
        v->actions[v->action_n++] = ACTION_ORGANIZATION_WRITE;
    return rights_check(d->by, ACTION_ORGANIZATION_SEE, NULL, "agreement", e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return agreement_find(st, arg, e);
}

bool work_agreement_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                        struct arena *a, struct agreement_view *v, struct err *e)
{
    struct desk d = {.by = by, .arena = a, .id = id, .now_ms = now_ms};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_agreement_list(st, d->filter, d->page, d->arena, &d->rows, e);
}

bool work_agreement_list(struct store *st, const struct agreement_filter *filter,
                         const struct store_page *page, int64_t now_ms, struct arena *a,
                         struct agreement_rows *rows, struct err *e)
{
    struct desk d = {.arena = a, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    for (size_t i = 0; i < d.rows.n; i++)
        d.rows.items[i].standing =
            agreement_standing(&d.rows.items[i].agreement, desk_today(now_ms));
    *rows = d.rows;
    return true;
}

/* --- a new one --- */

static bool member_find(struct store *st, struct desk *d, struct str code, enum agreement_side side,
                        struct err *e)
{
    struct agreement_members *members = &d->view.members;
    const char *field = side == AGREEMENT_LEAD ? "lead" : "members";
    struct organization o;
    bool found;

    if (!store_organization_find(st, code, d->arena, &o, &found, e))
        return false;
    d->refused.field = field;
    if (!found)
        return err_set(e, ERR_INPUT, "%s: no organization has the code '%.*s'", field,
                       (int)(code.n < 60 ? code.n : 60), code.at);
    for (size_t i = 0; i < members->n; i++) {
        if (id_cmp(members->items[i].organization, o.id) == 0)
            return err_set(e, ERR_INPUT, "%s: %.*s is named twice", field, STR_ARG(code));
    }
    d->refused.field = NULL;
    members->items[members->n++] = (struct agreement_member){
        .agreement = d->id, .organization = o.id, .side = side, .code = o.code, .county = o.county};
    return true;
}

static bool members_find(struct store *st, struct desk *d, struct err *e)
{
    const struct agreement_new *n = d->add;

    d->view.members = (struct agreement_members){
        ARENA_ARRAY(d->arena, struct agreement_member, n->members.n + 1), 0};
    if (n->members.n < 1 || n->members.n > AGREEMENT_MEMBERS) {
        d->refused.field = "members";
        return err_set(e, ERR_INPUT, "members: 1…%d are wanted beside the lead", AGREEMENT_MEMBERS);
    }
    if (!member_find(st, d, n->lead, AGREEMENT_LEAD, e))
        return false;
    for (size_t i = 0; i < n->members.n; i++) {
        if (!member_find(st, d, n->members.items[i], AGREEMENT_MEMBER, e))
            return false;
    }
    return true;
}

static int ids_compare(const void *a, const void *b)
{
    return id_cmp(*(const struct id *)a, *(const struct id *)b);
}

/* The lead, then the members in the order of their ids: the same whoever writes them down. */
struct str agreement_parties(struct id *ids, size_t n, struct arena *a)
{
    char *hex = arena_alloc(a, SECRET_HASH);
    struct out out = {0};

    qsort(ids + 1, n - 1, sizeof *ids, ids_compare);
    for (size_t i = 0; i < n; i++)
        out_put(&out, ids[i].bytes, sizeof ids[i].bytes);
    secret_hash((struct str){out.items, out.n}, hex);
    out_reset(&out);
    return str_of(hex);
}

static struct str parties_of(const struct agreement_members *members, struct arena *a)
{
    struct id *ids = ARENA_ARRAY(a, struct id, members->n);

    for (size_t i = 0; i < members->n; i++)
        ids[i] = members->items[i].organization;
    return agreement_parties(ids, members->n, a);
}

static bool note_append(struct store *st, const struct desk *d, const char *action, struct err *e)
{
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "agreement",
                                   .object = d->id,
                                   .change = {.kind = EVENT_AGREEMENT_CHANGED,
                                              .place = d->view.members.items[0].county,
                                              .object = d->id}};

    return desk_done(st, &deed, e);
}

static bool agreement_put(struct store *st, struct desk *d, const struct agreement *g,
                          const char *action, struct err *e)
{
    return store_agreement_add(st, g, 1, e)
           && store_agreement_add_members(st, d->view.members.items, d->view.members.n, e)
           && note_append(st, d, action, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct agreement_new *n = d->add;
    struct agreement last, g;
    bool found;

    d->refused = (struct edit_refused){0};
    d->id = id_new();
    if (!work_audit_begin(st, e) || !members_find(st, d, e)
        || !members_check(d->by, &d->view.members, e)
        || !agreement_span_check(n->from_day, n->until_day, &d->refused.field, e))
        return false;
    g = (struct agreement){.id = d->id,
                           .purpose = n->purpose,
                           .name = n->name,
                           .parties = parties_of(&d->view.members, d->arena),
                           .round = 1,
                           .from_day = n->from_day,
                           .until_day = n->until_day,
                           .made_by = desk_actor(d->by),
                           .made_ms = d->now_ms};
    if (!store_agreement_last(st, g.purpose, g.parties, d->arena, &last, &found, e))
        return false;
    if (found && !agreement_follow(&last, g.from_day, e)) {
        d->refused.field = "from";
        return false;
    }
    if (found)
        g.round = last.round + 1;
    return agreement_put(st, d, &g, "agreement.add", e);
}

bool work_agreement_add(struct store *st, const struct subject *by, const struct agreement_new *n,
                        struct id *id, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .add = n, .now_ms = n->now_ms};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- a round --- */

static bool last_check(struct store *st, struct desk *d, struct err *e)
{
    const struct agreement *g = &d->view.row.agreement;
    struct agreement last;
    bool found;

    if (!store_agreement_last(st, g->purpose, g->parties, d->arena, &last, &found, e))
        return false;
    return (found && id_cmp(last.id, g->id) == 0)
           || err_set(e, ERR_STATE, "round %d is there already: a new one follows the last",
                      (int)last.round);
}

static bool round_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct agreement_round *n = d->round;
    struct agreement g;
    int32_t until;

    d->refused = (struct edit_refused){0};
    d->id = n->after;
    if (!work_audit_begin(st, e) || !agreement_find(st, d, e)
        || !members_check(d->by, &d->view.members, e) || !last_check(st, d, e)
        || !agreement_span_check(n->from_day, n->until_day, &d->refused.field, e))
        return false;
    g = d->view.row.agreement;
    if (!agreement_succeed(&g, n->from_day, &until, e)) {
        d->refused.field = "from";
        return false;
    }
    if (!store_agreement_end(st, g.id, until, e))
        return false;
    g.id = d->id = id_new();
    g.name = n->name.n ? n->name : g.name;
    g.round++;
    g.from_day = n->from_day;
    g.until_day = n->until_day;
    g.made_by = desk_actor(d->by);
    g.made_ms = d->now_ms;
    for (size_t i = 0; i < d->view.members.n; i++)
        d->view.members.items[i].agreement = d->id;
    return agreement_put(st, d, &g, "agreement.round", e);
}

bool work_agreement_round(struct store *st, const struct subject *by,
                          const struct agreement_round *n, struct id *id,
                          struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .round = n, .now_ms = n->now_ms};
    bool good = store_tx(st, STORE_WRITE, round_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- voiding --- */

static bool void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct agreement_void v = {d->id, desk_actor(d->by), d->ending->why, d->now_ms};

    return work_audit_begin(st, e) && agreement_find(st, d, e)
           && members_check(d->by, &d->view.members, e) && store_agreement_void(st, &v, e)
           && note_append(st, d, "agreement.void", e);
}

bool work_agreement_void(struct store *st, const struct subject *by,
                         const struct agreement_ending *n, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = n->id, .ending = n, .now_ms = n->now_ms};
    bool good = store_tx(st, STORE_WRITE, void_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
