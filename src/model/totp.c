/* totp.c - RFC 6238 over RFC 4226: 31 bits out of the MAC, where its last nibble points. */
#include "model/totp.h"

#include <assert.h>

uint32_t totp_code(totp_mac *mac, void *secret, int64_t step, int digits)
{
    uint8_t bytes[8], out[TOTP_MAC];
    uint32_t modulus = 1, value;
    int at;

    assert(digits >= 6 && digits <= 8 && step >= 0);
    for (int i = 0; i < 8; i++)
        bytes[i] = (uint8_t)(step >> (56 - 8 * i));
    mac(secret, bytes, out);
    at = out[TOTP_MAC - 1] & 0x0F;
    value = (uint32_t)(out[at] & 0x7F) << 24 | (uint32_t)out[at + 1] << 16
            | (uint32_t)out[at + 2] << 8 | (uint32_t)out[at + 3];
    for (int i = 0; i < digits; i++)
        modulus *= 10;
    return value % modulus;
}

static bool code_read(struct str code, uint32_t *value)
{
    if (code.n != TOTP_DIGITS)
        return false;
    *value = 0;
    for (size_t i = 0; i < code.n; i++) {
        if (code.at[i] < '0' || code.at[i] > '9')
            return false;
        *value = *value * 10 + (uint32_t)(code.at[i] - '0');
    }
    return true;
}

bool totp_take(totp_mac *mac, void *secret, struct str code, int64_t now_ms, int64_t *used_step)
{
    int64_t now_step = now_ms / TOTP_STEP_MS;
    uint32_t value;

    if (!code_read(code, &value))
        return false;
    for (int64_t step = now_step - 1; step <= now_step + 1; step++) {
        if (step <= *used_step || totp_code(mac, secret, step, TOTP_DIGITS) != value)
            continue;
        *used_step = step;
        return true;
    }
    return false;
}
