/* noun.h - lines of the nouns of model/noun, and what a report counts of them. */
#ifndef XL_STORE_NOUN_H
#define XL_STORE_NOUN_H

#include "base/words.h"
#include "model/figure.h"
#include "store/store.h"

struct noun_line {
    struct id id;
    struct str county;                         /* of its place; empty where it has none */
    struct noun_value values[NOUN_COLUMN_MAX]; /* [column_n]; [0] is the code */
};

/* Adds lines of one delivery, all of them or, on refusal, none. That codes are new and references
 * are there is the caller's to see to (store_noun_codes). */
MUST_CHECK bool store_noun_add(struct store *st, const struct noun *noun,
                               const struct noun_line *lines, size_t n, struct str delivery,
                               int64_t made_ms, struct err *e);

/* Every code of a noun, of "organization" or of "practitioner", with the county of each in the same
 * order. */
struct noun_codes {
    struct words codes;
    struct str_list counties; /* [codes.n] */
};
MUST_CHECK bool store_noun_codes(struct store *st, const char *noun, struct noun_codes *codes,
                                 struct arena *a, struct err *e);
void noun_codes_reset(struct noun_codes *codes);

/* Whose a line is, for counts of each. Lines of a placement are its person's and its host's; a day
 * on site counts once both confirmed it, a task once it was signed off. */
enum noun_by {
    NOUN_BY_NOBODY,
    NOUN_BY_PERSON,     /* of the column `who`; -1: of the placement */
    NOUN_BY_DISCIPLINE, /* "organization|discipline"; "organization|" where it has none */
    NOUN_BY_ORGANIZATION
};

/* What a count makes of a programme's lines within a period and a reach. */
struct noun_scope {
    struct str programme;
    int32_t from_day, until_day; /* inclusive; DAY_NONE: open */
    struct store_reach reach;
    enum noun_by by; /* with `keys`: only theirs */
    int who;
    struct str_list keys; /* at most NOUN_KEYS, else ERR_INPUT; a discipline's may be a head that
                             ends in '|' */
    bool told;            /* of a tally: sums of 0 that were told, too */
};
enum { NOUN_KEYS = 32 };
/* 0 where there are no lines; DAY_NONE for a first day of none. */
MUST_CHECK bool store_noun_count(struct store *st, const struct figure_count *count,
                                 const struct noun_scope *scope, int64_t *value, struct err *e);

/* The count of each key of `scope->by`, in no order; by month where `monthly`, else DAY_NONE. Keys
 * that have none are absent. */
struct noun_tally {
    struct str key;
    int32_t month;
    int64_t n;
};
struct noun_tallies {
    struct noun_tally *items;
    size_t n;
};
MUST_CHECK bool store_noun_tally(struct store *st, const struct figure_count *count,
                                 const struct noun_scope *scope, bool monthly, struct arena *a,
                                 struct noun_tallies *tallies, struct err *e);

/* The lines behind a count, by county and code. */
struct noun_rows {
    struct noun_line *items;
    size_t n;
    struct store_more more;
};
MUST_CHECK bool store_noun_list(struct store *st, const struct figure_count *count,
                                const struct noun_scope *scope, const struct store_page *page,
                                struct arena *a, struct noun_rows *rows, struct err *e);

#endif
