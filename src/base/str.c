/* str.c - slices of UTF-8. */
#include "base/str.h"

#include <string.h>

struct str str_of(const char *c_text)
{
    return (struct str){c_text, c_text ? strlen(c_text) : 0};
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.at, b.at, a.n) == 0);
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.at, b.at, n) : 0;

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str head)
{
    return s.n >= head.n && str_eq((struct str){s.at, head.n}, head);
}

bool str_ends(struct str s, struct str tail)
{
    return s.n >= tail.n && str_eq((struct str){s.at + s.n - tail.n, tail.n}, tail);
}

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

struct str str_trim(struct str s)
{
    while (s.n && blank(s.at[0])) {
        s.at++;
        s.n--;
    }
    while (s.n && blank(s.at[s.n - 1]))
        s.n--;
    return s;
}

struct str str_cut(struct str *rest, char at)
{
    const char *found = rest->n ? memchr(rest->at, at, rest->n) : NULL;
    size_t n = found ? (size_t)(found - rest->at) : rest->n;
    struct str head = {rest->at, n};

    if (rest->n == 0)
        return head; /* which may have no place at all */
    rest->at += n + (found != NULL);
    rest->n -= n + (found != NULL);
    return head;
}

uint64_t str_hash(struct str s)
{
    uint64_t h = 14695981039346656037u;

    for (size_t i = 0; i < s.n; i++)
        h = (h ^ (unsigned char)s.at[i]) * 1099511628211u;
    return h ^ (h >> 32);
}

char *str_c(struct arena *a, struct str s)
{
    return arena_copy(a, s.at, s.n);
}

struct str str_copy(struct arena *a, struct str s)
{
    return (struct str){arena_copy(a, s.at, s.n), s.n};
}

bool str_to_int(struct str s, int64_t max, int64_t *value)
{
    int64_t v = 0;

    if (s.n == 0 || (s.n > 1 && s.at[0] == '0'))
        return false;
    for (size_t i = 0; i < s.n; i++) {
        int digit = s.at[i] - '0';

        if (digit < 0 || digit > 9 || digit > max || v > (max - digit) / 10)
            return false;
        v = v * 10 + digit;
    }
    *value = v;
    return true;
}
