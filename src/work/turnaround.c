/* turnaround.c - see turnaround.h. */
#include "work/turnaround.h"

#include "model/unknown.h"

enum { HOURS = 24, HOUR_MS = 3600 * 1000, CHINA_HOURS = 8 };

struct looking {
    const struct turnaround_asked *asked;
    struct arena *arena;
    struct turnaround_rows rows;
    struct turnaround_alerts alerts;
};

static bool look_in_tx(struct store *st, void *arg, struct err *e)
{
    struct looking *l = arg;

    return store_turnaround_rows(st, l->asked, l->arena, &l->rows, e)
           && store_turnaround_alerts(st, l->asked, l->arena, &l->alerts, e);
}

static int64_t open_of(int64_t ms)
{
    return ms == COUNT_UNKNOWN ? TURNAROUND_OPEN : ms;
}

static int32_t hour_of(int64_t ms)
{
    return (int32_t)((ms / HOUR_MS + CHINA_HOURS) % HOURS);
}

/* The rows come by centre: a new one begins where the code changes. */
static void centres_count(const struct looking *l, struct turnaround_view *v,
                          struct turnaround_case *cases)
{
    struct turnaround_centre *c = NULL;

    for (size_t i = 0; i < l->rows.n; i++) {
        const struct turnaround_row *r = &l->rows.items[i];

        if (!c || !str_eq(c->centre, r->centre)) {
            c = &v->centres[v->centre_n++];
            *c = (struct turnaround_centre){.centre = r->centre, .centre_name = r->centre_name};
        }
        c->full += r->accord == ACCORD_FULL;
        c->minor += r->accord == ACCORD_MINOR;
        c->major += r->accord == ACCORD_MAJOR;
        c->rejected += r->state == READING_REJECTED;
        cases[i] = (struct turnaround_case){(int32_t)(v->centre_n - 1), r->whole_ms,
                                            open_of(r->reported_ms), open_of(r->due_ms)};
    }
}

static void alerts_add(const struct looking *l, struct turnaround_view *v)
{
    for (size_t i = 0; i < l->alerts.n; i++) {
        const struct turnaround_alert *alert = &l->alerts.items[i];

        for (size_t c = 0; c < v->centre_n; c++) {
            if (!str_eq(v->centres[c].centre, alert->centre))
                continue;
            v->centres[c].told = alert->told;
            v->centres[c].heard = alert->heard;
            v->centres[c].heard_late = alert->late;
        }
    }
}

static void hours_measure(const struct looking *l, struct turnaround_view *v,
                          struct turnaround_case *cases)
{
    const int32_t groups = (int32_t)v->centre_n * HOURS;
    const struct turnaround *times;

    for (size_t i = 0; i < l->rows.n; i++)
        cases[i].group = cases[i].group * HOURS + hour_of(l->rows.items[i].whole_ms);
    times = turnaround_measure(cases, l->rows.n, groups, l->arena);
    v->hours = ARENA_ARRAY(l->arena, struct turnaround_hour, (size_t)groups + 1);
    for (int32_t g = 0; g < groups; g++) {
        if (times[g].all > 0)
            v->hours[v->hour_n++] =
                (struct turnaround_hour){v->centres[g / HOURS].centre, g % HOURS, times[g]};
    }
}

bool work_turnaround_see(struct store *st, const struct turnaround_asked *q, struct arena *a,
                         struct turnaround_view *v, struct err *e)
{
    struct looking l = {.asked = q, .arena = a};
    struct turnaround_case *cases;
    const struct turnaround *times;

    if (!store_tx(st, STORE_READ, look_in_tx, &l, e))
        return false;
    *v =
        (struct turnaround_view){.centres = ARENA_ARRAY(a, struct turnaround_centre, l.rows.n + 1)};
    cases = ARENA_ARRAY(a, struct turnaround_case, l.rows.n + 1);
    centres_count(&l, v, cases);
    alerts_add(&l, v);
    times = turnaround_measure(cases, l.rows.n, (int32_t)v->centre_n, a);
    for (size_t c = 0; c < v->centre_n; c++) {
        struct turnaround_centre *one = &v->centres[c];

        one->times = times[c];
        one->agreed = interval_share(one->full + one->minor, one->full + one->minor + one->major);
    }
    hours_measure(&l, v, cases);
    return true;
}
