/* A file of discharge records, read in parts by several lanes, fast and exact: the rows are those
 * of record_next. The first byte chooses the size of the parts, the second the map's encoding. */
#include <stddef.h>
#include <stdint.h>

#include "engine/map.h"
#include "tests/lane.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define MAP_LINES                                                                              \
    "inst_code A | AA\ninst_county TOWN\npayer PAY\nrec_no R\nadm_no N\nsex S\nbirth B\n"      \
    "age_years AGE\nres_addr ADDR | HOME\nid_prefix ID left 6\nadm_time IN\ndis_time OUT\n"    \
    "dis_dept DEPT\ndays DAYS\ndx1 DX\ndis_way WAY map 5=died *=alive\ncost COST money yuan\n" \
    "drg DRG\nrw RW\nop[] O1 O2 level L1 L2 date D1 code icd9\nskip-row when A in (\"合计\")\n"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static const char *const MAPS[] = {
        "source f\n" MAP_LINES, "source f\nencoding gb18030\n" MAP_LINES,
        "source f\nencoding utf-16\n" MAP_LINES,
        "source f\ninst_code #1\ndis_time #2\ndx1 #3\nres_addr #4\n"};
    struct str file = {(const char *)bytes + 2, size - 2};
    struct record_options options = {.not_after_day = day_of(2024, 12, 31)};
    struct arena a = {0};
    struct err e = {0};
    bool sound;

    if (size < 2)
        return 0;
    sound = map_read("f.map", str_of(MAPS[bytes[1] % 4]), &a, &options.map, &e);
    assert(sound);
    options.place = place_open(NULL, NULL, &a);
    (void)lane_compare(&options, file, (size_t)bytes[0] * 3 + 1);
    arena_reset(&a);
    return 0;
}
