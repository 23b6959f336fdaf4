/* village_post_desk.c - see village_post_desk.h. */
#include "work/village_post_desk.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/bulletin.h"
#include "store/organization.h"
#include "store/payee.h"
#include "store/roster.h"
#include "work/audit.h"
#include "work/ledger_part.h"

static struct object object_of(const struct village_post *p)
{
    return (struct object){.place = {p->county},
                           .organization = {p->organization_id},
                           .practitioner = {p->practitioner_id},
                           .state = OBJECT_NO_STATE};
}

static bool note(struct store *st, const struct ledger_desk *d, const struct village_post *p,
                 const char *action, struct err *e)
{
    const struct audit_note n = {
        .by = d->by, .action = action, .noun = "village_post", .object = p->id, .place = p->county};

    return work_audit_append(st, &n, d->now_ms, e);
}

/* The codes of a new post are those of what is there. */
static bool names_find(struct store *st, struct ledger_desk *d, struct village_post *p,
                       struct err *e)
{
    struct programme_row edition;
    struct organization o;
    struct payee person;
    struct err unheard = {0};
    bool found;

    if (!store_programme_get(st, p->programme, 0, d->arena, &edition, &unheard))
        return ledger_field_bad(d, "programme", e, "there is no such programme");
    if (!store_organization_find(st, p->organization, d->arena, &o, &found, e))
        return false;
    if (!found)
        return ledger_field_bad(d, "organization", e, "there is no such organization");
    if (!store_payee_whose(st, p->practitioner, d->arena, &person, &found, e))
        return false;
    if (!found || id_none(person.practitioner_id))
        return ledger_field_bad(d, "practitioner", e, "there is no such person");
    p->county = o.county;
    p->organization_id = o.id;
    p->practitioner_id = person.practitioner_id;
    return true;
}

static bool add_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct village_post_new *n = d->what;
    struct village_post p = {.id = d->id,
                             .code = n->code,
                             .version = 1,
                             .programme = n->programme,
                             .village = str_trim(n->village),
                             .clinic = n->clinic.n ? n->clinic : STR(""),
                             .organization = n->organization,
                             .practitioner = n->practitioner,
                             .from_day = n->from_day,
                             .until_day = DAY_NONE,
                             .study_year = COUNT_UNKNOWN,
                             .school = STR(""),
                             .made_by = desk_actor(d->by),
                             .made_ms = d->now_ms};
    struct object o;
    bool taken;

    if (!names_find(st, d, &p, e))
        return false;
    o = object_of(&p);
    if (rights_decide(d->by, ACTION_VILLAGE_POST_WRITE, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "a village post is given by who looks after it");
    if (!store_village_post_taken(st, &p, &taken, e))
        return false;
    if (taken)
        return err_set(e, ERR_STATE, "the village or the person is bound by another post that day");
    return store_village_post_add(st, &p, e) && note(st, d, &p, "village_post.add", e);
}

bool work_village_post_add(struct store *st, const struct subject *by,
                           const struct village_post_new *n, struct id *id,
                           struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n, .id = id_new()};
    bool good = ledger_run(st, STORE_WRITE, &d, add_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

static bool find(struct store *st, struct ledger_desk *d, enum action action,
                 struct village_post *p, struct err *e)
{
    struct object o;

    if (!store_village_post_get(st, d->id, d->arena, p, e))
        return false;
    o = object_of(p);
    return rights_check(d->by, action, &o, "village post", e);
}

static bool told_take(struct ledger_desk *d, const struct village_post_told *t,
                      struct village_post *p, struct err *e)
{
    if (t->until_day != DAY_NONE) {
        if (p->until_day != DAY_NONE)
            return err_set(e, ERR_STATE, "the village post has ended already");
        if (t->until_day < p->from_day)
            return ledger_field_bad(d, "until", e, "it lies before the post");
        p->until_day = t->until_day;
    }
    if (t->study_year != COUNT_UNKNOWN) {
        if (p->study_year != COUNT_UNKNOWN)
            return err_set(e, ERR_STATE, "the intake into degree study is told already");
        if (str_trim(t->school).n == 0)
            return ledger_field_bad(d, "school", e, "the school is wanted");
        p->study_year = t->study_year;
        p->school = t->school;
    }
    return t->until_day != DAY_NONE || t->study_year != COUNT_UNKNOWN
           || ledger_field_bad(d, "until", e, "nothing is told");
}

static bool tell_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct village_post_told *t = d->what;
    struct village_post p;

    return find(st, d, ACTION_VILLAGE_POST_WRITE, &p, e) && told_take(d, t, &p, e)
           && store_village_post_put(st, &p, p.version, e)
           && note(st, d, &p, "village_post.tell", e);
}

bool work_village_post_tell(struct store *st, const struct subject *by,
                            const struct village_post_told *t, struct edit_refused *refused,
                            struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = t->now_ms, .what = t, .id = t->id};
    bool good = ledger_run(st, STORE_WRITE, &d, tell_case, e);

    *refused = d.refused;
    return good;
}

struct listing {
    const struct store_page *page;
    struct village_post_rows rows;
};

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct listing *l = d->found;

    return store_village_post_list(st, l->page, d->arena, &l->rows, e);
}

bool work_village_post_list(struct store *st, const struct store_page *page, struct arena *a,
                            struct village_post_rows *rows, struct err *e)
{
    struct listing l = {.page = page};
    struct ledger_desk d = {.arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *rows = l.rows;
    return true;
}

static bool see_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    return find(st, d, ACTION_VILLAGE_POST_SEE, d->found, e);
}

bool work_village_post_see(struct store *st, const struct subject *by, struct id id,
                           struct arena *a, struct village_post *p, struct err *e)
{
    struct ledger_desk d = {.by = by, .id = id, .arena = a, .found = p};

    return ledger_run(st, STORE_READ, &d, see_case, e);
}

/* --- intake into degree study: plan against actual --- */

static bool plan_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct village_intake_new *n = d->what;
    const struct village_intake x = {.county = n->county,
                                     .programme = n->programme,
                                     .year = n->year,
                                     .planned = n->planned,
                                     .made_by = desk_actor(d->by),
                                     .made_ms = d->now_ms};
    const struct object o = {.place = {n->county}, .state = OBJECT_NO_STATE};
    const struct audit_note line = {
        .by = d->by, .action = "village_post.plan", .noun = "village_intake", .place = n->county};
    struct programme_row edition;
    struct err unheard = {0};
    bool found;

    if (!store_programme_get(st, n->programme, 0, d->arena, &edition, &unheard))
        return ledger_field_bad(d, "programme", e, "there is no such programme");
    if (!store_roster_county(st, n->county, &found, e))
        return false;
    if (!found)
        return ledger_field_bad(d, "county", e, "there is no such county");
    if (rights_decide(d->by, ACTION_VILLAGE_POST_PLAN, &o) != RIGHTS_ALLOWED)
        return err_set(e, ERR_RIGHT, "the county is not within the post's reach");
    return store_village_intake_add(st, &x, e) && work_audit_append(st, &line, d->now_ms, e);
}

bool work_village_intake_plan(struct store *st, const struct subject *by,
                              const struct village_intake_new *n, struct edit_refused *refused,
                              struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, plan_case, e);

    *refused = d.refused;
    return good;
}

struct intakes {
    struct str programme;
    int32_t year;
    const struct store_reach *reach;
    struct village_intakes found;
};

static bool intakes_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct intakes *i = d->found;

    return store_village_intake_list(st, i->programme, i->year, i->reach, d->arena, &i->found, e);
}

bool work_village_intake_list(struct store *st, struct str programme, int32_t year,
                              const struct store_reach *reach, struct arena *a,
                              struct village_intakes *intakes, struct err *e)
{
    struct intakes i = {programme, year, reach, {0}};
    struct ledger_desk d = {.arena = a, .found = &i};

    if (!ledger_run(st, STORE_READ, &d, intakes_case, e))
        return false;
    *intakes = i.found;
    return true;
}
