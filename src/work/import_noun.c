/* import_noun.c - see import_noun.h. */
#include "work/import_noun.h"

#include "work/delivery.h"
#include "work/file.h"
#include "work/import.h"
#include "work/import_file.h"

static bool lines_read(const struct import_noun *n, struct arena *a, struct str *bytes,
                       struct err *e)
{
    struct import_file file = {.name = n->path};

    if (!file_read(n->path, a, bytes, e))
        return false;
    if (bytes->n > IMPORT_FILE_MAX)
        return err_set(e, ERR_INPUT, "%.400s: a list is at most %d MiB long", n->path,
                       IMPORT_FILE_MAX >> 20);
    if (!import_file_decode(&file, *bytes, a, e))
        return false;
    *bytes = file.bytes;
    return true;
}

bool work_import_noun(struct store *st, const struct import_noun *n, int64_t *added,
                      struct fault_list *faults, struct err *e)
{
    struct arena a = {0};
    struct delivery d = {.noun = n->noun, .now_ms = n->now_ms};
    bool good = true;

    d.name = n->source;
    if (n->batch.n)
        d.name = str_of(arena_text(&a, "%.*s/%.*s", STR_ARG(n->source), STR_ARG(n->batch)));
    if (d.name.n < 1 || d.name.n > 80)
        good = err_set(e, ERR_USAGE, "source and batch are together 1 to 80 bytes long");
    good = good && lines_read(n, &a, &d.bytes, e) && work_delivery_add(st, &d, added, faults, e);
    arena_reset(&a);
    return good;
}
