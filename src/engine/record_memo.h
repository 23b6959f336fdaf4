/* record_memo.h - what the bytes of a field came to, looked up instead of read again. Private to
 * record.
 *
 * A field's meaning depends on its bytes, its role and the tables alone, so that it is found once
 * per distinct text. Bounded: when a memo is full new texts are read each time. */
#ifndef XL_ENGINE_RECORD_MEMO_H
#define XL_ENGINE_RECORD_MEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

struct record_known {
    int64_t number;   /* what it is depends on the role */
    uint64_t flags;   /* rules that it breaks */
    int32_t word;     /* number of its text, 0: empty */
    int32_t other;    /* a second text that follows from it */
    bool odd;         /* only the exact path can tell */
    bool empty;       /* it means nothing: the next alternative speaks */
    bool utf8, tells; /* in a file of GB18030: valid UTF-8 as well; holds a byte >= E0 */
};

struct record_memo {
    struct record_memo_slot *slots; /* in `room`, from the first whole line on */
    void *room;
    uint32_t slot_n, n; /* a power of two or 0; taken */
    struct arena text;
    struct record_known scratch; /* given out when the memo is full */
};

/* The entry of a field in a role; `*fresh` where the caller has to fill it. It stays until the next
 * call. At least eight bytes from the field's first on may be read, or it is `short`. O(length). */
struct record_known *record_memo(struct record_memo *m, uint32_t role, struct str field,
                                 bool *fresh);

/* Asks memory for the entry of a field that will soon be looked up; some time later, with the
 * number that the first gave, for the text that it is compared with. */
uint64_t record_memo_fetch(const struct record_memo *m, uint32_t role, struct str field);
void record_memo_fetch_text(const struct record_memo *m, uint64_t fetched);

void record_memo_reset(struct record_memo *m); /* frees */

#endif
