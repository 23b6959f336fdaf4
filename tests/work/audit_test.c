#include "work/audit.h"

#include <pthread.h>

#include "base/random.h"
#include "tests/work/people.h"
#include "work/secret.h"

static const char *const PLACES[] = {"990101", "990102", "980101"};

struct writing {
    int n;
    bool fails;
};

static bool lines_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct writing *w = arg;
    const struct subject by = {.account = PERSON(1), .role = ROLE_OFFICER};

    if (!work_audit_begin(st, e))
        return false;
    for (int i = 0; i < w->n; i++) {
        const struct audit_note note = {.by = &by,
                                        .action = i % 2 ? "demand.approve" : "account.add",
                                        .noun = i % 2 ? "demand" : "account",
                                        .object = DEMAND(i % 7),
                                        .place = str_of(PLACES[i % 3])};

        if (!work_audit_append(st, &note, NOON + i, e))
            return false;
    }
    return !w->fails || err_set(e, ERR_INPUT, "the change itself is refused");
}

static void write_lines(struct both *b, int n)
{
    struct writing w = {n, false};

    both_tx(b, STORE_WRITE, lines_in_tx, &w);
}

static void holds(struct both *b, const char *known, int64_t lines)
{
    struct audit_proof proof;
    struct err e = {0};

    if (!work_audit_verify(b->st, str_of(known), &proof, &e))
        fail_msg("%s", e.text);
    assert_true(proof.lines == lines);
}

static void broken(struct both *b, const char *known, const char *words)
{
    struct audit_proof proof = {.lines = -1};
    struct err e = {0};

    if (work_audit_verify(b->st, str_of(known), &proof, &e))
        fail_msg("nothing was found where '%s' was wanted", words);
    assert_err(e, ERR_CHECK, words);
    assert_true(proof.lines == -1);
}

static void sql(struct both *b, const char *text)
{
    both_tx(b, STORE_WRITE, both_sql, (void *)(size_t)text);
}

static void an_empty_and_a_written_chain_hold(void **state)
{
    struct both *b = *state;

    holds(b, "", 0);
    write_lines(b, 10);
    holds(b, "", 10);
    write_lines(b, 1);
    holds(b, "", 11);
}

static void what_is_refused_leaves_no_line(void **state)
{
    struct both *b = *state;
    struct writing w = {3, true};

    write_lines(b, 2);
    assert_err(both_refused(b, STORE_WRITE, lines_in_tx, &w), ERR_INPUT, "itself is refused");
    holds(b, "", 2);
}

/* Each field of a line in the middle, one after the other. */
static void a_changed_field_is_found(void **state)
{
    static const char *const changes[] = {
        "UPDATE audit SET at_ms = at_ms + 1 WHERE seq = 5",
        "UPDATE audit SET actor = NULL WHERE seq = 5",
        "UPDATE audit SET post = '018bcfe5-6800-7000-8000-000000000000' WHERE seq = 5",
        "UPDATE audit SET role = 'manager' WHERE seq = 5",
        "UPDATE audit SET action = 'account.adc' WHERE seq = 5",
        "UPDATE audit SET noun = 'demand' WHERE seq = 5",
        "UPDATE audit SET object = NULL WHERE seq = 5",
        "UPDATE audit SET place = '990103' WHERE seq = 5",
        "UPDATE audit SET reason = 'x' WHERE seq = 5",
        "UPDATE audit SET outcome = 'refused' WHERE seq = 5",
        "UPDATE audit SET hash = 'g' || substr(hash, 2) WHERE seq = 5", /* no digit is g */
    };
    struct both *b = *state;

    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        sql(b, "DELETE FROM audit");
        sql(b, "UPDATE audit_head SET seq = 0, hash = '" AUDIT_START "'");
        write_lines(b, 9);
        sql(b, changes[i]);
        broken(b, "", "audit line 5 or the one before it was changed");
    }
}

static void a_line_taken_out_is_found(void **state)
{
    struct both *b = *state;

    write_lines(b, 9);
    sql(b, "DELETE FROM audit WHERE seq = 4");
    broken(b, "", "audit line 4 is not there");
}

static void a_line_taken_out_and_the_rest_moved_up_is_found(void **state)
{
    struct both *b = *state;

    write_lines(b, 5);
    sql(b, "DELETE FROM audit WHERE seq = 3");
    sql(b, "UPDATE audit SET seq = 3 WHERE seq = 4");
    sql(b, "UPDATE audit SET seq = 4 WHERE seq = 5");
    broken(b, "", "audit line 3 or the one before it was changed");
}

static void two_lines_that_changed_places_are_found(void **state)
{
    struct both *b = *state;

    write_lines(b, 6);
    sql(b, "UPDATE audit SET seq = 99 WHERE seq = 2");
    sql(b, "UPDATE audit SET seq = 2 WHERE seq = 3");
    sql(b, "UPDATE audit SET seq = 3 WHERE seq = 99");
    broken(b, "", "audit line 2 or the one before it was changed");
}

static void a_line_put_in_is_found(void **state)
{
    struct both *b = *state;

    write_lines(b, 4);
    sql(b, "INSERT INTO audit SELECT 5, at_ms, actor, post, role, action, noun, object, place,"
           " reason, outcome, hash FROM audit WHERE seq = 4");
    broken(b, "", "audit line 5 or the one before it was changed");
}

static void an_end_cut_off_is_found(void **state)
{
    struct both *b = *state;

    write_lines(b, 9);
    sql(b, "DELETE FROM audit WHERE seq > 7");
    broken(b, "", "ends at line 7, its store noted line 9");
}

/* Who may write the store may write its note as well; only what was written down elsewhere helps.
 */
static void an_end_cut_off_with_its_note_is_found_by_a_known_head(void **state)
{
    struct both *b = *state;
    struct audit_proof proof;
    struct err e = {0};
    char known[100];

    write_lines(b, 9);
    assert_true(work_audit_verify(b->st, STR(""), &proof, &e));
    snprintf(known, sizeof known, "9:%s", proof.head);
    holds(b, known, 9);
    sql(b, "DELETE FROM audit WHERE seq > 7");
    sql(b, "UPDATE audit_head SET seq = 7, hash = (SELECT hash FROM audit WHERE seq = 7)");
    holds(b, "", 7);
    broken(b, known, "line 9 was written down: lines were cut off");
    write_lines(b, 3); /* written anew, longer than before */
    holds(b, "", 10);
    broken(b, known, "audit line 9 is not the one that was written down");
}

static void a_head_that_is_none_is_refused(void **state)
{
    static const char *const bad[] = {"9", "9:abc", ":" AUDIT_START, "0:" AUDIT_START,
                                      "x:" AUDIT_START};
    struct both *b = *state;

    for (int i = 0; i < 5; i++) {
        struct audit_proof proof;
        struct err e = {0};

        assert_false(work_audit_verify(b->st, str_of(bad[i]), &proof, &e));
        assert_err(e, ERR_INPUT, "a head is a line's number");
    }
}

/* 1,000 seeded ways of meddling with one chain: each is found, and undone again. */
static void a_thousand_random_meddlings_are_all_found(void **state)
{
    struct both *b = *state;
    struct random r = random_stream(7, 1);

    if (strcmp(b->driver, "sqlite") != 0)
        return; /* the proof reads rows; which database gave them is of no matter */
    write_lines(b, 40);
    sql(b, "CREATE TABLE kept AS SELECT * FROM audit");
    for (int i = 0; i < 1000; i++) {
        int one = 1 + (int)random_below(&r, 40), two = 1 + (int)random_below(&r, 39);
        char text[240];

        two += two >= one;
        switch (random_below(&r, 4)) {
        case 0:
            snprintf(text, sizeof text, "UPDATE audit SET at_ms = at_ms + %d WHERE seq = %d",
                     1 + (int)random_below(&r, 1000), one);
            break;
        case 1:
            snprintf(text, sizeof text, "DELETE FROM audit WHERE seq = %d", one);
            break;
        case 2:
            snprintf(text, sizeof text,
                     "UPDATE audit SET hash = (SELECT k.hash FROM kept k WHERE k.seq = %d),"
                     " at_ms = (SELECT k.at_ms FROM kept k WHERE k.seq = %d) WHERE seq = %d",
                     two, two, one);
            break;
        default:
            snprintf(text, sizeof text, "DELETE FROM audit WHERE seq >= %d", one);
        }
        sql(b, text);
        broken(b, "", "audit l");
        sql(b, "DELETE FROM audit");
        sql(b, "INSERT INTO audit SELECT * FROM kept");
    }
    holds(b, "", 40);
}

static void the_log_is_searched_within_the_reach_newest_first(void **state)
{
    struct both *b = *state;
    struct subject city = {.role = ROLE_AUDITOR,
                           .scope = {SCOPE_REGION, STR("990100"), {{0}}, STR(""), {{0}}}};
    struct subject all = {.role = ROLE_OFFICER, .scope = {.kind = SCOPE_REGION}};
    struct subject manager = {.role = ROLE_MANAGER,
                              .scope = {SCOPE_ORGANIZATION, STR("990101"), ORG(1), STR(""), {{0}}}};
    struct audit_filter filter = {.from_ms = COUNT_UNKNOWN, .until_ms = COUNT_UNKNOWN};
    struct store_page page = {.limit = 5};
    struct audit_rows rows;
    struct err e = {0};

    write_lines(b, 12);
    assert_true(work_audit_list(b->st, &all, &filter, &page, &b->a, &rows, &e));
    assert_true(rows.more.total == 12);
    assert_true(rows.items[0].seq == 12 && rows.items[4].seq == 8);
    page.cursor = rows.more.next;
    assert_true(work_audit_list(b->st, &all, &filter, &page, &b->a, &rows, &e));
    assert_true(rows.items[0].seq == 7);
    page.cursor = STR("");
    assert_true(work_audit_list(b->st, &city, &filter, &page, &b->a, &rows, &e));
    assert_true(rows.more.total == 8); /* two of three places */
    filter.object = DEMAND(3);
    filter.action = STR("demand.approve");
    assert_true(work_audit_list(b->st, &all, &filter, &page, &b->a, &rows, &e));
    assert_true(rows.more.total == 1 && rows.items[0].seq == 4);
    filter = (struct audit_filter){.from_ms = NOON + 2, .until_ms = NOON + 4, .actor = PERSON(1)};
    assert_true(work_audit_list(b->st, &all, &filter, &page, &b->a, &rows, &e));
    assert_true(rows.more.total == 2);
    assert_false(work_audit_list(b->st, &manager, &filter, &page, &b->a, &rows, &e));
    assert_err(e, ERR_RIGHT, "the audit log: the role 'manager' has no right to audit.see");
}

struct racer {
    struct both *b;
    bool good;
};

static void *race(void *arg)
{
    struct racer *r = arg;
    struct writing w = {1, false};
    struct err e = {0};

    r->good = true;
    for (int i = 0; i < 20; i++)
        r->good = r->good && store_tx(r->b->st, STORE_WRITE, lines_in_tx, &w, &e);
    return NULL;
}

static void writers_at_the_same_time_make_one_chain_and_none_fails(void **state)
{
    struct both *b = *state;
    struct racer racers[6];
    pthread_t threads[6];

    for (int i = 0; i < 6; i++) {
        racers[i] = (struct racer){b, false};
        assert_int_equal(pthread_create(&threads[i], NULL, race, &racers[i]), 0);
    }
    for (int i = 0; i < 6; i++) {
        pthread_join(threads[i], NULL);
        assert_true(racers[i].good);
    }
    holds(b, "", 120);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(an_empty_and_a_written_chain_hold),
        BOTH(what_is_refused_leaves_no_line),
        BOTH(a_changed_field_is_found),
        BOTH(a_line_taken_out_is_found),
        BOTH(a_line_taken_out_and_the_rest_moved_up_is_found),
        BOTH(two_lines_that_changed_places_are_found),
        BOTH(a_line_put_in_is_found),
        BOTH(an_end_cut_off_is_found),
        BOTH(an_end_cut_off_with_its_note_is_found_by_a_known_head),
        BOTH(a_head_that_is_none_is_refused),
        BOTH(a_thousand_random_meddlings_are_all_found),
        BOTH(the_log_is_searched_within_the_reach_newest_first),
        BOTH(writers_at_the_same_time_make_one_chain_and_none_fails),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
