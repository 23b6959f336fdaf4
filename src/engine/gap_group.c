/* gap_group.c - what stays and what leaves in each group, against what peers show to be possible.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/beta.h"
#include "engine/gap_part.h"

#define EARTH_KM 6371.0088
#define RADIANS (3.14159265358979323846 / 180)

/* Cases of the residents of a scored county in a group. */
struct flow {
    int32_t group, county;
    int64_t all, home, border, out_cost_fen, out_rw_e4;
};

/* One group over all scored counties. */
struct group {
    const struct gap_frame *f;
    int32_t text;
    bool referred;
    int64_t *all, *home; /* [county_n] */
    double *rates;       /* [county_n] scratch */
};

static bool near(const struct gap_point *a, const struct gap_point *b)
{
    double dlat = (b->lat - a->lat) * RADIANS, dlng = (b->lng - a->lng) * RADIANS;
    double h = pow(sin(dlat / 2), 2)
               + cos(a->lat * RADIANS) * cos(b->lat * RADIANS) * pow(sin(dlng / 2), 2);

    return 2 * EARTH_KM * asin(fmin(1, sqrt(h))) <= GAP_BORDER_KM;
}

static bool at_border(const struct gap_frame *f, const struct cube_case *cell)
{
    return f->points && f->points[cell->residence].known && f->points[cell->treating].known
           && near(&f->points[cell->residence], &f->points[cell->treating]);
}

static int flow_compare(const void *left, const void *right)
{
    const struct flow *a = left, *b = right;

    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    return (a->county > b->county) - (a->county < b->county);
}

/* By group and county, each once. */
static int32_t flows_merge(struct flow *flows, int32_t n)
{
    int32_t merged = 0;

    if (n > 0)
        qsort(flows, (size_t)n, sizeof *flows, flow_compare);
    for (int32_t i = 0; i < n; i++) {
        struct flow *last = merged > 0 ? &flows[merged - 1] : NULL;

        if (!last || flow_compare(last, &flows[i]) != 0) {
            flows[merged++] = flows[i];
            continue;
        }
        last->all += flows[i].all;
        last->home += flows[i].home;
        last->border += flows[i].border;
        last->out_cost_fen += flows[i].out_cost_fen;
        last->out_rw_e4 += flows[i].out_rw_e4;
    }
    return merged;
}

static struct flow *flows_read(const struct gap_frame *f, int32_t *n)
{
    const struct cube *cube = f->in->cube;
    struct flow *flows = ARENA_ARRAY(f->a, struct flow, cube->cases.n);
    int32_t flow_n = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        int32_t county = f->county[cell.residence];
        struct flow flow = {cell.drg, county, cell.cases, 0, 0, 0, 0};

        if (!gap_in_window(f, cell.month) || cell.cases == 0 || !f->grouped[cell.drg] || county < 0
            || !f->is_county[cell.treating])
            continue;
        if (f->county[cell.treating] == county) {
            flow.home = cell.cases;
        } else {
            flow.border = at_border(f, &cell) ? cell.cases : 0;
            flow.out_cost_fen = cell.cost_fen;
            flow.out_rw_e4 = cell.rw_e4;
        }
        flows[flow_n++] = flow;
    }
    *n = flows_merge(flows, flow_n);
    return flows;
}

/* Whether the residents' own county lies somewhere: else its border flow is unknown. */
static bool *counties_located(const struct gap_frame *f)
{
    bool *located = ARENA_ARRAY(f->a, bool, f->county_n);

    for (int32_t text = 0; f->points && text < f->text_n; text++) {
        if (f->county[text] >= 0 && f->points[text].known)
            located[f->county[text]] = true;
    }
    return located;
}

/* What the peers of the row's county do: rates, benchmark, whether the group can be done. */
static void peers_ask(const struct group *g, struct gap_evidence *row)
{
    const struct gap_county *county = &g->f->counties[row->county];
    int64_t all = 0, home = 0;
    int32_t n = 0;

    row->peers = county->peer_n;
    for (int32_t i = 0; i < county->peer_n; i++) {
        int32_t p = county->peers[i];

        all += g->all[p];
        home += g->home[p];
        row->peers_capable += g->home[p] >= GAP_RATED;
        row->peers_small = row->peers_small || gap_small(g->all[p]) || gap_small(g->home[p])
                           || gap_small(g->all[p] - g->home[p]);
    }
    row->pooled_rate = all > 0 ? (double)home / (double)all : NAN;
    for (int32_t i = 0; i < county->peer_n; i++) {
        int32_t p = county->peers[i];

        if (g->all[p] >= GAP_RATED)
            g->rates[n++] = ((double)g->home[p] + GAP_PRIOR * row->pooled_rate)
                            / (double)(g->all[p] + GAP_PRIOR);
    }
    gap_sort(g->rates, n);
    row->peers_rated = n;
    row->benchmark = n > 0 ? gap_percentile(g->rates, n, 0.75) : NAN;
    row->capable = row->peers_capable >= 3 && 5 * (int64_t)row->peers_capable >= row->peers
                   && row->weight_e4 <= GAP_WEIGHT_E4 && !g->referred;
}

/* A, its lower bound, and what they are worth. A capable group has a benchmark: three peers with
 * ten cases at home are rated. */
static void avoidable(struct gap_evidence *row)
{
    double n = (double)row->all, l = (double)row->home, o = (double)row->out, q;

    row->avoidable = row->avoidable_low = row->value_rw = NAN;
    if (!row->capable)
        return;
    row->avoidable = fmin(o, fmax(0, n * row->benchmark - l));
    q = beta_quantile(0.9, l + GAP_PRIOR * row->pooled_rate,
                      o + GAP_PRIOR * (1 - row->pooled_rate));
    row->avoidable_low = fmin(row->avoidable, fmax(0, n * (row->benchmark - q)));
    row->value_rw = row->avoidable * ((double)row->weight_e4 / 1e4);
    if (row->out > 0) {
        int64_t price = row->out_cost_fen / row->out
                        + (row->out_cost_fen % row->out >= row->out - row->out_cost_fen % row->out);

        row->money_fen = (int64_t)floor(row->avoidable * (double)price + 0.5);
    }
}

static struct gap_evidence row_of(const struct group *g, const struct flow *flow, bool located)
{
    const struct gap_frame *f = g->f;
    const struct gap_total *total = &f->group_totals[g->text];
    struct gap_evidence row = {.county = flow->county,
                               .group = cube_text_of(f->in->cube, g->text),
                               .discipline = f->group_disciplines[g->text],
                               .all = flow->all,
                               .home = flow->home,
                               .out = flow->all - flow->home,
                               .border = located ? flow->border : GAP_UNKNOWN,
                               .weight_e4 = f->weight_e4[g->text],
                               .out_cost_fen = flow->out_cost_fen,
                               .out_rw_e4 = flow->out_rw_e4};

    row.weight_small = gap_small(f->by_cost ? total->cases : total->rw_cases);
    peers_ask(g, &row);
    avoidable(&row);
    return row;
}

static int evidence_compare(const void *left, const void *right)
{
    const struct gap_evidence *a = left, *b = right;

    if (a->county != b->county)
        return a->county < b->county ? -1 : 1;
    return str_cmp(a->group, b->group);
}

static void counts_put(const struct group *g, const struct flow *flows, int32_t n, bool there)
{
    for (int32_t i = 0; i < n; i++) {
        g->all[flows[i].county] = there ? flows[i].all : 0;
        g->home[flows[i].county] = there ? flows[i].home : 0;
    }
}

void gap_group_measure(const struct gap_frame *f, struct gap_result *r)
{
    const struct side_refers *refers = f->in->refers;
    const bool *located = counties_located(f);
    int32_t flow_n = 0;
    struct flow *flows = flows_read(f, &flow_n);
    struct group g = {.f = f,
                      .all = ARENA_ARRAY(f->a, int64_t, f->county_n),
                      .home = ARENA_ARRAY(f->a, int64_t, f->county_n),
                      .rates = ARENA_ARRAY(f->a, double, f->county_n)};

    r->evidence = ARENA_ARRAY(f->a, struct gap_evidence, flow_n);
    for (int32_t from = 0, to = 0; from < flow_n; from = to) {
        for (to = from; to < flow_n && flows[to].group == flows[from].group; to++)
            continue;
        g.text = flows[from].group;
        g.referred =
            refers && sheet_find_code(&refers->index, cube_text_of(f->in->cube, g.text)) >= 0;
        counts_put(&g, flows + from, to - from, true);
        for (int32_t i = from; i < to; i++)
            r->evidence[r->evidence_n++] = row_of(&g, &flows[i], located[flows[i].county]);
        counts_put(&g, flows + from, to - from, false);
        r->group_n++;
    }
    if (r->evidence_n > 0)
        qsort(r->evidence, (size_t)r->evidence_n, sizeof *r->evidence, evidence_compare);
}
