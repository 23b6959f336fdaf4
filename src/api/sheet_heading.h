/* sheet_heading.h - what a member of a reply is called at the head of a spreadsheet's column. */
#ifndef XL_API_SHEET_HEADING_H
#define XL_API_SHEET_HEADING_H

#include "base/str.h"

/* In Chinese; a member without a heading of its own goes by its name. */
struct str sheet_heading(const char *name);

#endif
