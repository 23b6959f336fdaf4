/* indicator_spectrum.c - what residents are ill with, and how that changed.
 *
 * Counts of the two windows are n of N now and b of B before; the change of a share is
 * n / N - b / B = (n B - b N) / (N B). Within a county N B is the same for all groups, so that they
 * are ranked by the whole number |n B - b N|: no rounding decides a tie. */
#include <math.h>
#include <stdlib.h>

#include "engine/indicator_part.h"

struct group {
    int32_t county, place; /* place of its code in the order of bytes */
    int32_t text;
    int64_t now, before;
    int64_t distance; /* |now * all before - before * all now| */
};

static int group_compare(const void *left, const void *right)
{
    const struct group *a = left, *b = right;

    if (a->county != b->county)
        return a->county < b->county ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

static int distance_compare(const void *left, const void *right)
{
    const struct group *a = left, *b = right;

    if (a->distance != b->distance)
        return a->distance > b->distance ? -1 : 1;
    return (a->place > b->place) - (a->place < b->place);
}

/* [text_n] number of the result's county, or -1. Residences seen before alone are no rows. */
static int32_t *counties_bind(const struct indicator_frame *f, const struct indicator_result *r)
{
    int32_t *county = ARENA_ARRAY(f->a, int32_t, f->text_n);

    for (int32_t text = 0; text < f->text_n; text++)
        county[text] = -1;
    for (int32_t i = 0; i < r->county_n; i++) {
        int32_t text = words_find(&f->in->cube->texts, r->counties[i].county);

        if (text >= 0)
            county[text] = i;
    }
    return county;
}

static struct group *groups_read(const struct indicator_frame *f, const struct indicator_result *r,
                                 int32_t *group_n)
{
    const struct cube *cube = f->in->cube;
    const int32_t *county = counties_bind(f, r);
    struct group *groups = ARENA_ARRAY(f->a, struct group, cube->cases.n);
    int32_t n = 0, merged = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case c = cube_case_at(cube, i);
        int64_t now = indicator_now(f->in, c.month) ? c.cases : 0;
        int64_t before = indicator_before(f->in, c.month) ? c.cases : 0;

        if (county[c.residence] >= 0 && f->grouped[c.drg] && now + before > 0)
            groups[n++] =
                (struct group){county[c.residence], f->place[c.drg], c.drg, now, before, 0};
    }
    if (n > 0)
        qsort(groups, (size_t)n, sizeof *groups, group_compare);
    for (int32_t i = 0; i < n; i++) {
        if (merged > 0 && group_compare(&groups[merged - 1], &groups[i]) == 0) {
            groups[merged - 1].now += groups[i].now;
            groups[merged - 1].before += groups[i].before;
        } else {
            groups[merged++] = groups[i];
        }
    }
    *group_n = merged;
    return groups;
}

static struct interval over(struct interval count, int64_t all)
{
    return (struct interval){count.low / (double)all, count.high / (double)all};
}

static struct indicator_spectrum row_of(const struct indicator_frame *f,
                                        const struct indicator_county *c, const struct group *g)
{
    struct indicator_spectrum row = {.county = c->county,
                                     .drg = cube_text_of(f->in->cube, g->text),
                                     .before = g->before,
                                     .now = g->now,
                                     .share_before = (double)g->before / (double)c->grouped_before,
                                     .share_now = (double)g->now / (double)c->grouped_now,
                                     .before_interval =
                                         over(interval_count(g->before), c->grouped_before),
                                     .now_interval = over(interval_count(g->now), c->grouped_now)};

    row.change = row.share_now - row.share_before;
    return row;
}

/* One county's groups, by code. */
static void county_fill(const struct indicator_frame *f, struct indicator_result *r,
                        struct group *groups, int32_t n)
{
    struct indicator_county *c = &r->counties[groups->county];
    double change = 0;

    for (int32_t i = 0; i < n; i++) {
        c->grouped_now += groups[i].now;
        c->grouped_before += groups[i].before;
    }
    if (c->grouped_now == 0 || c->grouped_before == 0)
        return;
    for (int32_t i = 0; i < n; i++) {
        groups[i].distance =
            llabs(groups[i].now * c->grouped_before - groups[i].before * c->grouped_now);
        change += (double)groups[i].distance;
    }
    c->spectrum_change = change / ((double)c->grouped_now * (double)c->grouped_before);
    qsort(groups, (size_t)n, sizeof *groups, distance_compare);
    for (int32_t i = 0; i < n && i < INDICATOR_TOP; i++) {
        r->spectrum[r->spectrum_n] = row_of(f, c, &groups[i]);
        r->spectrum[r->spectrum_n++].rank = i + 1;
    }
}

void indicator_spectrum_measure(const struct indicator_frame *f, struct indicator_result *r)
{
    int32_t n = 0, to;
    struct group *groups = groups_read(f, r, &n);

    r->spectrum = ARENA_ARRAY(f->a, struct indicator_spectrum, (size_t)r->county_n * INDICATOR_TOP);
    for (int32_t from = 0; from < n; from = to) {
        for (to = from; to < n && groups[to].county == groups[from].county; to++)
            continue;
        county_fill(f, r, groups + from, to - from);
    }
}
