/* gap_check_row.c - proves techniques, rows, their ranking and demands. */
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/list.h"
#include "engine/gap_proof.h"

static bool technique_fault(const struct gap_proof *p, const struct gap_technique *t,
                            const char *what, struct err *e)
{
    return err_set(e, ERR_CHECK, "technique %.*s of %.*s: %s does not follow from the cube",
                   STR_ARG(t->procedure), STR_ARG(p->r->counties[t->county].code), what);
}

static int32_t doing(const struct gap_proof *p, int32_t procedure, int32_t county)
{
    const struct gap_county *c = &p->r->counties[county];
    int32_t n = 0;

    for (int32_t i = 0; i < c->peer_n; i++)
        n += gap_proof_find(&p->trades, procedure, c->peers[i])->home > 0;
    return n;
}

/* How many lines there must be. */
static int32_t technique_count(const struct gap_proof *p)
{
    int32_t n = 0;

    for (size_t i = 0; i < p->trades.n; i++) {
        const struct gap_proof_sum *trade = &p->trades.items[i];
        int32_t both[2], peer_n;

        memcpy(both, p->trades.keys.items[i].at, sizeof both);
        peer_n = p->r->counties[both[1]].peer_n;
        if (peer_n == 0 || doing(p, both[0], both[1]) * 5 < peer_n)
            continue;
        n += trade->home == 0 ? trade->all >= 5 : trade->home < 6;
    }
    return n;
}

/* Mean weight of a technique's main operations over the whole cube in the window. */
static double technique_weight(const struct gap_proof *p, int32_t procedure)
{
    const struct cube *cube = p->in->cube;
    struct gap_proof_sum sum = {0};

    for (int32_t i = 0; i < cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(cube, i);

        if (cell.procedure != procedure || !gap_proof_in(p, cell.month))
            continue;
        sum.main += cell.main;
        sum.rw_cases += cell.main_rw_cases;
        sum.rw_e4 += cell.main_rw_e4;
        sum.cost_fen += cell.main_cost_fen;
    }
    if (!p->r->by_cost)
        return sum.rw_cases ? (double)sum.rw_e4 / (double)sum.rw_cases / 1e4 : 0;
    if (sum.main == 0 || p->every.cost_fen == 0)
        return 0;
    return (double)sum.cost_fen / (double)sum.main
           / ((double)p->every.cost_fen / (double)p->every.all);
}

static bool state_right(const struct gap_technique *t)
{
    if (t->state == GAP_BLANK)
        return t->home == 0 && t->away >= 5;
    return t->home >= 1 && t->home <= 5;
}

static bool technique_check(const struct gap_proof *p, const struct gap_technique *t, int32_t text,
                            struct err *e)
{
    const struct gap_proof_sum *trade = gap_proof_find(&p->trades, text, t->county);
    int32_t peer_n = p->r->counties[t->county].peer_n;

    if (t->away != trade->all || t->home != trade->home || t->away_main != trade->main)
        return technique_fault(p, t, "a count", e);
    if (t->peers != peer_n || t->peers_doing != doing(p, text, t->county) || t->peers_doing == 0
        || 5 * t->peers_doing < peer_n)
        return technique_fault(p, t, "what its peers do", e);
    if (!state_right(t))
        return technique_fault(p, t, "its state", e);
    return str_eq(t->discipline, p->technique_disciplines[text])
           || technique_fault(p, t, "its discipline", e);
}

static bool value_check(const struct gap_proof *p, const struct gap_technique *t, int32_t text,
                        double *weights, struct err *e)
{
    if (t->state == GAP_FRAGILE)
        return (isnan(t->weight) && isnan(t->value_rw)) || technique_fault(p, t, "a value", e);
    if (isnan(weights[text]))
        weights[text] = technique_weight(p, text);
    return (gap_proof_near(t->weight, weights[text])
            && gap_proof_near(t->value_rw,
                              (double)t->away_main * t->peers_doing / t->peers * weights[text]))
           || technique_fault(p, t, "its value", e);
}

static bool technique_ordered(const struct gap_technique *a, const struct gap_technique *b)
{
    return a->county < b->county
           || (a->county == b->county && str_cmp(a->procedure, b->procedure) < 0);
}

bool gap_proof_techniques(struct gap_proof *p, struct err *e)
{
    const struct gap_result *r = p->r;
    int32_t expected = technique_count(p);
    double *weights = ARENA_ARRAY(&p->a, double, p->in->cube->texts.n);

    p->technique_at = ARENA_ARRAY(&p->a, int32_t, r->county_n + 1);
    if (expected != r->technique_n)
        return err_set(e, ERR_CHECK, "%d techniques are listed, the cube gives %d", r->technique_n,
                       expected);
    for (int32_t text = 0; text < p->in->cube->texts.n; text++)
        weights[text] = NAN;
    for (int32_t i = 0; i < r->technique_n; i++) {
        const struct gap_technique *t = &r->techniques[i], *last = i > 0 ? t - 1 : NULL;
        int32_t text;

        if (last && !technique_ordered(last, t))
            return technique_fault(p, t, "its place", e);
        text = words_find(&p->in->cube->texts, t->procedure);
        if (text < 0)
            return technique_fault(p, t, "its code", e);
        p->technique_at[t->county + 1]++;
        if (!technique_check(p, t, text, e) || !value_check(p, t, text, weights, e))
            return false;
    }
    for (int32_t c = 0; c < r->county_n; c++)
        p->technique_at[c + 1] += p->technique_at[c];
    return true;
}

/* What the terms of a county and discipline add up to. */
struct sums {
    double avoidable, low, rw, rw_low, left, raw;
    int64_t money_fen;
    int32_t groups, blanks;
};

static struct sums sums_of(const struct gap_proof *p, int32_t county, struct str discipline)
{
    struct sums s = {0};

    for (int32_t i = p->county_at[county]; i < p->county_at[county + 1]; i++) {
        const struct gap_evidence *x = &p->r->evidence[i];
        double weight = (double)x->weight_e4 / 1e4;

        if (!str_eq(x->discipline, discipline))
            continue;
        if (!x->capable) {
            s.left += p->r->by_cost ? (double)x->out * weight : (double)x->out_rw_e4 / 1e4;
            continue;
        }
        s.groups += x->avoidable > 0;
        s.avoidable += x->avoidable;
        s.low += x->avoidable_low;
        s.rw += x->value_rw;
        s.rw_low += x->avoidable_low * weight;
        s.money_fen += x->money_fen;
    }
    for (int32_t i = p->technique_at[county]; i < p->technique_at[county + 1]; i++) {
        const struct gap_technique *t = &p->r->techniques[i];

        if (t->state == GAP_BLANK && str_eq(t->discipline, discipline)) {
            s.blanks++;
            s.raw += t->value_rw;
        }
    }
    return s;
}

static double total_of(const struct sums *s)
{
    return s->rw + fmin(s->raw, s->rw + s->left) / 2;
}

static bool row_fault(const struct gap_proof *p, const struct gap_row *row, const char *what,
                      struct err *e)
{
    return err_set(e, ERR_CHECK, "gap %d, %.*s, %.*s: %s does not follow from its terms", row->rank,
                   STR_ARG(p->r->counties[row->county].code), STR_ARG(row->discipline), what);
}

static bool sums_near(const struct gap_row *row, const struct sums *s)
{
    return gap_proof_near(row->avoidable, s->avoidable)
           && gap_proof_near(row->avoidable_low, s->low) && gap_proof_near(row->avoidable_rw, s->rw)
           && gap_proof_near(row->avoidable_rw_low, s->rw_low) && row->money_fen == s->money_fen;
}

static bool row_check(const struct gap_proof *p, const struct gap_row *row, struct err *e)
{
    const struct gap_county *county = &p->r->counties[row->county];
    struct sums s = sums_of(p, row->county, row->discipline);

    if (row->groups != s.groups || row->blanks != s.blanks || row->peers != county->peer_n)
        return row_fault(p, row, "a number of its terms", e);
    if (!sums_near(row, &s))
        return row_fault(p, row, "a sum of avoidable cases", e);
    if (!gap_proof_near(row->blank_rw, fmin(s.raw, s.rw + s.left)))
        return row_fault(p, row, "blank_rw", e);
    if (!(row->total_rw > 0) || !gap_proof_near(row->total_rw, total_of(&s)))
        return row_fault(p, row, "total_rw", e);
    return gap_proof_near(row->score, county->population > 0
                                          ? row->total_rw * 10000 / (double)county->population
                                          : NAN)
           || row_fault(p, row, "score", e);
}

static double key_of(const struct gap_result *r, const struct gap_row *row)
{
    return r->by_score ? row->score : row->total_rw;
}

/* Whether `a` may stand right before `b`. */
static bool precedes(const struct gap_result *r, const struct gap_row *a, const struct gap_row *b)
{
    double x = rint(key_of(r, a) * 1e9), y = rint(key_of(r, b) * 1e9);

    if (isnan(x) != isnan(y))
        return isnan(y);
    if (!isnan(x) && x != y)
        return x > y;
    return a->county < b->county
           || (a->county == b->county && str_cmp(a->discipline, b->discipline) < 0);
}

/* What each county treats, whoever the patient, by discipline of the group: (name, county). */
static void treated_count(struct gap_proof *p)
{
    const struct cube *cube = p->in->cube;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        int32_t county = p->county[cell.treating], name;

        if (!gap_proof_in(p, cell.month) || county < 0 || p->groups[cell.drg].all == 0)
            continue;
        name = words_put(&p->names, p->disciplines[cell.drg]);
        gap_proof_at(&p->treated, name, county)->rw_e4 +=
            p->r->by_cost ? cell.cases * gap_proof_weight_e4(p, cell.drg) : cell.rw_e4;
    }
}

/* The middle of unsorted numbers. */
static double median(double *values, int32_t n)
{
    double upper = gap_proof_kth(values, n, n / 2);

    return n % 2 ? upper : (gap_proof_kth(values, n, n / 2 - 1) + upper) / 2;
}

static bool specialists_check(struct gap_proof *p, const struct gap_row *row, struct err *e)
{
    const struct side_specialists *list = p->in->specialists;
    const struct gap_county *county = &p->r->counties[row->county];
    double months = p->r->to_month - p->r->from_month + 1, middle = 0, want = NAN;
    struct arena a = {0}; /* of this row alone: all of them would be a table of counties squared */
    double *rates = ARENA_ARRAY(&a, double, county->peer_n);
    int32_t n = 0, name = words_find(&p->names, row->discipline);

    for (int32_t i = 0; list && i < county->peer_n; i++) {
        int32_t at =
            sheet_find_pair(&list->index, p->r->counties[county->peers[i]].code, row->discipline);

        if (at >= 0 && list->items[at].specialists > 0)
            rates[n++] = (double)gap_proof_find(&p->treated, name, county->peers[i])->rw_e4 / 1e4
                         * 12 / months / list->items[at].specialists;
    }
    if (n > 0)
        middle = median(rates, n);
    arena_reset(&a);
    if (middle > 0)
        want = row->avoidable_rw * 12 / months / middle;
    return gap_proof_near(row->specialists, want) || row_fault(p, row, "specialists", e);
}

/* No county and discipline with something to close is missing. */
static bool rows_complete(struct gap_proof *p, struct err *e)
{
    const struct gap_result *r = p->r;
    double evidence_rw = 0, row_rw = 0;

    for (int32_t i = 0; i < r->evidence_n; i++)
        evidence_rw += r->evidence[i].capable ? r->evidence[i].value_rw : 0;
    for (int32_t i = 0; i < r->row_n; i++) {
        row_rw += r->rows[i].avoidable_rw;
        gap_proof_at(&p->row_keys, words_put(&p->names, r->rows[i].discipline), r->rows[i].county)
            ->all++;
    }
    if (!gap_proof_near(evidence_rw, row_rw))
        return err_set(e, ERR_CHECK, "avoidable RW is %.9g in the evidence, %.9g in the gaps",
                       evidence_rw, row_rw);
    for (int32_t i = 0; i < r->technique_n; i++) {
        const struct gap_technique *t = &r->techniques[i];
        struct sums s = sums_of(p, t->county, t->discipline);
        int32_t name = words_find(&p->names, t->discipline);

        if (t->state == GAP_BLANK && total_of(&s) > 0
            && (name < 0 || gap_proof_find(&p->row_keys, name, t->county)->all != 1))
            return technique_fault(p, t, "that no gap counts it", e);
    }
    return true;
}

static bool demand_check(const struct gap_proof *p, int32_t i, struct err *e)
{
    const struct gap_demand *d = &p->r->demands[i];
    const struct gap_row *row = &p->r->rows[d->row], *first = &p->r->rows[0];
    double share = key_of(p->r, row) / key_of(p->r, first);
    int32_t weight = isnan(share) ? 1 : (int32_t)fmax(1, floor(1000 * share));
    bool right = (i == 0 || p->r->demands[i - 1].row < d->row)
                 && d->seats == (int32_t)fmin(10000, floor(row->specialists + 0.5)) && d->seats > 0
                 && d->tier == 1 + 5 * (int64_t)(row->rank - 1) / p->r->row_n && d->weight == weight
                 && d->months == 12 && d->min_title_rank == 2
                 && d->start_day == month_first_day(p->r->to_month + 1) && d->organization.n > 0;

    return right || row_fault(p, row, "its demand", e);
}

bool gap_proof_rows(struct gap_proof *p, struct err *e)
{
    const struct gap_result *r = p->r;

    treated_count(p);
    for (int32_t i = 0; i < r->row_n; i++) {
        if (r->rows[i].rank != i + 1 || (i > 0 && !precedes(r, &r->rows[i - 1], &r->rows[i])))
            return row_fault(p, &r->rows[i], "its rank", e);
        if (!row_check(p, &r->rows[i], e) || !specialists_check(p, &r->rows[i], e))
            return false;
    }
    for (int32_t i = 0; i < r->demand_n; i++) {
        if (!demand_check(p, i, e))
            return false;
    }
    if (!isnan(r->stability) && !(fabs(r->stability) <= 1 + 1e-9))
        return err_set(e, ERR_CHECK, "the stability %.9g is no correlation", r->stability);
    return rows_complete(p, e);
}
