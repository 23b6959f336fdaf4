/* certificate.c - see certificate.h. */
#include "model/certificate.h"

#include <string.h>

static const char ALPHABET[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; /* 32: no I, L, O, U */

static int value_of(char c)
{
    const char *at;

    if (c >= 'a' && c <= 'z')
        c = (char)(c - 'a' + 'A');
    if (c == 'O')
        c = '0';
    if (c == 'I' || c == 'L')
        c = '1';
    at = c ? strchr(ALPHABET, c) : NULL;
    return at ? (int)(at - ALPHABET) : -1;
}

/* Weights that are odd and differ between neighbours by 2: one wrong character always changes the
 * sum modulo 32, and so does a swap of neighbours unless they differ by 16. */
static int check_of(const char code[CERTIFICATE_RANDOM])
{
    int sum = 0;

    for (int i = 0; i < CERTIFICATE_RANDOM; i++)
        sum += (2 * i + 1) * value_of(code[i]);
    return sum % 32;
}

void certificate_code(const uint8_t random[CERTIFICATE_RANDOM], char code[CERTIFICATE_CODE + 1])
{
    for (int i = 0; i < CERTIFICATE_RANDOM; i++)
        code[i] = ALPHABET[random[i] & 31];
    code[CERTIFICATE_RANDOM] = ALPHABET[check_of(code)];
    code[CERTIFICATE_CODE] = '\0';
}

bool certificate_read(struct str typed, char code[CERTIFICATE_CODE + 1])
{
    char got[CERTIFICATE_CODE + 1] = {0};
    int n = 0;

    for (size_t i = 0; i < typed.n; i++) {
        int value = value_of(typed.at[i]);

        if (typed.at[i] == '-' || typed.at[i] == ' ')
            continue;
        if (n == CERTIFICATE_CODE || value < 0)
            return false;
        got[n++] = ALPHABET[value];
    }
    if (n != CERTIFICATE_CODE || value_of(got[CERTIFICATE_RANDOM]) != check_of(got))
        return false;
    memcpy(code, got, sizeof got);
    return true;
}

void certificate_text(struct str code, char text[CERTIFICATE_TEXT])
{
    size_t n = 0;

    for (size_t i = 0; i < code.n && i < CERTIFICATE_CODE; i++) {
        if (i && i % 4 == 0)
            text[n++] = '-';
        text[n++] = code.at[i];
    }
    text[n] = '\0';
}

struct str certificate_masked(struct str name, struct arena *a)
{
    uint32_t rune;
    size_t first = name.n ? utf8_next(name, 0, &rune) : 0;
    char *text = arena_alloc(a, name.n * 3 + 4);
    size_t n = first;

    memcpy(text, name.at ? name.at : "", first);
    for (size_t at = first; at < name.n;) {
        size_t step = utf8_next(name, at, &rune);

        if (step == 0)
            break;
        at += step;
        n += utf8_put(text + n, 0x25CB);
    }
    return (struct str){text, n};
}

const char *certificate_kind(int placement_kind)
{
    static const char *const KINDS[] = {"派驻", "进修", "省属县用", "规培", "挂职"};

    return placement_kind >= 0 && placement_kind < 5 ? KINDS[placement_kind] : "";
}
