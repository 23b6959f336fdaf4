/* value.c - see value.h.
 *
 * A number written by a spreadsheet has lost what a number does not need: noughts at both ends, and
 * with them the point. What can be put back by rule is put back by rule; what could have been two
 * codes is put back only where a list of codes knows exactly one of them. */
#include "engine/value.h"

#include <string.h>

#include "base/day.h"
#include "base/money.h"
#include "engine/fold.h"

enum {
    SERIAL_FIRST = 32874, /* 1990-01-01 */
    SERIAL_LAST = 73050,  /* 2099-12-31 */
    SERIAL_ZERO = -25569, /* 1899-12-30 */
    CODE_BYTES = 64       /* a longer text is no code and stays as it is */
};

/* --- small parts --- */

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

/* Of at most nine digits. */
static int32_t number(struct str s, size_t at, size_t n)
{
    int32_t value = 0;

    for (size_t i = at; i < at + n; i++)
        value = value * 10 + (s.at[i] - '0');
    return value;
}

static bool cut(struct str *s, struct str head)
{
    if (!str_starts(*s, head))
        return false;
    s->at += head.n;
    s->n -= head.n;
    return true;
}

/* A run of `least` to `most` digits. */
static bool number_cut(struct str *s, size_t least, size_t most, int32_t *value)
{
    size_t n = digits_at(*s, 0);

    if (n < least || n > most)
        return false;
    *value = number(*s, 0, n);
    s->at += n;
    s->n -= n;
    return true;
}

static bool blanks_cut(struct str *s)
{
    size_t before = s->n;

    while (s->n && (s->at[0] == ' ' || s->at[0] == '\t'))
        *s = (struct str){s->at + 1, s->n - 1};
    return s->n < before;
}

/* --- dates --- */

/* 24 only at the very end of the day. */
static bool time_valid(int32_t hour, int32_t minute, int32_t second)
{
    return minute < 60 && second < 60 && (hour < 24 || (hour == 24 && minute + second == 0));
}

/* Behind a time: nothing, Z, or +08:00 (the day counts as it is written). */
static bool zone_cut(struct str *s)
{
    int32_t hour, minute = 0;

    if (cut(s, STR("Z")) || cut(s, STR("z")))
        return true;
    if (!cut(s, STR("+")) && !cut(s, STR("-")))
        return true;
    if (digits_at(*s, 0) == 4) {
        *s = (struct str){s->at + 4, s->n - 4};
        return true;
    }
    if (!number_cut(s, 1, 2, &hour))
        return false;
    return !cut(s, STR(":")) || number_cut(s, 2, 2, &minute);
}

/* H, H:M, H:M:S, H:M:S.fraction, with 时 分 秒 in place of the colons. */
static bool time_read(struct str s)
{
    int32_t hour = 0, minute = 0, second = 0;
    bool words = false;

    if (!number_cut(&s, 1, 2, &hour))
        return false;
    if (cut(&s, STR(":")) || (words = cut(&s, STR("时")))) {
        bool minutes = number_cut(&s, 1, 2, &minute);

        if (!minutes && (!words || s.n))
            return false;
        if (minutes && (words ? cut(&s, STR("分")) : cut(&s, STR(":")))) {
            bool seconds = number_cut(&s, 1, 2, &second);

            if (!seconds && (!words || s.n))
                return false;
            if (seconds && words)
                cut(&s, STR("秒"));
            if (seconds && !words && cut(&s, STR("."))) {
                size_t n = digits_at(s, 0);

                s = (struct str){s.at + n, s.n - n};
            }
        }
    }
    return (words || zone_cut(&s)) && s.n == 0 && time_valid(hour, minute, second);
}

static enum value_date date_end(int32_t year, int32_t month, int32_t day, int32_t *found)
{
    if (!day_valid(year, month, day))
        return VALUE_DATE_BAD;
    if (year == 9999 || (year == 1900 && month == 1 && day == 1))
        return VALUE_DATE_NONE;
    *found = day_of(year, month, day);
    return VALUE_DATE_GOOD;
}

static enum value_date date_spelled(struct str s, unsigned forms, int32_t *found)
{
    static const char *const MARKS[4][3] = {
        {"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}};
    int32_t year, month, day;
    int kind = 0;

    if (!number_cut(&s, 4, 4, &year))
        return VALUE_DATE_BAD;
    while (kind < 4 && !cut(&s, str_of(MARKS[kind][0])))
        kind++;
    if (kind == 4 || !number_cut(&s, 1, 2, &month) || !cut(&s, str_of(MARKS[kind][1]))
        || !number_cut(&s, 1, 2, &day) || !cut(&s, str_of(MARKS[kind][2])))
        return VALUE_DATE_BAD;
    if (s.n) {
        if (!(forms & MAP_DATE_YMDHMS) || (!blanks_cut(&s) && !cut(&s, STR("T"))) || !time_read(s))
            return VALUE_DATE_BAD;
    }
    return date_end(year, month, day, found);
}

/* 8, 10, 12 or 14 digits. */
static enum value_date date_compact(struct str s, int32_t *found)
{
    int32_t hour = s.n >= 10 ? number(s, 8, 2) : 0, minute = s.n >= 12 ? number(s, 10, 2) : 0;
    int32_t second = s.n >= 14 ? number(s, 12, 2) : 0;

    if (!time_valid(hour, minute, second))
        return VALUE_DATE_BAD;
    return date_end(number(s, 0, 4), number(s, 4, 2), number(s, 6, 2), found);
}

static enum value_date date_serial(struct str s, int32_t *found)
{
    int32_t serial = number(s, 0, 5);

    if (s.n > 5 && (s.at[5] != '.' || s.n == 6 || digits_at(s, 6) != s.n - 6))
        return VALUE_DATE_BAD;
    if (serial < SERIAL_FIRST || serial > SERIAL_LAST)
        return VALUE_DATE_BAD;
    *found = serial + SERIAL_ZERO;
    return VALUE_DATE_GOOD;
}

enum value_date value_date(struct str s, unsigned forms, int32_t *day)
{
    size_t n = digits_at(s, 0);

    if (s.n == 0)
        return VALUE_DATE_NONE;
    if (forms == 0)
        forms = MAP_DATE_YMDHMS | MAP_DATE_YMD | MAP_DATE_COMPACT | MAP_DATE_EXCEL;
    if (n == 4 && (forms & (MAP_DATE_YMDHMS | MAP_DATE_YMD)))
        return date_spelled(s, forms, day);
    if (n == 5 && (forms & MAP_DATE_EXCEL))
        return date_serial(s, day);
    if (n == s.n && n >= 8 && n <= 14 && n % 2 == 0 && (forms & MAP_DATE_COMPACT))
        return date_compact(s, day);
    return VALUE_DATE_BAD;
}

/* --- codes --- */

bool value_scientific(struct str s)
{
    size_t at = s.n && (s.at[0] == '+' || s.at[0] == '-'), n = digits_at(s, at);

    if (n == 0)
        return false;
    at += n;
    if (at < s.n && s.at[at] == '.') {
        n = digits_at(s, at + 1);
        if (n == 0)
            return false;
        at += n + 1;
    }
    if (at >= s.n || (s.at[at] != 'e' && s.at[at] != 'E'))
        return false;
    at++;
    if (at < s.n && (s.at[at] == '+' || s.at[at] == '-'))
        at++;
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
        if (to[i] != ' ' && to[i] != '\t')
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

static bool listed(const struct side_procedures *p, const struct code *c)
{
    return sheet_find_code(&p->index, code_str(c)) >= 0;
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
    size_t n = candidates(written, c, out), found = 0, which = 0;

    if (listed(p, c))
        return;
    for (size_t i = 0; i < n; i++) {
        if (listed(p, &out[i])) {
            which = i;
            found++;
        }
    }
    if (found == 1)
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
    *two = number(dx1, 1, 2);
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
