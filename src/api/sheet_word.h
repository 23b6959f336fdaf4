/* sheet_word.h - what a state or a kind is called in a spreadsheet, in Chinese. Pure. */
#ifndef XL_API_SHEET_WORD_H
#define XL_API_SHEET_WORD_H

#include "base/str.h"

/* `word` of a list of names as an enum has it (NULL behind the last); the word itself where the
 * list is not known here. */
struct str sheet_word(const char *const *names, struct str word);
/* The same of a noun's choices, words with blanks between. */
struct str sheet_choice(const char *choices, struct str word);

#endif
