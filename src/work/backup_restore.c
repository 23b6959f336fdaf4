/* backup_restore.c - a proved backup into an empty store, in one transaction. */
#include <string.h>

#include "base/list.h"
#include "work/backup_part.h"

enum { ROWS_MOST = 500, TEXT_MOST = 4 * 1024 * 1024 };

/* Rows are gathered, since PostgreSQL takes many at once far faster. */
struct restoring {
    const char *path;
    const struct backup_figures *proved; /* of the first walk */
    struct store *st;
    struct LIST(struct dump_value) values;
    size_t rows;
    struct arena texts;
};

static bool rows_put(void *arg, const struct dump_table *t, struct err *e)
{
    struct restoring *r = arg;
    bool good = r->rows == 0 || store_dump_add(r->st, t, r->values.items, r->rows, e);

    r->rows = r->values.n = 0;
    arena_reset(&r->texts);
    return good;
}

static bool row_keep(void *arg, const struct dump_table *t, const struct dump_value *values,
                     struct err *e)
{
    struct restoring *r = arg;

    for (size_t i = 0; t->kinds[i] != '\0'; i++) {
        struct dump_value v = values[i];

        if (v.text.at != NULL)
            v.text = str_copy(&r->texts, v.text);
        list_push(&r->values, v);
    }
    r->rows++;
    return (r->rows < ROWS_MOST && r->texts.used < TEXT_MOST) || rows_put(r, t, e);
}

/* The file is proved a second time as it is read: it may have changed since the first. */
static bool restore_in_tx(struct store *st, void *arg, struct err *e)
{
    struct restoring *r = arg;
    struct backup_walker w = {.row = row_keep, .table_end = rows_put, .arg = r};
    struct backup_figures f;
    int version;

    r->st = st;
    r->rows = r->values.n = 0;
    arena_reset(&r->texts);
    if (!store_dump_begin(st, e) || !store_dump_empty(st, e)
        || !store_dump_version(st, &version, e))
        return false;
    if (version != r->proved->version)
        return err_set(e, ERR_STATE, "somebody changed the schema of the store meanwhile");
    if (!backup_walk(r->path, &w, &f, e))
        return false;
    return strcmp(f.sha256, r->proved->sha256) == 0
           || err_set(e, ERR_INPUT, "%.400s: the file was changed while it was read", r->path);
}

static bool store_fill(struct store *st, struct restoring *r, struct err *e)
{
    return store_dump_prepare(st, r->proved->version, e)
           && store_tx(st, STORE_WRITE, restore_in_tx, r, e) && store_migrate(st, e);
}

bool work_restore(const struct backup_request *r, struct backup_figures *f, struct err *e)
{
    struct backup_figures proved;
    struct restoring restoring = {.path = r->path, .proved = &proved};
    struct store *st = NULL;
    bool good;

    if (!work_backup_check(r->path, &proved, e) || !store_open(r->store, STORE_CREATE, &st, e))
        return false;
    good = store_fill(st, &restoring, e);
    store_close(st);
    list_reset(&restoring.values);
    arena_reset(&restoring.texts);
    if (good)
        *f = proved;
    return good;
}
