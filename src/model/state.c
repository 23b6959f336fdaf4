/* state.c - one sentence for every refused move. */
#include "model/state.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

bool state_may(const struct state_table *t, int from, int to)
{
    assert(from >= 0 && from < t->n && to >= 0 && to < t->n);
    return (t->next_bits[from] >> to & 1) != 0;
}

/* Appends what fits; the longest list of names is far shorter than the room. */
static void append(char *to, size_t room, const char *text)
{
    size_t used = strlen(to), n = strlen(text);

    if (used + n < room)
        memcpy(to + used, text, n + 1);
}

bool state_check(const struct state_table *t, int from, int to, struct err *e)
{
    char allowed[512] = "";

    if (state_may(t, from, to))
        return true;
    for (int s = 0; s < t->n; s++) {
        if (!state_may(t, from, s))
            continue;
        if (allowed[0] != '\0')
            append(allowed, sizeof allowed, ", ");
        append(allowed, sizeof allowed, t->names[s]);
    }
    return err_set(e, ERR_STATE, "a %s that is %s cannot become %s; allowed: %s", t->noun,
                   t->names[from], t->names[to], allowed[0] != '\0' ? allowed : "nothing");
}
