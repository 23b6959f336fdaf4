/* str.h - text as a slice: bytes and a length, no NUL promised, never owned.
 *
 * All text inside the program is UTF-8. Comparison is by unsigned bytes, which for UTF-8 is also
 * the order of code points. */
#ifndef XL_BASE_STR_H
#define XL_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct str {
    const char *at;
    size_t n;
};

struct str_list {
    struct str *items;
    size_t n;
    size_t cap;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).at /* for "%.*s" */

struct str str_of(const char *c_text); /* NULL is empty */
bool str_eq(struct str a, struct str b);
int str_cmp(struct str a, struct str b); /* <0, 0, >0 */
bool str_starts(struct str s, struct str head);
bool str_ends(struct str s, struct str tail);
struct str str_trim(struct str s);             /* ASCII blanks, TAB, CR, LF at both ends */
struct str str_cut(struct str *rest, char at); /* up to `at`; rest moves behind it, or to empty */
uint64_t str_hash(struct str s);               /* the same on every machine; not for secrets */
char *str_c(struct arena *a, struct str s);    /* NUL-terminated copy */
struct str str_copy(struct arena *a, struct str s);

/* Decimal digits only, no sign, no leading zero (but "0"), at most `max`. */
bool str_to_int(struct str s, int64_t max, int64_t *value);

/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool utf8_valid(struct str s);
/* Bytes of the character at `at`; 0 where it is invalid or at the end. */
size_t utf8_next(struct str s, size_t at, uint32_t *rune);
size_t utf8_put(char *to, uint32_t rune); /* 1..4 bytes written; room for 4 */
size_t utf8_count(struct str s);          /* characters; `s` must be valid */
/* Whether a character may stand in what people write: no control, and none that turns the direction
 * of writing, which lets a name read as another one. */
bool utf8_plain(uint32_t rune);

/* GB18030 to UTF-8 through iconv. ERR_INPUT where the bytes are not GB18030; the text gives the
 * offset and the byte. `out` points into the arena. */
MUST_CHECK bool gb18030_decode(struct str s, struct arena *a, struct str *out, struct err *e);

#endif
