/* licence_desk.h - licences of a record of the registry: the desks of organizations and people find
 * the record and ask the right, then call these in the same transaction. */
#ifndef XL_WORK_LICENCE_DESK_H
#define XL_WORK_LICENCE_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/licence.h"

struct licence_new {
    struct id holder; /* organization, or practitioner */
    enum licence_kind kind;
    struct str number, covers;
    int32_t from_day, until_day; /* DAY_NONE: open */
};
struct licence_ending {
    struct id holder, licence;
    struct str why;
};

/* Whose record it is; `practitioner` none: the organization's. */
struct licence_record {
    struct str county;
    struct id organization, practitioner;
    const struct subject *by;
    int64_t now_ms;
    struct arena *arena;
};

/* Writes the id. ERR_INPUT with the field as licence_check. */
MUST_CHECK bool licence_desk_add(struct store *st, const struct licence_record *r,
                                 const struct licence_new *n, struct id *id,
                                 struct edit_refused *refused, struct err *e);
/* ERR_MISSING where the record has none of this id. */
MUST_CHECK bool licence_desk_void(struct store *st, const struct licence_record *r,
                                  const struct licence_ending *end, struct err *e);

#endif
