/* map_word.c - see map_word.h. */
#include "engine/map_word.h"

#include <string.h>

#include "engine/fold.h"

enum { POSITION_MAX = 100000, SHOWN_RUNES = 60 };

const char *const map_modifiers[MAP_MOD_N] = {"date", "left",  "money", "map",
                                              "code", "level", "name"};

/* --- faults --- */

bool map_fault_at(const struct map_reader *r, size_t at, struct str value, const char *reason)
{
    size_t n = 0, column = 1;
    uint32_t rune;

    for (size_t i = 0; i < at && i < r->line.n; column++)
        i += utf8_next(r->line, i, &rune);
    for (int i = 0; i < SHOWN_RUNES && n < value.n; i++)
        n += utf8_next(value, n, &rune);
    return err_set(r->e, ERR_INPUT, "%s:%d:%zu: %.*s: %s", r->file, r->number, column, (int)n,
                   value.at, reason);
}

bool map_fault(const struct map_reader *r, const char *reason)
{
    return map_fault_at(r, r->word_at, r->kind == MAP_WORD_END ? STR("end of line") : r->word,
                        reason);
}

/* --- words --- */

static bool blank(char c)
{
    return c == ' ' || c == '\t';
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

char map_char_at(const struct map_reader *r, size_t at)
{
    return at < r->line.n ? r->line.at[at] : '\0';
}

void map_blanks_skip(struct map_reader *r)
{
    while (blank(map_char_at(r, r->at)))
        r->at++;
    if (map_char_at(r, r->at) == '#' && !digit(map_char_at(r, r->at + 1))
        && (r->at == 0 || blank(r->line.at[r->at - 1])))
        r->at = r->line.n;
}

/* A text in quotes at `at`; there is no way to write a quote inside. */
bool map_quoted_cut(struct map_reader *r, struct str *text)
{
    struct str rest = {r->line.at + r->at, r->line.n - r->at};
    const char *end = rest.n ? memchr(rest.at + 1, '"', rest.n - 1) : NULL;

    if (!end)
        return map_fault_at(r, r->at, rest, "the closing quote is missing");
    *text = (struct str){rest.at + 1, (size_t)(end - rest.at) - 1};
    r->at += text->n + 2;
    return true;
}

bool map_word_next(struct map_reader *r)
{
    map_blanks_skip(r);
    r->word_at = r->at;
    r->word = (struct str){r->line.at + r->at, 0};
    if (r->at == r->line.n) {
        r->kind = MAP_WORD_END;
        return true;
    }
    if (map_char_at(r, r->at) == '"') {
        r->kind = MAP_WORD_QUOTED;
        return map_quoted_cut(r, &r->word);
    }
    r->kind = map_char_at(r, r->at) == '|' ? MAP_WORD_BAR : MAP_WORD_BARE;
    do
        r->at++;
    while (r->kind == MAP_WORD_BARE && r->at < r->line.n && !blank(r->line.at[r->at])
           && r->line.at[r->at] != '|');
    r->word.n = r->at - r->word_at;
    return true;
}

bool map_word_is(const struct map_reader *r, const char *text)
{
    return r->kind == MAP_WORD_BARE && str_eq(r->word, str_of(text));
}

bool map_line_end(const struct map_reader *r)
{
    return r->kind == MAP_WORD_END || map_fault(r, "nothing more is wanted in this line");
}

/* Which of `n` texts the present word is, or -1. */
int map_word_which(const struct map_reader *r, const char *const *texts, int n)
{
    for (int i = 0; i < n; i++) {
        if (map_word_is(r, texts[i]))
            return i;
    }
    return -1;
}

/* --- names of columns --- */

static bool position_read(const struct map_reader *r, int32_t *position)
{
    int64_t value;

    if (!str_to_int((struct str){r->word.at + 1, r->word.n - 1}, POSITION_MAX, &value) || value < 1)
        return map_fault(r, "a position is # and a number from 1 to 100000");
    *position = (int32_t)value - 1;
    return true;
}

bool map_name_take(struct map_reader *r, struct map_name *name)
{
    struct map_name new = {.text = r->word, .position = -1};

    if (r->kind == MAP_WORD_END || r->kind == MAP_WORD_BAR)
        return map_fault(r, "the name of a column is wanted here");
    if (r->kind == MAP_WORD_BARE && r->word.at[0] == '#') {
        if (!position_read(r, &new.position))
            return false;
    } else {
        new.key = fold_key(r->word, r->arena);
        if (new.key.n == 0)
            return map_fault(r, "the name of a column is empty");
        if (new.key.n > MAP_NAME_BYTES)
            return map_fault(r, "the name of a column is longer than 200 bytes");
    }
    *name = new;
    return map_word_next(r);
}

/* Room for as many names as the rest of the line can hold. */
struct map_names map_names_open(struct map_reader *r)
{
    size_t most = (r->line.n - r->word_at) / 2 + 1;

    return (struct map_names){ARENA_ARRAY(r->arena, struct map_name, most), 0};
}

bool map_alternatives_take(struct map_reader *r, struct map_names *names)
{
    *names = map_names_open(r);
    for (;;) {
        if (!map_name_take(r, &names->items[names->n]))
            return false;
        names->n++;
        if (r->kind != MAP_WORD_BAR)
            return true;
        if (!map_word_next(r))
            return false;
    }
}

bool map_list_goes_on(const struct map_reader *r)
{
    return r->kind == MAP_WORD_QUOTED
           || (r->kind == MAP_WORD_BARE && map_word_which(r, map_modifiers, MAP_MOD_N) < 0);
}

bool map_list_take(struct map_reader *r, struct map_names *names)
{
    if (names->items == NULL)
        *names = map_names_open(r);
    if (!map_list_goes_on(r))
        return map_fault(r, "a list of columns is wanted here");
    while (map_list_goes_on(r)) {
        if (!map_name_take(r, &names->items[names->n]))
            return false;
        names->n++;
    }
    return r->kind != MAP_WORD_BAR || map_fault(r, "a list has no alternatives");
}
