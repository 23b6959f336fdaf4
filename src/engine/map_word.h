/* map_word.h - a mapping file line by line, word by word: what map_read.c is built on, and nobody
 * else. Where a function fails it has set ERR_INPUT `file:line:column: value: reason`. */
#ifndef XL_ENGINE_MAP_WORD_H
#define XL_ENGINE_MAP_WORD_H

#include "engine/map_part.h"

enum map_word_kind { MAP_WORD_END, MAP_WORD_BAR, MAP_WORD_BARE, MAP_WORD_QUOTED };

enum map_modifier {
    MAP_MOD_DATE,
    MAP_MOD_LEFT,
    MAP_MOD_MONEY,
    MAP_MOD_MAP,
    MAP_MOD_CODE,
    MAP_MOD_LEVEL,
    MAP_MOD_NAME,
    MAP_MOD_N
};
extern const char *const map_modifiers[MAP_MOD_N]; /* "date" ... */

struct map_reader {
    const char *file;
    struct str line;
    size_t at; /* behind the present word */
    int32_t number;
    enum map_word_kind kind; /* of the present word */
    struct str word;         /* without its quotes */
    size_t word_at;
    unsigned modifiers; /* seen in this line */
    bool settings[3];   /* source, encoding, delim have been given */
    struct map *map;
    struct arena *arena;
    struct err *e;
};

/* The value at a place of the line, and why it is refused; always false. */
bool map_fault_at(const struct map_reader *r, size_t at, struct str value, const char *reason);
bool map_fault(const struct map_reader *r, const char *reason); /* at the present word */

char map_char_at(const struct map_reader *r, size_t at); /* NUL behind the line */
void map_blanks_skip(struct map_reader *r);              /* and a comment */
bool map_quoted_cut(struct map_reader *r, struct str *text);

/* The next word becomes the present one. False only where a closing quote is missing. */
bool map_word_next(struct map_reader *r);
bool map_word_is(const struct map_reader *r, const char *text);                  /* bare */
bool map_line_end(const struct map_reader *r);                                   /* or a fault */
int map_word_which(const struct map_reader *r, const char *const *texts, int n); /* or -1 */

/* Take names from the present word on; the word behind them is the present one then. */
bool map_name_take(struct map_reader *r, struct map_name *name);
bool map_alternatives_take(struct map_reader *r, struct map_names *names); /* A | B | C */
bool map_list_take(struct map_reader *r, struct map_names *names); /* A B C, up to a modifier */
bool map_list_goes_on(const struct map_reader *r);
struct map_names map_names_open(struct map_reader *r); /* room for all that the line can hold */

#endif
