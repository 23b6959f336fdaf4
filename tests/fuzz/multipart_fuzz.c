/* A multipart body: its first line is the boundary; parts lie within the bytes, each behind the one
 * before, and come to an end. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "api/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct str rest = {(const char *)bytes, size}, boundary = str_cut(&rest, '\n'), type, part;
    const char *at = rest.at, *end = rest.at + rest.n;
    bool whole;

    while (multipart_next(&rest, boundary, &type, &part, &whole)) {
        assert(part.at >= at && part.at + part.n <= end);
        assert(type.n == 0 || (type.at >= at && type.at + type.n <= part.at));
        at = part.at + part.n;
        assert(rest.at == at && rest.at + rest.n == end);
    }
    return 0;
}
