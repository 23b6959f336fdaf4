/* scan_bytes.c - see scan.h: which encoding a file has, and what is removed before it is split. */
#include <assert.h>
#include <string.h>

#include "engine/scan.h"

enum { DETECT_BYTES = 1 << 20, MARK_AFTER = 0x30 };

static const struct str MARK_UTF8 = {"\xEF\xBB\xBF", 3}, MARK_GB18030 = {"\x84\x31\x95\x33", 4};

static struct str from(struct str s, size_t at)
{
    return (struct str){s.at + at, s.n - at};
}

static unsigned char byte(struct str s, size_t at)
{
    return (unsigned char)s.at[at];
}

/* --- which encoding --- */

static bool any_high(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (byte(s, i) >= 0x80)
            return true;
    }
    return false;
}

/* The beginning of a character that the limit may have cut. */
static struct str without_cut_end(struct str s)
{
    size_t n = s.n;

    while (n > 0 && s.n - n < 3 && (byte(s, n - 1) & 0xC0) == 0x80)
        n--;
    if (n > 0 && byte(s, n - 1) >= 0xC0)
        n--;
    return (struct str){s.at, n};
}

static bool mostly_utf8(struct str bytes)
{
    struct str rest = bytes;
    int64_t valid = 0, high = 0;

    if (rest.n > DETECT_BYTES)
        rest = without_cut_end((struct str){rest.at, DETECT_BYTES});
    while (rest.n) {
        struct str line = {rest.at, 0};

        while (line.n < rest.n && rest.at[line.n] != '\n' && rest.at[line.n] != '\r')
            line.n++;
        rest = from(rest, line.n < rest.n ? line.n + 1 : line.n);
        if (any_high(line)) {
            high++;
            valid += utf8_valid(line);
        }
    }
    return valid * 2 >= high;
}

/* --- UTF-16 --- */

/* Where there is no mark: an ASCII character tells, of which every file has one. */
static bool is_big_endian(struct str s)
{
    size_t even = 0, odd = 0;

    for (size_t i = 0; i + 1 < s.n && i < DETECT_BYTES; i += 2) {
        even += s.at[i] == '\0';
        odd += s.at[i + 1] == '\0';
    }
    return even > odd;
}

static uint32_t unit(struct str s, size_t at, bool big)
{
    return big ? (uint32_t)byte(s, at) << 8 | byte(s, at + 1)
               : (uint32_t)byte(s, at + 1) << 8 | byte(s, at);
}

static struct str from_utf16(struct str s, bool big, struct arena *a)
{
    char *to = arena_alloc(a, s.n / 2 * 3 + 1);
    size_t n = 0, at = 0;

    for (; at + 1 < s.n; at += 2) {
        uint32_t high = unit(s, at, big), low;

        if (high < 0xD800 || high > 0xDFFF) {
            n += utf8_put(to + n, high);
            continue;
        }
        low = at + 3 < s.n ? unit(s, at + 2, big) : 0;
        if (high <= 0xDBFF && low >= 0xDC00 && low <= 0xDFFF) {
            n += utf8_put(to + n, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
            at += 2;
        } else {
            to[n++] = high <= 0xDBFF ? '\xF0' : '\xFF'; /* half a character; none */
        }
    }
    if (at < s.n && s.at[at] != '\x1A' && s.at[at] != '\0')
        to[n++] = '\xE0'; /* half a unit */
    return (struct str){to, n};
}

/* --- removal --- */

/* The bytes at `at` that go, or 0. In GB18030 those of the UTF-8 mark may also be the halves of two
 * characters, unless a byte that is no half stands before them. */
static size_t unwanted(const struct scan_bytes *found, size_t at, bool at_start)
{
    struct str rest = from(found->text, at);

    if (rest.at[0] == '\0' || rest.at[0] == '\x1A')
        return 1;
    if (rest.at[0] != '\xEF' && rest.at[0] != '\x84')
        return 0;
    if (str_starts(rest, MARK_UTF8))
        return at_start || found->encoding != RECORD_GB18030 ? MARK_UTF8.n : 0;
    return at_start && str_starts(rest, MARK_GB18030) ? MARK_GB18030.n : 0;
}

size_t scan_gap(struct str text, size_t at)
{
    const struct scan_bytes bytes = {.text = text};
    size_t end = at;

    for (size_t skip = 1; skip && end < text.n; end += skip)
        skip = unwanted(&bytes, end, true);
    return end - at;
}

struct removal {
    char *to;
    size_t n;
    struct removal_repairs LIST(size_t) repairs;
    bool repaired; /* something has been removed from the present line */
};

static void keep(struct removal *r, char c)
{
    r->to[r->n++] = c;
    if (c == '\n' || c == '\r')
        r->repaired = false;
}

static bool keeps_all(const struct scan_bytes *found)
{
    bool at_start = true;

    for (size_t i = 0; i < found->text.n; i++) {
        if (unwanted(found, i, at_start))
            return false;
        at_start = byte(found->text, i) < MARK_AFTER;
    }
    return true;
}

void scan_clean(struct scan_bytes *found, struct arena *a)
{
    struct removal r = {0};
    size_t *repairs;

    if (keeps_all(found))
        return;
    r.to = arena_alloc(a, found->text.n);
    for (size_t i = 0; i < found->text.n;) {
        size_t skip = unwanted(found, i, r.n == 0 || (unsigned char)r.to[r.n - 1] < MARK_AFTER);

        if (skip == 0) {
            keep(&r, found->text.at[i++]);
            continue;
        }
        if (!r.repaired)
            list_push(&r.repairs, r.n);
        r.repaired = true;
        i += skip;
    }
    assert(r.repairs.items);
    repairs = ARENA_ARRAY(a, size_t, r.repairs.n);
    memcpy(repairs, r.repairs.items, r.repairs.n * sizeof *repairs);
    found->text = (struct str){r.to, r.n};
    found->repairs = repairs;
    found->repair_n = r.repairs.n;
    list_reset(&r.repairs);
}

static enum record_encoding encoding_of(struct str *bytes, enum map_encoding wanted, bool *big)
{
    static const struct str LITTLE = {"\xFF\xFE", 2}, BIG = {"\xFE\xFF", 2};

    *big = str_starts(*bytes, BIG);
    if (*big || str_starts(*bytes, LITTLE)) {
        *bytes = from(*bytes, 2);
        return RECORD_UTF16;
    }
    if (str_starts(*bytes, MARK_UTF8)) {
        *bytes = from(*bytes, MARK_UTF8.n);
        return RECORD_UTF8;
    }
    if (str_starts(*bytes, MARK_GB18030)) {
        *bytes = from(*bytes, MARK_GB18030.n);
        return RECORD_GB18030;
    }
    *big = wanted == MAP_ENCODING_UTF16 && is_big_endian(*bytes);
    if (wanted != MAP_ENCODING_AUTO)
        return wanted == MAP_ENCODING_UTF8      ? RECORD_UTF8
               : wanted == MAP_ENCODING_GB18030 ? RECORD_GB18030
                                                : RECORD_UTF16;
    return mostly_utf8(*bytes) ? RECORD_UTF8 : RECORD_GB18030;
}

void scan_detect(struct str bytes, enum map_encoding wanted, struct arena *a,
                 struct scan_bytes *found)
{
    bool big;

    *found = (struct scan_bytes){.encoding = encoding_of(&bytes, wanted, &big)};
    found->text = found->encoding == RECORD_UTF16 ? from_utf16(bytes, big, a) : bytes;
    if (str_ends(found->text, STR("\x1A")))
        found->text.n--;
}

void scan_bytes(struct str bytes, enum map_encoding wanted, struct arena *a,
                struct scan_bytes *found)
{
    scan_detect(bytes, wanted, a, found);
    scan_clean(found, a);
}
