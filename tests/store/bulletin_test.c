#include "store/bulletin.h"

#include "base/day.h"
#include "model/unknown.h"
#include "tests/store/province.h"

struct keeping {
    struct programme_row edition, read;
    struct programme_rows editions;
    struct bulletin_row bulletin, got;
    struct bulletin_rows rows;
    struct store_page page;
    enum bulletin_state was;
    struct arena *a;
};

static struct keeping keeping_of(struct both *b, int32_t version)
{
    struct keeping k = {
        .edition = {STR("p"), version, STR("项目"), STR("某省"), STR("aa"), STR("id: p\n"), 5},
        .bulletin = {.id = id_new(),
                     .programme = STR("p"),
                     .version = version,
                     .region = STR("990100"),
                     .from_day = DAY_NONE,
                     .until_day = day_of(2025, 12, 31),
                     .as_of_day = day_of(2026, 1, 1),
                     .counts = STR("a=1,0"),
                     .seal = STR("bb"),
                     .made_ms = version,
                     .published_ms = COUNT_UNKNOWN},
        .page = {1, STR(""), STORE_ALL},
        .a = &b->a,
    };

    return k;
}

static bool edition_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_programme_add(st, &k->edition, e);
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_programme_add(st, &k->edition, e) && store_bulletin_add(st, &k->bulletin, e);
}

static bool read_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_programme_get(st, STR("p"), 0, k->a, &k->read, e)
           && store_programme_list(st, k->a, &k->editions, e)
           && store_bulletin_get(st, k->bulletin.id, k->a, &k->got, e)
           && store_bulletin_list(st, STR(""), &k->page, k->a, &k->rows, e);
}

static bool move_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_bulletin_move(st, &k->bulletin, k->was, e);
}

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct keeping *k = arg;

    return store_bulletin_get(st, k->bulletin.id, k->a, &k->got, e);
}

static void editions_and_bulletins_are_kept(void **state)
{
    struct both *b = province_of(state);
    struct keeping one = keeping_of(b, 1), two = keeping_of(b, 2);

    both_tx(b, STORE_WRITE, add_in_tx, &one);
    both_tx(b, STORE_WRITE, add_in_tx, &two);
    both_tx(b, STORE_READ, read_in_tx, &one);
    assert_int_equal(one.read.version, 2);
    assert_str(one.read.file, "id: p\n");
    assert_int_equal(one.editions.n, 1);
    assert_str(one.got.programme_name, "项目");
    assert_int_equal(one.got.from_day, DAY_NONE);
    assert_int_equal(one.got.state, BULLETIN_DRAFT);
    assert_true(id_none(one.got.maker));
    assert_int_equal(one.rows.more.total, 2);
    assert_id(one.rows.items[0].id, two.bulletin.id);
    one.page.cursor = one.rows.more.next;
    both_tx(b, STORE_READ, read_in_tx, &one);
    assert_id(one.rows.items[0].id, one.bulletin.id);
}

static void a_reach_holds_what_was_counted_within_it(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b, 1);

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    k.page.reach = (struct store_reach){.kind = REACH_PLACE, .scope = {.place = STR("990200")}};
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.rows.more.total, 0);
    k.page.reach.scope.place = STR("990000");
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.rows.more.total, 1);
}

static void what_is_there_is_not_written_again_and_moves_once(void **state)
{
    struct both *b = province_of(state);
    struct keeping k = keeping_of(b, 1), other = keeping_of(b, 3);
    struct err e;

    both_tx(b, STORE_WRITE, add_in_tx, &k);
    e = both_refused(b, STORE_WRITE, edition_in_tx, &k);
    assert_int_equal(e.code, ERR_INPUT);
    k.bulletin.state = BULLETIN_PUBLISHED;
    k.bulletin.published_ms = 9;
    k.was = BULLETIN_DRAFT;
    both_tx(b, STORE_WRITE, move_in_tx, &k);
    e = both_refused(b, STORE_WRITE, move_in_tx, &k);
    assert_err(e, ERR_STATE, "no longer 'draft'");
    both_tx(b, STORE_READ, read_in_tx, &k);
    assert_int_equal(k.got.published_ms, 9);
    e = both_refused(b, STORE_READ, get_in_tx, &other);
    assert_int_equal(e.code, ERR_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(editions_and_bulletins_are_kept),
        BOTH(a_reach_holds_what_was_counted_within_it),
        BOTH(what_is_there_is_not_written_again_and_moves_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
