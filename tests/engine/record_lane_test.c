/* Files read in parts, fast and exact, by several lanes: the rows of record_next in every case. */
#include "engine/record_lane.h"

#include "base/random.h"
#include "engine/map.h"
#include "tests/check.h"
#include "tests/lane.h"

static struct arena arena;
static struct side_counties counties;
static struct side_institutions institutions;
static struct side_procedures procedures;
static struct side_departments departments;
static struct side_drgs drgs;
static struct record_options options;

#define HEAD \
    "A,TOWN,PAY,R,N,S,B,AGE,ADDR,HOME,ID,IN,OUT,DEPT,DAYS,DX,WAY,COST,DRG,RW,O1,L1,D1,O2,L2\n"

static int tables_open(void **unused)
{
    const struct str MAP =
        STR("source t\ninst_code A | AA\ninst_county TOWN\npayer PAY\nrec_no R\nadm_no N\nsex S\n"
            "birth B\nage_years AGE\nres_addr ADDR | HOME\nhukou_addr HOME\nid_prefix ID left 6\n"
            "adm_time IN\ndis_time OUT\ndis_dept DEPT\ndiscipline DEPT\ndays DAYS\ndx1 DX\n"
            "dis_way WAY map 5=died *=alive\ncost COST money yuan\ndrg DRG\nrw RW\n"
            "op[] O1 O2 level L1 L2 date D1 code icd9\nskip-row when A in (\"合计\")\n");
    struct err e = {0};

    (void)unused;
    assert_true(map_read("t.map", MAP, &arena, &options.map, &e));
    assert_true(side_counties_read(
        "c",
        STR("code,name,city,province\n330106,西湖区,杭州市,浙江省\n330281,余姚市,宁波市,浙江省\n"),
        &arena, &counties, &e));
    assert_true(side_institutions_read("i", STR("institution,name,county\nH1,一院,330106\n"),
                                       &arena, &institutions, &e));
    assert_true(side_procedures_read("p", STR("procedure,level\n45.10,3\n36.06,4\n"), &arena,
                                     &procedures, &e));
    assert_true(side_departments_read("d", STR("department,discipline\n心内科,0301\n"), &arena,
                                      &departments, &e));
    assert_true(side_drgs_read("g", STR("drg,rw,discipline\nFM19,2.5,03\n"), &arena, &drgs, &e));
    options.place = place_open(&counties, NULL, &arena);
    options.institutions = &institutions;
    options.procedures = &procedures;
    options.departments = &departments;
    options.drgs = &drgs;
    options.not_after_day = day_of(2024, 12, 31);
    return 0;
}

static int tables_close(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

#define CLEAN                                                                                        \
    "H1,,2,0001,1,1,1950-01-02,74,浙江省杭州市西湖区文三路,,330106,2024-01-01 10:00:00," \
    "2024-01-05,心内科,4,I21.0,1,1234.50,FM19,,45.1,3,2024-01-02,,\n"

static void clean_rows_take_the_fast_path(void **unused)
{
    (void)unused;
    assert_int_equal(lane_compare(&options, STR(HEAD CLEAN CLEAN CLEAN CLEAN), 64), 4);
}

static void a_row_with_a_fault_takes_the_exact_path_and_the_others_do_not(void **unused)
{
    (void)unused;
    assert_int_equal(
        lane_compare(&options,
                     STR(HEAD CLEAN "H1,\"a\nb\",,,,,,,,,,,2024-01-05,,,,,,,,,,,,\n" CLEAN), 64),
        2);
    assert_int_equal(lane_compare(&options, STR(HEAD CLEAN HEAD CLEAN), 64), 2);
    assert_int_equal(lane_compare(&options, STR(HEAD CLEAN "H1,,\n,,,,\n" CLEAN), 64), 2);
}

static void a_sheet_that_is_glued_binds_its_own_columns_in_every_part(void **unused)
{
    (void)unused;
    (void)lane_compare(&options,
                       STR(HEAD CLEAN "OUT,A,DX,ADDR\n2024-01-01,H2,I10,x\n2024-01-01,H2,I10,x\n"
                                      "2024-01-03,H2,I10,余姚市\n2024-01-01,H3,I10,x\n" HEAD CLEAN),
                       24);
    (void)lane_compare(&options, STR(HEAD CLEAN "A,OUT\nH2,2024-01-03\nH2,2024-01-03\n" HEAD CLEAN),
                       16);
}

static void a_part_does_not_end_between_cr_and_lf(void **unused)
{
    (void)unused;
    for (size_t size = 1; size < 64; size++)
        (void)lane_compare(&options,
                           STR(HEAD CLEAN "A,OUT,DX,ADDR\r\0\0\nH1,2024-01-05,I10,x\r\0\0\0\n"
                                          "H1,2024-01\r\0\n\r\x1A\n,I10,x\r\0"),
                           size);
}

static void a_file_of_nothing_but_a_header_has_no_row(void **unused)
{
    (void)unused;
    assert_int_equal(lane_compare(&options, STR(HEAD), 64), 0);
    assert_int_equal(lane_compare(&options, STR(""), 64), 0);
    assert_int_equal(lane_compare(&options, STR("X,Y\n1,2\n"), 64), 0);
}

/* What may stand in a field, by no column in particular: every fault where nobody expects it. */
static const char *const FIELDS[] = {"H1",
                                     "H1",
                                     "2024-01-05",
                                     "2024-01-05 10:11:12",
                                     "2024/1/5 0:00",
                                     "20240105",
                                     "45296",
                                     "1",
                                     "2",
                                     "5",
                                     "0",
                                     "12.0",
                                     "12.345",
                                     "1,5",
                                     "\"1,5\"",
                                     "\"a\nb\"",
                                     "a\"b",
                                     "",
                                     " ",
                                     "-",
                                     "无",
                                     "NULL",
                                     "合计",
                                     "心内科",
                                     "浙江省杭州市西湖区",
                                     "余姚市",
                                     "浙江省杭州市西湖区文三路十二号",
                                     "浙江省杭州市西湖区文三路十三号\xFF",
                                     "浙江省杭州市西湖区文三路十四号\xE4\xB8",
                                     "浙江省某市某区某路一二三四五六七八九十一二三四五六七八九",
                                     "　浙江省 宁波市（余姚市）低塘街道某某路某某小区某某号",
                                     "余姚市低塘街道某某路某某小区某某号",
                                     "0.0000",
                                     "1.23456",
                                     "i21.0",
                                     "I21.0 x",
                                     "Ｉ21",
                                     "I2",
                                     "330281",
                                     "1.2E+21",
                                     "￥1,234",
                                     "ＦＭ１９",
                                     "FM19",
                                     "0000",
                                     "fqy",
                                     "45.1",
                                     "36.06",
                                     "O8.51",
                                     "四级",
                                     "Ⅳ",
                                     "O80",
                                     "P07.1",
                                     "N40",
                                     "C53.9",
                                     "1900-01-01",
                                     "9999-12-31",
                                     "2025-01-01",
                                     "\xB9\xCE\xCF",
                                     "\xC4\xFA",
                                     "\xE4\xB8",
                                     "\xFF",
                                     "A",
                                     "OUT",
                                     "OUT ",
                                     "Ａ",
                                     "\xEF\xBB\xBF",
                                     "0001",
                                     "2024-01-05\x1A",
                                     "24:00",
                                     "2024-02-30"};

static void row_put(struct out *out, struct random *r, struct str end)
{
    enum { COLUMNS = 25 };
    int n = random_below(r, 12) ? COLUMNS : (int)random_below(r, 30) + 1;
    const char *rest = CLEAN;

    for (int c = 0; c < n; c++) {
        const char *comma = strpbrk(rest, ",\n");

        if (c)
            out_char(out, ',');
        if (random_below(r, 40) == 0)
            out_text(out, "%s", FIELDS[random_below(r, sizeof FIELDS / sizeof *FIELDS)]);
        else if (comma)
            out_put(out, rest, (size_t)(comma - rest));
        rest = comma && *comma == ',' ? comma + 1 : "";
    }
    out_str(out, end);
}

static void every_way_reads_the_rows_of_record_next(void **unused)
{
    const struct str ENDS[] = {STR("\n"),
                               STR("\r\n"),
                               STR("\r"),
                               STR("\n\n"),
                               STR("\n,,,,\n"),
                               STR("\r\0\n"),
                               STR("\r\0\xEF\xBB\xBF\x1A\n")};
    int64_t fast = 0;

    (void)unused;
    for (uint64_t seed = 0; seed < 400; seed++) {
        struct random r = random_stream(seed, 41);
        struct out out = {0};
        struct str end = ENDS[random_below(&r, 2)];

        out_text(&out, "%s", HEAD);
        for (int64_t n = random_below(&r, 40); n > 0; n--) {
            bool odd = random_below(&r, 8) == 0;

            if (random_below(&r, 25) == 0)
                out_text(&out, "%s", random_below(&r, 2) ? HEAD : "OUT,A,DX,ADDR\n");
            if (random_below(&r, 20) == 0)
                out_char(&out, '\0');
            row_put(&out, &r, odd ? ENDS[random_below(&r, 7)] : end);
        }
        fast += lane_compare(&options, (struct str){out.items, out.n},
                             (size_t)random_below(&r, 700) + 1);
        out_reset(&out);
    }
    assert_true(fast > 1000);
}

static void gb18030_is_read_as_by_the_exact_path(void **unused)
{
    const struct str HOME = STR("\xD5\xE3\xBD\xAD\xCA\xA1\xBA\xBC\xD6\xDD\xCA\xD0"
                                "\xCE\xF7\xBA\xFE\xC7\xF8");
    int64_t fast = 0;

    (void)unused;
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct random r = random_stream(seed, 42);
        struct out out = {0};

        out_text(&out, "%s", HEAD);
        for (int64_t n = random_below(&r, 30); n > 0; n--) {
            out_text(&out, "H1,,2,%lld,1,1,,74,", (long long)n);
            out_put(&out, HOME.at, HOME.n - (random_below(&r, 9) == 0));
            for (int64_t more = random_below(&r, 4); more > 0; more--)
                out_put(&out, HOME.at, HOME.n - (random_below(&r, 20) == 0));
            out_text(&out, ",%s,,,2024-01-05,%s,4,I21.0,1,5,,,,,,,\n",
                     random_below(&r, 6) ? "" : "浙江",
                     random_below(&r, 4) ? "" : FIELDS[random_below(&r, 65)]);
        }
        fast += lane_compare(&options, (struct str){out.items, out.n},
                             (size_t)random_below(&r, 700) + 1);
        out_reset(&out);
    }
    assert_true(fast > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(clean_rows_take_the_fast_path),
        cmocka_unit_test(a_row_with_a_fault_takes_the_exact_path_and_the_others_do_not),
        cmocka_unit_test(a_sheet_that_is_glued_binds_its_own_columns_in_every_part),
        cmocka_unit_test(a_part_does_not_end_between_cr_and_lf),
        cmocka_unit_test(a_file_of_nothing_but_a_header_has_no_row),
        cmocka_unit_test(every_way_reads_the_rows_of_record_next),
        cmocka_unit_test(gb18030_is_read_as_by_the_exact_path),
    };

    return cmocka_run_group_tests(tests, tables_open, tables_close);
}
