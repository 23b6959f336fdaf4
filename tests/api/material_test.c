/* material_test.c - a file beside nothing. */
#include "tests/api/world.h"

static void a_file_beside_nothing_is_not_there(void **state)
{
    struct both *b = province_of(state);

    refused(b, path_of(b, "/api/teachings/", ORG(1), "/materials/x"), "", 404, NULL);
    refused(b, "/api/teachings/x/materials/y", "", 404, NULL);
    refused(b, path_of(b, "/api/teachings/", ORG(1), "/materials/x"), "colour=red", 400, "colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {BOTH(a_file_beside_nothing_is_not_there)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
