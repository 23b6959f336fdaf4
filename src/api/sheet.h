/* sheet.h - any list as a spreadsheet: `format=xlsx` beside its own filters, through its own
 * handler, so that reach, masks and audit are the list's. */
#ifndef XL_API_SHEET_H
#define XL_API_SHEET_H

#include "api/request.h"
#include "api/route.h"

#define SHEET_ROWS 20000 /* at most; a longer list is refused and to be narrowed */

/* Whether the row is a list that goes page by page. */
bool sheet_of(const struct route *route);

/* Runs the row's handler page by page and replies with an XLSX file of texts: money in yuan, no
 * ids, no formulas. Refuses what the handler refuses, and with 422 a list longer than SHEET_ROWS.
 */
MUST_CHECK bool sheet_reply(struct request *rq, route_handler *page, struct err *e);

#endif
