/* check.c - asks the database, reads every row as what it claims to be, then the audit's chain. */
#include "work/check.h"

#include <string.h>

#include "base/list.h"
#include "model/unknown.h"
#include "store/dump.h"
#include "work/audit.h"

struct checking {
    struct arena *arena;
    struct check_report *report;
};

static void found(struct checking *c, const char *about, const struct err *e)
{
    list_push(&c->report->faults, str_of(arena_text(c->arena, "%s: %s", about, e->text)));
}

static bool row_count(void *arg, const struct dump_table *t, const struct dump_value *values,
                      struct err *e)
{
    struct checking *c = arg;

    c->report->rows++;
    for (size_t i = 0; t->kinds[i] != '\0'; i++) {
        if (t->kinds[i] == 't' && values[i].text.at != NULL && !utf8_valid(values[i].text))
            return err_set(e, ERR_CHECK, "a text is no UTF-8");
    }
    return true;
}

/* A connection may be of no use after a failure: so each question has its transaction. */
static bool schema_in_tx(struct store *st, void *arg, struct err *e)
{
    struct checking *c = arg;

    return store_dump_version(st, &c->report->version, e);
}

static bool faults_in_tx(struct store *st, void *arg, struct err *e)
{
    struct checking *c = arg;

    return store_dump_begin(st, e) && store_dump_faults(st, c->arena, &c->report->faults, e);
}

struct table_check {
    struct checking *checking;
    const struct dump_table *table;
};

static bool table_in_tx(struct store *st, void *arg, struct err *e)
{
    struct table_check *t = arg;

    return store_dump_begin(st, e) && store_dump_rows(st, t->table, row_count, t->checking, e);
}

static void tables_check(struct store *st, struct checking *c)
{
    int n;
    const struct dump_table *tables = dump_tables(c->report->version, &n);

    for (int i = 0; i < n; i++) {
        struct table_check t = {c, &tables[i]};
        struct err e = {0};
        int64_t before = c->report->rows;

        if (!store_tx(st, STORE_READ, table_in_tx, &t, &e)) {
            c->report->rows = before;
            found(c, tables[i].name, &e);
        }
        c->report->tables++;
    }
}

/* A store of a time before the log has no chain. */
static bool has_audit(int version)
{
    int n;
    const struct dump_table *tables = dump_tables(version, &n);

    for (int i = 0; i < n; i++) {
        if (strcmp(tables[i].name, "audit") == 0)
            return true;
    }
    return false;
}

static void chain_check(struct store *st, struct checking *c)
{
    struct audit_proof proof = {0};
    struct err e = {0};
    bool good = !has_audit(c->report->version) || work_audit_verify(st, STR(""), &proof, &e);

    c->report->audit_lines = good ? proof.lines : COUNT_UNKNOWN;
    if (!good)
        found(c, "audit", &e);
}

bool work_check(const char *store, struct arena *a, struct check_report *report, struct err *e)
{
    struct checking c = {a, report};
    struct store *st = NULL;
    struct err schema = {0}, faults = {0};

    if (!store_open(store, STORE_EXISTING, &st, e))
        return false;
    *report = (struct check_report){0};
    if (!store_tx(st, STORE_READ, schema_in_tx, &c, &schema))
        found(&c, "schema", &schema);
    if (!store_tx(st, STORE_READ, faults_in_tx, &c, &faults))
        found(&c, "database", &faults);
    tables_check(st, &c);
    chain_check(st, &c);
    store_close(st);
    return true;
}
