/* seal_box.c - nonce, ciphertext and tag behind each other. The keys of the parts are drawn from
 * the one key by its keyed hash over their names, so that no key serves two ends. */
/* OpenSSL has a type of a name that is ours. */
#define ERR_STATE OPENSSL_ERR_STATE
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#undef ERR_STATE

#include <sodium.h>
#include <string.h>

#include "work/seal_box.h"

const char *const seal_profile_names[SEAL_PROFILE_N + 1] = {"aes", "gm", NULL};

enum { GCM_NONCE = 12, GCM_TAG = 16, CTR_NONCE = 16, MAC = 32, TEXT_MAX = 1 << 20 };

struct sizes {
    size_t nonce, tag;
};
static const struct sizes SIZES[] = {{GCM_NONCE, GCM_TAG}, {CTR_NONCE, MAC}};
static const char LETTERS[] = "ag";

static bool keyed(enum seal_profile profile, const uint8_t key[SEAL_KEY], const void *bytes,
                  size_t n, uint8_t mac[MAC])
{
    unsigned got = 0;

    return HMAC(profile == SEAL_AES ? EVP_sha256() : EVP_sm3(), key, SEAL_KEY, bytes, n, mac, &got)
           && got == MAC;
}

static bool part_key(enum seal_profile profile, const uint8_t key[SEAL_KEY], const char *part,
                     uint8_t out[MAC])
{
    return keyed(profile, key, part, strlen(part), out);
}

static bool failed(struct err *e)
{
    return err_set(e, ERR_IO, "the cryptographic library refuses");
}

static bool refused(struct err *e)
{
    return err_set(e, ERR_CHECK,
                   "a sealed value does not open: another key, another place, or changed");
}

/* --- AES-256-GCM --- */

static bool gcm_run(EVP_CIPHER_CTX *c, bool seal, struct str where, const uint8_t *from, size_t n,
                    uint8_t *to)
{
    int got = 0, rest = 0;

    return EVP_CipherUpdate(c, NULL, &got, (const uint8_t *)where.at, (int)where.n) == 1
           && (n == 0 || EVP_CipherUpdate(c, to, &got, from, (int)n) == 1)
           && (!seal || EVP_CipherFinal_ex(c, to + n, &rest) == 1);
}

static bool gcm(bool seal, const uint8_t key[MAC], struct str where, uint8_t *box, size_t n,
                const uint8_t *from, uint8_t *to)
{
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    uint8_t *tag = box + GCM_NONCE + n, unused[16];
    int rest = 0;
    bool good = c && EVP_CipherInit_ex(c, EVP_aes_256_gcm(), NULL, key, box, seal) == 1
                && gcm_run(c, seal, where, from, n, to);

    if (good && seal)
        good = EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_GET_TAG, GCM_TAG, tag) == 1;
    else if (good)
        good = EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, GCM_TAG, tag) == 1
               && EVP_CipherFinal_ex(c, unused, &rest) == 1;
    EVP_CIPHER_CTX_free(c);
    return good;
}

/* --- SM4-CTR, then HMAC-SM3 over place, nonce and ciphertext --- */

static bool ctr(const uint8_t key[MAC], const uint8_t nonce[CTR_NONCE], const uint8_t *from,
                size_t n, uint8_t *to)
{
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    int got = 0;
    bool good = c && EVP_CipherInit_ex(c, EVP_sm4_ctr(), NULL, key, nonce, 1) == 1
                && (n == 0 || EVP_CipherUpdate(c, to, &got, from, (int)n) == 1);

    EVP_CIPHER_CTX_free(c);
    return good;
}

static bool gm_mac(const uint8_t key[SEAL_KEY], struct str where, const uint8_t *box, size_t n,
                   struct arena *a, uint8_t mac[MAC])
{
    uint8_t part[MAC], *all = arena_alloc(a, where.n + n + 8);
    uint64_t length = where.n;

    memcpy(all, &length, 8);
    if (where.n)
        memcpy(all + 8, where.at, where.n);
    memcpy(all + 8 + where.n, box, n);
    return part_key(SEAL_GM, key, "mac", part) && keyed(SEAL_GM, part, all, 8 + where.n + n, mac);
}

/* --- both --- */

static struct str packed(enum seal_profile profile, const uint8_t *box, size_t n, struct arena *a)
{
    size_t most = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    char *text = arena_alloc(a, most + 3);

    text[0] = LETTERS[profile];
    text[1] = '1';
    text[2] = '.';
    sodium_bin2base64(text + 3, most, box, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return str_of(text);
}

size_t box_extra(enum seal_profile profile)
{
    return SIZES[profile].nonce + SIZES[profile].tag;
}

bool box_seal_bytes(enum seal_profile profile, const uint8_t key[SEAL_KEY], struct str where,
                    struct str text, struct arena *a, struct str *sealed, struct err *e)
{
    const struct sizes *s = &SIZES[profile];
    size_t n = s->nonce + text.n;
    uint8_t part[MAC], *box;
    bool good;

    if (text.n > TEXT_MAX)
        return err_set(e, ERR_INPUT, "longer than a sealed value may be");
    box = arena_alloc(a, n + s->tag);
    if (RAND_bytes(box, (int)s->nonce) != 1 || !part_key(profile, key, "seal", part))
        return failed(e);
    if (profile == SEAL_AES)
        good = gcm(true, part, where, box, text.n, (const uint8_t *)text.at, box + s->nonce);
    else
        good = ctr(part, box, (const uint8_t *)text.at, text.n, box + s->nonce)
               && gm_mac(key, where, box, n, a, box + n);
    sodium_memzero(part, sizeof part);
    if (!good)
        return failed(e);
    *sealed = (struct str){(const char *)box, n + s->tag};
    return true;
}

bool box_seal(enum seal_profile profile, const uint8_t key[SEAL_KEY], struct str where,
              struct str text, struct arena *a, struct str *sealed, struct err *e)
{
    struct str box = {0};

    if (!box_seal_bytes(profile, key, where, text, a, &box, e))
        return false;
    *sealed = packed(profile, (const uint8_t *)box.at, box.n, a);
    return true;
}

/* The bytes of a seal; false where it is none. */
static bool unpacked(struct str sealed, enum seal_profile *profile, uint8_t **box, size_t *n,
                     struct arena *a)
{
    const char *letter = sealed.n > 3 ? strchr(LETTERS, sealed.at[0]) : NULL;

    if (!letter || !*letter || sealed.at[1] != '1' || sealed.at[2] != '.')
        return false;
    for (size_t i = 3; i < sealed.n; i++)
        if ((unsigned char)sealed.at[i] >= 0x80)
            return false; /* libsodium 1.0.18 takes such bytes for '_' */
    *profile = (enum seal_profile)(letter - LETTERS);
    *box = arena_alloc(a, sealed.n);
    return sodium_base642bin(*box, sealed.n, sealed.at + 3, sealed.n - 3, NULL, n, NULL,
                             sodium_base64_VARIANT_URLSAFE_NO_PADDING)
               == 0
           && *n >= SIZES[*profile].nonce + SIZES[*profile].tag;
}

static bool gm_open(const uint8_t key[SEAL_KEY], const uint8_t part[MAC], struct str where,
                    uint8_t *box, size_t text_n, struct arena *a, uint8_t *to)
{
    uint8_t mac[MAC];
    size_t n = CTR_NONCE + text_n;

    return gm_mac(key, where, box, n, a, mac) && sodium_memcmp(mac, box + n, MAC) == 0
           && ctr(part, box, box + CTR_NONCE, text_n, to);
}

/* A seal, as bytes that may be written over. */
struct box {
    enum seal_profile profile;
    uint8_t *bytes;
    size_t n;
};

static bool opened(const struct box *b, const uint8_t key[SEAL_KEY], struct str where,
                   struct arena *a, struct str *text, struct err *e)
{
    uint8_t part[MAC], *to;
    size_t text_n = b->n - box_extra(b->profile);
    bool good;

    if (!part_key(b->profile, key, "seal", part))
        return failed(e);
    to = arena_alloc(a, text_n + 1);
    good = b->profile == SEAL_AES
               ? gcm(false, part, where, b->bytes, text_n, b->bytes + GCM_NONCE, to)
               : gm_open(key, part, where, b->bytes, text_n, a, to);
    sodium_memzero(part, sizeof part);
    if (!good)
        return refused(e);
    *text = (struct str){(const char *)to, text_n};
    return true;
}

bool box_open_bytes(enum seal_profile profile, const uint8_t key[SEAL_KEY], struct str where,
                    struct str sealed, struct arena *a, struct str *text, struct err *e)
{
    struct box b = {.profile = profile, .n = sealed.n};

    if (sealed.n < box_extra(profile))
        return refused(e);
    b.bytes = (uint8_t *)arena_copy(a, sealed.at, sealed.n);
    return opened(&b, key, where, a, text, e);
}

bool box_open(const uint8_t key[SEAL_KEY], struct str where, struct str sealed, struct arena *a,
              struct str *text, struct err *e)
{
    struct box b;

    if (!unpacked(sealed, &b.profile, &b.bytes, &b.n, a))
        return refused(e);
    return opened(&b, key, where, a, text, e);
}

bool box_hash(enum seal_profile profile, const uint8_t key[SEAL_KEY], const char *kind,
              struct str text, char hex[SEAL_HASH], struct err *e)
{
    uint8_t part[MAC], kind_key[MAC], mac[MAC];
    bool good = part_key(profile, key, "search", part) && part_key(profile, part, kind, kind_key)
                && keyed(profile, kind_key, text.n ? text.at : "", text.n, mac);

    if (!good)
        return failed(e);
    sodium_bin2hex(hex, SEAL_HASH, mac, sizeof mac);
    return true;
}
