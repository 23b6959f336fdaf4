/* appraisal_draw.c - one query a count, however many there are to be appraised. */
#include "base/day.h"
#include "base/list.h"
#include "store/profile.h"
#include "work/appraisal_part.h"

/* Where a noun was told, asked once for each noun. Of what is counted by a later day than the
 * noun's own (a technique by the day of its independence) lines of before tell, too. */
struct told {
    const struct noun *noun;
    bool before;
    struct str_list places;
};
struct told_list LIST(struct told);

struct noun_scope appraisal_scope(const struct appraisal_span *span, enum appraisal_link link,
                                  int who)
{
    static const enum noun_by BY[LINK_N] = {[LINK_EXPERT] = NOUN_BY_PERSON,
                                            [LINK_APPRENTICE] = NOUN_BY_PERSON,
                                            [LINK_DISCIPLINE] = NOUN_BY_DISCIPLINE,
                                            [LINK_LEADER] = NOUN_BY_ORGANIZATION};

    return (struct noun_scope){.programme = span->programme,
                               .from_day = span->from_day,
                               .until_day = span->until_day,
                               .reach = STORE_ALL,
                               .by = BY[link],
                               .who = who};
}

static bool tally(struct store *st, const struct figure_count *count,
                  const struct noun_scope *scope, bool monthly, struct arena *a,
                  struct appraisal_source *source, struct err *e)
{
    struct noun_tallies found;

    if (!store_noun_tally(st, count, scope, monthly, a, &found, e))
        return false;
    source->tallies = ARENA_ARRAY(a, struct appraisal_tally, found.n ? found.n : 1);
    source->tally_n = found.n;
    source->whole = noun_column_find(count->noun, STR("discipline")) < 0
                    && noun_column_find(count->noun, STR("placement")) <= 0;
    for (size_t i = 0; i < found.n; i++)
        source->tallies[i] =
            (struct appraisal_tally){found.items[i].key, found.items[i].month, found.items[i].n};
    appraisal_source_sort(source);
    return true;
}

static bool told_find(struct store *st, struct told_list *list, const struct figure_count *count,
                      const struct appraisal_span *span, struct arena *a, struct str_list *places,
                      struct err *e)
{
    const struct figure_count any = {
        .noun = count->noun, .column = -1, .from_day = DAY_NONE, .until_day = DAY_NONE};
    struct noun_scope scope = appraisal_scope(span, LINK_LEADER, -1);
    struct appraisal_source found = {0};
    struct told told = {.noun = count->noun, .before = count->day > 0};

    for (size_t i = 0; i < list->n; i++) {
        if (list->items[i].noun == told.noun && list->items[i].before == told.before) {
            *places = list->items[i].places;
            return true;
        }
    }
    if (told.before)
        scope.from_day = DAY_NONE;
    if (!tally(st, &any, &scope, false, a, &found, e))
        return false;
    told.places.items = ARENA_ARRAY(a, struct str, found.tally_n ? found.tally_n : 1);
    for (size_t i = 0; i < found.tally_n; i++)
        told.places.items[told.places.n++] = found.tallies[i].key;
    list_push(list, told);
    *places = told.places;
    return true;
}

/* The months that any of the indicators looks at, read once. */
static bool wards_draw(struct store *st, struct appraisal_draw *d, struct arena *a, struct err *e)
{
    int32_t to_month = month_of_day(d->span.until_day), months = 0;
    struct profile_wards wards;

    for (int32_t k = 0; k < d->rules->indicator_n; k++) {
        const struct indicator *in = &d->rules->indicators[k];

        if (in->recorded && in->months > months)
            months = in->months;
    }
    if (months == 0)
        return true;
    if (!store_profile_wards(st, d->span.region, to_month - months + 1, to_month, a, &wards, e))
        return false;
    for (int32_t k = 0; k < d->rules->indicator_n; k++) {
        const struct indicator *in = &d->rules->indicators[k];

        if (in->recorded)
            d->sources[k] = (struct appraisal_source){.wards = wards.items,
                                                      .ward_n = wards.n,
                                                      .from_month = to_month - in->months + 1,
                                                      .to_month = to_month};
    }
    return true;
}

static bool indicators_draw(struct store *st, struct appraisal_draw *d, struct told_list *told,
                            struct arena *a, struct err *e)
{
    for (int32_t k = 0; k < d->rules->indicator_n; k++) {
        const struct indicator *in = &d->rules->indicators[k];
        const struct noun_scope scope = appraisal_scope(&d->span, in->link, in->column);

        d->sources[k] = (struct appraisal_source){0};
        if (in->recorded)
            continue;
        if (!told_find(st, told, &in->count, &d->span, a, &d->sources[k].told, e)
            || !tally(st, &in->count, &scope, in->monthly > 0, a, &d->sources[k], e))
            return false;
    }
    return wards_draw(st, d, a, e);
}

bool appraisal_draw_base(struct store *st, const struct appraisal_draw *d,
                         const struct appraisal_span *span, struct arena *a,
                         struct appraisal_source *part, struct appraisal_source *whole,
                         struct err *e)
{
    const struct improvement *im = &d->rules->improvement;
    const struct noun_scope scope = appraisal_scope(span, im->link, -1);

    *part = *whole = (struct appraisal_source){0};
    return !im->on
           || (tally(st, &im->part, &scope, false, a, part, e)
               && tally(st, &im->whole, &scope, false, a, whole, e));
}

static bool veto_draw(struct store *st, struct appraisal_draw *d, struct arena *a, struct err *e)
{
    struct noun_scope scope;

    d->veto = (struct appraisal_source){0};
    if (!d->rules->vetoed)
        return true;
    scope = appraisal_scope(&d->span, LINK_EXPERT,
                            noun_column_find(d->rules->veto.noun, STR("practitioner")));
    return tally(st, &d->rules->veto, &scope, false, a, &d->veto, e);
}

bool appraisal_draw(struct store *st, struct appraisal_draw *d, struct arena *a, struct err *e)
{
    struct told_list told = {0};
    struct appraisal_parts parts;
    bool good = appraisal_counted(d->rules, e) && store_appraisal_parts(st, &d->span, a, &parts, e);

    if (good)
        appraisal_subjects_make(parts.items, parts.n, a, &d->subjects);
    good = good && indicators_draw(st, d, &told, a, e)
           && appraisal_draw_base(st, d, &d->span, a, &d->part, &d->whole, e)
           && veto_draw(st, d, a, e);
    list_reset(&told);
    return good;
}
