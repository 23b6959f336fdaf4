/* A multipart body: its first line is the boundary; parts lie within the bytes, each behind the one
 * before, and come to an end. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "api/multipart.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static bool body_read(void *arg, int64_t offset, char *to, size_t n, size_t *got, struct err *e)
{
    const struct str *body = arg;
    const size_t from = (size_t)offset < body->n ? (size_t)offset : body->n;

    (void)e;
    *got = n < body->n - from ? n : body->n - from;
    if (*got)
        memcpy(to, body->at + from, *got);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    static struct multipart m;
    struct str body = {(const char *)bytes, size};
    const struct str boundary = str_cut(&body, '\n');
    const struct file_source from = {body_read, &body, (int64_t)body.n};
    struct multipart_part part;
    struct err e = {0};
    int64_t at = 0;
    bool found = true;

    m.from = &from;
    m.boundary = boundary;
    m.at = 0;
    while (found) {
        assert(multipart_next(&m, &part, &found, &e));
        if (!found)
            break;
        assert(part.at >= at && part.n >= 0 && part.at + part.n <= from.size);
        at = part.at + part.n;
        assert(m.at == at);
    }
    return 0;
}
