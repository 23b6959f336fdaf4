/* indicator_organization.c - an institution's volume, severity, breadth and consumption.
 *
 * Consumption index: over the groups g of an institution with X_g > 0, sum n_g (x_g / X_g) over sum
 * n_g; x_g is the mean of days (or cost) here and X_g that of all institutions, this one included.
 * Since n_g x_g is the sum of days here, a term is that sum over X_g. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/indicator_part.h"

/* Cases of an institution in a group; also the group's totals. */
struct part {
    int32_t institution, group; /* places in the order of texts, then the text itself */
    int32_t group_text, institution_text;
    int64_t cases, days, cost_fen;
};

struct desk {
    const struct indicator_frame *f;
    struct indicator_organization *sums; /* [text_n] */
    bool *seen;                          /* [text_n] institutions */
    struct part *parts;
    int32_t part_n;
    struct part *totals; /* [text_n] of groups */
};

static int part_compare(const void *left, const void *right)
{
    const struct part *a = left, *b = right;

    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    return (a->group > b->group) - (a->group < b->group);
}

static void part_add(struct part *to, const struct part *from)
{
    to->cases += from->cases;
    to->days += from->days;
    to->cost_fen += from->cost_fen;
}

static void case_add(struct desk *d, const struct cube_case *cell)
{
    const struct indicator_frame *f = d->f;
    struct indicator_organization *o = &d->sums[cell->institution];
    struct part part = {f->place[cell->institution],
                        f->place[cell->drg],
                        cell->drg,
                        cell->institution,
                        cell->cases,
                        cell->days,
                        cell->cost_fen};

    d->seen[cell->institution] = true;
    o->cases += cell->cases;
    o->rw_cases += cell->rw_cases;
    o->rw_e4 += cell->rw_e4;
    o->rw2_cases += cell->rw2_cases;
    o->operated += cell->operated;
    o->days += cell->days;
    o->cost_fen += cell->cost_fen;
    o->deaths += cell->deaths;
    if (!f->grouped[cell->drg])
        return;
    o->grouped += cell->cases;
    part_add(&d->totals[cell->drg], &part);
    d->parts[d->part_n++] = part;
}

static void cells_add(struct desk *d)
{
    const struct indicator_input *in = d->f->in;
    const struct cube *cube = in->cube;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);

        if (indicator_now(in, cell.month) && cell.cases > 0)
            case_add(d, &cell);
    }
    for (int32_t i = 0; i < cube->operations.n; i++) {
        const struct cube_operation cell = cube_operation_at(cube, i);
        struct indicator_organization *o = &d->sums[cell.institution];

        if (!indicator_now(in, cell.month) || cell.operations == 0)
            continue;
        d->seen[cell.institution] = true;
        o->operations += cell.operations;
        o->level3_operations += cell.level == 3 ? cell.operations : 0;
        o->level4_operations += cell.level == 4 ? cell.operations : 0;
    }
}

/* Each institution and group once, in the order of their codes. */
static void parts_merge(struct desk *d)
{
    int32_t merged = 0;

    if (d->part_n > 0)
        qsort(d->parts, (size_t)d->part_n, sizeof *d->parts, part_compare);
    for (int32_t i = 0; i < d->part_n; i++) {
        if (merged > 0 && part_compare(&d->parts[merged - 1], &d->parts[i]) == 0)
            part_add(&d->parts[merged - 1], &d->parts[i]);
        else
            d->parts[merged++] = d->parts[i];
    }
    d->part_n = merged;
}

/* The first character of a group. */
static struct str mdc_of(struct str drg)
{
    uint32_t rune;
    size_t n = utf8_next(drg, 0, &rune);

    return (struct str){drg.at, n > 0 ? n : 1};
}

static int str_compare(const void *left, const void *right)
{
    return str_cmp(*(const struct str *)left, *(const struct str *)right);
}

/* Each major category with a case in the window, ascending. */
static struct str_list mdcs_list(const struct desk *d)
{
    const struct indicator_frame *f = d->f;
    struct str_list list = {.items = ARENA_ARRAY(f->a, struct str, f->text_n)};
    size_t n = 0;

    for (int32_t text = 0; text < f->text_n; text++) {
        if (d->totals[text].cases > 0)
            list.items[n++] = mdc_of(cube_text_of(f->in->cube, text));
    }
    if (n > 0)
        qsort(list.items, n, sizeof *list.items, str_compare);
    for (size_t i = 0; i < n; i++) {
        if (list.n == 0 || !str_eq(list.items[i], list.items[list.n - 1]))
            list.items[list.n++] = list.items[i];
    }
    return list;
}

/* Groups of one institution, by code: their categories are ascending too. */
static void breadth(const struct desk *d, const struct str_list *mdcs, const struct part *parts,
                    int32_t n, struct indicator_organization *o)
{
    size_t size = 0, at = 0;
    int32_t next = 0;
    char *missing;

    o->groups = n;
    for (size_t i = 0; i < mdcs->n; i++)
        size += mdcs->items[i].n + 1;
    missing = ARENA_ARRAY(d->f->a, char, size + 1);
    for (size_t i = 0; i < mdcs->n; i++) {
        bool here = false;

        for (; next < n
               && str_eq(mdc_of(cube_text_of(d->f->in->cube, parts[next].group_text)),
                         mdcs->items[i]);
             next++)
            here = true;
        o->mdcs += here;
        if (here)
            continue;
        if (at > 0)
            missing[at++] = ';';
        memcpy(missing + at, mdcs->items[i].at, mdcs->items[i].n);
        at += mdcs->items[i].n;
    }
    o->mdcs_missing = (struct str){missing, at};
}

static void consumption(const struct desk *d, const struct part *parts, int32_t n,
                        struct indicator_organization *o)
{
    double time = 0, cost = 0;
    int64_t time_n = 0, cost_n = 0;

    for (int32_t i = 0; i < n; i++) {
        const struct part *all = &d->totals[parts[i].group_text];

        if (all->days > 0) {
            time += (double)parts[i].days / ((double)all->days / (double)all->cases);
            time_n += parts[i].cases;
        }
        if (all->cost_fen > 0) {
            cost += (double)parts[i].cost_fen / ((double)all->cost_fen / (double)all->cases);
            cost_n += parts[i].cases;
        }
    }
    o->time_index = time_n > 0 ? time / (double)time_n : NAN;
    o->cost_index = cost_n > 0 ? cost / (double)cost_n : NAN;
}

static double over(int64_t part, int64_t all)
{
    return all > 0 ? (double)part / (double)all : NAN;
}

static void shares(struct indicator_organization *o)
{
    o->cmi = o->rw_cases > 0 ? (double)o->rw_e4 / 1e4 / (double)o->rw_cases : NAN;
    o->rw2 = interval_share(o->rw2_cases, o->rw_cases);
    o->operated_share = interval_share(o->operated, o->cases);
    o->level3_share = over(o->level3_operations, o->operations);
    o->level4_share = over(o->level4_operations, o->operations);
}

static int organization_compare(const void *left, const void *right)
{
    const struct indicator_organization *a = left, *b = right;

    return str_cmp(a->organization, b->organization);
}

void indicator_organization_measure(const struct indicator_frame *f, struct indicator_result *r)
{
    struct desk d = {.f = f,
                     .sums = ARENA_ARRAY(f->a, struct indicator_organization, f->text_n),
                     .seen = ARENA_ARRAY(f->a, bool, f->text_n),
                     .parts = ARENA_ARRAY(f->a, struct part, f->in->cube->cases.n),
                     .totals = ARENA_ARRAY(f->a, struct part, f->text_n)};
    struct str_list mdcs;
    int32_t to, *at = ARENA_ARRAY(f->a, int32_t, f->text_n);
    int32_t *n = ARENA_ARRAY(f->a, int32_t, f->text_n);

    cells_add(&d);
    parts_merge(&d);
    mdcs = mdcs_list(&d);
    for (int32_t from = 0; from < d.part_n; from = to) {
        for (to = from; to < d.part_n && d.parts[to].institution == d.parts[from].institution; to++)
            continue;
        at[d.parts[from].institution_text] = from;
        n[d.parts[from].institution_text] = to - from;
    }
    r->organizations = ARENA_ARRAY(f->a, struct indicator_organization, f->text_n);
    for (int32_t text = 0; text < f->text_n; text++) {
        struct indicator_organization *o = &d.sums[text];

        if (!d.seen[text])
            continue;
        o->organization = cube_text_of(f->in->cube, text);
        o->county = f->county_of[text];
        breadth(&d, &mdcs, d.parts + at[text], n[text], o);
        consumption(&d, d.parts + at[text], n[text], o);
        shares(o);
        r->organizations[r->organization_n++] = *o;
    }
    if (r->organization_n > 0)
        qsort(r->organizations, (size_t)r->organization_n, sizeof *r->organizations,
              organization_compare);
}
