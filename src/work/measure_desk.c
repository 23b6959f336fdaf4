/* measure_desk.c - see measure_desk.h. Counts of organizations are drawn from the store year by
 * year, the arithmetic is model/measure's. */
#include "work/measure_desk.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "model/unknown.h"
#include "store/roster.h"
#include "work/bulletin_desk.h"
#include "work/ledger_part.h"

enum { YEARS_MOST = 30, YEAR_MONTHS = 12, WHERE_MOST = 12, NOTE_LEAST = 2 };

/* --- counting --- */

struct drawing {
    const struct measure *measure;
    const struct measure_ask *ask;
    const struct store_reach *reach;
    struct arena *arena;
    enum measure_tier tier;
    int32_t year;
};

/* A part's count with the words of the tier; false: the noun knows no such tier. */
static bool tier_count(const struct figure_count *part, enum measure_tier tier, struct arena *a,
                       struct figure_count *count)
{
    const struct measure_words words = measure_tier_words(part->noun, tier);
    struct figure_where *w = ARENA_ARRAY(a, struct figure_where, part->where_n + 1);
    struct str *items = ARENA_ARRAY(a, struct str, 2);
    size_t n = 0;

    *count = *part;
    while (words.words[n]) {
        items[n] = str_of(words.words[n]);
        n++;
    }
    for (int i = 0; i < part->where_n; i++)
        w[i] = part->where[i];
    w[part->where_n] = (struct figure_where){.column = noun_column_find(part->noun, STR("status")),
                                             .words = {.items = items, .n = n}};
    count->where = w;
    count->where_n = part->where_n + 1;
    return n > 0;
}

/* What a stock has to reach counts whatever its day: of a share, the second part. */
static struct noun_scope scope_of(const struct drawing *d, int part)
{
    const struct measure *m = d->measure;
    bool whole = m->stock && part == 1;
    struct noun_scope s = {.programme = d->ask->programme,
                           .from_day = m->stock ? DAY_NONE : day_of(d->year, 1, 1),
                           .until_day = whole ? DAY_NONE : day_of(d->year, 12, 31),
                           .reach = *d->reach,
                           .by = NOUN_BY_ORGANIZATION,
                           .who = -1,
                           .told = true};

    if (d->ask->organization.n) {
        struct str *key = ARENA_ARRAY(d->arena, struct str, 1);

        *key = d->ask->organization;
        s.keys = (struct str_list){.items = key, .n = 1};
    }
    return s;
}

static int cell_order(const void *x, const void *y)
{
    const struct measure_cell *a = x, *b = y;
    int order = str_cmp(a->organization, b->organization);

    return order ? order : (a->month > b->month) - (a->month < b->month);
}

static void tallies_add(const struct noun_tallies *t, int part, struct measure_cells *cells)
{
    for (size_t i = 0; i < t->n; i++) {
        int32_t month = t->items[i].month;
        struct measure_cell *c = &cells->items[cells->n++];

        *c = (struct measure_cell){.organization = t->items[i].key,
                                   .month = month == DAY_NONE ? 0 : month % YEAR_MONTHS};
        c->n[part] = t->items[i].n;
        c->told[part] = true;
    }
}

/* Each organization and month once, with both its parts. */
static void cells_merge(struct measure_cells *cells)
{
    size_t n = 0;

    if (cells->n)
        qsort(cells->items, cells->n, sizeof cells->items[0], cell_order);
    for (size_t i = 0; i < cells->n; i++) {
        const struct measure_cell *c = &cells->items[i];
        struct measure_cell *last = n ? &cells->items[n - 1] : NULL;

        if (!last || cell_order(last, c) != 0) {
            cells->items[n++] = *c;
            continue;
        }
        for (int part = 0; part < 2; part++) {
            last->n[part] += c->n[part];
            last->told[part] |= c->told[part];
        }
    }
    cells->n = n;
}

/* `*known` false: the noun of the measure has no such tier. */
static bool cells_draw(struct store *st, const struct drawing *d, struct measure_cells *cells,
                       bool *known, struct err *e)
{
    const struct measure *m = d->measure;
    struct noun_tallies tallies[2] = {{0}};

    *known = true;
    for (int part = 0; part < figure_count_n(&m->figure); part++) {
        const struct noun_scope scope = scope_of(d, part);
        struct figure_count count;

        if (!tier_count(&m->figure.counts[part], d->tier, d->arena, &count)) {
            /* What is verified of all there is: the whole is what anybody told. */
            *known = false;
            continue;
        }
        if (part == 1 && m->stock)
            count = m->figure.counts[part];
        if (!store_noun_tally(st, &count, &scope, !m->stock, d->arena, &tallies[part], e))
            return false;
    }
    cells->items = ARENA_ARRAY(d->arena, struct measure_cell, tallies[0].n + tallies[1].n + 1);
    cells->n = 0;
    tallies_add(&tallies[0], 0, cells);
    tallies_add(&tallies[1], 1, cells);
    cells_merge(cells);
    return true;
}

static bool tier_view(struct store *st, struct drawing *d, struct measure_tier_view *v,
                      struct err *e)
{
    const int32_t year = d->year;
    struct measure_cells now, before, base;
    bool known, unheard;

    if (!cells_draw(st, d, &now, &known, e))
        return false;
    v->value = measure_reckon(d->measure, &now, known);
    v->year_on_year = v->since_baseline = (struct measure_change){.change = NAN};
    if (!known)
        return true;
    d->year = year - 1;
    if (!cells_draw(st, d, &before, &unheard, e))
        return false;
    v->year_on_year = measure_compare(d->measure, &now, &before);
    d->year = d->measure->baseline_year;
    if (d->year < year) {
        if (!cells_draw(st, d, &base, &unheard, e))
            return false;
        v->since_baseline = measure_compare(d->measure, &now, &base);
    }
    d->year = year;
    return true;
}

static bool view_make(struct store *st, struct drawing *d, struct measure_view *v, struct err *e)
{
    *v = (struct measure_view){.measure = d->measure, .year = d->year, .best = -1};
    v->plan = measure_plan_of(d->measure, d->year);
    v->ahead = NAN;
    for (int t = 0; t < MEASURE_TIER_N; t++) {
        d->tier = (enum measure_tier)t;
        if (!tier_view(st, d, &v->tiers[t], e))
            return false;
        if (!isnan(v->tiers[t].value.value))
            v->best = t;
    }
    if (v->best >= 0)
        v->ahead = v->tiers[v->best].value.value - v->plan;
    return true;
}

/* --- seeing --- */

struct looking {
    const struct measure_ask *ask;
    const struct store_reach *reach;
    const struct store_page *page;
    struct programme programme;
    struct programme_row edition;
    struct measure_views views;
    struct measure_counted counted;
    struct measure_reported reported;
    bool open;
};

static int32_t year_of(int32_t day)
{
    int32_t year, month, of_month;

    day_split(day, &year, &month, &of_month);
    return year;
}

/* The programme, the year, and the measure where one is asked for. */
static bool look(struct store *st, struct ledger_desk *d, struct looking *l,
                 const struct measure **m, struct err *e)
{
    const struct measure_ask *ask = l->ask;

    if (!work_programme_edition(st, ask->programme, 0, d->arena, &l->edition, &l->programme, e))
        return false;
    l->views = (struct measure_views){
        .programme = l->programme.id, .version = l->programme.version, .year = ask->year};
    if (ask->year == 0)
        l->views.year = year_of(desk_seen_from(&d->frame, desk_today(d->now_ms))) - 1;
    *m = ask->measure.n ? programme_measure(&l->programme, ask->measure) : NULL;
    return *m || !ask->measure.n
           || err_set(e, ERR_MISSING, "the programme has no measure '%.*s'",
                      (int)(ask->measure.n < 60 ? ask->measure.n : 60), ask->measure.at);
}

static struct drawing drawing_of(const struct ledger_desk *d, const struct looking *l,
                                 const struct measure *m)
{
    return (struct drawing){
        .measure = m, .ask = l->ask, .reach = l->reach, .arena = d->arena, .year = l->views.year};
}

static bool list_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct looking *l = d->found;
    const struct measure *one;
    const struct programme *p = &l->programme;

    if (!look(st, d, l, &one, e))
        return false;
    l->views.items = ARENA_ARRAY(d->arena, struct measure_view, p->measure_n + 1);
    for (int32_t i = 0; i < p->measure_n; i++) {
        struct drawing drawing = drawing_of(d, l, &p->measures[i]);

        if ((!one || one == &p->measures[i])
            && !view_make(st, &drawing, &l->views.items[l->views.n++], e))
            return false;
    }
    return true;
}

static bool years_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct looking *l = d->found;
    const struct measure *m;
    int32_t from;

    if (!look(st, d, l, &m, e))
        return false;
    if (!m)
        return err_set(e, ERR_MISSING, "a measure is wanted");
    from = m->baseline_year;
    if (from < l->views.year - YEARS_MOST + 1)
        from = l->views.year - YEARS_MOST + 1;
    l->views.items = ARENA_ARRAY(d->arena, struct measure_view, YEARS_MOST);
    for (int32_t year = from; year <= l->views.year; year++) {
        struct drawing drawing = drawing_of(d, l, m);

        drawing.year = year;
        if (!view_make(st, &drawing, &l->views.items[l->views.n++], e))
            return false;
    }
    return true;
}

bool work_measure_list(struct store *st, const struct measure_ask *ask,
                       const struct store_reach *reach, struct arena *a,
                       struct measure_views *views, struct err *e)
{
    struct looking l = {.ask = ask, .reach = reach};
    struct ledger_desk d = {.now_ms = ask->now_ms, .arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, list_case, e))
        return false;
    *views = l.views;
    return true;
}

bool work_measure_years(struct store *st, const struct measure_ask *ask,
                        const struct store_reach *reach, struct arena *a,
                        struct measure_views *views, struct err *e)
{
    struct looking l = {.ask = ask, .reach = reach};
    struct ledger_desk d = {.now_ms = ask->now_ms, .arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, years_case, e))
        return false;
    *views = l.views;
    return true;
}

static bool lines_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    const struct measure_lines_ask *ask = d->what;
    struct looking *l = d->found;
    const struct measure *m;
    struct figure_count count;
    struct drawing drawing;
    struct noun_scope scope;
    bool known;

    if (!look(st, d, l, &m, e))
        return false;
    if (!m || ask->part >= figure_count_n(&m->figure))
        return err_set(e, ERR_MISSING, "the measure has no such part");
    drawing = drawing_of(d, l, m);
    scope = scope_of(&drawing, ask->part);
    known = tier_count(&m->figure.counts[ask->part], ask->tier, d->arena, &count);
    if (known && ask->part == 1 && m->stock)
        count = m->figure.counts[ask->part];
    l->counted.noun = count.noun;
    return store_noun_list(st, &count, &scope, l->page, d->arena, &l->counted.rows, e);
}

bool work_measure_lines(struct store *st, const struct measure_lines_ask *ask,
                        const struct store_page *page, struct arena *a,
                        struct measure_counted *lines, struct err *e)
{
    struct looking l = {.ask = &ask->of, .reach = &page->reach, .page = page};
    struct ledger_desk d = {.now_ms = ask->of.now_ms, .what = ask, .arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, lines_case, e))
        return false;
    *lines = l.counted;
    return true;
}

/* --- reported counts --- */

/* The measure as the conditions of its count call it: lines say "measure: id". */
static bool reported(const struct measure *m)
{
    return strcmp(m->figure.counts[0].noun->name, "statistic") == 0;
}

static struct str line_name(const struct measure *m)
{
    const struct figure_count *count = &m->figure.counts[0];
    int column = noun_column_find(count->noun, STR("measure"));

    for (int i = 0; i < count->where_n; i++) {
        if (count->where[i].column == column && count->where[i].words.n == 1)
            return count->where[i].words.items[0];
    }
    return m->id;
}

static bool reported_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    struct looking *l = d->found;
    struct measure_filter f = {
        .programme = l->ask->programme, .organization = l->ask->organization, .open = l->open};
    const struct measure *m;

    if (!look(st, d, l, &m, e))
        return false;
    if (!m || !reported(m))
        return err_set(e, ERR_MISSING, "it is no measure that is reported");
    f.measure = line_name(m);
    f.from_day = day_of(l->views.year, 1, 1);
    f.until_day = day_of(l->views.year, 12, 31);
    l->reported.measure = m;
    return store_measure_list(st, &f, l->page, d->arena, &l->reported.lines, e);
}

bool work_measure_reported(struct store *st, const struct measure_ask *ask, bool open,
                           const struct store_page *page, struct arena *a,
                           struct measure_reported *found, struct err *e)
{
    struct looking l = {.ask = ask, .reach = &page->reach, .page = page, .open = open};
    struct ledger_desk d = {.now_ms = ask->now_ms, .arena = a, .found = &l};

    if (!ledger_run(st, STORE_READ, &d, reported_case, e))
        return false;
    *found = l.reported;
    return true;
}

/* --- telling --- */

static bool numbers_check(struct ledger_desk *d, const struct measure *m,
                          const struct measure_told_new *n, struct err *e)
{
    bool two = figure_count_n(&m->figure) == 2;

    if (n->numerator == COUNT_UNKNOWN)
        return ledger_field_bad(d, "numerator", e, "a count is wanted");
    if (two != (n->denominator != COUNT_UNKNOWN))
        return ledger_field_bad(d, "denominator", e,
                                two ? "what it is a share of is wanted"
                                    : "the measure has no denominator");
    return !two || m->figure.kind != FIGURE_SHARE || n->numerator <= n->denominator
           || ledger_field_bad(d, "numerator", e, "it is more than the denominator");
}

static bool told_check(struct ledger_desk *d, const struct measure *m,
                       const struct measure_told_new *n, struct err *e)
{
    int32_t year, month, of_month;

    if (!m || !reported(m))
        return ledger_field_bad(d, "measure", e, "the programme has no such one that is reported");
    day_split(n->period, &year, &month, &of_month);
    if (of_month != 1)
        return ledger_field_bad(d, "period", e, "the first day of a month or a year is wanted");
    if (n->period > desk_today(d->now_ms))
        return ledger_field_bad(d, "period", e, "it lies in the future");
    if (utf8_count(str_trim(n->note)) < NOTE_LEAST)
        return ledger_field_bad(d, "note", e, "the return or data set it rests on is wanted");
    return numbers_check(d, m, n, e);
}

/* Puts one right, or adds it. */
static bool statistic_keep(struct store *st, struct ledger_desk *d, const struct statistics *there,
                           struct statistic *s, struct err *e)
{
    struct measure_told told = {.there = {false}};
    const struct statistic *old = NULL;

    for (size_t i = 0; i < there->n; i++) {
        told.there[there->items[i].tier] = true;
        told.by[there->items[i].tier] = there->items[i].made_by;
        if (there->items[i].tier == s->tier)
            old = &there->items[i];
    }
    if (!measure_may_tell(&told, s->tier, s->made_by, e))
        return false;
    if (!old) {
        s->id = id_new();
        s->version = 1;
        s->code = ledger_code(s->id, d->arena);
        return store_statistic_add(st, s, e);
    }
    s->id = old->id;
    s->county = old->county;
    s->code = old->code;
    s->version = old->version;
    return store_statistic_put(st, s, e);
}

static bool host_find(struct store *st, struct ledger_desk *d, const struct measure_told_new *n,
                      struct roster_entry *host, struct err *e)
{
    enum action action = n->tier == MEASURE_CLAIMED ? ACTION_MEASURE_CLAIM : ACTION_MEASURE_CHECK;
    struct object o = {.state = OBJECT_NO_STATE};
    bool found;

    if (!store_roster_organization(st, n->organization, d->arena, host, &found, e))
        return false;
    if (!found)
        return ledger_field_bad(d, "organization", e, "no organization has this code");
    o.place[0] = host->county;
    o.organization[0] = host->id;
    return rights_decide(d->by, action, &o) == RIGHTS_ALLOWED
           || err_set(e, ERR_RIGHT,
                      "the organization is not within reach of what the post may tell");
}

static bool tell_case(struct store *st, struct ledger_desk *d, struct err *e)
{
    static const char *const DEEDS[MEASURE_TIER_N] = {"measure.claim", "measure.verify",
                                                      "measure.validate"};
    const struct measure_told_new *n = d->what;
    struct roster_entry host = {0};
    struct programme_row edition;
    struct programme p;
    const struct measure *m;
    struct statistics there;
    struct statistic s;

    if (!host_find(st, d, n, &host, e)
        || !work_programme_edition(st, n->programme, 0, d->arena, &edition, &p, e))
        return false;
    m = programme_measure(&p, n->measure);
    if (!told_check(d, m, n, e))
        return false;
    s = (struct statistic){.county = host.county,
                           .programme = p.id,
                           .measure = line_name(m),
                           .organization = n->organization,
                           .day = n->period,
                           .numerator = n->numerator,
                           .denominator = n->denominator,
                           .tier = n->tier,
                           .note = n->note,
                           .made_by = desk_actor(d->by),
                           .made_ms = d->now_ms};
    if (!store_statistic_find(st, &s, d->arena, &there, e) || !statistic_keep(st, d, &there, &s, e))
        return false;
    return desk_done(st,
                     &(struct desk_deed){.by = d->by,
                                         .now_ms = d->now_ms,
                                         .action = DEEDS[s.tier],
                                         .noun = "statistic",
                                         .object = s.id,
                                         .change = {.kind = EVENT_MEASURE_CHANGED,
                                                    .place = s.county,
                                                    .organization = host.id,
                                                    .object = s.id}},
                     e);
}

bool work_measure_tell(struct store *st, const struct subject *by, const struct measure_told_new *n,
                       struct edit_refused *refused, struct err *e)
{
    struct ledger_desk d = {.by = by, .now_ms = n->now_ms, .what = n};
    bool good = ledger_run(st, STORE_WRITE, &d, tell_case, e);

    *refused = d.refused;
    return good;
}
