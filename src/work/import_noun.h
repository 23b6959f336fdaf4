/* import_noun.h - a file of lines of a noun into the store: XLSX, or CSV in UTF-8 or GB18030. */
#ifndef XL_WORK_IMPORT_NOUN_H
#define XL_WORK_IMPORT_NOUN_H

#include "base/fault.h"
#include "model/noun.h"
#include "store/store.h"

struct import_noun {
    const struct noun *noun;
    const char *path;
    struct str source, batch; /* together the name of the delivery, at most 80 bytes */
    int64_t now_ms;
};

/* All of it in one transaction, or nothing and every fault, as work_delivery_add. ERR_INPUT where
 * the file is none of the forms or too long (IMPORT_FILE_MAX). */
MUST_CHECK bool work_import_noun(struct store *st, const struct import_noun *n, int64_t *added,
                                 struct fault_list *faults, struct err *e);

#endif
