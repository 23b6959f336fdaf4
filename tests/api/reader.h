/* reader.h - reads JSON in tests: where a value stands in the text, by a path such as
 * "items.0.name". Strict about syntax; texts are compared as written, without escapes. */
#ifndef XL_TESTS_API_READER_H
#define XL_TESTS_API_READER_H

#include <ctype.h>
#include <stdlib.h>

#include "base/str.h"
#include "tests/check.h"

/* Both fail the test where the text is no JSON. Return the place behind. */
static inline const char *reader_value(const char *p);

static inline const char *reader_text(const char *p)
{
    assert_int_equal(*p, '"');
    for (p++; *p != '"'; p++) {
        assert_true((unsigned char)*p >= 0x20);
        if (*p == '\\')
            p++;
    }
    return p + 1;
}

/* One member or item, after its comma; `*item` is where its value stands. */
static inline const char *reader_item(const char *p, bool named, const char **item)
{
    if (named) {
        p = reader_text(p);
        assert_int_equal(*p, ':');
        p++;
    }
    *item = p;
    return reader_value(p);
}

static inline const char *reader_value(const char *p)
{
    const char *item;
    bool named = *p == '{';
    char *end;

    if (*p == '"')
        return reader_text(p);
    if (named || *p == '[') {
        char closer = named ? '}' : ']';

        if (p[1] == closer)
            return p + 2;
        do
            p = reader_item(p + 1, named, &item);
        while (*p == ',');
        assert_int_equal(*p, closer);
        return p + 1;
    }
    if (!strncmp(p, "true", 4) || !strncmp(p, "null", 4))
        return p + 4;
    if (!strncmp(p, "false", 5))
        return p + 5;
    (void)strtod(p, &end);
    assert_true(end > p && (*p == '-' || isdigit((unsigned char)*p)));
    return end;
}

/* Items of an array or members of an object. */
static inline int reader_count(const char *p)
{
    const char *item;
    bool named = *p == '{';
    int n = 0;

    assert_true(named || *p == '[');
    if (p[1] == ']' || p[1] == '}')
        return 0;
    do {
        p = reader_item(p + 1, named, &item);
        n++;
    } while (*p == ',');
    return n;
}

/* The value of a member, or of the item with that number; NULL where there is none. */
static inline const char *reader_member(const char *p, struct str name)
{
    const char *item, *key;
    bool named = *p == '{';
    int64_t n = 0, want = -1;

    if (!named && (*p != '[' || !str_to_int(name, INT32_MAX, &want)))
        return NULL;
    if (p[1] == ']' || p[1] == '}')
        return NULL;
    do {
        key = p + 1;
        p = reader_item(key, named, &item);
        if (named ? str_eq((struct str){key + 1, (size_t)(item - key) - 3}, name) : n == want)
            return item;
        n++;
    } while (*p == ',');
    return NULL;
}

static inline const char *reader_at(const char *p, const char *path)
{
    struct str rest = str_of(path);

    while (rest.n && p)
        p = reader_member(p, str_cut(&rest, '.'));
    return p;
}

static inline struct str reader_slice(const char *p)
{
    return (struct str){p, (size_t)(reader_value(p) - p)};
}

#endif
