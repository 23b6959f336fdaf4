#include "work/vacancy_desk.h"

#include "model/unknown.h"
#include "tests/work/promised.h"

static struct subject manager_of(int organization)
{
    return (struct subject){
        .account = pid('A', 30 + organization),
        .role = ROLE_MANAGER,
        .scope = {.kind = SCOPE_ORGANIZATION, .organization = ORG(organization)}};
}

static struct vacancy_new need(void)
{
    return (struct vacancy_new){.organization = STR("H1"),
                                .year = 2025,
                                .discipline = STR("骨科"),
                                .posts = 3,
                                .gap = true,
                                .wisn_need = NUMBER_UNKNOWN,
                                .wisn_staff = NUMBER_UNKNOWN,
                                .why = STR(""),
                                .now_ms = NOON};
}

static struct id asked(struct both *b)
{
    const struct subject host = manager_of(1);
    const struct vacancy_new n = need();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    if (!work_vacancy_add(b->st, &host, &n, &id, &refused, &e))
        fail_msg("%s", e.text);
    return id;
}

static struct vacancy_view seen(struct both *b, struct id id)
{
    const struct subject by = officer_of(1);
    struct vacancy_view v;
    struct err e = {0};

    if (!work_vacancy_see(b->st, &by, id, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

/* The gap of 990101 in orthopaedics is of rank 1. */
static void the_figures_of_the_gap_are_kept_as_they_were(void **state)
{
    struct both *b = province_of(state);
    struct id id = asked(b);
    struct vacancy_view v = seen(b, id);

    assert_int_equal(v.vacancy.gap_rank, 1);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE gap SET rank = 9, seats = 77");
    v = seen(b, id);
    assert_int_equal(v.vacancy.gap_rank, 1);
    assert_int_not_equal(v.vacancy.gap_seats, 77);
    assert_int_equal(v.steps.n, 1);
}

static void a_strangers_need_and_one_without_a_gap_are_refused(void **state)
{
    struct both *b = province_of(state);
    const struct subject host = manager_of(1), other = manager_of(2), officer = officer_of(1);
    struct vacancy_new n = need();
    struct edit_refused refused;
    struct err e = {0};
    struct id id;

    assert_false(work_vacancy_add(b->st, &other, &n, &id, &refused, &e));
    assert_err(e, ERR_RIGHT, "not within the post's reach");
    err_reset(&e);
    assert_false(work_vacancy_add(b->st, &officer, &n, &id, &refused, &e));
    assert_err(e, ERR_RIGHT, "not within");
    err_reset(&e);
    n.discipline = STR("牙科");
    assert_false(work_vacancy_add(b->st, &host, &n, &id, &refused, &e));
    assert_err(e, ERR_INPUT, "no gap in the discipline");
    assert_string_equal(refused.field, "gap");
    err_reset(&e);
    n.organization = STR("H77");
    assert_false(work_vacancy_add(b->st, &host, &n, &id, &refused, &e));
    assert_string_equal(refused.field, "organization");
}

static void a_stale_version_is_told_with_both(void **state)
{
    struct both *b = province_of(state);
    const struct subject host = manager_of(1);
    struct vacancy_new n = need();
    struct edit_refused refused;
    struct err e = {0};

    n.id = asked(b);
    n.version = 1;
    n.posts = 2;
    assert_true(work_vacancy_edit(b->st, &host, &n, &refused, &e));
    assert_false(work_vacancy_edit(b->st, &host, &n, &refused, &e));
    assert_int_equal(e.code, ERR_STATE);
    assert_int_equal(seen(b, n.id).vacancy.posts, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(the_figures_of_the_gap_are_kept_as_they_were),
        BOTH(a_strangers_need_and_one_without_a_gap_are_refused),
        BOTH(a_stale_version_is_told_with_both),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
