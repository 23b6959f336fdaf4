/* practitioner_desk.c - one transaction each, audited with the change. */
#include "work/practitioner_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/organization.h"
#include "store/technique.h"
#include "work/audit.h"
#include "work/desk.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    int64_t now_ms;
    struct practitioner_view view;
    const struct practitioner_new *add;
    const struct practitioner_edit *edit;
    const struct role_new *role;
    const struct role_end *end;
    const struct role_ending *ending;
    const struct practitioner_filter *filter;
    const struct store_page *page;
    struct practitioner_rows rows;
    const struct licence_new *licence;
    const struct licence_ending *licence_end;
    struct edit_refused refused;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_practitioner_list(st, d->filter, d->page, d->arena, &d->rows, e);
}

bool work_practitioner_list(struct store *st, const struct practitioner_filter *filter,
                            const struct store_page *page, struct arena *a,
                            struct practitioner_rows *rows, struct err *e)
{
    struct desk d = {.arena = a, .filter = filter, .page = page};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

static struct object object_of(const struct practitioner *p)
{
    return (struct object){.place = {p->county},
                           .organization = {p->organization},
                           .department = {p->department},
                           .practitioner = {p->id},
                           .state = OBJECT_NO_STATE};
}

static bool practitioner_find(struct store *st, struct desk *d, enum action action, struct err *e)
{
    struct practitioner *p = &d->view.row.practitioner;
    struct organization home;
    struct object object;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_practitioner_get(st, d->id, d->arena, p, e)
        || !store_practitioner_version(st, d->id, &d->view.version, e)
        || !store_organization_get(st, p->organization, d->arena, &home, e))
        return false;
    d->view.row.organization_name = home.name;
    object = object_of(p);
    d->view.action_n = rights_actions(d->by, ACTION_PRACTITIONER_SEE, &object, d->view.actions,
                                      sizeof d->view.actions / sizeof *d->view.actions);
    return rights_check(d->by, action, &object, arena_text(d->arena, "practitioner %s", text), e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return practitioner_find(st, d, ACTION_PRACTITIONER_SEE, e)
           && store_role_list(st, d->id, d->arena, &d->view.roles, e)
           && store_licence_list(st, d->view.row.practitioner.organization, d->id, d->arena,
                                 &d->view.licences, e);
}

bool work_practitioner_see(struct store *st, const struct subject *by, struct id id,
                           struct arena *a, struct practitioner_view *v, struct err *e)
{
    struct desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

static bool done(struct store *st, const struct desk *d, const char *action, const char *noun,
                 struct id object, struct err *e)
{
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = noun,
                                   .object = object,
                                   .change = {.kind = EVENT_PRACTITIONER_CHANGED,
                                              .place = d->view.row.practitioner.county,
                                              .organization = d->view.row.practitioner.organization,
                                              .object = d->id}};

    return desk_done(st, &deed, e);
}

static bool listed(const struct str_list *list, struct str code)
{
    for (size_t i = 0; i < list->n; i++) {
        if (str_eq(list->items[i], code))
            return true;
    }
    return false;
}

/* A list is kept with semicolons between: none may stand within. What is retired is not told anew;
 * a code that the catalogue does not have is the hospital's own. */
static bool techniques_check(struct store *st, struct desk *d, const struct str_list *list,
                             struct err *e)
{
    const struct str_list *had = &d->view.row.practitioner.techniques;

    d->refused.field = "techniques";
    for (size_t i = 0; i < list->n; i++) {
        struct str rest = list->items[i], head = str_cut(&rest, ';');
        struct technique_record t;
        bool found;

        if (head.n != list->items[i].n)
            return err_set(e, ERR_INPUT, "techniques: a code holds a semicolon");
        if (listed(had, head))
            continue;
        if (!store_technique_find(st, head, d->arena, &t, &found, e))
            return false;
        if (found && t.retired_ms != COUNT_UNKNOWN)
            return err_set(e, ERR_INPUT, "techniques: %.*s is retired", STR_ARG(head));
    }
    d->refused.field = NULL;
    return true;
}

static bool since_check(struct desk *d, struct err *e)
{
    const char *fault = practitioner_since_fault(&d->view.row.practitioner, desk_today(d->now_ms),
                                                 &d->refused.field);

    return !fault || err_set(e, ERR_INPUT, "%s: %s", d->refused.field, fault);
}

/* --- a new one --- */

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct practitioner_new *n = d->add;
    struct practitioner *p = &d->view.row.practitioner;
    struct organization home;
    struct object object;
    bool found, taken;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e)
        || !store_organization_find(st, n->organization, d->arena, &home, &found, e))
        return false;
    if (!found) {
        d->refused.field = "organization";
        return err_set(e, ERR_INPUT, "organization: none has this code");
    }
    *p = (struct practitioner){.id = d->id,
                               .county = home.county,
                               .code = n->code,
                               .name = n->name,
                               .organization = home.id,
                               .department = n->department,
                               .discipline = n->discipline,
                               .title_rank = n->title_rank,
                               .title_from = n->title_from,
                               .work_from = n->work_from};
    object = object_of(p);
    if (rights_decide(d->by, ACTION_PRACTITIONER_WRITE, &object) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "people of this organization are not yours to write");
    if (!store_practitioner_taken(st, n->code, &taken, e))
        return false;
    if (taken) {
        d->refused.field = "code";
        return err_set(e, ERR_INPUT, "code: somebody has this code");
    }
    if (!since_check(d, e) || !techniques_check(st, d, &n->techniques, e))
        return false;
    p->techniques = n->techniques;
    return store_practitioner_put(st, p, 1, e)
           && done(st, d, "practitioner.add", "practitioner", d->id, e);
}

bool work_practitioner_add(struct store *st, const struct subject *by,
                           const struct practitioner_new *n, int64_t now_ms, struct id *id,
                           struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = id_new(), .add = n, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* A new title does not begin with the old one. */
static bool title_check(struct desk *d, struct err *e)
{
    const struct practitioner *p = &d->view.row.practitioner;

    if (d->edit->title_rank == p->title_rank || p->title_from == DAY_NONE
        || d->edit->title_from != p->title_from)
        return true;
    d->refused.field = "title_from";
    return err_set(e, ERR_INPUT, "title_from: a new title has a first day of its own");
}

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct practitioner *p = &d->view.row.practitioner;
    bool there;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !practitioner_find(st, d, ACTION_PRACTITIONER_WRITE, e))
        return false;
    if (d->view.version != d->edit->version)
        return desk_stale(&d->refused, "practitioner", d->edit->version, d->view.version, e);
    if (!techniques_check(st, d, &d->edit->techniques, e) || !title_check(d, e))
        return false;
    p->name = d->edit->name;
    p->department = d->edit->department;
    p->discipline = d->edit->discipline;
    p->title_rank = d->edit->title_rank;
    p->title_from = d->edit->title_from;
    p->work_from = d->edit->work_from;
    p->techniques = d->edit->techniques;
    if (!since_check(d, e))
        return false;
    if (!store_practitioner_edit(st, p, d->edit->version, d->now_ms, &there, e))
        return false;
    if (!there)
        return desk_stale(&d->refused, "practitioner", d->edit->version, d->edit->version + 1, e);
    return done(st, d, "practitioner.write", "practitioner", d->id, e);
}

bool work_practitioner_edit(struct store *st, const struct subject *by,
                            const struct practitioner_edit *edit, int64_t now_ms,
                            struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = edit->id, .edit = edit, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, edit_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

/* --- roles --- */

static bool role_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct role_new *n = d->role;
    const struct practitioner *p = &d->view.row.practitioner;
    struct practitioner_role row;
    struct organization o;
    struct role_rows there;
    bool found;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !practitioner_find(st, d, ACTION_PRACTITIONER_WRITE, e)
        || !store_organization_find(st, n->organization, d->arena, &o, &found, e)
        || !store_role_list(st, d->id, d->arena, &there, e))
        return false;
    if (!found) {
        d->refused.field = "organization";
        return err_set(e, ERR_INPUT, "organization: none has this code");
    }
    row = (struct practitioner_role){.id = id_new(),
                                     .county = p->county,
                                     .practitioner = p->id,
                                     .organization = o.id,
                                     .kind = n->kind,
                                     .department = n->department,
                                     .from_day = n->from_day,
                                     .until_day = n->until_day,
                                     .made_by = desk_actor(d->by),
                                     .made_ms = d->now_ms};
    return practitioner_role_check(there.items, there.n, &row, p->organization, &d->refused.field,
                                   e)
           && store_role_add(st, &row, 1, e) && store_practitioner_touch(st, d->id, d->now_ms, e)
           && done(st, d, "role.add", "role", row.id, e);
}

bool work_role_add(struct store *st, const struct subject *by, const struct role_new *n,
                   int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = n->practitioner, .role = n, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, role_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

/* Of this person, whose rights were asked. */
static bool role_find(struct store *st, struct desk *d, struct id id,
                      struct practitioner_role *role, struct err *e)
{
    struct role_rows there;
    char text[ID_TEXT];

    if (!store_role_list(st, d->id, d->arena, &there, e))
        return false;
    for (size_t i = 0; i < there.n; i++) {
        if (id_cmp(there.items[i].id, id) == 0) {
            *role = there.items[i];
            return true;
        }
    }
    id_text(id, text);
    return err_set(e, ERR_MISSING, "no role %s", text);
}

static bool end_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct practitioner_role role;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !practitioner_find(st, d, ACTION_PRACTITIONER_WRITE, e)
        || !role_find(st, d, d->end->role, &role, e))
        return false;
    if (!practitioner_role_end(&role, d->end->until_day, e)) {
        d->refused.field = "until";
        return false;
    }
    return store_role_end(st, role.id, d->end->until_day, e)
           && store_practitioner_touch(st, d->id, d->now_ms, e)
           && done(st, d, "role.end", "role", role.id, e);
}

bool work_role_end(struct store *st, const struct subject *by, const struct role_end *end,
                   int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = end->practitioner, .end = end, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, end_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

static bool void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct role_void v = {d->ending->role, desk_actor(d->by), d->ending->why, d->now_ms};
    struct practitioner_role role;

    return work_audit_begin(st, e) && practitioner_find(st, d, ACTION_PRACTITIONER_WRITE, e)
           && role_find(st, d, v.id, &role, e) && store_role_void(st, &v, e)
           && store_practitioner_touch(st, d->id, d->now_ms, e)
           && done(st, d, "role.void", "role", v.id, e);
}

bool work_role_void(struct store *st, const struct subject *by, const struct role_ending *end,
                    int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct desk d = {
        .by = by, .arena = &a, .id = end->practitioner, .ending = end, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, void_in_tx, &d, e);

    arena_reset(&a);
    return good;
}

/* --- licences --- */

static struct licence_record record_of(const struct desk *d)
{
    return (struct licence_record){.county = d->view.row.practitioner.county,
                                   .organization = d->view.row.practitioner.organization,
                                   .practitioner = d->id,
                                   .by = d->by,
                                   .now_ms = d->now_ms,
                                   .arena = d->arena};
}

static bool licence_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct licence_record record;
    struct id id;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !practitioner_find(st, d, ACTION_PRACTITIONER_WRITE, e))
        return false;
    record = record_of(d);
    return licence_desk_add(st, &record, d->licence, &id, &d->refused, e)
           && store_practitioner_touch(st, d->id, d->now_ms, e)
           && done(st, d, "licence.add", "licence", id, e);
}

bool work_practitioner_licence(struct store *st, const struct subject *by,
                               const struct licence_new *n, int64_t now_ms,
                               struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = n->holder, .licence = n, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, licence_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

static bool licence_void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct licence_record record;

    if (!work_audit_begin(st, e) || !practitioner_find(st, d, ACTION_PRACTITIONER_WRITE, e))
        return false;
    record = record_of(d);
    return licence_desk_void(st, &record, d->licence_end, e)
           && store_practitioner_touch(st, d->id, d->now_ms, e)
           && done(st, d, "licence.void", "licence", d->licence_end->licence, e);
}

bool work_practitioner_licence_void(struct store *st, const struct subject *by,
                                    const struct licence_ending *end, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct desk d = {
        .by = by, .arena = &a, .id = end->holder, .licence_end = end, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, licence_void_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
