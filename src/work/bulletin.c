/* bulletin.c - one read, every figure. */
#include "work/bulletin.h"

#include "base/day.h"
#include "store/noun.h"
#include "work/secret.h"

struct freezing {
    const struct bulletin_request *r;
    struct bulletin *b;
};

static bool counts_read(struct store *st, const struct bulletin_request *r,
                        struct bulletin_figure *f, struct err *e)
{
    struct noun_scope scope = {.programme = r->programme->id,
                               .from_day = r->from_day,
                               .until_day = r->until_day,
                               .reach = STORE_ALL};

    if (r->region.n)
        scope.reach = (struct store_reach){.kind = REACH_PLACE, .scope = {.place = r->region}};
    for (int i = 0; i < figure_count_n(f->figure); i++) {
        if (!store_noun_count(st, &f->figure->counts[i], &scope, &f->values[i], e))
            return false;
    }
    return true;
}

static bool freeze_in_tx(struct store *st, void *arg, struct err *e)
{
    struct freezing *f = arg;

    for (int32_t i = 0; i < f->r->programme->figure_n; i++) {
        f->b->figures[i] = (struct bulletin_figure){.figure = &f->r->programme->figures[i]};
        if (!counts_read(st, f->r, &f->b->figures[i], e))
            return false;
    }
    return true;
}

static struct str seal_of(const struct bulletin *b, const struct bulletin_request *r,
                          struct arena *a)
{
    char *hex = arena_alloc(a, SECRET_HASH);
    struct out out = {0};

    out_text(&out, "%.*s\n%.*s\n%.*s\n", STR_ARG(r->programme_seal), STR_ARG(b->period),
             STR_ARG(r->region));
    for (int32_t i = 0; i < b->programme->figure_n; i++)
        out_text(&out, "%.*s %lld %lld\n", STR_ARG(b->figures[i].figure->id),
                 (long long)b->figures[i].values[0], (long long)b->figures[i].values[1]);
    if (b->effects.n)
        out_text(&out, "%.*s\n", STR_ARG(b->effects));
    secret_hash((struct str){out.items, out.n}, hex);
    out_reset(&out);
    return str_of(hex);
}

bool work_bulletin_freeze(struct store *st, const struct bulletin_request *r, struct arena *a,
                          struct bulletin *b, struct err *e)
{
    struct bulletin found = {.programme = r->programme,
                             .title = r->programme->title,
                             .period = bulletin_period(r->from_day, r->until_day, a),
                             .effects = r->effects,
                             .invented = r->invented};
    struct freezing f = {r, &found};
    char day[DAY_TEXT];

    found.figures = ARENA_ARRAY(a, struct bulletin_figure, r->programme->figure_n + 1);
    if (!store_tx(st, STORE_READ, freeze_in_tx, &f, e))
        return false;
    day_text(r->as_of_day, day);
    found.as_of = str_copy(a, str_of(day));
    found.seal = seal_of(&found, r, a);
    bulletin_write(&found, a);
    *b = found;
    return true;
}
