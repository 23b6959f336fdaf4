/* postgres.c - the store on a PostgreSQL server, through libpq's prepared statements. */
#include "store/driver.h"

#include <assert.h>
#include <libpq-fe.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/words.h"

#define READERS 8
#define WRITERS 16
#define NUMBER_TEXT 32
#define COMMIT_WAIT_S 30 /* as long as a write waits for its turn (store.c) */

struct postgres {
    struct connection head;
    PGconn *db;
    struct words texts; /* of the statements that are prepared: the name is "s" and the number */
    PGresult *result;   /* of the open statement, or NULL */
    int row;            /* the current one, -1 before the first */
    bool writes;        /* opened for STORE_WRITE */
    bool streaming;     /* more results may come, one a row */
    bool warned;        /* the server warned since this was set to false */
};

static struct postgres *postgres_of(struct connection *c)
{
    return (struct postgres *)c;
}

/* The first line of a message, without its line break and "ERROR:  ". */
static struct str first_line(const char *message)
{
    struct str rest = str_of(message), line = str_trim(str_cut(&rest, '\n'));
    struct str head = STR("ERROR:");

    if (str_starts(line, head))
        line = str_trim((struct str){line.at + head.n, line.n - head.n});
    return line.n > 0 ? line : STR("no reason given");
}

static bool state_is(const char *state, const char *wanted)
{
    return strncmp(state, wanted, strlen(wanted)) == 0;
}

/* Takes the failure's kind from the SQLSTATE: 40001 serialization, 40P01 deadlock, 55P03 lock not
 * available; class 22 data, class 23 constraints. */
static bool failed(struct postgres *p, const PGresult *result, struct err *e)
{
    const char *state = result != NULL ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    struct str line = first_line(PQerrorMessage(p->db));

    if (state == NULL)
        state = "";
    p->head.failure = FAILURE_PLAIN;
    if (PQstatus(p->db) != CONNECTION_OK || (p->writes && state_is(state, "25006")))
        p->head.failure = FAILURE_LOST; /* 25006: it became a standby, another host writes now */
    else if (state_is(state, "40001") || state_is(state, "40P01") || state_is(state, "55P03"))
        p->head.failure = FAILURE_AGAIN;
    if (state_is(state, "22") || state_is(state, "23"))
        return err_set(e, ERR_INPUT, "the store refuses the row: %.*s", STR_ARG(line));
    return err_set(e, ERR_IO, "the store: %.*s", STR_ARG(line));
}

static bool postgres_prepare(const char *address, enum store_how how, struct err *e)
{
    (void)address; /* tables are made by the migration, the database by its administrator */
    (void)how;
    (void)e;
    return true;
}

static void postgres_finish(struct connection *c)
{
    struct postgres *p = postgres_of(c);

    PQclear(p->result);
    while (p->streaming && (p->result = PQgetResult(p->db)) != NULL)
        PQclear(p->result);
    p->streaming = false;
    p->result = NULL;
    arena_reset(&c->scratch);
}

static void postgres_close(struct connection *c)
{
    struct postgres *p = postgres_of(c);

    postgres_finish(c);
    words_reset(&p->texts);
    PQfinish(p->db);
    heap_free(p);
}

static bool postgres_in_transaction(struct connection *c)
{
    return PQtransactionStatus(postgres_of(c)->db) != PQTRANS_IDLE;
}

/* Waits until the answer of what was sent is whole; false where that took too long. */
static bool await(struct postgres *p, int seconds)
{
    struct timespec now;
    time_t until;

    clock_gettime(CLOCK_MONOTONIC, &now);
    for (until = now.tv_sec + seconds; PQisBusy(p->db) == 1;) {
        struct pollfd socket = {.fd = PQsocket(p->db), .events = POLLIN};

        clock_gettime(CLOCK_MONOTONIC, &now);
        if (now.tv_sec >= until)
            return false;
        poll(&socket, 1, 1000);
        if (PQconsumeInput(p->db) != 1)
            return true; /* what was lost is told by the result */
    }
    return true;
}

/* No limit of the server ends the wait for a synchronous standby, so one of ours does. Where
 * somebody cancels it there, the server warns that the standby may not have it, and says COMMIT
 * all the same: that is no answer to rely on. In both cases it may take effect yet. */
static bool commit(struct postgres *p, struct err *e)
{
    PGresult *result = NULL, *rest;
    bool timely, good;

    p->warned = false;
    timely = PQsendQuery(p->db, "COMMIT") != 1 || await(p, COMMIT_WAIT_S);
    if (timely) {
        result = PQgetResult(p->db);
        while ((rest = PQgetResult(p->db)) != NULL)
            PQclear(rest);
    }
    if (!timely || (p->warned && PQresultStatus(result) == PGRES_COMMAND_OK)) {
        p->head.failure = FAILURE_LOST;
        good = err_set(e, ERR_IO, "the store: the standby has not confirmed the commit");
    } else if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        good = failed(p, result, e);
    } else {
        good = strcmp(PQcmdStatus(result), "COMMIT") == 0
               || err_set(e, ERR_IO, "the store: a failed transaction cannot be committed");
    }
    PQclear(result);
    return good;
}

static bool postgres_script(struct connection *c, const char *sql, struct err *e)
{
    struct postgres *p = postgres_of(c);
    PGresult *result;
    ExecStatusType status;
    bool good;

    c->failure = FAILURE_PLAIN;
    if (strcmp(sql, "COMMIT") == 0)
        return commit(p, e);
    result = PQexec(p->db, sql);
    status = PQresultStatus(result);
    good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY
           || failed(p, result, e);
    PQclear(result);
    return good;
}

/* Says nothing to anybody, as libpq would on standard error. */
static void notice_take(void *arg, const PGresult *result)
{
    struct postgres *p = arg;
    const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);

    p->warned = p->warned || (state != NULL && state_is(state, "01"));
}

/* Nothing waits for ever: not for a lock, a statement, or a client that went away. */
static const char SETTINGS[] = "SET client_encoding = 'UTF8';"
                               "SET statement_timeout = '60s';"
                               "SET lock_timeout = '5s';"
                               "SET idle_in_transaction_session_timeout = '60s'";

static bool set_up(struct postgres *p, enum store_mode mode, struct err *e)
{
    if (PQstatus(p->db) != CONNECTION_OK)
        return err_set(e, ERR_IO, "%.*s", STR_ARG(first_line(PQerrorMessage(p->db))));
    PQsetNoticeReceiver(p->db, notice_take, p);
    return postgres_script(&p->head, SETTINGS, e)
           && (mode == STORE_WRITE
               || postgres_script(&p->head, "SET default_transaction_read_only = on", e));
}

/* Whether tables lie on other servers. */
static bool spread_read(struct postgres *p, struct err *e)
{
    PGresult *result = PQexec(p->db, "SELECT 1 FROM pg_foreign_table LIMIT 1");
    bool good = PQresultStatus(result) == PGRES_TUPLES_OK || failed(p, result, e);

    p->head.spread = good && PQntuples(result) > 0;
    PQclear(result);
    return good;
}

static bool postgres_open(const char *address, enum store_mode mode, struct connection **c,
                          struct err *e)
{
    /* What stands before the address can be overruled by it. Of several hosts the one that takes
     * writes is wanted, for reads too: a standby may lag behind what was just acknowledged. */
    const char *keys[] = {"connect_timeout",      "application_name", "tcp_user_timeout",
                          "target_session_attrs", "dbname",           NULL};
    const char *values[] = {"10", "xinglin", "15000", "read-write", address, NULL};
    struct postgres *p = heap_grow(NULL, sizeof *p);

    *p = (struct postgres){.head.driver = &driver_postgres, .writes = mode == STORE_WRITE};
    p->db = PQconnectdbParams(keys, values, 1);
    if (!set_up(p, mode, e) || !spread_read(p, e)) {
        postgres_close(&p->head);
        return false;
    }
    *c = &p->head;
    return true;
}

static const char *postgres_schema(const struct schema_file *file)
{
    return file->postgresql;
}

static bool prepared_name(struct postgres *p, const char *sql, char name[NUMBER_TEXT],
                          struct err *e)
{
    int32_t ix = words_find(&p->texts, str_of(sql));
    PGresult *result;
    bool good;

    if (ix >= 0) {
        snprintf(name, NUMBER_TEXT, "s%d", (int)ix);
        return true;
    }
    snprintf(name, NUMBER_TEXT, "s%d", (int)p->texts.n);
    result = PQprepare(p->db, name, sql, 0, NULL);
    good = PQresultStatus(result) == PGRES_COMMAND_OK || failed(p, result, e);
    PQclear(result);
    if (good)
        words_put(&p->texts, str_of(sql));
    return good;
}

/* A value as text, the form in which PostgreSQL guesses its type best. */
static const char *value_text(const struct cell *cell, struct arena *a)
{
    switch (cell->kind) {
    case CELL_NULL:
        return NULL;
    case CELL_COUNT:
        return arena_text(a, "%lld", (long long)cell->count);
    case CELL_NUMBER:
        return arena_text(a, "%.17g", cell->number);
    case CELL_TEXT:
        break;
    }
    return str_c(a, cell->text);
}

static const char **value_texts(const struct cell *values, int n, struct arena *a)
{
    const char **texts = ARENA_ARRAY(a, const char *, n + 1);

    for (int i = 0; i < n; i++)
        texts[i] = value_text(&values[i], a);
    return texts;
}

static bool postgres_start(struct connection *c, const char *sql, const struct cell *values, int n,
                           struct err *e)
{
    struct postgres *p = postgres_of(c);
    const char **texts = value_texts(values, n, &c->scratch);
    char name[NUMBER_TEXT];
    ExecStatusType status;

    assert(p->result == NULL);
    c->failure = FAILURE_PLAIN;
    if (!prepared_name(p, sql, name, e))
        return false;
    p->result = PQexecPrepared(p->db, name, n, texts, NULL, NULL, 0);
    p->row = -1;
    status = PQresultStatus(p->result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || failed(p, p->result, e);
}

static bool postgres_stream(struct connection *c, const char *sql, const struct cell *values, int n,
                            struct err *e)
{
    struct postgres *p = postgres_of(c);
    const char **texts = value_texts(values, n, &c->scratch);
    char name[NUMBER_TEXT];

    assert(p->result == NULL);
    c->failure = FAILURE_PLAIN;
    if (!prepared_name(p, sql, name, e))
        return false;
    if (PQsendQueryPrepared(p->db, name, n, texts, NULL, NULL, 0) != 1)
        return failed(p, NULL, e);
    p->streaming = true;
    PQsetSingleRowMode(p->db);
    return true;
}

/* The next result holds one row, or none at the end. */
static enum driver_step stream_step(struct postgres *p, struct err *e)
{
    ExecStatusType status;

    PQclear(p->result);
    p->result = PQgetResult(p->db);
    p->row = 0;
    status = PQresultStatus(p->result);
    if (status == PGRES_SINGLE_TUPLE)
        return STEP_ROW;
    if (status == PGRES_TUPLES_OK)
        return STEP_END;
    failed(p, p->result, e);
    return STEP_FAILED;
}

static enum driver_step postgres_step(struct connection *c, struct err *e)
{
    struct postgres *p = postgres_of(c);

    if (p->streaming)
        return stream_step(p, e);
    /* All rows have arrived already. */
    return ++p->row < PQntuples(p->result) ? STEP_ROW : STEP_END;
}

static int postgres_column_n(struct connection *c)
{
    return PQnfields(postgres_of(c)->result);
}

static void postgres_column(struct connection *c, int ix, struct cell *cell)
{
    struct postgres *p = postgres_of(c);

    *cell = (struct cell){.kind = CELL_NULL};
    if (PQgetisnull(p->result, p->row, ix))
        return;
    cell->kind = CELL_TEXT;
    cell->text.at = PQgetvalue(p->result, p->row, ix);
    cell->text.n = (size_t)PQgetlength(p->result, p->row, ix);
}

/* The server holds its constraints and pages itself; what an administrator may have left undone. */
static const char *const FAULTS[] = {
    "SELECT 'the constraint ' || conname || ' of ' || conrelid::regclass || ' is not validated'"
    " FROM pg_catalog.pg_constraint WHERE NOT convalidated"
    " AND connamespace = current_schema()::regnamespace",
    "SELECT 'the index ' || indexrelid::regclass || ' is not valid'"
    " FROM pg_catalog.pg_index JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid"
    " WHERE NOT (indisvalid AND indisready AND indislive)"
    " AND relnamespace = current_schema()::regnamespace",
    NULL,
};

const struct driver driver_postgres = {
    .name = "postgresql",
    .begin = {"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
              "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE"},
    .has_schema = "SELECT count(*) FROM pg_catalog.pg_tables"
                  " WHERE schemaname = current_schema() AND tablename = 'schema_file'",
    .table_n = "SELECT count(*) FROM pg_catalog.pg_tables WHERE schemaname = current_schema()",
    /* The wait must come before the first look, hence no snapshot that is older than the lock. */
    .schema_lock = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED;"
                   "SELECT pg_advisory_xact_lock(7241859023)",
    .faults = FAULTS,
    .patient = "SET LOCAL statement_timeout = 0",
    .connection_max = {READERS, WRITERS},
    .bulk_values = 2000,
    .prepare = postgres_prepare,
    .open = postgres_open,
    .close = postgres_close,
    .schema = postgres_schema,
    .in_transaction = postgres_in_transaction,
    .script = postgres_script,
    .start = postgres_start,
    .stream = postgres_stream,
    .step = postgres_step,
    .column_n = postgres_column_n,
    .column = postgres_column,
    .finish = postgres_finish,
};
