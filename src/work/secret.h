/* secret.h - the only place with cryptography: passwords, tokens, hashes. */
#ifndef XL_WORK_SECRET_H
#define XL_WORK_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "model/totp.h"

#define SECRET_HASH 65      /* SHA-256 in hex and a NUL */
#define SECRET_PASSWORD 128 /* argon2id in its text form and a NUL */
#define SECRET_TOKEN 48     /* head of four, 43 of base64url, NUL */
#define SECRET_BASE32 33    /* 20 bytes and a NUL */

void secret_random(void *bytes, size_t n);
void secret_erase(void *bytes, size_t n); /* that the compiler does not take away */
uint32_t secret_below(uint32_t n);        /* 0 .. n-1, unbiased */

/* argon2id, 64 MiB, two passes; at most two at a time in this process, the others wait.
 * ERR_IO where the memory is not to be had. */
MUST_CHECK bool secret_password_hash(struct str password, char text[SECRET_PASSWORD],
                                     struct err *e);

/* Whether the password is the one. Takes the same time where `text` is empty, and says no. */
bool secret_password_fits(struct str text, struct str password);

void secret_hash(struct str bytes, char hex[SECRET_HASH]); /* SHA-256 */

/* A new token of 256 random bits behind a head such as "xls_". */
void secret_token(const char head[5], char token[SECRET_TOKEN]);

/* HMAC-SHA-1 under the TOTP_SECRET bytes at `secret`: as totp.h wants it. */
void secret_totp_mac(void *secret, const uint8_t step[8], uint8_t mac[TOTP_MAC]);

/* RFC 4648 base32 of TOTP_SECRET bytes, upper case. */
void secret_base32(const uint8_t bytes[TOTP_SECRET], char text[SECRET_BASE32]);
bool secret_base32_read(struct str text, uint8_t bytes[TOTP_SECRET]);

#endif
