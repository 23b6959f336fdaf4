/* A table for the public: what is hidden is blank and says so. */
#include "work/public.h"

#include <math.h>

#include "tests/check.h"

static void write(struct public_table *t)
{
    public_whole(t, 3, true);
    public_whole(t, 0, false);
    public_number(t, 0.5, true);
    public_number(t, NAN, true);
    public_str(t, STR("A"), true);
    public_row_end(t);
    public_whole(t, 7, false);
    public_number(t, NAN, true); /* unknown is not hidden */
    public_row_end(t);
}

static void hidden_values_are_blank_for_the_public_alone(void **unused)
{
    struct arena a = {0};
    struct out out = {0};
    struct public_table t = public_open(&out, &a, "a,b,c,d,e", true);

    (void)unused;
    write(&t);
    assert_str(((struct str){out.items, out.n}), "a,b,c,d,e,suppressed\n,0,,,,1\n7,,0\n");
    out_reset(&out);
    t = public_open(&out, &a, "a,b,c,d,e", false);
    write(&t);
    assert_str(((struct str){out.items, out.n}), "a,b,c,d,e\n3,0,0.500000,,A\n7,\n");
    out_reset(&out);
    arena_reset(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hidden_values_are_blank_for_the_public_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
