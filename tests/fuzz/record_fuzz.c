/* A file of discharge records. The first byte chooses the map's encoding and which tables there
 * are; the rest is the file. Rows come in the order of their lines, each accepted or rejected under
 * one rule, and all that is said of them is UTF-8 and within its bounds. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/record.h"
#include "engine/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define MAP_LINES                                                                                  \
    "\ninst_code A | AA\ninst_county TOWN\nrec_no R\nsex S\nbirth B\nage_years Y\nres_code RES\n"  \
    "res_addr ADDR\nadm_time IN\ndis_time OUT\ndis_dept DEPT\ndays DAYS\ndx1 DX\ndis_way WAY map " \
    "5=died *=alive\ncost COST money yuan\ndrg DRG\nrw RW\nop[] O1 O2 level L1 L2 date D1 D2 "     \
    "code icd9\nskip-row when A in (\"合计\")\n"

static const struct str MAPS[] = {
    {"source f" MAP_LINES, sizeof "source f" MAP_LINES - 1},
    {"source f\nencoding gb18030" MAP_LINES, sizeof "source f\nencoding gb18030" MAP_LINES - 1},
    {"source f\nencoding utf-16" MAP_LINES, sizeof "source f\nencoding utf-16" MAP_LINES - 1},
    {"source p\ninst_code #1\ndis_time #2\ndx1 #3\nres_addr #4\n",
     sizeof "source p\ninst_code #1\ndis_time #2\ndx1 #3\nres_addr #4\n" - 1},
};

static void texts_check(const struct record *r)
{
    const struct str texts[] = {r->treating, r->payer, r->discipline, r->drg, r->rec_no, r->adm_no};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert(utf8_valid(texts[i]));
    for (int32_t i = 0; i < r->operation_n; i++) {
        assert(r->operations[i].code.n && utf8_valid(r->operations[i].code));
        assert(r->operations[i].level >= 0 && r->operations[i].level <= 4);
    }
}

static void sums_check(const struct record *r)
{
    assert(r->days >= 0 && r->cost_fen >= 0 && r->cost_fen <= VALUE_FEN_MAX);
    assert(r->rw_e4 >= 0 && (r->grouped || r->rw_e4 == 0));
    assert(r->residence.step >= 1 && r->residence.step < PLACE_STEPS);
}

static void record_check(const struct record *r, int64_t line)
{
    assert(r->line > line && r->encoding < RECORD_ENCODING_N && utf8_valid(r->institution));
    if (r->rejected != RULE_NONE) {
        assert(r->rejected >= 0 && r->rejected < RULE_STAY_DUPLICATE);
        return;
    }
    assert(r->structured && r->institution.n && r->dis_day != DAY_NONE);
    assert((r->flags & (RULE_BIT(RULE_REJECTING_N) - 1)) == 0
           && r->flags < RULE_BIT(RULE_SIZE_CUT));
    texts_check(r);
    sums_check(r);
}

static void records_read(struct record_reader *reader)
{
    int64_t line = 0, read = 0;
    struct record r;

    for (; record_next(reader, &r); read++) {
        record_check(&r, line);
        line = r.line;
    }
    assert(line <= record_lines(reader) && read <= record_lines(reader));
    record_close(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str file = {(const char *)bytes + (size > 0), size - (size > 0)};
    uint8_t choice = size ? bytes[0] : 0;
    struct arena a = {0};
    struct err e = {0};
    struct side_procedures procedures;
    struct record_options options = {.not_after_day = day_of(2024, 12, 31)};
    struct record_reader *reader = NULL;
    bool sound = map_read("f.map", MAPS[choice % 4], &a, &options.map, &e)
                 && side_procedures_read("p.csv", STR("procedure\n45.10\n"), &a, &procedures, &e);

    assert(sound);
    options.place = place_open(NULL, NULL, &a);
    if (choice & 4)
        options.procedures = &procedures;
    if (record_open(&options, "x.csv", file, &a, &reader, &e))
        records_read(reader);
    else
        assert(e.code == ERR_INPUT && e.text[0] && !reader);
    arena_reset(&a);
    return 0;
}
