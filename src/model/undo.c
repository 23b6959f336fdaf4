/* undo.c - see undo.h. */
#include "model/undo.h"

#include <stddef.h>

bool undo_check(const char *noun, const struct undo_deed *last, struct id actor, int64_t now_ms,
                struct err *e)
{
    if (last == NULL || !last->takes_back || id_none(actor) || id_cmp(last->actor, actor) != 0)
        return err_set(e, ERR_STATE,
                       "only who moved the %s last takes that back, while nobody else has acted"
                       " on it",
                       noun);
    return now_ms - last->at_ms <= UNDO_MS
           || err_set(e, ERR_STATE, "a move of the %s is taken back within 10 minutes", noun);
}
