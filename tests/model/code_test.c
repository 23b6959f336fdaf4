#include "model/code.h"

#include "tests/check.h"

static void schemes_have_their_names(void **unused)
{
    (void)unused;
    assert_string_equal(code_scheme_names[CODE_DRG], "drg");
    assert_string_equal(code_scheme_names[CODE_PROCEDURE], "procedure");
    assert_null(code_scheme_names[CODE_SCHEME_N]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(schemes_have_their_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
