/* record_memo.c - an open hash of 64-byte slots over the bytes of fields, half full at most. A slot
 * is one line of the processor's cache. */
#include "engine/record_memo.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"

enum { FIRST = 1024, MOST = 1 << 17, TEXT_MOST = 8 << 20, FIELD_MOST = 512, LINE = 64 };

struct record_memo_slot {
    struct record_known known;
    const char *at; /* NULL: free */
    uint64_t hash;
    uint32_t n, role;
    uint64_t few; /* load_few of the text: all of it where it has at most seven bytes */
};
static_assert(sizeof(struct record_memo_slot) == LINE, "a slot is a line");

static inline uint64_t load(const char *at, size_t n)
{
    uint64_t word = 0;

    memcpy(&word, at, n);
    return word;
}

__extension__ typedef unsigned __int128 wide;

static inline uint64_t mix(uint64_t a, uint64_t b)
{
    wide product = (wide)a * b;

    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

/* At most seven bytes. */
static inline uint64_t load_few(const char *at, size_t n)
{
    if (n >= 4)
        return load(at, 4) | load(at + n - 4, 4) << 32;
    if (n == 0)
        return 0;
    return (uint64_t)(unsigned char)at[0] | (uint64_t)(unsigned char)at[n / 2] << 8
           | (uint64_t)(unsigned char)at[n - 1] << 16;
}

static inline uint64_t hash_of(uint32_t role, struct str s)
{
    uint64_t h = UINT64_C(0x9E3779B97F4A7C15) * (role + 1) ^ s.n;
    size_t i = 0;

    for (; i + 16 < s.n; i += 16)
        h = mix(load(s.at + i, 8) ^ h, load(s.at + i + 8, 8) ^ UINT64_C(0xE7037ED1A0B428DB));
    if (s.n >= 8)
        return mix(load(s.at + (s.n - i < 8 ? s.n - 8 : i), 8) ^ h,
                   load(s.at + s.n - 8, 8) ^ UINT64_C(0x8EBC6AF09C88C6E3));
    return mix(load_few(s.at, s.n) ^ h, UINT64_C(0x8EBC6AF09C88C6E3));
}

static inline bool same(const struct record_memo_slot *slot, const char *b, size_t n)
{
    const char *a = slot->at;

    if (n < 8)
        return slot->few == load_few(b, n);
    for (size_t i = 0; i + 8 < n; i += 8) {
        if (load(a + i, 8) != load(b + i, 8))
            return false;
    }
    return load(a + n - 8, 8) == load(b + n - 8, 8);
}

static void grow(struct record_memo *m)
{
    struct record_memo_slot *old = m->slots;
    void *old_room = m->room;
    uint32_t old_n = m->slot_n;
    size_t cap = 0;

    m->slot_n = old_n ? old_n * 2 : FIRST;
    m->room = list_grow(NULL, &cap, m->slot_n + 1, sizeof *m->slots);
    m->slots = (struct record_memo_slot *)(((uintptr_t)m->room + LINE - 1) / LINE * LINE);
    memset(m->slots, 0, m->slot_n * sizeof *m->slots);
    for (uint32_t i = 0; i < old_n; i++) {
        uint32_t at = (uint32_t)old[i].hash & (m->slot_n - 1);

        if (!old[i].at)
            continue;
        while (m->slots[at].at)
            at = (at + 1) & (m->slot_n - 1);
        m->slots[at] = old[i];
    }
    heap_free(old_room);
}

/* The slot of a field, or the empty one where it would be. */
static struct record_memo_slot *slot_find(struct record_memo *m, uint64_t hash, uint32_t role,
                                          struct str field)
{
    for (uint32_t at = (uint32_t)hash & (m->slot_n - 1);; at = (at + 1) & (m->slot_n - 1)) {
        struct record_memo_slot *slot = &m->slots[at];

        if (!slot->at
            || (slot->hash == hash && slot->n == field.n && slot->role == role
                && same(slot, field.at, field.n)))
            return slot;
    }
}

struct record_known *record_memo(struct record_memo *m, uint32_t role, struct str field,
                                 bool *fresh)
{
    uint64_t hash = hash_of(role, field);
    struct record_memo_slot *slot;

    if (m->n >= m->slot_n / 2 && m->n < MOST)
        grow(m);
    slot = slot_find(m, hash, role, field);
    *fresh = !slot->at;
    if (slot->at)
        return &slot->known;
    if (m->n >= MOST || m->text.used > TEXT_MOST || field.n > FIELD_MOST) {
        m->scratch = (struct record_known){0};
        return &m->scratch;
    }
    *slot = (struct record_memo_slot){.hash = hash, .n = (uint32_t)field.n, .role = role};
    slot->at = arena_copy(&m->text, field.at, field.n);
    slot->few = load_few(field.at, field.n);
    m->n++;
    return &slot->known;
}

uint64_t record_memo_fetch(const struct record_memo *m, uint32_t role, struct str field)
{
    uint64_t hash = field.n <= FIELD_MOST ? hash_of(role, field) : 0;

    if (m->slot_n)
        __builtin_prefetch(&m->slots[(uint32_t)hash & (m->slot_n - 1)]);
    return hash;
}

void record_memo_fetch_text(const struct record_memo *m, uint64_t hash)
{
    const struct record_memo_slot *slot;

    if (m->slot_n == 0)
        return;
    slot = &m->slots[(uint32_t)hash & (m->slot_n - 1)];
    if (slot->n >= 8)
        __builtin_prefetch(slot->at);
}

void record_memo_reset(struct record_memo *m)
{
    heap_free(m->room);
    arena_reset(&m->text);
    *m = (struct record_memo){0};
}
