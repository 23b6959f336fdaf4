/* reading_wait.h - readings whose turn it is, and critical values that nobody heard yet. */
#ifndef XL_STORE_READING_WAIT_H
#define XL_STORE_READING_WAIT_H

#include "model/reading.h"
#include "store/referral.h"

struct reading_wait {
    struct id reading;
    struct str code, owner_name, county; /* of the organization whose turn it is */
    enum reading_kind kind;
    struct str part;
    enum referral_priority priority;
    enum reading_state state;
    struct str critical; /* a value that was not heard; empty: the reading itself waits */
    struct referral_clock clock;
    int64_t since_ms;
    enum referral_alarm alarm; /* of the reader's moment; the store leaves it */
};
struct reading_waits {
    struct reading_wait *items;
    size_t n;
};
/* Critical values first, then the green channel, then by what is due; at most 200. Of the asker's
 * members `owned` and `today` say nothing here. */
MUST_CHECK bool store_reading_waits(struct store *st, const struct referral_asker *asker,
                                    struct arena *a, struct reading_waits *waits, struct err *e);

#endif
