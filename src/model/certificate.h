/* certificate.h - a certificate of service: what it says, and the code that proves it. Pure.
 *
 * The code is 20 random characters of 5 bits and one that checks them, in an alphabet without
 * letters that are mistaken for digits; so a slip is told from a code that nobody gave. */
#ifndef XL_MODEL_CERTIFICATE_H
#define XL_MODEL_CERTIFICATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { CERTIFICATE_RANDOM = 20, CERTIFICATE_CODE = CERTIFICATE_RANDOM + 1 };
#define CERTIFICATE_TEXT (CERTIFICATE_CODE + 6) /* groups of four with dashes, and a NUL */

struct certificate {
    struct str code;                   /* without dashes */
    struct str name;                   /* of the person */
    struct str kind;                   /* Chinese, "派驻" */
    struct str home, host, discipline; /* names; home and discipline may be empty */
    int32_t from_day, until_day, issued_day;
    int64_t days;
    bool invented; /* of a demonstration: says so */
    bool withdrawn;
    int32_t withdrawn_day;
    struct str withdrawn_why;
};

/* `random` bytes use their low five bits. */
void certificate_code(const uint8_t random[CERTIFICATE_RANDOM], char code[CERTIFICATE_CODE + 1]);

/* What somebody typed as a code: blanks and dashes aside, small letters as capitals, O as 0, I and
 * L as 1. False where it is no code that certificate_code makes. */
bool certificate_read(struct str typed, char code[CERTIFICATE_CODE + 1]);

/* "ABCD-EFGH-…" */
void certificate_text(struct str code, char text[CERTIFICATE_TEXT]);

/* "张○○": the first character and a circle for each other. */
struct str certificate_masked(struct str name, struct arena *a);

const char *certificate_kind(int placement_kind); /* of enum placement_kind, in Chinese */

#endif
