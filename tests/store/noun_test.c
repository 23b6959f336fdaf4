#include "store/noun.h"

#include "base/day.h"
#include "base/list.h"
#include "tests/store/both.h"

static const struct noun *teaching(void)
{
    return noun_find(STR("teaching"));
}

/* teaching, programme, kind, practitioner, organization, discipline, day, topic, attendees */
static struct noun_line line_make(const char *code, const char *kind, int32_t day,
                                  int64_t attendees)
{
    struct noun_line line = {.id = id_new(), .county = STR("990101")};
    const char *const texts[] = {code, "p", kind, "d1", "h1", ""};

    for (int i = 0; i < 6; i++)
        line.values[i] = (struct noun_value){*texts[i] != 0, str_of(texts[i]), 0};
    line.values[6] = (struct noun_value){.known = true, .number = day};
    line.values[8] = (struct noun_value){.known = attendees >= 0, .number = attendees};
    return line;
}

static bool add_in_tx(struct store *st, void *arg, struct err *e)
{
    struct noun_line lines[4] = {
        line_make("t1", "round", day_of(2025, 1, 1), 10),
        line_make("t2", "lecture", day_of(2025, 2, 1), 30),
        line_make("t3", "lecture", day_of(2025, 3, 1), -1),
        line_make("t4", "mdt", day_of(2026, 1, 1), 2),
    };

    lines[3].county = STR("990202");
    return store_noun_add(st, teaching(), lines, *(const size_t *)arg, STR("first"), 1, e);
}

struct counting {
    struct figure_count count;
    struct noun_scope scope;
    int64_t value;
    struct noun_rows rows;
    struct arena *a;
    struct store_page page;
};

static bool count_in_tx(struct store *st, void *arg, struct err *e)
{
    struct counting *c = arg;

    return store_noun_count(st, &c->count, &c->scope, &c->value, e)
           && (!c->a || store_noun_list(st, &c->count, &c->scope, &c->page, c->a, &c->rows, e));
}

static struct counting counting_of(enum figure_how how, const char *column)
{
    return (struct counting){
        .count = {.noun = teaching(),
                  .how = how,
                  .column = noun_column_find(teaching(), str_of(column)),
                  .from_day = DAY_NONE,
                  .until_day = DAY_NONE},
        .scope = {.programme = STR("p"),
                  .from_day = DAY_NONE,
                  .until_day = DAY_NONE,
                  .reach = STORE_ALL},
    };
}

static void lines_are_counted_the_four_ways(void **state)
{
    struct both *b = *state;
    struct counting rows = counting_of(FIGURE_ROWS, ""),
                    kinds = counting_of(FIGURE_DISTINCT, "kind");
    struct counting sum = counting_of(FIGURE_SUM, "attendees"),
                    first = counting_of(FIGURE_FIRST_DAY, "day");
    size_t n = 4;

    both_tx(b, STORE_WRITE, add_in_tx, &n);
    both_tx(b, STORE_READ, count_in_tx, &rows);
    assert_int_equal(rows.value, 4);
    both_tx(b, STORE_READ, count_in_tx, &kinds);
    assert_int_equal(kinds.value, 3);
    both_tx(b, STORE_READ, count_in_tx, &sum);
    assert_int_equal(sum.value, 42);
    both_tx(b, STORE_READ, count_in_tx, &first);
    assert_int_equal(first.value, day_of(2025, 1, 1));
}

static void conditions_periods_and_reach_narrow_a_count(void **state)
{
    struct both *b = *state;
    struct str words[] = {STR("lecture"), STR("mdt")};
    struct figure_where where = {2, {words, 2, 2}};
    struct counting c = counting_of(FIGURE_ROWS, "");
    size_t n = 4;

    both_tx(b, STORE_WRITE, add_in_tx, &n);
    c.count.where = &where;
    c.count.where_n = 1;
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.value, 3);
    c.scope.until_day = day_of(2025, 12, 31);
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.value, 2);
    c.count.from_day = day_of(2025, 3, 1);
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.value, 1);
    c.scope.programme = STR("another");
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.value, 0);
    c = counting_of(FIGURE_FIRST_DAY, "day");
    c.scope.programme = STR("another");
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.value, DAY_NONE);
    c = counting_of(FIGURE_ROWS, "");
    c.scope.reach = (struct store_reach){.kind = REACH_PLACE, .scope = {.place = STR("990200")}};
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.value, 1);
}

static void the_lines_behind_a_count_come_by_pages(void **state)
{
    struct both *b = *state;
    struct counting c = counting_of(FIGURE_ROWS, "");
    size_t n = 4;

    both_tx(b, STORE_WRITE, add_in_tx, &n);
    c.a = &b->a;
    c.page = (struct store_page){2, STR(""), STORE_ALL};
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.rows.more.total, 4);
    assert_int_equal(c.rows.n, 2);
    assert_str(c.rows.items[0].values[0].text, "t1");
    assert_int_equal(c.rows.items[0].values[8].number, 10);
    assert_false(c.rows.items[0].values[5].known);
    c.page.cursor = c.rows.more.next;
    both_tx(b, STORE_READ, count_in_tx, &c);
    assert_int_equal(c.rows.n, 2);
    assert_str(c.rows.items[0].values[0].text, "t3");
    assert_false(c.rows.items[0].values[8].known);
    assert_int_equal(c.rows.more.next.n, 0);
}

static void a_code_twice_is_refused_and_nothing_of_the_delivery_stays(void **state)
{
    struct both *b = *state;
    size_t one = 1, four = 4;
    struct err e;

    both_tx(b, STORE_WRITE, add_in_tx, &one);
    e = both_refused(b, STORE_WRITE, add_in_tx, &four);
    assert_int_equal(e.code, ERR_INPUT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM teaching"), 1);
}

struct codes_reading {
    const char *noun;
    struct noun_codes codes;
    struct arena *a;
};

static bool codes_in_tx(struct store *st, void *arg, struct err *e)
{
    struct codes_reading *r = arg;

    noun_codes_reset(&r->codes);
    return store_noun_codes(st, r->noun, &r->codes, r->a, e);
}

static void codes_come_with_their_county(void **state)
{
    struct both *b = *state;
    struct codes_reading r = {.noun = "teaching", .a = &b->a};
    size_t n = 4;

    both_tx(b, STORE_WRITE, add_in_tx, &n);
    both_tx(b, STORE_READ, codes_in_tx, &r);
    assert_int_equal(r.codes.codes.n, 4);
    assert_str(r.codes.counties.items[words_find(&r.codes.codes, STR("t4"))], "990202");
    assert_int_equal(words_find(&r.codes.codes, STR("t5")), -1);
    r.noun = "organization";
    both_tx(b, STORE_READ, codes_in_tx, &r);
    assert_int_equal(r.codes.codes.n, 0);
    noun_codes_reset(&r.codes);
}

static bool table_in_tx(struct store *st, void *arg, struct err *e)
{
    struct counting c = {
        .count = {.noun = arg, .column = -1, .from_day = DAY_NONE, .until_day = DAY_NONE},
        .scope = {.from_day = DAY_NONE, .until_day = DAY_NONE, .reach = STORE_ALL},
        .page = {1, STR(""), STORE_ALL}};
    struct arena a = {0};
    bool good;

    c.a = &a;
    good = count_in_tx(st, &c, e);
    arena_reset(&a);
    return good;
}

static void every_noun_has_its_table_with_its_columns(void **state)
{
    for (const struct noun *noun = NOUNS; noun->name; noun++)
        both_tx(*state, STORE_READ, table_in_tx, (void *)noun);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(lines_are_counted_the_four_ways),
        BOTH(conditions_periods_and_reach_narrow_a_count),
        BOTH(the_lines_behind_a_count_come_by_pages),
        BOTH(a_code_twice_is_refused_and_nothing_of_the_delivery_stays),
        BOTH(codes_come_with_their_county),
        BOTH(every_noun_has_its_table_with_its_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
