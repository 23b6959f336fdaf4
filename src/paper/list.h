/* list.h - rows of texts as a spreadsheet: what a list is typed into, and what came back from it.
 */
#ifndef XL_PAPER_LIST_H
#define XL_PAPER_LIST_H

#include "base/err.h"
#include "base/str.h"

#define PAPER_LIST_TYPED 2000 /* rows below the header that are text before anything is typed */

struct paper_list {
    const char *name; /* of the sheet, at most 31 characters */
    const struct str *headings;
    int column_n;
    const struct str *cells; /* [row_n * column_n] */
    size_t row_n;
};

/* Every column is of texts: leading zeros and long numbers stay as they are typed. A cell that a
 * spreadsheet could take for a formula once it is saved elsewhere begins with an apostrophe. ERR_IO
 * where the file cannot be written. */
MUST_CHECK bool paper_list_xlsx(const struct paper_list *l, const char *path, struct err *e);

#endif
