/* probe.c - see probe.h. */
#include "work/probe.h"

#include "engine/probe.h"
#include "work/file.h"
#include "work/map_shipped.h"

enum { MAPS = 16 };

bool work_probe(const char *path, struct out *out, struct err *e)
{
    const struct map *maps[MAPS];
    struct file_view view = {0};
    struct arena a = {0};
    bool ok = true;
    int n = 0;

    for (; ok && n < MAPS && map_shipped_name((size_t)n); n++) {
        struct str bytes;

        ok = map_shipped(map_shipped_name((size_t)n), &bytes)
             && map_read(map_shipped_name((size_t)n), bytes, &a, &maps[n], e);
    }
    ok = ok && file_view_open(&view, path, e) && probe_write(path, view.bytes, maps, n, out, e);
    file_view_close(&view);
    arena_reset(&a);
    return ok;
}
