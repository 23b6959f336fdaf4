/* refusal.c - see refusal.h. */
#include "work/refusal.h"

#include "work/audit.h"

struct note {
    const struct refusal *refusal;
    int64_t now_ms;
};

static bool note_in_tx(struct store *st, void *arg, struct err *e)
{
    const struct note *n = arg;
    const struct audit_note note = {.by = n->refusal->by,
                                    .grant = n->refusal->grant,
                                    .action = action_names[n->refusal->action],
                                    .noun = "route",
                                    .reason = "no_right",
                                    .outcome = AUDIT_REFUSED};

    return work_audit_begin(st, e) && work_audit_append(st, &note, n->now_ms, e);
}

bool work_refusal_note(struct store *st, const struct refusal *refusal, int64_t now_ms,
                       struct err *e)
{
    struct note n = {refusal, now_ms};

    return store_tx(st, STORE_WRITE, note_in_tx, &n, e);
}
