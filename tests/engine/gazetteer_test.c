/* The trie against a plain twin that reads the tables from end to end for every question. */
#include "base/random.h"
#include "engine/gazetteer.h"
#include "tests/check.h"

enum { PROVINCES = 3, CITIES = 6, COUNTIES = 40, TOWNS = 60 };

static const char *const PROVINCE_NAMES[] = {"甲省", "乙市", "丙壮族自治区"};
static const char *const CITY_NAMES[] = {"甲乙市", "乙甲地区", "丙盟", "甲市", "市辖区", "乙丙州"};
static const char *const PARTS[] = {"甲", "乙", "丙", "城", "关"};
static const char *const TAILS[] = {"县", "区", "市", "旗", "镇"};

static struct arena arena;

struct world {
    struct side_counties counties;
    struct side_towns towns;
    struct gazetteer *names;
};

static const char *name_make(struct random *r)
{
    const char *name = PARTS[random_below(r, 5)];

    if (random_below(r, 2))
        name = arena_text(&arena, "%s%s", name, PARTS[random_below(r, 5)]);
    return arena_text(&arena, "%s%s", name, TAILS[random_below(r, 5)]);
}

static void world_make(struct random *r, struct world *w)
{
    struct out text = {0}, towns = {0};
    struct err e = {0};

    out_str(&text, STR("code,name,city,province,retired_into\n"));
    for (int i = 0; i < COUNTIES; i++)
        out_text(&text, "%06d,%s,%s,%s,%s\n", 110000 + i, name_make(r),
                 CITY_NAMES[random_below(r, CITIES)], PROVINCE_NAMES[random_below(r, PROVINCES)],
                 random_below(r, 6)
                     ? ""
                     : arena_text(&arena, "%06d", 110000 + (int)random_below(r, COUNTIES)));
    out_str(&towns, STR("code,name,county\n"));
    for (int i = 0; i < TOWNS; i++)
        out_text(&towns, "%d,%s,%06d\n", i, name_make(r), 110000 + (int)random_below(r, COUNTIES));
    assert_true(side_counties_read("c", str_copy(&arena, (struct str){text.items, text.n}), &arena,
                                   &w->counties, &e));
    assert_true(side_towns_read("t", str_copy(&arena, (struct str){towns.items, towns.n}), &arena,
                                &w->towns, &e));
    w->names = gazetteer_open(&w->counties, &w->towns, &arena);
    out_reset(&text);
    out_reset(&towns);
}

static bool same(struct str name, enum gazetteer_kind kind, const uint32_t *runes, size_t n)
{
    uint32_t full[SHEET_NAME_RUNES];
    size_t full_n = gazetteer_runes(name, full, SHEET_NAME_RUNES);
    size_t short_n = gazetteer_short(kind, full, full_n);

    return (kind != GAZETTEER_COUNTY_SHORT && full_n == n && !memcmp(full, runes, n * sizeof *full))
           || (short_n < full_n && short_n == n && !memcmp(full, runes, n * sizeof *full));
}

static bool inside(const struct world *w, int32_t row, struct gazetteer_scope scope)
{
    return (scope.province == GAZETTEER_ANY || w->names->county_province[row] == scope.province)
           && (scope.city == GAZETTEER_ANY || w->names->county_city[row] == scope.city);
}

/* The one living county that a county name means inside the scope: every row that bears the name
 * must have become it. */
static int32_t twin_only(const struct world *w, enum gazetteer_kind kind, const uint32_t *runes,
                         size_t n, struct gazetteer_scope scope)
{
    int32_t only = -1;
    bool first = true;

    for (int32_t i = 0; i < w->counties.n; i++) {
        int32_t live = w->counties.items[i].live;

        if (!inside(w, i, scope) || !same(w->counties.items[i].name, kind, runes, n))
            continue;
        if (!first && live != only)
            return -1;
        only = live;
        first = false;
    }
    return only;
}

/* Anywhere, in a province, or in a city of its province. */
static struct gazetteer_scope scope_make(struct random *r, const struct gazetteer *g)
{
    int32_t city = (int32_t)random_below(r, g->city_n);

    switch (random_below(r, 3)) {
    case 0:
        return (struct gazetteer_scope){GAZETTEER_ANY, GAZETTEER_ANY};
    case 1:
        return (struct gazetteer_scope){(int32_t)random_below(r, g->province_n), GAZETTEER_ANY};
    default:
        return (struct gazetteer_scope){g->cities[city].province, city};
    }
}

static void county_names_mean_what_a_plain_reading_says(void **unused)
{
    struct random r = random_stream(4, 4);
    int known = 0;

    (void)unused;
    for (int round = 0; round < 30; round++) {
        struct world w;

        world_make(&r, &w);
        for (int i = 0; i < 300; i++) {
            uint32_t runes[16];
            size_t n = gazetteer_runes(str_of(name_make(&r)), runes, 16);
            enum gazetteer_kind kind =
                random_below(&r, 2) ? GAZETTEER_COUNTY : GAZETTEER_COUNTY_SHORT;
            struct gazetteer_scope scope = scope_make(&r, w.names);
            struct gazetteer_name name;
            int32_t want;

            if (kind == GAZETTEER_COUNTY_SHORT)
                n -= n > 1;
            name = gazetteer_longest(w.names, runes, n, 1u << kind, scope);
            want = twin_only(&w, kind, runes, n, scope);
            if (want >= 0) {
                assert_int_equal(name.n, n);
                assert_int_equal(gazetteer_only(w.names, name, kind, scope), want);
                known++;
            } else if (name.n == n) {
                assert_int_equal(gazetteer_only(w.names, name, kind, scope), -1);
            }
        }
        arena_reset(&arena);
    }
    assert_true(known > 500);
}

static void names_are_compared_without_blanks_quotes_and_brackets(void **unused)
{
    uint32_t runes[16];

    (void)unused;
    assert_int_equal(gazetteer_runes(STR(" “甲”　（乙）,.。《丙》"), runes, 16), 3);
    assert_int_equal(gazetteer_runes(STR("甲乙丙"), runes, 2), 2);
    assert_int_equal(gazetteer_runes(STR("Ａ１"), runes, 16), 2);
    assert_int_equal(runes[0], 'A');
}

static void short_forms_keep_what_the_rules_say(void **unused)
{
    static const struct {
        enum gazetteer_kind kind;
        const char *name;
        size_t n;
    } cases[] = {
        {GAZETTEER_PROVINCE, "广西壮族自治区", 2},
        {GAZETTEER_PROVINCE, "新疆维吾尔自治区", 2},
        {GAZETTEER_PROVINCE, "内蒙古自治区", 3},
        {GAZETTEER_PROVINCE, "河北省", 2},
        {GAZETTEER_CITY, "大兴安岭地区", 4},
        {GAZETTEER_CITY, "兴安盟", 2},
        {GAZETTEER_CITY, "延边朝鲜族自治州", 8},
        {GAZETTEER_COUNTY_SHORT, "赵县", 2},
        {GAZETTEER_COUNTY_SHORT, "建德市", 2},
        {GAZETTEER_COUNTY, "建德市", 3},
        {GAZETTEER_TOWN, "梅城镇", 3},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t runes[16];
        size_t n = gazetteer_runes(str_of(cases[i].name), runes, 16);

        assert_int_equal(gazetteer_short(cases[i].kind, runes, n), cases[i].n);
    }
    assert_false(gazetteer_city_named(STR("市辖区")) || gazetteer_city_named(STR("")));
    assert_true(gazetteer_city_named(STR("杭州市")));
}

static void a_gazetteer_of_nothing_finds_nothing(void **unused)
{
    struct side_counties none = {0};
    struct gazetteer *names = gazetteer_open(&none, NULL, &arena);
    struct gazetteer_scope any = {GAZETTEER_ANY, GAZETTEER_ANY};
    uint32_t runes[2] = {0x7532, 0x53BF};

    (void)unused;
    assert_int_equal(gazetteer_longest(names, runes, 2, ~0u, any).n, 0);
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(county_names_mean_what_a_plain_reading_says),
        cmocka_unit_test(names_are_compared_without_blanks_quotes_and_brackets),
        cmocka_unit_test(short_forms_keep_what_the_rules_say),
        cmocka_unit_test(a_gazetteer_of_nothing_finds_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
