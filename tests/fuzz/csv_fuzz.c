/* A table of our own form, with limits and without: rows within the limits or a fault with its
 * place; what was read, written again, reads back the same. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "base/csv.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void same_again(const struct csv_reader *r, struct arena *a)
{
    struct out out = {0};
    struct csv_writer w = {.out = &out};
    struct csv_reader again;
    struct err e = {0};
    bool good;

    csv_head(&w, "head"); /* as in all that we write: behind it a byte-order mark is a character */
    for (size_t i = 0; i < r->field_n; i++)
        csv_str(&w, r->fields[i]);
    csv_end(&w);
    csv_open(&again, "again", (struct str){out.items, out.n}, a);
    good = csv_row(&again, &e) && csv_row(&again, &e);
    assert(good && again.field_n == r->field_n);
    for (size_t i = 0; i < r->field_n; i++)
        assert(str_eq(again.fields[i], r->fields[i]));
    assert(!csv_row(&again, &e) && e.code == ERR_NONE);
    out_reset(&out);
}

/* The fault is told with its place, and the reader goes on behind it. */
static void rows_read(struct str text, struct csv_limits limits, bool again)
{
    struct arena a = {0};
    struct csv_reader r;
    struct err e = {0};
    int64_t line = 0;

    csv_open(&r, "x.csv", text, &a);
    r.limits = limits;
    for (;;) {
        if (csv_row(&r, &e)) {
            assert(r.line > line && r.field_n > 0);
            line = r.line;
            for (size_t i = 0; i < r.field_n; i++)
                assert(!limits.field_bytes || r.fields[i].n <= limits.field_bytes);
            if (again)
                same_again(&r, &a);
        } else if (e.code == ERR_NONE || r.lost) {
            break;
        }
        err_reset(&e);
    }
    arena_reset(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str text = {(const char *)bytes, size};

    rows_read(text, (struct csv_limits){0}, true);
    rows_read(text, (struct csv_limits){.field_bytes = 12, .row_bytes = 40}, false);
    return 0;
}
