/* offer_desk.h - people offered by their hospitals, appeals against it, departments protected.
 *
 * Each does what `by` may (model/rights) in one transaction, with its audit line, its line of
 * history and its event; what lies outside his reach is ERR_MISSING. */
#ifndef XL_WORK_OFFER_DESK_H
#define XL_WORK_OFFER_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/offer.h"

MUST_CHECK bool work_offer_list(struct store *st, const struct offer_filter *filter,
                                const struct store_page *page, struct arena *a,
                                struct offer_rows *rows, struct err *e);

struct offer_view {
    struct offer_row row;
    struct offer_steps steps;
    bool declared;          /* `by` may see what the person declares */
    enum action actions[6]; /* that `by` may now */
    size_t action_n;
};
MUST_CHECK bool work_offer_see(struct store *st, const struct subject *by, struct id id,
                               int64_t now_ms, struct arena *a, struct offer_view *v,
                               struct err *e);

struct offer_new {
    struct str practitioner, programme; /* codes; read once */
    int32_t from_day, until_day;        /* DAY_NONE: open */
    struct str_list preferred_counties, excluded_counties;
    struct str last_host; /* code of an organization, or empty */
    struct str circumstance, note;
    struct id id;    /* of a change; of a new one none */
    int64_t version; /* as it was read */
    int64_t now_ms;
};
/* ERR_INPUT with `refused->field`: a code of nothing, days that have passed, somebody who does not
 * meet the programme's rules of eligibility. ERR_STATE where the person is offered on one of the
 * days already. */
MUST_CHECK bool work_offer_add(struct store *st, const struct subject *by,
                               const struct offer_new *n, struct id *id,
                               struct edit_refused *refused, struct err *e);

/* Days, counties and circumstance. ERR_STATE with `refused->version` where another was faster. */
MUST_CHECK bool work_offer_edit(struct store *st, const struct subject *by,
                                const struct offer_new *n, struct edit_refused *refused,
                                struct err *e);

struct offer_order {
    struct id id;
    enum offer_act act; /* OFFER_APPEALS, _UPHELD, _REJECTED, _TAKEN_BACK or _UNDONE */
    int64_t version;    /* as it was read */
    struct str why;
    bool uphold; /* of a decision, as it is read */
};
MUST_CHECK bool work_offer_move(struct store *st, const struct subject *by,
                                const struct offer_order *order, int64_t now_ms,
                                struct edit_refused *refused, struct err *e);

MUST_CHECK bool work_protection_list(struct store *st, const struct subject *by, struct arena *a,
                                     struct protection_rows *rows, struct err *e);
struct protection_new {
    struct str organization, department; /* the code, the name of the department */
    int32_t most;
    struct str why;
};
/* Replaces what was said of the department. ERR_INPUT for an organization that is not there. */
MUST_CHECK bool work_protection_put(struct store *st, const struct subject *by,
                                    const struct protection_new *n, int64_t now_ms,
                                    struct edit_refused *refused, struct err *e);

#endif
