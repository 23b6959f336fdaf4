#include "engine/spread.h"

#include <math.h>

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

enum { AS_OF = 20000, DOCTORS = 40, BONDS = 120 };

/* One expert (0) taught 1 and 2, 1 taught 3, 3 taught 4; 2 gave up; 5 still learns of 3. */
static const struct spread_doctor STORY[] = {
    {9, DAY_NONE, DAY_NONE},     {1, AS_OF - 900, AS_OF - 5}, {2, AS_OF - 800, AS_OF - 400},
    {3, AS_OF - 500, AS_OF - 1}, {3, AS_OF - 100, AS_OF - 2}, {2, DAY_NONE, DAY_NONE}};
static const struct spread_bond TAUGHT[] = {
    {0, 1, AS_OF - 990, 12}, {0, 2, AS_OF - 890, 9}, {1, 3, AS_OF - 700, 8}, {0, 3, AS_OF - 690, 3},
    {3, 4, AS_OF - 300, 7},  {4, 3, AS_OF - 650, 9}, {3, 5, AS_OF - 50, 2}};

static struct spread_input story(void)
{
    return (struct spread_input){STORY, TAUGHT, 6, 7, AS_OF};
}

static void a_technique_goes_from_one_expert_through_three_generations(void **unused)
{
    static const int32_t PARENTS[] = {-1, 0, 0, 1, 3, 3}, GENERATIONS[] = {0, 1, 1, 2, 3, 3};
    static const enum spread_state STATES[] = {SPREAD_LOST, SPREAD_DONE, SPREAD_LOST,
                                               SPREAD_DONE, SPREAD_DONE, SPREAD_LEARNING};
    const struct spread_input in = story();
    struct arena a = {0};
    struct spread s;
    struct err e = {0};

    (void)unused;
    assert_true(spread_reckon(&in, &a, &s, &e));
    for (int i = 0; i < 6; i++) {
        assert_int_equal(s.nodes[i].parent, PARENTS[i]);
        assert_int_equal(s.nodes[i].generation, GENERATIONS[i]);
        assert_int_equal(s.nodes[i].state, STATES[i]);
    }
    assert_int_equal(s.nodes[0].below, 4);
    assert_int_equal(s.nodes[3].learners, 2);
    assert_int_equal(s.nodes[3].made, 1);
    assert_int_equal(s.done, 3);
    assert_int_equal(s.lost, 1);
    assert_int_equal(s.learning, 1);
    assert_int_equal(s.counties_done, 2); /* 1 and 3 */
    assert_int_equal(s.counties_lost, 1); /* 2 */
    assert_int_equal(s.ripe, 3);          /* 1, 2, 3 */
    assert_near(s.reproduction, 2.0 / 3, 1e-12);
    assert_true(spread_check(&in, &s, &e));
    arena_reset(&a);
}

static void nobody_ripe_is_unknown_and_a_bad_bond_is_refused(void **unused)
{
    static const struct spread_bond BAD[] = {
        {0, 0, 1, 1}, {0, 9, 1, 1}, {-1, 1, 1, 1}, {0, 1, 1, 0}};
    struct spread_input in = story();
    struct arena a = {0};
    struct spread s = {.done = -7};
    struct err e = {0};

    (void)unused;
    in.bond_n = 1;
    for (int i = 0; i < 4; i++) {
        struct err said = {0};

        in.bonds = &BAD[i];
        assert_false(spread_reckon(&in, &a, &s, &said));
        assert_int_equal(said.code, ERR_INPUT);
        assert_int_equal(s.done, -7);
    }
    in.bond_n = 0;
    assert_true(spread_reckon(&in, &a, &s, &e));
    assert_true(isnan(s.reproduction));
    assert_int_equal(s.generations, 0);
    arena_reset(&a);
}

/* --- the slow twin: for each doctor the best of all bonds, generations by walking up each time ---
 */

static bool taught_by_anybody(const struct spread_input *in, int32_t i)
{
    for (int32_t b = 0; b < in->bond_n; b++) {
        if (in->bonds[b].learner == i)
            return true;
    }
    return false;
}

static int32_t parent_of(const struct spread_input *in, int32_t i)
{
    int32_t parent = -1;
    int64_t best = 0;

    for (int32_t m = 0; m < in->doctor_n; m++) {
        for (int32_t b = 0; b < in->bond_n; b++) {
            const struct spread_doctor *d = &in->doctors[m];
            bool could = d->first_alone == DAY_NONE
                             ? !taught_by_anybody(in, m)
                             : in->doctors[i].first_alone == DAY_NONE
                                   || d->first_alone < in->doctors[i].first_alone;

            if (in->bonds[b].learner == i && in->bonds[b].mentor == m && could
                && in->bonds[b].cases > best) {
                best = in->bonds[b].cases;
                parent = m;
            }
        }
    }
    return parent;
}

static int32_t below_of(const struct spread_input *in, int32_t i)
{
    int32_t n = 0;

    for (int32_t j = 0; j < in->doctor_n; j++) {
        if (parent_of(in, j) == i)
            n += below_of(in, j) + (in->doctors[j].first_alone != DAY_NONE);
    }
    return n;
}

static struct spread_input drawn(struct random *r, struct spread_doctor *doctors,
                                 struct spread_bond *bonds)
{
    struct spread_input in = {doctors, bonds, 1 + (int32_t)random_below(r, DOCTORS), 0, AS_OF};
    bool bound[DOCTORS][DOCTORS] = {{false}};

    for (int32_t i = 0; i < in.doctor_n; i++) {
        doctors[i] = (struct spread_doctor){(int32_t)random_below(r, 6), DAY_NONE, DAY_NONE};
        if (random_below(r, 4)) {
            doctors[i].first_alone = AS_OF - (int32_t)random_below(r, 30) * 50;
            doctors[i].last_alone =
                doctors[i].first_alone
                + (int32_t)random_below(r, (uint32_t)(AS_OF - doctors[i].first_alone) + 1);
        }
    }
    for (int32_t k = 0; k < BONDS; k++) {
        int32_t m = (int32_t)random_below(r, (uint32_t)in.doctor_n);
        int32_t l = (int32_t)random_below(r, (uint32_t)in.doctor_n);

        if (m == l || bound[m][l])
            continue;
        bound[m][l] = true;
        bonds[in.bond_n++] =
            (struct spread_bond){m, l, AS_OF - 2000, 1 + (int64_t)random_below(r, 5)};
    }
    return in;
}

static void the_slow_twin_agrees_on_a_thousand_drawn_trees(void **unused)
{
    struct spread_doctor doctors[DOCTORS];
    struct spread_bond bonds[BONDS];
    struct random r = random_stream(7, 1);

    (void)unused;
    for (int round = 0; round < 1000; round++) {
        const struct spread_input in = drawn(&r, doctors, bonds);
        struct arena a = {0};
        struct spread s;
        struct err e = {0};

        if (!spread_reckon(&in, &a, &s, &e) || !spread_check(&in, &s, &e))
            fail_msg("round %d: %s", round, e.text);
        for (int32_t i = 0; i < in.doctor_n; i++) {
            assert_int_equal(s.nodes[i].parent, parent_of(&in, i));
            if (round < 40)
                assert_int_equal(s.nodes[i].below, below_of(&in, i));
        }
        arena_reset(&a);
    }
}

static void the_check_finds_what_was_spoilt(void **unused)
{
    const struct spread_input in = story();
    struct arena a = {0};
    struct spread s;
    struct err e = {0};

    (void)unused;
    assert_true(spread_reckon(&in, &a, &s, &e));
    for (int kind = 0; kind < 10; kind++) {
        struct spread_node nodes[6];
        struct spread bad = s;
        struct err said = {0};

        memcpy(nodes, s.nodes, sizeof nodes);
        bad.nodes = nodes;
        nodes[3].parent = kind == 0 ? 0 : nodes[3].parent;
        nodes[4].generation += kind == 1;
        nodes[2].state = kind == 2 ? SPREAD_DONE : nodes[2].state;
        nodes[0].below += kind == 3;
        nodes[3].made += kind == 4;
        bad.reproduction += kind == 5;
        bad.counties_lost += kind == 6;
        bad.learning += kind == 7;
        bad.ripe += kind == 8;
        nodes[1].parent = kind == 9 ? -1 : nodes[1].parent;
        assert_false(spread_check(&in, &bad, &said));
        assert_int_equal(said.code, ERR_CHECK);
    }
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_technique_goes_from_one_expert_through_three_generations),
        cmocka_unit_test(nobody_ripe_is_unknown_and_a_bad_bond_is_refused),
        cmocka_unit_test(the_slow_twin_agrees_on_a_thousand_drawn_trees),
        cmocka_unit_test(the_check_finds_what_was_spoilt),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
