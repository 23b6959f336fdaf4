/* profile_test.c - an organization beside its peers, the spectrum of a county. */
#include "work/profile.h"

#include <math.h>

#include "tests/store/province.h"

static const struct subject OFFICER = {.role = ROLE_OFFICER,
                                       .scope = {.kind = SCOPE_REGION, .place = {"990000", 6}}};
static const struct subject OTHER = {.role = ROLE_OFFICER,
                                     .scope = {.kind = SCOPE_REGION, .place = {"990102", 6}}};

/* Six more hospitals like H3, with 10, 20, … cases of two days each in May. */
static bool peers_in_tx(struct store *st, void *arg, struct err *e)
{
    static const char *const CODES[] = {"K1", "K2", "K3", "K4", "K5", "K6"};
    int n = *(int *)arg;

    for (int i = 0; i < n; i++) {
        struct organization o = {ORG(10 + i), str_of(CODES[i]), STR("院"),      STR("990103"),
                                 STR("3A"),   STR("general"),   NUMBER_UNKNOWN, NUMBER_UNKNOWN};
        struct fact f = {.residence = STR("990103"),
                         .discipline = STR("骨科"),
                         .drg = STR("IC29"),
                         .month = month("2024-05"),
                         .treating = STR("990103"),
                         .organization = str_of(CODES[i]),
                         .payer = STR("1"),
                         .cases = 10 * (i + 1),
                         .days = 20 * (i + 1)};

        if (!store_organization_put(st, &o, 1, e) || !store_fact_add(st, &f, 1, e))
            return false;
    }
    return true;
}

/* The point of a figure in a quarter, or NULL. */
static const struct profile_point *point(const struct profile_series_view *v,
                                         enum profile_figure figure, const char *first)
{
    for (size_t i = 0; i < v->n; i++) {
        if (v->points[i].figure == figure && v->points[i].month == month(first))
            return &v->points[i];
    }
    return NULL;
}

static void a_figure_stands_between_the_quartiles_of_its_peers(void **state)
{
    struct both *b = province_of(state);
    struct profile_series_view v;
    struct err e = {0};
    const struct profile_point *p;
    int peers = 5;

    both_tx(b, STORE_WRITE, peers_in_tx, &peers);
    if (!work_profile_series(b->st, &OFFICER, ORG(3), &b->a, &v, &e))
        fail_msg("%s", e.text);
    p = point(&v, PROFILE_CASES, "2024-04");
    assert_non_null(p);
    assert_near(p->value, 87, 0);
    assert_int_equal(p->peer_n, 5);
    assert_near(p->peers.low, 20, 0);
    assert_near(p->peers.median, 30, 0);
    assert_near(p->peers.high, 40, 0);
    assert_near(point(&v, PROFILE_DAYS_MEAN, "2024-04")->value, 9, 0);
    assert_near(point(&v, PROFILE_DAYS_MEAN, "2024-04")->peers.median, 2, 0);
    assert_near(point(&v, PROFILE_CASES, "2023-10")->value, 100, 0); /* before the window */
    assert_null(point(&v, PROFILE_CASES, "2023-07"));                /* before all data */
}

static void of_fewer_than_five_peers_nothing_is_told(void **state)
{
    struct both *b = province_of(state);
    struct profile_series_view v;
    struct err e = {0};
    int peers = 4;

    both_tx(b, STORE_WRITE, peers_in_tx, &peers);
    assert_true(work_profile_series(b->st, &OFFICER, ORG(3), &b->a, &v, &e));
    assert_int_equal(point(&v, PROFILE_CASES, "2024-04")->peer_n, 4);
    assert_true(isnan(point(&v, PROFILE_CASES, "2024-04")->peers.median));
}

static void an_organization_out_of_reach_is_missing(void **state)
{
    struct both *b = province_of(state);
    struct profile_series_view v = {.n = 77};
    struct err e = {0};

    assert_false(work_profile_series(b->st, &OTHER, ORG(3), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_profile_series(b->st, &OFFICER, GAP(1), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(v.n, 77);
}

static void the_spectrum_of_one_group_did_not_change(void **state)
{
    struct both *b = province_of(state);
    struct spectrum_view v;
    struct err e = {0};

    assert_true(work_profile_spectrum(b->st, &OFFICER, STR("990101"), &b->a, &v, &e));
    assert_int_equal(v.grouped_now, 44);
    assert_int_equal(v.grouped_before, 100);
    assert_near(v.change, 0, 1e-15);
    assert_int_equal(v.n, 1);
    assert_near(v.lines[0].share_now.low, 31.97 / 44, 1e-3);
    assert_true(work_profile_spectrum(b->st, &OFFICER, STR("990102"), &b->a, &v, &e));
    assert_true(isnan(v.change)); /* nothing before */
    assert_int_equal(v.n, 0);
}

static void a_county_out_of_reach_has_no_spectrum(void **state)
{
    struct both *b = province_of(state);
    struct spectrum_view v = {.n = 77};
    struct err e = {0};

    assert_false(work_profile_spectrum(b->st, &OTHER, STR("990101"), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    err_reset(&e);
    assert_false(work_profile_spectrum(b->st, &OFFICER, STR("123456"), &b->a, &v, &e));
    assert_int_equal(e.code, ERR_MISSING);
    assert_int_equal(v.n, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_figure_stands_between_the_quartiles_of_its_peers),
        BOTH(of_fewer_than_five_peers_nothing_is_told),
        BOTH(an_organization_out_of_reach_is_missing),
        BOTH(the_spectrum_of_one_group_did_not_change),
        BOTH(a_county_out_of_reach_has_no_spectrum),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
