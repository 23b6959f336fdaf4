/* Steps 2 to 4 of records-exact 4.1 on a small list; each expected code is derived beside its case
 * from the clause that is quoted. */
#include "engine/address.h"
#include "tests/check.h"

static const char COUNTIES[] = "code,name,city,province,retired_into\n"
                               "110101,东城区,市辖区,北京市,\n"
                               "110105,朝阳区,市辖区,北京市,\n"
                               "130102,长安区,石家庄市,河北省,\n"
                               "130105,新华区,石家庄市,河北省,\n"
                               "130133,赵县,石家庄市,河北省,\n"
                               "130902,新华区,沧州市,河北省,\n"
                               "150102,新城区,呼和浩特市,内蒙古自治区,\n"
                               "150303,海南区,乌海市,内蒙古自治区,\n"
                               "152221,科尔沁右翼前旗,兴安盟,内蒙古自治区,\n"
                               "211302,双塔区,朝阳市,辽宁省,\n"
                               "211321,朝阳县,朝阳市,辽宁省,\n"
                               "211381,北票市,朝阳市,辽宁省,\n"
                               "220104,朝阳区,长春市,吉林省,\n"
                               "220203,龙潭区,吉林市,吉林省,\n"
                               "220221,永吉县,吉林市,吉林省,\n"
                               "232701,漠河市,大兴安岭地区,黑龙江省,\n"
                               "330106,西湖区,杭州市,浙江省,\n"
                               "330110,余杭区,杭州市,浙江省,\n"
                               "330182,建德市,杭州市,浙江省,\n"
                               "350103,西湖区,福州市,福建省,\n"
                               "410881,济源市,省直辖县级行政区划,河南省,\n"
                               "450103,青秀区,南宁市,广西壮族自治区,\n"
                               "500101,万州区,市辖区,重庆市,\n"
                               "500233,忠县,县,重庆市,\n"
                               "540102,城关区,拉萨市,西藏自治区,\n"
                               "622901,临夏市,临夏回族自治州,甘肃省,\n"
                               "622921,临夏县,临夏回族自治州,甘肃省,\n"
                               "640104,兴庆区,银川市,宁夏回族自治区,\n"
                               "650102,天山区,乌鲁木齐市,新疆维吾尔自治区,\n"
                               "330108,滨江区,杭州市,浙江省,330110\n";

static const char TOWNS[] = "code,name,county\n"
                            "330106001,留下街道,330106\n"
                            "330106002,城关镇,330106\n"
                            "330110001,城关镇,330110\n"
                            "330110002,仓前街道,330110\n"
                            "330110003,仓前,330110\n"
                            "330182001,梅城镇,330182\n"
                            "330182002,城关,330182\n"
                            "110105001,三里屯街道,110105\n"
                            "410881001,坡头镇,410881\n";

static struct arena arena;
static struct side_counties counties;
static struct side_towns towns;
static struct gazetteer *names;

static int world_open(void **unused)
{
    struct err e = {0};

    (void)unused;
    assert_true(side_counties_read("counties.csv", str_of(COUNTIES), &arena, &counties, &e));
    assert_true(side_towns_read("towns.csv", str_of(TOWNS), &arena, &towns, &e));
    names = gazetteer_open(&counties, &towns, &arena);
    return 0;
}

static int world_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

/* One address: the county it must come to and by which step, or the prefix it must leave. */
struct line {
    const char *text;
    const char *code; /* six characters, or the prefix */
    int step;         /* 0 where no county is found */
};

static void address_says(struct line line)
{
    struct address found = address_read(names, str_of(line.text));
    const char *prefix = found.city > 0       ? names->cities[found.city].prefix
                         : found.province > 0 ? names->provinces[found.province].prefix
                                              : "";
    struct str code = found.county >= 0 ? counties.items[found.county].code : str_of(prefix);

    if (!str_eq(code, str_of(line.code)) || (found.county >= 0 ? found.step : 0) != line.step)
        print_error("%s: '%.*s' by %d, not '%s' by %d\n", line.text, STR_ARG(code), found.step,
                    line.code, line.step);
    assert_str(code, line.code);
    assert_int_equal(found.county >= 0 ? found.step : 0, line.step);
}

#define ADDRESSES_SAY(...)                                                          \
    do {                                                                            \
        const struct line lines[] = {__VA_ARGS__};                                  \
        for (size_t line_ix = 0; line_ix < sizeof lines / sizeof *lines; line_ix++) \
            address_says(lines[line_ix]);                                           \
    } while (0)

static void province_city_and_county_in_full_or_short_are_step_2(void **unused)
{
    (void)unused;
    /* "provinces (full, and without 省 市 自治区 and the people's name), cities (full, and without
     * 市 地区 盟)", county "the full name directly there; else the name without 县 区 市 旗". */
    ADDRESSES_SAY({"浙江省杭州市西湖区文三路1号", "330106", 2}, {"浙江杭州西湖", "330106", 2},
                  {"浙江省杭州市建德新安江", "330182", 2}, {"杭州余杭区", "330110", 2},
                  {"内蒙古自治区兴安盟科尔沁右翼前旗", "152221", 2},
                  {"内蒙古兴安科尔沁右翼前", "152221", 2}, {"黑龙江大兴安岭漠河", "232701", 2},
                  {"黑龙江省大兴安岭地区漠河市", "232701", 2}, {"广西南宁青秀区", "450103", 2},
                  {"广西壮族自治区南宁市青秀区", "450103", 2}, {"宁夏银川兴庆", "640104", 2},
                  {"宁夏回族自治区银川市兴庆区", "640104", 2}, {"西藏拉萨城关", "540102", 2},
                  {"新疆乌鲁木齐天山", "650102", 2},
                  {"新疆维吾尔自治区乌鲁木齐市天山区", "650102", 2});
}

static void a_county_follows_its_province_without_the_city(void **unused)
{
    (void)unused;
    /* "among those inside the city (else the province)". */
    ADDRESSES_SAY({"浙江省西湖区", "330106", 2}, {"福建省西湖区", "350103", 2},
                  {"浙江建德市", "330182", 2}, {"河南省济源市坡头镇", "410881", 2});
}

static void a_county_outside_what_is_known_is_not_taken(void **unused)
{
    (void)unused;
    /* 余杭区 lies in Hangzhou, not in Fuzhou nor Hebei. */
    ADDRESSES_SAY({"福建省福州市余杭区", "3501", 0}, {"河北省余杭区", "13", 0});
}

static void the_longest_name_at_the_start_wins(void **unused)
{
    (void)unused;
    /* "A province or city is taken only if no longer county or city name starts at the same place
     * (吉林市 before 吉林, 朝阳区 before 朝阳)". 吉林市龙潭区 lies in Jilin city; 吉林龙潭区:
     * province 吉林, then 龙潭区 directly; 吉林吉林龙潭: province, city in short, county in short.
     */
    ADDRESSES_SAY(
        {"吉林市龙潭区", "220203", 2}, {"吉林市", "2202", 0}, {"吉林", "22", 0},
        {"吉林龙潭区", "220203", 2}, {"吉林吉林龙潭", "220203", 2},
        {"吉林省吉林市永吉", "220221", 2},
        /* 朝阳区: longer than the city 朝阳, and borne by Beijing and Changchun: nothing. */
        {"朝阳区建国路", "", 0},
        /* 朝阳县 is longer than the city 朝阳 too, and only one: step 3. */
        {"朝阳县大庙镇", "211321", 3},
        /* The city where nothing longer starts. */
        {"朝阳双塔区", "211302", 2}, {"朝阳市朝阳县", "211321", 2},
        /* After a province "by the same rule": 朝阳县, not city 朝阳 and a rest 县. */
        {"辽宁省朝阳县", "211321", 2}, {"辽宁朝阳北票", "211381", 2},
        /* 海南区 in Wuhai. */
        {"海南区", "150303", 3});
}

static void levels_of_the_official_list_are_no_cities(void **unused)
{
    (void)unused;
    /* "a literal 市辖区 is skipped; 市辖区, 县, 省直辖县级行政区划, 自治区直辖县级行政区划 are not
     * city names": so Beijing and Chongqing are provinces alone (two digits), without step 4. */
    ADDRESSES_SAY({"北京市市辖区东城区", "110101", 2}, {"北京市朝阳区", "110105", 2},
                  {"河北省石家庄市市辖区长安区", "130102", 2}, {"重庆市万州区", "500101", 2},
                  {"重庆市忠县", "500233", 2}, {"北京市三里屯街道", "11", 0},
                  {"河南省坡头镇", "41", 0}, {"市辖区", "", 0}, {"县", "", 0},
                  {"省直辖县级行政区划", "", 0},
                  /* 县 is no city, so 忠县 is the longest name within reach behind it. */
                  {"重庆市县忠县", "500233", 2});
}

static void short_county_names_keep_two_characters(void **unused)
{
    (void)unused;
    /* "the name without 县 区 市 旗 (at least two characters left)": 赵县 has no short form. */
    ADDRESSES_SAY({"石家庄市赵县", "130133", 2}, {"石家庄市赵", "1301", 0}, {"重庆市忠", "50", 0});
}

static void one_county_only_must_fit(void **unused)
{
    (void)unused;
    /* "It counts only if exactly one county inside fits": 新华区 is in two cities of Hebei; 临夏 is
     * short for 临夏市 and 临夏县. */
    ADDRESSES_SAY({"河北省新华区", "13", 0}, {"河北省沧州市新华区", "130902", 2},
                  {"甘肃省临夏回族自治州临夏", "6229", 0},
                  {"甘肃省临夏回族自治州临夏县", "622921", 2});
}

static void else_the_longest_county_within_twelve_characters(void **unused)
{
    (void)unused;
    /* "else the longest full name beginning within the next 12 characters": offsets 0..11. */
    ADDRESSES_SAY({"杭州市一二三四五六七八九十甲西湖区", "330106", 2},
                  {"杭州市一二三四五六七八九十甲乙西湖区", "3301", 0},
                  {"广西自治区南宁市青秀区", "450103", 2}, {"北京北京市朝阳区", "110105", 2},
                  /* a short name further on is not a full name */
                  {"杭州市文三路西湖", "3301", 0},
                  /* "the leftmost on a tie": both have three characters */
                  {"杭州市近余杭区西湖区", "330110", 2}, {"杭州市近西湖区余杭区", "330106", 2},
                  /* the longest before the leftmost: 科尔沁右翼前旗 has seven */
                  {"内蒙古近新城区科尔沁右翼前旗", "152221", 2},
                  /* the longest within reach, but borne twice in the province: no county */
                  {"河北省近新华区", "13", 0});
}

static void a_county_name_alone_is_step_3_where_only_one_bears_it(void **unused)
{
    (void)unused;
    /* "otherwise it is 3. a full county name that only one county in the table bears" */
    ADDRESSES_SAY({"余杭区仓前", "330110", 3}, {"西湖区", "", 0}, {"余杭仓前", "", 0},
                  {"建德市", "330182", 3}, {"某某路余杭区", "", 0});
}

static void a_town_inside_a_known_city_is_step_4(void **unused)
{
    (void)unused;
    /* "Inside a known city: the longest town name (full) beginning within 12 characters that lies
     * in exactly one county of that city": 城关镇 lies in two, 城关 in one. */
    ADDRESSES_SAY({"杭州市留下街道", "330106", 4}, {"浙江省杭州市仓前街道", "330110", 4},
                  {"杭州市一二三四五六七八九十甲梅城镇", "330182", 4},
                  {"杭州市一二三四五六七八九十甲乙梅城镇", "3301", 0},
                  {"杭州市城关镇", "330182", 4}, {"留下街道", "", 0}, {"浙江省留下街道", "33", 0},
                  {"福州市留下街道", "3501", 0},
                  /* a county is taken before a town */
                  {"杭州市留下街道余杭区", "330110", 2});
}

static void a_retired_county_keeps_its_name_for_the_new_one(void **unused)
{
    (void)unused;
    /* 滨江区 is retired into 330110 in this list. */
    ADDRESSES_SAY({"杭州市滨江区", "330110", 2}, {"杭州滨江", "330110", 2},
                  {"滨江区", "330110", 3});
}

static void blanks_quotes_brackets_commas_and_the_country_do_not_matter(void **unused)
{
    (void)unused;
    /* "Text is folded; blanks, quotes, brackets, `,` `.` and their full-width forms are removed; a
     * leading 中国 or 中华人民共和国 is dropped." */
    ADDRESSES_SAY(
        {" 中国　浙江省，杭州市．西湖区", "330106", 2},
        {"中华人民共和国浙江省杭州市西湖区", "330106", 2},
        {"（浙江省）“杭州市”「西湖区」", "330106", 2},
        {"\"浙江省\",'杭州市' [西湖区]", "330106", 2}, {"【浙江】杭 州。西\t湖 区", "330106", 2},
        /* the country only at the start, and once */
        {"浙江省中国杭州市西湖区", "330106", 2}, {"中国中国浙江省", "", 0}, {"中国", "", 0});
}

static void words_that_say_nothing_give_nothing(void **unused)
{
    (void)unused;
    ADDRESSES_SAY({"", "", 0}, {"-", "", 0}, {"--", "", 0}, {"—", "", 0}, {"——", "", 0},
                  {"/", "", 0}, {"无", "", 0}, {"NULL", "", 0}, {"\\N", "", 0}, {"本市", "", 0},
                  {"本县", "", 0}, {"本区", "", 0}, {"同上", "", 0}, {"不详", "", 0},
                  {"未知", "", 0}, {"外地", "", 0}, {"国外", "", 0}, {"（境外）", "", 0});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(province_city_and_county_in_full_or_short_are_step_2),
        cmocka_unit_test(a_county_follows_its_province_without_the_city),
        cmocka_unit_test(a_county_outside_what_is_known_is_not_taken),
        cmocka_unit_test(the_longest_name_at_the_start_wins),
        cmocka_unit_test(levels_of_the_official_list_are_no_cities),
        cmocka_unit_test(short_county_names_keep_two_characters),
        cmocka_unit_test(one_county_only_must_fit),
        cmocka_unit_test(else_the_longest_county_within_twelve_characters),
        cmocka_unit_test(a_county_name_alone_is_step_3_where_only_one_bears_it),
        cmocka_unit_test(a_town_inside_a_known_city_is_step_4),
        cmocka_unit_test(a_retired_county_keeps_its_name_for_the_new_one),
        cmocka_unit_test(blanks_quotes_brackets_commas_and_the_country_do_not_matter),
        cmocka_unit_test(words_that_say_nothing_give_nothing),
    };

    return cmocka_run_group_tests(tests, world_open, world_close);
}
