/* indicator.c - the frame of a window: order of texts, counties of institutions; and the whole.
 *
 * Sums are integers and are added in any order; what is divided is divided once, in the order of
 * codes, so that the same cube gives the same bytes however its rows came. */
#include "engine/indicator.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/day.h"
#include "engine/gap_part.h"
#include "engine/indicator_part.h"
#include "engine/value.h"

bool indicator_now(const struct indicator_input *in, int32_t month)
{
    return month >= in->from_month && month <= in->to_month;
}

bool indicator_before(const struct indicator_input *in, int32_t month)
{
    return month >= in->before_month && month - in->before_month <= in->to_month - in->from_month;
}

bool indicator_unknown(struct str other, struct str county)
{
    return other.n < county.n && str_starts(county, other);
}

static int text_compare(const void *left, const void *right, void *cube)
{
    return str_cmp(cube_text_of(cube, *(const int32_t *)left),
                   cube_text_of(cube, *(const int32_t *)right));
}

static void texts_place(struct indicator_frame *f)
{
    int32_t *order = ARENA_ARRAY(f->a, int32_t, f->text_n);

    f->place = ARENA_ARRAY(f->a, int32_t, f->text_n);
    for (int32_t i = 0; i < f->text_n; i++)
        order[i] = i;
    if (f->text_n > 0)
        qsort_r(order, (size_t)f->text_n, sizeof *order, text_compare, (void *)f->in->cube);
    for (int32_t i = 0; i < f->text_n; i++)
        f->place[order[i]] = i;
}

/* Cases of an institution in a treating county, over the whole cube. */
struct vote {
    int32_t institution, treating;
    int64_t cases;
};

static int vote_compare(const void *left, const void *right)
{
    const struct vote *a = left, *b = right;

    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    return (a->treating > b->treating) - (a->treating < b->treating);
}

/* The county in which an institution has most cases, the smallest code on a tie. */
static void counties_find(struct indicator_frame *f)
{
    const struct cube *cube = f->in->cube;
    struct vote *votes = ARENA_ARRAY(f->a, struct vote, cube->cases.n);
    int64_t *best = ARENA_ARRAY(f->a, int64_t, f->text_n);
    int32_t end;

    f->county_of = ARENA_ARRAY(f->a, struct str, f->text_n);
    for (int32_t i = 0; i < cube->cases.n; i++)
        votes[i] = (struct vote){cube_case_at(cube, i).institution, cube_case_at(cube, i).treating,
                                 cube_case_at(cube, i).cases};
    if (cube->cases.n > 0)
        qsort(votes, (size_t)cube->cases.n, sizeof *votes, vote_compare);
    for (int32_t i = 0; i < cube->cases.n; i = end) {
        struct vote vote = votes[i];
        struct str code = cube_text_of(cube, vote.treating);
        int64_t *most = &best[vote.institution];

        for (end = i + 1; end < cube->cases.n && vote_compare(&votes[end], &vote) == 0; end++)
            vote.cases += votes[end].cases;
        if (vote.cases > *most
            || (vote.cases == *most && str_cmp(code, f->county_of[vote.institution]) < 0)) {
            *most = vote.cases;
            f->county_of[vote.institution] = code;
        }
    }
}

/* The table, where it names a county, wins. */
static void institutions_bind(struct indicator_frame *f)
{
    const struct cube *cube = f->in->cube;
    const struct side_institutions *table = f->in->institutions;

    f->listed = ARENA_ARRAY(f->a, int32_t, f->text_n);
    for (int32_t text = 0; text < f->text_n; text++) {
        f->listed[text] = table ? sheet_find(&table->index, cube_text_of(cube, text)) : -1;
        if (f->listed[text] >= 0 && table->items[f->listed[text]].county.n > 0)
            f->county_of[text] = table->items[f->listed[text]].county;
    }
}

void indicator_frame_open(struct indicator_frame *f, const struct indicator_input *in,
                          struct arena *a)
{
    *f = (struct indicator_frame){.in = in, .a = a, .text_n = in->cube->texts.n};
    f->is_county = ARENA_ARRAY(a, bool, f->text_n);
    f->grouped = ARENA_ARRAY(a, bool, f->text_n);
    for (int32_t text = 0; text < f->text_n; text++) {
        struct str code = cube_text_of(in->cube, text);

        f->is_county[text] = gap_is_county(code);
        f->grouped[text] = value_drg_grouped(code);
    }
    texts_place(f);
    counties_find(f);
    institutions_bind(f);
}

/* Cases in each window; more than the maximum are not counted to their end. */
static bool windows_hold(const struct indicator_input *in, struct err *e)
{
    const struct cube *cube = in->cube;
    int64_t now = 0, before = 0;
    char from[MONTH_TEXT], to[MONTH_TEXT];

    month_text(in->from_month, from);
    month_text(in->to_month, to);
    if (in->from_month > in->to_month)
        return err_set(e, ERR_INPUT, "the window from %s to %s has no month", from, to);
    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);

        if (cell.cases > INT32_MAX)
            now = INT32_MAX + (int64_t)1;
        else if (now <= INT32_MAX && indicator_now(in, cell.month))
            now += cell.cases;
        if (before <= INT32_MAX && indicator_before(in, cell.month))
            before += cell.cases;
    }
    if (now > INT32_MAX || before > INT32_MAX)
        return err_set(e, ERR_INPUT,
                       "the cube has more than %" PRId32 " cases in a window, or in a cell",
                       INT32_MAX);
    if (now == 0)
        return err_set(e, ERR_INPUT, "the cube has no case from %s to %s", from, to);
    return true;
}

bool indicator_measure(const struct indicator_input *in, struct arena *a,
                       struct indicator_result *result, struct err *e)
{
    struct indicator_frame f;
    struct indicator_result r = {.months = in->to_month - in->from_month + 1};

    if (!windows_hold(in, e))
        return false;
    indicator_frame_open(&f, in, a);
    indicator_organization_measure(&f, &r);
    indicator_flow_measure(&f, &r);
    indicator_coverage_measure(&f, &r);
    indicator_county_measure(&f, &r);
    indicator_spectrum_measure(&f, &r);
    *result = r;
    return true;
}
