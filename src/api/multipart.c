/* multipart.c - see multipart.h. */
#include "api/multipart.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

enum { BOUNDARY_MOST = 70 };
#define NOWHERE INT64_C(-1)

static bool same_word(struct str s, const char *word)
{
    return s.n == strlen(word) && !strncasecmp(s.at, word, s.n);
}

struct str multipart_parameter(struct str header, const char *name)
{
    str_cut(&header, ';'); /* the value itself */
    while (header.n) {
        struct str one = str_cut(&header, ';'), key = str_trim(str_cut(&one, '='));

        one = str_trim(one);
        if (!same_word(key, name))
            continue;
        if (one.n >= 2 && one.at[0] == '"' && one.at[one.n - 1] == '"')
            one = (struct str){one.at + 1, one.n - 2};
        return one;
    }
    return STR("");
}

/* Where `what` begins, from `from` on; NOWHERE. What ends one window begins the next. */
static bool find(struct multipart *m, int64_t from, struct str what, int64_t *at, struct err *e)
{
    size_t got = sizeof m->window;

    *at = NOWHERE;
    while (got == sizeof m->window) {
        const char *hit;

        if (!m->from->read(m->from->arg, from, m->window, sizeof m->window, &got, e))
            return false;
        hit = memmem(m->window, got, what.at, what.n);
        if (hit) {
            *at = from + (hit - m->window);
            return true;
        }
        from += (int64_t)(got - (what.n - 1));
    }
    return true;
}

/* Whether `what` stands there. */
static bool stands(struct multipart *m, int64_t at, struct str what, bool *is, struct err *e)
{
    size_t got;

    if (!m->from->read(m->from->arg, at, m->window, what.n, &got, e))
        return false;
    *is = str_eq((struct str){m->window, got}, what);
    return true;
}

/* Where "--boundary" stands, at once or behind a line's end, which belongs to it. */
static bool line_find(struct multipart *m, int64_t from, int64_t *at, int64_t *behind,
                      struct err *e)
{
    char line[BOUNDARY_MOST + 4] = "\r\n--";
    const struct str bare = {line + 2, m->boundary.n + 2}, full = {line, m->boundary.n + 4};
    bool at_once;

    memcpy(line + 4, m->boundary.at, m->boundary.n);
    if (!stands(m, from, bare, &at_once, e) || (!at_once && !find(m, from, full, at, e)))
        return false;
    if (at_once)
        *at = from;
    *behind = *at == NOWHERE ? NOWHERE : *at + (int64_t)(at_once ? bare.n : full.n);
    return true;
}

/* Whether a part, and not the end, stands behind a boundary. */
static bool opens(struct multipart *m, int64_t behind, bool *is, struct err *e)
{
    *is = false;
    if (behind == NOWHERE)
        return true;
    return stands(m, behind, STR("--"), &m->whole, e)
           && (m->whole || stands(m, behind, STR("\r\n"), is, e));
}

bool multipart_next(struct multipart *m, struct multipart_part *part, bool *found, struct err *e)
{
    int64_t at, heads, end, over;

    *found = m->whole = false;
    if (m->boundary.n == 0 || m->boundary.n > BOUNDARY_MOST)
        return true;
    if (!line_find(m, m->at, &at, &heads, e) || !opens(m, heads, found, e))
        return false;
    if (!*found)
        return true;
    if (!find(m, heads, STR("\r\n\r\n"), &at, e))
        return false;
    *found = at != NOWHERE;
    if (!*found)
        return true;
    at += 4;
    if (!line_find(m, at, &end, &over, e))
        return false;
    *found = end != NOWHERE;
    if (*found) {
        *part = (struct multipart_part){at, end - at};
        m->at = end;
    }
    return true;
}
