/* roster_test.c - against every roster that there is, where there are few. */
#include "engine/roster.h"

#include "base/random.h"
#include "tests/check.h"

enum { P = 3, C = 3, W = 3 };

struct small {
    bool free[P * W], open[C * W];
    int32_t most[P], had[P * C];
    int64_t travel[P * C];
    struct roster_input in;
};

static void small_make(struct small *s, uint64_t seed, bool busy)
{
    struct random r = random_stream(seed, 1);

    s->in = (struct roster_input){.expert_n = 1 + (int32_t)random_below(&r, P),
                                  .county_n = 1 + (int32_t)random_below(&r, 2),
                                  .week_n = 1 + (int32_t)random_below(&r, W),
                                  .free = s->free,
                                  .most = s->most,
                                  .open = s->open,
                                  .had = s->had,
                                  .travel_m = s->travel};
    for (int i = 0; i < P * W; i++)
        s->free[i] = !busy || random_below(&r, 3) > 0;
    for (int i = 0; i < C * W; i++)
        s->open[i] = !busy || random_below(&r, 4) > 0;
    for (int i = 0; i < P; i++)
        s->most[i] = (int32_t)random_below(&r, 4);
    for (int i = 0; i < P * C; i++) {
        s->had[i] = random_below(&r, 4) == 0;
        s->travel[i] = random_below(&r, 9) == 0 ? -1 : (int64_t)random_below(&r, 5) * 1000;
    }
}

/* --- the slow twin: every choice of every expert in every week --- */

struct search {
    const struct roster_input *in;
    struct roster_row rows[P * W];
    int32_t n;
    struct roster_sum best;
    bool any;
};

static bool better(const struct roster_sum *a, const struct roster_sum *b)
{
    if (a->covered != b->covered)
        return a->covered > b->covered;
    if (a->repeats != b->repeats)
        return a->repeats < b->repeats;
    return a->travel_m < b->travel_m;
}

static struct roster_sum slow_sum(const struct search *s)
{
    struct roster_sum sum = {.covered = s->n};

    for (int32_t i = 0; i < s->n; i++) {
        int32_t before = s->in->had[s->rows[i].expert * s->in->county_n + s->rows[i].county];

        for (int32_t k = 0; k < i; k++)
            before +=
                s->rows[k].expert == s->rows[i].expert && s->rows[k].county == s->rows[i].county;
        sum.repeats += before > 0;
        sum.travel_m += s->in->travel_m[s->rows[i].expert * s->in->county_n + s->rows[i].county];
    }
    return sum;
}

static bool may(const struct search *s, int32_t p, int32_t c, int32_t w)
{
    int32_t load = 0;

    if (!s->in->free[p * s->in->week_n + w] || !s->in->open[c * s->in->week_n + w]
        || s->in->travel_m[p * s->in->county_n + c] < 0)
        return false;
    for (int32_t i = 0; i < s->n; i++) {
        load += s->rows[i].expert == p;
        if (s->rows[i].week == w && s->rows[i].county == c)
            return false;
    }
    return load < s->in->most[p];
}

static void search(struct search *s,
                   int32_t step) /* tidy: it walks a tree of nine levels at most */
{
    int32_t p = step % s->in->expert_n, w = step / s->in->expert_n;
    struct roster_sum sum;

    if (w == s->in->week_n) {
        sum = slow_sum(s);
        if (!s->any || better(&sum, &s->best))
            s->best = sum;
        s->any = true;
        return;
    }
    search(s, step + 1);
    for (int32_t c = 0; c < s->in->county_n; c++) {
        if (!may(s, p, c, w))
            continue;
        s->rows[s->n++] = (struct roster_row){p, c, w};
        search(s, step + 1);
        s->n--;
    }
}

static struct roster laid(const struct small *s, struct arena *a)
{
    struct roster r = {0};
    struct err e = {0};

    if (!roster_lay(&s->in, a, &r, &e) || !roster_check(&s->in, &r, &e))
        fail_msg("%s", e.text);
    return r;
}

static void where_nobody_is_busy_no_roster_is_better(void **unused)
{
    (void)unused;
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct small s;
        struct search slow = {.in = &s.in};
        struct arena a = {0};
        struct roster r;

        small_make(&s, seed, false);
        r = laid(&s, &a);
        search(&slow, 0);
        assert_int_equal(r.sum.covered, slow.best.covered);
        assert_int_equal(r.sum.repeats, slow.best.repeats);
        assert_int_equal(r.sum.travel_m, slow.best.travel_m);
        assert_true(r.proved);
        arena_reset(&a);
    }
}

static void where_somebody_is_busy_what_is_proved_is_the_best_and_the_bound_holds(void **unused)
{
    int proved = 0, covered = 0, n = 600;

    (void)unused;
    for (int seed = 0; seed < n; seed++) {
        struct small s;
        struct search slow = {.in = &s.in};
        struct arena a = {0};
        struct roster r;

        small_make(&s, (uint64_t)seed + 1000, true);
        r = laid(&s, &a);
        search(&slow, 0);
        assert_true(r.sum.covered <= slow.best.covered && slow.best.covered <= r.best.covered);
        assert_false(better(&r.sum, &slow.best));
        assert_false(better(&slow.best, &r.best));
        if (r.proved)
            assert_false(better(&slow.best, &r.sum));
        proved += r.proved;
        covered += r.sum.covered == slow.best.covered;
        arena_reset(&a);
    }
    print_message("busy: %d of %d cover as many weeks as any, %d are proved best\n", covered, n,
                  proved);
    assert_true(covered * 100 >= n * 97);
}

static void a_roster_that_was_tampered_with_is_found(void **unused)
{
    struct small s;
    struct arena a = {0};
    struct err e = {0};
    struct roster r, bad;
    struct roster_row *rows;

    (void)unused;
    small_make(&s, 1, false);
    s.in.expert_n = s.in.week_n = 3;
    s.in.county_n = 2;
    for (int i = 0; i < P; i++)
        s.most[i] = 3;
    for (int i = 0; i < P * C; i++)
        s.travel[i] = 1000;
    r = laid(&s, &a);
    assert_int_equal(r.n, 6);
    rows = ARENA_ARRAY(&a, struct roster_row, r.n);
    for (int field = 0; field < 4; field++) {
        for (int32_t i = 0; i < r.n; i++)
            rows[i] = r.rows[i];
        bad = r;
        bad.rows = rows;
        if (field == 0)
            rows[0].week = rows[2].week;
        if (field == 1)
            rows[0].expert = 7;
        if (field == 2)
            bad.n--;
        if (field == 3)
            bad.proved = !bad.proved;
        err_reset(&e);
        assert_false(roster_check(&s.in, &bad, &e));
        assert_int_equal(e.code, ERR_CHECK);
    }
    arena_reset(&a);
}

static void what_is_no_roster_is_refused_and_nobody_is_one(void **unused)
{
    struct small s;
    struct arena a = {0};
    struct roster r = {.n = -7};
    struct err e = {0};

    (void)unused;
    small_make(&s, 3, false);
    s.in.week_n = 0;
    assert_false(roster_lay(&s.in, &a, &r, &e));
    assert_err(e, ERR_INPUT, "weeks");
    err_reset(&e);
    small_make(&s, 3, false);
    s.travel[0] = ROSTER_TRAVEL_MOST + 1;
    assert_false(roster_lay(&s.in, &a, &r, &e));
    assert_err(e, ERR_INPUT, "a way of");
    err_reset(&e);
    assert_int_equal(r.n, -7);
    small_make(&s, 3, false);
    s.in.expert_n = 0;
    assert_true(roster_lay(&s.in, &a, &r, &e));
    assert_int_equal(r.n, 0);
    assert_true(r.proved);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(where_nobody_is_busy_no_roster_is_better),
        cmocka_unit_test(where_somebody_is_busy_what_is_proved_is_the_best_and_the_bound_holds),
        cmocka_unit_test(a_roster_that_was_tampered_with_is_found),
        cmocka_unit_test(what_is_no_roster_is_refused_and_nobody_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
