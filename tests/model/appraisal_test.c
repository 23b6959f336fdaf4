#include "model/appraisal.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/check.h"

static const int64_t ONE = INT64_C(1000000000);

static struct appraisal_part part(const char *kind, const char *person, const char *place,
                                  const char *discipline, const char *apprentice)
{
    return (struct appraisal_part){str_of(kind),  STR("990101"),      str_of(person),
                                   str_of(place), str_of(discipline), str_of(apprentice)};
}

static void everybody_is_there_once_whatever_the_order_of_parts(void **unused)
{
    struct appraisal_part parts[] = {
        part("mentorship", "E1", "H1", "骨科", "A1"), part("mentorship", "E1", "H1", "骨科", "A2"),
        part("posting", "E1", "H2", "骨科", ""), part("mentorship", "E2", "H1", "骨科", "A1")};
    struct appraisal_part back[4];
    struct appraisal_subjects one, two;
    struct arena a = {0};

    (void)unused;
    for (int i = 0; i < 4; i++)
        back[i] = parts[3 - i];
    appraisal_subjects_make(parts, 4, &a, &one);
    appraisal_subjects_make(back, 4, &a, &two);
    /* E1 E2, A1 A2, H1|骨科 H2|骨科, H1 H2 */
    assert_int_equal(one.n, 8);
    assert_int_equal(two.n, 8);
    for (size_t i = 0; i < one.n; i++) {
        assert_int_equal(one.items[i].link, i / 2);
        assert_true(str_eq(one.items[i].key, two.items[i].key));
    }
    assert_int_equal(one.items[0].kinds.n, 2);
    assert_int_equal(one.items[0].keys[LINK_APPRENTICE].n, 2);
    assert_int_equal(one.items[0].keys[LINK_LEADER].n, 2);
    assert_true(str_eq(one.items[4].key, STR("H1|骨科")));
    arena_reset(&a);
}

static struct appraisal_subject expert(struct arena *a, struct appraisal_part *parts, size_t n)
{
    struct appraisal_subjects all;

    appraisal_subjects_make(parts, n, a, &all);
    return all.items[0];
}

static void none_where_others_told_is_zero_and_none_told_is_missing(void **unused)
{
    struct arena a = {0};
    struct appraisal_part parts[] = {part("posting", "E1", "H1", "骨科", "")};
    struct appraisal_subject s = expert(&a, parts, 1);
    struct str places[] = {STR("H1")};
    struct indicator in = {.link = LINK_EXPERT};
    struct appraisal_source source = {0};

    (void)unused;
    appraisal_source_sort(&source);
    assert_int_equal(appraisal_actual(&in, &source, &s), COUNT_UNKNOWN);
    source.told = (struct str_list){places, 1, 1};
    assert_int_equal(appraisal_actual(&in, &source, &s), 0);
    in.link = LINK_APPRENTICE; /* he has none: nobody knows how he would teach */
    assert_int_equal(appraisal_actual(&in, &source, &s), COUNT_UNKNOWN);
    arena_reset(&a);
}

static void the_mean_of_apprentices_counts_and_of_months_those_with_enough(void **unused)
{
    struct arena a = {0};
    struct appraisal_part parts[] = {part("mentorship", "E1", "H1", "骨科", "A1"),
                                     part("mentorship", "E1", "H1", "骨科", "A2"),
                                     part("mentorship", "E1", "H1", "骨科", "A3")};
    struct appraisal_subject s = expert(&a, parts, 3);
    struct appraisal_tally whole[] = {{STR("A2"), DAY_NONE, 3}, {STR("A1"), DAY_NONE, 2}};
    struct appraisal_tally months[] = {
        {STR("E1"), 602, 1}, {STR("E1"), 600, 2}, {STR("E1"), 601, 5}, {STR("E2"), 599, 9}};
    struct indicator in = {.link = LINK_APPRENTICE};
    struct appraisal_source source = {.tallies = whole, .tally_n = 2};

    (void)unused;
    appraisal_source_sort(&source);
    assert_int_equal(appraisal_actual(&in, &source, &s), 1666666667); /* 5 / 3, half up */
    in = (struct indicator){.link = LINK_EXPERT, .monthly = 2};
    source = (struct appraisal_source){.tallies = months, .tally_n = 4};
    appraisal_source_sort(&source);
    assert_int_equal(appraisal_actual(&in, &source, &s), 2 * ONE);
    arena_reset(&a);
}

/* A head "H1|" takes in every discipline of H1 and nothing of H10. */
static void a_discipline_without_a_name_is_all_of_its_hospital(void **unused)
{
    struct arena a = {0};
    struct appraisal_part parts[] = {part("studio", "E1", "H1", "", "")};
    struct appraisal_part named[] = {part("studio", "E1", "H1", "骨科", "")};
    struct appraisal_subject any = expert(&a, parts, 1), one = expert(&a, named, 1);
    struct appraisal_tally tallies[] = {{STR("H1|骨科"), DAY_NONE, 2},
                                        {STR("H1|内科"), DAY_NONE, 3},
                                        {STR("H10|骨科"), DAY_NONE, 50}};
    struct appraisal_tally whole[] = {{STR("H1|"), DAY_NONE, 7}};
    struct appraisal_source source = {.tallies = tallies, .tally_n = 3};

    (void)unused;
    appraisal_source_sort(&source);
    assert_int_equal(appraisal_sum(&source, LINK_DISCIPLINE, &any), 5);
    assert_int_equal(appraisal_sum(&source, LINK_DISCIPLINE, &one), 2);
    source = (struct appraisal_source){.tallies = whole, .tally_n = 1, .whole = true};
    appraisal_source_sort(&source);
    assert_int_equal(appraisal_sum(&source, LINK_DISCIPLINE, &one), 7);
    arena_reset(&a);
}

/* The first row that holds says the target; none holds: the indicator's own. */
static void a_dated_table_says_the_target(void **unused)
{
    struct str posting[] = {STR("posting")}, mentor[] = {STR("mentorship")};
    struct indicator_target rows[] = {
        {.from_day = day_of(2025, 1, 1),
         .until_day = day_of(2025, 12, 31),
         .kinds = {posting, 1, 1},
         .target = STR("9.5")},
        {.from_day = DAY_NONE, .until_day = day_of(2024, 12, 31), .target = STR("7")},
    };
    const struct indicator in = {.target = STR("12"), .targets = rows, .target_n = 2};
    const struct str_list posted = {posting, 1, 1}, mentors = {mentor, 1, 1};

    (void)unused;
    assert_int_equal(appraisal_target(&in, &posted, day_of(2025, 12, 31)), ONE * 19 / 2);
    assert_int_equal(appraisal_target(&in, &mentors, day_of(2025, 12, 31)), 12 * ONE);
    assert_int_equal(appraisal_target(&in, &mentors, day_of(2024, 12, 31)), 7 * ONE);
    assert_int_equal(appraisal_target(&in, &posted, day_of(2026, 12, 31)), 12 * ONE);
}

/* The moves written a second time. */
static void an_appraisal_goes_from_draft_to_frozen_to_settled(void **unused)
{
    static const char ALLOWED[APPRAISAL_STATE_N][APPRAISAL_STATE_N + 1] = {"-F-C", "--S-", "----",
                                                                           "----"};

    (void)unused;
    for (int from = 0; from < APPRAISAL_STATE_N; from++) {
        for (int to = 0; to < APPRAISAL_STATE_N; to++) {
            enum appraisal_state state = (enum appraisal_state)from;
            struct err e = {0};
            bool good = appraisal_move(&state, (enum appraisal_state)to, &e);

            assert_int_equal(good, ALLOWED[from][to] != '-');
            assert_int_equal((int)state, good ? to : from);
            assert_int_equal(e.code, good ? ERR_NONE : ERR_STATE);
        }
    }
}

static void a_grade_is_the_first_whose_floor_is_reached(void **unused)
{
    struct appraisal_grade grades[] = {{STR("优秀"), STR("0.9")}, {STR("合格"), STR("0.6")}};
    const struct appraisal a = {.grades = grades, .grade_n = 2};

    (void)unused;
    assert_true(str_eq(appraisal_grade(&a, ONE * ONE / 10 * 9), STR("优秀")));
    assert_true(str_eq(appraisal_grade(&a, ONE * ONE / 10 * 9 - 1), STR("合格")));
    assert_int_equal(appraisal_grade(&a, ONE).n, 0);
}

static void what_counts_nothing_is_named(void **unused)
{
    struct indicator in = {.name = STR("甲")};
    const struct appraisal off = {0}, a = {.on = true, .indicators = &in, .indicator_n = 1};
    struct err e = {0};

    (void)unused;
    assert_false(appraisal_counted(&a, &e));
    assert_err(e, ERR_INPUT, "甲 does not say");
    err_reset(&e);
    assert_false(appraisal_counted(&off, &e));
    assert_err(e, ERR_INPUT, "no appraisal");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everybody_is_there_once_whatever_the_order_of_parts),
        cmocka_unit_test(none_where_others_told_is_zero_and_none_told_is_missing),
        cmocka_unit_test(the_mean_of_apprentices_counts_and_of_months_those_with_enough),
        cmocka_unit_test(a_discipline_without_a_name_is_all_of_its_hospital),
        cmocka_unit_test(a_dated_table_says_the_target),
        cmocka_unit_test(an_appraisal_goes_from_draft_to_frozen_to_settled),
        cmocka_unit_test(a_grade_is_the_first_whose_floor_is_reached),
        cmocka_unit_test(what_counts_nothing_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
