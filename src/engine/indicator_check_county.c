/* indicator_check_county.c - groups of organizations, counties, spectrum and coverage proved. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "engine/gap_part.h"
#include "engine/indicator_proof.h"
#include "engine/value.h"

/* A pair of texts that occurred; in the spectrum with its counts. */
struct pair {
    struct str first, second;
    int64_t now, before;
};

static int pair_compare(const void *left, const void *right)
{
    const struct pair *a = left, *b = right;
    int order = str_cmp(a->first, b->first);

    return order ? order : str_cmp(a->second, b->second);
}

static int32_t pairs_merge(struct pair *pairs, int32_t n)
{
    int32_t merged = 0;

    if (n > 0)
        qsort(pairs, (size_t)n, sizeof *pairs, pair_compare);
    for (int32_t i = 0; i < n; i++) {
        if (merged > 0 && pair_compare(&pairs[merged - 1], &pairs[i]) == 0) {
            pairs[merged - 1].now += pairs[i].now;
            pairs[merged - 1].before += pairs[i].before;
        } else {
            pairs[merged++] = pairs[i];
        }
    }
    return merged;
}

static bool inside(int32_t month, int32_t from, int32_t months)
{
    return month >= from && month - from < months;
}

/* Every (institution, group), each once, against the counts of groups. */
bool indicator_groups_hold(const struct indicator_input *in, const struct indicator_result *r,
                           struct arena *a, struct err *e)
{
    const struct cube *cube = in->cube;
    struct pair *pairs = ARENA_ARRAY(a, struct pair, cube->cases.n);
    int32_t n = 0, at = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        struct str drg = cube_text_of(cube, cell.drg);

        if (inside(cell.month, in->from_month, r->months) && cell.cases > 0
            && value_drg_grouped(drg))
            pairs[n++] = (struct pair){cube_text_of(cube, cell.institution), drg, 0, 0};
    }
    n = pairs_merge(pairs, n);
    for (int32_t i = 0; i < r->organization_n; i++) {
        const struct indicator_organization *o = &r->organizations[i];
        int32_t groups = 0, mdcs = 0;
        uint32_t mdc = 0, rune;

        for (; at < n && str_eq(pairs[at].first, o->organization); at++, groups++) {
            if (utf8_next(pairs[at].second, 0, &rune) == 0)
                rune = (unsigned char)pairs[at].second.at[0];
            mdcs += groups == 0 || rune != mdc;
            mdc = rune;
        }
        if (groups != o->groups || mdcs != o->mdcs)
            return err_set(e, ERR_CHECK,
                           "organization %.*s has not %" PRId32 " groups of %" PRId32 " categories",
                           STR_ARG(o->organization), o->groups, o->mdcs);
    }
    return true;
}

static bool is_prefix(struct str other, struct str county)
{
    return str_starts(county, other) && other.n < county.n;
}

/* Adds a flow to the sums of a county. */
static void flow_count(struct indicator_county *sums, const struct indicator_flow *f)
{
    bool lives = str_eq(f->residence, sums->county), comes = str_eq(f->treating, sums->county);

    if (lives)
        *(is_prefix(f->treating, sums->county) ? &sums->treating_unknown : &sums->residents) +=
            f->cases;
    if (comes)
        *(is_prefix(f->residence, sums->county) ? &sums->residence_unknown : &sums->treated) +=
            f->cases;
    if (lives && comes)
        sums->local += f->cases;
}

static bool sums_same(const struct indicator_county *a, const struct indicator_county *b)
{
    return a->residents == b->residents && a->treated == b->treated && a->local == b->local
           && a->residence_unknown == b->residence_unknown
           && a->treating_unknown == b->treating_unknown && a->inflow == b->treated - b->local
           && a->outflow == b->residents - b->local;
}

static bool rates_hold(const struct indicator_input *in, const struct indicator_county *c)
{
    double net = c->outflow > 0 ? (double)c->inflow / (double)c->outflow : NAN;

    if (!indicator_share_holds(c->own_share, c->local, c->treated))
        return false;
    if (c->rate_refused)
        return in->institutions && c->refused.n > 0 && isnan(c->local_share.value)
               && isnan(c->net_index);
    return indicator_share_holds(c->local_share, c->local, c->residents)
           && indicator_near(c->net_index, net) && (c->refused.n > 0) == !in->institutions;
}

static bool county_holds(const struct indicator_input *in, const struct indicator_result *r,
                         const struct indicator_county *c)
{
    struct indicator_county sums = {.county = c->county};

    for (int32_t i = 0; i < r->flow_n; i++)
        flow_count(&sums, &r->flows[i]);
    return sums_same(c, &sums) && rates_hold(in, c);
}

bool indicator_counties_hold(const struct indicator_input *in, const struct indicator_result *r,
                             struct err *e)
{
    int32_t seen = 0;

    for (int32_t i = 0; i < r->county_n; i++) {
        if (i > 0 && str_cmp(r->counties[i - 1].county, r->counties[i].county) >= 0)
            return err_set(e, ERR_CHECK, "county %.*s is out of order",
                           STR_ARG(r->counties[i].county));
        if (!county_holds(in, r, &r->counties[i]))
            return err_set(e, ERR_CHECK, "county %.*s is not what its flows give",
                           STR_ARG(r->counties[i].county));
        seen += r->counties[i].residents + r->counties[i].treating_unknown > 0;
    }
    for (int32_t i = 0; i < r->flow_n; i++)
        seen -= gap_is_county(r->flows[i].residence)
                && (i == 0 || !str_eq(r->flows[i - 1].residence, r->flows[i].residence));
    return seen == 0 || err_set(e, ERR_CHECK, "a county of the flows is missing");
}

/* Whether the count's interval leaves 2.5 % on each side. */
static bool interval_holds(struct interval x, int64_t count, int64_t all)
{
    double low = x.low * (double)all, high = x.high * (double)all;

    return (count == 0 ? low == 0 : fabs(interval_at_least(count, low) - 0.025) < 1e-7)
           && fabs(interval_at_least(count + 1, high) - 0.975) < 1e-7;
}

static bool spectrum_row_holds(const struct indicator_spectrum *s, const struct pair *p,
                               const struct indicator_county *c)
{
    return p && s->now == p->now && s->before == p->before
           && indicator_near(s->share_now, (double)p->now / (double)c->grouped_now)
           && indicator_near(s->share_before, (double)p->before / (double)c->grouped_before)
           && indicator_near(s->change, s->share_now - s->share_before)
           && interval_holds(s->now_interval, s->now, c->grouped_now)
           && interval_holds(s->before_interval, s->before, c->grouped_before);
}

/* One county: its groups, its rows of the spectrum. */
struct spectrum {
    const struct indicator_county *c;
    const struct pair *pairs;
    const struct indicator_spectrum *rows;
    int32_t n, row_n;
};

/* The change of a share of all groups, and of those that are shown. */
static double change_of(const struct spectrum *s)
{
    double change = 0;

    for (int32_t i = 0; i < s->n; i++)
        change += fabs((double)s->pairs[i].now / (double)s->c->grouped_now
                       - (double)s->pairs[i].before / (double)s->c->grouped_before);
    return change;
}

/* Shown by rank; none that is not shown changed more than the last that is. */
static bool ranks_hold(const struct spectrum *s)
{
    double last = INFINITY, shown = 0, change = change_of(s);

    for (int32_t i = 0; i < s->row_n; i++) {
        const struct indicator_spectrum *row = &s->rows[i];
        struct pair key = {row->county, row->drg, 0, 0};

        if (row->rank != i + 1 || fabs(row->change) > last + 1e-12
            || !spectrum_row_holds(
                row, bsearch(&key, s->pairs, (size_t)s->n, sizeof key, pair_compare), s->c))
            return false;
        last = fabs(row->change);
        shown += last;
    }
    return indicator_near(s->c->spectrum_change, change)
           && change - shown <= (s->n - s->row_n) * last + 1e-9;
}

static bool county_spectrum_holds(const struct spectrum *s)
{
    int64_t now = 0, before = 0;

    for (int32_t i = 0; i < s->n; i++) {
        now += s->pairs[i].now;
        before += s->pairs[i].before;
    }
    if (now != s->c->grouped_now || before != s->c->grouped_before)
        return false;
    if (now == 0 || before == 0)
        return s->row_n == 0 && isnan(s->c->spectrum_change);
    return s->row_n == (s->n < INDICATOR_TOP ? s->n : INDICATOR_TOP) && ranks_hold(s);
}

static struct pair *residents_read(const struct indicator_input *in, int32_t months,
                                   struct arena *a, int32_t *n)
{
    const struct cube *cube = in->cube;
    struct pair *pairs = ARENA_ARRAY(a, struct pair, cube->cases.n);

    *n = 0;
    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        int64_t now = inside(cell.month, in->from_month, months) ? cell.cases : 0;
        int64_t before = inside(cell.month, in->before_month, months) ? cell.cases : 0;
        struct str residence = cube_text_of(cube, cell.residence);
        struct str drg = cube_text_of(cube, cell.drg);

        if (now + before > 0 && gap_is_county(residence) && value_drg_grouped(drg))
            pairs[(*n)++] = (struct pair){residence, drg, now, before};
    }
    *n = pairs_merge(pairs, *n);
    return pairs;
}

bool indicator_spectrum_holds(const struct indicator_input *in, const struct indicator_result *r,
                              struct arena *a, struct err *e)
{
    int32_t n = 0, at = 0, row = 0;
    const struct pair *pairs = residents_read(in, r->months, a, &n);

    for (int32_t i = 0; i < r->county_n; i++) {
        struct spectrum s = {.c = &r->counties[i], .rows = r->spectrum + row};

        while (at < n && str_cmp(pairs[at].first, s.c->county) < 0)
            at++;
        s.pairs = pairs + at;
        for (; at < n && str_eq(pairs[at].first, s.c->county); at++)
            s.n++;
        for (; row < r->spectrum_n && str_eq(r->spectrum[row].county, s.c->county); row++)
            s.row_n++;
        if (!county_spectrum_holds(&s))
            return err_set(e, ERR_CHECK, "the spectrum of %.*s is not what its cells give",
                           STR_ARG(s.c->county));
    }
    return row == r->spectrum_n || err_set(e, ERR_CHECK, "a spectrum belongs to no county");
}

static int coverage_compare(const void *left, const void *right)
{
    const struct indicator_coverage *a = left, *b = right;

    return str_cmp(a->institution, b->institution);
}

/* Months by row of the coverage; a table may hold an institution in another spelling. */
static void months_mark(const struct indicator_input *in, const struct indicator_result *r,
                        bool *seen)
{
    const struct cube *cube = in->cube;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        struct indicator_coverage key = {.institution = cube_text_of(cube, cell.institution)};
        const struct indicator_coverage *c;
        int32_t listed =
            in->institutions ? sheet_find(&in->institutions->index, key.institution) : -1;

        if (listed >= 0)
            key.institution = in->institutions->items[listed].institution;
        if (!inside(cell.month, in->from_month, r->months) || cell.cases == 0)
            continue;
        c = bsearch(&key, r->coverage, (size_t)r->coverage_n, sizeof key, coverage_compare);
        if (c)
            seen[(size_t)(c - r->coverage) * (size_t)r->months
                 + (size_t)(cell.month - in->from_month)] = true;
    }
}

bool indicator_coverage_holds(const struct indicator_input *in, const struct indicator_result *r,
                              struct arena *a, struct err *e)
{
    bool *seen = ARENA_ARRAY(a, bool, (size_t)r->coverage_n *(size_t)r->months);

    if (in->institutions && r->coverage_n != in->institutions->n)
        return err_set(e, ERR_CHECK, "the coverage has another length than the list");
    if (r->coverage_n > 0)
        months_mark(in, r, seen);
    for (int32_t k = 0; k < r->coverage_n; k++) {
        const struct indicator_coverage *c = &r->coverage[k];
        int32_t n = 0;

        for (int32_t m = 0; m < r->months; m++)
            n += seen[(size_t)k * (size_t)r->months + (size_t)m];
        if (n != c->months_present || c->months != r->months)
            return err_set(e, ERR_CHECK, "%.*s has cases in %" PRId32 " months, not %" PRId32,
                           STR_ARG(c->institution), n, c->months_present);
    }
    return true;
}
