#include "store/driver.h"
#include "tests/store/both.h"

#define ON_POSTGRES(test)                                                 \
    {                                                                     \
#test, test, both_open, both_close, (void *)(size_t) "postgresql" \
    }

static void refused(const char *address, const char *words)
{
    struct store *st = NULL;
    struct err e = {0};

    assert_false(store_open(address, STORE_EXISTING, &st, &e));
    assert_err(e, ERR_IO, words);
    assert_null(st);
}

static void a_server_that_is_not_there_is_told(void **state)
{
    (void)state;
    refused("postgresql://x@/db?host=/nonexistent", "postgresql:///db: ");
    refused("postgresql://127.0.0.1:1/db", "postgresql://127.0.0.1:1/db: ");
    refused("postgresql://127.0.0.1:port/db", "postgresql://127.0.0.1:port/db: ");
}

static void a_database_that_is_not_there_is_told(void **state)
{
    char address[512];

    (void)state;
    both_database("nowhere", address, sizeof address);
    refused(address, "database \"nowhere\" does not exist");
}

/* Of several hosts the one that takes writes is used: the first is dead here. */
static void another_host_takes_over(void **state)
{
    struct both *b = *state, two = {.driver = b->driver};
    const char *host = strstr(b->address, "host=");

    assert_non_null(host);
    snprintf(two.address, sizeof two.address, "%.*shost=%%2Fnonexistent,%s",
             (int)(host - b->address), b->address, host + strlen("host="));
    two.st = both_another(&two);
    both_tx(&two, STORE_WRITE, both_sql, "INSERT INTO code VALUES ('drg', 'a', 'b')");
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 1);
    store_close(two.st);
}

/* A server that only reads, as a standby does, is none of ours, unless the address says so. */
static void a_host_that_only_reads_is_refused(void **state)
{
    struct both *b = *state;
    struct store *st = NULL;
    struct err e = {0};
    char address[600];

    snprintf(address, sizeof address, "%s&options=-cdefault_transaction_read_only%%3Don",
             b->address);
    refused(address, "session is read-only");
    snprintf(address, sizeof address,
             "%s&options=-cdefault_transaction_read_only%%3Don&target_session_attrs=any",
             b->address);
    assert_true(store_open(address, STORE_EXISTING, &st, &e));
    store_close(st);
}

/* Cuts every connection of the store. */
static void cut_all(const struct both *b)
{
    PGconn *db = PQconnectdb(b->address);
    PGresult *result =
        PQexec(db, "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
                   " WHERE datname = current_database() AND pid <> pg_backend_pid()");

    assert_int_equal(PQresultStatus(result), PGRES_TUPLES_OK);
    assert_true(PQntuples(result) > 0);
    PQclear(result);
    PQfinish(db);
}

static void connections_that_were_cut_are_opened_anew(void **state)
{
    struct both *b = *state;

    for (int i = 0; i < 3; i++) {
        both_tx(b, STORE_WRITE, both_sql, "DELETE FROM code");
        assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 0);
        cut_all(b);
    }
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM code");
}

struct depth {
    struct both *b;
    int left;
};

/* Reads inside a read: each takes a connection of its own. */
static bool deeper(struct store *st, void *arg, struct err *e)
{
    struct depth *d = arg;
    int64_t count;

    if (--d->left > 0)
        both_tx(d->b, STORE_READ, deeper, d);
    return sql_total(st, "SELECT count(*) FROM code", NULL, &count, e);
}

static void many_connections_that_were_cut_cost_one_try(void **state)
{
    struct depth d = {.b = *state, .left = 8};

    both_tx(d.b, STORE_READ, deeper, &d);
    cut_all(d.b);
    assert_int_equal(both_total(d.b, "SELECT count(*) FROM code"), 0);
}

struct cutting {
    const struct both *b;
    int runs;
};

static bool cut_amid(struct store *st, void *arg, struct err *e)
{
    struct cutting *c = arg;

    if (!both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('x', 'y', 'z')", e))
        return false;
    if (c->runs++ == 0)
        cut_all(c->b);
    return both_sql(st, "DELETE FROM region", e);
}

static void a_transaction_that_was_cut_before_its_commit_is_run_again(void **state)
{
    struct both *b = *state;
    struct cutting c = {.b = b};

    both_tx(b, STORE_WRITE, cut_amid, &c);
    assert_int_equal(c.runs, 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 1);
}

static bool cut_at_the_end(struct store *st, void *arg, struct err *e)
{
    struct cutting *c = arg;
    bool good = both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('x', 'y', 'z')", e);

    c->runs++;
    cut_all(c->b);
    return good;
}

/* Whether a commit took effect whose answer never came is not known: it must not run again. */
static void a_commit_that_was_cut_is_told_and_not_repeated(void **state)
{
    struct both *b = *state;
    struct cutting c = {.b = b};
    struct err e = both_refused(b, STORE_WRITE, cut_at_the_end, &c);

    assert_int_equal(e.code, ERR_IO);
    assert_int_equal(c.runs, 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 0);
}

static bool insert_one(struct store *st, void *arg, struct err *e)
{
    (void)arg;
    return both_sql(st, "INSERT INTO code (scheme, code, name) VALUES ('x', 'y', 'z')", e);
}

/* Says something at each commit that touched a code, as a server does whose wait for its standby
 * was cancelled. */
static void say_at_commit(const struct both *b, const char *level)
{
    PGconn *db = PQconnectdb(b->address);
    char sql[512];
    PGresult *result;

    snprintf(sql, sizeof sql,
             "CREATE OR REPLACE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS"
             " $$ BEGIN RAISE %s 'it may not be elsewhere'; RETURN NULL; END $$;"
             "DROP TRIGGER IF EXISTS said ON code;"
             "CREATE CONSTRAINT TRIGGER said AFTER INSERT ON code DEFERRABLE INITIALLY DEFERRED"
             " FOR EACH ROW EXECUTE FUNCTION say()",
             level);
    result = PQexec(db, sql);
    assert_int_equal(PQresultStatus(result), PGRES_COMMAND_OK);
    PQclear(result);
    PQfinish(db);
}

static void a_commit_that_the_server_warns_of_is_not_acknowledged(void **state)
{
    struct both *b = *state;
    struct err e;

    say_at_commit(b, "NOTICE");
    both_tx(b, STORE_WRITE, insert_one, NULL);
    both_tx(b, STORE_WRITE, both_sql, "DELETE FROM code");
    say_at_commit(b, "WARNING");
    e = both_refused(b, STORE_WRITE, insert_one, NULL);
    assert_err(e, ERR_IO, "the standby has not confirmed the commit");
    assert_int_equal(both_total(b, "SELECT count(*) FROM code"), 1); /* here it did take effect */
}

static void every_text_is_ordered_by_bytes(void **state)
{
    struct both *b = *state;

    assert_int_equal(both_total(b, "SELECT count(*) FROM information_schema.columns"
                                   " WHERE table_schema = current_schema() AND data_type = 'text'"
                                   " AND collation_name IS DISTINCT FROM 'C'"
                                   " AND table_name <> 'schema_file'"),
                     0);
    assert_true(both_total(b, "SELECT count(*) FROM information_schema.columns"
                              " WHERE table_schema = current_schema() AND collation_name = 'C'")
                > 50);
}

/* What grows is spread by county: it stands first in every primary key. */
static void county_comes_first_in_the_keys_of_what_grows(void **state)
{
    static const char FIRST[] =
        "SELECT count(*) FROM information_schema.key_column_usage k"
        " JOIN information_schema.table_constraints c ON c.constraint_name = k.constraint_name"
        " AND c.table_schema = k.table_schema"
        " WHERE k.table_schema = current_schema() AND c.constraint_type IN ('PRIMARY KEY',"
        " 'UNIQUE') AND k.ordinal_position = 1 AND k.column_name IN ('county', 'residence')";

    /* practitioner fact gap(2) gap_group gap_technique gap_peer demand offer assignment
     * alternative unfilled unplaced outbox, patient, licence, shared_post, the fifteen of
     * model/noun, three beside a demand, four beside a placement, two beside a training, three of
     * mastery, heritage and school, material and village post, and beside an offer two, an adoption
     * one, a mentorship four, a visit five, a teaching, a prospect and an entry one each, a studio
     * two; a referral six, a consult three, a reading four, teaching and appraisal four, the years
     * of an order's evidence and the steps of a pledge; a budget two, a counted figure one; a seat
     * of a consult, a record of an appraisal, a vacancy and a candidate two each, village intake */
    assert_int_equal(both_total(*state, FIRST), 95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_POSTGRES(a_server_that_is_not_there_is_told),
        ON_POSTGRES(a_database_that_is_not_there_is_told),
        ON_POSTGRES(another_host_takes_over),
        ON_POSTGRES(a_host_that_only_reads_is_refused),
        ON_POSTGRES(connections_that_were_cut_are_opened_anew),
        ON_POSTGRES(many_connections_that_were_cut_cost_one_try),
        ON_POSTGRES(a_transaction_that_was_cut_before_its_commit_is_run_again),
        ON_POSTGRES(a_commit_that_was_cut_is_told_and_not_repeated),
        ON_POSTGRES(a_commit_that_the_server_warns_of_is_not_acknowledged),
        ON_POSTGRES(every_text_is_ordered_by_bytes),
        ON_POSTGRES(county_comes_first_in_the_keys_of_what_grows),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
