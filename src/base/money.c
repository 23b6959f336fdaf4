/* money.c - decimals by their digits: sign, digits, point, digits, exponent. */
#include "base/money.h"

#include <inttypes.h>
#include <stdio.h>

struct decimal {
    bool minus;
    struct str whole, part; /* digits before and behind the point */
    int64_t exponent;
};

static struct str digits_cut(struct str *s)
{
    struct str run = {s->at, 0};

    while (run.n < s->n && s->at[run.n] >= '0' && s->at[run.n] <= '9')
        run.n++;
    s->at += run.n;
    s->n -= run.n;
    return run;
}

static bool char_cut(struct str *s, char a, char b)
{
    if (s->n == 0 || (s->at[0] != a && s->at[0] != b))
        return false;
    s->at++;
    s->n--;
    return true;
}

static bool exponent_cut(struct str *s, int64_t *exponent)
{
    bool minus;
    struct str run;

    if (!char_cut(s, 'e', 'E'))
        return true;
    minus = char_cut(s, '-', '-');
    if (!minus)
        char_cut(s, '+', '+');
    run = digits_cut(s);
    while (run.n > 1 && run.at[0] == '0') {
        run.at++;
        run.n--;
    }
    if (!str_to_int(run, 1000, exponent))
        return false;
    if (minus)
        *exponent = -*exponent;
    return true;
}

static bool decimal_split(struct str s, struct decimal *d)
{
    *d = (struct decimal){.minus = char_cut(&s, '-', '-')};
    if (!d->minus)
        char_cut(&s, '+', '+');
    d->whole = digits_cut(&s);
    if (char_cut(&s, '.', '.'))
        d->part = digits_cut(&s);
    return d->whole.n + d->part.n > 0 && exponent_cut(&s, &d->exponent) && s.n == 0;
}

/* The digit at place `i` counted from the first before the point; '0' outside. */
static int digit_at(const struct decimal *d, int64_t i)
{
    if (i < (int64_t)d->whole.n)
        return i < 0 ? 0 : d->whole.at[i] - '0';
    i -= (int64_t)d->whole.n;
    return i < (int64_t)d->part.n ? d->part.at[i] - '0' : 0;
}

bool decimal_parse(struct str s, int scale, int64_t *value)
{
    struct decimal d;
    int64_t places, v = 0;

    if (!decimal_split(s, &d))
        return false;
    places = (int64_t)d.whole.n + d.exponent + scale; /* digits kept */
    for (int64_t i = 0; i < places; i++) {
        int digit = digit_at(&d, i);

        if (v > (INT64_MAX - digit) / 10)
            return false;
        v = v * 10 + digit;
        if (v == 0 && i >= (int64_t)(d.whole.n + d.part.n))
            break; /* nought stays nought, however large the exponent */
    }
    if (places >= 0 && digit_at(&d, places) >= 5) {
        if (v == INT64_MAX)
            return false;
        v++;
    }
    *value = d.minus ? -v : v;
    return true;
}

void money_text(int64_t fen, char text[MONEY_TEXT])
{
    uint64_t size = fen < 0 ? -(uint64_t)fen : (uint64_t)fen;

    snprintf(text, MONEY_TEXT, "%s%" PRIu64 ".%02" PRIu64, fen < 0 ? "-" : "", size / 100,
             size % 100);
}
