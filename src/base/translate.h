/* translate.h - the sentences of this program in the language of the people in front of it.
 *
 * A program that shows sentences installs a catalogue once, before its threads begin. Without one
 * there is English alone. Where a sentence names a word of ours (a state, a field, a list of them),
 * its translation has that place in braces, and the word is looked up as well:
 *
 *     "a %s that is %s cannot become %s"   →   "{%s}当前为{%s}，不能变为{%s}" */
#ifndef XL_BASE_TRANSLATE_H
#define XL_BASE_TRANSLATE_H

#include <stdarg.h>
#include <stddef.h>

#include "base/err.h"

#define TRANSLATE_WORD "word\004" /* before a word's key, as gettext joins context and text */

/* The translation of a format, with the same conversions, or of TRANSLATE_WORD and a word; NULL
 * where there is none. */
typedef const char *translate_find(const char *key);

void translate_install(translate_find *find); /* NULL: English alone */

/* The sentence for `format` into to[size]; empty where there is none. */
void translate_format(char *to, size_t size, const char *format, va_list args) PRINTF_LIKE(3, 0);

/* A sentence without conversions; itself where there is none. */
const char *translate_sentence(const char *sentence);

/* The word, or itself where it has no translation. */
const char *translate_word(const char *word);

#endif
