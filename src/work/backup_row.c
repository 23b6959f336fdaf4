/* backup_row.c - one row, one line. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model/unknown.h"
#include "work/backup_part.h"

static const char ESCAPED[] = "\\\t\n\r", LETTERS[] = "\\tnr";

static void text_write(struct out *out, struct str s)
{
    size_t from = 0;

    for (size_t i = 0; i < s.n; i++) {
        const char *at = s.at[i] != '\0' ? strchr(ESCAPED, s.at[i]) : NULL;

        if (at == NULL)
            continue;
        out_put(out, s.at + from, i - from);
        out_char(out, '\\');
        out_char(out, LETTERS[at - ESCAPED]);
        from = i + 1;
    }
    out_put(out, s.at + from, s.n - from);
}

bool backup_row_write(struct out *out, const struct dump_table *t, const struct dump_value *values,
                      struct err *e)
{
    for (size_t i = 0; t->kinds[i] != '\0'; i++) {
        const struct dump_value *v = &values[i];
        char kind = t->kinds[i];

        out_char(out, '\t');
        if (kind == 't' && v->text.at != NULL) {
            if (!utf8_valid(v->text))
                return err_set(e, ERR_CHECK, "the table %s holds a text that is no UTF-8", t->name);
            text_write(out, v->text);
        } else if (kind == 'c' && v->count != COUNT_UNKNOWN) {
            out_text(out, "%lld", (long long)v->count);
        } else if (kind == 'n' && !isnan(v->number)) {
            out_text(out, "%.17g", v->number);
        } else {
            out_str(out, STR("\\N"));
        }
    }
    return true;
}

/* Without escapes the text is where it was; false where a backslash stands before nothing known. */
static bool text_read(struct str s, struct arena *a, struct str *text)
{
    char *to;

    *text = s;
    if (s.n == 0 || memchr(s.at, '\\', s.n) == NULL)
        return true;
    to = arena_alloc(a, s.n);
    text->at = to;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.at[i];

        if (c == '\\') {
            const char *letter = i + 1 < s.n ? strchr(LETTERS, s.at[++i]) : NULL;

            if (letter == NULL)
                return false;
            c = ESCAPED[letter - LETTERS];
        }
        *to++ = c;
    }
    text->n = (size_t)(to - text->at);
    return true;
}

/* `s` is followed by a TAB or the end of a buffer with a NUL: copied, to be read by the system. */
static bool number_read(struct str s, char kind, struct dump_value *v)
{
    char text[64], *end;

    if (s.n == 0 || s.n >= sizeof text || s.at[0] == ' ')
        return false;
    memcpy(text, s.at, s.n);
    text[s.n] = '\0';
    errno = 0;
    if (kind == 'c')
        v->count = strtoll(text, &end, 10);
    else
        v->number = strtod(text, &end);
    /* Too small a number for a normal one is read well, and told as out of range. */
    return end == text + s.n && (kind == 'n' || (errno == 0 && v->count != COUNT_UNKNOWN));
}

static bool value_read(struct str s, char kind, struct arena *a, struct dump_value *v)
{
    *v = (struct dump_value){{NULL, 0}, COUNT_UNKNOWN, NUMBER_UNKNOWN};
    if (str_eq(s, STR("\\N")))
        return true;
    return kind == 't' ? text_read(s, a, &v->text) : number_read(s, kind, v);
}

bool backup_row_read(struct str line, const struct dump_table *t, struct arena *a,
                     struct dump_value *values, struct err *e)
{
    size_t n = 0, wanted = strlen(t->kinds);
    struct str rest = line;

    for (size_t i = 0; i < line.n; i++)
        n += line.at[i] == '\t';
    if (n != wanted)
        return err_set(e, ERR_INPUT, "a row of %s has %zu values, not %zu", t->name, n, wanted);
    if (line.at[0] != '\t')
        return err_set(e, ERR_INPUT, "a row of %s does not begin with a TAB", t->name);
    if (!utf8_valid(line) || memchr(line.at, '\0', line.n) != NULL)
        return err_set(e, ERR_INPUT, "a row of %s is no UTF-8", t->name);
    str_cut(&rest, '\t');
    for (size_t i = 0; i < n; i++) {
        struct str value = str_cut(&rest, '\t');

        if (!value_read(value, t->kinds[i], a, &values[i]))
            return err_set(e, ERR_INPUT, "'%.60s' is no value of column %zu of %s", str_c(a, value),
                           i + 1, t->name);
    }
    return true;
}
