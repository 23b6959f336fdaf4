/* school_desk.h - named schools, and heritage records that were collected in the field. */
#ifndef XL_WORK_SCHOOL_DESK_H
#define XL_WORK_SCHOOL_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/school.h"

MUST_CHECK bool work_school_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct school_rows *rows, struct err *e);
MUST_CHECK bool work_school_see(struct store *st, struct id id, struct arena *a, struct school *s,
                                struct heritage_rows *records, struct err *e);

struct school_new {
    struct str name, programme, organization, discipline, about; /* organization by its code */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`: a name that is taken, a code of nothing. ERR_RIGHT where the
 * organization is out of reach. */
MUST_CHECK bool work_school_add(struct store *st, const struct subject *by,
                                const struct school_new *n, struct id *id,
                                struct edit_refused *refused, struct err *e);

struct heritage_new {
    struct id school;
    struct str organization; /* code of the one that keeps the record */
    enum heritage_kind kind;
    struct str name, source, place, about, practitioner; /* the last may be empty */
    int32_t day;
    bool consent;
    int64_t now_ms;
};
/* ERR_INPUT: a day that lies ahead, a technique or prescription whose holder has not consented. */
MUST_CHECK bool work_heritage_add(struct store *st, const struct subject *by,
                                  const struct heritage_new *n, struct edit_refused *refused,
                                  struct err *e);

#endif
