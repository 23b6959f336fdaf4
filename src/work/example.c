/* example.c - organizations and people first, then the nouns in the order in which they refer to
 * each other. */
#include "work/example.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/list.h"
#include "base/words.h"
#include "model/unknown.h"
#include "store/organization.h"
#include "store/practitioner.h"
#include "work/delivery.h"
#include "work/file.h"
#include "work/table.h"

struct loading {
    const char *folder;
    struct arena *arena;
    struct organizations LIST(struct organization) organizations;
    struct practitioners LIST(struct practitioner) practitioners;
    struct words codes; /* of organizations */
};

/* FOLDER/NAME.csv or FOLDER/NAME.csv.gz; NULL where there is neither. */
static const char *file_find(const char *folder, const char *name, struct arena *a)
{
    const char *plain = arena_text(a, "%s/%s.csv", folder, name);
    const char *packed = arena_text(a, "%s.gz", plain);

    return access(plain, R_OK) == 0 ? plain : access(packed, R_OK) == 0 ? packed : NULL;
}

static bool organizations_read(struct loading *l, struct err *e)
{
    enum { CODE, NAME, COUNTY, LEVEL, KIND };
    static const char *const COLUMNS[] = {"organization", "name", "county", "level", "kind", NULL};
    const char *path = file_find(l->folder, "organizations", l->arena);
    struct table t;

    if (!path)
        return err_set(e, ERR_IO, "%s: there is no organizations.csv in it", l->folder);
    if (!table_open(&t, path, COLUMNS, l->arena, e))
        return false;
    while (table_row(&t, e)) {
        struct organization o = {id_new(),
                                 table_str(&t, CODE),
                                 table_str(&t, NAME),
                                 table_str(&t, COUNTY),
                                 table_str(&t, LEVEL),
                                 table_str(&t, KIND),
                                 NUMBER_UNKNOWN,
                                 NUMBER_UNKNOWN};

        if (words_put(&l->codes, o.code) != (int32_t)l->organizations.n)
            return csv_fault(&t.csv, (size_t)t.at[CODE], o.code, e, "the code is there twice");
        list_push(&l->organizations, o);
    }
    return e->code == ERR_NONE;
}

static bool practitioners_read(struct loading *l, struct err *e)
{
    enum { CODE, NAME, HOME, DEPARTMENT, DISCIPLINE, RANK };
    static const char *const COLUMNS[] = {
        "practitioner", "name", "organization", "department", "discipline", "title_rank", NULL};
    const char *path = file_find(l->folder, "practitioners", l->arena);
    struct table t;

    if (!path)
        return err_set(e, ERR_IO, "%s: there is no practitioners.csv in it", l->folder);
    if (!table_open(&t, path, COLUMNS, l->arena, e))
        return false;
    while (table_row(&t, e)) {
        struct practitioner p = {.id = id_new(),
                                 .code = table_str(&t, CODE),
                                 .name = table_str(&t, NAME),
                                 .department = table_str(&t, DEPARTMENT),
                                 .discipline = table_str(&t, DISCIPLINE),
                                 .title_from = DAY_NONE,
                                 .work_from = DAY_NONE};
        int32_t home = words_find(&l->codes, table_str(&t, HOME));

        if (home < 0 || !l->organizations.items)
            return csv_fault(&t.csv, (size_t)t.at[HOME], table_str(&t, HOME), e,
                             "there is no organization of this code");
        if (!table_int32(&t, RANK, &p.title_rank, e))
            return false;
        p.organization = l->organizations.items[home].id;
        p.county = l->organizations.items[home].county;
        list_push(&l->practitioners, p);
    }
    return e->code == ERR_NONE;
}

static bool people_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct loading *l = arg;

    return store_organization_put(st, l->organizations.items, l->organizations.n, e)
           && store_practitioner_put(st, l->practitioners.items, l->practitioners.n, e);
}

static bool people_load(struct store *st, const char *folder, struct err *e)
{
    struct arena a = {0};
    struct loading l = {.folder = folder, .arena = &a};
    bool good = organizations_read(&l, e) && practitioners_read(&l, e)
                && store_tx(st, STORE_WRITE, people_in_tx, &l, e);

    list_reset(&l.organizations);
    list_reset(&l.practitioners);
    words_reset(&l.codes);
    arena_reset(&a);
    return good;
}

static bool noun_load(struct store *st, const char *folder, const struct noun *noun, int64_t now_ms,
                      struct fault_list *faults, struct err *e)
{
    struct arena a = {0};
    const char *path = file_find(folder, noun->name, &a);
    struct delivery d = {.noun = noun, .name = STR("example"), .now_ms = now_ms};
    int64_t added;
    bool good = true;

    if (path) {
        faults->name = path;
        good = file_read(path, &a, &d.bytes, e) && work_delivery_add(st, &d, &added, faults, e);
    }
    faults->name = folder;
    arena_reset(&a);
    return good;
}

bool work_lines_load(struct store *st, const char *folder, int64_t now_ms,
                     struct fault_list *faults, struct err *e)
{
    for (const struct noun *noun = NOUNS; noun->name; noun++) {
        if (!noun_load(st, folder, noun, now_ms, faults, e))
            return false;
    }
    return true;
}

bool work_example_load(struct store *st, const char *folder, int64_t now_ms,
                       struct fault_list *faults, struct err *e)
{
    return people_load(st, folder, e) && work_lines_load(st, folder, now_ms, faults, e);
}

bool work_example_open(struct example *x, const char *folder, int64_t now_ms,
                       struct fault_list *faults, struct err *e)
{
    const char *tmp = getenv("TMPDIR");

    *x = (struct example){0};
    if (access(folder, R_OK) != 0)
        return err_set(e, ERR_IO, "%s: %s", folder, strerror(errno));
    snprintf(x->folder, sizeof x->folder, "%.40s/xinglin-XXXXXX", tmp && *tmp ? tmp : "/tmp");
    if (!mkdtemp(x->folder)) {
        *x->folder = '\0';
        return err_set(e, ERR_IO, "%s: %s", x->folder, strerror(errno));
    }
    return store_open(x->folder, STORE_CREATE, &x->st, e) && store_migrate(x->st, e)
           && work_example_load(x->st, folder, now_ms, faults, e);
}

void work_example_close(struct example *x)
{
    static const char *const NAMES[] = {"store.db", "store.db-wal", "store.db-shm"};
    char path[128];

    store_close(x->st);
    for (int i = 0; *x->folder && i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", x->folder, NAMES[i]);
        unlink(path);
    }
    if (*x->folder)
        rmdir(x->folder);
    *x = (struct example){0};
}
