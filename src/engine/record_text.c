/* record_text.c - see record_text.h. */
#include "engine/record_text.h"

#include <string.h>

enum { INVALID = 0, CUT = -1 };

static const struct str REPLACEMENT = {"\xEF\xBF\xBD", 3};

static unsigned char byte(struct str s, size_t at)
{
    return (unsigned char)s.at[at];
}

static bool is_ascii(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (byte(s, i) >= 0x80)
            return false;
    }
    return true;
}

/* --- characters --- */

/* Whether bytes could go on to be one character: with the least or the greatest bytes that may
 * follow they are one. */
static bool utf8_begins(struct str s)
{
    char least[4], greatest[4];

    if (s.n == 0 || s.n > 3)
        return false;
    for (size_t n = s.n + 1; n <= 4; n++) {
        uint32_t rune;

        memset(least, 0x80, sizeof least);
        memset(greatest, 0xBF, sizeof greatest);
        memcpy(least, s.at, s.n);
        memcpy(greatest, s.at, s.n);
        if (utf8_next((struct str){least, n}, 0, &rune) == n
            || utf8_next((struct str){greatest, n}, 0, &rune) == n)
            return true;
    }
    return false;
}

/* Bytes of the character at `at`, INVALID, or CUT where the text ends inside it. */
static int utf8_length(struct str s, size_t at)
{
    uint32_t rune;
    size_t n = utf8_next(s, at, &rune);

    if (n == 0 && utf8_begins((struct str){s.at + at, s.n - at}))
        return CUT;
    return (int)n;
}

static bool within(unsigned char c, unsigned char least, unsigned char most)
{
    return c >= least && c <= most;
}

/* The same by the form of GB18030 alone: one, two or four bytes. */
static int gb18030_length(struct str s, size_t at)
{
    size_t left = s.n - at;
    unsigned char second;

    if (byte(s, at) < 0x80)
        return 1;
    if (!within(byte(s, at), 0x81, 0xFE))
        return INVALID;
    if (left < 2)
        return CUT;
    second = byte(s, at + 1);
    if (second != 0x7F && within(second, 0x40, 0xFE))
        return 2;
    if (!within(second, '0', '9') || (left > 2 && !within(byte(s, at + 2), 0x81, 0xFE)))
        return INVALID;
    if (left < 4)
        return CUT;
    return within(byte(s, at + 3), '0', '9') ? 4 : INVALID;
}

static int length(struct str s, size_t at, enum record_encoding encoding)
{
    return encoding == RECORD_GB18030 ? gb18030_length(s, at) : utf8_length(s, at);
}

/* Without a character that the end cuts off. */
static struct str without_cut(struct str s, enum record_encoding encoding)
{
    for (size_t at = 0; at < s.n;) {
        int n = length(s, at, encoding);

        if (n == CUT)
            return (struct str){s.at, at};
        at += n > 0 ? (size_t)n : 1;
    }
    return s;
}

/* --- fields --- */

/* The field in UTF-8; false where it is not valid in the encoding. */
static bool field_read(struct str s, enum record_encoding encoding, struct arena *a,
                       struct str *out)
{
    struct err e = {0};

    if (encoding == RECORD_GB18030)
        return gb18030_decode(s, a, out, &e);
    *out = s;
    return utf8_valid(s);
}

/* The field in UTF-8, with U+FFFD for each byte that is no part of a character. */
static struct str field_replaced(struct str s, enum record_encoding encoding, struct arena *a)
{
    char *to = arena_alloc(a, s.n * REPLACEMENT.n);
    size_t out = 0;

    for (size_t at = 0; at < s.n;) {
        int n = length(s, at, encoding);
        struct str one = {s.at + at, n > 0 ? (size_t)n : 1}, put = one;

        if (n <= 0 || (byte(one, 0) >= 0x80 && !field_read(one, encoding, a, &put))) {
            put = REPLACEMENT;
            one.n = 1;
        }
        memcpy(to + out, put.at, put.n);
        out += put.n;
        at += one.n;
    }
    return (struct str){to, out};
}

/* Reads every used field in this encoding; false where one is not valid in it. */
static bool row_read(const struct str *fields, const struct map_fields *used,
                     enum record_encoding encoding, struct arena *a, struct record_text *text)
{
    bool cut = false;

    for (int32_t i = 0; i < used->n; i++) {
        int32_t at = used->items[i];
        struct str whole;

        if (is_ascii(fields[at])) {
            text->fields[at] = fields[at];
            continue;
        }
        whole = without_cut(fields[at], encoding);
        cut = cut || whole.n < fields[at].n;
        if (!field_read(whole, encoding, a, &text->fields[at]))
            return false;
    }
    text->encoding = encoding;
    if (cut)
        text->flags |= RULE_BIT(RULE_TEXT_REPAIRED);
    return true;
}

static void row_replace(const struct str *fields, const struct map_fields *used,
                        enum record_encoding encoding, struct arena *a, struct record_text *text)
{
    for (int32_t i = 0; i < used->n; i++) {
        int32_t at = used->items[i];
        struct str whole = without_cut(fields[at], encoding);

        if (whole.n < fields[at].n)
            text->flags |= RULE_BIT(RULE_TEXT_REPAIRED);
        if (field_read(whole, encoding, a, &text->fields[at]))
            continue;
        text->fields[at] = field_replaced(whole, encoding, a);
        text->replaced[at] = true;
    }
    text->encoding = encoding;
    text->flags |= RULE_BIT(RULE_TEXT_REPLACED);
}

/* Whether a row of a GB18030 file is UTF-8: valid as it stands, and more than by chance. */
static bool row_is_utf8(const struct str *fields, const struct map_fields *used)
{
    bool tells = false;

    for (int32_t i = 0; i < used->n; i++) {
        struct str field = fields[used->items[i]];

        if (!utf8_valid(field))
            return false;
        for (size_t k = 0; k < field.n && !tells; k++)
            tells = byte(field, k) >= 0xE0;
    }
    return tells;
}

static bool row_read_other(const struct str *fields, const struct map_fields *used,
                           enum record_encoding encoding, struct arena *a, struct record_text *text)
{
    if (!row_read(fields, used, encoding, a, text))
        return false;
    text->flags |= RULE_BIT(RULE_TEXT_ENCODING);
    return true;
}

void record_text(const struct str *fields, const struct map_fields *used, enum record_encoding file,
                 struct arena *a, struct record_text *text)
{
    enum record_encoding other = file == RECORD_UTF8 ? RECORD_GB18030 : RECORD_UTF8;

    text->flags = 0;
    for (int32_t i = 0; i < used->n; i++)
        text->replaced[used->items[i]] = false;
    if (file == RECORD_GB18030 && row_is_utf8(fields, used)
        && row_read_other(fields, used, RECORD_UTF8, a, text))
        return;
    if (row_read(fields, used, file, a, text))
        return;
    if (file == RECORD_UTF16 || !row_read_other(fields, used, other, a, text))
        row_replace(fields, used, file, a, text);
}
