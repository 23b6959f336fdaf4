/* achievement_desk.h - what a programme has built: claimed with its evidence, verified or returned
 * by somebody else. Each use case is one transaction, audited and told with the change; what lies
 * outside the reach of `by` is ERR_MISSING. */
#ifndef XL_WORK_ACHIEVEMENT_DESK_H
#define XL_WORK_ACHIEVEMENT_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/achievement.h"
#include "work/material.h"

struct achievement_view {
    struct achievement achievement;
    struct materials materials;
    enum action actions[4];
    size_t action_n;
};
MUST_CHECK bool work_achievement_see(struct store *st, const struct subject *by, struct id id,
                                     struct arena *a, struct achievement_view *v, struct err *e);
MUST_CHECK bool work_achievement_list(struct store *st, const struct achievement_filter *filter,
                                      const struct store_page *page, struct arena *a,
                                      struct achievement_rows *rows, struct err *e);

struct achievement_new {
    struct id id;                       /* of an edit */
    int64_t version;                    /* of an edit: as it was read */
    struct str programme, organization; /* codes; of a new one only */
    enum achievement_kind kind;
    struct str name, unit, evidence; /* the last two may be empty */
    int32_t day;
    int64_t amount;
    enum achievement_state state;
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`; ERR_RIGHT where the organization is out of reach. */
MUST_CHECK bool work_achievement_add(struct store *st, const struct subject *by,
                                     const struct achievement_new *n, struct id *id,
                                     struct edit_refused *refused, struct err *e);
/* What was returned is a claim again. ERR_STATE where it is verified, or with `refused->version`
 * where it was changed since. */
MUST_CHECK bool work_achievement_edit(struct store *st, const struct subject *by,
                                      const struct achievement_new *n, struct edit_refused *refused,
                                      struct err *e);

struct achievement_wish {
    struct id id;
    int64_t version; /* as it was read; 0, unknown: whatever it is */
    enum achievement_status status;
    struct str why;
    int64_t now_ms;
};
MUST_CHECK bool work_achievement_decide(struct store *st, const struct subject *by,
                                        const struct achievement_wish *w,
                                        struct edit_refused *refused, struct err *e);

/* Evidence as a file; not beside what is verified (ERR_STATE). */
MUST_CHECK bool work_achievement_material(struct store *st, const struct subject *by,
                                          const struct material_new *n,
                                          struct edit_refused *refused, struct err *e);
MUST_CHECK bool work_achievement_file(struct store *st, const struct subject *by,
                                      const struct material_want *want, struct arena *a,
                                      struct material *m, struct str *bytes, struct err *e);

#endif
