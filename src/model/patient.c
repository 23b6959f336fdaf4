/* patient.c - fields of an identity, read and masked. */
#include "model/patient.h"

#include <string.h>

const char *const purpose_names[PURPOSE_N + 1] = {"treatment", "referral", "contact", "correction",
                                                  NULL};

static bool fault(const char *field, const char *why, struct err *e)
{
    return err_set(e, ERR_INPUT, "%s: %s", field, why);
}

static bool control_in(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.at[i] < 0x20 || s.at[i] == 0x7F)
            return true;
    }
    return false;
}

static bool text_check(const char *field, struct str s, size_t most, struct err *e)
{
    if (!utf8_valid(s) || control_in(s))
        return fault(field, "no UTF-8, or a control character in it", e);
    return utf8_count(s) <= most || fault(field, "too long", e);
}

static bool only(struct str s, const char *allowed)
{
    for (size_t i = 0; i < s.n; i++) {
        if (!strchr(allowed, s.at[i]))
            return false;
    }
    return true;
}

#define NUMBERS "0123456789"
#define LETTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* Weighted sum of 17 digits modulo 11, as GB 11643-1999 has it. */
static bool resident_number(struct str s)
{
    static const int WEIGHTS[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;

    if (s.n != 18 || !only((struct str){s.at, 17}, NUMBERS))
        return false;
    for (int i = 0; i < 17; i++)
        sum += WEIGHTS[i] * (s.at[i] - '0');
    return s.at[17] == "10X98765432"[sum % 11];
}

static struct str upper(struct str s, struct arena *a)
{
    char *text = str_c(a, s);

    for (size_t i = 0; i < s.n; i++) {
        if (text[i] >= 'a' && text[i] <= 'z')
            text[i] = (char)(text[i] - 'a' + 'A');
    }
    return (struct str){text, s.n};
}

static bool id_number_check(struct str s, struct err *e)
{
    if (s.n == 0 || resident_number(s))
        return true;
    if (s.n == 18 && only((struct str){s.at, 17}, NUMBERS))
        return fault("id_number", "the check digit does not fit", e);
    return (s.n >= 5 && s.n <= 30 && only(s, NUMBERS LETTERS))
           || fault("id_number", "18 characters, or 5 to 30 letters and digits of a document", e);
}

bool identity_read(struct identity *identity, struct arena *a, struct err *e)
{
    struct identity found = {.name = str_trim(identity->name),
                             .id_number = upper(str_trim(identity->id_number), a),
                             .phone = str_trim(identity->phone),
                             .address = str_trim(identity->address)};

    if (found.name.n == 0)
        return fault("name", "must not be empty", e);
    if (!text_check("name", found.name, 60, e) || !id_number_check(found.id_number, e)
        || !text_check("address", found.address, 200, e))
        return false;
    if (found.phone.n
        && (found.phone.n < 5 || found.phone.n > 20 || !only(found.phone, NUMBERS "+-")))
        return fault("phone", "5 to 20 digits, + and -", e);
    *identity = found;
    return true;
}

/* The first `head` and the last `tail` characters of an ASCII text, the rest as stars. */
static struct str starred(struct str s, size_t head, size_t tail, struct arena *a)
{
    char *text = str_c(a, s);

    if (s.n <= head + tail)
        head = tail = 0;
    for (size_t i = head; i < s.n - tail; i++)
        text[i] = '*';
    return (struct str){text, s.n};
}

static struct str name_masked(struct str s, struct arena *a)
{
    uint32_t rune;
    size_t first = utf8_next(s, 0, &rune), rest = utf8_count(s) - 1;
    char *text = arena_alloc(a, first + rest + 2);

    memcpy(text, s.at, first);
    memset(text + first, '*', rest ? rest : 1);
    return str_of(text);
}

struct identity identity_masked(const struct identity *identity, struct arena *a)
{
    return (struct identity){
        .name = name_masked(identity->name, a),
        .id_number = starred(identity->id_number, 4, 4, a),
        .phone = starred(identity->phone, 3, 4, a),
        .address = identity->address.n ? STR("***") : STR(""),
    };
}
