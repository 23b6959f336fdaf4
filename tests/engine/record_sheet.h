/* record_sheet.h - a sheet with every column and one sound row, to be spoilt: what the tests of
 * record share. */
#ifndef XL_TESTS_ENGINE_RECORD_SHEET_H
#define XL_TESTS_ENGINE_RECORD_SHEET_H

#include "base/day.h"
#include "engine/record.h"
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

static inline void drop(void)
{
    if (reader)
        record_close(reader);
    reader = NULL;
}

static inline const struct map *map_of(const char *text)
{
    const struct map *map;
    struct err e = {0};

    if (!map_read("test.map", str_of(text), &arena, &map, &e))
        fail_msg("%s", e.text);
    return map;
}

static inline int setup(void **unused)
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

static inline int teardown(void **unused)
{
    (void)unused;
    drop();
    arena_reset(&arena);
    return 0;
}

/* --- files --- */

static inline const char *header(void)
{
    char *text = arena_text(&arena, "%s", COLUMNS[0].name);

    for (int i = 1; i < COLUMN_N; i++)
        text = arena_text(&arena, "%s,%s", text, COLUMNS[i].name);
    return text;
}

/* A row like the others but for `NAME=value;NAME=value`; the name `+` goes behind the row. */
static inline const char *row(const char *changes)
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

static inline struct record_reader *open_bytes(struct str bytes)
{
    struct record_reader *r = NULL;
    struct err e = {0};

    if (!record_open(&options, "x.csv", bytes, &arena, &r, &e))
        fail_msg("%s", e.text);
    return r;
}

/* The record of this number, from 0; its texts live until the next call. */
static inline struct record nth(struct str bytes, int n)
{
    struct record record;

    drop();
    reader = open_bytes(bytes);
    for (int i = 0; i <= n; i++)
        assert_true(record_next(reader, &record));
    return record;
}

/* The only record of a file with one changed row. */
static inline struct record changed(const char *changes)
{
    struct str bytes = str_of(arena_text(&arena, MARK "%s\n%s", header(), row(changes)));
    struct record record = nth(bytes, 0);

    assert_int_equal(record.line, 2);
    return record;
}

static inline bool flagged(const struct record *record, enum rule rule)
{
    return (record->flags & RULE_BIT(rule)) != 0;
}

static inline bool fires(const struct record *record, enum rule rule)
{
    return rule < RULE_REJECTING_N ? record->rejected == rule
                                   : record->rejected == RULE_NONE && flagged(record, rule);
}

struct tally {
    int64_t read, accepted, rejected, lines, by[RULE_N], encodings[RECORD_ENCODING_N];
};

static inline struct tally tally(struct str bytes)
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

static inline const char *joined(const char *a, const char *b, const char *c)
{
    return arena_text(&arena, "%s\n%s%s", a, b, c);
}

#endif
