/* asset.h - the web application, embedded: what tools/embed-web made of web/dist, or a page that
 * says that the web part was not built. */
#ifndef XL_API_ASSET_H
#define XL_API_ASSET_H

#include <stdbool.h>
#include <stdint.h>

#include "api/http.h"

struct asset {
    const char *path; /* "/index.html"; the table is sorted by it */
    const char *type;
    const char *etag; /* of the plain bytes, without quotes */
    const unsigned char *gzip;
    uint32_t gzip_n, n; /* n plain bytes */
};

extern const struct asset asset_table[];
extern const uint32_t asset_table_n;

/* "/" is "/index.html". NULL where there is none; nothing is decoded, so that no path leaves the
 * table. */
const struct asset *asset_find(struct str path);

/* Replies from the table: gzip where it is taken, 304 where the asker has it. Files under /assets/
 * carry a hash in their name and may be kept for a year; the rest is asked for again. */
void asset_answer(struct http_exchange *x);

#endif
