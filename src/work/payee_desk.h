/* payee_desk.h - bank accounts and identity numbers of who is paid, sealed under the program's own
 * key; opened for the bank's file alone. */
#ifndef XL_WORK_PAYEE_DESK_H
#define XL_WORK_PAYEE_DESK_H

#include "model/edit.h"
#include "model/rights.h"
#include "store/payee.h"
#include "work/seal.h"

struct payee_clear { /* never in a store, a log or a list */
    struct str holder, account, bank;
    struct str id_number, birth; /* a day; both may be empty: unknown */
};
struct payee_told {
    struct str code; /* of a person or an organization */
    struct payee_clear clear;
    int32_t birth_day; /* DAY_NONE: unknown */
    int64_t now_ms;
};
/* A further version of a payee's account, by those who reach his home; audited. ERR_INPUT with the
 * member: an account of 8 to 32 digits, an identity number by identity_read, a holder that no
 * spreadsheet takes for a formula. ERR_MISSING where nobody has the code. */
MUST_CHECK bool work_payee_tell(struct store *st, const struct seal *seal, const struct subject *by,
                                const struct payee_told *t, struct edit_refused *refused,
                                struct err *e);

/* Masked: nothing sealed is opened. */
MUST_CHECK bool work_payee_list(struct store *st, const struct store_page *page, struct arena *a,
                                struct payee_rows *rows, struct err *e);

/* In a transaction. */
MUST_CHECK bool work_payee_open(struct store *st, const struct seal *seal, const struct payee *p,
                                struct arena *a, struct payee_clear *clear, struct err *e);
/* In a transaction: everything sealed anew under the key in use, for its rotation. */
MUST_CHECK bool work_payee_reseal(struct store *st, const struct seal *seal,
                                  const struct seal_key *key, int64_t *sealed, struct err *e);

#endif
