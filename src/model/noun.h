/* noun.h - what a programme's work is told in, line by line: postings, visits, procedures, money …
 *
 * One table of nouns and their columns serves the template of a list, the check of a line, the
 * store's statements, the programme file's figures and the reply of the API: one spelling in all.
 * Pure. */
#ifndef XL_MODEL_NOUN_H
#define XL_MODEL_NOUN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

enum column_kind {
    COLUMN_CODE,   /* of the line itself, the first column: unique within the noun */
    COLUMN_TEXT,   /* at most NOUN_TEXT_MAX bytes, no control bytes */
    COLUMN_DAY,    /* YYYY-MM-DD */
    COLUMN_COUNT,  /* 0 to 10^12 */
    COLUMN_FEN,    /* money in fen; may be negative */
    COLUMN_CHOICE, /* one word of `of` */
    COLUMN_REF     /* the code of a line of the noun `of` */
};
extern const char *const column_kind_names[];

enum { NOUN_COLUMN_MAX = 24, NOUN_TEXT_MAX = 400, NOUN_CODE_MAX = 80 };

struct noun_column {
    const char *name;  /* in files, tables, JSON */
    const char *label; /* Chinese, on screen */
    enum column_kind kind;
    bool required;
    const char *of; /* words with blanks between, or a noun */
};

struct noun {
    const char *name;
    const char *label;
    const char *day;   /* the column by which a line lies in a period */
    const char *place; /* the column whose county the line has: of an organization, or of a noun
                          that has one; NULL: of no county */
    const struct noun_column *columns; /* the first is the code */
    int column_n;
    const char *ours; /* a column that the program keeps: no list brings it; NULL: none */
};

extern const struct noun NOUNS[]; /* the last has no name */

/* NULL where there is no such noun. "organization" and "practitioner" are known as references only.
 */
const struct noun *noun_find(struct str name);
int noun_column_find(const struct noun *noun, struct str name); /* its number, or -1 */
bool noun_column_ours(const struct noun *noun, int column);     /* whether no list brings it */

/* Whether `word` is one of the blank-separated words of a choice. */
bool noun_choice_has(const char *choices, struct str word);

/* A value as its column keeps it: text as it is, days and numbers as numbers. */
struct noun_value {
    bool known; /* false: empty */
    struct str text;
    int64_t number; /* of COLUMN_COUNT and COLUMN_FEN; a day since 1970-01-01 of COLUMN_DAY */
};

/* Reads one field, blanks at the ends aside. ERR_INPUT with the reason alone, in a few words;
 * `value` untouched. Whether a reference is there is for who has the store. */
MUST_CHECK bool noun_value_read(const struct noun_column *column, struct str field,
                                struct noun_value *value, struct err *e);

#endif
