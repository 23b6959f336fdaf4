/* school_desk.c - see school_desk.h. */
#include "work/school_desk.h"

#include "store/bulletin.h"
#include "store/roster.h"
#include "work/audit.h"
#include "work/desk.h"

struct school_desk {
    const struct subject *by;
    struct arena *arena;
    const struct store_page *page;
    struct id id;
    const struct school_new *school_new;
    const struct heritage_new *heritage_new;
    struct school_rows rows;
    struct school school;
    struct heritage_rows records;
    struct edit_refused refused;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct school_desk *d = arg;

    return store_school_list(st, d->page, d->arena, &d->rows, e);
}

bool work_school_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct school_rows *rows, struct err *e)
{
    struct school_desk d = {.page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct school_desk *d = arg;

    return store_school_get(st, d->id, d->arena, &d->school, e)
           && store_heritage_list(st, d->school.name, d->arena, &d->records, e);
}

bool work_school_see(struct store *st, struct id id, struct arena *a, struct school *s,
                     struct heritage_rows *records, struct err *e)
{
    struct school_desk d = {.id = id, .arena = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *s = d.school;
    *records = d.records;
    return true;
}

/* The organization that keeps it, within reach. */
static bool keeper_find(struct store *st, struct school_desk *d, struct str code,
                        struct roster_entry *keeper, struct err *e)
{
    struct object o;
    bool found;

    if (!store_roster_organization(st, code, d->arena, keeper, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "organization", e, "no organization has this code");
    o = (struct object){
        .place = {keeper->county}, .organization = {keeper->id}, .state = OBJECT_NO_STATE};
    return rights_decide(d->by, ACTION_SCHOOL_WRITE, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "the organization is not within the post's reach");
}

static bool school_done(struct store *st, const struct school_desk *d, const char *action,
                        const struct roster_entry *keeper, int64_t now_ms, struct err *e)
{
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = now_ms,
                                   .action = action,
                                   .noun = "school",
                                   .object = d->id,
                                   .change = {.place = keeper->county,
                                              .organization = keeper->id,
                                              .kind = EVENT_SCHOOL_CHANGED,
                                              .object = d->id}};

    return desk_done(st, &deed, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct school_desk *d = arg;
    const struct school_new *n = d->school_new;
    struct programme_row edition;
    struct roster_entry keeper;
    struct err unheard = {0};
    struct school s = {.id = d->id,
                       .name = n->name,
                       .programme = n->programme,
                       .organization = n->organization,
                       .discipline = n->discipline.n ? n->discipline : (struct str){0},
                       .about = n->about,
                       .made_by = desk_actor(d->by),
                       .made_ms = n->now_ms};

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !keeper_find(st, d, n->organization, &keeper, e))
        return false;
    if (!store_programme_get(st, n->programme, 0, d->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&d->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    s.county = keeper.county;
    if (!store_school_add(st, &s, e)) {
        d->refused.field = e->code == ERR_INPUT ? "name" : NULL;
        return false;
    }
    return school_done(st, d, "school.add", &keeper, n->now_ms, e);
}

bool work_school_add(struct store *st, const struct subject *by, const struct school_new *n,
                     struct id *id, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct school_desk d = {.by = by, .arena = &a, .id = id_new(), .school_new = n};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

static bool heritage_check(struct store *st, struct school_desk *d, struct err *e)
{
    const struct heritage_new *n = d->heritage_new;
    struct roster_entry person;
    bool found = true;

    if (n->day > desk_today(n->now_ms))
        return desk_bad(&d->refused, "day", e, "it lies in the future");
    if (!n->consent && (n->kind == HERITAGE_TECHNIQUE || n->kind == HERITAGE_PRESCRIPTION))
        return desk_bad(&d->refused, "consent", e,
                        "what somebody holds is kept with his consent alone");
    if (n->practitioner.n
        && !store_roster_practitioner(st, n->practitioner, d->arena, &person, &found, e))
        return false;
    return found || desk_bad(&d->refused, "practitioner", e, "nobody has this code");
}

static bool heritage_in_tx(struct store *st, void *arg, struct err *e)
{
    struct school_desk *d = arg;
    const struct heritage_new *n = d->heritage_new;
    struct roster_entry keeper;
    struct heritage h = {.id = id_new(),
                         .organization = n->organization,
                         .kind = n->kind,
                         .name = n->name,
                         .source = n->source,
                         .place = n->place,
                         .about = n->about,
                         .day = n->day,
                         .practitioner = n->practitioner.n ? n->practitioner : (struct str){0},
                         .consent = n->consent,
                         .made_by = desk_actor(d->by),
                         .made_ms = n->now_ms};

    d->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e) || !store_school_get(st, n->school, d->arena, &d->school, e)
        || !keeper_find(st, d, n->organization, &keeper, e) || !heritage_check(st, d, e))
        return false;
    h.county = keeper.county;
    h.school = d->school.name;
    h.programme = d->school.programme;
    return store_heritage_add(st, &h, e)
           && school_done(st, d, "heritage.add", &keeper, n->now_ms, e);
}

bool work_heritage_add(struct store *st, const struct subject *by, const struct heritage_new *n,
                       struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct school_desk d = {.by = by, .arena = &a, .id = n->school, .heritage_new = n};
    bool good = store_tx(st, STORE_WRITE, heritage_in_tx, &d, e);

    arena_reset(&a);
    *refused = d.refused;
    return good;
}
