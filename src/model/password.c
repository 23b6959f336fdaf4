/* password.c - which passwords are taken.
 *
 * A list of the most used passwords helps little at twelve characters and more: what people use
 * there are the short ones of the list, put together, repeated, counted up. So what is common is
 * taken out of the password, and what is left must still be long enough to be guessed by nobody:
 * words of the list, the account's and the program's names, runs of neighbours ("4567", "fdsa"),
 * and repeats ("aaaa", "xyxyxyxy"). */
#include "model/password.h"

#include <string.h>

const char *const password_profile_names[PASSWORD_PROFILE_N + 1] = {"nist", "gb22239", NULL};

enum { LEFT_MIN = 6, ROOM = PASSWORD_MAX * 4, GB_KINDS = 3 };
#define GB_CHANGE_MS (90LL * 24 * 60 * 60 * 1000)

/* Lower case, longest first where one holds another. */
static const char *const COMMON[] = {
    "administrator", "woaizhongguo", "qwertyuiop", "1qaz2wsx", "asdfghjkl", "iloveyou", "password",
    "passw0rd",      "p@ssw0rd",     "p@ssword",   "zhongguo", "changeme",  "superman", "sunshine",
    "princess",      "football",     "xinglin",    "hospital", "welcome",   "letmein",  "zxcvbnm",
    "default",       "yiyuan",       "monkey",     "dragon",   "master",    "secret",   "woaini",
    "shadow",        "summer",       "winter",     "qwerty",   "doctor",    "asdfgh",   "admin",
    "login",         "hello",        "abc123",     "a123456",  "5201314",   "1314520",  "woshi",
    "china",         "user",         "test",       "root",     "pass",      "1234",     "guest",
    "beijing",       "shanghai",     "杏林",       "密码",     "医院",      "管理员",   "1q2w3e4r",
    "q1w2e3r4",      "zaq12wsx",     "qazwsx",     "wsxedc",   NULL};
static const char *const ROWS[] = {"abcdefghijklmnopqrstuvwxyz",
                                   "0123456789012345678901234567890",
                                   "qwertyuiop[]",
                                   "asdfghjkl;'",
                                   "zxcvbnm,./",
                                   "!@#$%^&*()_+",
                                   NULL};

/* The text in lower case (ASCII) with what is common blanked to NULs. */
struct rest {
    char bytes[ROOM];
    size_t n;
};

static void blank(struct rest *r, const char *word, size_t n)
{
    for (size_t i = 0; n > 0 && i + n <= r->n; i++) {
        if (memcmp(r->bytes + i, word, n) == 0)
            memset(r->bytes + i, 0, n);
    }
}

static bool neighbours(const char *row, char a, char b)
{
    for (; row[0] != '\0' && row[1] != '\0'; row++) {
        if ((row[0] == a && row[1] == b) || (row[0] == b && row[1] == a))
            return true;
    }
    return false;
}

/* The length of the run of neighbours in one row that begins at `at`. */
static size_t run_of(const struct rest *r, size_t at)
{
    size_t longest = 1;

    for (const char *const *row = ROWS; *row != NULL; row++) {
        size_t n = 1;

        while (at + n < r->n && neighbours(*row, r->bytes[at + n - 1], r->bytes[at + n]))
            n++;
        longest = n > longest ? n : longest;
    }
    return longest;
}

/* How far the bytes from `at` repeat the `period` bytes before them. */
static size_t repeat_of(const struct rest *r, size_t at, size_t period)
{
    size_t n = 0;

    while (at >= period && at + n < r->n && r->bytes[at + n] != '\0'
           && r->bytes[at + n] == r->bytes[at + n - period])
        n++;
    return n;
}

/* Repeats first, while their originals are there: all but the first of them goes. */
static void repeats_blank(struct rest *r)
{
    struct rest before = *r;

    for (size_t period = 1; period <= before.n / 2; period++) {
        for (size_t at = period; at < before.n; at++) {
            size_t n = repeat_of(&before, at, period);

            if (n >= period && n >= 2)
                memset(r->bytes + at, 0, n);
        }
    }
}

static void runs_blank(struct rest *r)
{
    for (size_t at = 0; at < r->n;) {
        size_t n = run_of(r, at);

        if (n >= 4)
            memset(r->bytes + at, 0, n);
        at += n >= 4 ? n : 1;
    }
}

/* Characters that are left, and that differ: bytes that continue a character do not count. */
static int left_of(const struct rest *r)
{
    int left = 0;

    for (size_t i = 0; i < r->n; i++)
        left += r->bytes[i] != '\0' && ((unsigned char)r->bytes[i] & 0xC0) != 0x80;
    return left;
}

static void rest_of(struct str text, struct rest *r)
{
    r->n = text.n < ROOM ? text.n : ROOM;
    for (size_t i = 0; i < r->n; i++) {
        char c = text.at[i];

        r->bytes[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
}

static bool uncommon(struct str password, struct str name)
{
    struct rest r, own;

    rest_of(password, &r);
    rest_of(name, &own);
    if (own.n >= 3)
        blank(&r, own.bytes, own.n);
    for (const char *const *word = COMMON; *word != NULL; word++)
        blank(&r, *word, strlen(*word));
    repeats_blank(&r);
    runs_blank(&r);
    return left_of(&r) >= LEFT_MIN;
}

/* Small letters, capitals, digits, anything else. */
static int kinds_of(struct str password)
{
    bool small = false, capital = false, digit = false, other = false;

    for (size_t i = 0; i < password.n; i++) {
        char c = password.at[i];
        bool s = c >= 'a' && c <= 'z', b = c >= 'A' && c <= 'Z', d = c >= '0' && c <= '9';

        small = small || s;
        capital = capital || b;
        digit = digit || d;
        other = other || (!s && !b && !d);
    }
    return small + capital + digit + other;
}

static bool bytes_check(struct str password, struct err *e)
{
    if (!utf8_valid(password))
        return err_set(e, ERR_INPUT, "the password is no UTF-8");
    for (size_t i = 0; i < password.n; i++) {
        if ((unsigned char)password.at[i] < 0x20 || password.at[i] == 0x7F)
            return err_set(e, ERR_INPUT, "the password holds a control character");
    }
    return true;
}

bool password_check(struct str password, struct str name, enum password_profile profile,
                    struct err *e)
{
    size_t n;

    if (!bytes_check(password, e))
        return false;
    n = utf8_count(password);
    if (n < PASSWORD_MIN || n > PASSWORD_MAX)
        return err_set(e, ERR_INPUT, "the password has %zu characters, %d to %d are wanted", n,
                       PASSWORD_MIN, PASSWORD_MAX);
    if (!uncommon(password, name))
        return err_set(e, ERR_INPUT,
                       "the password is made of common words, the account's name, rows of keys or"
                       " repeats");
    if (profile == PASSWORD_GB22239 && kinds_of(password) < GB_KINDS)
        return err_set(e, ERR_INPUT,
                       "the password has %d kinds of characters, three of small letters, capitals,"
                       " digits and others are wanted",
                       kinds_of(password));
    return true;
}

bool password_due(enum password_profile profile, int64_t set_ms, int64_t now_ms)
{
    if (set_ms == PASSWORD_HANDED_OUT)
        return true;
    return profile == PASSWORD_GB22239 && now_ms - set_ms >= GB_CHANGE_MS;
}
