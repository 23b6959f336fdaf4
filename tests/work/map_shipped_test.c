/* Every shipped map parses and binds a header of its own sheet. The headers are written from the
 * public descriptions of the sheets: columns that the map does not need stand among them. */
#include "work/map_shipped.h"

#include "engine/map.h"
#include "tests/check.h"

static struct arena arena;

static const struct map *map_of(const char *name)
{
    const struct map *m = NULL;
    struct str bytes = {0};
    struct err e = {0};

    assert_true(map_shipped(name, &bytes));
    if (!map_read(name, bytes, &arena, &m, &e))
        print_error("%s\n", e.text);
    assert_non_null(m);
    assert_string_equal(map_source(m), name); /* the source is named like the file */
    return m;
}

enum { FIELDS = 64 };
static struct str header[FIELDS];
static int32_t header_n;

static struct map_bound bound_to(const char *name, const char *text)
{
    struct str rest = str_of(text);
    struct map_bound b = {0};
    struct err e = {0};

    for (header_n = 0; rest.n; header_n++)
        header[header_n] = str_cut(&rest, ',');
    if (!map_bind(map_of(name), "x.csv", header, header_n, &arena, &b, &e))
        print_error("%s\n", e.text);
    assert_int_equal(e.code, ERR_NONE);
    return b;
}

/* That the first alternative of a column is this header name. */
static void assert_column(const struct map_bound *b, enum map_column column, const char *name)
{
    assert_true(b->columns[column].n > 0);
    assert_str(header[b->columns[column].items[0]], name);
}

static void four_maps_ship_in_the_order_that_breaks_ties(void **unused)
{
    static const char *const WANT[] = {"hqms-p", "national-abcd", "pinyin-2012", "brazil-sih"};

    (void)unused;
    for (size_t i = 0; i < 4; i++) {
        assert_string_equal(map_shipped_name(i), WANT[i]);
        map_of(WANT[i]);
    }
    assert_null(map_shipped_name(4));
    assert_null(map_shipped_name(5));
}

static void another_name_is_no_shipped_map(void **unused)
{
    struct str bytes = STR("kept");

    (void)unused;
    assert_false(map_shipped("hqms", &bytes));
    assert_false(map_shipped("hqms-p.map", &bytes));
    assert_false(map_shipped("", &bytes));
    assert_str(bytes, "kept");
}

static void the_p_sheet_is_bound(void **unused)
{
    struct map_bound b =
        bound_to("hqms-p",
                 "P900,P6891,P686,P800,P1,P2,P3,P4,P5,P6,P7,P12,P11,P8,P9,P101,P102,P103,P13,P801,"
                 "P802,P803,P14,P15,P16,P17,P171,P22,P23,P231,P24,P25,P26,P261,P27,P28,P281,P321,"
                 "P322,P805,P324,P327,P490,P491,P820,P492,P4911,P4912,P821,P741,P782,DRG编码,权重");

    (void)unused;
    assert_column(&b, MAP_INST_CODE, "P900");
    assert_column(&b, MAP_REC_NO, "P3");
    assert_column(&b, MAP_ADM_NO, "P2");
    assert_column(&b, MAP_RES_ADDR, "P801");
    assert_column(&b, MAP_HUKOU_ADDR, "P17");
    assert_column(&b, MAP_ID_PREFIX, "P13");
    assert_column(&b, MAP_DIS_TIME, "P25");
    assert_column(&b, MAP_DIS_DEPT, "P26");
    assert_column(&b, MAP_DISCIPLINE, "P26");
    assert_column(&b, MAP_DRG, "DRG编码");
    assert_column(&b, MAP_RW, "权重");
    assert_int_equal(b.dx.n, 2);
    assert_int_equal(b.op_n, 2);
    assert_str(header[b.ops[1].code], "P4911");
    assert_str(header[b.ops[1].level], "P821");
    assert_str(header[b.ops[1].day], "P4912");
    assert_int_equal(map_money_scale(b.map), 2);
    assert_int_equal(map_code(b.map), MAP_CODE_ICD9);
}

static void the_sheet_with_letters_is_bound(void **unused)
{
    struct map_bound b =
        bound_to("national-abcd", "A01,A02,A48,A49,B12,A11,A12C,A13,A14,A16,A20,A24,A25C,A26,"
                                  "A28C,A46C,B13C,B15,B16C,B20,C03C,C04N,C06x01C,C06X02C,C06x40C,"
                                  "C14x01C,C15x01N,C16x01,C17x01,C35x01C,C36x01N,C37x01,C38x01,"
                                  "B34C,D01");

    (void)unused;
    assert_column(&b, MAP_INST_CODE, "A01");
    assert_column(&b, MAP_AGE_DAYS, "A16");
    assert_column(&b, MAP_RES_POST, "A28C");
    assert_column(&b, MAP_DISCIPLINE, "B16C");
    assert_int_equal(b.dx.n, 3);
    assert_int_equal(b.op_n, 2);
    assert_str(header[b.ops[1].code], "C35x01C");
    assert_str(header[b.ops[1].level], "C38x01");
    assert_str(header[b.ops[1].day], "C37x01");
}

static void the_sheet_with_initials_is_bound(void **unused)
{
    struct map_bound b = bound_to(
        "pinyin-2012", "USERNAME,YLFKFS,JKKH,ZYCS,BAH,XM,XB,CSRQ,NL,SFZH,XZZ,DH,YB1,HKDZ,YB2,RYSJ,"
                       "RYKB,CYSJ,CYKB,SJZYTS,JBBM,JBDM,JBDM1,JBDM2,SSJCZBM1,SSJCZRQ1,SSJB1,"
                       "SSJCZMC1,SSJCZBM2,LYFS,ZFY");

    (void)unused;
    assert_column(&b, MAP_INST_CODE, "USERNAME");
    assert_column(&b, MAP_DX1, "JBDM");
    assert_column(&b, MAP_COST, "ZFY");
    assert_int_equal(b.dx.n, 2);
    assert_int_equal(b.op_n, 2);
    assert_int_equal(b.ops[1].level, -1);
}

/* The header of the public extract, as published. */
static void the_brazilian_admissions_are_bound(void **unused)
{
    struct map_bound b =
        bound_to("brazil-sih", "MUNIC_RES,MUNIC_MOV,CNES,FINANC,ESPEC,DT_INTER,DT_SAIDA,DIAS_PERM,"
                               "DIAG_PRINC,DIAGSEC1,DIAGSEC2,DIAGSEC3,PROC_REA,COMPLEX,VAL_TOT,"
                               "MORTE,SEXO,IDADE,COD_IDADE,CAR_INT");
    struct str row[FIELDS], rest = STR("120040,120040,2001578,06,03,20230113,20230115,2,K808,,,,"
                                       "0303070129,03,490.80,1,3,57,4,02");

    (void)unused;
    for (int i = 0; i < header_n; i++)
        row[i] = str_cut(&rest, ',');
    assert_str(map_value(&b, MAP_INST_CODE, row, &arena), "2001578");
    assert_str(map_value(&b, MAP_INST_COUNTY, row, &arena), "120040");
    assert_str(map_value(&b, MAP_DRG, row, &arena), "030307");
    assert_str(map_value(&b, MAP_DIS_WAY, row, &arena), "died");
    assert_str(map_value(&b, MAP_SEX, row, &arena), "2");
    assert_str(map_value(&b, MAP_AGE_YEARS, row, &arena), "");
    assert_str(map_value(&b, MAP_REC_NO, row, &arena), "");
    assert_str(map_op_level(&b, row[b.ops[0].level], &arena), "4");
    assert_int_equal(map_code(b.map), MAP_CODE_PLAIN);
    assert_int_equal(map_dates(b.map, MAP_DIS_TIME), MAP_DATE_COMPACT);
}

static void each_map_binds_its_own_sheet_best(void **unused)
{
    int32_t best = 0, bound, columns;

    (void)unused;
    bound_to("brazil-sih", "MUNIC_RES,MUNIC_MOV,CNES,DT_SAIDA,DIAG_PRINC");
    for (size_t i = 0; map_shipped_name(i); i++) {
        map_bind_count(map_of(map_shipped_name(i)), header, header_n, &bound, &columns);
        assert_true(bound <= columns);
        if (strcmp(map_shipped_name(i), "brazil-sih") != 0)
            assert_int_equal(bound, 0);
        else
            best = bound;
    }
    assert_int_equal(best, 5);
}

static int arena_drop(void **unused)
{
    (void)unused;
    arena_reset(&arena);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(four_maps_ship_in_the_order_that_breaks_ties),
        cmocka_unit_test(another_name_is_no_shipped_map),
        cmocka_unit_test(the_p_sheet_is_bound),
        cmocka_unit_test(the_sheet_with_letters_is_bound),
        cmocka_unit_test(the_sheet_with_initials_is_bound),
        cmocka_unit_test(the_brazilian_admissions_are_bound),
        cmocka_unit_test(each_map_binds_its_own_sheet_best),
    };

    return cmocka_run_group_tests(tests, NULL, arena_drop);
}
