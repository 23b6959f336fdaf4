/* organization_desk.c - one transaction each, audited with the change. */
#include "work/organization_desk.h"

#include "base/day.h"
#include "work/audit.h"
#include "work/desk.h"

struct desk {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    int64_t now_ms;
    struct organization_view view;
    const struct organization_edit *edit;
    const struct department_new *department;
    const struct department_end *end;
    const struct licence_new *licence;
    const struct licence_ending *licence_end;
    struct edit_refused refused;
};

static bool organization_find(struct store *st, struct desk *d, enum action action, struct err *e)
{
    struct organization *o = &d->view.organization;
    struct object object;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_organization_get(st, d->id, d->arena, o, e)
        || !store_organization_version(st, d->id, &d->view.version, e))
        return false;
    object =
        (struct object){.place = {o->county}, .organization = {o->id}, .state = OBJECT_NO_STATE};
    d->view.action_n = rights_actions(d->by, ACTION_ORGANIZATION_SEE, &object, d->view.actions,
                                      sizeof d->view.actions / sizeof *d->view.actions);
    return rights_check(d->by, action, &object, arena_text(d->arena, "organization %s", text), e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return organization_find(st, d, ACTION_ORGANIZATION_SEE, e)
           && store_organization_levels(st, d->id, d->arena, &d->view.levels, e)
           && store_department_list(st, d->id, d->arena, &d->view.departments, e)
           && store_licence_list(st, d->id, (struct id){{0}}, d->arena, &d->view.licences, e);
}

bool work_organization_see(struct store *st, const struct subject *by, struct id id,
                           struct arena *a, struct organization_view *v, struct err *e)
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
                                   .change = {.kind = EVENT_ORGANIZATION_CHANGED,
                                              .place = d->view.organization.county,
                                              .organization = d->id,
                                              .object = d->id}};

    return desk_done(st, &deed, e);
}

/* --- level --- */

/* The span that goes on; before the first change it is the level that the row was loaded with. */
static bool open_find(struct store *st, struct desk *d, struct organization_level *open,
                      struct err *e)
{
    const struct organization *o = &d->view.organization;
    struct level_rows rows;

    if (!store_organization_levels(st, o->id, d->arena, &rows, e))
        return false;
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.items[i].until_day == DAY_NONE) {
            *open = rows.items[i];
            return true;
        }
    }
    *open = (struct organization_level){.id = id_new(),
                                        .organization = o->id,
                                        .level = o->level,
                                        .from_day = DAY_NONE,
                                        .until_day = DAY_NONE,
                                        .made_ms = d->now_ms};
    return store_organization_level_add(st, open, e);
}

static bool level_change(struct store *st, struct desk *d, struct err *e)
{
    int32_t today = desk_today(d->now_ms);
    struct organization_level open,
        next = {.id = id_new(),
                .organization = d->id,
                .level = d->edit->level,
                .from_day = d->edit->since_day == DAY_NONE ? today : d->edit->since_day,
                .until_day = DAY_NONE,
                .made_by = desk_actor(d->by),
                .made_ms = d->now_ms};
    enum level_step step;

    if (!open_find(st, d, &open, e))
        return false;
    if (!organization_level_next(&open, next.from_day, today, &step, e)) {
        d->refused.field = "since";
        return false;
    }
    if (step == LEVEL_VOIDED) {
        if (!store_organization_level_void(st, open.id, next.made_by, d->now_ms, e))
            return false;
    } else if (!store_organization_level_end(st, open.id, next.from_day - 1, e)) {
        return false;
    }
    return store_organization_level_add(st, &next, e);
}

/* --- editing --- */

static bool edit_check(struct desk *d, struct err *e)
{
    const struct organization_edit *edit = d->edit;

    if (isnan(edit->lng) != isnan(edit->lat)) {
        d->refused.field = isnan(edit->lng) ? "lng" : "lat";
        return err_set(e, ERR_INPUT, "%s: longitude and latitude are known together or not at all",
                       d->refused.field);
    }
    if (edit->since_day != DAY_NONE && str_eq(edit->level, d->view.organization.level)) {
        d->refused.field = "since";
        return err_set(e, ERR_INPUT, "since: a day is told with another level only");
    }
    return true;
}

static bool edit_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct organization *o = &d->view.organization;
    bool there, other;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !organization_find(st, d, ACTION_ORGANIZATION_WRITE, e))
        return false;
    if (d->view.version != d->edit->version)
        return desk_stale(&d->refused, "organization", d->edit->version, d->view.version, e);
    if (!edit_check(d, e))
        return false;
    other = !str_eq(d->edit->level, o->level);
    if (other && !level_change(st, d, e))
        return false;
    o->name = d->edit->name;
    o->level = d->edit->level;
    o->kind = d->edit->kind;
    o->lng = d->edit->lng;
    o->lat = d->edit->lat;
    if (!store_organization_edit(st, o, d->edit->version, d->now_ms, &there, e))
        return false;
    if (!there)
        return desk_stale(&d->refused, "organization", d->edit->version, d->edit->version + 1, e);
    return done(st, d, other ? "organization.level" : "organization.write", "organization", d->id,
                e);
}

bool work_organization_edit(struct store *st, const struct subject *by,
                            const struct organization_edit *edit, int64_t now_ms,
                            struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = edit->id, .edit = edit, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, edit_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

/* --- departments --- */

static bool department_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct department_new *n = d->department;
    struct department row = {.id = id_new(),
                             .organization = d->id,
                             .name = n->name,
                             .discipline = n->discipline,
                             .beds = n->beds,
                             .made_by = desk_actor(d->by),
                             .made_ms = d->now_ms};
    struct department_rows there;

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !organization_find(st, d, ACTION_ORGANIZATION_WRITE, e)
        || !store_department_list(st, d->id, d->arena, &there, e))
        return false;
    for (size_t i = 0; i < there.n; i++) {
        if (!str_eq(there.items[i].name, n->name))
            continue;
        d->refused.field = "name";
        return err_set(e, ERR_INPUT, "name: the organization has a department of this name");
    }
    return store_department_add(st, &row, 1, e) && store_organization_touch(st, d->id, d->now_ms, e)
           && done(st, d, "department.add", "department", row.id, e);
}

bool work_department_add(struct store *st, const struct subject *by, const struct department_new *n,
                         int64_t now_ms, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct desk d = {
        .by = by, .arena = &a, .id = n->organization, .department = n, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, department_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}

/* Of this organization, whose rights were asked. */
static bool department_find(struct store *st, struct desk *d, struct err *e)
{
    struct department_rows there;
    char text[ID_TEXT];

    if (!store_department_list(st, d->id, d->arena, &there, e))
        return false;
    for (size_t i = 0; i < there.n; i++) {
        if (id_cmp(there.items[i].id, d->end->department) == 0)
            return true;
    }
    id_text(d->end->department, text);
    return err_set(e, ERR_MISSING, "no department %s", text);
}

static bool void_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct department_void v = {
        .id = d->end->department, .by = desk_actor(d->by), .why = d->end->why, .now_ms = d->now_ms};

    return work_audit_begin(st, e) && organization_find(st, d, ACTION_ORGANIZATION_WRITE, e)
           && department_find(st, d, e) && store_department_void(st, &v, e)
           && store_organization_touch(st, d->id, d->now_ms, e)
           && done(st, d, "department.void", "department", v.id, e);
}

bool work_department_void(struct store *st, const struct subject *by,
                          const struct department_end *end, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .arena = &a, .id = end->organization, .end = end, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, void_in_tx, &d, e);

    arena_reset(&a);
    return good;
}

/* --- licences --- */

static struct licence_record record_of(const struct desk *d)
{
    return (struct licence_record){.county = d->view.organization.county,
                                   .organization = d->id,
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
    if (!work_audit_begin(st, e) || !organization_find(st, d, ACTION_ORGANIZATION_WRITE, e))
        return false;
    record = record_of(d);
    return licence_desk_add(st, &record, d->licence, &id, &d->refused, e)
           && store_organization_touch(st, d->id, d->now_ms, e)
           && done(st, d, "licence.add", "licence", id, e);
}

bool work_organization_licence(struct store *st, const struct subject *by,
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

    if (!work_audit_begin(st, e) || !organization_find(st, d, ACTION_ORGANIZATION_WRITE, e))
        return false;
    record = record_of(d);
    return licence_desk_void(st, &record, d->licence_end, e)
           && store_organization_touch(st, d->id, d->now_ms, e)
           && done(st, d, "licence.void", "licence", d->licence_end->licence, e);
}

bool work_organization_licence_void(struct store *st, const struct subject *by,
                                    const struct licence_ending *end, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct desk d = {
        .by = by, .arena = &a, .id = end->holder, .licence_end = end, .now_ms = now_ms};
    bool good = store_tx(st, STORE_WRITE, licence_void_in_tx, &d, e);

    arena_reset(&a);
    return good;
}
