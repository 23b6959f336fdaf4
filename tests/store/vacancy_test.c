#include "store/vacancy.h"

#include "model/unknown.h"
#include "tests/store/province.h"

struct lacking {
    struct arena *a;
    struct vacancy got;
    struct vacancy_rows rows, none;
    struct vacancy_steps steps;
    struct vacancy_sums sums, elsewhere;
    bool done, stale;
};

static bool all_in_tx(struct store *st, void *arg, struct err *e)
{
    struct lacking *q = arg;
    struct vacancy v = {.id = pid('V', 1),
                        .county = STR("990101"),
                        .code = STR("YR-1"),
                        .version = 1,
                        .year = 2025,
                        .organization = STR("H1"),
                        .discipline = STR("骨科"),
                        .posts = 3,
                        .accepted = COUNT_UNKNOWN,
                        .why = STR("缺人"),
                        .judgement = STR(""),
                        .gap_rank = COUNT_UNKNOWN,
                        .gap_seats = COUNT_UNKNOWN,
                        .wisn_need = 17.46,
                        .wisn_staff = NUMBER_UNKNOWN,
                        .made_ms = 3};
    const struct vacancy_step s = {.county = v.county,
                                   .vacancy = v.id,
                                   .seq = 1,
                                   .posts = 3,
                                   .why = STR("缺人"),
                                   .made_ms = 3};
    const struct vacancy_filter any = {.year = 2025}, other = {.year = 2026};
    const struct store_page page = {.limit = 5, .reach = STORE_ALL};
    const struct subject away = {.role = ROLE_OFFICER,
                                 .scope = {.kind = SCOPE_REGION, .place = STR("990102")}};
    const struct store_reach all = STORE_ALL, beside = store_reach_of(&away, ACTION_VACANCY_SEE);

    if (!store_vacancy_add(st, &v, e) || !store_vacancy_step_add(st, &s, e))
        return false;
    v.state = VACANCY_ACCEPTED;
    v.accepted = 2;
    return store_vacancy_put(st, &v, &q->done, e) && store_vacancy_put(st, &v, &q->stale, e)
           && store_vacancy_get(st, v.id, q->a, &q->got, e)
           && store_vacancy_steps(st, &v, q->a, &q->steps, e)
           && store_vacancy_list(st, &any, &page, q->a, &q->rows, e)
           && store_vacancy_list(st, &other, &page, q->a, &q->none, e)
           && store_vacancy_sums(st, 2025, &all, q->a, &q->sums, e)
           && store_vacancy_sums(st, 2025, &beside, q->a, &q->elsewhere, e);
}

static void a_vacancy_comes_back_and_a_stale_version_changes_nothing(void **state)
{
    struct both *b = province_of(state);
    struct lacking q = {.a = &b->a};

    both_tx(b, STORE_WRITE, all_in_tx, &q);
    assert_true(q.done);
    assert_false(q.stale);
    assert_int_equal(q.got.version, 2);
    assert_int_equal(q.got.accepted, 2);
    assert_near(q.got.wisn_need, 17.46, 0);
    assert_true(isnan(q.got.wisn_staff));
    assert_str(q.got.organization_name, "甲县医院");
    assert_int_equal(q.steps.n, 1);
    assert_int_equal(q.rows.more.total, 1);
    assert_int_equal(q.none.n, 0);
    assert_int_equal(q.sums.n, 1);
    assert_int_equal(q.sums.items[0].asked, 3);
    assert_int_equal(q.sums.items[0].accepted, 2);
    assert_int_equal(q.sums.items[0].recruited, 0);
    assert_int_equal(q.elsewhere.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(a_vacancy_comes_back_and_a_stale_version_changes_nothing)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
