/* gap_peers.c - which counties are scored, and whom each is compared with.
 *
 * A county's peers are the others of its kind and of its third by population; where fewer than
 * five are like it, all others. */
#include <stdlib.h>
#include <string.h>

#include "engine/gap_part.h"

static int code_compare(const void *left, const void *right)
{
    const struct gap_county *a = left, *b = right;

    return str_cmp(a->code, b->code);
}

/* The scored counties are listed. */
static bool counties_listed(struct gap_frame *f, struct err *e)
{
    const struct side_populations *list = f->in->populations;

    f->counties = ARENA_ARRAY(f->a, struct gap_county, list->n);
    for (int32_t i = 0; i < list->n; i++) {
        const struct side_population *p = &list->items[i];

        if (!gap_is_county(p->county))
            return err_set(e, ERR_INPUT,
                           "population: %.*s: a county code has six letters or digits",
                           STR_ARG(p->county));
        f->counties[f->county_n++] =
            (struct gap_county){.code = p->county, .kind = p->kind, .population = p->population};
    }
    return true;
}

/* Without a list those that treat a case. A residence outside the area of the data has no home
 * institution and would show a gap of everything. */
static void counties_treating(struct gap_frame *f)
{
    const struct cube *cube = f->in->cube;
    bool *treats = ARENA_ARRAY(f->a, bool, f->text_n);

    f->counties = ARENA_ARRAY(f->a, struct gap_county, f->text_n);
    for (int32_t i = 0; i < cube->cases.n; i++) {
        if (gap_in_window(f, cube_case_at(cube, i).month) && cube_case_at(cube, i).cases > 0)
            treats[cube_case_at(cube, i).treating] = true;
    }
    for (int32_t text = 0; text < f->text_n; text++) {
        if (treats[text] && f->is_county[text])
            f->counties[f->county_n++] =
                (struct gap_county){.code = cube_text_of(cube, text), .population = GAP_UNKNOWN};
    }
}

static void kinds_fill(struct gap_frame *f)
{
    const struct side_counties *counties = f->in->counties;

    for (int32_t c = 0; counties && c < f->county_n; c++) {
        int32_t row = sheet_find(&counties->index, f->counties[c].code);

        if (row >= 0 && f->counties[c].kind.n == 0)
            f->counties[c].kind = counties->items[row].kind;
    }
}

static int population_compare(const void *left, const void *right)
{
    const struct gap_county *a = *(struct gap_county *const *)left;
    const struct gap_county *b = *(struct gap_county *const *)right;

    if (a->population != b->population)
        return a->population < b->population ? -1 : 1;
    return str_cmp(a->code, b->code);
}

static void thirds_fill(struct gap_frame *f)
{
    struct gap_county **known = ARENA_ARRAY(f->a, struct gap_county *, f->county_n);
    int64_t n = 0;

    for (int32_t c = 0; c < f->county_n; c++) {
        f->counties[c].third = 3;
        if (f->counties[c].population != GAP_UNKNOWN)
            known[n++] = &f->counties[c];
    }
    if (n > 0)
        qsort(known, (size_t)n, sizeof(struct gap_county *), population_compare);
    for (int64_t i = 0; i < n; i++)
        known[i]->third = (int32_t)(3 * i / n);
}

static bool alike(const struct gap_county *a, const struct gap_county *b)
{
    return a->third == b->third && str_eq(a->kind, b->kind);
}

static void peers_fill(struct gap_frame *f, int32_t c)
{
    struct gap_county *county = &f->counties[c];
    int32_t *peers;
    int32_t like_n = 0;

    for (int32_t p = 0; p < f->county_n; p++)
        like_n += p != c && alike(county, &f->counties[p]);
    peers = ARENA_ARRAY(f->a, int32_t, like_n < GAP_PEERS ? f->county_n : like_n);
    for (int32_t p = 0; p < f->county_n; p++) {
        if (p != c && (like_n < GAP_PEERS || alike(county, &f->counties[p])))
            peers[county->peer_n++] = p;
    }
    county->peers = peers;
}

/* Texts that name a scored county, in whatever case they are written. */
static void texts_bind(struct gap_frame *f)
{
    const struct cube *cube = f->in->cube;
    const struct side_populations *list = f->in->populations;

    for (int32_t text = 0; text < f->text_n; text++) {
        struct gap_county key = {.code = cube_text_of(cube, text)};
        struct gap_county *found;

        if (!f->is_county[text])
            continue;
        if (list) {
            int32_t row = sheet_find(&list->index, key.code);

            if (row < 0)
                continue;
            key.code = list->items[row].county;
        }
        found = bsearch(&key, f->counties, (size_t)f->county_n, sizeof key, code_compare);
        if (found)
            f->county[text] = (int32_t)(found - f->counties);
    }
}

bool gap_peers_find(struct gap_frame *f, struct err *e)
{
    if (f->in->populations && !counties_listed(f, e))
        return false;
    if (!f->in->populations)
        counties_treating(f);
    if (f->county_n == 0)
        return err_set(e, ERR_INPUT, "%s",
                       f->in->populations ? "the population table lists no county to score"
                                          : "no case in the window tells the county that treated "
                                            "it, so that there is none to score");
    qsort(f->counties, (size_t)f->county_n, sizeof *f->counties, code_compare);
    kinds_fill(f);
    thirds_fill(f);
    for (int32_t c = 0; c < f->county_n; c++)
        peers_fill(f, c);
    texts_bind(f);
    return true;
}
