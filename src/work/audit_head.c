/* audit_head.c - see audit_head.h. */
#include "work/audit_head.h"

#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"
#include "work/secret.h"

#define MARK "xinglin-audit-head-1"
enum { WORDS = 6 };

static bool hex_read(struct str text, unsigned char *bytes, size_t n)
{
    size_t got = 0;

    for (size_t i = 0; i < text.n; i++) {
        if (!(text.at[i] >= '0' && text.at[i] <= '9') && !(text.at[i] >= 'a' && text.at[i] <= 'f'))
            return false;
    }
    return text.n == 2 * n && sodium_hex2bin(bytes, n, text.at, text.n, NULL, &got, NULL) == 0
           && got == n;
}

static void public_make(const unsigned char seed[crypto_sign_SEEDBYTES], struct audit_key *k)
{
    unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];

    crypto_sign_seed_keypair(public, secret, seed);
    sodium_bin2hex(k->seed, sizeof k->seed, seed, crypto_sign_SEEDBYTES);
    sodium_bin2hex(k->public, sizeof k->public, public, sizeof public);
    secret_erase(secret, sizeof secret);
}

void audit_key_make(struct audit_key *k)
{
    unsigned char seed[crypto_sign_SEEDBYTES];

    secret_random(seed, sizeof seed);
    public_make(seed, k);
    secret_erase(seed, sizeof seed);
}

bool audit_key_read(struct str text, struct audit_key *k, struct err *e)
{
    unsigned char seed[crypto_sign_SEEDBYTES];

    if (!hex_read(str_trim(text), seed, sizeof seed))
        return err_set(e, ERR_INPUT, "this is no key: 64 of 0-9 and a-f are wanted");
    public_make(seed, k);
    secret_erase(seed, sizeof seed);
    return true;
}

void audit_head_sign(const struct audit_key *k, const struct audit_proof *proof, int64_t now_ms,
                     char line[AUDIT_SIGNED])
{
    unsigned char seed[crypto_sign_SEEDBYTES], signature[crypto_sign_BYTES];
    unsigned char public[crypto_sign_PUBLICKEYBYTES], secret[crypto_sign_SECRETKEYBYTES];
    int64_t china_s = now_ms / 1000 + 8 * 3600;
    char day[DAY_TEXT];
    size_t n;

    day_text((int32_t)(china_s / 86400), day);
    n = (size_t)snprintf(line, AUDIT_SIGNED, MARK " %" PRId64 " %s %sT%02d:%02d:%02d+08:00 %s",
                         proof->lines, proof->head, day, (int)(china_s % 86400 / 3600),
                         (int)(china_s % 3600 / 60), (int)(china_s % 60), k->public);
    hex_read(str_of(k->seed), seed, sizeof seed);
    crypto_sign_seed_keypair(public, secret, seed);
    crypto_sign_detached(signature, NULL, (const unsigned char *)line, n, secret);
    secret_erase(seed, sizeof seed);
    secret_erase(secret, sizeof secret);
    line[n++] = ' ';
    sodium_bin2hex(line + n, AUDIT_SIGNED - n, signature, sizeof signature);
}

static bool words_of(struct str line, struct str words[WORDS])
{
    for (int i = 0; i < WORDS; i++) {
        words[i] = str_cut(&line, ' ');
        if (!words[i].n)
            return false;
    }
    return !line.n && str_eq(words[0], STR(MARK)) && words[2].n == AUDIT_HASH;
}

bool audit_head_read(struct str line, struct str public, char head[AUDIT_HASH + 24], struct err *e)
{
    unsigned char signature[crypto_sign_BYTES], key[crypto_sign_PUBLICKEYBYTES];
    struct str words[WORDS];
    int64_t seq;

    line = str_trim(line);
    if (!words_of(line, words) || !str_to_int(words[1], INT64_MAX, &seq)
        || !hex_read(words[5], signature, sizeof signature))
        return err_set(e, ERR_INPUT, "this is no signed head of an audit log");
    if (!hex_read(str_trim(public), key, sizeof key))
        return err_set(e, ERR_INPUT, "a public key is 64 of 0-9 and a-f");
    if (!str_eq(words[4], str_trim(public)))
        return err_set(e, ERR_CHECK, "the head is signed by another key");
    if (crypto_sign_verify_detached(signature, (const unsigned char *)line.at,
                                    line.n - words[5].n - 1, key)
        != 0)
        return err_set(e, ERR_CHECK, "the signature of the head is wrong");
    snprintf(head, AUDIT_HASH + 24, "%" PRId64 ":%.*s", seq, STR_ARG(words[2]));
    return true;
}
