/* practitioner_desk.h - people as records: looked for, read whole, changed by one of many who try,
 * with their dated roles.
 *
 * Each does what `by` may (model/rights) and is audited; what lies outside his reach is
 * ERR_MISSING. */
#ifndef XL_WORK_PRACTITIONER_DESK_H
#define XL_WORK_PRACTITIONER_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/practitioner.h"
#include "work/licence_desk.h"

MUST_CHECK bool work_practitioner_list(struct store *st, const struct practitioner_filter *filter,
                                       const struct store_page *page, struct arena *a,
                                       struct practitioner_rows *rows, struct err *e);

struct practitioner_view {
    struct practitioner_row row;
    int64_t version;
    struct role_rows roles;       /* those that were told; the home is the row's */
    struct licence_rows licences; /* the latest beginning first */
    enum action actions[4];       /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_practitioner_see(struct store *st, const struct subject *by, struct id id,
                                      struct arena *a, struct practitioner_view *v, struct err *e);

struct practitioner_new {
    struct str organization; /* code of the home */
    struct str code, name, department, discipline;
    int32_t title_rank;
    struct str_list techniques;
    int32_t title_from, work_from; /* DAY_NONE: unknown */
};
/* ERR_INPUT with the field: no such organization, a code that somebody has, a technique that is
 * retired, days as practitioner_since_fault. */
MUST_CHECK bool work_practitioner_add(struct store *st, const struct subject *by,
                                      const struct practitioner_new *n, int64_t now_ms,
                                      struct id *id, struct edit_refused *refused, struct err *e);

/* All that can be changed; code and home stay, since rows elsewhere are spread by them. */
struct practitioner_edit {
    struct id id;
    int64_t version; /* as it was read */
    struct str name, department, discipline;
    int32_t title_rank;
    struct str_list techniques;
    int32_t title_from, work_from; /* DAY_NONE: unknown */
};
/* ERR_STATE with `refused->version` where another was faster; ERR_INPUT with `refused->field`: as
 * above, and a new title that has the first day of the one before. */
MUST_CHECK bool work_practitioner_edit(struct store *st, const struct subject *by,
                                       const struct practitioner_edit *edit, int64_t now_ms,
                                       struct edit_refused *refused, struct err *e);

struct role_new {
    struct id practitioner;
    enum role_kind kind;
    struct str organization; /* code */
    struct str department;
    int32_t from_day, until_day; /* DAY_NONE: open */
};
/* ERR_INPUT with the field as practitioner_role_check. */
MUST_CHECK bool work_role_add(struct store *st, const struct subject *by, const struct role_new *n,
                              int64_t now_ms, struct edit_refused *refused, struct err *e);

struct role_end {
    struct id practitioner, role;
    int32_t until_day; /* its last */
};
/* ERR_INPUT with the field `until` as practitioner_role_end. */
MUST_CHECK bool work_role_end(struct store *st, const struct subject *by,
                              const struct role_end *end, int64_t now_ms,
                              struct edit_refused *refused, struct err *e);

struct role_ending {
    struct id practitioner, role;
    struct str why;
};
MUST_CHECK bool work_role_void(struct store *st, const struct subject *by,
                               const struct role_ending *end, int64_t now_ms, struct err *e);

/* ERR_INPUT with the field as licence_check. */
MUST_CHECK bool work_practitioner_licence(struct store *st, const struct subject *by,
                                          const struct licence_new *n, int64_t now_ms,
                                          struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_practitioner_licence_void(struct store *st, const struct subject *by,
                                               const struct licence_ending *end, int64_t now_ms,
                                               struct err *e);

#endif
