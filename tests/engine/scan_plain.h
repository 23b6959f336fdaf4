/* scan_plain.h - the structure of rows by the letter of the rules, slowly: the twin of scan.c.
 *
 * For small UTF-8 texts with commas whose first line is the header. Lines are cut apart first, and
 * each rule builds the text that it speaks of. */
#ifndef XL_TESTS_ENGINE_SCAN_PLAIN_H
#define XL_TESTS_ENGINE_SCAN_PLAIN_H

#include "engine/scan.h"
#include "tests/check.h"

enum { PLAIN_MAX = 100 };

static char *put_head(char *to, bool ragged, int64_t line)
{
    return to + snprintf(to, 24, ragged ? "!%lld" : "%lld:", (long long)line);
}

static char *put_flags(char *to, uint64_t flags)
{
    static const struct {
        enum rule rule;
        char sign;
    } SIGNS[] = {{RULE_LINE_QUOTE, 'q'},
                 {RULE_LINE_JOINED, 'j'},
                 {RULE_LINE_EXTRA, 'e'},
                 {RULE_TEXT_REPAIRED, 'r'}};
    bool any = false;

    for (size_t i = 0; i < 4; i++) {
        if (!(flags & RULE_BIT(SIGNS[i].rule)))
            continue;
        if (!any)
            *to++ = ' ';
        any = true;
        *to++ = SIGNS[i].sign;
    }
    *to++ = '\n';
    *to = '\0';
    return to;
}

struct plain_line {
    char text[PLAIN_MAX], end[3];
    bool repaired;
};

struct plain {
    struct plain_line lines[PLAIN_MAX];
    int line_n, column_n;
};

struct plain_row {
    char fields[PLAIN_MAX][PLAIN_MAX];
    int field_n, line_n;
    uint64_t flags;
};

static void append(char *text, char c)
{
    size_t n = strlen(text);

    text[n] = c;
    text[n + 1] = '\0';
}

static void plain_cut(struct plain *p, struct str bytes)
{
    char kept[PLAIN_MAX];
    bool gap[PLAIN_MAX + 1] = {false}; /* something was removed before kept[i] */
    int n = 0, line = 0;

    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.at[i] == '\0')
            gap[n] = true;
        else
            kept[n++] = bytes.at[i];
    }
    memset(p, 0, sizeof *p);
    for (int i = 0; i < n; i++) {
        struct plain_line *l = &p->lines[line];

        l->repaired = l->repaired || gap[i];
        p->line_n = line + 1;
        if (kept[i] != '\n' && kept[i] != '\r') {
            append(l->text, kept[i]);
            continue;
        }
        append(l->end, kept[i]);
        if (kept[i] == '\n' || i + 1 == n || kept[i + 1] != '\n')
            line++;
    }
    if (line < p->line_n)
        p->lines[line].repaired |= gap[n];
}

static bool plain_only(const char *text, const char *signs)
{
    return text[strspn(text, signs)] == '\0';
}

/* All commas cut; quotes are text, and go at the ends of fields. */
static void plain_text_row(const char *text, struct plain_row *row)
{
    bool quotes = strchr(text, '"') != NULL;

    memset(row, 0, sizeof *row);
    row->field_n = 1;
    row->line_n = 1;
    for (; *text; text++) {
        if (*text == ',')
            row->field_n++;
        else
            append(row->fields[row->field_n - 1], *text);
    }
    for (int i = 0; quotes && i < row->field_n; i++) {
        char *field = row->fields[i];
        size_t skip = strspn(field, "\" "), n;

        memmove(field, field + skip, strlen(field) - skip + 1);
        for (n = strlen(field); n && strchr("\" ", field[n - 1]); n--)
            field[n - 1] = '\0';
    }
    if (quotes)
        row->flags |= RULE_BIT(RULE_LINE_QUOTE);
}

enum plain_state { PLAIN_START, PLAIN_BARE, PLAIN_OPEN, PLAIN_CLOSED, PLAIN_WRONG };

/* One step of RFC 4180. A quote that follows a closed one opens it again: a doubled quote. */
static enum plain_state plain_step(enum plain_state state, char c, struct plain_row *row)
{
    char *field = row->fields[row->field_n - 1];

    if (state == PLAIN_OPEN) {
        if (c == '"')
            return PLAIN_CLOSED;
        append(field, c);
        return PLAIN_OPEN;
    }
    if (c == ',') {
        row->field_n++;
        return PLAIN_START;
    }
    if (state == PLAIN_CLOSED) {
        if (c != '"')
            return PLAIN_WRONG;
        append(field, c);
        return PLAIN_OPEN;
    }
    if (state == PLAIN_START && c == '"')
        return PLAIN_OPEN;
    if (c == '"')
        row->flags |= RULE_BIT(RULE_LINE_QUOTE);
    append(field, c);
    return PLAIN_BARE;
}

/* RFC 4180 over the fewest lines that close every quote, at most ten. */
static bool plain_rfc_row(const struct plain *p, int first, struct plain_row *row)
{
    for (int n = 1; n <= 10 && first + n <= p->line_n; n++) {
        char text[PLAIN_MAX] = "";
        enum plain_state state = PLAIN_START;

        for (int i = 0; i < n; i++) {
            strncat(text, p->lines[first + i].text, PLAIN_MAX - 1); /* tidy: its size is known */
            if (i + 1 < n)
                strncat(text, p->lines[first + i].end, 3); /* tidy: its size is known */
        }
        memset(row, 0, sizeof *row);
        row->field_n = 1;
        row->line_n = n;
        for (const char *c = text; *c && state != PLAIN_WRONG; c++)
            state = plain_step(state, *c, row);
        if (state == PLAIN_WRONG)
            return false;
        if (state != PLAIN_OPEN)
            return true;
    }
    return false;
}

static bool plain_joined_row(const struct plain *p, int first, struct plain_row *row)
{
    char text[2 * PLAIN_MAX] = "";

    for (int n = 1; n <= 10 && first + n <= p->line_n; n++) {
        plain_text_row(p->lines[first + n - 1].text, row);
        if (row->field_n >= p->column_n)
            return false;
        if (n > 1)
            append(text, ' ');
        strncat(text, p->lines[first + n - 1].text, PLAIN_MAX); /* tidy: its size is known */
        plain_text_row(text, row);
        row->line_n = n;
        row->flags |= RULE_BIT(RULE_LINE_JOINED);
        if (row->field_n == p->column_n)
            return true;
    }
    return false;
}

static bool plain_extra_row(const struct plain *p, struct plain_row *row)
{
    if (row->field_n <= p->column_n)
        return false;
    for (int i = p->column_n; i < row->field_n; i++) {
        if (!plain_only(row->fields[i], " \"\r\n"))
            return false;
    }
    row->field_n = p->column_n;
    row->flags |= RULE_BIT(RULE_LINE_EXTRA);
    return true;
}

static bool plain_fit(const struct plain *p, int first, struct plain_row *row)
{
    const char *text = p->lines[first].text;

    if (plain_rfc_row(p, first, row) && row->field_n == p->column_n)
        return true;
    plain_text_row(text, row);
    if (row->field_n == p->column_n || plain_joined_row(p, first, row))
        return true;
    if (plain_rfc_row(p, first, row) && plain_extra_row(p, row))
        return true;
    plain_text_row(text, row);
    if (plain_extra_row(p, row))
        return true;
    row->line_n = 1;
    return false;
}

/* Every row below the header, in the form of scan_test. */
static void scan_plain(struct str bytes, char *to)
{
    static struct plain p;
    static struct plain_row row;

    plain_cut(&p, bytes);
    plain_text_row(p.lines[0].text, &row);
    p.column_n = row.field_n;
    *to = '\0';
    for (int i = 1; i < p.line_n;) {
        bool fits;

        if (plain_only(p.lines[i].text, ", \"")) {
            i++;
            continue;
        }
        fits = plain_fit(&p, i, &row);
        to = put_head(to, !fits, i + 1);
        for (int k = 0; fits && k < row.field_n; k++)
            to += snprintf(to, PLAIN_MAX, k ? "|%s" : "%s", row.fields[k]);
        for (int k = 0; k < row.line_n; k++)
            row.flags |= p.lines[i + k].repaired ? RULE_BIT(RULE_TEXT_REPAIRED) : 0;
        to = put_flags(to, fits ? row.flags : 0);
        i += row.line_n;
    }
}

#endif
