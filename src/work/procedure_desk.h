/* procedure_desk.h - the logbook: lines told by who did the case, signed by who was there. Each use
 * case is one transaction, audited and told with the change; what lies outside the reach of `by` is
 * ERR_MISSING. */
#ifndef XL_WORK_PROCEDURE_DESK_H
#define XL_WORK_PROCEDURE_DESK_H

#include "model/edit.h"
#include "store/procedure.h"

struct procedure_view {
    struct procedure procedure;
    enum procedure_act acts[PROCEDURE_ACT_N]; /* that `by` may do now */
    size_t act_n;
};
MUST_CHECK bool work_procedure_see(struct store *st, const struct subject *by, struct id id,
                                   struct arena *a, struct procedure_view *v, struct err *e);
MUST_CHECK bool work_procedure_list(struct store *st, const struct procedure_filter *filter,
                                    const struct store_page *page, struct arena *a,
                                    struct procedure_rows *rows, struct err *e);

struct procedure_new {
    struct id id; /* made where the case was told: the same one sent twice is one line */
    struct str programme, organization, technique, mentor; /* codes; empty: the pair's, the home */
    int32_t day;
    enum procedure_role role;
    enum procedure_outcome outcome;
    struct str result, complication, local_case;
    int64_t risk;    /* permille; COUNT_UNKNOWN, 0: none */
    int64_t version; /* of an edit: as it was read */
    int64_t now_ms;
};
/* The line of an own case. Where the id is there already with the same words nothing is done; with
 * others it is ERR_STATE. ERR_INPUT with `refused->field`; ERR_STATE where the person has told this
 * local case of the technique on the day already, ERR_RIGHT where `by` has no person. */
MUST_CHECK bool work_procedure_add(struct store *st, const struct subject *by,
                                   const struct procedure_new *n, struct edit_refused *refused,
                                   struct err *e);
/* What was returned is open again. ERR_STATE where it is signed, or with `refused->version` where
 * it was changed since. */
MUST_CHECK bool work_procedure_edit(struct store *st, const struct subject *by,
                                    const struct procedure_new *n, struct edit_refused *refused,
                                    struct err *e);

struct procedure_wish {
    struct id id;
    enum procedure_act act; /* sign, return, void */
    int64_t level;          /* of a signature */
    int64_t version;        /* 0, unknown: whatever it is */
    struct str why;
    int64_t now_ms;
};
MUST_CHECK bool work_procedure_act(struct store *st, const struct subject *by,
                                   const struct procedure_wish *w, struct edit_refused *refused,
                                   struct err *e);

/* What a telephone needs to tell cases without a network. */
struct logbook {
    struct str code, name, organization, organization_name; /* the person's */
    struct procedure_techniques techniques;
    struct procedure_mentors mentors;
    struct procedure_rows recent;  /* own, the latest 10 */
    struct procedure_rows waiting; /* for the own signature, the latest 20 */
    int32_t today;
};
/* ERR_RIGHT where `by` has no person. */
MUST_CHECK bool work_logbook_see(struct store *st, const struct subject *by, int64_t now_ms,
                                 struct arena *a, struct logbook *l, struct err *e);

#endif
