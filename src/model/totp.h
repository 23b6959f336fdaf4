/* totp.h - codes of six digits that change every 30 seconds (RFC 6238). Pure: HMAC-SHA-1 is handed
 * in. */
#ifndef XL_MODEL_TOTP_H
#define XL_MODEL_TOTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define TOTP_STEP_MS 30000
#define TOTP_DIGITS 6
#define TOTP_SECRET 20 /* bytes */
#define TOTP_MAC 20

/* Writes HMAC-SHA-1 of the 8 bytes of a step under the secret. */
typedef void totp_mac(void *secret, const uint8_t step[8], uint8_t mac[TOTP_MAC]);

/* The code of a step, `digits` 6..8. */
uint32_t totp_code(totp_mac *mac, void *secret, int64_t step, int digits);

/* Whether the text is the code of now, of the step before or of the one after, and its step is
 * later than `*used_step`, which then becomes it: each code is good once. Untouched on refusal. */
bool totp_take(totp_mac *mac, void *secret, struct str code, int64_t now_ms, int64_t *used_step);

#endif
