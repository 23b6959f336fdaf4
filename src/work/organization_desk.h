/* organization_desk.h - an organization as its record: read whole, changed by one of many who try,
 * with its departments and the history of its level.
 *
 * Each does what `by` may (model/rights) and is audited; what lies outside his reach is
 * ERR_MISSING. */
#ifndef XL_WORK_ORGANIZATION_DESK_H
#define XL_WORK_ORGANIZATION_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/department.h"
#include "store/organization.h"
#include "work/licence_desk.h"

struct organization_view {
    struct organization organization;
    int64_t version;
    struct level_rows levels; /* none before the first change of the level */
    struct department_rows departments;
    struct licence_rows licences; /* the latest beginning first */
    enum action actions[4];       /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_organization_see(struct store *st, const struct subject *by, struct id id,
                                      struct arena *a, struct organization_view *v, struct err *e);

/* All that can be changed; code and county stay, since rows elsewhere are spread by them. */
struct organization_edit {
    struct id id;
    int64_t version; /* as it was read */
    struct str name, level, kind;
    double lng, lat;
    int32_t since_day; /* of another level; DAY_NONE: today */
};
/* ERR_STATE with `refused->version` where another was faster; ERR_INPUT with `refused->field`. */
MUST_CHECK bool work_organization_edit(struct store *st, const struct subject *by,
                                       const struct organization_edit *edit, int64_t now_ms,
                                       struct edit_refused *refused, struct err *e);

struct department_new {
    struct id organization;
    struct str name, discipline;
    int64_t beds;
};
/* ERR_INPUT with the field `name` where the organization has one of that name. */
MUST_CHECK bool work_department_add(struct store *st, const struct subject *by,
                                    const struct department_new *n, int64_t now_ms,
                                    struct edit_refused *refused, struct err *e);

struct department_end {
    struct id organization, department;
    struct str why;
};
MUST_CHECK bool work_department_void(struct store *st, const struct subject *by,
                                     const struct department_end *end, int64_t now_ms,
                                     struct err *e);

/* ERR_INPUT with the field as licence_check. */
MUST_CHECK bool work_organization_licence(struct store *st, const struct subject *by,
                                          const struct licence_new *n, int64_t now_ms,
                                          struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_organization_licence_void(struct store *st, const struct subject *by,
                                               const struct licence_ending *end, int64_t now_ms,
                                               struct err *e);

#endif
