/* ingest_merge.c - cube folders added: the tables cell by cell, the rest number by number. */
#include <assert.h>

#include "work/ingest_part.h"

struct sum {
    struct arena arena; /* texts of the summaries */
    struct cube cube;
    struct quality quality;
    struct ingest_summary summary;
};

static bool file_of(const char *folder, const char *name, struct arena *a, const char **path,
                    struct str *bytes, struct err *e)
{
    *path = arena_text(a, "%s/%s", folder, name);
    return file_read(*path, a, bytes, e);
}

static bool summary_take(struct sum *sum, const char *folder, struct arena *a, struct err *e)
{
    struct ingest_summary one = {0};
    const char *path;
    struct str bytes;
    bool ok = file_of(folder, "summary.json", a, &path, &bytes, e)
              && ingest_summary_read(path, bytes, &sum->arena, &one, e)
              && ingest_summary_add(&sum->summary, &one, path, e);

    ingest_summary_reset(&one);
    return ok;
}

static bool folder_take(struct sum *sum, const char *folder, struct err *e)
{
    struct arena a = {0};
    const char *path;
    struct str bytes;
    bool ok = summary_take(sum, folder, &a, e) && file_of(folder, "cases.csv", &a, &path, &bytes, e)
              && cube_read_cases(&sum->cube, path, bytes, e)
              && file_of(folder, "operations.csv", &a, &path, &bytes, e)
              && cube_read_operations(&sum->cube, path, bytes, e)
              && file_of(folder, "quality.csv", &a, &path, &bytes, e)
              && quality_read(&sum->quality, path, bytes, 0, e);

    arena_reset(&a);
    return ok;
}

bool work_ingest_merge(const char *const *folders, int folder_n, const char *out, bool force,
                       struct err *e)
{
    struct sum sum = {0};
    struct folder folder;
    bool ok;

    assert(folder_n > 0);
    cube_open(&sum.cube);
    ok = folder_open(&folder, out, force, e);
    for (int i = 0; ok && i < folder_n; i++) {
        ok = folder_take(&sum, folders[i], e);
        if (!ok)
            folder_drop(&folder);
    }
    ok = ok && ingest_write(&folder, &sum.cube, &sum.quality, &sum.summary, 1, e);
    cube_reset(&sum.cube);
    quality_reset(&sum.quality);
    ingest_summary_reset(&sum.summary);
    arena_reset(&sum.arena);
    return ok;
}
