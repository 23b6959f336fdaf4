/* value.c - see value.h.
 *
 * A number written by a spreadsheet has lost what a number does not need: noughts at both ends, and
 * with them the point. What can be put back by rule is put back by rule; what could have been two
 * codes is put back only where a list of codes knows exactly one of them. */
#include "engine/value.h"

#include <string.h>

#include "base/money.h"
#include "engine/fold.h"

enum {
    CODE_BYTES = 64 /* a longer text is no code and stays as it is */
};

/* --- codes --- */

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t digits_at(struct str s, size_t at)
{
    size_t n = 0;

    while (at + n < s.n && digit(s.at[at + n]))
        n++;
    return n;
}

/* The place behind a sign, where there is one. */
static size_t sign_at(struct str s, size_t at)
{
    return at + (at < s.n && (s.at[at] == '+' || s.at[at] == '-'));
}

bool value_scientific(struct str s)
{
    size_t at = sign_at(s, 0), n = digits_at(s, at);

    at += n;
    if (n && at < s.n && s.at[at] == '.') {
        n = digits_at(s, at + 1);
        at += n + 1;
    }
    if (n == 0 || at >= s.n || (s.at[at] != 'e' && s.at[at] != 'E'))
        return false;
    at = sign_at(s, at + 1);
    n = digits_at(s, at);
    return n > 0 && at + n == s.n;
}

struct str value_inst(struct str s, struct arena *a)
{
    struct str code = fold_value(s, a);

    if (code.n > 2 && str_ends(code, STR(".0")) && digits_at(code, 0) == code.n - 2)
        code.n -= 2;
    return code;
}

static char upper(char c)
{
    return (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
}

/* Folded, upper case, without blanks: into room for s.n bytes. */
static size_t upper_into(struct str s, char *to)
{
    size_t n = fold_into(s, to), kept = 0;

    for (size_t i = 0; i < n; i++) {
        if (!fold_blank(to[i]))
            to[kept++] = upper(to[i]);
    }
    return kept;
}

static struct str upper_text(struct str s, struct arena *a)
{
    char *to = arena_alloc(a, s.n + 1);

    return (struct str){to, upper_into(s, to)};
}

struct str value_drg(struct str s, struct arena *a)
{
    return upper_text(fold_value(s, a), a);
}

bool value_drg_grouped(struct str drg)
{
    return drg.n > 0 && !str_eq(drg, STR("0000")) && !str_ends(drg, STR("QY"));
}

/* A code in the making. */
struct code {
    char text[CODE_BYTES + 8];
    size_t n;
};

static struct str code_str(const struct code *c)
{
    return (struct str){c->text, c->n};
}

static void code_insert(struct code *c, size_t at, char sign)
{
    memmove(c->text + at + 1, c->text + at, c->n - at);
    c->text[at] = sign;
    c->n++;
}

static void marks_drop(struct code *c)
{
    static const char *const MARKS[] = {"†", "*", "+"};
    bool again = true;

    while (again) {
        again = false;
        for (size_t i = 0; i < 3; i++) {
            if (str_ends(code_str(c), str_of(MARKS[i]))) {
                c->n -= strlen(MARKS[i]);
                again = true;
            }
        }
    }
}

/* Whether, from `at`, there is nothing but digits, letters O, one point and extension letters. */
static bool code_numeric(const struct code *c, size_t at)
{
    if (c->n <= at)
        return false;
    for (size_t i = at; i < c->n; i++) {
        if (!digit(c->text[i]) && !strchr("O.X", c->text[i]))
            return false;
    }
    return true;
}

static void noughts_put(struct code *c, size_t at)
{
    for (size_t i = at; i < c->n; i++) {
        if (c->text[i] == 'O')
            c->text[i] = '0';
        else if (c->text[i] == 'X')
            c->text[i] = 'x';
    }
}

/* Gives an operation code its point and its leading nought. */
static void icd9_point(struct code *c)
{
    size_t n = digits_at(code_str(c), 0);

    if (n == c->n && (n == 3 || n == 4))
        code_insert(c, 2, '.');
    else if (n == 1 && c->n > 2 && c->text[1] == '.' && digit(c->text[2]))
        code_insert(c, 0, '0');
}

static int32_t listed(const struct side_procedures *p, const struct code *c)
{
    return sheet_find_code(&p->index, code_str(c));
}

/* The codes that `written`, which is not in the list, may have been before it was a number. */
static size_t candidates(const struct code *written, const struct code *c, struct code out[3])
{
    size_t point = digits_at(code_str(c), 0), n = 0;

    if (point < c->n && c->text[point] == '.' && digits_at(code_str(c), point + 1) > 0
        && point + 1 + digits_at(code_str(c), point + 1) == c->n) {
        out[n] = *c; /* 45.1 of 45.10 */
        code_insert(&out[n], c->n, '0');
        n++;
    }
    if (digits_at(code_str(written), 0) != written->n || written->n < 2 || written->n > 3)
        return n;
    out[n] = *written; /* 123 of 01.23, 12 of 01.2 */
    code_insert(&out[n], 1, '.');
    code_insert(&out[n], 0, '0');
    n++;
    if (written->n == 2) {
        out[n] = *written; /* 45 of 45.0 */
        code_insert(&out[n], 2, '.');
        code_insert(&out[n], 3, '0');
        n++;
    }
    return n;
}

static void icd9_restore(const struct code *written, struct code *c,
                         const struct side_procedures *p)
{
    struct code out[3];
    size_t n = candidates(written, c, out), which = 0;
    int32_t found = -1;

    if (listed(p, c) >= 0)
        return;
    for (size_t i = 0; i < n; i++) {
        int32_t at = listed(p, &out[i]);

        if (at < 0 || at == found)
            continue;
        if (found >= 0)
            return; /* it may have been either */
        found = at;
        which = i;
    }
    if (found >= 0)
        *c = out[which];
}

static void icd9(struct code *c, const struct side_procedures *p)
{
    struct code written;

    marks_drop(c);
    if (!code_numeric(c, 0))
        return;
    noughts_put(c, 0);
    written = *c;
    icd9_point(c);
    if (p)
        icd9_restore(&written, c, p);
}

/* A letter, two digits, a point: the letter may be an O, what follows may not. */
static void icd10(struct code *c)
{
    marks_drop(c);
    if (c->n < 3 || c->text[0] < 'A' || c->text[0] > 'Z' || !code_numeric(c, 1))
        return;
    noughts_put(c, 1);
    if (c->n > 3 && digits_at(code_str(c), 1) == c->n - 1)
        code_insert(c, 3, '.');
}

struct str value_code(struct str s, enum map_code way, const struct side_procedures *procedures,
                      struct arena *a)
{
    struct str text = fold_value(s, a);
    struct code c;

    if (way == MAP_CODE_NONE || text.n == 0)
        return text;
    if (way == MAP_CODE_PLAIN || text.n > CODE_BYTES) {
        char *to = arena_copy(a, text.at, text.n);

        for (size_t i = 0; i < text.n; i++)
            to[i] = upper(to[i]);
        return (struct str){to, text.n};
    }
    c.n = upper_into(text, c.text);
    if (way == MAP_CODE_ICD9)
        icd9(&c, procedures);
    else
        icd10(&c);
    return str_copy(a, code_str(&c));
}

/* --- numbers --- */

/* 0 .. most, times 10^scale. What is negative is refused also where it rounds to 0. */
static bool amount(struct str s, int scale, int64_t most, int64_t *value, struct arena *a)
{
    struct str text = fold_number(s, a);
    int64_t v;

    if (!decimal_parse(text, scale, &v) || v < 0 || v > most)
        return false;
    if (text.at[0] == '-') {
        for (size_t i = 0; i < text.n && text.at[i] != 'e' && text.at[i] != 'E'; i++) {
            if (text.at[i] >= '1' && text.at[i] <= '9')
                return false;
        }
    }
    *value = v;
    return true;
}

bool value_fen(struct str s, int scale, int64_t *fen, struct arena *a)
{
    return amount(s, scale, VALUE_FEN_MAX, fen, a);
}

bool value_rw(struct str s, int64_t *rw_e4, struct arena *a)
{
    int64_t v;

    if (!amount(s, 4, VALUE_RW_E4_MAX, &v, a) || v == 0)
        return false;
    *rw_e4 = v;
    return true;
}

bool value_days(struct str s, int64_t *days, struct arena *a)
{
    enum { EXACT = 9 }; /* digits behind the point that must be nought */
    int64_t whole, fine;

    if (!amount(s, 0, VALUE_DAYS_MAX, &whole, a) || !amount(s, EXACT, INT64_MAX, &fine, a)
        || fine != whole * 1000000000)
        return false;
    *days = whole;
    return true;
}

/* --- diagnoses against the person --- */

/* The category of a diagnosis: N40 is ('N', 40). False where the text does not begin with one. */
static bool category(struct str dx1, char *letter, int32_t *two)
{
    if (dx1.n < 3 || !digit(dx1.at[1]) || !digit(dx1.at[2]))
        return false;
    *letter = upper(dx1.at[0]);
    *two = (dx1.at[1] - '0') * 10 + dx1.at[2] - '0';
    return *letter >= 'A' && *letter <= 'Z';
}

struct chapter {
    int sex; /* that these diagnoses cannot have */
    char letter;
    int32_t from, to;
};

bool value_sex_odd(int sex, struct str dx1)
{
    static const struct chapter ODD[] = {{1, 'O', 0, 99},  {1, 'N', 70, 98}, {1, 'C', 51, 58},
                                         {1, 'D', 25, 28}, {2, 'N', 40, 51}, {2, 'C', 60, 63},
                                         {2, 'D', 29, 29}};
    char letter;
    int32_t two;

    if (!category(dx1, &letter, &two))
        return false;
    for (size_t i = 0; i < sizeof ODD / sizeof *ODD; i++) {
        if (ODD[i].sex == sex && ODD[i].letter == letter && two >= ODD[i].from && two <= ODD[i].to)
            return true;
    }
    return false;
}

bool value_age_odd(int32_t age_years, int32_t age_days, struct str dx1)
{
    char letter;
    int32_t two;

    if (!category(dx1, &letter, &two) || (age_years < 0 && age_days < 0))
        return false;
    if (letter == 'P' && two <= 96)
        return age_years > 1 || age_days > 366;
    if (age_years < 0)
        age_years = (int32_t)((int64_t)age_days * 100 / 36525);
    return letter == 'O' && (age_years < 10 || age_years > 60);
}
