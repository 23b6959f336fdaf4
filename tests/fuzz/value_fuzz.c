/* One cell, read as everything that a cell can be. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/fold.h"
#include "engine/value.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void codes_use(struct str s, struct arena *a)
{
    static const char LIST[] = "procedure\n45.10\n01.23\n30.0\n03.0\n";
    struct side_procedures list = {0};
    struct err e = {0};
    bool good = side_procedures_read("p", str_of(LIST), a, &list, &e);

    assert(good);
    for (int way = MAP_CODE_NONE; way <= MAP_CODE_PLAIN; way++) {
        struct str code = value_code(s, (enum map_code)way, &list, a);

        assert(code.n <= s.n + 2); /* a nought and a point may come */
        value_sex_odd(1, code);
        value_age_odd(5, -1, code);
    }
    value_drg_grouped(value_drg(s, a));
    value_inst(s, a);
    value_scientific(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct arena a = {0};
    struct str s = fold_value((struct str){(const char *)bytes, size}, &a);
    int32_t day = -1;
    int64_t n = -1;

    for (unsigned forms = 0; forms < 16; forms++) {
        enum value_date found = value_date(s, forms, &day);

        assert(found == VALUE_DATE_GOOD || day == -1);
        if (found == VALUE_DATE_GOOD)
            day = -1;
    }
    assert(value_fen(s, 2, &n, &a) ? n >= 0 && n <= VALUE_FEN_MAX : n == -1);
    n = -1;
    assert(value_rw(s, &n, &a) ? n > 0 && n <= VALUE_RW_E4_MAX : n == -1);
    n = -1;
    assert(value_days(s, &n, &a) ? n >= 0 && n <= VALUE_DAYS_MAX : n == -1);
    codes_use(s, &a);
    arena_reset(&a);
    return 0;
}
