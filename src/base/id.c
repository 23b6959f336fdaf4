/* id.c - 48 bits of time, version 7, 74 random bits. */
#include "base/id.h"

#include <assert.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

struct id id_make(int64_t unix_ms, const uint8_t random[10])
{
    struct id id;

    assert(unix_ms >= 0 && unix_ms < (int64_t)1 << 48);
    for (int i = 0; i < 6; i++)
        id.bytes[i] = (uint8_t)(unix_ms >> (40 - 8 * i));
    memcpy(id.bytes + 6, random, 10);
    id.bytes[6] = (uint8_t)(0x70 | (id.bytes[6] & 0x0F));
    id.bytes[8] = (uint8_t)(0x80 | (id.bytes[8] & 0x3F));
    return id;
}

struct id id_new(void)
{
    struct timespec now;
    uint8_t random[10];
    ssize_t n = getrandom(random, sizeof random, 0);

    assert(n == (ssize_t)sizeof random);
    clock_gettime(CLOCK_REALTIME, &now);
    return id_make((int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000, random);
}

void id_text(struct id id, char text[ID_TEXT])
{
    static const char digits[] = "0123456789abcdef";
    char *to = text;

    for (int i = 0; i < 16; i++) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            *to++ = '-';
        *to++ = digits[id.bytes[i] >> 4];
        *to++ = digits[id.bytes[i] & 15];
    }
    *to = '\0';
}

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool id_parse(struct str s, struct id *id)
{
    struct id read;
    size_t at = 0;

    if (s.n != ID_TEXT - 1)
        return false;
    for (int i = 0; i < 16; i++) {
        int high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && s.at[at++] != '-')
            return false;
        high = digit(s.at[at++]);
        low = digit(s.at[at++]);
        if (high < 0 || low < 0)
            return false;
        read.bytes[i] = (uint8_t)(high << 4 | low);
    }
    *id = read;
    return true;
}

int id_cmp(struct id a, struct id b)
{
    return memcmp(a.bytes, b.bytes, sizeof a.bytes);
}

bool id_none(struct id id)
{
    static const struct id none;

    return id_cmp(id, none) == 0;
}
