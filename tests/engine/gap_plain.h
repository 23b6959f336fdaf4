/* gap_plain.h - the gap score written straight from its rules, with nested loops over all cells:
 * the plain twin that gap_twin_test.c holds against the engine. Slow on purpose. It shares the beta
 * quantile with the engine; that has its own twin. */
#ifndef XL_TESTS_ENGINE_GAP_PLAIN_H
#define XL_TESTS_ENGINE_GAP_PLAIN_H

#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "engine/beta.h"
#include "engine/gap.h"
#include "tests/check.h"

enum { COUNTIES = 12, GROUPS = 5, DISCIPLINES = 5, TECHNIQUES = 4, ROWS_MAX = 400 };

/* The only codes of the worlds that are tried; among groups and techniques the ones behind the
 * known are odd, and the first discipline is the unknown one. */
static const char *const group_codes[] = {"AB11", "BC23", "CD35", "DE41",
                                          "EF55", "0000", "",     "GQY"};
static const char *const discipline_codes[] = {"", "A", "B", "C", "D"};
static const char *const technique_codes[] = {"01.1", "45.2", "51.23", "81.54", ""};

struct plain {
    const struct gap_input *in;
    int32_t from, to;
    struct str codes[COUNTIES + 2], kinds[COUNTIES + 2];
    int64_t population[COUNTIES + 2];
    int32_t n;
};

static struct str of(const struct plain *p, int32_t number)
{
    return p->in->cube->texts.items[number];
}

static bool is(const struct plain *p, int32_t number, struct str s)
{
    return str_eq(of(p, number), s);
}

static bool six(const struct plain *p, int32_t number)
{
    return of(p, number).n == 6;
}

static bool grouped(struct str g)
{
    return g.n > 0 && !str_eq(g, STR("0000")) && !str_ends(g, STR("QY"));
}

static bool inside(const struct plain *p, int32_t month)
{
    return month >= p->from && month <= p->to;
}

/* The cells that count at all for a group, one behind the other. */
static bool next_case(const struct plain *p, int32_t *at, struct str group, struct cube_case *cell)
{
    while (*at < p->in->cube->cases.n) {
        *cell = cube_case_at(p->in->cube, (*at)++);
        if (inside(p, cell->month) && is(p, cell->drg, group) && grouped(group))
            return true;
    }
    return false;
}

/* Of residents of c in g: what = 0 all, 1 home, 2 cost out, 3 rw out. */
static int64_t flow(const struct plain *p, int32_t c, struct str group, int what)
{
    struct cube_case cell;
    int64_t sum = 0;

    for (int32_t at = 0; next_case(p, &at, group, &cell);) {
        bool home = is(p, cell.treating, p->codes[c]);

        if (!is(p, cell.residence, p->codes[c]) || !six(p, cell.treating))
            continue;
        sum += what == 0   ? cell.cases
               : what == 1 ? (home ? cell.cases : 0)
               : what == 2 ? (home ? 0 : cell.cost_fen)
                           : (home ? 0 : cell.rw_e4);
    }
    return sum;
}

/* Out-cases treated within 30 km, by the chord between the points on the globe; -1 where the county
 * itself has no point. The points of a world differ in longitude alone or not at all. */
static int64_t border(const struct plain *p, int32_t c, struct str group)
{
    const struct side_counties *list = p->in->counties;
    int32_t here = list ? sheet_find(&list->index, p->codes[c]) : -1;
    struct cube_case cell;
    int64_t sum = 0;

    if (here < 0 || !list->items[here].located)
        return -1;
    for (int32_t at = 0; next_case(p, &at, group, &cell);) {
        int32_t there = sheet_find(&list->index, of(p, cell.treating));
        double chord;

        if (!is(p, cell.residence, p->codes[c]) || is(p, cell.treating, p->codes[c]) || there < 0
            || !list->items[there].located)
            continue;
        chord = 2 * 6371.0088 * cos(acos(-1) * 30 / 180)
                * sin(acos(-1) * fabs(list->items[here].lng - list->items[there].lng) / 360);
        sum += 2 * 6371.0088 * asin(chord / 2 / 6371.0088) <= 30 ? cell.cases : 0;
    }
    return sum;
}

static struct cube_case total(const struct plain *p, const struct str *group)
{
    struct cube_case sum = {0};

    for (int32_t i = 0; i < p->in->cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(p->in->cube, i);

        if (!inside(p, cell.month) || !grouped(of(p, cell.drg))
            || (group && !is(p, cell.drg, *group)))
            continue;
        sum.cases += cell.cases;
        sum.cost_fen += cell.cost_fen;
        sum.rw_cases += cell.rw_cases;
        sum.rw_e4 += cell.rw_e4;
    }
    return sum;
}

static bool by_cost(const struct plain *p)
{
    return total(p, NULL).rw_cases == 0;
}

static double weight(const struct plain *p, struct str group)
{
    struct cube_case g = total(p, &group), all = total(p, NULL);

    if (all.rw_cases > 0)
        return g.rw_cases ? floor((double)g.rw_e4 / (double)g.rw_cases + 0.5) / 1e4 : 0;
    return floor((double)g.cost_fen / (double)g.cases / ((double)all.cost_fen / (double)all.cases)
                     * 1e4
                 + 0.5)
           / 1e4;
}

/* Most votes, the smallest on a tie. */
static struct str elected(const int64_t votes[DISCIPLINES])
{
    int best = -1;

    for (int d = 0; d < DISCIPLINES; d++)
        if (votes[d] > 0 && (best < 0 || votes[d] > votes[best]))
            best = d;
    return str_of(best < 0 ? "" : discipline_codes[best]);
}

static struct str discipline(const struct plain *p, struct str group)
{
    int64_t votes[DISCIPLINES] = {0};
    struct cube_case cell;

    if (p->in->drgs && str_eq(group, STR("AB11")))
        return STR("C");
    for (int32_t at = 0; next_case(p, &at, group, &cell);)
        for (int d = 0; d < DISCIPLINES; d++)
            if (is(p, cell.discipline, str_of(discipline_codes[d])))
                votes[d] += cell.cases;
    return elected(votes);
}

static bool treats(const struct plain *p, struct str code)
{
    for (int32_t i = 0; i < p->in->cube->cases.n; i++)
        if (inside(p, cube_case_at(p->in->cube, i).month)
            && is(p, cube_case_at(p->in->cube, i).treating, code))
            return true;
    return false;
}

static void plain_open(struct plain *p, const struct gap_input *in, int32_t back)
{
    static char codes[COUNTIES + 2][8];
    int32_t at;

    *p = (struct plain){.in = in, .from = in->from_month - back, .to = in->to_month - back};
    for (int32_t c = 0; c < COUNTIES + 2; c++) {
        if (c < COUNTIES)
            snprintf(codes[c], sizeof codes[c], "3301%02d", c);
        else
            snprintf(codes[c], sizeof codes[c], "9901%02d", c - COUNTIES);
        at = in->populations ? sheet_find(&in->populations->index, str_of(codes[c])) : -1;
        if (in->populations ? at < 0 : !treats(p, str_of(codes[c])))
            continue;
        assert_true(p->n < COUNTIES + 2);
        p->codes[p->n] = str_of(codes[c]);
        p->population[p->n] = at >= 0 ? in->populations->items[at].population : -1;
        p->kinds[p->n] = at >= 0 ? in->populations->items[at].kind : STR("");
        at = in->counties ? sheet_find(&in->counties->index, str_of(codes[c])) : -1;
        if (at >= 0 && p->kinds[p->n].n == 0)
            p->kinds[p->n] = in->counties->items[at].kind;
        p->n++;
    }
}

static int third(const struct plain *p, int32_t c)
{
    int i = 0, n = 0;

    if (p->population[c] < 0)
        return 3;
    for (int32_t k = 0; k < p->n; k++) {
        n += p->population[k] >= 0;
        i += p->population[k] >= 0
             && (p->population[k] < p->population[c]
                 || (p->population[k] == p->population[c] && k < c));
    }
    return 3 * i / n;
}

static bool peer(const struct plain *p, int32_t c, int32_t k)
{
    int like = 0;

    for (int32_t j = 0; j < p->n; j++)
        like += j != c && third(p, j) == third(p, c) && str_eq(p->kinds[j], p->kinds[c]);
    return k != c && (like < 5 || (third(p, k) == third(p, c) && str_eq(p->kinds[k], p->kinds[c])));
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Linear interpolation between the order statistics around (n - 1) * share. */
static double percentile(double *values, int n, double share)
{
    double at = (n - 1) * share;
    int ix = (int)at;

    qsort(values, (size_t)n, sizeof *values, compare);
    return ix + 1 < n ? values[ix] * (1 - (at - ix)) + values[ix + 1] * (at - ix) : values[n - 1];
}

struct terms {
    int64_t all, home, money;
    double m, benchmark, a, low, value, weight;
    int peers, rated, capable_n;
    bool capable, peers_small;
};

static struct terms terms(const struct plain *p, int32_t c, struct str group)
{
    struct terms t = {.all = flow(p, c, group, 0), .home = flow(p, c, group, 1)};
    double n = 0, l = 0, rates[COUNTIES + 2], q;
    int64_t out = t.all - t.home;

    t.weight = weight(p, group);
    for (int32_t k = 0; k < p->n; k++) {
        if (!peer(p, c, k))
            continue;
        t.peers++;
        n += (double)flow(p, k, group, 0);
        l += (double)flow(p, k, group, 1);
        t.capable_n += flow(p, k, group, 1) >= 10;
        for (int64_t few = 1; few <= 4; few++)
            t.peers_small = t.peers_small || flow(p, k, group, 0) == few
                            || flow(p, k, group, 1) == few
                            || flow(p, k, group, 0) - flow(p, k, group, 1) == few;
    }
    t.m = l / n;
    for (int32_t k = 0; k < p->n; k++)
        if (peer(p, c, k) && flow(p, k, group, 0) >= 10)
            rates[t.rated++] =
                ((double)flow(p, k, group, 1) + 10 * t.m) / ((double)flow(p, k, group, 0) + 10);
    t.benchmark = t.rated ? percentile(rates, t.rated, 0.75) : NAN;
    t.capable = t.capable_n >= 3 && t.capable_n * 5 >= t.peers && t.weight <= 4.0
                && !(p->in->refers && str_eq(group, STR("CD35")));
    if (!t.capable)
        return t;
    t.a = fmin((double)out, fmax(0, (double)t.all * t.benchmark - (double)t.home));
    q = beta_quantile(0.9, (double)t.home + 10 * t.m, (double)out + 10 * (1 - t.m));
    t.low = fmin(t.a, fmax(0, (double)t.all * (t.benchmark - q)));
    t.value = t.a * t.weight;
    if (out > 0)
        t.money =
            (int64_t)floor(t.a * floor((double)flow(p, c, group, 2) / (double)out + 0.5) + 0.5);
    return t;
}

/* Operations of a technique: what = 0 home on anyone in c, 1 away, 2 away and main. */
static int64_t trade(const struct plain *p, int32_t c, struct str technique, int what)
{
    int64_t sum = 0;

    for (int32_t i = 0; i < p->in->cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(p->in->cube, i);
        bool home = is(p, cell.treating, p->codes[c]);

        if (!inside(p, cell.month) || !is(p, cell.procedure, technique))
            continue;
        if (what == 0 && home)
            sum += cell.operations;
        if (what > 0 && !home && six(p, cell.treating) && is(p, cell.residence, p->codes[c]))
            sum += what == 1 ? cell.operations : cell.main;
    }
    return sum;
}

static double technique_weight(const struct plain *p, struct str technique)
{
    struct cube_operation sum = {0};
    struct cube_case all = total(p, NULL);

    for (int32_t i = 0; i < p->in->cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(p->in->cube, i);

        if (!inside(p, cell.month) || !is(p, cell.procedure, technique))
            continue;
        sum.main += cell.main;
        sum.main_rw_cases += cell.main_rw_cases;
        sum.main_rw_e4 += cell.main_rw_e4;
        sum.main_cost_fen += cell.main_cost_fen;
    }
    if (!by_cost(p))
        return sum.main_rw_cases ? (double)sum.main_rw_e4 / 1e4 / (double)sum.main_rw_cases : 0;
    return sum.main ? (double)sum.main_cost_fen / (double)sum.main
                          / ((double)all.cost_fen / (double)all.cases)
                    : 0;
}

static struct str technique_discipline(const struct plain *p, struct str technique)
{
    int64_t votes[DISCIPLINES] = {0};

    if (p->in->procedures && str_eq(technique, STR("45.2")))
        return STR("D");
    for (int32_t i = 0; i < p->in->cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(p->in->cube, i);

        for (int d = 0; d < DISCIPLINES; d++)
            if (inside(p, cell.month) && is(p, cell.procedure, technique)
                && is(p, cell.discipline, str_of(discipline_codes[d])))
                votes[d] += cell.operations;
    }
    return elected(votes);
}

/* 0 nothing, 1 blank, 2 fragile; the raw value of a blank one. */
static int finding(const struct plain *p, int32_t c, struct str technique, double *raw)
{
    int64_t home = trade(p, c, technique, 0), away = trade(p, c, technique, 1);
    int peers = 0, doing = 0;

    for (int32_t k = 0; k < p->n; k++) {
        peers += peer(p, c, k);
        doing += peer(p, c, k) && trade(p, k, technique, 0) >= 1;
    }
    *raw = 0;
    if (peers == 0 || doing * 5 < peers)
        return 0;
    if (home > 0)
        return home < 6 ? 2 : 0;
    if (away < 5)
        return 0;
    *raw = (double)trade(p, c, technique, 2) * technique_weight(p, technique) * doing / peers;
    return 1;
}

struct plain_row {
    int32_t c;
    struct str discipline;
    double avoidable, low, rw, rw_low, blank, total, score, key, specialists;
    int64_t money;
    int groups, blanks;
};

static double specialists(const struct plain *p, int32_t c, struct str name, double rw)
{
    double months = p->to - p->from + 1, values[COUNTIES + 2], middle;
    int n = 0;

    for (int32_t k = 0; k < p->n && p->in->specialists; k++) {
        int32_t at = sheet_find_pair(&p->in->specialists->index, p->codes[k], name);
        double treated = 0;

        if (!peer(p, c, k) || at < 0 || !(p->in->specialists->items[at].specialists > 0))
            continue;
        for (int g = 0; g < GROUPS; g++) {
            struct str group = str_of(group_codes[g]);
            struct cube_case cell;

            for (int32_t i = 0; next_case(p, &i, group, &cell);)
                if (is(p, cell.treating, p->codes[k]) && str_eq(discipline(p, group), name))
                    treated += by_cost(p) ? (double)cell.cases * weight(p, group)
                                          : (double)cell.rw_e4 / 1e4;
        }
        values[n++] = treated * 12 / months / p->in->specialists->items[at].specialists;
    }
    middle = n ? percentile(values, n, 0.5) : 0;
    return middle > 0 ? rw * 12 / months / middle : NAN;
}

static struct plain_row plain_row(const struct plain *p, int32_t c, struct str name)
{
    struct plain_row row = {.c = c, .discipline = name};
    double left = 0, raw, raws = 0;

    for (int g = 0; g < GROUPS; g++) {
        struct str group = str_of(group_codes[g]);
        struct terms t;

        if (!str_eq(discipline(p, group), name) || flow(p, c, group, 0) == 0)
            continue;
        t = terms(p, c, group);
        row.groups += t.a > 0;
        row.avoidable += t.a;
        row.low += t.low;
        row.rw += t.value;
        row.rw_low += t.low * t.weight;
        row.money += t.money;
        if (!t.capable)
            left += by_cost(p) ? (double)(t.all - t.home) * t.weight
                               : (double)flow(p, c, group, 3) / 1e4;
    }
    for (int i = 0; i < 4; i++) {
        struct str technique = str_of(technique_codes[i]);

        if (str_eq(technique_discipline(p, technique), name)
            && finding(p, c, technique, &raw) == 1) {
            row.blanks++;
            raws += raw;
        }
    }
    row.blank = fmin(raws, row.rw + left);
    row.total = row.rw + row.blank / 2;
    row.score = p->population[c] > 0 ? row.total / (double)p->population[c] * 10000 : NAN;
    row.key = p->in->populations ? row.score : row.total;
    return row;
}

static bool before(const struct plain_row *a, const struct plain_row *b)
{
    double x = a->key, y = b->key;

    if (isnan(x) != isnan(y))
        return isnan(y);
    x = floor(x * 1e9 + 0.5);
    y = floor(y * 1e9 + 0.5);
    if (!isnan(x) && x != y)
        return x > y;
    return a->c != b->c ? a->c < b->c : str_cmp(a->discipline, b->discipline) < 0;
}

static int plain_rows(const struct plain *p, struct plain_row rows[ROWS_MAX])
{
    int n = 0;

    for (int32_t c = 0; c < p->n; c++)
        for (int d = 0; d < DISCIPLINES; d++) {
            struct plain_row row = plain_row(p, c, str_of(discipline_codes[d]));
            int at = n;

            if (!(row.total > 0))
                continue;
            for (; at > 0 && before(&row, &rows[at - 1]); at--)
                rows[at] = rows[at - 1];
            rows[at] = row;
            n++;
        }
    return n;
}

/* ---- demands ---- */

/* The county of the institution of a cell: the table's, else where the case was treated. */
static struct str institution_county(const struct plain *p, const struct cube_case *cell)
{
    const struct side_institutions *list = p->in->institutions;
    int32_t at = list ? sheet_find(&list->index, of(p, cell->institution)) : -1;

    return at >= 0 ? list->items[at].county : of(p, cell->treating);
}

static int64_t institution_cases(const struct plain *p, int32_t c, int32_t institution,
                                 const struct str *name)
{
    int64_t sum = 0;

    for (int32_t i = 0; i < p->in->cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(p->in->cube, i);

        if (inside(p, cell.month) && cell.institution == institution
            && str_eq(institution_county(p, &cell), p->codes[c])
            && (!name || is(p, cell.discipline, *name)))
            sum += cell.cases;
    }
    return sum;
}

/* Most cases in the discipline; without one, most cases; the smaller code. */
static struct str institution_best(const struct plain *p, int32_t c, struct str name)
{
    struct str best = STR("");
    int64_t most = 0, most_in = 0;

    for (int32_t text = 1; text < p->in->cube->texts.n; text++) {
        int64_t all = institution_cases(p, c, text, NULL);
        int64_t in = institution_cases(p, c, text, &name);
        bool tie = in == most_in && (in > 0 || all == most);

        if (all == 0)
            continue;
        if (best.n == 0 || in > most_in || (in == most_in && in == 0 && all > most)
            || (tie && str_cmp(of(p, text), best) < 0)) {
            best = of(p, text);
            most = all;
            most_in = in;
        }
    }
    return best;
}

/* ---- stability ---- */

/* Spearman's rho by its definition: the correlation of averaged ranks. */
static double rho(const double *x, const double *y, int n)
{
    double sx = 0, sy = 0, sxy = 0, sxx = 0, syy = 0;

    for (int i = 0; i < n; i++) {
        double rx = 1, ry = 1;

        for (int j = 0; j < n; j++) {
            rx += x[j] < x[i] ? 1 : x[j] == x[i] && j != i ? 0.5 : 0;
            ry += y[j] < y[i] ? 1 : y[j] == y[i] && j != i ? 0.5 : 0;
        }
        sx += rx;
        sy += ry;
        sxy += rx * ry;
        sxx += rx * rx;
        syy += ry * ry;
    }
    if (n * sxx - sx * sx <= 1e-9 || n * syy - sy * sy <= 1e-9)
        return NAN;
    return (n * sxy - sx * sy) / sqrt((n * sxx - sx * sx) * (n * syy - sy * sy));
}

static double plain_stability(const struct plain *now, const struct plain_row *rows, int n)
{
    static struct plain_row old[ROWS_MAX];
    struct plain past;
    double x[10], y[10];
    int old_n;

    plain_open(&past, now->in, 12);
    old_n = plain_rows(&past, old);
    n = n < 10 ? n : 10;
    for (int i = 0; i < n; i++) {
        x[i] = i;
        y[i] = 1e9;
        for (int k = 0; k < old_n; k++)
            if (str_eq(past.codes[old[k].c], now->codes[rows[i].c])
                && str_eq(old[k].discipline, rows[i].discipline))
                y[i] = k;
    }
    return rho(x, y, n);
}

#endif
