/* indicator_check.c - a result against its input: every cell of the window is taken away from the
 * claimed sums, and nothing may remain; what is divided is divided again; intervals are held to
 * what they promise. Counties follow from the flows by indicator_check_county.c. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "engine/gap_part.h"
#include "engine/indicator_proof.h"
#include "engine/value.h"

bool indicator_near(double a, double b)
{
    return isnan(a) ? isnan(b) : fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

/* Ends are roots of (p - x)^2 n = z^2 x (1 - x); 0 and 1 are ends of their own. */
static bool end_holds(double x, double p, double n)
{
    const double z = 1.959963984540054;

    return x >= 0 && x <= 1
           && fabs((p - x) * (p - x) * n - z * z * x * (1 - x)) < 1e-9 * fmax(1, n);
}

/* One end on each side of p, and not the same. */
static bool ends_apart(struct share s, double p)
{
    return s.low <= p + 1e-12 && s.high >= p - 1e-12 && s.low < s.high && (p <= 0 || s.low > 0)
           && (p >= 1 || s.high < 1);
}

bool indicator_share_holds(struct share s, int64_t part, int64_t all)
{
    double n = (double)all, p = (double)part / fmax(1, n);

    if (all == 0)
        return isnan(s.value) && isnan(s.low) && isnan(s.high);
    return indicator_near(s.value, p) && end_holds(s.low, p, n) && end_holds(s.high, p, n)
           && ends_apart(s, p);
}

/* ---- flows ---- */

static int flow_key(const void *left, const void *right)
{
    const struct indicator_flow *a = left, *b = right;
    int order = str_cmp(a->residence, b->residence);

    return order ? order : str_cmp(a->treating, b->treating);
}

static bool window(const struct indicator_input *in, int32_t month)
{
    return month >= in->from_month && month <= in->to_month;
}

static bool flow_take(struct indicator_flow *f, const struct cube_case *cell)
{
    if (!f)
        return false;
    f->cases -= cell->cases;
    f->rw_cases -= cell->rw_cases;
    f->rw_e4 -= cell->rw_e4;
    f->days -= cell->days;
    f->cost_fen -= cell->cost_fen;
    return true;
}

static bool flow_empty(const struct indicator_flow *f)
{
    return !(f->cases || f->rw_cases || f->rw_e4 || f->days || f->cost_fen);
}

static bool flows_ordered(const struct indicator_result *r, struct err *e)
{
    for (int32_t i = 0; i < r->flow_n; i++) {
        if (r->flows[i].cases <= 0 || (i > 0 && flow_key(&r->flows[i - 1], &r->flows[i]) >= 0))
            return err_set(e, ERR_CHECK, "flow %" PRId32 " is empty or out of order", i);
    }
    return r->flow_n > 0 || err_set(e, ERR_CHECK, "there is no flow");
}

static bool flows_hold(const struct indicator_input *in, const struct indicator_result *r,
                       struct arena *a, struct err *e)
{
    struct indicator_flow *left = ARENA_ARRAY(a, struct indicator_flow, r->flow_n);

    if (!flows_ordered(r, e))
        return false;
    for (int32_t i = 0; i < r->flow_n; i++)
        left[i] = r->flows[i];
    for (int32_t i = 0; i < in->cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(in->cube, i);
        struct indicator_flow key = {.residence = cube_text_of(in->cube, cell.residence),
                                     .treating = cube_text_of(in->cube, cell.treating)};

        if (window(in, cell.month) && cell.cases > 0
            && !flow_take(bsearch(&key, left, (size_t)r->flow_n, sizeof key, flow_key), &cell))
            return err_set(e, ERR_CHECK, "the flow %.*s > %.*s is missing", STR_ARG(key.residence),
                           STR_ARG(key.treating));
    }
    for (int32_t i = 0; i < r->flow_n; i++) {
        if (!flow_empty(&left[i]))
            return err_set(e, ERR_CHECK, "the flow %.*s > %.*s is not the sum of its cells",
                           STR_ARG(left[i].residence), STR_ARG(left[i].treating));
    }
    return true;
}

/* ---- organizations ---- */

struct bench {
    int64_t cases, days, cost_fen;
};

/* What is left of an organization's sums, and its consumption counted up. */
struct remains {
    struct indicator_organization o;
    double time, cost;
    int64_t time_n, cost_n;
};

static int organization_key(const void *left, const void *right)
{
    const struct remains *a = left, *b = right;

    return str_cmp(a->o.organization, b->o.organization);
}

static struct remains *remains_find(struct remains *all, int32_t n, struct str code)
{
    struct remains key = {.o.organization = code};

    return n ? bsearch(&key, all, (size_t)n, sizeof key, organization_key) : NULL;
}

static void case_take(struct remains *x, const struct cube_case *cell, const struct bench *g,
                      bool grouped)
{
    x->o.cases -= cell->cases;
    x->o.rw_cases -= cell->rw_cases;
    x->o.rw_e4 -= cell->rw_e4;
    x->o.rw2_cases -= cell->rw2_cases;
    x->o.operated -= cell->operated;
    x->o.days -= cell->days;
    x->o.cost_fen -= cell->cost_fen;
    x->o.deaths -= cell->deaths;
    if (!grouped)
        return;
    x->o.grouped -= cell->cases;
    if (g->days > 0) {
        x->time += (double)cell->days * (double)g->cases / (double)g->days;
        x->time_n += cell->cases;
    }
    if (g->cost_fen > 0) {
        x->cost += (double)cell->cost_fen * (double)g->cases / (double)g->cost_fen;
        x->cost_n += cell->cases;
    }
}

static bool cases_take(const struct indicator_input *in, struct remains *left, int32_t n,
                       const struct bench *groups, struct err *e)
{
    for (int32_t i = 0; i < in->cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(in->cube, i);
        struct str code = cube_text_of(in->cube, cell.institution);
        struct remains *x;

        if (!window(in, cell.month) || cell.cases == 0)
            continue;
        x = remains_find(left, n, code);
        if (!x)
            return err_set(e, ERR_CHECK, "organization %.*s is missing", STR_ARG(code));
        case_take(x, &cell, &groups[cell.drg], value_drg_grouped(cube_text_of(in->cube, cell.drg)));
    }
    for (int32_t i = 0; i < in->cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(in->cube, i);
        struct str code = cube_text_of(in->cube, cell.institution);
        struct remains *x;

        if (!window(in, cell.month) || cell.operations == 0)
            continue;
        x = remains_find(left, n, code);
        if (!x)
            return err_set(e, ERR_CHECK, "organization %.*s is missing", STR_ARG(code));
        x->o.operations -= cell.operations;
        x->o.level3_operations -= cell.level == 3 ? cell.operations : 0;
        x->o.level4_operations -= cell.level == 4 ? cell.operations : 0;
    }
    return true;
}

static bool nothing_left(const struct indicator_organization *o)
{
    return !(o->cases || o->grouped || o->rw_cases || o->rw_e4 || o->rw2_cases || o->operated
             || o->days || o->cost_fen || o->deaths || o->operations || o->level3_operations
             || o->level4_operations);
}

static double over(int64_t part, int64_t all)
{
    return all > 0 ? (double)part / (double)all : NAN;
}

static bool figures_hold(const struct indicator_organization *o, const struct remains *x)
{
    return indicator_near(o->cmi, over(o->rw_e4, o->rw_cases) / 1e4)
           && indicator_share_holds(o->rw2, o->rw2_cases, o->rw_cases)
           && indicator_share_holds(o->operated_share, o->operated, o->cases)
           && indicator_near(o->level3_share, over(o->level3_operations, o->operations))
           && indicator_near(o->level4_share, over(o->level4_operations, o->operations))
           && indicator_near(o->time_index, x->time_n ? x->time / (double)x->time_n : NAN)
           && indicator_near(o->cost_index, x->cost_n ? x->cost / (double)x->cost_n : NAN);
}

static bool organizations_hold(const struct indicator_input *in, const struct indicator_result *r,
                               struct arena *a, struct err *e)
{
    struct bench *groups = ARENA_ARRAY(a, struct bench, in->cube->texts.n);
    struct remains *left = ARENA_ARRAY(a, struct remains, r->organization_n);

    for (int32_t i = 0; i < in->cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(in->cube, i);
        struct bench *g = &groups[cell.drg];

        if (!window(in, cell.month))
            continue;
        g->cases += cell.cases;
        g->days += cell.days;
        g->cost_fen += cell.cost_fen;
    }
    for (int32_t i = 0; i < r->organization_n; i++) {
        left[i].o = r->organizations[i];
        if (i > 0 && organization_key(&left[i - 1], &left[i]) >= 0)
            return err_set(e, ERR_CHECK, "organization %.*s is out of order",
                           STR_ARG(left[i].o.organization));
    }
    if (!cases_take(in, left, r->organization_n, groups, e))
        return false;
    for (int32_t i = 0; i < r->organization_n; i++) {
        const struct indicator_organization *o = &r->organizations[i];

        if (!nothing_left(&left[i].o))
            return err_set(e, ERR_CHECK, "organization %.*s is not the sum of its cells",
                           STR_ARG(o->organization));
        if (!figures_hold(o, &left[i]))
            return err_set(e, ERR_CHECK,
                           "organization %.*s: a share or index is not what its "
                           "sums give",
                           STR_ARG(o->organization));
    }
    return true;
}

bool indicator_check(const struct indicator_input *in, const struct indicator_result *r,
                     struct arena *a, struct err *e)
{
    return flows_hold(in, r, a, e) && organizations_hold(in, r, a, e)
           && indicator_groups_hold(in, r, a, e) && indicator_counties_hold(in, r, e)
           && indicator_spectrum_holds(in, r, a, e) && indicator_coverage_holds(in, r, a, e);
}
