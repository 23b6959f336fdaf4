/* id.h - UUIDv7 (RFC 9562): 16 bytes that can be made anywhere and sort by time. */
#ifndef XL_BASE_ID_H
#define XL_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define ID_TEXT 37 /* 36 characters and a NUL */

struct id {
    uint8_t bytes[16];
};

/* From a time and 10 random bytes: pure, for tests and seeded worlds. */
struct id id_make(int64_t unix_ms, const uint8_t random[10]);
/* Now, with the system's randomness; those of one process ascend, also from several threads. */
struct id id_new(void);
void id_text(struct id id, char text[ID_TEXT]);
bool id_parse(struct str s, struct id *id); /* lower or upper case; any UUID version */
int id_cmp(struct id a, struct id b);
bool id_none(struct id id); /* all zero */

#endif
