/* sqlite.c - the store in a folder: one file in WAL mode, one writer, several readers. */
#include "store/driver.h"

#include <assert.h>
#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/list.h"
#include "base/words.h"

#define FILE_NAME "store.db"
#define BUSY_MS 2000
#define READERS 8

struct sqlite {
    struct connection head;
    sqlite3 *db;
    struct words texts; /* of the statements that are prepared */
    struct prepared {
        sqlite3_stmt *statement;
        int *index_of; /* [n] of "$1", "$2" …: numbered by first appearance in the text */
        int n;
    } * prepared; /* [cap] by number of text */
    size_t cap;
    sqlite3_stmt *open; /* or NULL */
    struct arena arena; /* what lives as long as the connection */
};

static struct sqlite *sqlite_of(struct connection *c)
{
    return (struct sqlite *)c;
}

static char *file_of(const char *folder, struct arena *a)
{
    return arena_text(a, "%s/" FILE_NAME, folder);
}

/* Takes the failure's kind from SQLite's code and its sentence from SQLite. */
static bool failed(struct sqlite *s, struct err *e)
{
    int code = sqlite3_errcode(s->db) & 0xFF;
    const char *text = sqlite3_errmsg(s->db);

    s->head.failure = code == SQLITE_BUSY || code == SQLITE_LOCKED ? FAILURE_AGAIN : FAILURE_PLAIN;
    if (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH)
        return err_set(e, ERR_INPUT, "the store refuses the row: %s", text);
    return err_set(e, ERR_IO, "the store: %s", text);
}

static bool folder_make(const char *folder, struct err *e)
{
    if (mkdir(folder, 0777) == 0 || errno == EEXIST)
        return true;
    return err_set(e, ERR_IO, "%s: the folder cannot be made: %s", folder, strerror(errno));
}

static bool sqlite_prepare(const char *folder, enum store_how how, struct err *e)
{
    struct arena a = {0};
    struct stat status;
    bool good = true;

    if (how == STORE_CREATE)
        good = folder_make(folder, e);
    else if (stat(folder, &status) != 0)
        good = err_set(e, ERR_IO, "%s: no store: %s", folder, strerror(errno));
    else if (stat(file_of(folder, &a), &status) != 0)
        good = err_set(e, ERR_IO, "%s: no store: it holds no %s", folder, FILE_NAME);
    arena_reset(&a);
    return good;
}

static void sqlite_finish(struct connection *c)
{
    struct sqlite *s = sqlite_of(c);

    if (s->open != NULL) {
        sqlite3_reset(s->open);
        sqlite3_clear_bindings(s->open);
        s->open = NULL;
    }
    arena_reset(&c->scratch);
}

static void sqlite_close(struct connection *c)
{
    struct sqlite *s = sqlite_of(c);

    sqlite_finish(c);
    for (int32_t i = 0; i < s->texts.n; i++)
        sqlite3_finalize(s->prepared[i].statement);
    words_reset(&s->texts);
    heap_free(s->prepared);
    arena_reset(&s->arena);
    sqlite3_close(s->db);
    heap_free(s);
}

static bool sqlite_in_transaction(struct connection *c)
{
    return !sqlite3_get_autocommit(sqlite_of(c)->db);
}

static bool sqlite_script(struct connection *c, const char *sql, struct err *e);

/* FULL: a commit is on the disk before it is acknowledged. */
static const char SETTINGS[] = "PRAGMA journal_mode = WAL;"
                               "PRAGMA synchronous = FULL;"
                               "PRAGMA foreign_keys = ON;"
                               "PRAGMA trusted_schema = OFF;"
                               "PRAGMA temp_store = MEMORY;"
                               "PRAGMA cache_size = -16384;"
                               "PRAGMA journal_size_limit = 67108864";

static bool set_up(struct sqlite *s, enum store_mode mode, struct err *e)
{
    sqlite3_busy_timeout(s->db, BUSY_MS);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return sqlite_script(&s->head, SETTINGS, e)
           && (mode == STORE_WRITE || sqlite_script(&s->head, "PRAGMA query_only = ON", e));
}

static bool sqlite_open(const char *folder, enum store_mode mode, struct connection **c,
                        struct err *e)
{
    struct sqlite *s = heap_grow(NULL, sizeof *s);
    struct err cause = {0};
    struct arena a = {0};
    bool good;

    *s = (struct sqlite){.head.driver = &driver_sqlite};
    good = sqlite3_open_v2(file_of(folder, &a), &s->db,
                           SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
               == SQLITE_OK
           || failed(s, &cause);
    arena_reset(&a);
    good = good && set_up(s, mode, &cause);
    if (!good) {
        sqlite_close(&s->head);
        return err_within(e, &cause, "%s/%s: ", folder, FILE_NAME);
    }
    *c = &s->head;
    return true;
}

static const char *sqlite_schema(const struct schema_file *file)
{
    return file->sqlite;
}

/* SQLite numbers "$2 $1" as 1 and 2: finds the number of each name once. */
static void number_values(struct sqlite *s, struct prepared *p)
{
    p->n = sqlite3_bind_parameter_count(p->statement);
    p->index_of = ARENA_ARRAY(&s->arena, int, p->n);
    for (int i = 1; i <= p->n; i++) {
        const char *name = sqlite3_bind_parameter_name(p->statement, i);
        long value = name != NULL && name[0] == '$' ? strtol(name + 1, NULL, 10) : 0;

        assert(value >= 1 && value <= p->n && p->index_of[value - 1] == 0);
        p->index_of[value - 1] = i;
    }
}

/* The statement of a text, prepared now or before. NULL after a failure. */
static struct prepared *prepared_of(struct sqlite *s, const char *sql, struct err *e)
{
    struct str text = str_of(sql);
    int32_t ix = words_find(&s->texts, text);
    sqlite3_stmt *statement;

    if (ix >= 0)
        return &s->prepared[ix];
    if (sqlite3_prepare_v3(s->db, sql, (int)text.n, SQLITE_PREPARE_PERSISTENT, &statement, NULL)
        != SQLITE_OK) {
        failed(s, e);
        return NULL;
    }
    ix = words_put(&s->texts, text);
    s->prepared = list_grow(s->prepared, &s->cap, (size_t)ix + 1, sizeof *s->prepared);
    s->prepared[ix] = (struct prepared){.statement = statement};
    number_values(s, &s->prepared[ix]);
    return &s->prepared[ix];
}

/* One statement without a semicolon is kept prepared: each transaction begins and ends with one. */
static bool sqlite_script(struct connection *c, const char *sql, struct err *e)
{
    struct sqlite *s = sqlite_of(c);
    struct prepared *p;
    bool good;

    c->failure = FAILURE_PLAIN;
    if (strchr(sql, ';'))
        return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || failed(s, e);
    p = prepared_of(s, sql, e);
    if (!p)
        return false;
    good = sqlite3_step(p->statement) != SQLITE_ERROR;
    good = sqlite3_reset(p->statement) == SQLITE_OK && good;
    return good || failed(s, e);
}

static int bind(sqlite3_stmt *statement, int ix, const struct cell *cell)
{
    switch (cell->kind) {
    case CELL_NULL:
        return sqlite3_bind_null(statement, ix);
    case CELL_COUNT:
        return sqlite3_bind_int64(statement, ix, cell->count);
    case CELL_NUMBER:
        return sqlite3_bind_double(statement, ix, cell->number);
    case CELL_TEXT:
        break;
    }
    return sqlite3_bind_text64(statement, ix, cell->text.n > 0 ? cell->text.at : "", cell->text.n,
                               SQLITE_STATIC, SQLITE_UTF8);
}

static bool sqlite_start(struct connection *c, const char *sql, const struct cell *values, int n,
                         struct err *e)
{
    struct sqlite *s = sqlite_of(c);
    struct prepared *p;

    assert(s->open == NULL);
    c->failure = FAILURE_PLAIN;
    p = prepared_of(s, sql, e);
    if (p == NULL)
        return false;
    assert(p->n == n);
    for (int i = 0; i < n; i++) {
        if (bind(p->statement, p->index_of[i], &values[i]) != SQLITE_OK)
            return failed(s, e);
    }
    s->open = p->statement;
    return true;
}

static enum driver_step sqlite_step(struct connection *c, struct err *e)
{
    struct sqlite *s = sqlite_of(c);
    int code = sqlite3_step(s->open);

    if (code == SQLITE_ROW)
        return STEP_ROW;
    if (code == SQLITE_DONE)
        return STEP_END;
    failed(s, e);
    return STEP_FAILED;
}

static int sqlite_column_n(struct connection *c)
{
    return sqlite3_column_count(sqlite_of(c)->open);
}

static void sqlite_column(struct connection *c, int ix, struct cell *cell)
{
    sqlite3_stmt *statement = sqlite_of(c)->open;

    *cell = (struct cell){.kind = CELL_NULL};
    switch (sqlite3_column_type(statement, ix)) {
    case SQLITE_INTEGER:
        cell->kind = CELL_COUNT;
        cell->count = sqlite3_column_int64(statement, ix);
        break;
    case SQLITE_FLOAT:
        cell->kind = CELL_NUMBER;
        cell->number = sqlite3_column_double(statement, ix);
        break;
    case SQLITE_NULL:
        break;
    default:
        cell->kind = CELL_TEXT;
        cell->text.at = (const char *)sqlite3_column_text(statement, ix);
        cell->text.n = (size_t)sqlite3_column_bytes(statement, ix);
    }
}

static const char *const FAULTS[] = {
    "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
    "SELECT 'a row of ' || \"table\" || ' names a row of ' || parent || ' that is not there'"
    " FROM pragma_foreign_key_check",
    NULL,
};

const struct driver driver_sqlite = {
    .name = "sqlite",
    .begin = {"BEGIN", "BEGIN IMMEDIATE"},
    .has_schema = "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                  " AND name = 'schema_file'",
    .table_n = "SELECT count(*) FROM sqlite_master WHERE type = 'table'",
    .faults = FAULTS,
    .connection_max = {READERS, 1},
    .one_writer = true,
    .bulk_values = 1,
    .prepare = sqlite_prepare,
    .open = sqlite_open,
    .close = sqlite_close,
    .schema = sqlite_schema,
    .in_transaction = sqlite_in_transaction,
    .script = sqlite_script,
    .start = sqlite_start,
    .stream = sqlite_start,
    .step = sqlite_step,
    .column_n = sqlite_column_n,
    .column = sqlite_column,
    .finish = sqlite_finish,
};
