/* capability.c - see capability.h. */
#include "work/capability.h"

#include "base/day.h"
#include "model/mastery.h"
#include "model/unknown.h"
#include "work/desk.h"

struct looking {
    struct capability_asked asked;
    int64_t now_ms;
    struct arena *arena;
    struct capability_view view;
};

bool capability_independent(const struct capability_doctor *d, int32_t today)
{
    const struct mastery_decision newest = {.level = d->level, .until_day = d->level_until};

    return d->level != COUNT_UNKNOWN && mastery_level(&newest, today) >= MASTERY_ALONE;
}

static bool same_cell(const struct capability_doctor *x, const struct capability_doctor *y)
{
    return str_eq(x->organization, y->organization) && str_eq(x->procedure, y->procedure);
}

/* One doctor: `n` rows, one for each technique of the cell. */
static void doctor_count(struct capability_cell *c, const struct capability_doctor *d, size_t n,
                         int32_t today)
{
    bool told = false, independent = false, did = false;

    for (size_t i = 0; i < n; i++) {
        told = told || d[i].told;
        independent = independent || capability_independent(&d[i], today);
        did = did || d[i].cases > 0;
        c->cases += d[i].cases;
        c->alone += d[i].alone;
    }
    c->told += told;
    c->independent += independent;
    c->doctors += did;
}

static void cells_make(struct capability_view *v, struct arena *a)
{
    const struct capability_doctors *rows = &v->doctors;

    v->cells = ARENA_ARRAY(a, struct capability_cell, rows->n + 1);
    v->cell_n = 0;
    for (size_t at = 0, end = 0; at < rows->n; at = end) {
        const struct capability_doctor *d = &rows->items[at];

        while (end < rows->n && same_cell(&rows->items[end], d)
               && str_eq(rows->items[end].code, d->code))
            end++;
        if (at == 0 || !same_cell(&rows->items[at - 1], d))
            v->cells[v->cell_n++] = (struct capability_cell){.organization = d->organization,
                                                             .procedure = d->procedure,
                                                             .technique_name = d->technique_name};
        doctor_count(&v->cells[v->cell_n - 1], d, end - at, v->seen_from);
    }
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;

    if (!desk_seen_day(st, l->arena, l->now_ms, &l->view.seen_from, e))
        return false;
    l->view.from_day = day_add_months(l->view.seen_from, -12);
    l->asked.from_day = l->view.from_day;
    l->asked.today = l->view.seen_from;
    if (!store_capability_doctors(st, &l->asked, l->arena, &l->view.doctors, e))
        return false;
    cells_make(&l->view, l->arena);
    return true;
}

bool work_capability_see(struct store *st, const struct subject *by,
                         const struct capability_asked *q, int64_t now_ms, struct arena *a,
                         struct capability_view *v, struct err *e)
{
    struct looking l = {.asked = *q, .now_ms = now_ms, .arena = a};

    l.asked.reach = store_reach_of(by, ACTION_MASTERY_SEE);
    if (!store_tx(st, STORE_READ, see_in_tx, &l, e))
        return false;
    *v = l.view;
    return true;
}
