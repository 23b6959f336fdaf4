/* patient.h - patients, sealed, and the keys that seal them, wrapped. Nothing here knows a name. */
#ifndef XL_STORE_PATIENT_H
#define XL_STORE_PATIENT_H

#include "base/id.h"
#include "store/store.h"

struct seal_key_row {
    struct id organization;
    int32_t number;
    struct str profile, wrapped, master;
    int64_t made_ms;
};
struct seal_key_rows {
    struct seal_key_row *items;
    size_t n;
};
MUST_CHECK bool store_seal_key_add(struct store *st, const struct seal_key_row *key, struct err *e);
/* Of one organization, the newest first; of all where the id is none. */
MUST_CHECK bool store_seal_key_list(struct store *st, struct id organization, struct arena *a,
                                    struct seal_key_rows *rows, struct err *e);
/* Another wrapping of the same key. */
MUST_CHECK bool store_seal_key_wrap(struct store *st, const struct seal_key_row *key,
                                    struct err *e);
/* Takes away the keys of an organization below `number` that no row is sealed with. */
MUST_CHECK bool store_seal_key_prune(struct store *st, struct id organization, int32_t number,
                                     struct err *e);

struct patient_row {
    struct id id, organization;
    struct str county;
    int32_t key_number;
    struct str name, id_number, phone, address; /* sealed; NULL: unknown */
    struct str name_hash, id_number_hash, phone_hash;
    int64_t made_ms;
};
struct patient_rows {
    struct patient_row *items;
    size_t n;
};
MUST_CHECK bool store_patient_add(struct store *st, const struct patient_row *p, struct err *e);
MUST_CHECK bool store_patient_get(struct store *st, struct id id, struct arena *a,
                                  struct patient_row *p, struct err *e); /* ERR_MISSING */
/* All that is sealed, anew; the row must still be under key `was`. ERR_STATE where it is not. */
MUST_CHECK bool store_patient_reseal(struct store *st, const struct patient_row *p, int32_t was,
                                     struct err *e);

/* Those of an organization whose hash of that column is one of the list, at most 50, by id. */
enum patient_hash { PATIENT_NAME, PATIENT_ID_NUMBER, PATIENT_PHONE };
MUST_CHECK bool store_patient_find(struct store *st, struct id organization, enum patient_hash by,
                                   const struct str_list *hashes, struct arena *a,
                                   struct patient_rows *rows, struct err *e);

/* Some of an organization that are not under key `number`, at most 100. */
MUST_CHECK bool store_patient_stale(struct store *st, struct id organization, int32_t number,
                                    struct arena *a, struct patient_rows *rows, struct err *e);

#endif
