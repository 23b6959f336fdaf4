/* id.c - 48 bits of time, version 7, 12 bits of a finer clock (RFC 9562 6.2, method 3), 62 random.
 */
#include "base/id.h"

#include <assert.h>
#include <stdatomic.h>
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

/* 4096ths of a millisecond since 1970, later than any told before in this process. */
static int64_t next_tick(void)
{
    static _Atomic int64_t last;
    struct timespec now;
    int64_t seen = atomic_load(&last), tick;

    clock_gettime(CLOCK_REALTIME, &now);
    do {
        tick = (int64_t)now.tv_sec * 4096000 + now.tv_nsec * 512 / 125000;
        if (tick <= seen)
            tick = seen + 1;
    } while (!atomic_compare_exchange_weak(&last, &seen, tick));
    return tick;
}

struct id id_new(void)
{
    uint8_t random[10];
    int64_t tick = next_tick();
    ssize_t n = getrandom(random, sizeof random, 0);

    assert(n == (ssize_t)sizeof random);
    random[0] = (uint8_t)(tick >> 8 & 0x0F);
    random[1] = (uint8_t)tick;
    return id_make(tick >> 12, random);
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

/* One more than what a hexadecimal digit stands for; ids are read by the thousand, and a comparison
 * of random digits is guessed wrong every other time. */
static const uint8_t DIGIT[256] = {
    ['0'] = 1,  ['1'] = 2,  ['2'] = 3,  ['3'] = 4,  ['4'] = 5,  ['5'] = 6,  ['6'] = 7,  ['7'] = 8,
    ['8'] = 9,  ['9'] = 10, ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
    ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

bool id_parse(struct str s, struct id *id)
{
    struct id read;
    size_t at = 0;

    if (s.n != ID_TEXT - 1)
        return false;
    for (int i = 0; i < 16; i++) {
        uint8_t high, low;

        if ((i == 4 || i == 6 || i == 8 || i == 10) && s.at[at++] != '-')
            return false;
        high = DIGIT[(uint8_t)s.at[at++]];
        low = DIGIT[(uint8_t)s.at[at++]];
        if (!high || !low)
            return false;
        read.bytes[i] = (uint8_t)((high - 1) << 4 | (low - 1));
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
