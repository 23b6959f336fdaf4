/* payee.h - who is paid, and to which account: sealed. Nothing here knows an account. */
#ifndef XL_STORE_PAYEE_H
#define XL_STORE_PAYEE_H

#include "base/id.h"
#include "store/store.h"

struct payee {
    struct str county, code;
    int64_t version; /* 1, 2 … */
    struct str kind; /* practitioner, organization */
    int32_t key_number;
    struct str holder, account, bank, id_number, birth; /* sealed; the last two NULL: unknown */
    struct str account_hash, id_hash, person_hash;      /* the last two NULL: unknown */
    struct str tail;
    struct id made_by;
    int64_t made_ms;
    /* read only */
    struct str name;
    struct id practitioner_id, organization_id; /* the person and where he is employed, or the
                                                   organization itself */
};
struct payee_rows {
    struct payee *items;
    size_t n;
    struct store_more more;
};

/* Who may be paid: a person or an organization by its code. Sets county, kind, name and ids;
 * `*found` is false where neither has the code. */
MUST_CHECK bool store_payee_whose(struct store *st, struct str code, struct arena *a,
                                  struct payee *p, bool *found, struct err *e);

MUST_CHECK bool store_payee_add(struct store *st, const struct payee *p, struct err *e);
/* The newest version of a code, or that version where it is above 0. */
MUST_CHECK bool store_payee_get(struct store *st, struct str code, int64_t version, struct arena *a,
                                struct payee *p, bool *found, struct err *e);
/* The newest version of each, by code. */
MUST_CHECK bool store_payee_list(struct store *st, const struct store_page *page, struct arena *a,
                                 struct payee_rows *rows, struct err *e);
MUST_CHECK bool store_payee_all(struct store *st, struct arena *a, struct payee_rows *rows,
                                struct err *e);

/* Every version that is not sealed under key `number`, and one sealed anew. */
MUST_CHECK bool store_payee_stale(struct store *st, int32_t number, struct arena *a,
                                  struct payee_rows *rows, struct err *e);
MUST_CHECK bool store_payee_reseal(struct store *st, const struct payee *p, struct err *e);

#endif
