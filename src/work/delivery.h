/* delivery.h - a file of lines of one noun into the store: all of it, or nothing and every fault.
 */
#ifndef XL_WORK_DELIVERY_H
#define XL_WORK_DELIVERY_H

#include "base/fault.h"
#include "model/noun.h"
#include "store/store.h"

struct delivery {
    const struct noun *noun;
    struct str bytes; /* CSV in UTF-8 with a header; columns by name or label, in any order,
                         optional ones may be absent */
    struct str name;  /* under which the lines are kept as one delivery, 1..80 bytes */
    int64_t now_ms;
};

/* Reads and adds the lines in one transaction.
 *   added   lines
 *   faults  each as "file:line:column: value: reason": an unknown or missing column, a field that
 * is not what its column wants, a code that is there already, a reference to nothing ERR_INPUT
 * where there is a fault; nothing is added then. Cost O(bytes + codes referred to). */
MUST_CHECK bool work_delivery_add(struct store *st, const struct delivery *d, int64_t *added,
                                  struct fault_list *faults, struct err *e);

#endif
