/* field.h - a struct as a JSON object, by one table: each noun's list of fields stands in its file
 * and nowhere else.
 *
 *     static const struct field FIELDS[] = {FIELD(struct flow, residence),
 *                                           FIELD_AS(struct flow, cases, "n"), {0}};
 *     field_write(&w, FIELDS, &flow);                                                          */
#ifndef XL_API_FIELD_H
#define XL_API_FIELD_H

#include <stddef.h>
#include <stdint.h>

#include "base/id.h"
#include "base/json.h"
#include "base/str.h"
#include "store/store.h"

/* What is unknown writes null: an empty text, an id of zeros, COUNT_UNKNOWN, NaN, DAY_NONE. */
enum field_kind {
    FIELD_END,
    FIELD_TEXT,  /* struct str */
    FIELD_TEXTS, /* struct str_list: an array */
    FIELD_ID,    /* struct id */
    FIELD_INT,   /* int32_t */
    FIELD_COUNT, /* int64_t */
    FIELD_REAL,  /* double */
    FIELD_BOOL,  /* bool */
    FIELD_DAY,   /* int32_t, YYYY-MM-DD */
    FIELD_MONTH, /* int32_t, YYYY-MM */
    FIELD_MS,    /* int64_t, an instant with the offset of China */
    FIELD_NAME   /* an enum, by its names */
};

struct field {
    const char *name;
    enum field_kind kind;
    size_t at;                /* offset in the struct */
    const char *const *names; /* of FIELD_NAME */
};

#define FIELD_KIND_OF(type, member)          \
    _Generic(((type *)0)->member, struct str \
             : FIELD_TEXT, struct str_list   \
             : FIELD_TEXTS, struct id        \
             : FIELD_ID, int32_t             \
             : FIELD_INT, int64_t            \
             : FIELD_COUNT, double           \
             : FIELD_REAL, bool              \
             : FIELD_BOOL)
#define FIELD_AS(type, member, key)                                                      \
    {                                                                                    \
        .name = (key), .kind = FIELD_KIND_OF(type, member), .at = offsetof(type, member) \
    }
#define FIELD(type, member) FIELD_AS(type, member, #member)
#define FIELD_OF(type, member, key, how)                           \
    {                                                              \
        .name = (key), .kind = (how), .at = offsetof(type, member) \
    }
#define FIELD_NAMED(type, member, key, list)                                             \
    {                                                                                    \
        .name = (key), .kind = FIELD_NAME, .at = offsetof(type, member), .names = (list) \
    }

/* The members, without the braces, so that a caller can add more. */
void field_write(struct json_writer *w, const struct field *fields, const void *row);

/* A list under a key, items of `size` bytes each. */
void field_items(struct json_writer *w, const char *key, const struct field *fields,
                 const void *items, size_t n, size_t size);

/* A page: {"items":[…],"total":…,"next":…}. */
void field_page(struct json_writer *w, const struct field *fields, const void *items, size_t n,
                size_t size, const struct store_more *more);

/* The foot of a page, behind `items`: total and next. */
void field_more(struct json_writer *w, const struct store_more *more);

/* Single values by the same rules. */
void field_text(struct json_writer *w, const char *key, struct str value); /* NULL key: in a list */
void field_id(struct json_writer *w, const char *key, struct id value);
void field_count(struct json_writer *w, const char *key, int64_t value);
void field_real(struct json_writer *w, const char *key, double value);
void field_ms(struct json_writer *w, const char *key, int64_t unix_ms);

#endif
