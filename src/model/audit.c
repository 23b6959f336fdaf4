/* audit.c - the bytes of a line that its hash is of. */
#include "model/audit.h"

#include <assert.h>
#include <string.h>

const char *const audit_outcome_names[AUDIT_OUTCOME_N + 1] = {"done", "refused", NULL};

enum { FIELD_MAX = 80, FIELD_N = 12 };

/* A million lines are proved in seconds: digits are written by hand, not by printf. */
static size_t digits_put(char *to, int64_t value)
{
    char back[24] = "";
    size_t n = 0, written = 0;

    assert(value >= 0);
    do {
        back[n++] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    while (n > 0)
        to[written++] = back[--n];
    return written;
}

/* "11:account.add" and a line end. */
static size_t field_put(char *to, struct str field)
{
    size_t n = digits_put(to, (int64_t)field.n);

    assert(field.n <= FIELD_MAX);
    to[n++] = ':';
    memcpy(to + n, field.n > 0 ? field.at : "", field.n);
    to[n + field.n] = '\n';
    return n + field.n + 1;
}

static size_t count_put(char *to, int64_t value)
{
    char text[24] = "";

    return field_put(to, (struct str){text, digits_put(text, value)});
}

static size_t id_put(char *to, struct id id)
{
    char text[ID_TEXT];

    id_text(id, text);
    return field_put(to, id_none(id) ? STR("") : str_of(text));
}

struct str audit_bytes(const struct audit *line, struct str hash_before, struct arena *a)
{
    char *bytes = arena_alloc(a, (size_t)FIELD_N * (FIELD_MAX + 8)), *to = bytes;

    to += field_put(to, hash_before);
    to += count_put(to, line->seq);
    to += count_put(to, line->at_ms);
    to += id_put(to, line->actor);
    to += id_put(to, line->grant);
    to += field_put(to, str_of(role_names[line->role]));
    to += field_put(to, line->action);
    to += field_put(to, line->noun);
    to += id_put(to, line->object);
    to += field_put(to, line->place);
    to += field_put(to, line->reason);
    to += field_put(to, str_of(audit_outcome_names[line->outcome]));
    return (struct str){bytes, (size_t)(to - bytes)};
}
