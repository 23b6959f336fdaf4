/* gap_demand.c - from a gap to a proposed order of people, as the plan reads it. */
#include <math.h>
#include <stdlib.h>

#include "base/day.h"
#include "engine/gap_part.h"

enum { SEATS_MAX = 10000, TITLE_RANK = 2, TIERS = 5, WEIGHT_MAX = 1000, TERM_MONTHS = 12 };

/* Cases of an institution in a county under a discipline; texts of the cube. */
struct place {
    int32_t county, institution, discipline;
    int64_t cases;
};

struct places {
    const struct place *items; /* by county, institution, discipline */
    const int32_t *county_at;  /* [county_n + 1] where those of each county begin */
};

static int place_compare(const void *left, const void *right)
{
    const struct place *a = left, *b = right;

    if (a->county != b->county)
        return a->county < b->county ? -1 : 1;
    if (a->institution != b->institution)
        return a->institution < b->institution ? -1 : 1;
    return (a->discipline > b->discipline) - (a->discipline < b->discipline);
}

#define NOT_LISTED (-2)

/* [text_n] the scored county that the table gives each institution, -1 for one that is not scored,
 * NOT_LISTED where the table does not tell. */
static int32_t *institutions_bind(const struct gap_frame *f)
{
    const struct side_institutions *table = f->in->institutions;
    const struct cube *cube = f->in->cube;
    int32_t *county = ARENA_ARRAY(f->a, int32_t, f->text_n);

    for (int32_t text = 0; text < f->text_n; text++)
        county[text] = NOT_LISTED;
    for (int32_t i = 0; table && i < cube->cases.n; i++) {
        int32_t text = cube_case_at(cube, i).institution;
        int32_t row = sheet_find(&table->index, cube_text_of(cube, text));
        int32_t code;

        if (county[text] != NOT_LISTED || row < 0 || table->items[row].county.n == 0)
            continue;
        code = words_find(&cube->texts, table->items[row].county);
        county[text] = code >= 0 ? f->county[code] : -1;
    }
    return county;
}

/* Sorted, each once; where those of each county begin. */
static struct places places_merge(const struct gap_frame *f, struct place *places, int32_t place_n)
{
    int32_t merged = 0, *county_at = ARENA_ARRAY(f->a, int32_t, f->county_n + 1);

    if (place_n > 0)
        qsort(places, (size_t)place_n, sizeof *places, place_compare);
    for (int32_t i = 0; i < place_n; i++) {
        if (merged > 0 && place_compare(&places[merged - 1], &places[i]) == 0)
            places[merged - 1].cases += places[i].cases;
        else
            places[merged++] = places[i];
    }
    for (int32_t i = 0; i < merged; i++)
        county_at[places[i].county + 1]++;
    for (int32_t c = 0; c < f->county_n; c++)
        county_at[c + 1] += county_at[c];
    return (struct places){places, county_at};
}

static struct places places_read(const struct gap_frame *f)
{
    const struct cube *cube = f->in->cube;
    struct place *places = ARENA_ARRAY(f->a, struct place, cube->cases.n);
    const int32_t *listed = institutions_bind(f);
    int32_t place_n = 0;

    for (int32_t i = 0; i < cube->cases.n; i++) {
        const struct cube_case cell = cube_case_at(cube, i);
        int32_t county = listed[cell.institution];

        if (county == NOT_LISTED)
            county = f->county[cell.treating];
        if (gap_in_window(f, cell.month) && county >= 0 && cell.institution != 0 && cell.cases > 0)
            places[place_n++] =
                (struct place){county, cell.institution, cell.discipline, cell.cases};
    }
    return places_merge(f, places, place_n);
}

/* An institution on its way to being the one: cases in the discipline decide, then all cases, then
 * the smaller code. */
struct candidate {
    struct str code;
    int64_t in_discipline, cases;
};

static bool better(const struct candidate *a, const struct candidate *b)
{
    if (b->code.n == 0)
        return true;
    if (a->in_discipline != b->in_discipline)
        return a->in_discipline > b->in_discipline;
    if (a->in_discipline == 0 && a->cases != b->cases)
        return a->cases > b->cases;
    return str_cmp(a->code, b->code) < 0;
}

/* Empty where the county has no institution in the window. */
static struct str organization_of(const struct gap_frame *f, const struct places *places,
                                  const struct gap_row *row)
{
    const struct place *items = places->items;
    int32_t end = places->county_at[row->county + 1];
    struct candidate best = {0};

    for (int32_t from = places->county_at[row->county], to = 0; from < end; from = to) {
        struct candidate now = {.code = cube_text_of(f->in->cube, items[from].institution)};

        for (to = from; to < end && items[to].institution == items[from].institution; to++) {
            now.cases += items[to].cases;
            if (str_eq(cube_text_of(f->in->cube, items[to].discipline), row->discipline))
                now.in_discipline += items[to].cases;
        }
        if (better(&now, &best))
            best = now;
    }
    return best.code;
}

static struct str techniques_join(const struct gap_frame *f, const struct gap_result *r,
                                  const struct gap_row *row)
{
    struct str joined = {0};

    for (int32_t i = 0; i < r->technique_n; i++) {
        const struct gap_technique *t = &r->techniques[i];

        if (t->county != row->county || t->state != GAP_BLANK
            || !str_eq(t->discipline, row->discipline))
            continue;
        joined =
            joined.n == 0
                ? t->procedure
                : str_of(arena_text(f->a, "%.*s;%.*s", STR_ARG(joined), STR_ARG(t->procedure)));
    }
    return joined;
}

/* 1..1000 against the first row; 1 where the score is unknown. */
static int32_t weight_of(const struct gap_result *r, const struct gap_row *row)
{
    double share = gap_row_key(r, row) / gap_row_key(r, &r->rows[0]);

    return isnan(share) || share * WEIGHT_MAX < 1 ? 1 : (int32_t)(share * WEIGHT_MAX);
}

void gap_demand_propose(const struct gap_frame *f, struct gap_result *r)
{
    struct places places;

    r->demands = ARENA_ARRAY(f->a, struct gap_demand, r->row_n);
    if (!f->in->specialists)
        return;
    places = places_read(f);
    for (int32_t i = 0; i < r->row_n; i++) {
        const struct gap_row *row = &r->rows[i];
        double seats = isnan(row->specialists) ? 0 : floor(row->specialists + 0.5);
        struct str organization;

        if (seats < 1 || row->discipline.n == 0)
            continue; /* the plan knows no unknown discipline */
        organization = organization_of(f, &places, row);
        if (organization.n == 0)
            continue;
        r->demands[r->demand_n++] = (struct gap_demand){
            .row = i,
            .id = str_of(arena_text(f->a, "G-%.*s-%.*s", STR_ARG(f->counties[row->county].code),
                                    STR_ARG(row->discipline))),
            .organization = organization,
            .techniques = techniques_join(f, r, row),
            .seats = (int32_t)fmin(seats, SEATS_MAX),
            .min_title_rank = TITLE_RANK,
            .tier = 1 + (int32_t)((int64_t)TIERS * i / r->row_n),
            .weight = weight_of(r, row),
            .months = TERM_MONTHS,
            .start_day = month_first_day(f->to_month + 1)};
    }
}
