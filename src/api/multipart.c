/* multipart.c - see multipart.h. */
#include "api/multipart.h"

#include <string.h>
#include <strings.h>

enum { BOUNDARY_MOST = 70 };

static struct str behind(struct str s, const char *at)
{
    return (struct str){at, (size_t)(s.at + s.n - at)};
}

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

/* Where "--boundary" stands, at the start or behind a line's end, which belongs to it. */
static const char *line_find(struct str s, struct str boundary, const char **behind_it)
{
    char line[BOUNDARY_MOST + 4] = "\r\n--";
    const size_t n = boundary.n + 4;
    const char *at;

    memcpy(line + 4, boundary.at, boundary.n);
    if (s.n >= n - 2 && !memcmp(s.at, line + 2, n - 2)) {
        *behind_it = s.at + n - 2;
        return s.at;
    }
    at = s.n ? memmem(s.at, s.n, line, n) : NULL;
    *behind_it = at ? at + n : NULL;
    return at;
}

static struct str type_of(struct str heads)
{
    while (heads.n) {
        struct str line = str_cut(&heads, '\n'), name = str_cut(&line, ':');

        if (same_word(str_trim(name), "Content-Type"))
            return str_trim(line);
    }
    return STR("");
}

bool multipart_next(struct str *rest, struct str boundary, struct str *type, struct str *bytes,
                    bool *whole)
{
    const char *heads, *body, *end, *over;
    struct str part;

    *whole = false;
    if (boundary.n == 0 || boundary.n > BOUNDARY_MOST || !line_find(*rest, boundary, &heads))
        return false;
    part = behind(*rest, heads);
    if (str_starts(part, STR("--"))) {
        *whole = true;
        return false;
    }
    if (!str_starts(part, STR("\r\n")))
        return false;
    body = memmem(part.at, part.n, "\r\n\r\n", 4);
    if (!body)
        return false;
    end = line_find(behind(part, body + 4), boundary, &over);
    if (!end)
        return false;
    *type = type_of((struct str){part.at, (size_t)(body - part.at)});
    *bytes = (struct str){body + 4, (size_t)(end - (body + 4))};
    *rest = behind(*rest, end);
    return true;
}
