/* The eight steps in their order. Steps 2 to 4 are address_test's; here a plain twin picks the step
 * by reading the tables from end to end, and place_check proves every answer. */
#include "base/out.h"
#include "base/random.h"
#include "engine/address.h"
#include "engine/place.h"
#include "tests/check.h"

static const char COUNTIES[] = "code,name,city,province,retired_into,postcodes\n"
                               "330106,西湖区,杭州市,浙江省,,310012;310013\n"
                               "330110,余杭区,杭州市,浙江省,,311100\n"
                               "330108,滨江区,杭州市,浙江省,330110,310051\n"
                               "330402,南湖区,嘉兴市,浙江省,,314000;310013\n"
                               "350103,西湖区,福州市,福建省,,350000\n"
                               "130133,赵县,石家庄市,河北省,,051530\n";
static const char TOWNS[] = "code,name,county\n1,留下街道,330106\n2,仓前街道,330110\n";

static struct arena arena;
static struct side_counties counties;
static struct side_towns towns;
static struct place *place;

static int world_open(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_true(side_counties_read("c", str_of(COUNTIES), &arena, &counties, &e));
    assert_true(side_towns_read("t", str_of(TOWNS), &arena, &towns, &e));
    place = place_open(&counties, &towns, &arena);
    return 0;
}

static int world_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

static void expect(struct place_texts texts, const char *code, int step)
{
    struct place_result result;
    struct err e = {0};

    place_resolve(place, NULL, &texts, &result);
    if (strcmp(result.code, code) != 0 || result.step != step) {
        print_error("got %s at step %d, wanted %s at step %d\n", result.code, result.step, code,
                    step);
        fail();
    }
    if (!place_check(&counties, &towns, &texts, &result, &e)) {
        print_error("%s\n", e.text);
        fail();
    }
}

static void a_valid_code_wins_over_all_else(void **unused)
{
    (void)unused;
    expect((struct place_texts){.res_code = STR("330402"), .res_addr = STR("杭州市西湖区")},
           "330402", 1);
    expect((struct place_texts){.res_code = STR("330106001002")}, "330106", 1); /* twelve digits */
    expect((struct place_texts){.res_code = STR("330108")}, "330110", 1);       /* retired */
    expect((struct place_texts){.res_code = STR("３３０４０２")}, "330402", 1); /* full width */
}

static void a_code_that_is_not_listed_is_passed_over(void **unused)
{
    (void)unused;
    expect((struct place_texts){.res_code = STR("999999"), .res_addr = STR("浙江省杭州市西湖区")},
           "330106", 2);
    expect((struct place_texts){.res_code = STR("33010"), .res_addr = STR("赵县某村")}, "130133",
           3);
    expect((struct place_texts){.res_code = STR("999999")}, "", 8);
}

static void a_town_counts_inside_a_known_city(void **unused)
{
    (void)unused;
    expect((struct place_texts){.res_addr = STR("杭州市仓前街道1号")}, "330110", 4);
    expect((struct place_texts){.res_addr = STR("仓前街道1号")}, "", 8);
}

static void a_postcode_counts_inside_what_the_address_named(void **unused)
{
    (void)unused;
    expect((struct place_texts){.res_addr = STR("杭州市"), .res_post = STR("310012")}, "330106", 5);
    expect((struct place_texts){.res_post = STR("314000")}, "330402", 5);
    /* 310013 is of two counties: only inside a city of one of them is it an answer */
    expect((struct place_texts){.res_post = STR("310013")}, "", 8);
    expect((struct place_texts){.res_addr = STR("嘉兴市"), .res_post = STR("310013")}, "330402", 5);
    expect((struct place_texts){.res_addr = STR("福州市"), .res_post = STR("310012")}, "3501", 8);
    expect((struct place_texts){.res_addr = STR("杭州市"), .res_post = STR("31001")}, "3301", 8);
}

static void household_and_id_count_only_inside_the_known_city(void **unused)
{
    struct place_texts away = {.res_addr = STR("嘉兴市某路"), .hukou_addr = STR("杭州市西湖区")};

    (void)unused;
    expect((struct place_texts){.res_addr = STR("杭州市"), .hukou_addr = STR("杭州市西湖区")},
           "330106", 6);
    expect((struct place_texts){.hukou_addr = STR("赵县")}, "130133", 6);
    expect(away, "3304", 8);
    away.id_prefix = STR("330402");
    expect(away, "330402", 7);
    away.id_prefix = STR("350103");
    expect(away, "3304", 8);
    expect((struct place_texts){.id_prefix = STR("330108")}, "330110", 7);
}

static void without_tables_only_codes_answer(void **unused)
{
    struct arena a = {0};
    struct place *bare = place_open(NULL, NULL, &a);
    struct place_result result;
    struct err e = {0};

    (void)unused;
    struct place_texts texts = {.res_code = STR("123456"), .res_addr = STR("杭州市西湖区")};
    place_resolve(bare, NULL, &texts, &result);
    assert_string_equal(result.code, "123456");
    assert_int_equal(result.step, 1);
    assert_true(place_check(NULL, NULL, &texts, &result, &e));
    texts = (struct place_texts){.res_addr = STR("杭州市西湖区"), .id_prefix = STR("654321")};
    place_resolve(bare, NULL, &texts, &result);
    assert_int_equal(result.step, 7);
    arena_reset(&a);
}

static void a_false_claim_is_found(void **unused)
{
    struct place_texts texts = {.res_addr = STR("浙江省杭州市西湖区")};
    struct place_result claims[] = {{"330110", 2}, {"330106", 1}, {"330106", 5}, {"330108", 2},
                                    {"3303", 8},   {"330106", 9}, {"999999", 2}, {"130133", 3}};

    (void)unused;
    for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        struct err e = {0};

        assert_false(place_check(&counties, &towns, &texts, &claims[i], &e));
        assert_int_equal(e.code, ERR_CHECK);
    }
}

/* --- the plain twin --- */

static const char *living(struct str code)
{
    for (int32_t i = 0; i < counties.n; i++) {
        if (str_eq(counties.items[i].code, code))
            return counties.items[counties.items[i].live].code.at;
    }
    return NULL;
}

/* The only living county with the postcode whose code begins with the prefix. */
static const char *twin_post(struct str post, const char *prefix)
{
    const char *only = NULL;

    for (int32_t i = 0; i < counties.n; i++) {
        struct str rest = counties.items[i].postcodes;

        while (rest.n) {
            const char *code = living(counties.items[i].code);

            if (!str_eq(str_cut(&rest, ';'), post) || strncmp(code, prefix, strlen(prefix)) != 0)
                continue;
            if (only && strncmp(only, code, 6) != 0)
                return NULL;
            only = code;
        }
    }
    return only;
}

/* A county's code where it lies inside the prefix. */
static const char *within(const char *code, const char *prefix)
{
    return code && !strncmp(code, prefix, strlen(prefix)) ? code : NULL;
}

static const char *code_of(int32_t county)
{
    return county < 0 ? NULL : counties.items[county].code.at;
}

static void twin_resolve(const struct gazetteer *g, const struct place_texts *t,
                         struct place_result *result)
{
    struct address home = address_read(g, t->res_addr), household = address_read(g, t->hukou_addr);
    const char *prefix = home.city > 0       ? g->cities[home.city].prefix
                         : home.province > 0 ? g->provinces[home.province].prefix
                                             : "";
    const struct {
        const char *code;
        int step;
    } answers[] = {
        {living(t->res_code), 1},
        {code_of(home.county), home.step},
        {twin_post(t->res_post, prefix), 5},
        {within(code_of(household.county), prefix), 6},
        {within(living(t->id_prefix), prefix), 7},
        {prefix, 8},
    };

    memset(result, 0, sizeof *result);
    for (size_t i = 0; result->step == 0; i++) {
        if (!answers[i].code)
            continue;
        snprintf(result->code, sizeof result->code, "%.6s", answers[i].code);
        result->step = (int8_t)answers[i].step;
    }
}

/* Also: a memo, however small, changes no answer, in whatever order the texts come. */
static void random_records_agree_with_the_twin_with_and_without_memo(void **unused)
{
    static const char *const codes[] = {"", "330106", "330108", "999999", "350103", "33"};
    static const char *const addresses[] = {
        "",           "浙江省",       "杭州市西湖区", "西湖区",   "赵县",   "杭州市仓前街道",
        "嘉兴市某路", "福建省福州市", "同上",         "仓前街道", "滨江区", "河北省赵县城关"};
    static const char *const posts[] = {"", "310012", "310013", "314000", "350000", "999999"};
    struct place_memo *memos[] = {NULL, place_memo_open(2000, &arena),
                                  place_memo_open(1 << 20, &arena)};
    struct gazetteer *g = gazetteer_open(&counties, &towns, &arena);
    struct random r = random_stream(6, 6);

    (void)unused;
    for (int i = 0; i < 6000; i++) {
        struct place_texts texts = {
            str_of(codes[random_below(&r, 3) ? 0 : random_below(&r, 6)]),
            str_of(addresses[random_below(&r, 12)]),
            str_of(posts[random_below(&r, 6)]),
            str_of(addresses[random_below(&r, 12)]),
            str_of(codes[random_below(&r, 6)]),
        };
        struct place_result want, got;
        struct err e = {0};

        twin_resolve(g, &texts, &want);
        for (int m = 0; m < 3; m++) {
            place_resolve(place, memos[m], &texts, &got);
            assert_string_equal(got.code, want.code);
            assert_int_equal(got.step, want.step);
        }
        if (!place_check(&counties, &towns, &texts, &got, &e)) {
            print_error("%s\n", e.text);
            fail();
        }
    }
}

/* Characters of a text, without the ones behind the first `n` bytes. */
static struct str cut(struct str s, size_t n)
{
    while (n > 0 && n < s.n && ((unsigned char)s.at[n] & 0xC0) == 0x80)
        n--;
    return (struct str){s.at, n < s.n ? n : s.n};
}

/* Every longer text is resolved as its beginning said it would be; and beginnings do say it. */
static void an_address_comes_to_what_its_beginning_said(void **unused)
{
    static const char *const pieces[] = {
        "中国",     "浙江省",   "浙江",           "杭州市", "杭州",   "嘉兴市", "西湖区", "西湖",
        "余杭区",   "滨江",     "南湖",           "福建",   "福州市", "赵县",   "石家庄", "市辖区",
        "留下街道", "仓前街道", "文三路12号",     " ",      "，",     "无",     "同上",   "幢",
        "Ａ座",     "-",        "中华人民共和国", "\t",     "省",     "区",     "1",      "县",
        "街道",     "仓前"};
    struct random r = random_stream(7, 6);
    int said = 0;

    (void)unused;
    for (int i = 0; i < 20000; i++) {
        struct out out = {0};
        struct place_result head, whole;
        struct str text;

        for (int n = (int)random_below(&r, 14); n >= 0; n--)
            out_text(&out, "%s", pieces[random_below(&r, sizeof pieces / sizeof *pieces)]);
        text = (struct str){out.items, out.n};
        if (place_by_head(place, cut(text, (size_t)random_below(&r, out.n + 1)), &head)) {
            said++;
            place_resolve(place, NULL, &(struct place_texts){.res_addr = text}, &whole);
            assert_string_equal(whole.code, head.code);
            assert_int_equal(whole.step, head.step);
        }
        out_reset(&out);
    }
    assert_true(said > 1000);
}

static void a_beginning_that_does_not_decide_says_nothing(void **unused)
{
    static const char *const heads[] = {"",
                                        "浙江省",
                                        "浙江省杭州市",
                                        "赵县",
                                        "浙江省杭州市西",
                                        "浙江省杭州市西湖区",
                                        "同上同",
                                        "浙江省杭州市文三路某某小区一二三四五六七八九"};
    struct place_result result = {.step = 9};

    (void)unused;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        assert_false(place_by_head(place, str_of(heads[i]), &result));
    assert_int_equal(result.step, 9);
    assert_true(place_by_head(place, STR("浙江省杭州市西湖区文三路"), &result));
    assert_string_equal(result.code, "330106");
    assert_int_equal(result.step, 2);
}

static void a_code_is_living_or_refused(void **unused)
{
    char live[PLACE_CODE] = "kept";

    (void)unused;
    assert_false(place_code(place, STR("999999"), live));
    assert_false(place_code(place, STR("33010"), live));
    assert_false(place_code(place, STR("330106001002"), live));
    assert_string_equal(live, "kept");
    assert_true(place_code(place, STR("330108"), live));
    assert_string_equal(live, "330110");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_valid_code_wins_over_all_else),
        cmocka_unit_test(a_code_that_is_not_listed_is_passed_over),
        cmocka_unit_test(a_town_counts_inside_a_known_city),
        cmocka_unit_test(a_postcode_counts_inside_what_the_address_named),
        cmocka_unit_test(household_and_id_count_only_inside_the_known_city),
        cmocka_unit_test(without_tables_only_codes_answer),
        cmocka_unit_test(a_false_claim_is_found),
        cmocka_unit_test(random_records_agree_with_the_twin_with_and_without_memo),
        cmocka_unit_test(an_address_comes_to_what_its_beginning_said),
        cmocka_unit_test(a_beginning_that_does_not_decide_says_nothing),
        cmocka_unit_test(a_code_is_living_or_refused),
    };

    return cmocka_run_group_tests(tests, world_open, world_close);
}
