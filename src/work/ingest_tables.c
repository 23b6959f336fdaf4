/* ingest_tables.c - the map and the side tables that a run knows. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "work/ingest_part.h"
#include "work/map_shipped.h"

/* Tells once what a table's reader wants told. */
static void warn(struct str warning)
{
    if (warning.n)
        fprintf(stderr, "xinglin: warning: %.*s\n", STR_ARG(warning));
}

/* Reads a table of one type into the arena, where a path is given. */
#define TABLE(path, member, type, read)                                                \
    do {                                                                               \
        struct str bytes;                                                              \
                                                                                       \
        if (!(path))                                                                   \
            break;                                                                     \
        t->member = ARENA_NEW(a, type);                                                \
        if (!file_read((path), a, &bytes, e) || !read((path), bytes, a, t->member, e)) \
            return false;                                                              \
        warn(t->member->warning);                                                      \
    } while (0)

static bool geography_read(const struct ingest_request *r, struct arena *a, struct ingest_tables *t,
                           struct err *e)
{
    TABLE(r->institutions, institutions, struct side_institutions, side_institutions_read);
    TABLE(r->counties, counties, struct side_counties, side_counties_read);
    TABLE(r->towns, towns, struct side_towns, side_towns_read);
    return true;
}

static bool codes_read(const struct ingest_request *r, struct arena *a, struct ingest_tables *t,
                       struct err *e)
{
    TABLE(r->procedures, procedures, struct side_procedures, side_procedures_read);
    TABLE(r->departments, departments, struct side_departments, side_departments_read);
    return true;
}

/* Groups and weights are those of the source's grouper, or those of a table, known by its bytes.
 * Figures of different schemes are never added. */
static bool scheme_read(const struct ingest_request *r, struct arena *a, struct ingest_tables *t,
                        struct err *e)
{
    struct str bytes;

    t->scheme = str_of(map_source(t->map));
    if (!r->drg)
        return true;
    t->drgs = ARENA_NEW(a, struct side_drgs);
    if (!file_read(r->drg, a, &bytes, e) || !side_drgs_read(r->drg, bytes, a, t->drgs, e))
        return false;
    warn(t->drgs->warning);
    t->scheme = str_of(arena_text(a, "drg table %016" PRIx64, str_hash(bytes)));
    return true;
}

static bool map_find(const char *name, struct arena *a, const struct map **map, struct err *e)
{
    struct str bytes;
    const char *names = "";

    if (strpbrk(name, "/."))
        return file_read(name, a, &bytes, e) && map_read(name, bytes, a, map, e);
    if (map_shipped(name, &bytes))
        return map_read(name, bytes, a, map, e);
    for (size_t i = 0; map_shipped_name(i); i++)
        names = arena_text(a, "%s%s%s", names, i ? ", " : "", map_shipped_name(i));
    return err_set(e, ERR_INPUT, "%.60s: no map of this name ships: %s; a path holds / or .", name,
                   names);
}

bool ingest_tables_read(const struct ingest_request *r, struct arena *a,
                        struct ingest_tables *tables, struct err *e)
{
    struct ingest_tables t = {0};

    if (!map_find(r->map, a, &t.map, e) || !geography_read(r, a, &t, e) || !codes_read(r, a, &t, e)
        || !scheme_read(r, a, &t, e)) {
        /* Who names a map or a table that is not there has named a wrong one. */
        if (e->code == ERR_IO)
            e->code = ERR_INPUT;
        return false;
    }
    t.place = place_open(t.counties, t.towns, a);
    *tables = t;
    return true;
}
