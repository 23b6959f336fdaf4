/* indicator_public.c - small numbers hidden, and what would tell them.
 *
 * The flows are cells of a table whose sums are known: residents and treated of the counties, cases
 * of the institutions. A row with one hidden cell tells it by its sum, so that a second is hidden.
 * The counties' figures are sums of flows: each is shown only where the flows hidden in it are
 * none, or two and more that together are no small number. Home and out add up to residents, home
 * and in to treated: of such three never one alone is hidden. */
#include "engine/indicator_public.h"

#include <stdlib.h>

#include "engine/gap.h"
#include "engine/indicator_part.h"

/* Lines of cells: order[at[i]] ... order[at[i + 1] - 1] are line i, in file order. */
struct lines {
    int32_t *order, *at;
    int32_t n;
};

/* Hides the smallest count of a line where just one is hidden. */
static bool line_cover(const struct lines *l, int32_t line, const int64_t *counts, bool *hidden)
{
    int32_t hidden_n = 0, best = -1;

    for (int32_t i = l->at[line]; i < l->at[line + 1]; i++) {
        int32_t cell = l->order[i];

        if (hidden[cell])
            hidden_n++;
        else if (counts[cell] > 0 && (best < 0 || counts[cell] < counts[best]))
            best = cell;
    }
    if (hidden_n != 1 || best < 0)
        return false;
    hidden[best] = true;
    return true;
}

static bool lines_cover(const struct lines *l, const int64_t *counts, bool *hidden)
{
    bool changed = false;

    for (int32_t i = 0; i < l->n; i++)
        changed = line_cover(l, i, counts, hidden) || changed;
    return changed;
}

/* Rows, then columns: whether either hid more. */
static bool both_cover(const struct lines *rows, const struct lines *columns, const int64_t *counts,
                       bool *hidden)
{
    bool changed = lines_cover(rows, counts, hidden);

    return lines_cover(columns, counts, hidden) || changed;
}

static int flow_compare(const void *left, const void *right, void *flows)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    const struct indicator_flow *f = flows;
    int order = str_cmp(f[a].treating, f[b].treating);

    return order ? order : (a > b) - (a < b);
}

static struct lines flow_lines(const struct indicator_result *r, bool columns, struct arena *a)
{
    struct lines l = {.order = ARENA_ARRAY(a, int32_t, r->flow_n),
                      .at = ARENA_ARRAY(a, int32_t, (size_t)r->flow_n + 1)};

    for (int32_t i = 0; i < r->flow_n; i++)
        l.order[i] = i;
    if (columns && r->flow_n > 0)
        qsort_r(l.order, (size_t)r->flow_n, sizeof *l.order, flow_compare, r->flows);
    for (int32_t i = 0; i < r->flow_n; i++) {
        const struct indicator_flow *now = &r->flows[l.order[i]];
        const struct indicator_flow *last = i > 0 ? &r->flows[l.order[i - 1]] : NULL;

        if (!last
            || !str_eq(columns ? now->treating : now->residence,
                       columns ? last->treating : last->residence))
            l.at[l.n++] = i;
    }
    l.at[l.n] = r->flow_n;
    return l;
}

/* Records of a kind: that a record has no group says nothing of a patient, so that what they leave
 * of the whole may be told. */
static bool record_hide(int64_t records, bool whole_hidden)
{
    return records > 0 && (whole_hidden || gap_small(records));
}

static void flows_hide(const struct indicator_result *r, struct indicator_public *p,
                       struct arena *a)
{
    struct lines rows = flow_lines(r, false, a), columns = flow_lines(r, true, a);
    int64_t *cases = ARENA_ARRAY(a, int64_t, r->flow_n);
    int64_t *rw_cases = ARENA_ARRAY(a, int64_t, r->flow_n);

    p->flow_cases = ARENA_ARRAY(a, bool, r->flow_n);
    p->flow_rw_cases = ARENA_ARRAY(a, bool, r->flow_n);
    for (int32_t i = 0; i < r->flow_n; i++) {
        cases[i] = r->flows[i].cases;
        p->flow_cases[i] = gap_small(cases[i]);
    }
    while (both_cover(&rows, &columns, cases, p->flow_cases))
        continue;
    for (int32_t i = 0; i < r->flow_n; i++) {
        rw_cases[i] = r->flows[i].rw_cases;
        p->flow_rw_cases[i] = record_hide(rw_cases[i], p->flow_cases[i]);
    }
    while (both_cover(&rows, &columns, rw_cases, p->flow_rw_cases))
        continue;
}

/* ---- institutions ---- */

static int organization_compare(const void *left, const void *right, void *organizations)
{
    int32_t a = *(const int32_t *)left, b = *(const int32_t *)right;
    const struct indicator_organization *o = organizations;
    int order = str_cmp(o[a].county, o[b].county);

    return order ? order : (a > b) - (a < b);
}

/* A line per county. */
static struct lines organization_lines(const struct indicator_result *r, struct arena *a)
{
    int32_t n = r->organization_n;
    struct lines l = {.order = ARENA_ARRAY(a, int32_t, n),
                      .at = ARENA_ARRAY(a, int32_t, (size_t)n + 1)};

    for (int32_t i = 0; i < n; i++)
        l.order[i] = i;
    if (n > 0)
        qsort_r(l.order, (size_t)n, sizeof *l.order, organization_compare, r->organizations);
    for (int32_t i = 0; i < n; i++) {
        if (i == 0
            || !str_eq(r->organizations[l.order[i]].county,
                       r->organizations[l.order[i - 1]].county))
            l.at[l.n++] = i;
    }
    l.at[l.n] = n;
    return l;
}

/* A part of a whole is hidden where it, or what it leaves, is small, or the whole is hidden. */
static bool part_hide(int64_t part, int64_t whole, bool whole_hidden)
{
    return part > 0 && (whole_hidden || gap_small(part) || gap_small(whole - part));
}

static void organization_hide(const struct indicator_organization *o,
                              struct indicator_organization_public *p)
{
    int64_t other = o->operations - o->level3_operations - o->level4_operations;

    p->rw2_cases = part_hide(o->rw2_cases, o->rw_cases, p->rw_cases);
    p->operated = part_hide(o->operated, o->cases, p->cases);
    p->deaths = part_hide(o->deaths, o->cases, p->cases);
    p->operations = gap_small(o->operations);
    p->levels = p->operations || gap_small(o->level3_operations) || gap_small(o->level4_operations)
                || gap_small(other);
}

/* Institutions of a county add up to what is treated there: cases and weighed cases of one hidden
 * institution would be told by the flows. */
static void organizations_hide(const struct indicator_result *r, struct indicator_public *p,
                               const bool *total_hidden, struct arena *a)
{
    struct lines l = organization_lines(r, a);
    int64_t *counts = ARENA_ARRAY(a, int64_t, r->organization_n);
    bool *hidden = ARENA_ARRAY(a, bool, r->organization_n);

    for (int32_t i = 0; i < r->organization_n; i++) {
        counts[i] = r->organizations[i].cases;
        hidden[i] = gap_small(counts[i]) || (counts[i] > 0 && total_hidden[i]);
    }
    lines_cover(&l, counts, hidden);
    for (int32_t i = 0; i < r->organization_n; i++) {
        const struct indicator_organization *o = &r->organizations[i];
        struct indicator_organization_public *x = &p->organizations[i];

        x->cases = hidden[i];
        x->grouped = record_hide(o->grouped, x->cases);
        counts[i] = o->rw_cases;
        hidden[i] = record_hide(o->rw_cases, x->grouped);
    }
    lines_cover(&l, counts, hidden);
    for (int32_t i = 0; i < r->organization_n; i++) {
        p->organizations[i].rw_cases = hidden[i];
        organization_hide(&r->organizations[i], &p->organizations[i]);
    }
}

/* ---- counties ---- */

/* A sum of flows: how many of them are hidden, and how much they are. */
struct sum {
    int64_t all, hidden;
    int32_t hidden_n;
};

static void sum_add(struct sum *s, const struct indicator_flow *f, bool hidden)
{
    s->all += f->cases;
    s->hidden += hidden ? f->cases : 0;
    s->hidden_n += hidden;
}

static bool sum_tells(const struct sum *s)
{
    return gap_small(s->all) || (s->hidden_n > 0 && (s->hidden_n == 1 || gap_small(s->hidden)));
}

static struct sum sum_of(const struct sum *a, const struct sum *b)
{
    return (struct sum){a->all + b->all, a->hidden + b->hidden, a->hidden_n + b->hidden_n};
}

/* Whose part and what is left of a whole: where the home flow is shown the rest and the whole tell
 * the same; where it is hidden the rest goes with it. */
static void triple_hide(const struct sum *home, const struct sum *rest, bool *rest_hidden,
                        bool *whole_hidden)
{
    struct sum whole = sum_of(home, rest);

    *rest_hidden = rest->all > 0 && (home->hidden_n > 0 || sum_tells(rest));
    *whole_hidden = whole.all > 0 && (home->hidden_n > 0 ? sum_tells(&whole) : *rest_hidden);
    /* A rest of 0 is shown: then the whole is the home flow. */
    if (rest->all == 0 && home->hidden_n > 0)
        *whole_hidden = true;
}

/* Sums of one county over its row and its column. */
struct account {
    struct sum home, out, in, from_unknown, to_unknown;
};

/* Treated and of unknown residence add up to the cases of the county's institutions: never one of
 * the two alone is hidden, or else (the answer) those of the institutions are too. */
static bool total_hide(const struct account *s, struct indicator_county_public *p)
{
    if (p->treated == p->residence_unknown)
        return false;
    if (p->treated) {
        p->residence_unknown = s->from_unknown.all > 0;
        return !p->residence_unknown;
    }
    p->treated = s->home.all + s->in.all > 0;
    if (s->home.hidden_n == 0)
        p->inflow = s->in.all > 0;
    return !p->treated || (s->home.hidden_n == 0 && !p->inflow);
}

static struct indicator_county_public county_hide(const struct indicator_county *c,
                                                  const struct account *s, bool *total_hidden)
{
    struct indicator_county_public p = {.local = s->home.hidden_n > 0};

    triple_hide(&s->home, &s->out, &p.outflow, &p.residents);
    triple_hide(&s->home, &s->in, &p.inflow, &p.treated);
    p.residence_unknown = sum_tells(&s->from_unknown);
    p.treating_unknown = sum_tells(&s->to_unknown);
    *total_hidden = total_hide(s, &p);
    /* Part of the inflow: what it leaves must not be told either. */
    p.reverse_inflow = c->reverse_inflow > 0
                       && (p.inflow || gap_small(c->reverse_inflow)
                           || gap_small(c->inflow - c->reverse_inflow) || s->in.hidden_n > 0);
    p.spectrum_change = gap_small(c->grouped_now) || gap_small(c->grouped_before);
    return p;
}

static int county_compare(const void *left, const void *right)
{
    const struct indicator_county *a = left, *b = right;

    return str_cmp(a->county, b->county);
}

static const struct indicator_county *county_find(const struct indicator_result *r, struct str code)
{
    struct indicator_county key = {.county = code};

    return r->county_n ? bsearch(&key, r->counties, (size_t)r->county_n, sizeof key, county_compare)
                       : NULL;
}

static struct account *account_of(const struct indicator_result *r, struct account *accounts,
                                  struct str code)
{
    const struct indicator_county *c = county_find(r, code);

    return c ? &accounts[c - r->counties] : NULL;
}

static void flow_book(const struct indicator_result *r, struct account *accounts,
                      const struct indicator_flow *f, bool hidden)
{
    struct account *home = account_of(r, accounts, f->residence);
    struct account *there = account_of(r, accounts, f->treating);

    if (home && home == there) {
        sum_add(&home->home, f, hidden);
        return;
    }
    if (home)
        sum_add(indicator_unknown(f->treating, f->residence) ? &home->to_unknown : &home->out, f,
                hidden);
    if (there)
        sum_add(indicator_unknown(f->residence, f->treating) ? &there->from_unknown : &there->in, f,
                hidden);
}

/* [organization_n] whether the cases of all institutions of its county are to be hidden. */
static bool *counties_hide(const struct indicator_result *r, struct indicator_public *p,
                           struct arena *a)
{
    struct account *accounts = ARENA_ARRAY(a, struct account, r->county_n);
    bool *county_hidden = ARENA_ARRAY(a, bool, r->county_n);
    bool *total_hidden = ARENA_ARRAY(a, bool, r->organization_n);

    for (int32_t i = 0; i < r->flow_n; i++)
        flow_book(r, accounts, &r->flows[i], p->flow_cases[i]);
    for (int32_t i = 0; i < r->county_n; i++)
        p->counties[i] = county_hide(&r->counties[i], &accounts[i], &county_hidden[i]);
    for (int32_t i = 0; i < r->organization_n; i++) {
        const struct indicator_county *c = county_find(r, r->organizations[i].county);

        total_hidden[i] = c && county_hidden[c - r->counties];
    }
    return total_hidden;
}

struct indicator_public indicator_hide(const struct indicator_result *r, struct arena *a)
{
    struct indicator_public p = {
        .organizations = ARENA_ARRAY(a, struct indicator_organization_public, r->organization_n),
        .counties = ARENA_ARRAY(a, struct indicator_county_public, r->county_n),
        .before = ARENA_ARRAY(a, bool, r->spectrum_n),
        .now = ARENA_ARRAY(a, bool, r->spectrum_n)};

    flows_hide(r, &p, a);
    organizations_hide(r, &p, counties_hide(r, &p, a), a);
    for (int32_t i = 0; i < r->spectrum_n; i++) {
        p.before[i] = gap_small(r->spectrum[i].before);
        p.now[i] = gap_small(r->spectrum[i].now);
    }
    return p;
}
