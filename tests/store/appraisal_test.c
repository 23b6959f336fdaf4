#include "store/appraisal.h"

#include "base/day.h"
#include "model/unknown.h"
#include "store/noun.h"
#include "tests/store/province.h"

#define APPRAISAL(n) pid('V', n)

static struct appraisal_row row_of(int n, int32_t year)
{
    return (struct appraisal_row){.id = APPRAISAL(n),
                                  .region = STR(""),
                                  .programme = STR("a"),
                                  .version = 1,
                                  .year = year,
                                  .made_ms = n,
                                  .frozen_ms = COUNT_UNKNOWN,
                                  .settled_ms = COUNT_UNKNOWN};
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    return store_appraisal_add(st, arg, e);
}

struct moving {
    struct appraisal_row row;
    enum appraisal_state was;
};

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct moving *m = arg;

    return store_appraisal_move(st, &m->row, m->was, e);
}

static void a_year_is_appraised_once_in_a_region_and_moved_from_the_state_it_is_in(void **state)
{
    struct both *b = province_of(state);
    struct appraisal_row row = row_of(1, 2024), again = row_of(2, 2024);
    struct moving m = {.was = APPRAISAL_FROZEN};
    struct err e = {0};

    both_tx(b, STORE_WRITE, add_in_tx, &row);
    assert_false(store_tx(b->st, STORE_WRITE, add_in_tx, &again, &e));
    assert_int_equal(e.code, ERR_INPUT);
    err_reset(&e);
    m.row = row;
    m.row.state = APPRAISAL_CANCELLED;
    assert_false(store_tx(b->st, STORE_WRITE, move_in_tx, &m, &e));
    assert_err(e, ERR_STATE, "not frozen any longer");
    m.was = APPRAISAL_DRAFT;
    both_tx(b, STORE_WRITE, move_in_tx, &m);
    both_tx(b, STORE_WRITE, add_in_tx, &again); /* the first is out of the way */
}

/* --- tallies --- */

struct tallying {
    struct both *b;
    struct figure_count count;
    struct noun_scope scope;
    bool monthly;
    struct noun_tallies tallies;
};

static bool tally_in_tx(struct store *st, void *arg, struct err *e)
{
    struct tallying *t = arg;

    return store_noun_tally(st, &t->count, &t->scope, t->monthly, &t->b->a, &t->tallies, e);
}

static bool lines_in_tx(struct store *st, void *unused, struct err *e)
{
    static const char TEACHING[] =
        "INSERT INTO teaching (county, id, teaching, programme, kind, practitioner, organization,"
        " discipline, day, attendees, delivery, made_ms) VALUES"
        " ('990101', '01900000-0000-7000-8000-000000000000', 'T1', 'a', 'round', 'P1', 'H1', "
        "'骨科', '2024-01-03', 5, 'x', 1),"
        " ('990101', '01900000-0000-7000-8000-000000000001', 'T2', 'a', 'round', 'P1', 'H1', "
        "'骨科', '2024-01-04', 6, 'x', 1),"
        " ('990101', '01900000-0000-7000-8000-000000000002', 'T3', 'a', 'round', 'P1', 'H1', NULL, "
        "'2024-02-03', 7, 'x', 1),"
        " ('990102', '01900000-0000-7000-8000-000000000003', 'T4', 'a', 'round', 'P2', 'H10', "
        "'骨科', '2024-02-03', 8, 'x', 1),"
        " ('990102', '01900000-0000-7000-8000-000000000004', 'T5', 'b', 'round', 'P2', 'H10', "
        "'骨科', '2024-02-03', 9, 'x', 1)";
    static const char PLACEMENT[] =
        "INSERT INTO placement (county, id, placement, programme, kind, practitioner, organization,"
        " from_day, state, delivery, made_ms) VALUES"
        " ('990101', '01900000-0000-7000-8000-000000000005', 'Q1', 'a', 'posting', 'P1', 'H1', "
        "'2024-01-01', 'active', 'x', 1),"
        " ('990101', '01900000-0000-7000-8000-000000000006', 'Q2', 'b', 'posting', 'P1', 'H1', "
        "'2024-01-01', 'active', 'x', 1)";
    static const char PRESENCE[] =
        "INSERT INTO presence (county, id, presence, placement, day, home_day, host_day, delivery,"
        " made_ms) VALUES"
        " ('990101', '01900000-0000-7000-8000-000000000007', 'D1', 'Q1', '2024-01-02', "
        "'2024-01-02', '2024-01-02', 'x', 1),"
        " ('990101', '01900000-0000-7000-8000-000000000008', 'D2', 'Q1', '2024-01-03', "
        "'2024-01-03', NULL, 'x', 1),"
        " ('990101', '01900000-0000-7000-8000-000000000009', 'D3', 'Q2', '2024-01-04', "
        "'2024-01-04', '2024-01-04', 'x', 1)";

    (void)unused;
    return sql_run(st, TEACHING, NULL, e) && sql_run(st, PLACEMENT, NULL, e)
           && sql_run(st, PRESENCE, NULL, e);
}

static struct tallying asked(struct both *b, const char *noun, enum noun_by by)
{
    return (struct tallying){.b = b,
                             .count = {.noun = noun_find(str_of(noun)),
                                       .column = -1,
                                       .from_day = DAY_NONE,
                                       .until_day = DAY_NONE},
                             .scope = {.programme = STR("a"),
                                       .from_day = day_of(2024, 1, 1),
                                       .until_day = day_of(2024, 12, 31),
                                       .reach = STORE_ALL,
                                       .by = by,
                                       .who = -1}};
}

/* What a key has; -1: it is not there. */
static int64_t tallied(struct tallying *t, const char *key, int32_t month)
{
    both_tx(t->b, STORE_READ, tally_in_tx, t);
    for (size_t i = 0; i < t->tallies.n; i++) {
        if (str_eq(t->tallies.items[i].key, str_of(key)) && t->tallies.items[i].month == month)
            return t->tallies.items[i].n;
    }
    return -1;
}

static void lines_are_counted_by_person_discipline_and_organization(void **state)
{
    struct both *b = province_of(state);
    struct tallying t;

    both_tx(b, STORE_WRITE, lines_in_tx, NULL);
    t = asked(b, "teaching", NOUN_BY_PERSON);
    assert_int_equal(tallied(&t, "P1", DAY_NONE), 3);
    assert_int_equal(tallied(&t, "P2", DAY_NONE), 1); /* the other programme's is not ours */
    t.monthly = true;
    assert_int_equal(tallied(&t, "P1", month_of_day(day_of(2024, 1, 1))), 2);
    assert_int_equal(tallied(&t, "P1", month_of_day(day_of(2024, 2, 1))), 1);
    t = asked(b, "teaching", NOUN_BY_PERSON);
    t.count.how = FIGURE_SUM;
    t.count.column = noun_column_find(t.count.noun, STR("attendees"));
    assert_int_equal(tallied(&t, "P1", DAY_NONE), 18);
    t = asked(b, "teaching", NOUN_BY_DISCIPLINE);
    assert_int_equal(tallied(&t, "H1|骨科", DAY_NONE), 2);
    assert_int_equal(tallied(&t, "H1|", DAY_NONE), 1);
    t = asked(b, "teaching", NOUN_BY_ORGANIZATION);
    assert_int_equal(tallied(&t, "H1", DAY_NONE), 3);
    assert_int_equal(tallied(&t, "H3", DAY_NONE), -1);
}

/* D2 is confirmed by one side, D3 is of another programme. */
static void days_on_site_are_the_persons_and_count_once_both_confirmed(void **state)
{
    struct both *b = province_of(state);
    struct tallying t = asked(b, "presence", NOUN_BY_PERSON);

    both_tx(b, STORE_WRITE, lines_in_tx, NULL);
    assert_int_equal(tallied(&t, "P1", DAY_NONE), 1);
    t = asked(b, "presence", NOUN_BY_ORGANIZATION);
    assert_int_equal(tallied(&t, "H1", DAY_NONE), 1);
}

struct opening {
    struct tallying t;
    struct noun_rows rows;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct opening *o = arg;
    const struct store_page page = {200, STR(""), STORE_ALL};

    return store_noun_list(st, &o->t.count, &o->t.scope, &page, &o->t.b->a, &o->rows, e);
}

/* "H1|" takes in H1 with and without a discipline, and not H10. */
static void the_lines_of_a_key_open_and_of_no_key_none(void **state)
{
    struct both *b = province_of(state);
    struct str keys[NOUN_KEYS + 1] = {STR("H1|")};
    struct opening o = {.t = asked(b, "teaching", NOUN_BY_DISCIPLINE)};
    struct err e = {0};

    both_tx(b, STORE_WRITE, lines_in_tx, NULL);
    o.t.scope.keys = (struct str_list){keys, 1, 1};
    both_tx(b, STORE_READ, list_in_tx, &o);
    assert_int_equal(o.rows.n, 3);
    keys[0] = STR("H1|骨科");
    both_tx(b, STORE_READ, list_in_tx, &o);
    assert_int_equal(o.rows.n, 2);
    o.t.scope.keys.n = 0;
    both_tx(b, STORE_READ, list_in_tx, &o);
    assert_int_equal(o.rows.n, 0);
    o.t.scope.keys.n = NOUN_KEYS + 1;
    assert_false(store_tx(b->st, STORE_READ, list_in_tx, &o, &e));
    assert_err(e, ERR_INPUT, "too many");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_year_is_appraised_once_in_a_region_and_moved_from_the_state_it_is_in),
        BOTH(lines_are_counted_by_person_discipline_and_organization),
        BOTH(days_on_site_are_the_persons_and_count_once_both_confirmed),
        BOTH(the_lines_of_a_key_open_and_of_no_key_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
