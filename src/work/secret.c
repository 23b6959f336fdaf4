/* secret.c - libsodium, and OpenSSL's HMAC-SHA-1, which libsodium does not have. */
/* OpenSSL has a type of a name that is ours. */
#define ERR_STATE OPENSSL_ERR_STATE
#include <openssl/evp.h>
#include <openssl/hmac.h>
#undef ERR_STATE

#include "work/secret.h"

#include <assert.h>
#include <pthread.h>
#include <sodium.h>
#include <string.h>

/* A hash takes 64 MiB and a tenth of a second: who asks for many must not get many at once. */
enum { HASHES_AT_ONCE = 2 };
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t freed = PTHREAD_COND_INITIALIZER;
static int running;

static void ready(void)
{
    int state = sodium_init();

    assert(state >= 0);
    (void)state;
}

static void enter(void)
{
    ready();
    pthread_mutex_lock(&mutex);
    while (running == HASHES_AT_ONCE)
        pthread_cond_wait(&freed, &mutex);
    running++;
    pthread_mutex_unlock(&mutex);
}

static void leave(void)
{
    pthread_mutex_lock(&mutex);
    running--;
    pthread_cond_signal(&freed);
    pthread_mutex_unlock(&mutex);
}

void secret_random(void *bytes, size_t n)
{
    ready();
    randombytes_buf(bytes, n);
}

void secret_erase(void *bytes, size_t n)
{
    sodium_memzero(bytes, n);
}

uint32_t secret_below(uint32_t n)
{
    ready();
    return randombytes_uniform(n);
}

bool secret_password_hash(struct str password, char text[SECRET_PASSWORD], struct err *e)
{
    int failed;

    static_assert(SECRET_PASSWORD >= crypto_pwhash_STRBYTES, "argon2id's text fits");
    enter();
    failed =
        crypto_pwhash_str_alg(text, password.at, password.n, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    leave();
    if (failed != 0)
        return err_set(e, ERR_IO, "there is no memory to hash a password (64 MiB)");
    return true;
}

/* Where there is nothing to compare with, a hash is made and thrown away. */
bool secret_password_fits(struct str text, struct str password)
{
    char known[SECRET_PASSWORD] = {0}, made[SECRET_PASSWORD];
    struct err unheard = {0};
    bool fits;

    if (text.n == 0 || text.n >= sizeof known) {
        if (secret_password_hash(password, made, &unheard))
            secret_erase(made, sizeof made);
        return false;
    }
    memcpy(known, text.at, text.n);
    enter();
    fits = crypto_pwhash_str_verify(known, password.at, password.n) == 0;
    leave();
    return fits;
}

void secret_hash(struct str bytes, char hex[SECRET_HASH])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    /* OpenSSL uses the processor's own instructions: whole panels are hashed */
    int done = EVP_Digest(bytes.n > 0 ? bytes.at : "", bytes.n, hash, NULL, EVP_sha256(), NULL);

    assert(done == 1);
    (void)done;
    sodium_bin2hex(hex, SECRET_HASH, hash, sizeof hash);
}

void secret_token(const char head[5], char token[SECRET_TOKEN])
{
    unsigned char bytes[32];

    assert(strlen(head) == 4);
    memcpy(token, head, 4);
    secret_random(bytes, sizeof bytes);
    sodium_bin2base64(token + 4, SECRET_TOKEN - 4, bytes, sizeof bytes,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    secret_erase(bytes, sizeof bytes);
}

void secret_totp_mac(void *secret, const uint8_t step[8], uint8_t mac[TOTP_MAC])
{
    unsigned int n = 0;
    const unsigned char *made = HMAC(EVP_sha1(), secret, TOTP_SECRET, step, 8, mac, &n);

    assert(made != NULL && n == TOTP_MAC);
    (void)made;
}

static const char BASE32[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

void secret_base32(const uint8_t bytes[TOTP_SECRET], char text[SECRET_BASE32])
{
    for (int i = 0; i < SECRET_BASE32 - 1; i++) {
        int bit = i * 5, at = bit / 8;
        unsigned two =
            (unsigned)bytes[at] << 8 | (at + 1 < TOTP_SECRET ? (unsigned)bytes[at + 1] : 0U);

        text[i] = BASE32[two >> (11 - bit % 8) & 31];
    }
    text[SECRET_BASE32 - 1] = '\0';
}

bool secret_base32_read(struct str text, uint8_t bytes[TOTP_SECRET])
{
    uint8_t made[TOTP_SECRET] = {0};

    if (text.n != SECRET_BASE32 - 1)
        return false;
    for (size_t i = 0; i < text.n; i++) {
        const char *found = text.at[i] != 0 ? strchr(BASE32, text.at[i]) : NULL;

        if (found == NULL)
            return false;
        for (size_t b = 0; b < 5; b++) {
            size_t bit = i * 5 + b;

            if (((size_t)(found - BASE32) >> (4 - b) & 1) != 0)
                made[bit / 8] |= (uint8_t)(0x80 >> bit % 8);
        }
    }
    memcpy(bytes, made, sizeof made);
    return true;
}
