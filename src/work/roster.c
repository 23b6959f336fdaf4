/* roster.c - see roster.h. */
#include "work/roster.h"

#include <math.h>

#include "base/day.h"
#include "engine/roster.h"
#include "model/unknown.h"
#include "store/bulletin.h"
#include "work/desk.h"

enum { YEAR = 365 };

struct roster_desk {
    const struct subject *by;
    struct arena *arena; /* of one try */
    int64_t now_ms;
    struct id id;
    const void *what;
    struct roster_view view;
    struct edit_refused refused;
    int64_t made;
};

static bool roster_run(struct store *st, struct roster_desk *d, store_fn *run, struct err *e)
{
    return desk_write(st, &d->arena, &d->refused, run, d, e);
}

static struct object object_of(const struct visit_roster *r)
{
    return (struct object){.place = {r->county}, .state = OBJECT_NO_STATE};
}

static bool roster_find(struct store *st, struct roster_desk *d, enum action action, struct err *e)
{
    struct visit_roster *r = &d->view.roster;
    struct object o;
    char text[ID_TEXT];

    id_text(d->id, text);
    if (!store_visit_roster_get(st, d->id, d->arena, r, e)
        || !store_visit_roster_lines(st, d->id, d->arena, &d->view.lines, e))
        return false;
    o = object_of(r);
    return rights_check(d->by, action, &o, arena_text(d->arena, "roster %s", text), e);
}

static bool roster_done(struct store *st, const struct roster_desk *d, const char *action,
                        struct err *e)
{
    const struct visit_roster *r = &d->view.roster;

    return desk_done(
        st,
        &(struct desk_deed){
            .by = d->by,
            .now_ms = d->now_ms,
            .action = action,
            .noun = "roster",
            .object = r->id,
            .change = {.place = r->county, .kind = EVENT_ROSTER_CHANGED, .object = r->id}},
        e);
}

/* --- seeing --- */

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    return roster_find(st, arg, ACTION_ROSTER_SEE, e);
}

bool work_roster_see(struct store *st, const struct subject *by, struct id id, struct arena *a,
                     struct roster_view *v, struct err *e)
{
    struct roster_desk d = {.by = by, .arena = a, .id = id};

    if (!store_tx(st, STORE_READ, see_in_tx, &d, e))
        return false;
    *v = d.view;
    return true;
}

struct listing {
    const struct store_page *page;
    struct arena *arena;
    struct visit_rosters rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_visit_roster_list(st, l->page, l->arena, &l->rows, e);
}

bool work_roster_list(struct store *st, const struct store_page *page, struct arena *a,
                      struct visit_rosters *rows, struct err *e)
{
    struct listing l = {page, a, {0}};

    if (!store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

/* --- the network --- */

struct ground { /* what the engine is told, writable */
    bool *free, *open;
    int32_t *most, *had;
    int64_t *travel_m;
    struct roster_input in;
};

static int32_t code_ix(const struct str_list *codes, struct str code)
{
    for (size_t i = 0; i < codes->n; i++) {
        if (str_eq(codes->items[i], code))
            return (int32_t)i;
    }
    return -1;
}

/* Twice the great circle; 0 where a place is not known. */
static int64_t way_m(const struct roster_point *a, const struct roster_point *b)
{
    const double radius_m = 6371008.8, rad = 3.14159265358979323846 / 180;
    double lat = (b->lat - a->lat) * rad / 2, lng = (b->lng - a->lng) * rad / 2, half;

    if (isnan(a->lat) || isnan(a->lng) || isnan(b->lat) || isnan(b->lng))
        return 0;
    half = sin(lat) * sin(lat) + cos(a->lat * rad) * cos(b->lat * rad) * sin(lng) * sin(lng);
    return (int64_t)llround(4 * radius_m * asin(sqrt(half < 1 ? half : 1)));
}

static void ground_open(struct ground *g, const struct visit_roster *r, struct arena *a)
{
    size_t p = r->experts.n, c = r->hosts.n, w = (size_t)r->weeks;

    *g = (struct ground){.free = ARENA_ARRAY(a, bool, p *w + 1),
                         .open = ARENA_ARRAY(a, bool, c *w + 1),
                         .most = ARENA_ARRAY(a, int32_t, p + 1),
                         .had = ARENA_ARRAY(a, int32_t, p * c + 1),
                         .travel_m = ARENA_ARRAY(a, int64_t, p * c + 1)};
    for (size_t i = 0; i < p * w; i++)
        g->free[i] = true;
    for (size_t i = 0; i < c * w; i++)
        g->open[i] = true;
    for (size_t i = 0; i < p; i++)
        g->most[i] = r->most;
    for (size_t i = 0; i < p * c; i++)
        g->had[i] = 0;
    g->in = (struct roster_input){.expert_n = (int32_t)p,
                                  .county_n = (int32_t)c,
                                  .week_n = r->weeks,
                                  .free = g->free,
                                  .most = g->most,
                                  .open = g->open,
                                  .had = g->had,
                                  .travel_m = g->travel_m};
}

static bool ways_read(struct store *st, struct roster_desk *d, struct ground *g, struct err *e)
{
    const struct visit_roster *r = &d->view.roster;
    struct roster_point *hosts = ARENA_ARRAY(d->arena, struct roster_point, r->hosts.n + 1), home;
    bool found;

    for (size_t c = 0; c < r->hosts.n; c++) {
        if (!store_roster_host_at(st, r->hosts.items[c], &hosts[c], &found, e))
            return false;
        if (!found)
            return desk_bad(&d->refused, "hosts", e, "no organization has one of the codes");
    }
    for (size_t p = 0; p < r->experts.n; p++) {
        if (!store_roster_expert_at(st, r->experts.items[p], &home, &found, e))
            return false;
        if (!found)
            return desk_bad(&d->refused, "experts", e, "nobody has one of the codes");
        for (size_t c = 0; c < r->hosts.n; c++)
            g->travel_m[p * r->hosts.n + c] = way_m(&home, &hosts[c]);
    }
    return true;
}

/* Visits that are there: within the weeks they take the week, before them they were there. */
static void visits_take(const struct visit_roster *r, struct ground *g,
                        const struct roster_visits *visits)
{
    for (size_t i = 0; i < visits->n; i++) {
        const struct roster_visit *v = &visits->items[i];
        int32_t p = code_ix(&r->experts, v->practitioner), c = code_ix(&r->hosts, v->organization);
        int32_t w = v->day < r->from_day ? -1 : (v->day - r->from_day) / 7;

        if (w >= 0 && p >= 0)
            g->free[p * r->weeks + w] = false;
        if (w >= 0 && c >= 0)
            g->open[c * r->weeks + w] = false;
        if (p >= 0 && c >= 0)
            g->had[p * (int32_t)r->hosts.n + c]++;
    }
}

static bool ground_read(struct store *st, struct roster_desk *d, struct ground *g, struct err *e)
{
    const struct visit_roster *r = &d->view.roster;
    struct roster_visits visits;

    ground_open(g, r, d->arena);
    if (!ways_read(st, d, g, e)
        || !store_roster_visits(st, r->from_day - YEAR, r->from_day + 7 * r->weeks - 1, d->arena,
                                &visits, e))
        return false;
    visits_take(r, g, &visits);
    return true;
}

/* --- laying --- */

/* Pinned lines take their expert's week, their host's week and one of his visits; the rest is laid
 * around them. */
static bool around_lay(struct roster_desk *d, struct ground *g, const struct roster_line *pins,
                       size_t pin_n, struct roster *laid, struct err *e)
{
    const struct visit_roster *r = &d->view.roster;

    for (size_t i = 0; i < pin_n; i++) {
        int32_t p = code_ix(&r->experts, pins[i].practitioner);
        int32_t c = code_ix(&r->hosts, pins[i].organization);

        if (p < 0 || c < 0)
            continue;
        g->free[p * r->weeks + pins[i].week] = false;
        g->open[c * r->weeks + pins[i].week] = false;
        g->had[p * (int32_t)r->hosts.n + c]++;
        if (g->most[p] > 0)
            g->most[p]--;
    }
    return roster_lay(&g->in, d->arena, laid, e) && roster_check(&g->in, laid, e);
}

static bool lines_keep(struct store *st, struct roster_desk *d, const struct roster_line *pins,
                       size_t pin_n, struct err *e)
{
    struct visit_roster *r = &d->view.roster;
    struct ground whole, rest;
    struct roster laid;
    struct roster_line *lines;
    struct roster_row *rows;
    struct roster_sum sum;
    size_t n = 0;

    if (!ground_read(st, d, &whole, e) || !ground_read(st, d, &rest, e)
        || !around_lay(d, &rest, pins, pin_n, &laid, e))
        return false;
    lines = ARENA_ARRAY(d->arena, struct roster_line, pin_n + (size_t)laid.n + 1);
    rows = ARENA_ARRAY(d->arena, struct roster_row, pin_n + (size_t)laid.n + 1);
    for (size_t i = 0; i < pin_n; i++) {
        lines[n] = pins[i];
        rows[n++] = (struct roster_row){code_ix(&r->experts, pins[i].practitioner),
                                        code_ix(&r->hosts, pins[i].organization), pins[i].week};
    }
    for (int32_t i = 0; i < laid.n; i++) {
        lines[n] = (struct roster_line){.week = laid.rows[i].week,
                                        .practitioner = r->experts.items[laid.rows[i].expert],
                                        .organization = r->hosts.items[laid.rows[i].county]};
        rows[n++] = laid.rows[i];
    }
    sum = roster_sum(&whole.in, rows, (int32_t)n, d->arena);
    r->covered = sum.covered;
    r->repeats = sum.repeats;
    r->travel_m = sum.travel_m;
    if (pin_n == 0) {
        r->best_covered = laid.best.covered;
        r->best_repeats = laid.best.repeats;
        r->best_travel_m = laid.best.travel_m;
    }
    return store_visit_roster_lay(st, r, lines, n, e);
}

static bool new_check(struct store *st, struct roster_desk *d, const struct roster_new *n,
                      struct err *e)
{
    struct programme_row edition;
    struct err unheard = {0};

    if (n->experts.n == 0)
        return desk_bad(&d->refused, "experts", e, "at least one is wanted");
    if (n->hosts.n == 0)
        return desk_bad(&d->refused, "hosts", e, "at least one is wanted");
    for (size_t i = 0; i < n->experts.n; i++) {
        if (code_ix(&n->experts, n->experts.items[i]) != (int32_t)i)
            return desk_bad(&d->refused, "experts", e, "one of them is there twice");
    }
    for (size_t i = 0; i < n->hosts.n; i++) {
        if (code_ix(&n->hosts, n->hosts.items[i]) != (int32_t)i)
            return desk_bad(&d->refused, "hosts", e, "one of them is there twice");
    }
    if (n->from_day + 6 < desk_today(d->now_ms))
        return desk_bad(&d->refused, "from", e, "the week is over");
    if (!store_programme_get(st, n->programme, 0, d->arena, &edition, &unheard))
        return unheard.code == ERR_MISSING
                   ? desk_bad(&d->refused, "programme", e, "there is no such one")
                   : err_pass(e, &unheard);
    return true;
}

static bool lay_case(struct store *st, void *arg, struct err *e)
{
    struct roster_desk *d = arg;
    const struct roster_new *n = d->what;
    struct visit_roster *r = &d->view.roster;

    *r = (struct visit_roster){.id = id_new(),
                               .version = 1,
                               .county = d->by->scope.place.n ? d->by->scope.place : STR(""),
                               .programme = n->programme,
                               .from_day = n->from_day - (visit_weekday(n->from_day) - 1),
                               .weeks = n->weeks,
                               .most = n->most,
                               .experts = n->experts,
                               .hosts = n->hosts,
                               .state = STR("draft"),
                               .made_by = desk_actor(d->by),
                               .made_ms = d->now_ms,
                               .accepted_ms = COUNT_UNKNOWN};
    d->id = r->id;
    return new_check(st, d, n, e) && lines_keep(st, d, NULL, 0, e)
           && store_visit_roster_add(st, r, e) && roster_done(st, d, "roster.lay", e);
}

bool work_roster_lay(struct store *st, const struct subject *by, const struct roster_new *n,
                     struct id *id, struct edit_refused *refused, struct err *e)
{
    struct roster_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = roster_run(st, &d, lay_case, e);

    *refused = d.refused;
    if (good)
        *id = d.id;
    return good;
}

/* --- pinning --- */

static bool draft_find(struct store *st, struct roster_desk *d, int64_t version, struct err *e)
{
    const struct visit_roster *r = &d->view.roster;

    if (!roster_find(st, d, ACTION_ROSTER_WRITE, e))
        return false;
    if (version && version != r->version)
        return desk_stale(&d->refused, "roster", version, r->version, e);
    return str_eq(r->state, STR("draft"))
           || err_set(e, ERR_STATE, "a roster that is %.*s is not changed", STR_ARG(r->state));
}

static bool pin_check(struct store *st, struct roster_desk *d, const struct roster_pin *p,
                      struct err *e)
{
    const struct visit_roster *r = &d->view.roster;
    int32_t expert = code_ix(&r->experts, p->expert), host = code_ix(&r->hosts, p->host);
    struct ground g;

    if (p->week < 0 || p->week >= r->weeks)
        return desk_bad(&d->refused, "week", e, "the roster has no such week");
    if (expert < 0)
        return desk_bad(&d->refused, "expert", e, "he is not of the roster");
    if (p->host.n && host < 0)
        return desk_bad(&d->refused, "host", e, "it is not of the roster");
    if (!ground_read(st, d, &g, e))
        return false;
    if (p->host.n && !g.free[expert * r->weeks + p->week])
        return err_set(e, ERR_STATE, "the expert visits elsewhere in that week");
    if (p->host.n && !g.open[host * r->weeks + p->week])
        return err_set(e, ERR_STATE, "the hospital has a visit in that week already");
    return true;
}

/* What was pinned before, but for the expert's and the host's week at hand. */
static size_t pins_take(const struct roster_desk *d, const struct roster_pin *p,
                        struct roster_line *pins)
{
    size_t n = 0;

    for (size_t i = 0; i < d->view.lines.n; i++) {
        const struct roster_line *l = &d->view.lines.items[i];
        bool here = l->week == p->week
                    && (str_eq(l->practitioner, p->expert) || str_eq(l->organization, p->host));

        if (l->pinned && !here)
            pins[n++] = *l;
    }
    if (p->host.n)
        pins[n++] = (struct roster_line){
            .week = p->week, .practitioner = p->expert, .organization = p->host, .pinned = true};
    return n;
}

static bool pin_case(struct store *st, void *arg, struct err *e)
{
    struct roster_desk *d = arg;
    const struct roster_pin *p = d->what;
    const struct visit_roster *r = &d->view.roster;
    const struct id nobody = {{0}};
    struct roster_line *pins;
    size_t n;
    bool done;

    if (!draft_find(st, d, p->version, e) || !pin_check(st, d, p, e))
        return false;
    pins = ARENA_ARRAY(d->arena, struct roster_line, d->view.lines.n + 2);
    n = pins_take(d, p, pins);
    return lines_keep(st, d, pins, n, e)
           && store_visit_roster_put(st, r, r->version, nobody, &done, e)
           && roster_done(st, d, "roster.pin", e);
}

bool work_roster_pin(struct store *st, const struct subject *by, const struct roster_pin *p,
                     struct edit_refused *refused, struct err *e)
{
    struct roster_desk d = {.by = by, .now_ms = p->now_ms, .id = p->id, .what = p};
    bool good = roster_run(st, &d, pin_case, e);

    *refused = d.refused;
    return good;
}

/* --- accepting --- */

static bool line_make(struct store *st, struct roster_desk *d, const struct roster_acceptance *n,
                      struct roster_line *line, struct err *e)
{
    const struct visit_roster *r = &d->view.roster;
    struct visit_new new = {.programme = r->programme,
                            .practitioner = line->practitioner,
                            .organization = line->organization,
                            .discipline = n->discipline,
                            .kind = VISIT_CLINIC,
                            .plan = n->plan,
                            .now_ms = d->now_ms};
    const struct visit_making making = {.n = &new, .arena = d->arena, .refused = &d->refused};
    struct err elsewhere = {0};

    new.plan.day = r->from_day + 7 * line->week + n->weekday - 1;
    if (new.plan.day < desk_today(d->now_ms))
        return true;
    if (!visit_make(st, d->by, &making, &line->visit, &elsewhere))
        return elsewhere.code == ERR_STATE || err_pass(e, &elsewhere);
    d->made++;
    return store_visit_roster_made(st, r, line, e);
}

static bool accept_case(struct store *st, void *arg, struct err *e)
{
    struct roster_desk *d = arg;
    const struct roster_acceptance *n = d->what;
    struct visit_roster *r = &d->view.roster;
    bool done;

    d->made = 0;
    if (!draft_find(st, d, n->version, e))
        return false;
    for (size_t i = 0; i < d->view.lines.n; i++) {
        if (!line_make(st, d, n, &d->view.lines.items[i], e))
            return false;
    }
    r->state = STR("accepted");
    r->accepted_ms = d->now_ms;
    return store_visit_roster_put(st, r, r->version, desk_actor(d->by), &done, e)
           && roster_done(st, d, "roster.accept", e);
}

bool work_roster_accept(struct store *st, const struct subject *by,
                        const struct roster_acceptance *n, int64_t *made,
                        struct edit_refused *refused, struct err *e)
{
    struct roster_desk d = {.by = by, .now_ms = n->now_ms, .id = n->id, .what = n};
    bool good = roster_run(st, &d, accept_case, e);

    *refused = d.refused;
    if (good)
        *made = d.made;
    return good;
}
