/* fold.h - the forms in which texts of records and of other people's lists are compared.
 *
 * Text is valid UTF-8. Folding never lengthens: `to` needs room for s.n bytes and may be the text
 * itself. The arena variants return a slice of `s` where nothing had to change. All O(length). */
#ifndef XL_ENGINE_FOLD_H
#define XL_ENGINE_FOLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Blank, TAB, VT, FF, CR and LF: a line may break between quotes, also inside a code. */
bool fold_blank(char c);

/* U+FF01-FF5E become ASCII; U+3000, U+00A0, U+FEFF and U+200B become a blank; blanks, TAB, CR and
 * LF at both ends go. Returns the bytes written. */
size_t fold_into(struct str s, char *to);
struct str fold_text(struct str s, struct arena *a);

/* Whether a folded text means nothing: empty, `-` `--` `—` `——` `/` `无` `NULL` `\N`. */
bool fold_none(struct str folded);

/* fold_text, and what means nothing is empty. */
struct str fold_value(struct str s, struct arena *a);

/* Key folding of codes and header names: fold_into, then lower case (ASCII, Latin-1, Greek,
 * Cyrillic and Roman numerals, whose two cases have the same length). */
size_t fold_key_into(struct str s, char *to);
struct str fold_key(struct str s, struct arena *a);

/* Numbers as people write them: fold_into, then without `,` `¥` `￥` `元` and blanks. The rest is
 * for decimal_parse, which refuses what is no number. */
size_t fold_number_into(struct str s, char *to);
struct str fold_number(struct str s, struct arena *a);

/* Operation level 1..4: `1` `01` `1.0`, 一, Ⅰ or I, each with or without 级; 0 for all else. */
int fold_level(struct str s);

#endif
