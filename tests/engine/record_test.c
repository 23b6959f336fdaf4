/* Expected values follow from the rules of docs/records.md: each rule has a file that breaks it and
 * one that only nearly does. */
#include "engine/record.h"

#include "base/day.h"
#include "base/random.h"
#include "tests/check.h"

#define MARK "\xEF\xBB\xBF" /* UTF-8, so that detection does not depend on the row under test */

static const char MAP[] = "source test\n"
                          "inst_code INST\n"
                          "inst_county TOWN\n"
                          "payer PAY\n"
                          "rec_no REC\n"
                          "adm_no ADM\n"
                          "sex SEX\n"
                          "birth BIRTH\n"
                          "age_years AGE\n"
                          "age_days AGED\n"
                          "res_code RES\n"
                          "res_addr ADDR\n"
                          "adm_time IN\n"
                          "dis_time OUT | OUT2\n"
                          "dis_dept DEPT\n"
                          "discipline DISC\n"
                          "days DAYS\n"
                          "dx1 DX\n"
                          "dis_way WAY map 5=died *=alive\n"
                          "cost COST money yuan\n"
                          "drg DRG\n"
                          "rw RW\n"
                          "op[] OP1 OP2 level L1 L2 date D1 D2 code icd9\n"
                          "skip-row when INST in (\"合计\",\"总计\")\n";

static const struct {
    const char *name, *value;
} COLUMNS[] = {{"INST", "H1"},        {"TOWN", ""},       {"PAY", "01"},   {"REC", "4711"},
               {"ADM", "1"},          {"SEX", "1"},       {"BIRTH", ""},   {"AGE", "43"},
               {"AGED", ""},          {"RES", "330106"},  {"ADDR", ""},    {"IN", "2023-01-01"},
               {"OUT", "2023-01-05"}, {"DEPT", "心内科"}, {"DISC", ""},    {"DAYS", "4"},
               {"DX", "I10.x00"},     {"WAY", "1"},       {"COST", "100"}, {"DRG", "FR15"},
               {"RW", "1.5"},         {"OP1", "45.10"},   {"L1", "2"},     {"D1", "2023-01-02"},
               {"OP2", ""},           {"L2", ""},         {"D2", ""}};

enum { COLUMN_N = sizeof COLUMNS / sizeof *COLUMNS, LAST = 4096 };

static struct arena arena;
static struct record_options options;
static struct record_reader *reader; /* of the record looked at last */

static void drop(void)
{
    if (reader)
        record_close(reader);
    reader = NULL;
}

static const struct map *map_of(const char *text)
{
    const struct map *map;
    struct err e = {0};

    if (!map_read("test.map", str_of(text), &arena, &map, &e))
        fail_msg("%s", e.text);
    return map;
}

static int setup(void **unused)
{
    static struct side_institutions institutions;
    static struct side_procedures procedures;
    static struct side_drgs drgs;
    static struct side_departments departments;
    struct err e = {0};

    (void)unused;
    options = (struct record_options){
        .map = map_of(MAP),
        .place = place_open(NULL, NULL, &arena),
        .institutions = &institutions,
        .procedures = &procedures,
        .drgs = &drgs,
        .departments = &departments,
        .not_after_day = day_of(2023, 12, 31),
    };
    return side_institutions_read("i", STR("institution,name,county\nH1,one,330101\nH2,two,\n"),
                                  &arena, &institutions, &e)
                   && side_procedures_read("p", STR("procedure,level\n45.10,3\n47.09,\n"), &arena,
                                           &procedures, &e)
                   && side_drgs_read("d", STR("drg,rw,discipline\nFR15,0.8,card\nGB10,2,\n"),
                                     &arena, &drgs, &e)
                   && side_departments_read("t",
                                            STR("department,discipline\n心内科,03.01\n外科,\n"),
                                            &arena, &departments, &e)
               ? 0
               : -1;
}

static int teardown(void **unused)
{
    (void)unused;
    drop();
    arena_reset(&arena);
    return 0;
}

/* --- files --- */

static const char *header(void)
{
    char *text = arena_text(&arena, "%s", COLUMNS[0].name);

    for (int i = 1; i < COLUMN_N; i++)
        text = arena_text(&arena, "%s,%s", text, COLUMNS[i].name);
    return text;
}

/* A row like the others but for `NAME=value;NAME=value`; the name `+` goes behind the row. */
static const char *row(const char *changes)
{
    struct str values[COLUMN_N], tail = STR(""), rest = str_of(changes);
    char *text;

    for (int i = 0; i < COLUMN_N; i++)
        values[i] = str_of(COLUMNS[i].value);
    while (rest.n) {
        struct str value = str_cut(&rest, ';'), name = str_cut(&value, '=');
        int at = 0;

        while (at < COLUMN_N && !str_eq(name, str_of(COLUMNS[at].name)))
            at++;
        assert_true(at < COLUMN_N || str_eq(name, STR("+")));
        *(at < COLUMN_N ? &values[at] : &tail) = value;
    }
    text = arena_text(&arena, "%.*s", STR_ARG(values[0]));
    for (int i = 1; i < COLUMN_N; i++)
        text = arena_text(&arena, "%s,%.*s", text, STR_ARG(values[i]));
    return arena_text(&arena, "%s%.*s\n", text, STR_ARG(tail));
}

static struct record_reader *open_bytes(struct str bytes)
{
    struct record_reader *r = NULL;
    struct err e = {0};

    if (!record_open(&options, "x.csv", bytes, &arena, &r, &e))
        fail_msg("%s", e.text);
    return r;
}

/* The record of this number, from 0; its texts live until the next call. */
static struct record nth(struct str bytes, int n)
{
    struct record record;

    drop();
    reader = open_bytes(bytes);
    for (int i = 0; i <= n; i++)
        assert_true(record_next(reader, &record));
    return record;
}

/* The only record of a file with one changed row. */
static struct record changed(const char *changes)
{
    struct str bytes = str_of(arena_text(&arena, MARK "%s\n%s", header(), row(changes)));
    struct record record = nth(bytes, 0);

    assert_int_equal(record.line, 2);
    return record;
}

static bool flagged(const struct record *record, enum rule rule)
{
    return (record->flags & RULE_BIT(rule)) != 0;
}

static bool fires(const struct record *record, enum rule rule)
{
    return rule < RULE_REJECTING_N ? record->rejected == rule
                                   : record->rejected == RULE_NONE && flagged(record, rule);
}

struct tally {
    int64_t read, accepted, rejected, lines, by[RULE_N], encodings[RECORD_ENCODING_N];
};

static struct tally tally(struct str bytes)
{
    struct tally t = {0};
    struct record record;
    int64_t line = 0;

    drop();
    reader = open_bytes(bytes);
    for (; record_next(reader, &record); t.read++) {
        assert_true(record.line > line);
        line = record.line;
        t.accepted += record.rejected == RULE_NONE;
        t.rejected += record.rejected >= 0 && record.rejected < RULE_REJECTING_N;
        for (int i = 0; i < RULE_N; i++)
            t.by[i] += fires(&record, (enum rule)i);
        t.encodings[record.encoding] += record.structured;
    }
    t.lines = record_lines(reader);
    assert_true(line <= t.lines);
    assert_int_equal(t.accepted + t.rejected, t.read);
    return t;
}

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

static void
the_discipline_is_the_records_the_departments_the_groups_or_the_department(void **unused)
{
    (void)unused;
    assert_str(changed("DISC=x1").discipline, "x1");
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

/* --- bytes --- */

static const char *joined(const char *a, const char *b, const char *c)
{
    return arena_text(&arena, "%s\n%s%s", a, b, c);
}

static void rows_of_two_encodings_stand_in_one_file(void **unused)
{
    struct str bytes = str_of(joined(header(), row("PAY=杭州"), row("PAY=\xBA\xBC\xD6\xDD;DEPT=")));
    struct tally t = tally(bytes);
    struct record r;

    (void)unused;
    assert_int_equal(t.encodings[RECORD_UTF8], 1);
    assert_int_equal(t.encodings[RECORD_GB18030], 1);
    assert_int_equal(t.by[RULE_TEXT_ENCODING], 1);
    r = nth(bytes, 1);
    assert_str(r.payer, "杭州");
    bytes = str_of(
        joined(header(), row("PAY=\xBA\xBC\xD6\xDD;DEPT="),
               arena_text(&arena, "%s%s", row("PAY=\xBA\xBC\xD6\xDD;DEPT="), row("PAY=杭州"))));
    t = tally(bytes);
    assert_int_equal(t.encodings[RECORD_UTF8], 1);
    assert_int_equal(t.encodings[RECORD_GB18030], 2);
    assert_int_equal(t.by[RULE_TEXT_ENCODING], 1);
    r = nth(bytes, 2);
    assert_str(r.payer, "杭州");
    r = nth(bytes, 0);
    assert_str(r.payer, "杭州");
}

static void half_a_character_of_gb18030_is_dropped(void **unused)
{
    struct str bytes = str_of(joined(header(), row("DEPT=\xBA\xBC;PAY=\xBA\xBC\xD6"), ""));
    struct record r = nth(bytes, 0);

    (void)unused;
    assert_int_equal(r.encoding, RECORD_GB18030);
    assert_str(r.payer, "杭");
    assert_int_equal(r.flags, RULE_BIT(RULE_TEXT_REPAIRED));
}

static void a_mark_of_gb18030_decides(void **unused)
{
    struct str bytes = str_of(
        arena_text(&arena, "\x84\x31\x95\x33%s\n%s", header(), row("PAY=\x81\x30\x81\x30;DEPT=")));
    struct record r = nth(bytes, 0);

    (void)unused;
    assert_int_equal(r.encoding, RECORD_GB18030);
    assert_str(r.payer, "\xC2\x80"); /* four bytes: U+0080 */
}

static void invalid_bytes_become_replacements_each(void **unused)
{
    struct record r = changed("PAY=a\xFF\xFE"
                              "b");

    (void)unused;
    assert_str(r.payer, "a\xEF\xBF\xBD\xEF\xBF\xBD"
                        "b");
    assert_int_equal(r.flags, RULE_BIT(RULE_TEXT_REPLACED));
}

static void fields_that_are_not_mapped_are_not_looked_at(void **unused)
{
    struct str bytes = str_of(arena_text(&arena, MARK "%s,NAME\n%s", header(), row("+=,\xFF\xFE")));
    struct record r = nth(bytes, 0);

    (void)unused;
    assert_int_equal(r.rejected, RULE_NONE);
    assert_int_equal(r.flags, 0);
}

static struct str utf16(const char *ascii, bool big)
{
    size_t n = strlen(ascii);
    char *to = arena_alloc(&arena, 2 * n + 2);

    memcpy(to, big ? "\xFE\xFF" : "\xFF\xFE", 2);
    for (size_t i = 0; i < n; i++)
        to[2 + 2 * i + big] = ascii[i];
    return (struct str){to, 2 * n + 2};
}

static void utf16_is_read_in_both_orders(void **unused)
{
    const char *text = joined(header(), row("DEPT=x"), row("DEPT=x;OUT="));

    (void)unused;
    for (int big = 0; big < 2; big++) {
        struct tally t = tally(utf16(text, big));

        assert_int_equal(t.read, 2);
        assert_int_equal(t.accepted, 1);
        assert_int_equal(t.encodings[RECORD_UTF16], 2);
        assert_int_equal(t.by[RULE_TEXT_ENCODING], 0);
    }
}

/* --- sheets --- */

static void a_repeated_header_binds_its_own_columns(void **unused)
{
    struct str bytes =
        str_of(joined(header(), row(""),
                      "OUT,DX,INST,RES\n2023-02-01,I10,H2,330102\n"
                      "1,2,3,4,5\n"
                      "sheet,2\nDX,RES,OUT2,INST,PAY\nI11,330105,2023-03-01,H3,9\n"));
    struct tally t = tally(bytes);
    struct record r;

    (void)unused;
    assert_int_equal(t.read, 7);
    assert_int_equal(t.accepted, 3);
    assert_int_equal(t.by[RULE_LINE_HEADER], 2);
    assert_int_equal(t.by[RULE_LINE_RAGGED], 2);
    r = nth(bytes, 2);
    assert_str(r.institution, "H2");
    assert_int_equal(r.dis_day, day_of(2023, 2, 1));
    assert_string_equal(r.residence.code, "330102");
    assert_str(r.payer, "");
    r = nth(bytes, 6);
    assert_str(r.payer, "9");
    assert_int_equal(r.dis_day, day_of(2023, 3, 1));
}

static void below_a_header_that_lacks_a_column_nothing_is_read(void **unused)
{
    struct str bytes =
        str_of(joined(header(), row(""),
                      arena_text(&arena, "OUT,INST,RES\n2023-02-01,H2,330102\n%s%s\n%s", row(""),
                                 header(), row(""))));
    struct tally t = tally(bytes);

    (void)unused;
    assert_int_equal(t.read, 6);
    assert_int_equal(t.accepted, 2);
    assert_int_equal(t.by[RULE_LINE_HEADER], 2);
    assert_int_equal(t.by[RULE_LINE_RAGGED], 2);
}

static void a_header_in_gb18030_with_chinese_names_is_found_again(void **unused)
{
    /* 机构 出院 诊断 住址, in GB18030. */
    static const char HEADER[] =
        "\xBB\xFA\xB9\xB9,\xB3\xF6\xD4\xBA,\xD5\xEF\xB6\xCF,\xD7\xA1\xD6\xB7\n";
    const struct map *saved = options.map;
    struct tally t;

    (void)unused;
    options.map = map_of("source cn\ninst_code 机构\ndis_time 出院\ndx1 诊断\nres_addr 住址\n");
    t = tally(str_of(arena_text(&arena, "%sH1,2023-01-01,I10,x\n%sH1,2023-01-02,I10,\xD7\xA1\n",
                                HEADER, HEADER)));
    options.map = saved;
    assert_int_equal(t.read, 3);
    assert_int_equal(t.accepted, 2);
    assert_int_equal(t.by[RULE_LINE_HEADER], 1);
    assert_int_equal(t.encodings[RECORD_GB18030], 2);
}

static void a_file_without_a_header_starts_with_data(void **unused)
{
    const struct map *saved = options.map;
    struct tally t;

    (void)unused;
    options.map = map_of("source pos\ninst_code #1\ndis_time #2\ndx1 #3\nres_code #4\n");
    t = tally(STR("H1,2023-01-01,I10,330106\nH1,2023-01-02,I10,330106,\nH1\n"));
    options.map = saved;
    assert_int_equal(t.read, 3);
    assert_int_equal(t.accepted, 2);
    assert_int_equal(t.by[RULE_LINE_EXTRA], 1);
    assert_int_equal(t.by[RULE_LINE_RAGGED], 1);
}

static void a_semicolon_is_named_by_the_line_sep(void **unused)
{
    struct tally t = tally(STR("sep=;\r\nINST;OUT;DX;RES;COST\r\nH1;2023-01-01;I10;330106;1,5\r\n"
                               "合计;;;;\r\n"));

    (void)unused;
    assert_int_equal(t.read, 2);
    assert_int_equal(t.accepted, 1);
    assert_int_equal(t.by[RULE_LINE_SKIP], 1);
    assert_int_equal(t.lines, 4);
}

static void lines_are_counted_to_the_end_of_the_file(void **unused)
{
    (void)unused;
    assert_int_equal(tally(str_of(joined(header(), row("PAY=\"\r\r\n\""), "\n\n,,\r"))).lines, 7);
    assert_int_equal(tally(str_of(header())).lines, 1);
}

/* --- refusals --- */

static void assert_refused(struct str bytes, const char *words)
{
    struct record_reader *r = NULL;
    struct err e = {0};

    assert_false(record_open(&options, "x.csv", bytes, &arena, &r, &e));
    assert_err(e, ERR_INPUT, words);
    assert_err(e, ERR_INPUT, "x.csv");
    assert_null(r);
}

static void a_file_without_anything_is_refused(void **unused)
{
    (void)unused;
    assert_refused(STR(""), "blank");
    assert_refused(STR("\n , \"\"\r\n\0\x1A"), "blank");
    assert_refused(STR("sep=;\n"), "blank");
}

static void a_header_without_a_required_column_is_refused_by_name(void **unused)
{
    (void)unused;
    assert_refused(STR("OUT,DX,RES\nH1,2023-01-01,I10\n"), "inst_code");
    assert_refused(STR("INST,DX,RES\n"), "dis_time");
    assert_refused(STR("INST,OUT,RES\n"), "dx1");
    assert_refused(STR("INST,OUT,DX\n"), "res_code");
}

static void a_header_with_too_many_columns_is_refused(void **unused)
{
    char *text = arena_alloc(&arena, 70000);

    (void)unused;
    memset(text, ',', 70000);
    text[0] = 'a';
    assert_refused((struct str){text, 70000}, "70000 columns");
}

/* --- whatever comes --- */

/* Rows that are spoilt at random: nothing is lost, and each line is in exactly one place. */
static void spoilt_files_lose_no_row(void **unused)
{
    static const char SIGNS[] = {',', '"', '\n', '\r', '\0', '\x1A', '\xFF', '\xBA', '\xE6', ';'};
    char text[LAST];

    (void)unused;
    for (uint64_t i = 0; i < 1500; i++) {
        struct random random = random_stream(11, i);
        struct str good = str_of(joined(header(), row("PAY=杭州"), row("PAY=\"a\nb\"")));
        size_t head = strlen(header()) + 1;
        struct tally t;

        assert_true(good.n < sizeof text);
        memcpy(text, good.at, good.n);
        for (int64_t k = random_below(&random, 8); k >= 0; k--)
            text[head + (size_t)random_below(&random, (int64_t)(good.n - head))] =
                SIGNS[random_below(&random, sizeof SIGNS)];
        t = tally((struct str){text, good.n});
        assert_true(t.read >= 1 && t.read <= t.lines - 1);
        if (i % 100 == 0) {
            drop();
            teardown(NULL);
            assert_int_equal(setup(NULL), 0);
        }
    }
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
        cmocka_unit_test(
            the_discipline_is_the_records_the_departments_the_groups_or_the_department),
        cmocka_unit_test(the_records_weight_wins_over_the_tables),
        cmocka_unit_test(an_ungrouped_case_keeps_its_drg_and_has_no_weight),
        cmocka_unit_test(operations_are_the_non_empty_fields_in_their_order),
        cmocka_unit_test(a_level_comes_from_the_record_or_else_from_the_table),
        cmocka_unit_test(days_are_the_records_the_difference_or_zero),
        cmocka_unit_test(cost_is_in_fen_and_zero_where_unknown),
        cmocka_unit_test(only_the_mapped_way_is_a_death),
        cmocka_unit_test(what_identifies_a_stay_is_there_or_empty),
        cmocka_unit_test(rows_of_two_encodings_stand_in_one_file),
        cmocka_unit_test(half_a_character_of_gb18030_is_dropped),
        cmocka_unit_test(a_mark_of_gb18030_decides),
        cmocka_unit_test(invalid_bytes_become_replacements_each),
        cmocka_unit_test(fields_that_are_not_mapped_are_not_looked_at),
        cmocka_unit_test(utf16_is_read_in_both_orders),
        cmocka_unit_test(a_repeated_header_binds_its_own_columns),
        cmocka_unit_test(below_a_header_that_lacks_a_column_nothing_is_read),
        cmocka_unit_test(a_header_in_gb18030_with_chinese_names_is_found_again),
        cmocka_unit_test(a_file_without_a_header_starts_with_data),
        cmocka_unit_test(a_semicolon_is_named_by_the_line_sep),
        cmocka_unit_test(lines_are_counted_to_the_end_of_the_file),
        cmocka_unit_test(a_file_without_anything_is_refused),
        cmocka_unit_test(a_header_without_a_required_column_is_refused_by_name),
        cmocka_unit_test(a_header_with_too_many_columns_is_refused),
        cmocka_unit_test(spoilt_files_lose_no_row),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
