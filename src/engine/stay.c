/* stay.c - SipHash-2-4-128 and an open hash of its values. */
#include "engine/stay.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"

static inline uint64_t whole_word_at(const uint8_t *bytes)
{
    uint64_t word;

    memcpy(&word, bytes, sizeof word);
    return __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__ ? __builtin_bswap64(word) : word;
}

static uint64_t word_at(const uint8_t *bytes, size_t n)
{
    uint64_t word = 0;

    for (size_t i = 0; i < n; i++)
        word |= (uint64_t)bytes[i] << (8 * i);
    return word;
}

static uint64_t turn(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

static void rounds(uint64_t v[4], int n)
{
    for (int i = 0; i < n; i++) {
        v[0] += v[1];
        v[1] = turn(v[1], 13) ^ v[0];
        v[0] = turn(v[0], 32);
        v[2] += v[3];
        v[3] = turn(v[3], 16) ^ v[2];
        v[0] += v[3];
        v[3] = turn(v[3], 21) ^ v[0];
        v[2] += v[1];
        v[1] = turn(v[1], 17) ^ v[2];
        v[2] = turn(v[2], 32);
    }
}

static void word_add(uint64_t v[4], uint64_t word)
{
    v[3] ^= word;
    rounds(v, 2);
    v[0] ^= word;
}

struct stay_hash stay_hash(const uint8_t salt[16], struct str bytes)
{
    const uint8_t *at = (const uint8_t *)bytes.at;
    uint64_t k0 = word_at(salt, 8), k1 = word_at(salt + 8, 8);
    uint64_t v[4] = {k0 ^ UINT64_C(0x736f6d6570736575), k1 ^ UINT64_C(0x646f72616e646f6d) ^ 0xee,
                     k0 ^ UINT64_C(0x6c7967656e657261), k1 ^ UINT64_C(0x7465646279746573)};
    struct stay_hash hash;
    size_t i = 0;

    for (; i + 8 <= bytes.n; i += 8)
        word_add(v, whole_word_at(at + i));
    word_add(v, (uint64_t)bytes.n << 56 | (bytes.n > i ? word_at(at + i, bytes.n - i) : 0));
    v[2] ^= 0xee;
    rounds(v, 4);
    hash.low = v[0] ^ v[1] ^ v[2] ^ v[3];
    v[1] ^= 0xdd;
    rounds(v, 4);
    hash.high = v[0] ^ v[1] ^ v[2] ^ v[3];
    return hash;
}

static inline bool taken(const struct stay_hash *slot)
{
    return slot->low || slot->high;
}

/* The slot that holds the hash, or the free one where it belongs. A slot of zeros is free. */
static struct stay_hash *slot_of(const struct stay_set *set, struct stay_hash hash)
{
    uint64_t mask = (uint64_t)(set->slot_n - 1);

    for (uint64_t at = hash.low & mask;; at = (at + 1) & mask) {
        struct stay_hash *slot = &set->slots[at];

        if (!taken(slot) || (slot->low == hash.low && slot->high == hash.high))
            return slot;
    }
}

/* Doubled where it stands, so that the old table and the new one are never there together.
 *
 * Slots are emptied one after another, from the one behind the last free slot on and round to it,
 * and each hash is put where it belongs now. What is between its place and the slot it left has
 * been moved already, or belongs to the new half: nothing is passed that moves away later. */
static void slots_grow(struct stay_set *set)
{
    int64_t old_n = set->slot_n, begin = old_n;
    size_t cap = (size_t)old_n;

    set->slot_n = old_n ? old_n * 2 : 1024;
    set->slots = list_grow(set->slots, &cap, (size_t)set->slot_n, sizeof *set->slots);
    memset(set->slots + old_n, 0, (size_t)(set->slot_n - old_n) * sizeof *set->slots);
    while (begin > 0 && taken(&set->slots[begin - 1]))
        begin--;
    for (int64_t i = 0; i < old_n; i++) {
        struct stay_hash *slot = &set->slots[(begin + i) & (old_n - 1)];
        struct stay_hash hash = *slot;

        *slot = (struct stay_hash){0};
        if (taken(&hash))
            *slot_of(set, hash) = hash;
    }
}

/* Lengths stand before the texts, so that no two stays have the same key. */
static void text_add(struct out *key, struct str text)
{
    uint64_t n = text.n;

    out_put(key, &n, sizeof n);
    out_str(key, text);
}

static char *text_put(char *to, struct str text)
{
    uint64_t n = text.n;

    memcpy(to, &n, sizeof n);
    if (text.n)
        memcpy(to + sizeof n, text.at, text.n);
    return to + sizeof n + text.n;
}

struct stay_hash stay_key(const uint8_t salt[16], const struct stay *stay)
{
    enum { USUAL = 512 };
    size_t n = stay->institution.n + stay->rec_no.n + stay->adm_no.n;
    struct stay_hash hash;

    if (n < USUAL) {
        char key[USUAL + 64];
        char *to = text_put(text_put(text_put(key, stay->institution), stay->rec_no), stay->adm_no);

        memcpy(to, &stay->dis_day, sizeof stay->dis_day);
        memcpy(to + sizeof stay->dis_day, &stay->birth_day, sizeof stay->birth_day);
        to += sizeof stay->dis_day + sizeof stay->birth_day;
        hash = stay_hash(salt, (struct str){key, (size_t)(to - key)});
    } else {
        struct out key = {0};

        text_add(&key, stay->institution);
        text_add(&key, stay->rec_no);
        text_add(&key, stay->adm_no);
        out_put(&key, &stay->dis_day, sizeof stay->dis_day);
        out_put(&key, &stay->birth_day, sizeof stay->birth_day);
        hash = stay_hash(salt, (struct str){key.items, key.n});
        out_reset(&key);
    }
    if (hash.low == 0 && hash.high == 0)
        hash.low = 1;
    return hash;
}

void stay_fetch(const struct stay_set *set, struct stay_hash hash)
{
    if (set->slot_n)
        __builtin_prefetch(&set->slots[hash.low & (uint64_t)(set->slot_n - 1)]);
}

bool stay_put(struct stay_set *set, struct stay_hash hash)
{
    struct stay_hash *slot;

    if (set->n >= set->slot_n / 8 * 7)
        slots_grow(set);
    slot = slot_of(set, hash);
    if (taken(slot))
        return false;
    *slot = hash;
    set->n++;
    return true;
}

bool stay_first(struct stay_set *set, const struct record *r)
{
    struct stay stay = {r->institution, r->rec_no, r->adm_no, r->dis_day, r->birth_day};

    assert(r->rejected == RULE_NONE);
    return r->rec_no.n == 0 || stay_put(set, stay_key(set->salt, &stay));
}

void stay_reset(struct stay_set *set)
{
    heap_free(set->slots);
    *set = (struct stay_set){0};
}
