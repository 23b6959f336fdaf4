/* link.h - addresses with a query, percent-encoded by RFC 3986. */
#ifndef XL_API_LINK_H
#define XL_API_LINK_H

#include "base/arena.h"
#include "base/str.h"

/* `base?county=…&discipline=…`, what is empty left out; `base` may have a query. In the arena. */
const char *link_page(struct arena *a, const char *base, struct str county, struct str discipline);

#endif
