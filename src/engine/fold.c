/* fold.c - full-width forms and odd blanks, found by their bytes.
 *
 * Every character that folding touches starts with one of four lead bytes (C2 E2 E3 EF), and common
 * Chinese characters start with E4..E9: most text is only looked at and never copied. */
#include "engine/fold.h"

#include <string.h>

enum { LEVEL_BYTES = 48 };

bool fold_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct str trim(struct str s)
{
    while (s.n && fold_blank(s.at[0])) {
        s.at++;
        s.n--;
    }
    while (s.n && fold_blank(s.at[s.n - 1]))
        s.n--;
    return s;
}

/* Whether some character might need folding: a lead byte of one is there. */
static bool suspect(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.at[i];

        if (c == 0xC2 || c == 0xE2 || c == 0xE3 || c == 0xEF)
            return true;
    }
    return false;
}

/* U+FF01-FF5E, which are EF BC 81 .. EF BD 9E, as ASCII; 0 for another character. */
static char wide(const unsigned char *c)
{
    if (c[0] == 0xEF && c[1] == 0xBC && c[2] >= 0x81)
        return (char)(c[2] - 0x81 + 0x21);
    if (c[0] == 0xEF && c[1] == 0xBD && c[2] <= 0x9E)
        return (char)(c[2] - 0x80 + 0x60);
    return 0;
}

/* The ASCII character for the one at `s.at`, its length in *n; 0 where it stays as it is. */
static char folded(struct str s, size_t *n)
{
    const unsigned char *c = (const unsigned char *)s.at;

    *n = 2;
    if (s.n >= 2 && c[0] == 0xC2 && c[1] == 0xA0)
        return ' ';
    *n = 3;
    if (s.n < 3)
        return 0;
    if (memcmp(c, "\xE3\x80\x80", 3) == 0 || memcmp(c, "\xEF\xBB\xBF", 3) == 0
        || memcmp(c, "\xE2\x80\x8B", 3) == 0)
        return ' ';
    return wide(c);
}

size_t fold_into(struct str s, char *to)
{
    size_t n = 0;
    struct str out;

    for (size_t i = 0; i < s.n;) {
        size_t length = 1;
        char c = (s.at[i] & 0x80) ? folded((struct str){s.at + i, s.n - i}, &length) : s.at[i];

        to[n++] = c ? c : s.at[i];
        i += c ? length : 1;
    }
    out = trim((struct str){to, n});
    if (out.n)
        memmove(to, out.at, out.n);
    return out.n;
}

struct str fold_text(struct str s, struct arena *a)
{
    char *to;

    if (!suspect(s))
        return trim(s);
    to = arena_alloc(a, s.n + 1);
    return (struct str){to, fold_into(s, to)};
}

bool fold_none(struct str folded_text)
{
    static const char *const NONE[] = {"-", "--", "—", "——", "/", "无", "NULL", "\\N"};

    if (folded_text.n == 0)
        return true;
    if (folded_text.n > 6)
        return false;
    for (size_t i = 0; i < sizeof NONE / sizeof *NONE; i++) {
        if (str_eq(folded_text, str_of(NONE[i])))
            return true;
    }
    return false;
}

struct str fold_value(struct str s, struct arena *a)
{
    struct str text = fold_text(s, a);

    return fold_none(text) ? (struct str){text.at, 0} : text;
}

static void lower_latin(unsigned char *c)
{
    if (c[0] == 0xC3 && c[1] >= 0x80 && c[1] <= 0x9E && c[1] != 0x97)
        c[1] = (unsigned char)(c[1] + 0x20);
}

static void lower_greek(unsigned char *c)
{
    if (c[0] != 0xCE)
        return;
    if (c[1] >= 0x91 && c[1] <= 0x9F) {
        c[1] = (unsigned char)(c[1] + 0x20);
    } else if (c[1] >= 0xA0 && c[1] <= 0xA9) {
        c[0] = 0xCF;
        c[1] = (unsigned char)(c[1] - 0x20);
    }
}

static void lower_cyrillic(unsigned char *c)
{
    if (c[0] != 0xD0 || c[1] > 0xAF)
        return;
    if (c[1] >= 0x90 && c[1] <= 0x9F) { /* А..П */
        c[1] = (unsigned char)(c[1] + 0x20);
        return;
    }
    c[0] = 0xD1; /* Ѐ..Џ to ѐ..џ, Р..Я to р..я */
    c[1] = (unsigned char)(c[1] + (c[1] < 0x90 ? 0x10 : -0x20));
}

static void lower_pair(unsigned char *c)
{
    lower_latin(c);
    lower_greek(c);
    lower_cyrillic(c);
}

static void lower(char *at, size_t n)
{
    unsigned char *c = (unsigned char *)at;

    for (size_t i = 0; i < n; i++) {
        if (c[i] < 0x80) {
            if (c[i] >= 'A' && c[i] <= 'Z')
                c[i] = (unsigned char)(c[i] + ('a' - 'A'));
        } else if (c[i] < 0xE0) {
            if (i + 1 < n)
                lower_pair(c + i++);
        } else if (i + 2 < n && c[i] == 0xE2 && c[i + 1] == 0x85 && c[i + 2] >= 0xA0
                   && c[i + 2] <= 0xAF) {
            c[i + 2] = (unsigned char)(c[i + 2] + 0x10); /* Ⅰ..Ⅿ */
        }
    }
}

size_t fold_key_into(struct str s, char *to)
{
    size_t n = fold_into(s, to);

    lower(to, n);
    return n;
}

struct str fold_key(struct str s, struct arena *a)
{
    char *to = arena_alloc(a, s.n + 1);

    return (struct str){to, fold_key_into(s, to)};
}

/* The length of a sign that stands in numbers but says nothing; 0 for all else. */
static size_t ornament(struct str s)
{
    static const char *const SIGNS[] = {",", "¥", "￥", "元"};

    if (fold_blank(s.at[0]))
        return 1;
    for (size_t i = 0; i < sizeof SIGNS / sizeof *SIGNS; i++) {
        if (str_starts(s, str_of(SIGNS[i])))
            return strlen(SIGNS[i]);
    }
    return 0;
}

size_t fold_number_into(struct str s, char *to)
{
    size_t all = fold_into(s, to), n = 0;

    for (size_t i = 0; i < all;) {
        size_t skip = ornament((struct str){to + i, all - i});

        if (skip)
            i += skip;
        else
            to[n++] = to[i++];
    }
    return n;
}

struct str fold_number(struct str s, struct arena *a)
{
    char *to = arena_alloc(a, s.n + 1);

    return (struct str){to, fold_number_into(s, to)};
}

int fold_level(struct str s)
{
    static const char *const FORMS[4][7] = {{"1", "01", "1.0", "01.0", "一", "ⅰ", "i"},
                                            {"2", "02", "2.0", "02.0", "二", "ⅱ", "ii"},
                                            {"3", "03", "3.0", "03.0", "三", "ⅲ", "iii"},
                                            {"4", "04", "4.0", "04.0", "四", "ⅳ", "iv"}};
    struct str grade = STR("级"), key = trim(s);
    char text[LEVEL_BYTES];

    if (key.n > sizeof text)
        return 0;
    key = (struct str){text, fold_key_into(key, text)};
    if (str_ends(key, grade))
        key = trim((struct str){key.at, key.n - grade.n});
    for (int level = 0; level < 4; level++) {
        for (size_t i = 0; i < 7; i++) {
            if (str_eq(key, str_of(FORMS[level][i])))
                return level + 1;
        }
    }
    return 0;
}
