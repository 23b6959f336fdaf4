/* A mapping file, a header and a row, one behind the other: what is read is bound, and every value
 * is taken. Between the three stands the byte 1E, between fields 1F. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/map.h"

enum { FIELDS = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static int32_t fields_cut(struct str rest, struct str fields[FIELDS])
{
    int32_t n = 0;

    while (rest.n && n < FIELDS)
        fields[n++] = str_cut(&rest, '\x1f');
    return n;
}

static void bound_check(const struct map_bound *b)
{
    for (int32_t i = 0; i < b->used.n; i++) {
        assert(b->used.items[i] >= 0 && b->used.items[i] < b->field_n);
        assert(i == 0 || b->used.items[i - 1] < b->used.items[i]);
    }
    for (int32_t i = 0; i < b->op_n; i++)
        assert(b->ops[i].code >= 0 && b->ops[i].level < b->field_n && b->ops[i].day < b->field_n);
    assert(b->columns[MAP_INST_CODE].n && b->columns[MAP_DIS_TIME].n && b->columns[MAP_DX1].n);
}

static void row_use(const struct map_bound *b, const struct str *fields, struct arena *a)
{
    for (int i = 0; i < MAP_COLUMN_N; i++)
        map_value(b, (enum map_column)i, fields, a);
    for (int32_t i = 0; i < b->op_n; i++) {
        if (b->ops[i].level >= 0)
            map_op_level(b, fields[b->ops[i].level], a);
    }
    map_skips(b, fields, a);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str rest = {(const char *)bytes, size}, text = str_cut(&rest, '\x1e');
    struct str head = str_cut(&rest, '\x1e'), header[FIELDS], row[FIELDS] = {0};
    int32_t header_n = fields_cut(head, header), bound_n, column_n;
    const struct map *m = NULL;
    struct map_bound b = {.field_n = -1};
    struct arena a = {0};
    struct err e = {0};

    fields_cut(rest, row);
    if (map_read("m.map", text, &a, &m, &e)) {
        map_bind_count(m, header, header_n, &bound_n, &column_n);
        assert(bound_n >= 0 && bound_n <= column_n);
        map_is_header(m, row, FIELDS);
        if (map_bind(m, "x.csv", header, header_n, &a, &b, &e)) {
            bound_check(&b);
            row_use(&b, row, &a);
        } else {
            assert(e.code == ERR_INPUT && b.field_n == -1);
        }
    } else {
        assert(e.code == ERR_INPUT && m == NULL && e.text[0]);
    }
    arena_reset(&a);
    return 0;
}
