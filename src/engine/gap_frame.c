/* gap_frame.c - one window of a cube as plain arrays: groups, their weights and disciplines. */
#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "engine/gap_part.h"
#include "engine/value.h"

bool gap_is_county(struct str code)
{
    if (code.n != 6)
        return false;
    for (size_t i = 0; i < code.n; i++) {
        char c = code.at[i];

        if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')))
            return false;
    }
    return true;
}

bool gap_in_window(const struct gap_frame *f, int32_t month)
{
    return month >= f->from_month && month <= f->to_month;
}

double gap_mean_cost(const struct gap_frame *f)
{
    return f->every.cases > 0 ? (double)f->every.cost_fen / (double)f->every.cases : 0;
}

static int vote_compare(const void *left, const void *right)
{
    const struct gap_vote *a = left, *b = right;

    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    return (a->discipline > b->discipline) - (a->discipline < b->discipline);
}

void gap_vote_count(const struct gap_frame *f, struct gap_vote *votes, int32_t n,
                    struct str *winners)
{
    int64_t best = 0;
    int32_t item = -1;

    if (n > 0)
        qsort(votes, (size_t)n, sizeof *votes, vote_compare);
    for (int32_t i = 0; i < n;) {
        struct gap_vote vote = votes[i];
        struct str discipline = cube_text_of(f->in->cube, vote.discipline);

        for (i++; i < n && vote_compare(&votes[i], &vote) == 0; i++)
            vote.count += votes[i].count;
        if (vote.item != item) {
            item = vote.item;
            best = 0;
        }
        if (vote.count > best || (vote.count == best && str_cmp(discipline, winners[item]) < 0)) {
            best = vote.count;
            winners[item] = discipline;
        }
    }
}

/* Half up, as money and weights are rounded; n > 0, sum >= 0. */
static int64_t mean_half_up(int64_t sum, int64_t n)
{
    return sum / n + (sum % n >= n - sum % n);
}

static int64_t weight_of(const struct gap_frame *f, const struct gap_total *t)
{
    double mean = gap_mean_cost(f);

    if (!f->by_cost)
        return t->rw_cases > 0 ? mean_half_up(t->rw_e4, t->rw_cases) : 0;
    if (mean <= 0)
        return 0;
    return (int64_t)floor((double)t->cost_fen / (double)t->cases / mean * 1e4 + 0.5);
}

/* Totals and disciplines of groups from every cell of the window. Returns the cells in it. */
static int32_t groups_read(struct gap_frame *f)
{
    const struct cube *cube = f->in->cube;
    struct gap_vote *votes = ARENA_ARRAY(f->a, struct gap_vote, cube->cases.n);
    int32_t vote_n = 0, cell_n = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        struct gap_total *t = &f->group_totals[cell.drg];

        if (!gap_in_window(f, cell.month) || cell.cases == 0)
            continue;
        cell_n++;
        if (!f->grouped[cell.drg])
            continue;
        t->cases += cell.cases;
        t->cost_fen += cell.cost_fen;
        t->rw_cases += cell.rw_cases;
        t->rw_e4 += cell.rw_e4;
        f->every.cases += cell.cases;
        f->every.cost_fen += cell.cost_fen;
        f->every.rw_cases += cell.rw_cases;
        f->every.rw_e4 += cell.rw_e4;
        votes[vote_n++] = (struct gap_vote){cell.drg, cell.discipline, cell.cases};
    }
    gap_vote_count(f, votes, vote_n, f->group_disciplines);
    return cell_n;
}

/* The table of groups, where it names a discipline, wins over what the records say. */
static void groups_name(struct gap_frame *f)
{
    const struct side_drgs *drgs = f->in->drgs;

    f->by_cost = f->every.rw_cases == 0;
    for (int32_t text = 0; text < f->text_n; text++) {
        int32_t row;

        if (f->group_totals[text].cases == 0)
            continue;
        f->weight_e4[text] = weight_of(f, &f->group_totals[text]);
        row = drgs ? sheet_find_code(&drgs->index, cube_text_of(f->in->cube, text)) : -1;
        if (row >= 0 && drgs->items[row].discipline.n > 0)
            f->group_disciplines[text] = drgs->items[row].discipline;
    }
}

static void points_read(struct gap_frame *f)
{
    const struct side_counties *counties = f->in->counties;

    if (!counties || !counties->has_points)
        return;
    f->points = ARENA_ARRAY(f->a, struct gap_point, f->text_n);
    for (int32_t text = 0; text < f->text_n; text++) {
        int32_t row = -1;

        if (f->is_county[text])
            row = sheet_find(&counties->index, cube_text_of(f->in->cube, text));
        if (row >= 0)
            row = counties->items[row].live;
        if (row >= 0 && counties->items[row].located)
            f->points[text] =
                (struct gap_point){counties->items[row].lng, counties->items[row].lat, true};
    }
}

bool gap_frame_open(struct gap_frame *f, const struct gap_input *in, struct arena *a, struct err *e)
{
    int32_t text_n = in->cube->texts.n;
    char from[MONTH_TEXT], to[MONTH_TEXT];

    f->in = in;
    f->a = a;
    f->text_n = text_n;
    f->is_county = ARENA_ARRAY(a, bool, text_n);
    f->grouped = ARENA_ARRAY(a, bool, text_n);
    f->county = ARENA_ARRAY(a, int32_t, text_n);
    f->group_totals = ARENA_ARRAY(a, struct gap_total, text_n);
    f->group_disciplines = ARENA_ARRAY(a, struct str, text_n);
    f->weight_e4 = ARENA_ARRAY(a, int64_t, text_n);
    month_text(f->from_month, from);
    month_text(f->to_month, to);
    for (int32_t text = 0; text < text_n; text++) {
        f->is_county[text] = gap_is_county(cube_text_of(in->cube, text));
        f->grouped[text] = value_drg_grouped(cube_text_of(in->cube, text));
        f->county[text] = -1;
    }
    if (f->from_month > f->to_month)
        return err_set(e, ERR_INPUT, "the window from %s to %s has no month", from, to);
    if (groups_read(f) == 0)
        return err_set(e, ERR_INPUT, "the cube has no case from %s to %s", from, to);
    groups_name(f);
    points_read(f);
    return true;
}
