/* markup.h - texts inside XML and HTML. Of the papers alone. */
#ifndef XL_PAPER_MARKUP_H
#define XL_PAPER_MARKUP_H

#include "base/out.h"

/* & < > " ' as references; control characters, which XML has not, as blanks. */
void markup_text(struct out *out, struct str s);

/* A text between two pieces of markup. */
void markup_put(struct out *out, const char *open, struct str text, const char *close);

/* A date of China in words: "2026年11月27日". */
void markup_day(struct out *out, int32_t day);

#endif
