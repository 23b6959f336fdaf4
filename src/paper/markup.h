/* markup.h - texts inside XML and HTML. Of the papers alone. */
#ifndef XL_PAPER_MARKUP_H
#define XL_PAPER_MARKUP_H

#include "base/out.h"

/* & < > " ' as references; control characters, which XML has not, as blanks. */
void markup_text(struct out *out, struct str s);

#endif
