/* The cursor of a page, as a client sends it back: a key within its kinds, or refused with the
 * places untouched; a key that was taken is written back as the same word or reads back as the same
 * key. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "store/cursor.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

struct key {
    struct str county;
    struct id id;
    int64_t made_ms;
    int32_t seat, month, day;
};
#define PLACES(k)                                                                                \
    SQL(sql_text(&(k)->county), sql_id(&(k)->id), sql_count(&(k)->made_ms), sql_int(&(k)->seat), \
        sql_month(&(k)->month), sql_day(&(k)->day))

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct key key = {.county = STR("untouched"), .seat = -7}, again = {0};
    struct arena a = {0};
    struct err e = {0};
    bool good;

    if (cursor_read((struct str){(const char *)bytes, size}, PLACES(&key), &a, &e)) {
        good = cursor_read(cursor_write(PLACES(&key), &a), PLACES(&again), &a, &e);
        assert(good && str_eq(key.county, again.county) && id_cmp(key.id, again.id) == 0);
        assert(key.made_ms == again.made_ms && key.seat == again.seat && key.day == again.day);
    } else {
        assert(e.code == ERR_INPUT);
    }
    arena_reset(&a);
    return 0;
}
