/* Side tables and the two tables of a cube: read whole, or left alone with a place; a cube that was
 * read is sound or says which cell is not, and its own writing reads back as the same bytes. The
 * first byte says which table. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "engine/cube.h"
#include "engine/side.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

union table {
    struct side_institutions institutions;
    struct side_counties counties;
    struct side_towns towns;
    struct side_drgs drgs;
    struct side_procedures procedures;
    struct side_departments departments;
    struct side_populations populations;
    struct side_specialists specialists;
    struct side_refers refers;
};

static bool side_read(int which, struct str text, struct arena *a, union table *t, struct err *e)
{
    switch (which) {
    case 0:
        return side_institutions_read("t", text, a, &t->institutions, e);
    case 1:
        return side_counties_read("t", text, a, &t->counties, e);
    case 2:
        return side_towns_read("t", text, a, &t->towns, e);
    case 3:
        return side_drgs_read("t", text, a, &t->drgs, e);
    case 4:
        return side_procedures_read("t", text, a, &t->procedures, e);
    case 5:
        return side_departments_read("t", text, a, &t->departments, e);
    case 6:
        return side_populations_read("t", text, a, &t->populations, e);
    case 7:
        return side_specialists_read("t", text, a, &t->specialists, e);
    default:
        return side_refers_read("t", text, a, &t->refers, e);
    }
}

static bool cube_take(struct cube *c, bool cases, struct str text, struct err *e)
{
    return cases ? cube_read_cases(c, "t", text, e) : cube_read_operations(c, "t", text, e);
}

static void cube_put(const struct cube *c, bool cases, struct out *out)
{
    if (cases)
        cube_write_cases(c, out);
    else
        cube_write_operations(c, out);
}

static void cube_again(const struct cube *c, bool cases)
{
    struct cube again;
    struct out first = {0}, second = {0};
    struct err e = {0};
    bool good;

    cube_open(&again);
    cube_put(c, cases, &first);
    good = cube_take(&again, cases, (struct str){first.items, first.n}, &e);
    assert(good);
    cube_put(&again, cases, &second);
    assert(str_eq((struct str){first.items, first.n}, (struct str){second.items, second.n}));
    out_reset(&first);
    out_reset(&second);
    cube_reset(&again);
}

static void cube_read_one(bool cases, struct str text)
{
    struct cube c;
    struct err e = {0};

    cube_open(&c);
    if (!cube_take(&c, cases, text, &e))
        assert(e.code == ERR_INPUT);
    else if (cube_check(&c, &e))
        cube_again(&c, cases);
    else
        assert(e.code == ERR_CHECK);
    cube_reset(&c);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str text = {(const char *)bytes + 1, size ? size - 1 : 0};
    int which = size ? (bytes[0] - '0') : 0;
    struct arena a = {0};
    union table table = {.refers.n = -1};
    struct err e = {0};

    if (which == 9 || which == 10)
        cube_read_one(which == 9, text);
    else if (!side_read(which, text, &a, &table, &e))
        assert(e.code == ERR_INPUT);
    arena_reset(&a);
    return 0;
}
