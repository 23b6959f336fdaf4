/* bulletin_desk.c - one transaction each. The numbers of a kept bulletin are read, never counted
 * again; its words are made from them and from the edition's file, which never changes. */
#include "work/bulletin_desk.h"

#include <string.h>

#include "base/day.h"
#include "base/money.h"
#include "model/unknown.h"
#include "store/appraisal.h"
#include "store/demand.h"
#include "store/entry.h"
#include "store/evaluation.h"
#include "store/frame.h"
#include "store/pledge.h"
#include "work/audit.h"
#include "work/desk.h"
#include "work/event.h"
#include "work/programme.h"

struct desk {
    const struct subject *by;
    const struct bulletin_new *n;
    struct programme_row *edition;
    int32_t year; /* of the edition */
    const struct programme *rules;
    struct programme_rows editions;
    struct bulletin_rows rows;
    const struct store_page *page;
    struct str programme;
    struct arena *arena;
    int64_t now_ms;
    struct id id;
    enum bulletin_state to;
    struct bulletin_view view;
    struct str figure;
    int part;
    struct bulletin_lines lines;
};

/* What was counted everywhere lies in the store's own region. */
static struct object object_of(const struct bulletin_row *row, const struct frame *frame)
{
    return (struct object){.place = {row->region.n ? row->region : frame->region_code},
                           .state = OBJECT_NO_STATE};
}

static const enum event_kind TOLD[BULLETIN_STATE_N] = {
    [BULLETIN_DRAFT] = EVENT_BULLETIN_MADE,
    [BULLETIN_PUBLISHED] = EVENT_BULLETIN_PUBLISHED,
    [BULLETIN_WITHDRAWN] = EVENT_BULLETIN_WITHDRAWN,
};

/* Told where it lies. */
static bool changed(struct store *st, const struct desk *d, const struct object *object,
                    enum event_kind kind, struct err *e)
{
    return work_event_add(
        st,
        &(struct event){
            .at_ms = d->now_ms, .place = object->place[0], .kind = kind, .object = d->id},
        e);
}

/* --- programmes --- */

/* A change of a year's rules while orders hold to them would change what was agreed on. */
static bool frozen_check(struct store *st, const struct desk *d, struct err *e)
{
    struct programme_row last;
    struct programme p;
    struct err unheard = {0};
    int64_t n, lines, appraised;

    if (!work_programme_edition(st, d->edition->id, 0, d->arena, &last, &p, &unheard))
        return unheard.code == ERR_MISSING || err_pass(e, &unheard);
    if (p.year != d->year)
        return true;
    return store_demand_of_programme(st, last.id, last.version, &n, e)
           && store_entry_of_programme(st, last.id, last.version, &lines, e)
           && store_appraisal_of_programme(st, last.id, last.version, &appraised, e)
           && (appraised == 0
               || err_set(e, ERR_STATE,
                          "%.*s: by version %d of %d work is appraised, so it is frozen; other"
                          " rules take another year",
                          STR_ARG(last.id), last.version, p.year))
           && (lines == 0
               || err_set(e, ERR_STATE,
                          "%.*s: by version %d of %d %lld lines of money were reckoned, so it is"
                          " frozen; other rules take another year",
                          STR_ARG(last.id), last.version, p.year, (long long)lines))
           && (n == 0
               || err_set(e, ERR_STATE,
                          "%.*s: version %d of %d is in use by %lld orders and frozen;"
                          " other rules take another year",
                          STR_ARG(last.id), last.version, p.year, (long long)n));
}

static bool edition_add(struct store *st, const struct desk *d, struct err *e)
{
    struct programme_row newest;

    return frozen_check(st, d, e) && store_programme_add(st, d->edition, e)
           && store_pledge_rule_add(st, d->rules, e)
           && store_programme_get(st, d->edition->id, 0, d->arena, &newest, e)
           && (newest.version != d->edition->version
               || store_programme_limits(st, d->edition->id, d->rules->limits, e));
}

static bool edition_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct programme_row there;
    struct err unheard = {0};

    if (!store_programme_get(st, d->edition->id, d->edition->version, d->arena, &there, &unheard))
        return unheard.code == ERR_MISSING ? edition_add(st, d, e) : err_pass(e, &unheard);
    return str_eq(there.seal, d->edition->seal)
           || err_set(
               e, ERR_INPUT,
               "%.*s: version %d is there with another content; a change takes a new version",
               STR_ARG(there.id), there.version);
}

bool work_programme_add(struct store *st, struct str bytes, const char *name, int64_t now_ms,
                        struct fault_list *faults, struct err *e)
{
    struct arena a = {0};
    struct programme p;
    char seal[SECRET_HASH];
    struct programme_row edition = {.file = bytes, .made_ms = now_ms};
    struct desk d = {.edition = &edition, .arena = &a};
    bool good;

    if (!work_programme_parse(bytes, name, &a, &p, faults, e)) {
        arena_reset(&a);
        return false;
    }
    secret_hash(bytes, seal);
    d.year = p.year;
    d.rules = &p;
    edition.id = p.id;
    edition.version = p.version;
    edition.name = p.name;
    edition.place = p.place;
    edition.seal = str_of(seal);
    good = store_tx(st, STORE_WRITE, edition_in_tx, &d, e);
    arena_reset(&a);
    return good;
}

static bool editions_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_programme_list(st, d->arena, &d->editions, e);
}

bool work_programme_list(struct store *st, struct arena *a, struct programme_rows *rows,
                         struct err *e)
{
    struct desk d = {.arena = a};

    if (!store_tx(st, STORE_READ, editions_in_tx, &d, e))
        return false;
    *rows = d.editions;
    return true;
}

static bool file_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_programme_get(st, d->programme, 0, d->arena, d->edition, e);
}

bool work_programme_file(struct store *st, struct str id, struct arena *a, struct str *bytes,
                         bool *found, struct err *e)
{
    struct programme_row edition;
    struct desk d = {.programme = id, .arena = a, .edition = &edition};
    struct err unheard = {0};

    *found = store_tx(st, STORE_READ, file_in_tx, &d, &unheard);
    if (*found)
        *bytes = edition.file;
    return *found || unheard.code == ERR_MISSING || err_pass(e, &unheard);
}

bool work_programme_edition(struct store *st, struct str id, int32_t version, struct arena *a,
                            struct programme_row *row, struct programme *p, struct err *e)
{
    struct fault_list faults = {0};
    bool good = store_programme_get(st, id, version, a, row, e)
                && work_programme_parse(row->file, "programme", a, p, &faults, e);

    fault_reset(&faults);
    return good;
}

/* --- making --- */

static struct str counts_text(const struct bulletin *b, struct arena *a)
{
    struct out out = {0};
    struct str text;

    for (int32_t i = 0; i < b->programme->figure_n; i++)
        out_text(&out, "%s%.*s=%lld,%lld", i ? ";" : "", STR_ARG(b->figures[i].figure->id),
                 (long long)b->figures[i].values[0], (long long)b->figures[i].values[1]);
    text = str_copy(a, (struct str){out.items ? out.items : "", out.n});
    out_reset(&out);
    return text;
}

/* Each answer with the month its data reach and the head of its seal, by which it is found. */
static struct str effects_text(const struct evaluation_runs *runs, struct arena *a)
{
    struct out out = {0};
    struct str text;

    for (size_t i = 0; i < runs->n; i++) {
        const struct evaluation_run *r = &runs->items[i];
        char month[MONTH_TEXT] = "未知";

        if (r->data_month != DAY_NONE)
            month_text(r->data_month, month);
        out_text(&out, "%.*s（数据截至 %s，结果封存号 %.12s）", STR_ARG(r->sentence), month,
                 r->seal.at);
    }
    text = str_copy(a, (struct str){out.items ? out.items : "", out.n});
    out_reset(&out);
    return text;
}

static bool effects_add(struct store *st, struct id bulletin, const struct evaluation_runs *runs,
                        struct err *e)
{
    for (size_t i = 0; i < runs->n; i++) {
        if (!store_bulletin_effect_add(st, bulletin, runs->items[i].id, (int32_t)i, e))
            return false;
    }
    return true;
}

/* Who reaches the whole region is told of the questions about all of it, too, which name none. */
static struct str told_of(const struct frame *frame, struct str region)
{
    return place_within(frame->region_code, region) ? STR("") : region;
}

static bool make_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct frame frame;
    struct programme_row edition;
    struct programme p;
    struct bulletin b;
    struct bulletin_request r = {.programme = &p,
                                 .from_day = d->n->from_day,
                                 .until_day = d->n->until_day,
                                 .region = d->by->scope.place,
                                 .as_of_day = desk_today(d->now_ms)};
    struct audit_note note = {.by = d->by, .action = "bulletin.make", .noun = "bulletin"};
    struct evaluation_runs runs;
    struct bulletin_row row;
    struct object object;

    if (!work_audit_begin(st, e) || !store_frame_get(st, d->arena, &frame, e)
        || !work_programme_edition(st, d->n->programme, 0, d->arena, &edition, &p, e)
        || !store_evaluation_told(st, p.id, told_of(&frame, r.region), d->arena, &runs, e))
        return false;
    r.effects = effects_text(&runs, d->arena);
    r.programme_seal = edition.seal;
    r.invented = frame.invented;
    if (!work_bulletin_freeze(st, &r, d->arena, &b, e))
        return false;
    d->id = note.object = id_new();
    note.place = r.region;
    row = (struct bulletin_row){.id = d->id,
                                .programme = p.id,
                                .version = p.version,
                                .region = r.region.at ? r.region : STR(""),
                                .from_day = r.from_day,
                                .until_day = r.until_day,
                                .as_of_day = r.as_of_day,
                                .invented = r.invented,
                                .counts = counts_text(&b, d->arena),
                                .seal = b.seal,
                                .maker = d->by->account,
                                .made_ms = d->now_ms,
                                .published_ms = COUNT_UNKNOWN};
    object = object_of(&row, &frame);
    return store_bulletin_add(st, &row, e) && effects_add(st, d->id, &runs, e)
           && work_audit_append(st, &note, d->now_ms, e)
           && changed(st, d, &object, TOLD[BULLETIN_DRAFT], e);
}

bool work_bulletin_make(struct store *st, const struct subject *by, const struct bulletin_new *n,
                        int64_t now_ms, struct id *id, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .n = n, .arena = &a, .now_ms = now_ms};
    bool good;

    if (n->from_day != DAY_NONE && n->until_day != DAY_NONE && n->from_day > n->until_day)
        return err_set(e, ERR_INPUT, "the period ends before it begins");
    good = store_tx(st, STORE_WRITE, make_in_tx, &d, e);
    arena_reset(&a);
    if (good)
        *id = d.id;
    return good;
}

/* --- seeing --- */

/* "a=1,0;b=2,3" into the figures, which stand in the same order. */
static bool counts_read(struct bulletin *b, struct str counts, struct err *e)
{
    struct str rest = counts;

    for (int32_t i = 0; i < b->programme->figure_n; i++) {
        struct str one = str_cut(&rest, ';'), id = str_cut(&one, '='), first = str_cut(&one, ',');
        struct bulletin_figure *f = &b->figures[i];

        f->figure = &b->programme->figures[i];
        if (!str_eq(id, f->figure->id) || !decimal_parse(first, 0, &f->values[0])
            || !decimal_parse(one, 0, &f->values[1]))
            return err_set(e, ERR_CHECK, "the kept numbers are not those of the programme");
    }
    return true;
}

static bool words_make(struct store *st, struct arena *a, struct bulletin_view *v, struct err *e)
{
    const struct bulletin_row *row = &v->row;
    struct programme_row edition;
    struct evaluation_runs runs;
    char day[DAY_TEXT];

    if (!work_programme_edition(st, row->programme, row->version, a, &edition, &v->programme, e)
        || !store_bulletin_effects(st, row->id, a, &runs, e))
        return false;
    v->bulletin = (struct bulletin){.title = v->programme.title,
                                    .period = bulletin_period(row->from_day, row->until_day, a),
                                    .seal = row->seal,
                                    .invented = row->invented};
    day_text(row->as_of_day, day);
    v->bulletin.as_of = str_copy(a, str_of(day));
    v->bulletin.effects = effects_text(&runs, a);
    v->bulletin.programme = &v->programme;
    v->bulletin.figures = ARENA_ARRAY(a, struct bulletin_figure, v->programme.figure_n + 1);
    if (!counts_read(&v->bulletin, row->counts, e))
        return false;
    bulletin_write(&v->bulletin, a);
    return true;
}

/* What `by` may, and its state allows. */
static void actions_find(struct bulletin_view *v, const struct subject *by,
                         const struct object *object)
{
    v->action_n = 0;
    if (v->row.state == BULLETIN_DRAFT && !id_none(by->account)
        && id_cmp(by->account, v->row.maker) != 0
        && rights_decide(by, ACTION_BULLETIN_PUBLISH, object) == RIGHTS_ALLOWED)
        v->actions[v->action_n++] = ACTION_BULLETIN_PUBLISH;
    if (v->row.state != BULLETIN_WITHDRAWN
        && rights_decide(by, ACTION_BULLETIN_WITHDRAW, object) == RIGHTS_ALLOWED)
        v->actions[v->action_n++] = ACTION_BULLETIN_WITHDRAW;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    struct frame frame;
    struct object object;

    if (!store_frame_get(st, d->arena, &frame, e)
        || !store_bulletin_get(st, d->id, d->arena, &d->view.row, e))
        return false;
    object = object_of(&d->view.row, &frame);
    if (!rights_check(d->by, ACTION_BULLETIN_SEE, &object, "bulletin", e))
        return false;
    actions_find(&d->view, d->by, &object);
    return words_make(st, d->arena, &d->view, e);
}

bool work_bulletin_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                       struct bulletin_view *v, struct err *e)
{
    struct desk d = {.by = by, .id = id, .arena = a};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    v->bulletin.programme = &v->programme;
    return true;
}

static bool public_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    if (!store_bulletin_get(st, d->id, d->arena, &d->view.row, e))
        return false;
    if (d->view.row.state != BULLETIN_PUBLISHED)
        return err_set(e, ERR_MISSING, "no bulletin");
    if (!words_make(st, d->arena, &d->view, e))
        return false;
    bulletin_suppress(&d->view.bulletin, d->arena);
    return true;
}

bool work_bulletin_public(struct store *st, struct id id, struct arena *a, struct bulletin_view *v,
                          struct err *e)
{
    struct desk d = {.id = id, .arena = a};

    if (!store_tx(st, STORE_READ, public_in_tx, &d, e))
        return false;
    *v = d.view;
    v->bulletin.programme = &v->programme;
    return true;
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;

    return store_bulletin_list(st, d->programme, d->page, d->arena, &d->rows, e);
}

bool work_bulletin_list(struct store *st, struct str programme, const struct store_page *page,
                        struct arena *a, struct bulletin_rows *rows, struct err *e)
{
    struct desk d = {.programme = programme, .page = page, .arena = a};

    if (!store_tx(st, STORE_READ, list_in_tx, &d, e))
        return false;
    *rows = d.rows;
    return true;
}

/* --- moving --- */

static bool second_person_check(const struct desk *d, struct err *e)
{
    if (id_none(d->by->account))
        return err_set(e, ERR_STATE, "a bulletin is published by a person, not by a program");
    return id_cmp(d->by->account, d->view.row.maker) != 0
           || err_set(e, ERR_STATE,
                      "who made a bulletin does not publish it: a second person does");
}

/* Numbers that were frozen before the period was over are not what it came to. */
static bool closed_check(const struct desk *d, struct err *e)
{
    const struct bulletin_row *row = &d->view.row;
    char until[DAY_TEXT], as_of[DAY_TEXT];

    if (row->until_day == DAY_NONE || row->until_day < row->as_of_day)
        return true;
    day_text(row->until_day, until);
    day_text(row->as_of_day, as_of);
    return err_set(e, ERR_STATE,
                   "the period until %s was not over when its numbers of %s were frozen", until,
                   as_of);
}

static bool may_check(const struct desk *d, const struct object *o, struct err *e)
{
    if (d->to != BULLETIN_PUBLISHED)
        return rights_check(d->by, ACTION_BULLETIN_WITHDRAW, o, "bulletin", e);
    return rights_check(d->by, ACTION_BULLETIN_PUBLISH, o, "bulletin", e)
           && second_person_check(d, e) && closed_check(d, e);
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    bool publish = d->to == BULLETIN_PUBLISHED;
    struct bulletin_row *row = &d->view.row;
    struct audit_note note = {.by = d->by,
                              .action = publish ? "bulletin.publish" : "bulletin.withdraw",
                              .noun = "bulletin",
                              .object = d->id};
    enum bulletin_state was;
    struct object object;
    struct frame frame;

    if (!work_audit_begin(st, e) || !store_frame_get(st, d->arena, &frame, e)
        || !store_bulletin_get(st, d->id, d->arena, row, e))
        return false;
    object = object_of(row, &frame);
    note.place = object.place[0];
    was = row->state;
    if (!may_check(d, &object, e) || !bulletin_move(&row->state, d->to, e))
        return false;
    if (publish) {
        row->publisher = d->by->account;
        row->published_ms = d->now_ms;
    }
    return store_bulletin_move(st, row, was, e) && work_audit_append(st, &note, d->now_ms, e)
           && changed(st, d, &object, TOLD[d->to], e);
}

bool work_bulletin_move(struct store *st, const struct subject *by, struct id id,
                        enum bulletin_state to, int64_t now_ms, struct err *e)
{
    struct arena a = {0};
    struct desk d = {.by = by, .id = id, .to = to, .now_ms = now_ms, .arena = &a};
    bool good = store_tx(st, STORE_WRITE, move_in_tx, &d, e);

    arena_reset(&a);
    return good;
}

/* --- lines behind a figure --- */

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    struct desk *d = arg;
    const struct figure *f;
    struct noun_scope scope;

    if (!see_in_tx(st, d, e))
        return false;
    f = programme_figure(&d->view.programme, d->figure);
    if (!f || d->part < 0 || d->part >= figure_count_n(f))
        return err_set(e, ERR_MISSING, "no figure");
    scope = (struct noun_scope){.programme = d->view.row.programme,
                                .from_day = d->view.row.from_day,
                                .until_day = d->view.row.until_day,
                                .reach = d->page->reach};
    if (d->view.row.region.n
        && (scope.reach.kind == REACH_ALL
            || (scope.reach.kind == REACH_PLACE
                && place_within(d->view.row.region, scope.reach.scope.place))))
        scope.reach =
            (struct store_reach){.kind = REACH_PLACE, .scope = {.place = d->view.row.region}};
    d->lines.noun = f->counts[d->part].noun;
    return store_noun_list(st, &f->counts[d->part], &scope, d->page, d->arena, &d->lines.rows, e);
}

bool work_bulletin_lines(struct store *st, const struct subject *by, const struct bulletin_part *of,
                         const struct store_page *page, struct arena *a,
                         struct bulletin_lines *lines, struct err *e)
{
    struct desk d = {.by = by,
                     .id = of->bulletin,
                     .figure = of->figure,
                     .part = of->part,
                     .page = page,
                     .arena = a};

    if (!store_tx(st, STORE_READ, lines_in_tx, &d, e))
        return false;
    *lines = d.lines;
    return true;
}
