/* xlsx_zip.h - parts of a zip file in memory, piece by piece. Internal to xlsx. */
#ifndef XL_WORK_XLSX_ZIP_H
#define XL_WORK_XLSX_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

typedef bool xlsx_piece_fn(void *arg, const char *bytes, size_t n, bool last, struct err *e);

/* Unpacks one part through `piece`; `*found` is false where there is none of this name. ERR_INPUT
 * where the zip is damaged or encrypted, or the part is longer than `most`. */
MUST_CHECK bool xlsx_zip_part(struct str bytes, const char *part, size_t most, xlsx_piece_fn *piece,
                              void *arg, bool *found, struct err *e);

#endif
