/* teaching_desk.c - see teaching_desk.h. */
#include "work/teaching_desk.h"

#include <stdio.h>

#include "base/day.h"
#include "model/unknown.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "store/roster.h"
#include "store/school.h"
#include "work/bulletin_desk.h"
#include "work/desk.h"
#include "work/secret.h"

struct teaching_desk {
    const struct subject *by;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    struct teaching_view view;
    const void *what; /* the use case's own request */
    void *out;        /* and what it gives */
    struct edit_refused refused;
};
typedef bool teaching_case(struct store *st, struct teaching_desk *d, struct err *e);
struct case_run {
    struct teaching_desk *d;
    teaching_case *run;
};

static bool run_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct case_run *c = arg;

    c->d->view = (struct teaching_view){0};
    return c->run(st, c->d, e);
}

static bool desk_run(struct store *st, struct teaching_desk *d, teaching_case *run, struct err *e)
{
    struct case_run c = {d, run};

    return desk_write(st, &d->arena, &d->refused, run_in_tx, &c, e);
}

static bool teaching_find(struct store *st, struct teaching_desk *d, enum action action,
                          struct err *e)
{
    struct teaching *t = &d->view.teaching;
    struct object o;
    bool found;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_teaching_find(st, d->id, d->arena, t, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no teaching %s", text);
    o = teaching_object(t);
    return rights_check(d->by, action, &o, arena_text(d->arena, "teaching %s", text), e);
}

static bool noted(struct store *st, const struct teaching_desk *d, const char *action,
                  struct err *e)
{
    const struct teaching *t = &d->view.teaching;
    const struct desk_deed deed = {.by = d->by,
                                   .now_ms = d->now_ms,
                                   .action = action,
                                   .noun = "teaching",
                                   .object = t->id,
                                   .change = {.kind = EVENT_TEACHING_CHANGED,
                                              .place = t->county,
                                              .organization = t->organization_id,
                                              .object = t->id}};

    return desk_done(st, &deed, e);
}

static bool keep(struct store *st, struct teaching_desk *d, const char *action, struct err *e)
{
    int64_t version = d->view.teaching.version;
    bool done;

    if (!store_teaching_put(st, &d->view.teaching, version, &done, e))
        return false;
    if (!done)
        return desk_stale(&d->refused, "teaching", version, version + 1, e);
    return noted(st, d, action, e);
}

/* --- what the programme counts --- */

const char *const teaching_count_names[TEACHING_COUNT_N + 1] = {"unsaid", "yes", "no", NULL};

static bool counts_find(struct store *st, const struct teaching_desk *d, struct programme *p,
                        enum teaching_count *counts, struct err *e)
{
    const struct teaching *t = &d->view.teaching;
    struct programme_row edition;
    struct err unheard = {0};

    *counts = TEACHING_COUNT_UNSAID;
    if (t->programme.n == 0)
        return true;
    if (!work_programme_edition(st, t->programme, 0, d->arena, &edition, p, &unheard))
        return unheard.code == ERR_MISSING || err_pass(e, &unheard);
    if (p->teaching.n == 0)
        return true;
    *counts = TEACHING_COUNT_NO;
    for (size_t i = 0; i < p->teaching.n; i++) {
        if (str_eq(p->teaching.items[i], str_of(teaching_kind_names[t->kind])))
            *counts = TEACHING_COUNT_YES;
    }
    return true;
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct teaching_desk *d = arg;
    struct teaching_view *v = &d->view;
    struct programme p = {0};
    struct object o;

    if (!teaching_find(st, d, ACTION_TEACHING_SEE, e) || !counts_find(st, d, &p, &v->counts, e)
        || !store_attendances(st, v->teaching.code, d->arena, &v->attendances, e)
        || !store_materials(st, "teaching", v->teaching.code, d->arena, &v->materials, e))
        return false;
    o = teaching_object(&v->teaching);
    v->action_n = rights_actions(d->by, ACTION_TEACHING_SEE, &o, v->actions,
                                 sizeof v->actions / sizeof *v->actions);
    return true;
}

bool work_teaching_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                       struct teaching_view *v, struct err *e)
{
    struct teaching_desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct teaching_filter *filter;
    const struct store_page *page;
    struct arena *arena;
    struct teaching_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_teaching_list(st, l->filter, l->page, l->arena, &l->rows, e);
}

bool work_teaching_list(struct store *st, const struct teaching_filter *filter,
                        const struct store_page *page, struct arena *a, struct teaching_rows *rows,
                        struct err *e)
{
    struct listing l = {filter, page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- planned, or told afterwards --- */

/* Who teaches: the one who is named, else the asker himself. */
static bool teacher_find(struct store *st, struct teaching_desk *d, struct str code,
                         struct practitioner *person, struct err *e)
{
    struct roster_entry entry = {.id = d->by->scope.practitioner};
    bool found;

    if (code.n) {
        if (!store_roster_practitioner(st, code, d->arena, &entry, &found, e))
            return false;
        if (!found)
            return desk_bad(&d->refused, "practitioner_code", e, "nobody has this code");
    } else if (id_none(entry.id)) {
        return desk_bad(&d->refused, "practitioner_code", e, "it has to be said who teaches");
    }
    return store_practitioner_get(st, entry.id, d->arena, person, e);
}

static bool sides_find(struct store *st, struct teaching_desk *d, struct err *e)
{
    const struct teaching_new *n = d->what;
    struct teaching *t = &d->view.teaching;
    struct organization home = {0}, host;
    struct practitioner person = {0};
    struct object o;
    bool found = true;

    if (!teacher_find(st, d, n->practitioner, &person, e)
        || !store_organization_get(st, person.organization, d->arena, &home, e))
        return false;
    host = home;
    if (n->organization.n
        && !store_organization_find(st, n->organization, d->arena, &host, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "organization", e, "no organization has this code");
    t->practitioner = person.code;
    t->practitioner_id = person.id;
    t->home_id = home.id;
    t->home_county = home.county;
    t->organization = host.code;
    t->organization_id = host.id;
    t->county = host.county;
    o = teaching_object(t);
    return rights_decide(d->by, ACTION_TEACHING_WRITE, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT, "neither the hospital nor the teacher is within reach");
}

/* Nobody plans for a programme what it does not count; what was held is told as it was. */
static bool counts_check(struct store *st, struct teaching_desk *d, struct err *e)
{
    const struct teaching *t = &d->view.teaching;
    enum teaching_count counts;
    struct programme p = {0};

    if (!counts_find(st, d, &p, &counts, e))
        return false;
    if (t->state != TEACHING_PLANNED || counts != TEACHING_COUNT_NO)
        return true;
    d->refused.field = "kind";
    return err_set(e, ERR_INPUT, "kind: the programme %.*s does not count this kind",
                   STR_ARG(t->programme));
}

static bool words_check(struct store *st, struct teaching_desk *d, struct err *e)
{
    struct teaching *t = &d->view.teaching;
    bool found = true;

    if (t->school.n && !store_school_named(st, t->school, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "school", e, "no school has this name");
    if (t->programme.n == 0
        && !store_teaching_programme(st, t->practitioner, d->arena, &t->programme, e))
        return false;
    return teaching_check(t, desk_today(d->now_ms), &d->refused.field, e) && counts_check(st, d, e);
}

/* The same line sent again, as it was sent. */
static bool again_check(const struct teaching_desk *d, struct err *e)
{
    const struct teaching *t = &d->view.teaching;
    const struct teaching_new *n = d->what;
    bool same = id_cmp(t->made_by, desk_actor(d->by)) == 0 && t->kind == n->kind && t->day == n->day
                && str_eq(t->topic, n->topic);

    return same || err_set(e, ERR_STATE, "another line has this id already");
}

static bool add_case(struct store *st, struct teaching_desk *d, struct err *e)
{
    const struct teaching_new *n = d->what;
    struct teaching *t = &d->view.teaching;
    char text[ID_TEXT];
    bool found;

    if (!store_teaching_find(st, d->id, d->arena, t, &found, e))
        return false;
    if (found)
        return again_check(d, e);
    id_text(d->id, text);
    *t = (struct teaching){.id = d->id,
                           .code = str_of(arena_text(d->arena, "TJ-%s", text)),
                           .version = 1,
                           .programme = n->programme.n ? n->programme : STR(""),
                           .kind = n->kind,
                           .discipline = desk_maybe(n->discipline),
                           .topic = desk_maybe(n->topic),
                           .place = desk_maybe(n->place),
                           .school = desk_maybe(n->school),
                           .day = n->day,
                           .starts = desk_maybe(n->starts),
                           .state = n->held ? TEACHING_HELD : TEACHING_PLANNED,
                           .attendees = n->held ? n->attendees : COUNT_UNKNOWN,
                           .code_until_ms = COUNT_UNKNOWN,
                           .made_by = desk_actor(d->by),
                           .made_ms = d->now_ms};
    return sides_find(st, d, e) && words_check(st, d, e) && store_teaching_add(st, t, e)
           && noted(st, d, "teaching.add", e);
}

bool work_teaching_add(struct store *st, const struct subject *by, const struct teaching_new *n,
                       struct edit_refused *refused, struct err *e)
{
    struct teaching_desk d = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};
    bool good = desk_run(st, &d, add_case, e);

    *refused = d.refused;
    return good;
}

/* --- held, called off --- */

static bool move_case(struct store *st, struct teaching_desk *d, struct err *e)
{
    const struct teaching_wish *w = d->what;
    struct teaching *t = &d->view.teaching;

    if (!teaching_find(st, d, ACTION_TEACHING_WRITE, e))
        return false;
    if (w->version > 0 && w->version != t->version)
        return desk_stale(&d->refused, "teaching", w->version, t->version, e);
    return teaching_move(t, &w->step, desk_today(d->now_ms), &d->refused.field, e)
           && keep(st, d, w->step.state == TEACHING_HELD ? "teaching.hold" : "teaching.cancel", e);
}

bool work_teaching_move(struct store *st, const struct subject *by, const struct teaching_wish *w,
                        struct edit_refused *refused, struct err *e)
{
    struct teaching_desk d = {.by = by, .now_ms = w->now_ms, .id = w->id, .what = w};
    bool good = desk_run(st, &d, move_case, e);

    *refused = d.refused;
    return good;
}

/* --- the code --- */

static struct str code_hash(struct str digits, struct arena *a)
{
    char *hex = arena_alloc(a, SECRET_HASH);

    secret_hash(str_of(arena_text(a, "teaching/%.*s", STR_ARG(digits))), hex);
    return str_of(hex);
}

/* Digits that no other teaching shows now. */
static bool digits_draw(struct store *st, struct teaching_desk *d, char digits[TEACHING_CODE],
                        struct err *e)
{
    struct teaching other;
    bool found;

    do {
        snprintf(digits, TEACHING_CODE, "%08u", secret_below(100000000));
        if (!store_teaching_coded(st, code_hash(str_of(digits), d->arena), d->arena, &other, &found,
                                  e))
            return false;
    } while (found);
    return true;
}

static bool code_case(struct store *st, struct teaching_desk *d, struct err *e)
{
    struct teaching *t = &d->view.teaching;
    struct teaching_code *code = d->out;

    if (!teaching_find(st, d, ACTION_TEACHING_WRITE, e)
        || !teaching_show(t, desk_today(d->now_ms), e) || !digits_draw(st, d, code->digits, e))
        return false;
    code->until_ms = d->now_ms + TEACHING_CODE_MS;
    t->code_hash = code_hash(str_of(code->digits), d->arena);
    t->code_until_ms = code->until_ms;
    return keep(st, d, "teaching.code", e);
}

bool work_teaching_code(struct store *st, const struct subject *by, struct id id, int64_t now_ms,
                        struct teaching_code *code, struct err *e)
{
    struct teaching_desk d = {.by = by, .now_ms = now_ms, .id = id, .out = code};

    return desk_run(st, &d, code_case, e);
}

/* --- who was there --- */

struct attending {
    struct str code;
    bool wrong; /* counted, and refused behind the commit */
};

static bool there_add(struct store *st, struct teaching_desk *d, struct str person, bool by_code,
                      struct err *e)
{
    const struct attendance n = {.practitioner = person,
                                 .at_ms = d->now_ms,
                                 .by_code = by_code,
                                 .made_by = desk_actor(d->by)};
    bool done;

    if (!store_attendance_add(st, &d->view.teaching, &n, &done, e))
        return false;
    if (!done)
        return err_set(e, ERR_STATE, "%.*s is counted as present already", STR_ARG(person));
    return noted(st, d, "teaching.attend", e);
}

static bool attend_case(struct store *st, struct teaching_desk *d, struct err *e)
{
    struct attending *k = d->out;
    struct teaching *t = &d->view.teaching;
    struct practitioner person;
    int64_t tries;
    bool found, tied = false;

    k->wrong = false;
    if (!store_practitioner_get(st, d->by->scope.practitioner, d->arena, &person, e)
        || !store_teaching_tries(st, person.code, d->now_ms - TEACHING_TRIES_MS, &tries, e))
        return false;
    if (tries >= TEACHING_TRIES)
        return err_set(e, ERR_STATE, "too many codes were wrong: wait ten minutes");
    if (!store_teaching_coded(st, code_hash(k->code, d->arena), d->arena, t, &found, e)
        || (found && !store_attendance_tied(st, t, person.code, &tied, e)))
        return false;
    if (!tied) {
        k->wrong = true;
        return store_teaching_try(st, person.code, d->now_ms, e);
    }
    d->id = t->id;
    return teaching_attend(t, person.code, d->now_ms, e) && there_add(st, d, person.code, true, e);
}

struct brief {
    struct id id;
    struct arena *arena;
    struct teaching teaching;
    bool found;
};

static bool brief_in_tx(struct store *st, void *arg, struct err *e)
{
    struct brief *b = arg;

    return store_teaching_find(st, b->id, b->arena, &b->teaching, &b->found, e);
}

/* Who was there may be from afar: he sees what he was at, and no more of the list. */
bool work_teaching_attend(struct store *st, const struct subject *by, struct str code,
                          int64_t now_ms, struct arena *a, struct teaching *t, struct err *e)
{
    struct attending k = {.code = code};
    struct teaching_desk d = {.by = by, .now_ms = now_ms, .out = &k};
    struct brief brief = {.arena = a};

    if (id_none(by->scope.practitioner))
        return err_set(e, ERR_RIGHT, "who was there is told from a doctor's own post");
    if (!desk_run(st, &d, attend_case, e))
        return false;
    if (k.wrong)
        return err_set(e, ERR_MISSING, "no teaching shows this code");
    brief.id = d.id;
    if (!store_tx(st, STORE_READ, brief_in_tx, &brief, e))
        return false;
    *t = brief.teaching;
    return true;
}

static bool name_case(struct store *st, struct teaching_desk *d, struct err *e)
{
    const struct str *code = d->what;
    struct teaching *t = &d->view.teaching;
    struct roster_entry person;
    bool found;

    if (!teaching_find(st, d, ACTION_TEACHING_WRITE, e)
        || !store_roster_practitioner(st, *code, d->arena, &person, &found, e))
        return false;
    if (!found)
        return desk_bad(&d->refused, "practitioner_code", e, "nobody has this code");
    if (t->state == TEACHING_CANCELLED || t->day > desk_today(d->now_ms))
        return err_set(e, ERR_STATE, "it was called off, or its day has not come");
    if (str_eq(*code, t->practitioner))
        return desk_bad(&d->refused, "practitioner_code", e,
                        "who teaches is not counted among those who"
                        " listen");
    return there_add(st, d, *code, false, e);
}

bool work_teaching_name(struct store *st, const struct subject *by, struct id id,
                        struct str practitioner, int64_t now_ms, struct edit_refused *refused,
                        struct err *e)
{
    struct teaching_desk d = {.by = by, .now_ms = now_ms, .id = id, .what = &practitioner};
    bool good = desk_run(st, &d, name_case, e);

    *refused = d.refused;
    return good;
}

/* --- files beside it --- */

static bool material_case(struct store *st, struct teaching_desk *d, struct err *e)
{
    const struct material_new *n = d->what;
    struct teaching *t = &d->view.teaching;

    if (!teaching_find(st, d, ACTION_TEACHING_WRITE, e))
        return false;
    return material_add(st,
                        &(struct material_owner){.noun = "teaching",
                                                 .code = t->code,
                                                 .county = t->county,
                                                 .made_by = desk_actor(d->by)},
                        n, d->arena, e)
           && noted(st, d, "teaching.material", e);
}

struct file_want {
    struct id material;
    struct material m;
    struct str bytes;
};

static bool file_in_tx(struct store *st, void *arg, struct err *e)
{
    struct teaching_desk *d = arg;
    struct file_want *w = d->out;

    return teaching_find(st, d, ACTION_TEACHING_SEE, e)
           && material_read(
               st, w->material,
               &(struct material_owner){.noun = "teaching", .code = d->view.teaching.code},
               d->arena, &w->m, &w->bytes, e);
}

bool work_teaching_file(struct store *st, const struct subject *by,
                        const struct material_want *want, struct arena *a, struct material *m,
                        struct str *bytes, struct err *e)
{
    struct file_want w = {.material = want->material};
    struct teaching_desk d = {.by = by, .id = want->owner, .arena = a, .out = &w};

    if (!store_tx(st, STORE_READ, file_in_tx, &d, e))
        return false;
    *m = w.m;
    *bytes = w.bytes;
    return true;
}

bool work_teaching_material(struct store *st, const struct subject *by,
                            const struct material_new *n, struct edit_refused *refused,
                            struct err *e)
{
    struct teaching_desk d = {.by = by, .now_ms = n->now_ms, .id = n->owner, .what = n};
    bool good = desk_run(st, &d, material_case, e);

    *refused = d.refused;
    return good;
}
