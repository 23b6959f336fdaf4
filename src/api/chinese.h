/* chinese.h - what the server refuses with, in Chinese: the table of po/zh_CN.po. */
#ifndef XL_API_CHINESE_H
#define XL_API_CHINESE_H

#include <stdbool.h>
#include <stddef.h>

#include "api/http.h"

struct chinese_row {
    const char *key, *said;
};

extern struct chinese_row chinese_rows[]; /* made by tools/po */
extern const size_t chinese_row_n;

/* From here on each failure has its Chinese sentence beside the English one. Once, before threads.
 */
void chinese_install(void);

/* Whether who asks wants Chinese: Accept-Language begins with zh. */
bool chinese_wanted(const struct http_exchange *x);

/* A sentence without conversions as who asks wants it. */
const char *chinese_said(const struct http_exchange *x, const char *sentence);

#endif
