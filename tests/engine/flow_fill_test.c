/* Amounts and prices are judged by flow_check, which does not trust who made them. */
#include "engine/flow_fill.h"

#include "base/random.h"
#include "engine/flow.h"
#include "tests/check.h"

enum { LEFT_N = 6, RIGHT_N = 6, NODE_N = LEFT_N + RIGHT_N, ARC_N = LEFT_N * RIGHT_N };

static struct arena arena;

struct table { /* every left node with an arc to every right one */
    struct flow_fill_arc arcs[ARC_N];
    int32_t first[NODE_N + 1];
    int64_t excess[NODE_N], prices[NODE_N], supplies[NODE_N], costs[ARC_N], amounts[ARC_N];
    struct flow_arc plain[ARC_N];
};

/* Prices of the left are the dearest of their arcs, so that nothing is in the wrong at first. */
static void table_make(struct table *t, struct random *r)
{
    *t = (struct table){.prices = {0}};
    for (int32_t x = 0; x < ARC_N; x++) {
        int32_t cost = (int32_t)random_below(r, 21) - 20, tail = x / RIGHT_N;

        t->arcs[x] = (struct flow_fill_arc){
            .tail = tail, .head = LEFT_N + x % RIGHT_N, .cost = cost, .left = 3};
        t->plain[x] = (struct flow_arc){.tail = tail, .head = t->arcs[x].head, .upper = 3};
        t->costs[x] = cost;
        if (-cost > t->prices[tail])
            t->prices[tail] = -cost;
    }
    for (int32_t v = 0; v <= NODE_N; v++)
        t->first[v] = v < LEFT_N ? v * RIGHT_N : ARC_N;
    for (int32_t k = (int32_t)random_below(r, 12); k > 0; k--) {
        t->excess[random_below(r, LEFT_N)]++;
        t->excess[LEFT_N + random_below(r, RIGHT_N)]--;
    }
    for (int32_t v = 0; v < NODE_N; v++)
        t->supplies[v] = t->excess[v];
}

static void what_is_too_much_is_brought_where_it_lacks_at_least_cost(void **unused)
{
    int64_t moved = 0;

    (void)unused;
    for (uint64_t round = 0; round < 3000; round++) {
        struct random r = random_stream(3, round);
        struct table t;
        struct flow_fill fill = {.node_n = NODE_N, .arc_n = ARC_N};
        struct flow_network net = {.node_n = NODE_N, .arc_n = ARC_N};
        struct err e = {0};
        int32_t order[] = {3, 3, 5};

        table_make(&t, &r);
        fill.arcs = t.arcs;
        fill.first = t.first;
        fill.excess = t.excess;
        fill.prices = t.prices;
        net.supplies = t.supplies;
        net.arcs = t.plain;
        flow_fill(&fill, order, 3);
        for (int32_t x = 0; x < ARC_N; x++) {
            assert_int_equal(t.arcs[x].moved + t.arcs[x].left, 3);
            t.amounts[x] = t.arcs[x].moved;
            moved += t.amounts[x];
        }
        for (int32_t v = 0; v < NODE_N; v++)
            assert_int_equal(t.excess[v], 0);
        if (!flow_check(&net, t.costs, t.amounts, t.prices, &e))
            fail_msg("round %d: %s", (int)round, e.text);
        arena_reset(&arena);
    }
    assert_true(moved > 3000);
}

/* --- movers --- */

enum { SEAT_N = 4, MOVER_N = 6, HOME_N = 2, WORLD = SEAT_N + HOME_N + MOVER_N, ALL_N = WORLD + 1 };
enum { KEY_N = SEAT_N * MOVER_N, SIDE_N = HOME_N + SEAT_N - 1, WIDE_N = KEY_N + SIDE_N + MOVER_N };

struct office { /* seats, then homes, then what movers are as nodes, then the world */
    struct flow_fill fill;
    struct flow_fill_mover movers[MOVER_N];
    struct flow_fill_key keys[KEY_N];
    struct flow_fill_arc arcs[SIDE_N];
    int64_t first_key[ALL_N + 1], excess[ALL_N], prices[ALL_N], supplies[ALL_N];
    int32_t first[ALL_N + 1];
    struct flow_arc plain[WIDE_N]; /* the same with movers as nodes: keys, sides, ways home */
    int64_t costs[WIDE_N], amounts[WIDE_N];
};

static void side_add(struct office *o, int32_t tail, int32_t head, int32_t left, int32_t cost)
{
    int32_t x = o->fill.arc_n++;

    o->arcs[x] = (struct flow_fill_arc){.tail = tail, .head = head, .left = left, .cost = cost};
    o->first[tail + 1] = x + 1;
    o->plain[KEY_N + x] = (struct flow_arc){.tail = tail, .head = head, .upper = left};
    o->costs[KEY_N + x] = cost;
}

/* Seats may pass on to the next seat, homes to the world. */
static void sides_make(struct office *o, struct random *r)
{
    for (int32_t v = 0; v < SEAT_N - 1; v++)
        side_add(o, v, v + 1, (int32_t)random_below(r, 3), 5);
    for (int32_t v = SEAT_N - 1; v < SEAT_N; v++)
        o->first[v + 1] = o->fill.arc_n;
    for (int32_t v = SEAT_N; v < SEAT_N + HOME_N; v++)
        side_add(o, v, WORLD, MOVER_N, (int32_t)random_below(r, 4));
    for (int32_t v = SEAT_N + HOME_N; v < ALL_N; v++)
        o->first[v + 1] = o->fill.arc_n;
}

/* Every third mover has no home and lacks a unit himself. */
static void movers_make(struct office *o, struct random *r)
{
    for (int32_t i = 0; i < MOVER_N; i++) {
        bool alone = i % 3 == 2;
        int32_t self = SEAT_N + HOME_N + i, home = SEAT_N + (int32_t)random_below(r, HOME_N);

        o->movers[i] =
            (struct flow_fill_mover){.at = alone ? self : home, .home = alone ? -1 : home};
        o->excess[self] = alone ? -1 : 0;
        o->plain[KEY_N + SIDE_N + i] =
            (struct flow_arc){.tail = self, .head = alone ? WORLD : home, .upper = alone ? 0 : 1};
    }
}

static void keys_make(struct office *o, struct random *r)
{
    int32_t n = 0;

    for (int32_t v = 0; v < SEAT_N; v++) {
        for (int32_t i = 0; i < MOVER_N; i++) {
            int32_t cost = (int32_t)random_below(r, 30);

            o->keys[n] = (struct flow_fill_key){.mover = i, .cost = cost};
            o->costs[n] = cost;
            o->plain[n++] = (struct flow_arc){.tail = v, .head = SEAT_N + HOME_N + i, .upper = 1};
        }
        o->first_key[v + 1] = n;
    }
    for (int32_t v = SEAT_N; v < ALL_N; v++)
        o->first_key[v + 1] = n;
}

/* The world lacks what the seats have and no mover lacks himself. */
static void office_make(struct office *o, struct random *r)
{
    *o = (struct office){.fill = {.node_n = ALL_N, .mover_n = MOVER_N}};
    o->fill.movers = o->movers;
    o->fill.keys = o->keys;
    o->fill.first_key = o->first_key;
    o->fill.arcs = o->arcs;
    o->fill.first = o->first;
    o->fill.excess = o->excess;
    o->fill.prices = o->prices;
    sides_make(o, r);
    movers_make(o, r);
    keys_make(o, r);
    for (int32_t k = 0; k < MOVER_N; k++)
        o->excess[random_below(r, SEAT_N)]++;
    o->excess[WORLD] = -(MOVER_N - MOVER_N / 3);
    for (int32_t v = 0; v < ALL_N; v++)
        o->supplies[v] = o->excess[v];
}

/* What the fill says of movers, as amounts and prices of nodes. Keys were put in another order. */
static void office_read(struct office *o)
{
    for (int32_t x = 0; x < SIDE_N; x++)
        o->amounts[KEY_N + x] = o->arcs[x].moved;
    for (int32_t i = 0; i < MOVER_N; i++) {
        const struct flow_fill_mover *mover = &o->movers[i];

        o->prices[SEAT_N + HOME_N + i] = o->prices[mover->at] + mover->cost;
        o->amounts[KEY_N + SIDE_N + i] = mover->home >= 0 && mover->at != mover->home;
        if (mover->at < SEAT_N) {
            assert_int_equal(mover->cost, o->costs[mover->at * MOVER_N + i]);
            o->amounts[mover->at * MOVER_N + i] = 1;
        }
    }
}

static void movers_come_and_go_home_at_least_cost(void **unused)
{
    int64_t passed = 0;

    (void)unused;
    for (uint64_t round = 0; round < 3000; round++) {
        struct random r = random_stream(4, round);
        struct office o;
        struct flow_network net = {.node_n = ALL_N, .arc_n = WIDE_N, .arcs = o.plain};
        struct err e = {0};

        office_make(&o, &r);
        net.supplies = o.supplies;
        flow_fill(&o.fill, (int32_t[]){1}, 1);
        office_read(&o);
        for (int32_t v = 0; v < ALL_N; v++)
            assert_int_equal(o.excess[v], 0);
        for (int32_t x = 0; x < SEAT_N - 1; x++)
            passed += o.arcs[x].moved;
        if (!flow_check(&net, o.costs, o.amounts, o.prices, &e))
            fail_msg("round %d: %s", (int)round, e.text);
    }
    assert_true(passed > 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_too_much_is_brought_where_it_lacks_at_least_cost),
        cmocka_unit_test(movers_come_and_go_home_at_least_cost),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
