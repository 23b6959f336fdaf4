/* A token and a provider's keys, one behind the other with the byte 1E between: nobody is let in,
 * for nobody here holds a key; and it is said why, without the token. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "remote/jwt.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str keys = {(const char *)bytes, size}, token = str_cut(&keys, '\x1e');
    struct jwt_wanted wanted = {STR("https://p.example"), STR("xinglin"), STR("n"),
                                "preferred_username", 1764000000000};
    struct jwt_claims claims = {.subject = STR("untouched")};
    struct arena a = {0};
    struct err e = {0};
    bool unknown = false, good = jwt_check(token, keys, &wanted, &a, &claims, &unknown, &e);

    assert(!good && e.code == ERR_RIGHT && e.text[0]);
    assert(str_eq(claims.subject, STR("untouched")));
    arena_reset(&a);
    return 0;
}
