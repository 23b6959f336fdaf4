/* spread.c - cases grouped into doctors and bonds, then engine/spread. */
#include "work/spread.h"

#include "base/day.h"
#include "base/words.h"
#include "work/desk.h"

struct looking {
    struct spread_asked asked;
    int64_t now_ms;
    struct arena *arena;
    struct spread_trees trees;
};

/* One technique's doctors and bonds as they are found. */
struct growing {
    struct words codes;
    struct spread_person *people;
    struct spread_doctor *doctors;
    struct spread_bond *bonds;
    int32_t doctor_n, bond_n;
    struct str_list places; /* counties, each once */
};

static int32_t place_of(struct growing *g, struct str county)
{
    for (size_t i = 0; i < g->places.n; i++) {
        if (str_eq(g->places.items[i], county))
            return (int32_t)i;
    }
    g->places.items[g->places.n] = county;
    return (int32_t)g->places.n++;
}

static int32_t doctor_of(struct growing *g, const struct spread_person *p)
{
    int32_t ix = words_put(&g->codes, p->code);

    if (ix == g->doctor_n) {
        g->people[ix] = *p;
        g->doctors[ix] = (struct spread_doctor){place_of(g, p->county), DAY_NONE, DAY_NONE};
        g->doctor_n++;
    }
    return ix;
}

static bool alone(const struct spread_line *l)
{
    return str_eq(l->role, STR("independent"));
}

static void days_take(struct growing *g, const struct spread_line *l)
{
    struct spread_doctor *d = &g->doctors[doctor_of(g, &l->doctor)];

    if (!alone(l))
        return;
    if (d->first_alone == DAY_NONE || l->day < d->first_alone)
        d->first_alone = l->day;
    if (d->last_alone == DAY_NONE || l->day > d->last_alone)
        d->last_alone = l->day;
}

/* A case that was helped or watched over, up to the first one alone. */
static void bond_take(struct growing *g, const struct spread_line *l)
{
    int32_t learner = doctor_of(g, &l->doctor), mentor;

    if (l->mentor.code.n == 0 || str_eq(l->mentor.code, l->doctor.code) || alone(l)
        || (g->doctors[learner].first_alone != DAY_NONE
            && l->day > g->doctors[learner].first_alone))
        return;
    mentor = doctor_of(g, &l->mentor);
    for (int32_t i = g->bond_n; i-- > 0;) {
        if (g->bonds[i].mentor == mentor && g->bonds[i].learner == learner) {
            g->bonds[i].cases++;
            return;
        }
    }
    g->bonds[g->bond_n++] = (struct spread_bond){mentor, learner, l->day, 1};
}

/* The expert and all that came of him. */
static const bool *shown_of(const struct growing *g, const struct spread *s, struct str expert,
                            struct arena *a)
{
    bool *shown = ARENA_ARRAY(a, bool, s->doctor_n + 1);

    for (int32_t i = 0; i < s->doctor_n; i++) {
        shown[i] = expert.n == 0;
        for (int32_t up = i; up >= 0 && !shown[i]; up = s->nodes[up].parent)
            shown[i] = str_eq(g->people[up].code, expert);
    }
    return shown;
}

static bool tree_grow(struct looking *l, const struct spread_line *lines, size_t n, struct err *e)
{
    struct spread_tree *tree = &l->trees.items[l->trees.n];
    struct growing g = {.people = ARENA_ARRAY(l->arena, struct spread_person, 2 * n + 1),
                        .doctors = ARENA_ARRAY(l->arena, struct spread_doctor, 2 * n + 1),
                        .bonds = ARENA_ARRAY(l->arena, struct spread_bond, n + 1)};
    bool good;

    g.places.items = ARENA_ARRAY(l->arena, struct str, 2 * n + 1);
    for (size_t i = 0; i < n; i++)
        days_take(&g, &lines[i]);
    for (size_t i = 0; i < n; i++)
        bond_take(&g, &lines[i]);
    words_reset(&g.codes);
    *tree = (struct spread_tree){.technique = lines[0].technique,
                                 .technique_name = lines[0].technique_name,
                                 .people = g.people,
                                 .in = {g.doctors, g.bonds, g.doctor_n, g.bond_n, l->trees.as_of}};
    good = spread_reckon(&tree->in, l->arena, &tree->spread, e);
    if (good)
        tree->shown = shown_of(&g, &tree->spread, l->asked.expert, l->arena);
    l->trees.n += good;
    return good;
}

/* The tree of a day that is past is the one that was seen then. */
static void as_of_take(struct looking *l)
{
    if (l->asked.until_day != DAY_NONE && l->asked.until_day < l->trees.as_of)
        l->trees.as_of = l->asked.until_day;
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;
    struct spread_lines rows;

    l->trees.n = 0;
    if (!desk_seen_day(st, l->arena, l->now_ms, &l->trees.as_of, e))
        return false;
    as_of_take(l);
    if (!store_spread_lines(st, &l->asked, l->arena, &rows, e))
        return false;
    l->trees.items = ARENA_ARRAY(l->arena, struct spread_tree, rows.n + 1);
    for (size_t at = 0, end = 0; at < rows.n; at = end) {
        while (end < rows.n && str_eq(rows.items[end].technique, rows.items[at].technique))
            end++;
        if (!tree_grow(l, rows.items + at, end - at, e))
            return false;
    }
    return true;
}

bool work_spread_see(struct store *st, const struct subject *by, const struct spread_asked *q,
                     int64_t now_ms, struct arena *a, struct spread_trees *trees, struct err *e)
{
    struct looking l = {.asked = *q, .now_ms = now_ms, .arena = a};

    l.asked.reach = store_reach_of(by, ACTION_SPREAD_SEE);
    if (!store_tx(st, STORE_READ, see_in_tx, &l, e))
        return false;
    *trees = l.trees;
    return true;
}
