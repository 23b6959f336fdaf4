/* Expected values follow from the rules of docs/records.md: each rule has a row that breaks it and
 * one that only nearly does. */
#include "engine/record_row.h"

#include "tests/engine/record_sheet.h"

/* --- every rule --- */

struct rule_case {
    enum rule rule;
    const char *breaks, *nearly;
};

static const struct rule_case CASES[] = {
    {RULE_LINE_RAGGED, "+=,x", "+=,"},
    {RULE_LINE_HEADER, "INST=INST;OUT=Ｏut", "INST=INST"},
    {RULE_TEXT_BYTES, "INST=H\xFF", "REC=4\xFF"},
    {RULE_TEXT_BYTES, "OUT=2023-01-05\xFF", "IN=2023-01-01\xFF"},
    {RULE_LINE_SKIP, "INST= 合计　", "INST=合计1"},
    {RULE_INST_MISSING, "INST=——", "INST=0"},
    {RULE_INST_SCIENTIFIC, "INST=1.2E+21", "INST=12E"},
    {RULE_DATE_MISSING, "OUT=1900-01-01", "OUT=1900-01-02"},
    {RULE_DATE_MISSING, "OUT=", "OUT=0"},
    {RULE_DATE_BAD, "OUT=2023-02-29", "OUT=2023-02-28"},
    {RULE_DATE_RANGE, "OUT=1989-12-31", "OUT=1990-01-01"},
    {RULE_DATE_RANGE, "OUT=2024-01-01", "OUT=2023-12-31"},
    {RULE_TEXT_REPAIRED, "PAY=杭\xE5\xB7", "PAY=杭州"},
    {RULE_TEXT_REPAIRED,
     "PAY=0\x1A"
     "1",
     "PAY=01"},
    {RULE_TEXT_ENCODING, "PAY=\xBA\xBC\xD6\xDD", "PAY=杭州"},
    {RULE_TEXT_REPLACED, "PAY=0\xFF", "PAY=0\xEF\xBF\xBD"},
    {RULE_LINE_QUOTE, "PAY=0\"1", "PAY=\"01\""},
    {RULE_LINE_JOINED, "PAY=0\n1", "PAY=\"0\n1\""},
    {RULE_LINE_EXTRA, "+=, ,", "+="},
    {RULE_CODE_SCIENTIFIC, "REC=1.2E+21", "REC=12E"},
    {RULE_CODE_SCIENTIFIC, "ADM=5e3", "ADM=e3"},
    {RULE_DATE_BAD_ADMISSION, "IN=2023-13-01", "IN="},
    {RULE_DATE_REVERSED, "IN=2023-01-06", "IN=2023-01-05"},
    {RULE_NUMBER_BAD, "COST=-1", "COST=￥1366.5元"},
    {RULE_NUMBER_BAD, "RW=0", "RW=0.0001"},
    {RULE_NUMBER_BAD, "DAYS=4天", "DAYS=4.0"},
    {RULE_NUMBER_BAD, "AGE=old", "AGE=１２"},
    {RULE_DAYS_MISSING, "DAYS=;IN=", "DAYS="},
    {RULE_DAYS_MISSING, "DAYS=;IN=2023-01-06", "DAYS=3;IN=2023-01-06"},
    {RULE_DAYS_DIFFER, "DAYS=5", "DAYS=4"},
    {RULE_DAYS_DIFFER, "DAYS=2;IN=2023-01-05", "DAYS=1;IN=2023-01-05"},
    {RULE_DAYS_DIFFER, "DAYS=0", "DAYS=0;IN=2023-01-05"},
    {RULE_DAYS_DIFFER, "DAYS=9", "DAYS=9;IN=2023-01-06"},
    {RULE_COST_MISSING, "COST=/", "COST=0"},
    {RULE_COST_MISSING, "COST=many", "COST=1e2"},
    {RULE_DRG_NONE, "DRG=0000", "DRG=000"},
    {RULE_DRG_NONE, "DRG=a qy", "DRG=AQY1"},
    {RULE_DX_MISSING, "DX=无", "DX=x"},
    {RULE_AGE_DIAGNOSIS, "DX=P01;AGE=2", "DX=P01;AGE=1"},
    {RULE_AGE_DIAGNOSIS, "DX=P01;AGE=;BIRTH=2020-12-31", "DX=P01;AGE=;BIRTH=2021-01-02"},
    {RULE_AGE_DIAGNOSIS, "DX=O80;SEX=2;AGE=;AGED=3000", "DX=O80;SEX=2;AGE=;AGED="},
    {RULE_SEX_DIAGNOSIS, "DX=O80", "DX=O80;SEX=2"},
    {RULE_SEX_DIAGNOSIS, "DX=N40;SEX=2", "DX=N40"},
    {RULE_OP_OUTSIDE, "D1=2023-01-06", "D1=2023-01-05"},
    {RULE_OP_OUTSIDE, "D1=2022-12-31 23:59", "D1=2023-01-01"},
    {RULE_OP_OUTSIDE, "OP2=47.09;D2=2023-01-06", "D2=2023-01-06"},
    {RULE_OP_LEVEL, "L1=0", "L1=四级"},
    {RULE_OP_LEVEL, "OP2=47.09;L2=5", "L2=5"},
    {RULE_CODE_UNKNOWN, "OP1=45.11", "OP1=45.1"},
    {RULE_INST_UNLISTED, "INST=H3", "INST=ｈ2"},
    {RULE_RES_NONE, "RES=33010", "RES=330106001002"},
};

static void every_rule_fires_when_broken_and_not_when_nearly_broken(void **unused)
{
    bool seen[RULE_N] = {false};

    (void)unused;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        const struct rule_case *c = &CASES[i];
        struct record broken = changed(c->breaks), nearly;
        bool right = fires(&broken, c->rule);

        nearly = changed(c->nearly);
        if (!right || fires(&nearly, c->rule))
            fail_msg("%s: '%s' or '%s'", rule_names[c->rule], c->breaks, c->nearly);
        seen[c->rule] = true;
    }
    for (int i = 0; i < RULE_N; i++) /* those two need more than one row */
        assert_true(seen[i] || i == RULE_STAY_DUPLICATE || i == RULE_SIZE_CUT);
}

static void a_row_without_fault_breaks_no_rule(void **unused)
{
    struct record r = changed("");

    (void)unused;
    assert_int_equal(r.rejected, RULE_NONE);
    assert_int_equal(r.flags, 0);
    assert_true(r.structured);
}

static void rejected_is_the_first_rule_that_applies(void **unused)
{
    static const struct rule_case ORDER[] = {
        {RULE_LINE_RAGGED, "+=,x;INST=", NULL},
        {RULE_LINE_HEADER, "+=,x;INST=INST;OUT=OUT", NULL}, /* whatever its number of fields */
        {RULE_TEXT_BYTES, "INST=合计;OUT=\xFF", NULL},
        {RULE_LINE_SKIP, "INST=合计;OUT=", NULL},
        {RULE_INST_MISSING, "INST=;OUT=", NULL},
        {RULE_INST_SCIENTIFIC, "INST=1E5;OUT=x", NULL},
    };

    (void)unused;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++)
        assert_int_equal(changed(ORDER[i].breaks).rejected, ORDER[i].rule);
}

static void a_rejected_row_tells_what_it_yields(void **unused)
{
    struct record r = changed("OUT=x");

    (void)unused;
    assert_str(r.institution, "H1");
    assert_int_equal(r.dis_day, DAY_NONE);
    r = changed("OUT=2024-02-01");
    assert_int_equal(r.dis_day, day_of(2024, 2, 1));
    r = changed("INST=");
    assert_int_equal(r.institution.n, 0);
    assert_int_equal(r.dis_day, day_of(2023, 1, 5));
    r = changed("INST=1.2E+21");
    assert_int_equal(r.institution.n, 0);
    r = changed("INST=H\xFF");
    assert_int_equal(r.institution.n, 0);
    assert_int_equal(r.dis_day, day_of(2023, 1, 5));
    r = changed("+=,x");
    assert_int_equal(r.institution.n, 0);
    assert_false(r.structured);
}

/* --- values --- */

static void the_institution_is_folded_and_loses_the_point_of_a_spreadsheet(void **unused)
{
    (void)unused;
    assert_str(changed("INST= Ｈ1 ").institution, "H1");
    assert_str(changed("INST=47001.0").institution, "47001");
}

static void treating_is_the_records_county_then_the_institutions_then_unknown(void **unused)
{
    struct side_counties counties;
    struct record_options saved = options;
    struct err e = {0};

    (void)unused;
    assert_str(changed("TOWN=330106").treating, "330106");
    assert_str(changed("").treating, "330101");
    assert_str(changed("INST=H2").treating, "");
    assert_str(changed("INST=H9").treating, "");
    assert_true(side_counties_read("c",
                                   STR("code,name,retired_into\n330102,上城区,\n"
                                       "330101,下城区,330102\n"),
                                   &arena, &counties, &e));
    options.place = place_open(&counties, NULL, &arena);
    assert_str(changed("").treating, "330102");            /* retired */
    assert_str(changed("TOWN=999999").treating, "999999"); /* not listed: as written */
    assert_str(changed("TOWN=上城").treating, "上城");
    options = saved;
}

static void residence_is_what_place_resolves(void **unused)
{
    struct record r = changed("");

    (void)unused;
    assert_string_equal(r.residence.code, "330106");
    assert_int_equal(r.residence.step, 1);
    r = changed("RES=无");
    assert_string_equal(r.residence.code, "");
    assert_int_equal(r.residence.step, 8);
}

static void the_discipline_is_found_in_four_steps(void **unused)
{
    (void)unused;
    assert_str(changed("DISC=x1").discipline, "x1");
    assert_str(changed("DISC=心内科").discipline, "03.01"); /* a department that the table lists */
    assert_str(changed("DISC=外科").discipline, "外科");    /* listed without a discipline */
    assert_str(changed("").discipline, "03.01");
    assert_str(changed("DEPT=外科").discipline, "card");   /* listed without a discipline */
    assert_str(changed("DEPT=骨　科").discipline, "card"); /* not listed */
    assert_str(changed("DEPT=骨　科;DRG=GB10").discipline, "骨 科");
    assert_str(changed("DEPT=;DRG=").discipline, "");
}

static void the_records_weight_wins_over_the_tables(void **unused)
{
    (void)unused;
    assert_int_equal(changed("").rw_e4, 15000);
    assert_int_equal(changed("RW=").rw_e4, 8000);
    assert_int_equal(changed("RW=bad").rw_e4, 8000);
    assert_int_equal(changed("RW=;DRG=XX99").rw_e4, 0);
}

static void an_ungrouped_case_keeps_its_drg_and_has_no_weight(void **unused)
{
    struct record r = changed("DRG=ａ qy");

    (void)unused;
    assert_str(r.drg, "AQY");
    assert_false(r.grouped);
    assert_int_equal(r.rw_e4, 0);
    r = changed("DRG=f r15");
    assert_str(r.drg, "FR15");
    assert_true(r.grouped);
}

static void operations_are_the_non_empty_fields_in_their_order(void **unused)
{
    struct record r = changed("OP1=;OP2=47.09;L2=Ⅳ级");

    (void)unused;
    assert_int_equal(r.operation_n, 1);
    assert_str(r.operations[0].code, "47.09");
    assert_int_equal(r.operations[0].level, 4);
    r = changed("OP2=45.10;L2=1");
    assert_int_equal(r.operation_n, 2);
    assert_int_equal(r.operations[0].level, 2);
    assert_str(r.operations[1].code, "45.10");
    assert_int_equal(r.operations[1].level, 1);
    r = changed("OP1=-");
    assert_int_equal(r.operation_n, 0);
}

static void a_level_comes_from_the_record_or_else_from_the_table(void **unused)
{
    (void)unused;
    assert_int_equal(changed("L1=").operations[0].level, 3);
    assert_int_equal(changed("L1=0").operations[0].level, 3);
    assert_int_equal(changed("L1=;OP1=47.09").operations[0].level, 0);
    assert_int_equal(changed("L1=;OP1=99.99").operations[0].level, 0);
}

static void days_are_the_records_the_difference_or_zero(void **unused)
{
    (void)unused;
    assert_int_equal(changed("DAYS=9").days, 9);
    assert_int_equal(changed("DAYS=").days, 4);
    assert_int_equal(changed("DAYS=x").days, 4);
    assert_int_equal(changed("DAYS=;IN=").days, 0);
    assert_int_equal(changed("DAYS=;IN=2023-01-06").days, 0);
    assert_int_equal(changed("DAYS=3;IN=2023-01-06").days, 3);
}

static void cost_is_in_fen_and_zero_where_unknown(void **unused)
{
    (void)unused;
    assert_int_equal(changed("COST=1366").cost_fen, 136600);
    assert_int_equal(changed("COST=0.005").cost_fen, 1);
    assert_int_equal(changed("COST=").cost_fen, 0);
    assert_int_equal(changed("COST=x").cost_fen, 0);
}

static void only_the_mapped_way_is_a_death(void **unused)
{
    (void)unused;
    assert_true(changed("WAY=５").died);
    assert_false(changed("WAY=1").died);
    assert_false(changed("WAY=").died);
}

static void what_identifies_a_stay_is_there_or_empty(void **unused)
{
    struct record r = changed("BIRTH=1980/2/3");

    (void)unused;
    assert_str(r.rec_no, "4711");
    assert_str(r.adm_no, "1");
    assert_int_equal(r.birth_day, day_of(1980, 2, 3));
    r = changed("REC=1.2E+21;BIRTH=1900-01-01");
    assert_str(r.rec_no, "");
    assert_int_equal(r.birth_day, DAY_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_rule_fires_when_broken_and_not_when_nearly_broken),
        cmocka_unit_test(a_row_without_fault_breaks_no_rule),
        cmocka_unit_test(rejected_is_the_first_rule_that_applies),
        cmocka_unit_test(a_rejected_row_tells_what_it_yields),
        cmocka_unit_test(the_institution_is_folded_and_loses_the_point_of_a_spreadsheet),
        cmocka_unit_test(treating_is_the_records_county_then_the_institutions_then_unknown),
        cmocka_unit_test(residence_is_what_place_resolves),
        cmocka_unit_test(the_discipline_is_found_in_four_steps),
        cmocka_unit_test(the_records_weight_wins_over_the_tables),
        cmocka_unit_test(an_ungrouped_case_keeps_its_drg_and_has_no_weight),
        cmocka_unit_test(operations_are_the_non_empty_fields_in_their_order),
        cmocka_unit_test(a_level_comes_from_the_record_or_else_from_the_table),
        cmocka_unit_test(days_are_the_records_the_difference_or_zero),
        cmocka_unit_test(cost_is_in_fen_and_zero_where_unknown),
        cmocka_unit_test(only_the_mapped_way_is_a_death),
        cmocka_unit_test(what_identifies_a_stay_is_there_or_empty),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
