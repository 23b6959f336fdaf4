/* roster.c - two steps, both by flow.
 *
 * First without weeks: how often does each expert go to each county? An expert has at most as many
 * visits as weeks in which he is free, a county at most as many as weeks in which it is open. Among
 * those counts the flow with most visits, then fewest repeats (the first visit of a pair costs 0,
 * each further one 1), then least travel is found. Every roster gives such counts, so that no
 * roster is better: `best`.
 *
 * Then week by week: of the visits that are left a matching is taken that covers first whoever has
 * as many visits left as weeks. By König's theorem such a matching is there while nobody is busy
 * and nothing closed, and so the counts fit into the weeks. Where somebody is busy visits may be
 * left over: their weeks are filled with whoever is free, by the same three aims. */
#include "engine/roster.h"

#include <inttypes.h>

#include "engine/flow.h"

/* Where a network of S -> experts -> counties -> T -> S is put together. */
struct net {
    const struct roster_input *in;
    struct flow_network network;
    struct flow_arc *arcs;
    int64_t *costs;
    int32_t *expert_arc, *county_arc; /* [expert_n], [county_n] */
    int32_t *pair_arc; /* [expert_n][county_n] the first; the next is the further one */
    int32_t arc_n;
};

struct laying {
    const struct roster_input *in;
    struct arena *arena;
    int32_t *counts; /* [expert_n][county_n] visits that are not placed */
    int32_t *visits; /* [expert_n][county_n] visits that are, with those he had */
    int32_t *load;   /* [expert_n] placed */
    struct roster_row *rows;
    int32_t n;
    bool *expert_used, *county_used; /* in the week at hand */
};

static size_t pair_of(const struct roster_input *in, int32_t p, int32_t c)
{
    return (size_t)p * (size_t)in->county_n + (size_t)c;
}

static bool is_free(const struct roster_input *in, int32_t p, int32_t w)
{
    return in->free[(size_t)p * (size_t)in->week_n + (size_t)w];
}

static bool is_open(const struct roster_input *in, int32_t c, int32_t w)
{
    return in->open[(size_t)c * (size_t)in->week_n + (size_t)w];
}

static int32_t arc_add(struct net *n, int32_t tail, int32_t head, int64_t upper)
{
    n->arcs[n->arc_n] = (struct flow_arc){tail, head, 0, upper};
    return n->arc_n++;
}

/* Experts are nodes 0 .., counties behind them, then S and T. Two arcs a pair at most. */
static void net_open(struct net *n, const struct roster_input *in, struct arena *a)
{
    size_t pairs = (size_t)in->expert_n * (size_t)in->county_n;
    size_t most = 2 * pairs + (size_t)in->expert_n + (size_t)in->county_n + 1;

    *n = (struct net){.in = in,
                      .arcs = ARENA_ARRAY(a, struct flow_arc, most),
                      .costs = ARENA_ARRAY(a, int64_t, most),
                      .expert_arc = ARENA_ARRAY(a, int32_t, in->expert_n + 1),
                      .county_arc = ARENA_ARRAY(a, int32_t, in->county_n + 1),
                      .pair_arc = ARENA_ARRAY(a, int32_t, pairs + 1)};
}

static void net_ends(struct net *n, const int64_t *experts, const int64_t *counties)
{
    const struct roster_input *in = n->in;
    int32_t s = in->expert_n + in->county_n, t = s + 1;

    for (int32_t p = 0; p < in->expert_n; p++)
        n->expert_arc[p] = arc_add(n, s, p, experts[p]);
    for (int32_t c = 0; c < in->county_n; c++)
        n->county_arc[c] = arc_add(n, in->expert_n + c, t, counties[c]);
    arc_add(n, t, s, FLOW_MOST);
    n->network = (struct flow_network){.node_n = t + 1, .arc_n = n->arc_n, .arcs = n->arcs};
}

static void costs_clear(struct net *n)
{
    for (int32_t i = 0; i < n->arc_n; i++)
        n->costs[i] = 0;
}

/* The cheapest of those still open, and only those as cheap stay open. */
static bool level(struct net *n, struct flow *f, struct err *e)
{
    if (!flow_solve(f, n->costs, e))
        return false;
    flow_hold(f);
    return true;
}

/* --- aims --- */

static void cost_visits(struct net *n)
{
    costs_clear(n);
    for (int32_t c = 0; c < n->in->county_n; c++)
        n->costs[n->county_arc[c]] = -1;
}

/* `seen` [expert_n][county_n]: how often he was there; the first visit of a pair is no repeat. */
static void cost_repeats(struct net *n, const int32_t *seen)
{
    costs_clear(n);
    for (int32_t p = 0; p < n->in->expert_n; p++) {
        for (int32_t c = 0; c < n->in->county_n; c++) {
            int32_t arc = n->pair_arc[pair_of(n->in, p, c)];

            if (arc < 0)
                continue;
            n->costs[arc] = seen[pair_of(n->in, p, c)] > 0;
            n->costs[arc + 1] = 1;
        }
    }
}

static void cost_travel(struct net *n)
{
    costs_clear(n);
    for (int32_t p = 0; p < n->in->expert_n; p++) {
        for (int32_t c = 0; c < n->in->county_n; c++) {
            int32_t arc = n->pair_arc[pair_of(n->in, p, c)];

            if (arc < 0)
                continue;
            n->costs[arc] = n->costs[arc + 1] = n->in->travel_m[pair_of(n->in, p, c)];
        }
    }
}

static bool three_levels(struct net *n, struct flow *f, const int32_t *seen, struct err *e)
{
    cost_visits(n);
    if (!level(n, f, e))
        return false;
    cost_repeats(n, seen);
    if (!level(n, f, e))
        return false;
    cost_travel(n);
    return level(n, f, e);
}

/* --- how often --- */

static void ends_count(const struct roster_input *in, int64_t *experts, int64_t *counties)
{
    for (int32_t p = 0; p < in->expert_n; p++) {
        experts[p] = 0;
        for (int32_t w = 0; w < in->week_n; w++)
            experts[p] += is_free(in, p, w);
        if (in->most[p] < experts[p])
            experts[p] = in->most[p];
    }
    for (int32_t c = 0; c < in->county_n; c++) {
        counties[c] = 0;
        for (int32_t w = 0; w < in->week_n; w++)
            counties[c] += is_open(in, c, w);
    }
}

/* A pair's first visit, and its further ones in as many weeks as it could be. */
static void pairs_add(struct net *n)
{
    const struct roster_input *in = n->in;

    for (int32_t p = 0; p < in->expert_n; p++) {
        for (int32_t c = 0; c < in->county_n; c++) {
            int64_t weeks = 0;

            for (int32_t w = 0; w < in->week_n; w++)
                weeks += is_free(in, p, w) && is_open(in, c, w);
            n->pair_arc[pair_of(in, p, c)] = -1;
            if (weeks == 0 || in->travel_m[pair_of(in, p, c)] < 0)
                continue;
            n->pair_arc[pair_of(in, p, c)] = arc_add(n, p, in->expert_n + c, 1);
            arc_add(n, p, in->expert_n + c, weeks - 1);
        }
    }
}

static bool counts_find(struct laying *l, struct roster_sum *best, struct err *e)
{
    const struct roster_input *in = l->in;
    int64_t *experts = ARENA_ARRAY(l->arena, int64_t, in->expert_n + 1);
    int64_t *counties = ARENA_ARRAY(l->arena, int64_t, in->county_n + 1);
    struct net n;
    struct flow f;

    ends_count(in, experts, counties);
    net_open(&n, in, l->arena);
    pairs_add(&n);
    net_ends(&n, experts, counties);
    if (!flow_start(&f, &n.network, l->arena, e) || !three_levels(&n, &f, in->had, e))
        return false;
    for (int32_t p = 0; p < in->expert_n; p++) {
        for (int32_t c = 0; c < in->county_n; c++) {
            size_t pair = pair_of(in, p, c);
            int32_t arc = n.pair_arc[pair];
            int64_t times = arc < 0 ? 0 : f.amounts[arc] + f.amounts[arc + 1];

            l->counts[pair] = (int32_t)times;
            best->covered += times;
            best->travel_m += times * (times ? in->travel_m[pair] : 0);
            best->repeats += times == 0 ? 0 : in->had[pair] > 0 ? times : times - 1;
        }
    }
    return true;
}

/* --- into weeks --- */

static void place(struct laying *l, int32_t p, int32_t c, int32_t w)
{
    l->rows[l->n++] = (struct roster_row){p, c, w};
    l->visits[pair_of(l->in, p, c)]++;
    l->load[p]++;
    l->expert_used[p] = l->county_used[c] = true;
}

/* Visits of somebody that are left, and weeks from `w` on in which they could be. */
static bool expert_tight(const struct laying *l, int32_t p, int32_t w)
{
    int32_t left = 0, weeks = 0;

    for (int32_t c = 0; c < l->in->county_n; c++)
        left += l->counts[pair_of(l->in, p, c)];
    for (int32_t k = w; k < l->in->week_n; k++)
        weeks += is_free(l->in, p, k);
    return left > 0 && left >= weeks;
}

static bool county_tight(const struct laying *l, int32_t c, int32_t w)
{
    int32_t left = 0, weeks = 0;

    for (int32_t p = 0; p < l->in->expert_n; p++)
        left += l->counts[pair_of(l->in, p, c)];
    for (int32_t k = w; k < l->in->week_n; k++)
        weeks += is_open(l->in, c, k);
    return left > 0 && left >= weeks;
}

/* Whether the pair could meet in the week: `filling` with anybody, else of the counts. */
static bool pair_may(const struct laying *l, int32_t p, int32_t c, int32_t w, bool filling)
{
    const struct roster_input *in = l->in;

    if (!is_free(in, p, w) || !is_open(in, c, w) || l->expert_used[p] || l->county_used[c])
        return false;
    if (!filling)
        return l->counts[pair_of(in, p, c)] > 0;
    return in->travel_m[pair_of(in, p, c)] >= 0 && l->load[p] < in->most[p];
}

static void week_net(const struct laying *l, struct net *n, int32_t w, bool filling)
{
    const struct roster_input *in = l->in;
    int64_t *experts = ARENA_ARRAY(l->arena, int64_t, in->expert_n + 1);
    int64_t *counties = ARENA_ARRAY(l->arena, int64_t, in->county_n + 1);

    net_open(n, in, l->arena);
    for (int32_t p = 0; p < in->expert_n; p++) {
        experts[p] = 1;
        for (int32_t c = 0; c < in->county_n; c++) {
            n->pair_arc[pair_of(in, p, c)] = -1;
            if (!pair_may(l, p, c, w, filling))
                continue;
            n->pair_arc[pair_of(in, p, c)] = arc_add(n, p, in->expert_n + c, 1);
            arc_add(n, p, in->expert_n + c, 0);
        }
    }
    for (int32_t c = 0; c < in->county_n; c++)
        counties[c] = 1;
    net_ends(n, experts, counties);
}

static void week_take(struct laying *l, const struct net *n, const struct flow *f, int32_t w,
                      bool filling)
{
    for (int32_t p = 0; p < l->in->expert_n; p++) {
        for (int32_t c = 0; c < l->in->county_n; c++) {
            size_t pair = pair_of(l->in, p, c);

            if (n->pair_arc[pair] < 0 || f->amounts[n->pair_arc[pair]] == 0)
                continue;
            place(l, p, c, w);
            if (!filling)
                l->counts[pair]--;
        }
    }
}

/* Whoever cannot wait first, then as many as can be. */
static bool week_place(struct laying *l, int32_t w, struct err *e)
{
    struct net n;
    struct flow f;

    for (int32_t p = 0; p < l->in->expert_n; p++)
        l->expert_used[p] = false;
    for (int32_t c = 0; c < l->in->county_n; c++)
        l->county_used[c] = false;
    week_net(l, &n, w, false);
    if (!flow_start(&f, &n.network, l->arena, e))
        return false;
    costs_clear(&n);
    for (int32_t p = 0; p < l->in->expert_n; p++)
        n.costs[n.expert_arc[p]] = -(int64_t)expert_tight(l, p, w);
    for (int32_t c = 0; c < l->in->county_n; c++)
        n.costs[n.county_arc[c]] = -(int64_t)county_tight(l, c, w);
    if (!level(&n, &f, e))
        return false;
    cost_visits(&n);
    if (!level(&n, &f, e))
        return false;
    week_take(l, &n, &f, w, false);
    return true;
}

/* Weeks that stayed empty because somebody was busy. */
static bool week_fill(struct laying *l, int32_t w, struct err *e)
{
    struct net n;
    struct flow f;

    for (int32_t p = 0; p < l->in->expert_n; p++)
        l->expert_used[p] = false;
    for (int32_t c = 0; c < l->in->county_n; c++)
        l->county_used[c] = false;
    for (int32_t i = 0; i < l->n; i++) {
        if (l->rows[i].week != w)
            continue;
        l->expert_used[l->rows[i].expert] = true;
        l->county_used[l->rows[i].county] = true;
    }
    week_net(l, &n, w, true);
    if (!flow_start(&f, &n.network, l->arena, e) || !three_levels(&n, &f, l->visits, e))
        return false;
    week_take(l, &n, &f, w, true);
    return true;
}

/* --- sums --- */

static struct roster_sum sum_of(const struct roster_input *in, const struct roster_row *rows,
                                int32_t n, int32_t *seen)
{
    struct roster_sum sum = {0};

    for (size_t i = 0; i < (size_t)in->expert_n * (size_t)in->county_n; i++)
        seen[i] = in->had[i];
    for (int32_t i = 0; i < n; i++) {
        size_t pair = pair_of(in, rows[i].expert, rows[i].county);

        sum.covered++;
        sum.repeats += seen[pair]++ > 0;
        sum.travel_m += in->travel_m[pair];
    }
    return sum;
}

static void rows_sort(struct roster_row *rows, int32_t n)
{
    for (int32_t i = 1; i < n; i++) {
        struct roster_row row = rows[i];
        int32_t k = i;

        while (k > 0
               && (rows[k - 1].week > row.week
                   || (rows[k - 1].week == row.week && rows[k - 1].county > row.county))) {
            rows[k] = rows[k - 1];
            k--;
        }
        rows[k] = row;
    }
}

static bool pair_check(const struct roster_input *in, int32_t p, int32_t c, struct err *e)
{
    size_t pair = pair_of(in, p, c);

    return (in->had[pair] >= 0 && in->travel_m[pair] >= -1
            && in->travel_m[pair] <= ROSTER_TRAVEL_MOST)
           || err_set(e, ERR_INPUT,
                      "expert %d, county %d: %d visits before, a way of %" PRId64 " m", p, c,
                      in->had[pair], in->travel_m[pair]);
}

static bool input_check(const struct roster_input *in, struct err *e)
{
    if (in->expert_n < 0 || in->county_n < 0 || in->expert_n > ROSTER_MOST
        || in->county_n > ROSTER_MOST || in->week_n < 1 || in->week_n > ROSTER_WEEKS_MOST)
        return err_set(e, ERR_INPUT,
                       "a roster has up to 4096 experts and counties, 1 to 104 weeks");
    for (int32_t p = 0; p < in->expert_n; p++) {
        if (in->most[p] < 0)
            return err_set(e, ERR_INPUT, "expert %d takes %d visits", p, in->most[p]);
        for (int32_t c = 0; c < in->county_n; c++) {
            if (!pair_check(in, p, c, e))
                return false;
        }
    }
    return true;
}

static bool same_sum(const struct roster_sum *a, const struct roster_sum *b)
{
    return a->covered == b->covered && a->repeats == b->repeats && a->travel_m == b->travel_m;
}

struct roster_sum roster_sum(const struct roster_input *in, const struct roster_row *rows,
                             int32_t n, struct arena *a)
{
    return sum_of(in, rows, n,
                  ARENA_ARRAY(a, int32_t, (size_t)in->expert_n * (size_t)in->county_n + 1));
}

bool roster_lay(const struct roster_input *in, struct arena *a, struct roster *r, struct err *e)
{
    size_t pairs = (size_t)(in->expert_n > 0 ? in->expert_n : 0)
                   * (size_t)(in->county_n > 0 ? in->county_n : 0);
    struct laying l = {.in = in, .arena = a};
    struct roster_sum best = {0};
    struct roster made;

    if (!input_check(in, e))
        return false;
    l.counts = ARENA_ARRAY(a, int32_t, pairs + 1);
    l.visits = ARENA_ARRAY(a, int32_t, pairs + 1);
    l.load = ARENA_ARRAY(a, int32_t, in->expert_n + 1);
    l.rows = ARENA_ARRAY(a, struct roster_row, (size_t)in->county_n * (size_t)in->week_n + 1);
    l.expert_used = ARENA_ARRAY(a, bool, in->expert_n + 1);
    l.county_used = ARENA_ARRAY(a, bool, in->county_n + 1);
    for (size_t i = 0; i < pairs; i++)
        l.visits[i] = in->had[i];
    for (int32_t p = 0; p < in->expert_n; p++)
        l.load[p] = 0;
    if (!counts_find(&l, &best, e))
        return false;
    for (int32_t w = 0; w < in->week_n; w++) {
        if (!week_place(&l, w, e))
            return false;
    }
    for (int32_t w = 0; w < in->week_n; w++) {
        if (!week_fill(&l, w, e))
            return false;
    }
    rows_sort(l.rows, l.n);
    made = (struct roster){.rows = l.rows, .n = l.n, .best = best};
    made.sum = sum_of(in, l.rows, l.n, l.counts);
    made.proved = same_sum(&made.sum, &best);
    *r = made;
    return true;
}

/* --- proof --- */

/* That the row is one of the network's, whatever the others are. */
static bool row_known(const struct roster_input *in, const struct roster_row *x, int32_t i,
                      struct err *e)
{
    bool known = x->expert >= 0 && x->expert < in->expert_n && x->county >= 0
                 && x->county < in->county_n && x->week >= 0 && x->week < in->week_n;

    if (!known)
        return err_set(e, ERR_CHECK, "row %d names nobody, nowhere or no week", i);
    return (is_free(in, x->expert, x->week) && is_open(in, x->county, x->week)
            && in->travel_m[pair_of(in, x->expert, x->county)] >= 0)
           || err_set(e, ERR_CHECK, "row %d: expert %d cannot be in county %d in week %d", i,
                      x->expert, x->county, x->week);
}

static bool row_check(const struct roster_input *in, const struct roster *r, int32_t i,
                      struct err *e)
{
    const struct roster_row *x = &r->rows[i];
    int32_t load = 0;

    if (!row_known(in, x, i, e))
        return false;
    for (int32_t k = 0; k < r->n; k++) {
        const struct roster_row *y = &r->rows[k];

        load += y->expert == x->expert;
        if (k != i && y->week == x->week && (y->expert == x->expert || y->county == x->county))
            return err_set(e, ERR_CHECK, "rows %d and %d share week %d", i, k, x->week);
    }
    return load <= in->most[x->expert]
           || err_set(e, ERR_CHECK, "expert %d has %d visits and takes %d", x->expert, load,
                      in->most[x->expert]);
}

bool roster_check(const struct roster_input *in, const struct roster *r, struct err *e)
{
    struct arena a = {0};
    struct roster_sum sum;
    bool good = true;

    for (int32_t i = 0; good && i < r->n; i++)
        good = row_check(in, r, i, e);
    if (good) {
        sum = sum_of(in, r->rows, r->n,
                     ARENA_ARRAY(&a, int32_t, (size_t)in->expert_n * (size_t)in->county_n + 1));
        good = same_sum(&sum, &r->sum)
               || err_set(e, ERR_CHECK,
                          "the rows give %" PRId64 " county weeks, %" PRId64 " repeats and %" PRId64
                          " m, not what is told",
                          sum.covered, sum.repeats, sum.travel_m);
    }
    if (good && r->proved != same_sum(&r->sum, &r->best))
        good = err_set(e, ERR_CHECK, "the roster is told as proved and is not, or the reverse");
    arena_reset(&a);
    return good;
}
