/* achievement_desk.c - see achievement_desk.h. */
#include "work/achievement_desk.h"

#include "model/unknown.h"
#include "store/bulletin.h"
#include "store/roster.h"
#include "work/desk.h"

struct claiming {
    const struct subject *by;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    struct achievement_view view;
    const void *what; /* the use case's own request */
    struct material file;
    struct str bytes;
    struct edit_refused refused;
};

static bool claim_run(struct store *st, struct claiming *k, store_fn *run,
                      struct edit_refused *refused, struct err *e)
{
    bool good = desk_write(st, &k->arena, &k->refused, run, k, e);

    *refused = k->refused;
    return good;
}

static bool claim_find(struct store *st, struct claiming *k, enum action action, struct err *e)
{
    struct achievement *a = &k->view.achievement;
    struct object o;
    bool found;

    if (!store_achievement_find(st, k->id, k->arena, a, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no such achievement");
    o = achievement_object(a);
    return rights_check(k->by, action, &o, "such achievement", e);
}

static bool noted(struct store *st, const struct claiming *k, const char *action, struct err *e)
{
    const struct achievement *a = &k->view.achievement;
    const struct desk_deed deed = {.by = k->by,
                                   .now_ms = k->now_ms,
                                   .action = action,
                                   .noun = "achievement",
                                   .object = a->id,
                                   .change = {.kind = EVENT_ACHIEVEMENT_CHANGED,
                                              .place = a->county,
                                              .organization = a->organization_id,
                                              .object = a->id}};

    return desk_done(st, &deed, e);
}

static bool keep(struct store *st, struct claiming *k, const char *action, struct err *e)
{
    int64_t version = k->view.achievement.version;
    bool done;

    if (!store_achievement_put(st, &k->view.achievement, version, &done, e))
        return false;
    if (!done)
        return desk_stale(&k->refused, "achievement", version, version + 1, e);
    return noted(st, k, action, e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct claiming *k = arg;
    struct achievement_view *v = &k->view;
    struct object o;

    if (!claim_find(st, k, ACTION_ACHIEVEMENT_SEE, e)
        || !store_materials(st, "achievement", v->achievement.code, k->arena, &v->materials, e))
        return false;
    o = achievement_object(&v->achievement);
    v->action_n = rights_actions(k->by, ACTION_ACHIEVEMENT_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

bool work_achievement_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                          struct achievement_view *v, struct err *e)
{
    struct claiming k = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &k, e))
        return false;
    *v = k.view;
    return true;
}

struct listing {
    const struct achievement_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct achievement_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_achievement_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_achievement_list(struct store *st, const struct achievement_filter *filter,
                           const struct store_page *page, struct arena *a,
                           struct achievement_rows *rows, struct err *e)
{
    struct listing l = {filter, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- claiming --- */

static void words_take(struct achievement *a, const struct achievement_new *n)
{
    a->name = n->name;
    a->day = n->day;
    a->amount = n->amount;
    a->unit = desk_maybe(n->unit);
    a->evidence = desk_maybe(n->evidence);
    a->state = n->state;
}

static bool place_find(struct store *st, struct claiming *k, struct err *e)
{
    const struct achievement_new *n = k->what;
    struct achievement *a = &k->view.achievement;
    struct programme_row edition;
    struct err unheard = {0};
    struct roster_entry host;
    struct object o;
    bool found;

    if (!store_roster_organization(st, n->organization, k->arena, &host, &found, e))
        return false;
    if (!found)
        return desk_bad(&k->refused, "organization", e, "no organization has this code");
    a->organization_id = host.id;
    a->county = host.county;
    o = achievement_object(a);
    if (rights_decide(k->by, ACTION_ACHIEVEMENT_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "the organization is not within the post's reach");
    if (store_programme_get(st, n->programme, 0, k->arena, &edition, &unheard))
        return true;
    return unheard.code == ERR_MISSING
               ? desk_bad(&k->refused, "programme", e, "there is no such one")
               : err_pass(e, &unheard);
}

static bool add_case(struct store *st, void *arg, struct err *e)
{
    struct claiming *k = arg;
    const struct achievement_new *n = k->what;
    struct achievement *a = &k->view.achievement;
    char text[ID_TEXT];

    id_text(k->id, text);
    *a = (struct achievement){.id = k->id,
                              .code = str_of(arena_text(k->arena, "AC-%s", text)),
                              .version = 1,
                              .programme = n->programme,
                              .organization = n->organization,
                              .kind = n->kind,
                              .checked_ms = COUNT_UNKNOWN,
                              .made_by = desk_actor(k->by),
                              .made_ms = k->now_ms};
    words_take(a, n);
    return place_find(st, k, e) && achievement_check(a, desk_today(k->now_ms), &k->refused.field, e)
           && store_achievement_add(st, a, e) && noted(st, k, "achievement.add", e);
}

bool work_achievement_add(struct store *st, const struct subject *by,
                          const struct achievement_new *n, struct id *id,
                          struct edit_refused *refused, struct err *e)
{
    struct claiming k = {.by = by, .now_ms = n->now_ms, .id = id_new(), .what = n};

    if (!claim_run(st, &k, add_case, refused, e))
        return false;
    *id = k.id;
    return true;
}

static bool edit_case(struct store *st, void *arg, struct err *e)
{
    struct claiming *k = arg;
    const struct achievement_new *n = k->what;
    struct achievement *a = &k->view.achievement;

    if (!claim_find(st, k, ACTION_ACHIEVEMENT_WRITE, e))
        return false;
    if (n->version != a->version)
        return desk_stale(&k->refused, "achievement", n->version, a->version, e);
    words_take(a, n);
    return achievement_reopen(a, e)
           && achievement_check(a, desk_today(k->now_ms), &k->refused.field, e)
           && keep(st, k, "achievement.edit", e);
}

bool work_achievement_edit(struct store *st, const struct subject *by,
                           const struct achievement_new *n, struct edit_refused *refused,
                           struct err *e)
{
    struct claiming k = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};

    return claim_run(st, &k, edit_case, refused, e);
}

/* --- looked at --- */

static bool decide_case(struct store *st, void *arg, struct err *e)
{
    struct claiming *k = arg;
    const struct achievement_wish *w = k->what;
    struct achievement *a = &k->view.achievement;
    const struct achievement_decision d = {w->status, desk_maybe(w->why), desk_actor(k->by),
                                           k->now_ms};

    if (!claim_find(st, k, ACTION_ACHIEVEMENT_DECIDE, e))
        return false;
    if (w->version > 0 && w->version != a->version)
        return desk_stale(&k->refused, "achievement", w->version, a->version, e);
    return achievement_decide(a, &d, &k->refused.field, e)
           && keep(st, k,
                   w->status == ACHIEVEMENT_VERIFIED ? "achievement.verify" : "achievement.return",
                   e);
}

bool work_achievement_decide(struct store *st, const struct subject *by,
                             const struct achievement_wish *w, struct edit_refused *refused,
                             struct err *e)
{
    struct claiming k = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};

    return claim_run(st, &k, decide_case, refused, e);
}

/* --- evidence --- */

static bool material_case(struct store *st, void *arg, struct err *e)
{
    struct claiming *k = arg;
    struct achievement *a = &k->view.achievement;

    if (!claim_find(st, k, ACTION_ACHIEVEMENT_WRITE, e))
        return false;
    if (a->status == ACHIEVEMENT_VERIFIED)
        return err_set(e, ERR_STATE, "it is verified by the evidence that it had");
    return material_add(st,
                        &(struct material_owner){.noun = "achievement",
                                                 .code = a->code,
                                                 .county = a->county,
                                                 .made_by = desk_actor(k->by)},
                        k->what, k->arena, e)
           && noted(st, k, "achievement.material", e);
}

bool work_achievement_material(struct store *st, const struct subject *by,
                               const struct material_new *n, struct edit_refused *refused,
                               struct err *e)
{
    struct claiming k = {.by = by, .now_ms = n->now_ms, .id = n->owner, .what = n};

    return claim_run(st, &k, material_case, refused, e);
}

static bool file_in_tx(struct store *st, void *arg, struct err *e)
{
    struct claiming *k = arg;
    const struct material_want *want = k->what;

    return claim_find(st, k, ACTION_ACHIEVEMENT_SEE, e)
           && material_read(
               st, want->material,
               &(struct material_owner){.noun = "achievement", .code = k->view.achievement.code},
               k->arena, &k->file, &k->bytes, e);
}

bool work_achievement_file(struct store *st, const struct subject *by,
                           const struct material_want *want, struct arena *a, struct material *m,
                           struct str *bytes, struct err *e)
{
    struct claiming k = {.by = by, .id = want->owner, .arena = a, .what = want};

    if (!store_tx(st, STORE_READ, file_in_tx, &k, e))
        return false;
    *m = k.file;
    *bytes = k.bytes;
    return true;
}
