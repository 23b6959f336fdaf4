/* scan_mark.c - see scan_mark.h.
 *
 * Sixty-four bytes at a time become five words of bits, and the bits of each word become offsets.
 * Which first bytes of fields are looked for is asked with two tables of half bytes, as
 * G. Langdale and D. Lemire do it: Parsing Gigabytes of JSON per Second, VLDB Journal 28 (2019). */
#include "engine/scan_mark.h"

#include <assert.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum {
    BLOCK = 64,
    AHEAD = 24 * BLOCK,
    MARK_FIRST = 0xEF,
    MARK_SECOND = 0xBB,
    GB_FIRST = 0x84,
    GB_SECOND = 0x31
};

struct bits {
    uint64_t delims, ends, quotes, high, starts, odd;
};

void scan_signs_open(struct scan_signs *s, char delim, const bool starts[256])
{
    uint8_t bit_of[16] = {0};
    int n = 0;

    *s = (struct scan_signs){.delim = delim};
    memcpy(s->starts, starts, sizeof s->starts);
    for (int i = 0; i < 256; i++) {
        if (!starts[i])
            continue;
        /* More than eight different halves share bits: then some others are listed too. */
        if (bit_of[i >> 4] == 0)
            bit_of[i >> 4] = (uint8_t)(1U << (n++ % 8));
        s->high[i >> 4] = bit_of[i >> 4];
        s->low[i & 15] |= bit_of[i >> 4];
    }
}

static bool is_odd(unsigned char c, unsigned char next)
{
    return c == 0 || c == 0x1A || (c == MARK_FIRST && next == MARK_SECOND)
           || (c == GB_FIRST && next == GB_SECOND);
}

/* The bits of 64 bytes; the 65th may be looked at. */
static struct bits block_plain(const char *at, const struct scan_signs *s)
{
    struct bits b = {0};

    for (int i = 0; i < BLOCK; i++) {
        unsigned char c = (unsigned char)at[i], next = (unsigned char)at[i + 1];
        uint64_t bit = UINT64_C(1) << i;

        b.delims |= at[i] == s->delim ? bit : 0;
        b.ends |= c == '\n' || c == '\r' ? bit : 0;
        b.quotes |= c == '"' ? bit : 0;
        b.high |= c >= 0x80 ? bit : 0;
        b.starts |= s->low[c & 15] & s->high[c >> 4] ? bit : 0;
        b.odd |= is_odd(c, next) ? bit : 0;
    }
    return b;
}

#if defined(__x86_64__)
struct half {
    uint32_t delims, ends, quotes, high, starts, odd;
};

__attribute__((target("avx2"))) static inline __m256i eq(__m256i v, int c)
{
    return _mm256_cmpeq_epi8(v, _mm256_set1_epi8((char)c));
}

__attribute__((target("avx2"))) static inline struct half half_wide(const char *at,
                                                                    const struct scan_signs *s)
{
    __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i next = _mm256_loadu_si256((const __m256i *)(const void *)(at + 1));
    __m256i low =
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)s->low));
    __m256i high =
        _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)s->high));
    __m256i nibble = _mm256_set1_epi8(15);
    __m256i found = _mm256_and_si256(
        _mm256_shuffle_epi8(low, _mm256_and_si256(v, nibble)),
        _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble)));
    __m256i odd =
        _mm256_or_si256(_mm256_or_si256(eq(v, 0), eq(v, 0x1A)),
                        _mm256_or_si256(_mm256_and_si256(eq(v, MARK_FIRST), eq(next, MARK_SECOND)),
                                        _mm256_and_si256(eq(v, GB_FIRST), eq(next, GB_SECOND))));

    return (struct half){
        .delims = (uint32_t)_mm256_movemask_epi8(eq(v, s->delim)),
        .ends = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(eq(v, '\n'), eq(v, '\r'))),
        .quotes = (uint32_t)_mm256_movemask_epi8(eq(v, '"')),
        .high = (uint32_t)_mm256_movemask_epi8(v),
        .starts = ~(uint32_t)_mm256_movemask_epi8(eq(found, 0)),
        .odd = (uint32_t)_mm256_movemask_epi8(odd),
    };
}

__attribute__((target("avx2"))) static inline struct bits block_wide(const char *at,
                                                                     const struct scan_signs *s)
{
    struct half a = half_wide(at, s), b = half_wide(at + 32, s);

    return (struct bits){a.delims | (uint64_t)b.delims << 32, a.ends | (uint64_t)b.ends << 32,
                         a.quotes | (uint64_t)b.quotes << 32, a.high | (uint64_t)b.high << 32,
                         a.starts | (uint64_t)b.starts << 32, a.odd | (uint64_t)b.odd << 32};
}
#endif

/* The places of eight bits; behind the last bit they are of no meaning. */
static inline uint64_t eight_put(uint32_t *to, uint64_t bits, uint32_t base)
{
    for (int i = 0; i < 8; i++) {
        to[i] = base + (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
        bits &= bits - 1;
    }
    return bits;
}

/* Appends the places of all bits. Room for 64 more has been made. Eight at a time: how many there
 * are is what no processor can foresee, whether there are more than eight it mostly can. */
static inline void places_put(struct scan_places *places, uint64_t bits, uint32_t base)
{
    uint32_t *to = places->items + places->n;

    places->n += (size_t)__builtin_popcountll(bits);
    for (; bits; to += 8)
        bits = eight_put(to, bits, base);
}

/* All but the signs, which the caller has put. */
static inline void block_put(struct scan_marks *m, const struct bits *b, uint32_t base,
                             uint64_t *carry)
{
    uint64_t signs = b->delims | b->ends;

    if (b->ends)
        places_put(&m->ends, b->ends, base);
    if (b->quotes)
        places_put(&m->quotes, b->quotes, base);
    places_put(&m->names, (signs << 1 | *carry) & b->starts, base);
    m->high.items[m->high.n++] = b->high;
    m->odd |= b->odd != 0;
    *carry = signs >> 63;
}

static void room(struct scan_marks *m, size_t n)
{
    m->signs.n = m->ends.n = m->quotes.n = m->names.n = m->high.n = 0;
    list_room(&m->signs, n + BLOCK);
    list_room(&m->ends, n + BLOCK);
    list_room(&m->quotes, n + BLOCK);
    list_room(&m->names, n + BLOCK);
    list_room(&m->high, n / BLOCK + 1);
    m->odd = false;
}

static size_t blocks_plain(struct scan_marks *m, struct str text, const struct scan_signs *s,
                           uint64_t *carry)
{
    size_t at = 0;

    for (; at + BLOCK < text.n; at += BLOCK) {
        struct bits b = block_plain(text.at + at, s);

        places_put(&m->signs, b.delims | b.ends, (uint32_t)at);
        block_put(m, &b, (uint32_t)at, carry);
    }
    return at;
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,popcnt"))) static size_t
blocks_wide(struct scan_marks *m, struct str text, const struct scan_signs *s, uint64_t *carry)
{
    size_t at = 0;

    for (; at + BLOCK < text.n; at += BLOCK) {
        struct bits b;

        /* The processor's own looking ahead ends with each page. */
        __builtin_prefetch(text.at + (at + AHEAD < text.n ? at + AHEAD : at));
        b = block_wide(text.at + at, s);
        places_put(&m->signs, b.delims | b.ends, (uint32_t)at);
        block_put(m, &b, (uint32_t)at, carry);
    }
    return at;
}

#define WIDEST "avx512f,avx512bw,avx512vbmi2,bmi,popcnt"

__attribute__((target(WIDEST))) static inline uint64_t eq_widest(__m512i v, int c)
{
    return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)c));
}

__attribute__((target(WIDEST))) static inline __m512i table_widest(const uint8_t table[16])
{
    return _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)table));
}

__attribute__((target(WIDEST))) static inline struct bits block_widest(const char *at,
                                                                       const struct scan_signs *s)
{
    __m512i v = _mm512_loadu_si512(at);
    __m512i nibble = _mm512_set1_epi8(15);
    __m512i low = _mm512_shuffle_epi8(table_widest(s->low), _mm512_and_si512(v, nibble));
    __m512i high = _mm512_shuffle_epi8(table_widest(s->high),
                                       _mm512_and_si512(_mm512_srli_epi16(v, 4), nibble));
    struct bits b = {
        .delims = eq_widest(v, s->delim),
        .quotes = eq_widest(v, '"'),
        .high = _mm512_movepi8_mask(v),
        .starts = _mm512_test_epi8_mask(low, high),
    };

    /* Most blocks of a wide sheet hold no line end, many no character beyond ASCII. */
    if (_mm512_cmplt_epu8_mask(v, _mm512_set1_epi8(' '))) {
        b.ends = eq_widest(v, '\n') | eq_widest(v, '\r');
        b.odd = eq_widest(v, 0) | eq_widest(v, 0x1A);
    }
    if (b.high) {
        __m512i next = _mm512_loadu_si512(at + 1);

        b.odd |= (eq_widest(v, MARK_FIRST) & eq_widest(next, MARK_SECOND))
                 | (eq_widest(v, GB_FIRST) & eq_widest(next, GB_SECOND));
    }
    return b;
}

/* The places of all bits, sixteen at a time. Room for 64 more has been made. */
__attribute__((target(WIDEST))) static inline void
places_put_widest(struct scan_places *places, uint64_t bits, uint32_t base, __m512i counted)
{
    size_t n = (size_t)__builtin_popcountll(bits);
    uint32_t *to = places->items + places->n;
    __m512i set = _mm512_maskz_compress_epi8(bits, counted), from = _mm512_set1_epi32((int)base);

    _mm512_storeu_si512(to,
                        _mm512_add_epi32(_mm512_cvtepu8_epi32(_mm512_castsi512_si128(set)), from));
    if (n > 16) {
        char rest[BLOCK];

        _mm512_storeu_si512(rest, set);
        for (size_t i = 16; i < n; i += 16) {
            __m128i some = _mm_loadu_si128((const __m128i *)(const void *)(rest + i));

            _mm512_storeu_si512(to + i, _mm512_add_epi32(_mm512_cvtepu8_epi32(some), from));
        }
    }
    places->n += n;
}

__attribute__((target(WIDEST))) static size_t
blocks_widest(struct scan_marks *m, struct str text, const struct scan_signs *s, uint64_t *carry)
{
    char count[BLOCK];
    __m512i counted;
    size_t at = 0;

    for (int i = 0; i < BLOCK; i++)
        count[i] = (char)i;
    counted = _mm512_loadu_si512(count);
    for (; at + BLOCK < text.n; at += BLOCK) {
        struct bits b;

        /* The processor's own looking ahead ends with each page. */
        __builtin_prefetch(text.at + (at + AHEAD < text.n ? at + AHEAD : at));
        b = block_widest(text.at + at, s);
        places_put_widest(&m->signs, b.delims | b.ends, (uint32_t)at, counted);
        block_put(m, &b, (uint32_t)at, carry);
    }
    return at;
}
#endif

enum scan_way scan_way_best(void)
{
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi2")
        && __builtin_cpu_supports("bmi"))
        return SCAN_WIDEST;
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"))
        return SCAN_WIDE;
#endif
    return SCAN_PLAIN;
}

void scan_mark(struct scan_marks *m, struct str text, const struct scan_signs *s, enum scan_way way)
{
    char last[BLOCK + 1] = {0};
    uint64_t carry = 1, inside;
    struct bits b;
    size_t at;

    assert(text.n < UINT32_MAX - BLOCK);
    room(m, text.n);
#if defined(__x86_64__)
    at = way == SCAN_WIDEST ? blocks_widest(m, text, s, &carry)
         : way == SCAN_WIDE ? blocks_wide(m, text, s, &carry)
                            : blocks_plain(m, text, s, &carry);
#else
    (void)way;
    at = blocks_plain(m, text, s, &carry);
#endif
    if (text.n == at)
        return;
    memcpy(last, text.at + at, text.n - at);
    inside = ~UINT64_C(0) >> (BLOCK - (text.n - at));
    b = block_plain(last, s);
    b.odd &= inside;
    b.starts &= inside;
    b.delims &= inside;
    places_put(&m->signs, b.delims | b.ends, (uint32_t)at);
    block_put(m, &b, (uint32_t)at, &carry);
}

void scan_marks_reset(struct scan_marks *m)
{
    list_reset(&m->signs);
    list_reset(&m->ends);
    list_reset(&m->quotes);
    list_reset(&m->names);
    list_reset(&m->high);
}
