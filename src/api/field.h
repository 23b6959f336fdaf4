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

#include <jansson.h>

#include "api/problem.h"
#include "base/id.h"
#include "base/json.h"
#include "base/str.h"
#include "model/rights.h"
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
    FIELD_NAME,  /* an enum, by its names */
    /* what only a handler writes, see TOLD */
    FIELD_EITHER, /* a text or a whole number */
    FIELD_IDS,    /* an array of ids */
    FIELD_OBJECT, /* of `shape` */
    FIELD_ITEMS   /* an array of `shape` */
};

struct shape;

struct field {
    const char *name;
    enum field_kind kind;
    size_t at;                 /* offset in the struct */
    const char *const *names;  /* of FIELD_NAME */
    const struct shape *shape; /* of FIELD_OBJECT and FIELD_ITEMS */
    bool maybe;                /* null where unknown; in a body it may be left out as well */
    bool absent;               /* may be missing from a reply */
    int64_t min, max; /* of a number, of a text's characters; both 0: FIELD_CHARACTERS, no limit */
};

#define FIELD_CHARACTERS 1000 /* of a text for which no other limit is given */

/* What an object of the API is made of; the OpenAPI file and the web client's types are printed
 * from it. */
struct shape {
    const char *name;                 /* "GapCell", as a type is called */
    const char *about;                /* one sentence, or NULL */
    const struct shape *const *bases; /* whose members it has too; NULL, or NULL behind the last */
    const struct field *fields;       /* field_write's, or field_read's; or NULL */
    const struct field *told;         /* what the handler writes itself; or NULL */
    bool body;                        /* of a request */
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
/* Further members may follow the key: FIELD_AS(struct gap, score, "score", MAYBE). */
#define FIELD_AS(type, member, ...)                                                            \
    {                                                                                          \
        .kind = FIELD_KIND_OF(type, member), .at = offsetof(type, member), .name = __VA_ARGS__ \
    }
#define FIELD(type, member) FIELD_AS(type, member, #member)
#define FIELD_MAYBE(type, member) FIELD_AS(type, member, #member, MAYBE)
#define FIELD_OF(type, member, how, ...)                                 \
    {                                                                    \
        .kind = (how), .at = offsetof(type, member), .name = __VA_ARGS__ \
    }
#define FIELD_NAMED(type, member, key, list)                                             \
    {                                                                                    \
        .name = (key), .kind = FIELD_NAME, .at = offsetof(type, member), .names = (list) \
    }
#define FIELD_NAMED_MAYBE(type, member, key, list)                                              \
    {                                                                                           \
        .name = (key), .kind = FIELD_NAME, .at = offsetof(type, member), .names = (list), MAYBE \
    }
/* A member that the handler writes itself: TOLD(FIELD_ITEMS, "peers", .shape = &PEER_SHAPE). */
#define TOLD(how, ...)                     \
    {                                      \
        .kind = (how), .name = __VA_ARGS__ \
    }
#define MAYBE .maybe = true

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

/* A body read by a table: all that is wrong with it, up to FIELD_FAULTS. */
#define FIELD_FAULTS 16
struct field_reading {
    struct arena *arena; /* what is read lives here */
    struct problem_field faults[FIELD_FAULTS];
    size_t fault_n;
};

/* Takes the members of an object into a row; `row` is untouched where it returns false. A member
 * that no field names is a fault, and so is one that is missing or null unless the field is MAYBE:
 * then it is unknown, or 0, false, the first name where the kind knows no unknown. Texts hold no
 * control characters and no marks that turn the direction of writing; numbers are in their range.
 * Kinds that only a handler writes cannot be read (asserted). O(members * fields). */
MUST_CHECK bool field_read(struct field_reading *r, const struct field *fields,
                           const json_t *object, void *row);

/* "actions": what the asker may do now. */
void field_actions(struct json_writer *w, const enum action *actions, size_t n);

/* "parties": who the asker is to it, one name a bit. */
void field_parties(struct json_writer *w, unsigned parties, const char *name_of(unsigned party));

/* Single values by the same rules. */
void field_text(struct json_writer *w, const char *key, struct str value); /* NULL key: in a list */
void field_id(struct json_writer *w, const char *key, struct id value);
void field_count(struct json_writer *w, const char *key, int64_t value);
void field_real(struct json_writer *w, const char *key, double value);
void field_ms(struct json_writer *w, const char *key, int64_t unix_ms);
/* The same, null where it is COUNT_UNKNOWN. */
void field_instant(struct json_writer *w, const char *key, int64_t unix_ms);

#endif
