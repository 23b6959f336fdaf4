/* funnel.c - see funnel.h. */
#include "work/funnel.h"

#include "store/technique.h"

struct looking {
    struct funnel_asked asked;
    struct arena *arena;
    struct funnel_view view;
};

/* The lines with enough cases, in place; how many were left out. */
static int64_t small_drop(struct funnel_lines *rows)
{
    size_t kept = 0;

    for (size_t i = 0; i < rows->n; i++) {
        if (rows->items[i].cases >= FUNNEL_CASES_LEAST)
            rows->items[kept++] = rows->items[i];
    }
    return (int64_t)(rows->n - kept);
}

static bool see_in_tx(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;
    struct funnel_lines rows;
    struct technique_record technique;
    struct funnel_place *places;
    bool found;

    l->view = (struct funnel_view){0};
    if (!store_technique_find(st, l->asked.technique, l->arena, &technique, &found, e))
        return false;
    if (!found)
        return err_set(e, ERR_MISSING, "no technique %.*s", STR_ARG(l->asked.technique));
    l->view.technique_name = technique.technique.name;
    if (!store_funnel_lines(st, &l->asked, l->arena, &rows, e))
        return false;
    l->view.small = small_drop(&rows);
    l->view.lines = rows.items;
    l->view.line_n = rows.n - (size_t)l->view.small;
    places = ARENA_ARRAY(l->arena, struct funnel_place, l->view.line_n + 1);
    for (size_t i = 0; i < l->view.line_n; i++)
        places[i] = (struct funnel_place){rows.items[i].cases, rows.items[i].failures};
    return funnel_reckon((int32_t)l->view.line_n, places, l->arena, &l->view.funnel, e);
}

bool work_funnel_see(struct store *st, const struct subject *by, const struct funnel_asked *asked,
                     struct arena *a, struct funnel_view *v, struct err *e)
{
    struct looking l = {.asked = *asked, .arena = a};

    l.asked.reach = store_reach_of(by, ACTION_MASTERY_COMPARE);
    if (!store_tx(st, STORE_READ, see_in_tx, &l, e))
        return false;
    *v = l.view;
    return true;
}
