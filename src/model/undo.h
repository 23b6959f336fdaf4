/* undo.h - whether somebody may take back what he did last: his own deed, shortly after it. Pure.
 */
#ifndef XL_MODEL_UNDO_H
#define XL_MODEL_UNDO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/id.h"

enum { UNDO_MS = 10 * 60 * 1000 };

/* The last deed of the history that is asked about. */
struct undo_deed {
    struct id actor; /* account or token, or none */
    int64_t at_ms;
    bool takes_back; /* it is of those that can be taken back */
};

/* ERR_STATE with the reason: `last` (NULL: nothing was done) is another's, of nobody, of a kind
 * that stays, or older than 10 minutes. `noun` stands in the sentence. */
MUST_CHECK bool undo_check(const char *noun, const struct undo_deed *last, struct id actor,
                           int64_t now_ms, struct err *e);

#endif
