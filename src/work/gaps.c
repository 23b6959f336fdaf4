/* gaps.c - a cube folder in, gaps and proposed demands out. The result proves itself before it is
 * written. */
#include "work/gaps.h"

#include <stdio.h>
#include <unistd.h>

#include "engine/cube.h"
#include "engine/side.h"
#include "work/file.h"
#include "work/gaps_part.h"

/* Reads a table of one type into the arena, where a path is given. */
#define TABLE(path, member, type, read)                                            \
    do {                                                                           \
        struct str bytes;                                                          \
        type *table;                                                               \
                                                                                   \
        if (!(path))                                                               \
            break;                                                                 \
        table = ARENA_NEW(a, type);                                                \
        if (!file_read((path), a, &bytes, e) || !read((path), bytes, a, table, e)) \
            return false;                                                          \
        if (table->warning.n)                                                      \
            fprintf(stderr, "xinglin: warning: %.*s\n", STR_ARG(table->warning));  \
        in->member = table;                                                        \
    } while (0)

static bool regions_read(const struct gaps_request *r, struct arena *a, struct gap_input *in,
                         struct err *e)
{
    TABLE(r->population, populations, struct side_populations, side_populations_read);
    TABLE(r->counties, counties, struct side_counties, side_counties_read);
    TABLE(r->institutions, institutions, struct side_institutions, side_institutions_read);
    return true;
}

static bool codes_read(const struct gaps_request *r, struct arena *a, struct gap_input *in,
                       struct err *e)
{
    TABLE(r->specialists, specialists, struct side_specialists, side_specialists_read);
    TABLE(r->procedures, procedures, struct side_procedures, side_procedures_read);
    TABLE(r->drg, drgs, struct side_drgs, side_drgs_read);
    TABLE(r->refer, refers, struct side_refers, side_refers_read);
    return true;
}

bool gaps_cube_read(const char *folder, struct arena *a, struct cube *cube,
                    struct gaps_source *source, struct err *e)
{
    const char *summary = arena_text(a, "%s/summary.json", folder);
    const char *cases = arena_text(a, "%s/cases.csv", folder);
    const char *operations = arena_text(a, "%s/operations.csv", folder);
    struct str bytes;

    return file_read(summary, a, &bytes, e) && gaps_source_read(summary, bytes, a, source, e)
           && file_read(cases, a, &bytes, e) && cube_read_cases(cube, cases, bytes, e)
           && file_read(operations, a, &bytes, e)
           && cube_read_operations(cube, operations, bytes, e);
}

/* What is being done, on a terminal, over what was said before; an empty text wipes it. */
static void progress(const char *doing)
{
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%-40s\r%s", "", doing);
}

static bool measure(struct gaps_desk *d, struct err *e)
{
    progress("measuring …");
    if (!gap_measure(&d->in, d->arena, &d->result, e))
        return false;
    progress("proving …");
    return gap_check(&d->in, &d->result, e);
}

static bool put(struct folder *folder, const char *name, const struct gaps_desk *d,
                void (*write)(const struct gaps_desk *, struct out *), struct err *e)
{
    struct folder_file *file;
    struct out *out;

    if (!folder_put(folder, name, &file, &out, e))
        return false;
    write(d, out);
    return folder_put_end(file, e);
}

static bool all_put(const struct gaps_desk *d, struct err *e)
{
    static const struct {
        const char *name;
        void (*write)(const struct gaps_desk *, struct out *);
    } FILES[] = {
        {"gaps.csv", gaps_write_rows},          {"blank_techniques.csv", gaps_write_techniques},
        {"evidence.csv", gaps_write_evidence},  {"demands.csv", gaps_write_demands},
        {"peers.csv", gaps_write_peers},        {"summary.json", gaps_write_summary},
        {"measures.json", gaps_write_measures},
    };
    struct folder folder;

    progress("writing …");
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

bool work_gaps(const struct gaps_request *r, struct err *e)
{
    struct arena a = {0};
    struct cube cube = {0};
    struct gaps_desk desk = {
        .request = r,
        .arena = &a,
        .in = {.cube = &cube, .from_month = r->from_month, .to_month = r->to_month}};
    bool ok;

    cube_open(&cube);
    ok = regions_read(r, &a, &desk.in, e) && codes_read(r, &a, &desk.in, e);
    progress("reading …");
    ok = ok && gaps_cube_read(r->cube, &a, &cube, &desk.source, e) && measure(&desk, e)
         && all_put(&desk, e);
    progress("");
    cube_reset(&cube);
    arena_reset(&a);
    return ok;
}
