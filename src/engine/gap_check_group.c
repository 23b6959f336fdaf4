/* gap_check_group.c - proves the evidence: counts, peers' rates, benchmark, A and its bound. */
#include <math.h>

#include "engine/beta.h"
#include "engine/gap_proof.h"

static bool fault(const struct gap_proof *p, const struct gap_evidence *row, const char *what,
                  struct err *e)
{
    return err_set(e, ERR_CHECK, "evidence of %.*s, %.*s: %s does not follow from the cube",
                   STR_ARG(p->r->counties[row->county].code), STR_ARG(row->group), what);
}

static bool order_check(struct gap_proof *p, struct err *e)
{
    const struct gap_result *r = p->r;
    int32_t expected = 0;

    p->county_at = ARENA_ARRAY(&p->a, int32_t, r->county_n + 1);
    for (int32_t i = 0; i < r->evidence_n; i++) {
        const struct gap_evidence *row = &r->evidence[i], *last = i > 0 ? row - 1 : NULL;

        if (last
            && (last->county > row->county
                || (last->county == row->county && str_cmp(last->group, row->group) >= 0)))
            return fault(p, row, "its place", e);
        p->county_at[row->county + 1] = i + 1;
    }
    for (int32_t c = 0; c < r->county_n; c++) {
        if (p->county_at[c + 1] < p->county_at[c])
            p->county_at[c + 1] = p->county_at[c];
    }
    for (size_t i = 0; i < p->flows.n; i++)
        expected += p->flows.items[i].all > 0;
    if (expected != r->evidence_n)
        return err_set(e, ERR_CHECK, "the evidence has %d lines, the cube gives %d", r->evidence_n,
                       expected);
    return true;
}

int64_t gap_proof_weight_e4(const struct gap_proof *p, int32_t text)
{
    const struct gap_proof_sum *g = &p->groups[text];
    double mean = (double)p->every.cost_fen / (double)p->every.all;

    if (p->every.rw_cases > 0)
        return g->rw_cases > 0 ? (2 * g->rw_e4 + g->rw_cases) / (2 * g->rw_cases) : 0;
    return mean > 0 ? (int64_t)floor((double)g->cost_fen / (double)g->all / mean * 1e4 + 0.5) : 0;
}

static bool counts_check(const struct gap_proof *p, const struct gap_evidence *row, int32_t text,
                         struct err *e)
{
    const struct gap_proof_sum *flow = gap_proof_find(&p->flows, text, row->county);

    if (row->all != flow->all || row->home != flow->home || row->out != flow->all - flow->home
        || row->out_cost_fen != flow->cost_fen || row->out_rw_e4 != flow->rw_e4)
        return fault(p, row, "a count", e);
    if (row->border < GAP_UNKNOWN || row->border > row->out)
        return fault(p, row, "the border flow", e);
    if (row->weight_e4 != gap_proof_weight_e4(p, text))
        return fault(p, row, "the weight", e);
    return str_eq(row->discipline, p->disciplines[text]) || fault(p, row, "the discipline", e);
}

/* What follows from the peers. */
struct pool {
    int64_t all, home;
    int32_t rated, capable;
    double m;      /* pooled rate */
    double *rates; /* of the rated */
};

/* What is smaller goes before a pivot, the rest behind it, and only the side that holds k is looked
 * at again (C. A. R. Hoare, CACM 4 (1961) 321). Where there are thousands of counties, each has
 * hundreds of peers: to count who is smaller than each took longer than all else. */
double gap_proof_kth(double *values, int32_t n, int32_t k)
{
    for (int32_t low = 0, high = n - 1; low < high;) {
        double pivot = values[k];
        int32_t i = low, j = high;

        while (i <= j) {
            while (values[i] < pivot)
                i++;
            while (pivot < values[j])
                j--;
            if (i <= j) {
                double swapped = values[i];

                values[i++] = values[j];
                values[j--] = swapped;
            }
        }
        low = j < k ? i : low;
        high = k < i ? j : high;
    }
    return values[k];
}

static double quartile(double *values, int32_t n)
{
    int32_t k = 3 * (n - 1) / 4;
    double part = 3.0 * (n - 1) / 4 - k, low = gap_proof_kth(values, n, k);

    return k + 1 < n ? low + part * (gap_proof_kth(values, n, k + 1) - low) : low;
}

static void pool_fill(const struct gap_proof *p, const struct gap_county *county, int32_t text,
                      struct pool *pool)
{
    for (int32_t i = 0; i < county->peer_n; i++) {
        const struct gap_proof_sum *flow = gap_proof_find(&p->flows, text, county->peers[i]);

        pool->all += flow->all;
        pool->home += flow->home;
        pool->capable += flow->home >= 10;
    }
    pool->m = pool->all > 0 ? (double)pool->home / (double)pool->all : NAN;
    for (int32_t i = 0; i < county->peer_n; i++) {
        const struct gap_proof_sum *flow = gap_proof_find(&p->flows, text, county->peers[i]);

        if (flow->all >= 10)
            pool->rates[pool->rated++] =
                ((double)flow->home + 10 * pool->m) / ((double)flow->all + 10);
    }
}

static bool peers_check(const struct gap_proof *p, const struct gap_evidence *row, int32_t text,
                        struct pool *pool, struct err *e)
{
    const struct gap_county *county = &p->r->counties[row->county];
    const struct side_refers *refers = p->in->refers;
    bool capable;

    pool_fill(p, county, text, pool);
    if (row->peers != county->peer_n || row->peers_rated != pool->rated
        || row->peers_capable != pool->capable || !gap_proof_near(row->pooled_rate, pool->m))
        return fault(p, row, "a figure of its peers", e);
    if (!gap_proof_near(row->benchmark, pool->rated ? quartile(pool->rates, pool->rated) : NAN))
        return fault(p, row, "the benchmark", e);
    capable = pool->capable >= 3 && 5 * pool->capable >= county->peer_n && row->weight_e4 <= 40000
              && !(refers && sheet_find_code(&refers->index, row->group) >= 0);
    return row->capable == capable || fault(p, row, "whether peers are capable", e);
}

/* The bound against the distribution itself: the share that it stands for has probability 0.9.
 * Where it is cut off, the cut lies on the right side. */
static bool bound_right(const struct gap_evidence *row)
{
    double a = (double)row->home + 10 * row->pooled_rate;
    double b = (double)row->out + 10 * (1 - row->pooled_rate);
    double share = row->benchmark - row->avoidable_low / (double)row->all, below;

    if (a <= 0 || b <= 0)
        return gap_proof_near(
            row->avoidable_low,
            fmin(row->avoidable, fmax(0, (double)row->all * (row->benchmark - (b <= 0)))));
    if (row->avoidable_low < 0 || row->avoidable_low > row->avoidable)
        return false;
    if (row->avoidable_low > 0 && row->avoidable_low < row->avoidable)
        return beta_below(share - 1e-6, a, b) <= 0.9 && beta_below(share + 1e-6, a, b) >= 0.9;
    below = beta_below(share, a, b);
    return (row->avoidable_low > 0 && below >= 0.9 - 1e-6)
           || (row->avoidable_low <= 0 && (below <= 0.9 + 1e-6 || row->avoidable <= 0));
}

static bool avoidable_check(const struct gap_proof *p, const struct gap_evidence *row,
                            struct err *e)
{
    double excess = (double)row->all * row->benchmark - (double)row->home;
    int64_t price = row->out > 0 ? (2 * row->out_cost_fen + row->out) / (2 * row->out) : 0;

    if (!gap_proof_near(row->avoidable, fmax(0, fmin(excess, (double)row->out))))
        return fault(p, row, "avoidable", e);
    if (!bound_right(row))
        return fault(p, row, "avoidable_low", e);
    if (!gap_proof_near(row->value_rw, row->avoidable * (double)row->weight_e4 / 1e4))
        return fault(p, row, "value_rw", e);
    return row->money_fen == (int64_t)floor(row->avoidable * (double)price + 0.5)
           || fault(p, row, "the money", e);
}

/* Where peers are not capable nothing is claimed. */
static bool nothing_check(const struct gap_proof *p, const struct gap_evidence *row, struct err *e)
{
    return (isnan(row->avoidable) && isnan(row->avoidable_low) && isnan(row->value_rw)
            && row->money_fen == 0)
           || fault(p, row, "a gap in a group that is not capable", e);
}

bool gap_proof_evidence(struct gap_proof *p, struct err *e)
{
    double *rates = ARENA_ARRAY(&p->a, double, p->r->county_n);

    if (!order_check(p, e))
        return false;
    if (p->r->by_cost != (p->every.rw_cases == 0))
        return err_set(e, ERR_CHECK, "weights are taken from the wrong figure");
    for (int32_t i = 0; i < p->r->evidence_n; i++) {
        const struct gap_evidence *row = &p->r->evidence[i];
        int32_t text = words_find(&p->in->cube->texts, row->group);
        struct pool pool = {.rates = rates};

        if (text < 0)
            return fault(p, row, "the group", e);
        if (!counts_check(p, row, text, e) || !peers_check(p, row, text, &pool, e)
            || !(row->capable ? avoidable_check(p, row, e) : nothing_check(p, row, e)))
            return false;
    }
    return true;
}
