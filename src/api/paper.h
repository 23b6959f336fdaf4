/* paper.h - what can be had on paper: as a page, or as a PDF. */
#ifndef XL_API_PAPER_H
#define XL_API_PAPER_H

#include "api/request.h"

/* `form` of the query: html, which it is where nothing is asked for, or pdf. Sets the type of the
 * reply. */
MUST_CHECK bool paper_form(struct request *rq, bool *pdf, struct err *e);

#endif
