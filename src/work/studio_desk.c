/* studio_desk.c - see studio_desk.h. */
#include "work/studio_desk.h"

#include "base/day.h"
#include "store/bulletin.h"
#include "store/roster.h"
#include "work/audit.h"
#include "work/desk.h"

struct studying {
    const struct subject *by;
    struct arena *arena;
    struct id id;
    int64_t now_ms;
    const struct store_page *page;
    const struct studio_new *n;
    const struct studio_deed *deed;
    struct studio_view view;
    struct studio_rows rows;
    struct edit_refused refused;
};

static struct object object_of(const struct studio *s)
{
    return (struct object){.place = {s->county},
                           .organization = {s->organization_id},
                           .practitioner = {s->leader_id},
                           .state = OBJECT_NO_STATE};
}

static bool studio_find(struct store *st, struct studying *k, enum action action, struct err *e)
{
    struct studio *s = &k->view.studio;
    int32_t *years;
    struct object o;

    if (!store_studio_get(st, k->id, k->arena, s, e)
        || !store_studio_members(st, s->code, k->arena, &k->view.members, e)
        || !store_studio_reviews(st, s->code, k->arena, &k->view.reviews, e))
        return false;
    years = ARENA_ARRAY(k->arena, int32_t, k->view.reviews.n + 1);
    for (size_t i = 0; i < k->view.reviews.n; i++)
        years[i] = k->view.reviews.items[i].year;
    s->review_due = studio_review_due(s->opened_day, s->closed_day, desk_today(k->now_ms), years,
                                      (int64_t)k->view.reviews.n);
    o = object_of(s);
    return rights_check(k->by, action, &o, "studio", e);
}

static bool studio_done(struct store *st, const struct studying *k, const char *action,
                        struct err *e)
{
    const struct studio *s = &k->view.studio;

    return desk_done(st,
                     &(struct desk_deed){.by = k->by,
                                         .now_ms = k->now_ms,
                                         .action = action,
                                         .noun = "studio",
                                         .object = s->id,
                                         .change = {.place = s->county,
                                                    .organization = s->organization_id,
                                                    .kind = EVENT_STUDIO_CHANGED,
                                                    .object = s->id}},
                     e);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return studio_find(st, arg, ACTION_STUDIO_SEE, e);
}

bool work_studio_see(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                     struct arena *a, struct studio_view *v, struct err *e)
{
    struct studying k = {.by = by, .id = id, .now_ms = now_ms, .arena = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &k, e))
        return false;
    *v = k.view;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct studying *k = arg;

    return store_studio_list(st, k->page, k->arena, &k->rows, e);
}

bool work_studio_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct studio_rows *rows, struct err *e)
{
    struct studying k = {.page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &k, e))
        return false;
    *rows = k.rows;
    return true;
}

static bool sides_find(struct store *st, struct studying *k, struct err *e)
{
    const struct studio_new *n = k->n;
    struct studio *s = &k->view.studio;
    struct roster_entry leader, host;
    struct object o;
    bool found;

    if (!store_roster_practitioner(st, n->leader, k->arena, &leader, &found, e))
        return false;
    if (!found)
        return desk_bad(&k->refused, "leader", e, "nobody has this code");
    if (!store_roster_organization(st, n->organization, k->arena, &host, &found, e))
        return false;
    if (!found)
        return desk_bad(&k->refused, "organization", e, "no organization has this code");
    s->leader_id = leader.id;
    s->organization_id = host.id;
    s->county = host.county;
    o = object_of(s);
    return rights_decide(k->by, ACTION_STUDIO_WRITE, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "the organization is not within the post's reach");
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct studying *k = arg;
    const struct studio_new *n = k->n;
    struct studio *s = &k->view.studio;
    struct programme_row edition;
    struct err unheard = {0};

    arena_reset(k->arena);
    k->refused = (struct edit_refused){0};
    *s = (struct studio){.id = k->id,
                         .version = 1,
                         .programme = n->programme,
                         .name = n->name,
                         .leader = n->leader,
                         .organization = n->organization,
                         .level = n->level,
                         .opened_day = n->opened_day,
                         .closed_day = DAY_NONE,
                         .grant_fen = n->grant_fen,
                         .made_ms = n->now_ms};
    s->code = desk_code("SW", s->id, k->arena);
    if (!work_audit_begin(st, e) || !sides_find(st, k, e))
        return false;
    if (!store_programme_get(st, n->programme, 0, k->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&k->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    if (n->opened_day > desk_today(k->now_ms))
        return desk_bad(&k->refused, "opened", e, "it lies in the future");
    return store_studio_add(st, s, e) && studio_done(st, k, "studio.add", e);
}

bool work_studio_add(struct store *st, const struct subject *by, const struct studio_new *n,
                     struct id *id, struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct studying k = {.by = by, .arena = &a, .id = id_new(), .now_ms = n->now_ms, .n = n};
    bool good = store_tx(st, STORE_WRITE, add_in_tx, &k, e);

    arena_reset(&a);
    *refused = k.refused;
    if (good)
        *id = k.id;
    return good;
}

/* --- afterwards --- */

static bool member_add(struct store *st, struct studying *k, struct err *e)
{
    const struct studio_member m = {.practitioner = k->deed->practitioner,
                                    .from_day = desk_today(k->now_ms)};
    struct roster_entry person;
    bool found;

    k->refused.field = "practitioner_code";
    if (!store_roster_practitioner(st, m.practitioner, k->arena, &person, &found, e))
        return false;
    if (!found)
        return desk_bad(&k->refused, "practitioner_code", e, "nobody has this code");
    return store_studio_member_add(st, &k->view.studio, &m, e)
           && studio_done(st, k, "studio.member", e);
}

static bool review_add(struct store *st, struct studying *k, struct err *e)
{
    const struct studio *s = &k->view.studio;
    const struct studio_review r = {.year = k->deed->year,
                                    .grade = k->deed->grade,
                                    .note = k->deed->note.n ? k->deed->note : STR(""),
                                    .made_by = desk_actor(k->by),
                                    .made_ms = k->now_ms};
    int32_t first = day_of(r.year, 1, 1), last = day_of(r.year, 12, 31);

    k->refused.field = "year";
    if (last >= desk_today(k->now_ms))
        return err_set(e, ERR_INPUT, "year: it is not over yet");
    if (s->opened_day > last || (s->closed_day != DAY_NONE && s->closed_day < first))
        return err_set(e, ERR_INPUT, "year: the studio was not open in it");
    return store_studio_review_add(st, s, &r, e) && studio_done(st, k, "studio.review", e);
}

static bool studio_close(struct store *st, struct studying *k, struct err *e)
{
    struct studio *s = &k->view.studio;
    bool done;

    if (s->closed_day != DAY_NONE)
        return err_set(e, ERR_STATE, "the studio is closed already");
    if (k->deed->day < s->opened_day || k->deed->day > desk_today(k->now_ms))
        return desk_bad(&k->refused, "day", e, "between its opening and today is wanted");
    s->closed_day = k->deed->day;
    return store_studio_put(st, s, s->version, &done, e) && studio_done(st, k, "studio.close", e);
}

static bool do_in_tx(struct store *st, void *arg, struct err *e)
{
    struct studying *k = arg;

    arena_reset(k->arena);
    k->refused = (struct edit_refused){0};
    if (!work_audit_begin(st, e)
        || !studio_find(
            st, k, k->deed->act == STUDIO_REVIEW ? ACTION_STUDIO_REVIEW : ACTION_STUDIO_WRITE, e))
        return false;
    switch (k->deed->act) {
    case STUDIO_MEMBER:
        return member_add(st, k, e);
    case STUDIO_REVIEW:
        return review_add(st, k, e);
    default:
        return studio_close(st, k, e);
    }
}

bool work_studio_do(struct store *st, const struct subject *by, const struct studio_deed *d,
                    struct edit_refused *refused, struct err *e)
{
    struct arena a = {0};
    struct studying k = {.by = by, .arena = &a, .id = d->id, .now_ms = d->now_ms, .deed = d};
    bool good = store_tx(st, STORE_WRITE, do_in_tx, &k, e);

    arena_reset(&a);
    *refused = k.refused;
    return good;
}
