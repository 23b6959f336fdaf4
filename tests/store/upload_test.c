/* upload_test.c - uploads, their rows, and which job is next. */
#include "store/upload.h"

#include "model/unknown.h"
#include "store/job.h"
#include "tests/store/province.h"

struct case_of {
    struct both *b;
    struct upload upload;
    struct job job;
    struct upload_seen seen;
    struct upload_rows rows;
    struct upload_faults faults;
    struct upload_seen_rows page;
    struct store_page want;
    struct id next;
    int64_t now_ms;
    bool found;
};

static struct case_of case_of(struct both *b, int number)
{
    return (struct case_of){.b = b,
                            .upload = {.id = pid('U', number),
                                       .kind = JOB_OFFERS,
                                       .source = STR("s"),
                                       .batch = STR(""),
                                       .role = ROLE_MANAGER,
                                       .scope = {.kind = SCOPE_ORGANIZATION,
                                                 .place = STR("990101"),
                                                 .organization = ORG(1)},
                                       .row_n = 3,
                                       .bad_n = 2,
                                       .made_ms = number,
                                       .wiped_ms = COUNT_UNKNOWN},
                            .job = {.id = pid('J', number),
                                    .kind = JOB_OFFERS,
                                    .source = STR("s"),
                                    .batch = STR(""),
                                    .digest = STR("d"),
                                    .made_ms = 5,
                                    .ended_ms = COUNT_UNKNOWN},
                            .want = {50, STR(""), STORE_ALL},
                            .now_ms = 1000};
}

static bool add(struct store *st, void *arg, struct err *e)
{
    const struct case_of *c = arg;
    const struct upload_row rows[] = {
        {c->upload.id, 2, 1, STR("a"), STR("x"), 0, STR("")},
        {c->upload.id, 3, 1, STR("b"), STR("y"), 2, STR("no such thing")},
        {c->upload.id, 4, 1, STR("a"), STR("z"), 2, STR("no such thing")},
    };

    return store_upload_add(st, &c->upload, e) && store_upload_row_put(st, rows, 3, e);
}

static bool look(struct store *st, void *arg, struct err *e)
{
    struct case_of *c = arg;

    return store_upload_get(st, c->upload.id, &c->b->a, &c->seen, e)
           && store_upload_faults(st, c->upload.id, &c->b->a, &c->faults, e)
           && store_upload_list(st, &c->want, &c->b->a, &c->page, e)
           && store_upload_next(st, c->now_ms, &c->b->a, &c->next, &c->found, e);
}

static bool commit(struct store *st, void *arg, struct err *e)
{
    struct case_of *c = arg;

    c->upload.job = c->job.id;
    return store_job_add(st, &c->job, e) && store_upload_keep(st, &c->upload, e);
}

static void what_is_kept_comes_back_and_faults_are_counted(void **state)
{
    struct both *b = province_of(state);
    struct case_of c = case_of(b, 1);

    assert_int_equal(both_refused(b, STORE_READ, look, &c).code, ERR_MISSING);
    both_tx(b, STORE_WRITE, add, &c);
    both_tx(b, STORE_READ, look, &c);
    assert_int_equal(c.seen.state, UPLOAD_OPEN);
    assert_int_equal(c.seen.upload.bad_n, 2);
    assert_int_equal(id_cmp(c.seen.upload.scope.organization, ORG(1)), 0);
    assert_true(c.seen.checkpoint == COUNT_UNKNOWN);
    assert_int_equal(c.faults.n, 1);
    assert_int_equal(c.faults.items[0].n, 2);
    assert_int_equal(c.faults.items[0].first, 3);
    assert_int_equal(c.faults.items[0].column, 2);
    assert_false(c.found);
}

static void a_page_holds_what_its_reach_reaches(void **state)
{
    struct both *b = province_of(state);
    struct case_of c = case_of(b, 1);

    both_tx(b, STORE_WRITE, add, &c);
    c.want.reach =
        (struct store_reach){.kind = REACH_ORGANIZATION, .scope = {.organization = ORG(1)}};
    both_tx(b, STORE_READ, look, &c);
    assert_int_equal(c.page.more.total, 1);
    c.want.reach.scope.organization = ORG(2);
    both_tx(b, STORE_READ, look, &c);
    assert_int_equal(c.page.more.total, 0);
    assert_int_equal(c.page.n, 0);
}

static void a_committed_one_is_next_until_it_is_held(void **state)
{
    struct both *b = province_of(state);
    struct case_of c = case_of(b, 1);

    both_tx(b, STORE_WRITE, add, &c);
    both_tx(b, STORE_WRITE, commit, &c);
    both_tx(b, STORE_READ, look, &c);
    assert_true(c.found);
    assert_int_equal(c.seen.state, UPLOAD_QUEUED);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE job SET state = 'running', lease_ms = 2000");
    both_tx(b, STORE_READ, look, &c);
    assert_false(c.found);
    c.now_ms = 2000;
    both_tx(b, STORE_READ, look, &c);
    assert_true(c.found);
}

static bool lists(struct store *st, void *arg, struct err *e)
{
    struct case_of *c = arg;
    const struct upload_want want = {.upload = c->upload.id, .bad = true, .after = 3, .limit = 9};

    return store_upload_row_list(st, &want, &c->b->a, &c->rows, e);
}

static bool same(struct store *st, void *arg, struct err *e)
{
    struct case_of *c = arg;

    return store_upload_row_same(st, c->upload.id, STR("a"), &c->b->a, &c->rows, e);
}

static void rows_are_found_by_fault_and_by_key(void **state)
{
    struct both *b = province_of(state);
    struct case_of c = case_of(b, 1);

    both_tx(b, STORE_WRITE, add, &c);
    both_tx(b, STORE_READ, lists, &c);
    assert_int_equal(c.rows.n, 1);
    assert_int_equal(c.rows.items[0].number, 4);
    both_tx(b, STORE_READ, same, &c);
    assert_int_equal(c.rows.n, 2);
    assert_int_equal(c.rows.items[0].number, 2);
}

static bool wipe(struct store *st, void *arg, struct err *e)
{
    struct case_of *c = arg;

    return store_upload_wipe(st, 2, c->now_ms, e);
}

static void the_old_are_wiped_and_their_jobs_end_the_young_stay(void **state)
{
    struct both *b = province_of(state);
    struct case_of old = case_of(b, 1), young = case_of(b, 2);

    both_tx(b, STORE_WRITE, add, &old);
    both_tx(b, STORE_WRITE, add, &young);
    both_tx(b, STORE_WRITE, commit, &old);
    both_tx(b, STORE_WRITE, wipe, &old);
    assert_int_equal(both_total(b, "SELECT count(*) FROM upload_row"), 3);
    both_tx(b, STORE_READ, look, &old);
    assert_int_equal(old.seen.state, UPLOAD_CANCELLED);
    assert_int_equal(old.seen.upload.wiped_ms, 1000);
    assert_false(old.found);
    both_tx(b, STORE_READ, look, &young);
    assert_int_equal(young.seen.state, UPLOAD_OPEN);
}

/* Of uploads that never came: what they were begun at is in their ids. */
static void rows_without_an_upload_are_wiped_by_their_age(void **state)
{
    struct both *b = province_of(state);
    struct case_of young = case_of(b, 2);

    both_tx(b, STORE_WRITE, add, &young);
    both_tx(b, STORE_WRITE, both_sql,
            "INSERT INTO upload_row (upload, number, key_number, key_hash, fields, fault_column,"
            " fault) VALUES ('00000000-0001-7000-8000-000000000000', 2, 1, 'k', 'f', 0, ''),"
            " ('00000000-0002-7000-8000-000000000000', 2, 1, 'k', 'f', 0, '')");
    both_tx(b, STORE_WRITE, wipe, &young); /* what is older than 2 */
    assert_int_equal(both_total(b, "SELECT count(*) FROM upload_row WHERE key_hash = 'k'"), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM upload_row WHERE key_hash <> 'k'"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(what_is_kept_comes_back_and_faults_are_counted),
        BOTH(rows_without_an_upload_are_wiped_by_their_age),
        BOTH(a_page_holds_what_its_reach_reaches),
        BOTH(a_committed_one_is_next_until_it_is_held),
        BOTH(rows_are_found_by_fault_and_by_key),
        BOTH(the_old_are_wiped_and_their_jobs_end_the_young_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
