/* indicators.c - a cube folder in, indicators out. The result proves itself before it is written.
 */
#include "work/indicators.h"

#include <stdio.h>

#include "engine/cube.h"
#include "engine/side.h"
#include "work/file.h"
#include "work/indicators_part.h"

static void warn(struct str warning)
{
    if (warning.n)
        fprintf(stderr, "xinglin: warning: %.*s\n", STR_ARG(warning));
}

static bool tables_read(const struct indicators_request *r, struct indicators_desk *d,
                        struct err *e)
{
    struct side_counties *counties = ARENA_NEW(d->arena, struct side_counties);
    struct side_institutions *institutions = ARENA_NEW(d->arena, struct side_institutions);
    struct str bytes;

    if (r->counties) {
        if (!file_read(r->counties, d->arena, &bytes, e)
            || !side_counties_read(r->counties, bytes, d->arena, counties, e))
            return false;
        warn(counties->warning);
        d->in.counties = counties;
    }
    if (r->institutions) {
        if (!file_read(r->institutions, d->arena, &bytes, e)
            || !side_institutions_read(r->institutions, bytes, d->arena, institutions, e))
            return false;
        warn(institutions->warning);
        d->in.institutions = institutions;
    }
    return true;
}

static bool put(struct folder *folder, const char *name, const struct indicators_desk *d,
                void (*write)(const struct indicators_desk *, struct out *), struct err *e)
{
    struct folder_file *file;
    struct out *out;

    if (!folder_put(folder, name, &file, &out, e))
        return false;
    write(d, out);
    return folder_put_end(file, e);
}

static bool all_put(const struct indicators_desk *d, struct err *e)
{
    static const struct {
        const char *name;
        void (*write)(const struct indicators_desk *, struct out *);
    } FILES[] = {
        {"organizations.csv", indicators_write_organizations},
        {"counties.csv", indicators_write_counties},
        {"flows.csv", indicators_write_flows},
        {"spectrum.csv", indicators_write_spectrum},
        {"coverage.csv", indicators_write_coverage},
        {"measures.json", indicators_write_measures},
        {"summary.json", indicators_write_summary},
    };
    struct folder folder;

    if (!folder_open(&folder, d->request->out, d->request->force, e))
        return false;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES; i++) {
        if (!put(&folder, FILES[i].name, d, FILES[i].write, e)) {
            folder_drop(&folder);
            return false;
        }
    }
    if (folder_done(&folder, e))
        return true;
    folder_drop(&folder);
    return false;
}

/* Two windows that share months tell by their difference what each alone hides. */
static bool windows_apart(const struct indicators_request *r, struct err *e)
{
    int32_t months = r->to_month - r->from_month + 1;

    if (!r->open || r->before_month == r->from_month || r->before_month + months <= r->from_month
        || r->before_month > r->to_month)
        return true;
    return err_set(e, ERR_INPUT,
                   "the window and the window before overlap: for the public their difference "
                   "would tell small numbers; --before can set the windows apart");
}

bool work_indicators(const struct indicators_request *r, struct err *e)
{
    struct arena a = {0};
    struct cube cube = {0};
    struct indicators_desk d = {.request = r,
                                .arena = &a,
                                .in = {.cube = &cube,
                                       .from_month = r->from_month,
                                       .to_month = r->to_month,
                                       .before_month = r->before_month}};
    bool ok;

    cube_open(&cube);
    ok = windows_apart(r, e) && tables_read(r, &d, e)
         && gaps_cube_read(r->cube, &a, &cube, &d.source, e)
         && indicator_measure(&d.in, &a, &d.result, e) && indicator_check(&d.in, &d.result, &a, e);
    if (ok) {
        d.hidden = indicator_hide(&d.result, &a);
        ok = all_put(&d, e);
    }
    cube_reset(&cube);
    arena_reset(&a);
    return ok;
}
