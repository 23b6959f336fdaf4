/* link.c - see link.h. */
#include "api/link.h"

#include <string.h>

static const char *encoded(struct arena *a, struct str s)
{
    static const char HEX[] = "0123456789ABCDEF";
    char *text = arena_alloc(a, s.n * 3 + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];
        bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

        if (word || (c && strchr("-._~", c))) {
            text[n++] = (char)c;
        } else {
            text[n++] = '%';
            text[n++] = HEX[c >> 4];
            text[n++] = HEX[c & 15];
        }
    }
    return text;
}

const char *link_page(struct arena *a, const char *base, struct str county, struct str discipline)
{
    const char *link = base;

    if (county.n)
        link =
            arena_text(a, "%s%scounty=%s", link, strchr(link, '?') ? "&" : "?", encoded(a, county));
    if (discipline.n)
        link = arena_text(a, "%s%sdiscipline=%s", link, strchr(link, '?') ? "&" : "?",
                          encoded(a, discipline));
    return link;
}
