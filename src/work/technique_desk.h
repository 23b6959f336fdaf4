/* technique_desk.h - the catalogue of techniques: looked at by all, written by who reaches the
 * store's region; what it said before a change is kept.
 *
 * Each does what `by` may (model/rights) and is audited under technique_id. */
#ifndef XL_WORK_TECHNIQUE_DESK_H
#define XL_WORK_TECHNIQUE_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/procedure.h"
#include "store/technique.h"

MUST_CHECK bool work_technique_list(struct store *st, const struct technique_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct technique_rows *rows, struct err *e);

/* By which audit and events know a code: the same in every store. */
struct id technique_id(struct str code);

struct technique_view {
    struct technique_record record;
    struct technique_pasts pasts; /* the newest first */
    struct technique_curve curve; /* that holds */
    enum action actions[4];       /* that `by` may now */
    size_t action_n;
};
/* ERR_MISSING where nothing has the code. */
MUST_CHECK bool work_technique_see(struct store *st, const struct subject *by, struct str code,
                                   struct arena *a, struct technique_view *v, struct err *e);

/* ERR_INPUT with the field `code` where it is taken, by a retired one, too. */
MUST_CHECK bool work_technique_add(struct store *st, const struct subject *by,
                                   const struct technique *t, int64_t now_ms,
                                   struct edit_refused *refused, struct err *e);

/* All but the code can be changed. */
struct technique_edit {
    struct technique technique;
    int64_t version; /* as it was read */
};
/* ERR_STATE where it is retired, or with `refused->version` where another was faster. */
MUST_CHECK bool work_technique_edit(struct store *st, const struct subject *by,
                                    const struct technique_edit *edit, int64_t now_ms,
                                    struct edit_refused *refused, struct err *e);

/* Retired, it is told of nobody anew; who has it keeps it. Can be taken back. */
struct technique_move {
    struct str code;
    bool retire; /* or back */
    struct str why;
};
/* ERR_STATE where it is so already. */
MUST_CHECK bool work_technique_move(struct store *st, const struct subject *by,
                                    const struct technique_move *move, int64_t now_ms,
                                    struct err *e);

/* How cases of it are told and judged from now on; `version` as it was read, 0: nobody has said.
 * ERR_INPUT with `refused->field`; ERR_STATE with `refused->version` where another was faster. */
MUST_CHECK bool work_technique_curve(struct store *st, const struct subject *by,
                                     const struct technique_curve *c, int64_t now_ms,
                                     struct edit_refused *refused, struct err *e);

#endif
