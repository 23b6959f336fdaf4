/* utf8.c - the characters of str.h: RFC 3629 read and written, GB18030 turned into it by iconv. */
#include <assert.h>
#include <errno.h>
#include <iconv.h>
#include <pthread.h>

#include "base/str.h"

/* Bytes a lead byte announces and the least rune that may take so many. */
static size_t lead(unsigned char c, uint32_t *bits, uint32_t *least)
{
    if (c < 0x80) {
        *bits = c;
        *least = 0;
        return 1;
    }
    if (c >= 0xC2 && c < 0xE0) {
        *bits = c & 0x1Fu;
        *least = 0x80;
        return 2;
    }
    if (c >= 0xE0 && c < 0xF0) {
        *bits = c & 0x0Fu;
        *least = 0x800;
        return 3;
    }
    if (c >= 0xF0 && c < 0xF5) {
        *bits = c & 0x07u;
        *least = 0x10000;
        return 4;
    }
    return 0;
}

size_t utf8_next(struct str s, size_t at, uint32_t *rune)
{
    uint32_t bits, least;
    size_t n;

    if (at >= s.n)
        return 0;
    n = lead((unsigned char)s.at[at], &bits, &least);
    if (n == 0 || n > s.n - at)
        return 0;
    for (size_t i = 1; i < n; i++) {
        unsigned char c = (unsigned char)s.at[at + i];

        if ((c & 0xC0u) != 0x80)
            return 0;
        bits = bits << 6 | (c & 0x3Fu);
    }
    if (bits < least || bits > 0x10FFFF || (bits >= 0xD800 && bits <= 0xDFFF))
        return 0;
    *rune = bits;
    return n;
}

/* Three bytes whose first tells that they are no surrogate and not too long: nearly all Chinese. */
static bool usual_three(struct str s, size_t at)
{
    const unsigned char *c = (const unsigned char *)s.at + at;

    return c[0] > 0xE0 && c[0] < 0xED && s.n - at >= 3 && (c[1] & 0xC0u) == 0x80
           && (c[2] & 0xC0u) == 0x80;
}

bool utf8_valid(struct str s)
{
    size_t at = 0;

    while (at < s.n) {
        uint32_t rune;
        size_t n = (unsigned char)s.at[at] < 0x80 ? 1
                   : usual_three(s, at)           ? 3
                                                  : utf8_next(s, at, &rune);

        if (n == 0)
            return false;
        at += n;
    }
    return true;
}

size_t utf8_count(struct str s)
{
    size_t count = 0;

    for (size_t i = 0; i < s.n; i++)
        count += ((unsigned char)s.at[i] & 0xC0u) != 0x80;
    return count;
}

size_t utf8_put(char *to, uint32_t rune)
{
    assert(rune <= 0x10FFFF && (rune < 0xD800 || rune > 0xDFFF));
    if (rune < 0x80) {
        to[0] = (char)rune;
        return 1;
    }
    if (rune < 0x800) {
        to[0] = (char)(0xC0 | rune >> 6);
        to[1] = (char)(0x80 | (rune & 0x3F));
        return 2;
    }
    if (rune < 0x10000) {
        to[0] = (char)(0xE0 | rune >> 12);
        to[1] = (char)(0x80 | (rune >> 6 & 0x3F));
        to[2] = (char)(0x80 | (rune & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | rune >> 18);
    to[1] = (char)(0x80 | (rune >> 12 & 0x3F));
    to[2] = (char)(0x80 | (rune >> 6 & 0x3F));
    to[3] = (char)(0x80 | (rune & 0x3F));
    return 4;
}

static pthread_key_t key;

static void end(void *converter)
{
    iconv_close((iconv_t)converter);
}

static void make_key(void)
{
    int wrong = pthread_key_create(&key, end);

    assert(wrong == 0);
    (void)wrong;
}

/* One descriptor a thread, closed with it: opening one costs more than most texts. */
static iconv_t gb18030(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    iconv_t converter;

    pthread_once(&once, make_key);
    converter = pthread_getspecific(key);
    if (converter == NULL) {
        converter = iconv_open("UTF-8", "GB18030");
        assert(converter != (iconv_t)-1);
        pthread_setspecific(key, converter);
    }
    iconv(converter, NULL, NULL, NULL, NULL);
    return converter;
}

bool gb18030_decode(struct str s, struct arena *a, struct str *out, struct err *e)
{
    size_t left = s.n, room = s.n * 2 + 4; /* two bytes become at most three, four become four */
    char *to = arena_alloc(a, room + 1);
    char *in = (char *)(uintptr_t)s.at, *put = to;

    if (s.n && iconv(gb18030(), &in, &left, &put, &room) == (size_t)-1)
        return err_set(e, ERR_INPUT, "byte 0x%02x at offset %zu is not GB18030%s",
                       (unsigned char)*in, (size_t)(in - s.at),
                       errno == EINVAL ? " (half a character)" : "");
    *out = (struct str){to, (size_t)(put - to)};
    return true;
}

bool utf8_plain(uint32_t rune)
{
    if (rune < 0x20 || (rune >= 0x7f && rune < 0xa0))
        return false;
    return !(rune >= 0x202a && rune <= 0x202e) && !(rune >= 0x2066 && rune <= 0x2069)
           && rune != 0x2028 && rune != 0x2029 && rune != 0xfeff;
}
