/* bulletin_line.h - lines of a noun as a reply, behind a figure or an item of an appraisal. */
#ifndef XL_API_BULLETIN_LINE_H
#define XL_API_BULLETIN_LINE_H

#include "api/request.h"
#include "store/noun.h"

/* A SHAPE_LINES: the noun's columns, and each line's values in their order. */
void line_list_write(struct request *rq, const struct noun *noun, const struct noun_rows *rows);

#endif
