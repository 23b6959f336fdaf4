/* The invented province: what is promised of it in demo_world.h, and of its sheets. */
#include <stdlib.h>
#include <unistd.h>

#include "base/csv.h"
#include "base/day.h"
#include "base/words.h"
#include "tests/check.h"
#include "work/demo_mess.h"
#include "work/demo_pilot.h"
#include "work/demo_record.h"
#include "work/demo_side.h"

static void the_same_seed_makes_the_same_province_and_another_another(void **unused)
{
    struct arena a = {0};
    struct demo_world one, two, other;
    bool differs = false;

    (void)unused;
    demo_world_make(&one, 5, 16, 24, 0, &a);
    demo_world_make(&two, 5, 16, 24, 0, &a);
    demo_world_make(&other, 6, 16, 24, 0, &a);
    assert_int_equal(one.practitioner_n, two.practitioner_n);
    for (int32_t i = 0; i < one.county_n; i++) {
        assert_string_equal(one.counties[i].name, two.counties[i].name);
        assert_int_equal(one.counties[i].missing, two.counties[i].missing);
        differs = differs || one.counties[i].missing != other.counties[i].missing;
    }
    assert_true(differs);
    arena_reset(&a);
}

static void codes_and_names_are_never_shared(void **unused)
{
    struct arena a = {0};
    struct words counties = {0}, names = {0}, institutions = {0}, people = {0};
    struct demo_world w;

    (void)unused;
    demo_world_make(&w, 1, DEMO_COUNTY_MOST, 12, 0, &a);
    for (int32_t i = 0; i < w.county_n; i++) {
        assert_int_equal(words_put(&counties, str_of(w.counties[i].code)), i);
        assert_int_equal(words_put(&names, str_of(w.counties[i].name)), i);
    }
    for (int32_t i = 0; i < w.institution_n; i++)
        assert_int_equal(words_put(&institutions, str_of(w.institutions[i].code)), i);
    for (int32_t i = 0; i < w.practitioner_n; i++)
        assert_int_equal(words_put(&people, str_of(w.practitioners[i].code)), i);
    words_reset(&counties);
    words_reset(&names);
    words_reset(&institutions);
    words_reset(&people);
    arena_reset(&a);
}

/* A share of everybody's staff, and exactly as many as were asked for. */
static void as_many_people_as_are_asked_for_and_all_disciplines_everywhere(void **unused)
{
    static const int32_t asked[] = {0, 1001, 5000};
    struct arena a = {0};

    (void)unused;
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        struct demo_world w;
        int64_t usual = demo_world_people(17);
        int32_t seen[100] = {0};

        demo_world_make(&w, 1, 17, 12, asked[k], &a);
        assert_int_equal(w.practitioner_n, asked[k] ? asked[k] : usual);
        assert_in_range(w.institution_n, 1, 100);
        for (int32_t i = 0; i < w.practitioner_n; i++)
            seen[w.practitioners[i].institution] |= 1 << w.practitioners[i].discipline;
        for (int32_t i = 0; i < w.institution_n; i++)
            assert_int_equal(seen[i], w.institutions[i].level == DEMO_TOWNSHIP
                                          ? 0
                                          : (1 << DEMO_DISCIPLINE_N) - 1);
    }
    arena_reset(&a);
}

/* A country's number of counties is still one province: codes of two digits everywhere. */
static void a_big_province_has_bigger_cities(void **unused)
{
    struct arena a = {0};
    struct demo_world w;

    (void)unused;
    for (int32_t n = 480; n <= DEMO_COUNTY_MOST; n += 600) {
        demo_world_make(&w, 1, n, 12, 0, &a);
        assert_true(w.city_n <= DEMO_CITY_MOST);
        assert_true((int64_t)w.city_n * w.city_counties >= n);
        for (int32_t i = 0; i < n; i++) {
            assert_int_equal(strlen(w.counties[i].code), 6);
            assert_int_equal(strlen(w.counties[i].postcode), 6);
            assert_int_equal(w.counties[i].district, i % w.city_counties == 0);
        }
    }
    arena_reset(&a);
}

static void a_missing_technique_keeps_nobody_until_the_expert_comes(void **unused)
{
    struct arena a = {0};
    struct demo_world w;
    int32_t seen = 0;

    (void)unused;
    demo_world_make(&w, 3, 40, 24, 0, &a);
    assert_true(w.placement_n > 0);
    for (int32_t i = 0; i < w.placement_n; i++) {
        const struct demo_placement *p = &w.placements[i];

        for (int32_t g = 0; g < DEMO_GROUP_N; g++) {
            if (demo_groups[g].technique != p->technique)
                continue;
            assert_int_equal(demo_world_stay(&w, p->county, g, p->month - 1), 0);
            assert_true(demo_world_stay(&w, p->county, g, p->month) > 50);
            seen++;
        }
        assert_in_range(p->month, w.first_month + 1, DEMO_LAST_MONTH);
    }
    assert_true(seen > 0);
    arena_reset(&a);
}

/* What demo_pilot.h promises of each policy, at its own edges. */
static void a_pilot_changes_what_it_says_and_when(void **unused)
{
    struct arena a = {0};
    struct demo_world w;
    int32_t march = (2025 - 1970) * 12 + 2, halves[DEMO_PILOT_N] = {0};

    (void)unused;
    demo_world_make(&w, 1, 40, 24, 0, &a);
    w.placement_n = 0; /* where an expert was sent nothing else happens: see below */
    for (int32_t i = 0; i < w.county_n; i++) {
        int32_t notice = demo_pilot_start(&w, DEMO_NOTICE, i);
        int32_t growth = demo_pilot_start(&w, DEMO_GROWTH, i);

        for (int k = 0; k < DEMO_PILOT_N; k++)
            halves[k] += w.counties[i].pilots[k];
        if (w.counties[i].pilots[DEMO_DRIFT]) { /* no step where it starts, but a slope before */
            assert_int_equal(demo_pilot_keep(&w, i, 9, w.first_month), 78);
            assert_int_equal(demo_pilot_keep(&w, i, 9, w.first_month + 11), 87);
            assert_int_equal(demo_pilot_keep(&w, i, 9, demo_pilot_start(&w, DEMO_DRIFT, i)), 88);
        }
        if (w.counties[i].pilots[DEMO_NOTICE]) {
            assert_int_equal(demo_pilot_keep(&w, i, 8, notice - 4), 85);
            assert_int_equal(demo_pilot_keep(&w, i, 8, notice - 3), 97);
            assert_int_equal(demo_pilot_keep(&w, i, 8, notice), 97);
        }
        if (w.counties[i].pilots[DEMO_SEASON])
            assert_int_equal(demo_pilot_start(&w, DEMO_SEASON, i), march);
        assert_int_equal(demo_pilot_keep(&w, i, 2, march - 1), 80);
        assert_int_equal(demo_pilot_keep(&w, i, 2, march), 97);
        assert_in_range(growth, w.first_month + 1, DEMO_LAST_MONTH); /* nobody stays without */
        assert_int_equal(demo_pilot_keep(&w, i, 1, growth - 1), 75);
        assert_int_equal(demo_pilot_keep(&w, i, 1, growth + 4), 81);
    }
    for (int k = 0; k < DEMO_PILOT_N; k++)
        assert_int_equal(halves[k], 20);
    arena_reset(&a);
}

static void an_expert_sent_is_measured_without_pilots(void **unused)
{
    struct arena a = {0};
    struct demo_world w;

    (void)unused;
    demo_world_make(&w, 3, 40, 24, 0, &a);
    for (int32_t i = 0; i < w.placement_n; i++) {
        const struct demo_placement *p = &w.placements[i];

        for (int32_t month = w.first_month; month <= DEMO_LAST_MONTH; month++)
            assert_int_equal(demo_pilot_keep(&w, p->county, p->discipline, month), 100);
    }
    arena_reset(&a);
}

static void groups_and_techniques_are_consistent(void **unused)
{
    struct words drgs = {0}, codes = {0};

    (void)unused;
    for (int32_t g = 0; g < DEMO_GROUP_N; g++) {
        const struct demo_group *one = &demo_groups[g];

        assert_int_equal(words_put(&drgs, str_of(one->drg)), g);
        assert_true(one->youngest <= one->oldest && one->rw_e4 > 0 && one->days > 0);
        if (one->technique >= 0)
            assert_int_equal(demo_techniques[one->technique].discipline, one->discipline);
    }
    for (int32_t t = 0; t < DEMO_TECHNIQUE_N; t++)
        assert_int_equal(words_put(&codes, str_of(demo_techniques[t].code)), t);
    words_reset(&drgs);
    words_reset(&codes);
}

/* --- sheets --- */

static struct out sheet_of(struct demo_row row, int32_t rows, struct arena *a)
{
    struct random r = random_stream(9, 9);
    struct out out = {0};

    for (int32_t i = 0; i < rows; i++) {
        struct demo_row copy = row;

        demo_mess_write(&copy, &r, a, &out);
    }
    return out;
}

static void one_row_in_sixty_has_a_fault_and_the_others_none(void **unused)
{
    struct arena a = {0};
    struct demo_row row = {.dis_day = day_of(2025, 3, 4)};
    struct out clean = {0}, sheet;
    struct csv_writer w = {.out = &clean};
    struct str rest;
    int32_t clean_n = 0, other_n = 0;

    (void)unused;
    for (int i = 0; i < DEMO_FIELD_N; i++) {
        row.values[i] = i == FIELD_SEX ? "1" : "v";
        csv_text(&w, row.values[i]);
    }
    sheet = sheet_of(row, 60000, &a);
    rest = (struct str){sheet.items, sheet.n};
    while (rest.n) {
        struct str line = str_cut(&rest, '\n');

        if (str_eq(line, (struct str){clean.items, clean.n}))
            clean_n++;
        else
            other_n++;
    }
    assert_in_range(other_n, 800, 1300);
    assert_in_range(clean_n, 58800, 59200);
    out_reset(&clean);
    out_reset(&sheet);
    arena_reset(&a);
}

static void every_city_and_year_gets_a_sheet_with_the_header(void **unused)
{
    struct arena a = {0};
    struct demo_world w;
    struct demo_names names = {0};
    struct folder f;
    struct err e = {0};
    char root[] = "/tmp/xinglin-demo-test-XXXXXX";
    char *records;

    (void)unused;
    assert_non_null(mkdtemp(root));
    records = arena_text(&a, "%s/records", root);
    demo_world_make(&w, 2, 9, 14, 0, &a);
    assert_true(folder_open(&f, records, false, &e));
    assert_true(demo_records_write(&w, &f, &a, &names, &e));
    assert_true(folder_done(&f, &e));
    assert_int_equal(names.n, 4); /* two cities, 2024 and 2025 */
    for (size_t i = 0; i < names.n; i++) {
        struct str bytes;

        assert_true(file_read(arena_text(&a, "%s/%s", records, names.items[i]), &a, &bytes, &e));
        assert_non_null(strstr(str_c(&a, (struct str){bytes.at, 40}), "P900,P6891,P1,"));
        assert_true(bytes.n > 10000);
        assert_int_equal(utf8_valid(bytes), i % 2 == 0); /* the second city exports in GB18030 */
        unlink(arena_text(&a, "%s/%s", records, names.items[i]));
    }
    rmdir(records);
    rmdir(root);
    list_reset(&names);
    arena_reset(&a);
}

static void a_folder_that_cannot_be_written_is_told(void **unused)
{
    struct arena a = {0};
    struct demo_world w;
    struct folder f = {.tmp = "/nowhere/at/all", .path = "/nowhere/at"};
    struct err e = {0};

    (void)unused;
    demo_world_make(&w, 2, 8, 12, 0, &a);
    assert_false(demo_side_write(&w, &f, &e));
    assert_int_equal(e.code, ERR_IO);
    err_reset(&e);
    assert_false(demo_truth_write(&w, &f, &e));
    assert_int_equal(e.code, ERR_IO);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_seed_makes_the_same_province_and_another_another),
        cmocka_unit_test(codes_and_names_are_never_shared),
        cmocka_unit_test(as_many_people_as_are_asked_for_and_all_disciplines_everywhere),
        cmocka_unit_test(a_big_province_has_bigger_cities),
        cmocka_unit_test(a_missing_technique_keeps_nobody_until_the_expert_comes),
        cmocka_unit_test(a_pilot_changes_what_it_says_and_when),
        cmocka_unit_test(an_expert_sent_is_measured_without_pilots),
        cmocka_unit_test(groups_and_techniques_are_consistent),
        cmocka_unit_test(one_row_in_sixty_has_a_fault_and_the_others_none),
        cmocka_unit_test(every_city_and_year_gets_a_sheet_with_the_header),
        cmocka_unit_test(a_folder_that_cannot_be_written_is_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
