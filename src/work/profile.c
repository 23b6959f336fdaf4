/* profile.c - indicators as the desk looks at them. */
#include "work/profile.h"

#include <math.h>
#include <stdlib.h>

#include "engine/interval.h"
#include "store/frame.h"
#include "store/organization.h"
#include "store/region.h"

#define YEAR 12
#define QUARTER 3

/* A question and its answer, for the transaction. */
struct profiles {
    struct arena *arena;
    const struct subject *by;
    const struct store_page *page;
    const void *filter;
    struct str county;
    struct id id;
    void *view;
};

static struct profile_share share_of(int64_t part, int64_t all)
{
    struct share s = interval_share(part, all);

    return (struct profile_share){s.value, s.low, s.high};
}

static void shares_make(struct profile_list_view *v, struct arena *a)
{
    v->rw2 = ARENA_ARRAY(a, struct profile_share, v->rows.n);
    v->operated = ARENA_ARRAY(a, struct profile_share, v->rows.n);
    for (size_t i = 0; i < v->rows.n; i++) {
        const struct profile_sums *s = &v->rows.items[i].sums;

        v->rw2[i] = share_of(s->rw2_cases, s->rw_cases);
        v->operated[i] = share_of(s->operated, s->cases);
    }
}

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct profiles *f = arg;
    struct profile_list_view *v = f->view;

    if (!store_frame_get(st, f->arena, &v->frame, e))
        return false;
    v->months = frame_months(&v->frame);
    return store_profile_coverage(st, &f->page->reach, v->months, &v->coverage, e)
           && store_profile_list(st, f->page, f->arena, &v->rows, e);
}

bool work_profile_list(struct store *st, const struct subject *by, const struct store_page *page,
                       struct arena *a, struct profile_list_view *out, struct err *e)
{
    struct profile_list_view v = {0};

    if (!store_tx(st, STORE_READ, list_in_tx,
                  &(struct profiles){.arena = a, .by = by, .page = page, .view = &v}, e))
        return false;
    shares_make(&v, a);
    *out = v;
    return true;
}

/* ---- an organization beside its peers ---- */

/* Sums of an organization by quarter. */
struct member {
    struct str code;
    struct profile_sums quarters[PROFILE_QUARTERS];
};

struct members {
    struct member *items;
    int32_t n;
};

static struct members members_of(const struct profile_months *months, int32_t first_month,
                                 struct arena *a)
{
    struct members m = {.items = ARENA_ARRAY(a, struct member, months->n)};

    for (size_t i = 0; i < months->n; i++) {
        const struct profile_month *row = &months->items[i];
        int32_t quarter = (row->month - first_month) / QUARTER;

        if (m.n == 0 || !str_eq(m.items[m.n - 1].code, row->organization))
            m.items[m.n++].code = row->organization;
        profile_add(&m.items[m.n - 1].quarters[quarter], &row->sums);
    }
    return m;
}

/* One figure in one quarter; false where nobody at all has a case. */
static bool point_of(const struct members *m, struct str code, int32_t quarter,
                     struct profile_point *p, double *scratch)
{
    int32_t n = 0;
    bool any = false;

    p->value = NUMBER_UNKNOWN;
    p->peers = (struct profile_quartiles){NUMBER_UNKNOWN, NUMBER_UNKNOWN, NUMBER_UNKNOWN};
    for (int32_t i = 0; i < m->n; i++) {
        const struct profile_sums *sums = &m->items[i].quarters[quarter];
        double value = profile_figure(sums, p->figure);

        any = any || sums->cases > 0;
        if (str_eq(m->items[i].code, code))
            p->value = value;
        else if (sums->cases > 0 && !isnan(value))
            scratch[n++] = value;
    }
    p->peer_n = n;
    if (n >= PROFILE_PEERS)
        p->peers = profile_quartiles(scratch, n);
    return any;
}

static void points_make(const struct members *m, int32_t first_month, struct arena *a,
                        struct profile_series_view *v)
{
    double *scratch = ARENA_ARRAY(a, double, m->n);

    v->n = 0;
    v->points = ARENA_ARRAY(a, struct profile_point, PROFILE_N * PROFILE_QUARTERS);
    for (int figure = 0; figure < PROFILE_N; figure++) {
        for (int32_t q = 0; q < PROFILE_QUARTERS; q++) {
            struct profile_point p = {.figure = (enum profile_figure)figure,
                                      .month = first_month + q * QUARTER};

            if (point_of(m, v->organization.code, q, &p, scratch))
                v->points[v->n++] = p;
        }
    }
}

static bool series_in_tx(struct store *st, void *arg, struct err *e)
{
    struct profiles *f = arg;
    struct profile_series_view *v = f->view;
    struct profile_months months;
    struct members members;
    int32_t first;
    char text[ID_TEXT];

    id_text(f->id, text);
    if (!store_frame_get(st, f->arena, &v->frame, e)
        || !store_organization_get(st, f->id, f->arena, &v->organization, e)
        || !rights_check(f->by, ACTION_FIGURE_SEE,
                         &(struct object){.place = {v->organization.county},
                                          .organization = {v->organization.id},
                                          .state = OBJECT_NO_STATE},
                         arena_text(f->arena, "organization %s", text), e))
        return false;
    first = v->frame.to_month + 1 - PROFILE_QUARTERS * QUARTER;
    if (!store_profile_months(st, &v->organization, first, v->frame.to_month, f->arena, &months, e))
        return false;
    members = members_of(&months, first, f->arena);
    points_make(&members, first, f->arena, v);
    return true;
}

bool work_profile_series(struct store *st, const struct subject *by, struct id id, struct arena *a,
                         struct profile_series_view *out, struct err *e)
{
    struct profile_series_view v = {0};

    if (!store_tx(st, STORE_READ, series_in_tx,
                  &(struct profiles){.arena = a, .by = by, .id = id, .view = &v}, e))
        return false;
    *out = v;
    return true;
}

/* ---- the spectrum of a county ---- */

static int line_compare(const void *left, const void *right)
{
    const struct spectrum_line *a = left, *b = right;
    double x = fabs(a->change), y = fabs(b->change);

    if (x != y)
        return x > y ? -1 : 1;
    return str_cmp(a->drg, b->drg);
}

static struct profile_share count_of(int64_t count, int64_t all)
{
    struct interval x = interval_count(count);
    double n = (double)all;

    return (struct profile_share){(double)count / n, x.low / n, x.high / n};
}

static void lines_make(const struct profile_groups *groups, struct arena *a,
                       struct spectrum_view *v)
{
    v->grouped_now = v->grouped_before = 0;
    v->change = NUMBER_UNKNOWN;
    v->n = 0;
    for (size_t i = 0; i < groups->n; i++) {
        v->grouped_now += groups->items[i].now;
        v->grouped_before += groups->items[i].before;
    }
    if (v->grouped_now == 0 || v->grouped_before == 0)
        return;
    v->lines = ARENA_ARRAY(a, struct spectrum_line, groups->n);
    v->change = 0;
    for (size_t i = 0; i < groups->n; i++) {
        const struct profile_group *g = &groups->items[i];
        struct spectrum_line *line = &v->lines[i];

        *line = (struct spectrum_line){
            .drg = g->drg, .name = g->name, .now = g->now, .before = g->before};
        line->change =
            (double)g->now / (double)v->grouped_now - (double)g->before / (double)v->grouped_before;
        v->change += fabs(line->change);
    }
    qsort(v->lines, groups->n, sizeof *v->lines, line_compare);
    v->n = groups->n < PROFILE_SPECTRUM ? groups->n : PROFILE_SPECTRUM;
    for (size_t i = 0; i < v->n; i++) {
        v->lines[i].share_now = count_of(v->lines[i].now, v->grouped_now);
        v->lines[i].share_before = count_of(v->lines[i].before, v->grouped_before);
    }
}

static bool spectrum_in_tx(struct store *st, void *arg, struct err *e)
{
    struct profiles *f = arg;
    struct spectrum_view *v = f->view;
    struct profile_groups groups;
    struct region region;

    if (!store_frame_get(st, f->arena, &v->frame, e)
        || !store_region_get(st, f->county, f->arena, &region, e)
        || !rights_check(f->by, ACTION_FIGURE_SEE,
                         &(struct object){.place = {f->county}, .state = OBJECT_NO_STATE},
                         arena_text(f->arena, "region %.*s", STR_ARG(f->county)), e))
        return false;
    v->county_name = region.name;
    v->windows = (struct profile_windows){f->county, v->frame.from_month, v->frame.to_month,
                                          v->frame.from_month - YEAR, v->frame.to_month - YEAR};
    if (!store_profile_groups(st, &v->windows, f->arena, &groups, e))
        return false;
    lines_make(&groups, f->arena, v);
    return true;
}

bool work_profile_spectrum(struct store *st, const struct subject *by, struct str county,
                           struct arena *a, struct spectrum_view *out, struct err *e)
{
    struct spectrum_view v = {0};

    if (!store_tx(st, STORE_READ, spectrum_in_tx,
                  &(struct profiles){.arena = a, .by = by, .county = county, .view = &v}, e))
        return false;
    *out = v;
    return true;
}

/* ---- techniques and outflow ---- */

static bool techniques_in_tx(struct store *st, void *arg, struct err *e)
{
    struct profiles *f = arg;
    struct technique_view *v = f->view;
    const struct store_reach reach = store_reach_of(f->by, ACTION_FIGURE_SEE);

    return store_frame_get(st, f->arena, &v->frame, e)
           && store_operation_matrix(st, f->filter, &reach, f->arena, &v->matrix, e);
}

bool work_profile_techniques(struct store *st, const struct subject *by,
                             const struct operation_filter *filter, struct arena *a,
                             struct technique_view *out, struct err *e)
{
    struct technique_view v = {0};

    if (!store_tx(st, STORE_READ, techniques_in_tx,
                  &(struct profiles){.arena = a, .by = by, .filter = filter, .view = &v}, e))
        return false;
    *out = v;
    return true;
}

static bool outflow_in_tx(struct store *st, void *arg, struct err *e)
{
    struct profiles *f = arg;
    struct outflow_view *v = f->view;

    return store_frame_get(st, f->arena, &v->frame, e)
           && store_profile_outflow(st, &f->county, f->page, f->arena, &v->rows, e);
}

bool work_profile_outflow(struct store *st, struct str county, const struct store_page *page,
                          struct arena *a, struct outflow_view *out, struct err *e)
{
    struct outflow_view v = {0};

    if (!store_tx(st, STORE_READ, outflow_in_tx,
                  &(struct profiles){.arena = a, .county = county, .page = page, .view = &v}, e))
        return false;
    *out = v;
    return true;
}
