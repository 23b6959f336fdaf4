/* written.h - what a writer of FHIR wrote, as text. */
#ifndef XL_TESTS_FHIR_WRITTEN_H
#define XL_TESTS_FHIR_WRITTEN_H

#include "fhir/element.h"
#include "model/unknown.h"
#include "tests/check.h"

static inline const char *written(struct out *out)
{
    out_char(out, '\0');
    return out->items;
}

static inline struct id id_nth(uint8_t n)
{
    const uint8_t random[10] = {n};

    return id_make(1700000000000, random);
}

#define assert_holds(text, part)                         \
    do {                                                 \
        if (!strstr((text), (part)))                     \
            fail_msg("%s is not in %s", (part), (text)); \
    } while (0)
#define assert_lacks(text, part) assert_null(strstr((text), (part)))

#endif
