/* cursor.c - fields as "length:bytes" one behind the other, then in base64url without padding
 * (RFC 4648, section 5). */
#include "store/cursor.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/day.h"

static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static struct str base64_write(struct str bytes, struct arena *a)
{
    char *text = arena_alloc(a, (bytes.n + 2) / 3 * 4 + 1);
    size_t n = 0;

    for (size_t i = 0; i < bytes.n; i += 3) {
        uint32_t bits = 0;
        size_t left = bytes.n - i < 3 ? bytes.n - i : 3;

        for (size_t k = 0; k < left; k++)
            bits |= (uint32_t)(unsigned char)bytes.at[i + k] << (16 - 8 * k);
        for (size_t k = 0; k <= left; k++)
            text[n++] = LETTERS[bits >> (18 - 6 * k) & 63];
    }
    return (struct str){text, n};
}

static bool base64_read(struct str text, struct arena *a, struct str *bytes)
{
    char *to = arena_alloc(a, text.n + 1);
    uint32_t bits = 0;
    size_t n = 0;

    for (size_t i = 0; i < text.n; i++) {
        const char *letter = text.at[i] != '\0' ? strchr(LETTERS, text.at[i]) : NULL;

        if (letter == NULL)
            return false;
        bits = bits << 6 | (uint32_t)(letter - LETTERS);
        if (i % 4 != 0)
            to[n++] = (char)(bits >> (6 - 2 * (i % 4)) & 0xFF);
    }
    *bytes = (struct str){to, n};
    return text.n % 4 != 1;
}

static void field_write(struct out *out, struct str field)
{
    out_text(out, "%zu:", field.n);
    out_str(out, field);
}

static void place_write(struct out *out, const struct sql_place *place)
{
    char id[ID_TEXT], number[24];

    switch (place->kind) {
    case SQL_TEXT:
        field_write(out, *(const struct str *)place->at);
        return;
    case SQL_ID:
        id_text(*(const struct id *)place->at, id);
        field_write(out, str_of(id));
        return;
    case SQL_COUNT:
        snprintf(number, sizeof number, "%lld", (long long)*(const int64_t *)place->at);
        break;
    case SQL_DAY:
        day_text(*(const int32_t *)place->at, number);
        break;
    default:
        assert(place->kind == SQL_INT || place->kind == SQL_MONTH);
        snprintf(number, sizeof number, "%d", (int)*(const int32_t *)place->at);
    }
    field_write(out, str_of(number));
}

struct str cursor_write(const struct sql_place *places, struct arena *a)
{
    struct out out = {0};
    struct str cursor;

    for (; places->kind != SQL_NONE; places++)
        place_write(&out, places);
    cursor = base64_write((struct str){out.items, out.n}, a);
    out_reset(&out);
    return cursor;
}

static bool field_read(struct str *rest, struct str *field)
{
    struct str length = str_cut(rest, ':');
    int64_t n;

    if (!str_to_int(length, (int64_t)rest->n, &n))
        return false;
    *field = (struct str){rest->at, (size_t)n};
    *rest = (struct str){rest->at + n, rest->n - (size_t)n};
    return true;
}

static bool place_read(struct str field, const struct sql_place *place, struct arena *a)
{
    int64_t count;

    if (place->kind == SQL_TEXT) {
        if (!utf8_valid(field) || memchr(field.at, '\0', field.n) != NULL)
            return false;
        *(struct str *)place->at = str_copy(a, field);
        return true;
    }
    if (place->kind == SQL_ID)
        return id_parse(field, place->at);
    if (place->kind == SQL_DAY)
        return day_parse(field, place->at);
    if (!str_to_int(field, place->kind == SQL_COUNT ? INT64_MAX : 9999 * 12, &count))
        return false;
    if (place->kind == SQL_COUNT)
        *(int64_t *)place->at = count;
    else
        *(int32_t *)place->at = (int32_t)count;
    return true;
}

bool cursor_read(struct str cursor, const struct sql_place *places, struct arena *a, struct err *e)
{
    struct str rest, field;
    bool good = base64_read(cursor, a, &rest);

    for (; good && places->kind != SQL_NONE; places++)
        good = field_read(&rest, &field) && place_read(field, places, a);
    if (!good || rest.n > 0)
        return err_set(e, ERR_INPUT, "cursor: %.*s: not a cursor of this list",
                       (int)(cursor.n < 200 ? cursor.n : 200), cursor.at);
    return true;
}
