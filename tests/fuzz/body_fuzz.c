/* The body of a request: what is taken is an object of at most 32 levels, and what a field table
 * makes of it is within the table's limits; what is refused leaves the row as it was. */
#include <assert.h>
#include <stddef.h>
#include <stdint.h>

#include "api/request.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static const char *const kinds[] = {"blue", "red", NULL};

struct row {
    struct str text;
    struct str_list texts;
    struct id id;
    int32_t whole, day;
    int64_t count, instant;
    double real;
    bool yes;
    unsigned kind;
};

static const struct field FIELDS[] = {
    FIELD_AS(struct row, text, "text", MAYBE, .max = 20),
    FIELD_MAYBE(struct row, texts),
    FIELD_MAYBE(struct row, id),
    FIELD_AS(struct row, whole, "whole", MAYBE, .min = 1, .max = 9),
    FIELD_OF(struct row, day, FIELD_DAY, "day", MAYBE),
    FIELD_MAYBE(struct row, count),
    FIELD_OF(struct row, instant, FIELD_MS, "instant", MAYBE),
    FIELD_MAYBE(struct row, real),
    FIELD_MAYBE(struct row, yes),
    {.name = "kind",
     .kind = FIELD_NAME,
     .at = offsetof(struct row, kind),
     .names = kinds,
     .maybe = true},
    {0},
};

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct http_exchange x = {.content = {(const char *)bytes, size}};
    struct request rq = {.x = &x, .arena = &x.arena};
    struct row row = {.whole = -7};
    struct err e = {0};

    if (!request_body_parse(&rq, &e)) {
        assert(e.code == ERR_USAGE && e.text[0]);
    } else if (request_body(&rq, FIELDS, &row, &e)) {
        assert(row.whole >= 0 && row.whole <= 9 && row.kind < 2);
        assert(utf8_valid(row.text) && utf8_count(row.text) <= 20);
    } else {
        assert(e.code == ERR_INPUT && rq.fault_n > 0 && row.whole == -7);
        for (size_t i = 0; i < rq.fault_n; i++)
            assert(rq.faults[i].field && utf8_valid(str_of(rq.faults[i].field)));
    }
    request_body_end(&rq);
    arena_reset(&x.arena);
    return 0;
}
