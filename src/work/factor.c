/* factor.c - see factor.h. */
#include "work/factor.h"

#include <string.h>

#include "store/patient.h"
#include "work/audit.h"
#include "work/payee_desk.h"
#include "work/secret.h"

static struct str where(struct id account, struct arena *a)
{
    char id[ID_TEXT];

    id_text(account, id);
    return str_of(arena_text(a, "account/%s/totp", id));
}

/* A secret in clear is base32, which has no colon. */
bool factor_sealed(struct str kept)
{
    return kept.n > 0 && memchr(kept.at, ':', kept.n) != NULL;
}

static bool no_key(struct err *e)
{
    return err_set(e, ERR_IO, "there is no master key: second factors cannot be opened or kept");
}

static bool seal_under(const struct seal_key *key, struct id account, struct str secret,
                       struct arena *a, struct str *kept, struct err *e)
{
    struct str sealed;

    if (!box_seal(key->profile, key->bytes, where(account, a), secret, a, &sealed, e))
        return false;
    *kept = str_of(arena_text(a, "%d:%.*s", (int)key->number, STR_ARG(sealed)));
    return true;
}

bool factor_seal(struct store *st, const struct seal *seal, int64_t now_ms, struct arena *a,
                 struct factor_row *row, struct err *e)
{
    struct seal_key key;
    bool good;

    if (!seal)
        return no_key(e);
    if (!seal_key_use(st, seal, SEAL_OWN, now_ms, &key, e))
        return false;
    good = seal_under(&key, row->account, row->totp, a, &row->totp, e);
    seal_key_wipe(&key);
    return good;
}

bool factor_open(struct store *st, const struct seal *seal, struct id account, struct str kept,
                 struct arena *a, struct str *secret, struct err *e)
{
    struct str sealed = kept;
    struct seal_key key;
    int64_t number;
    bool good;

    if (!factor_sealed(kept)) {
        *secret = str_copy(a, kept);
        return true;
    }
    if (!seal)
        return no_key(e);
    if (!str_to_int(str_cut(&sealed, ':'), INT32_MAX, &number))
        return err_set(e, ERR_CHECK, "the second factor of an account cannot be read");
    if (!seal_key_get(st, seal, SEAL_OWN, (int32_t)number, &key, e))
        return false;
    good = box_open(key.bytes, where(account, a), sealed, a, secret, e);
    seal_key_wipe(&key);
    return good;
}

struct rotating {
    const struct seal *seal;
    enum seal_profile profile;
    int64_t now_ms, sealed;
};

static bool reseal(struct store *st, const struct rotating *r, const struct seal_key *key,
                   struct factor_row row, struct err *e)
{
    struct arena a = {0};
    struct str secret = {0};
    bool good = factor_open(st, r->seal, row.account, row.totp, &a, &secret, e)
                && seal_under(key, row.account, secret, &a, &row.totp, e)
                && store_factor_put(st, &row, e);

    if (secret.n > 0)
        secret_erase((void *)(uintptr_t)secret.at, secret.n);
    arena_reset(&a);
    return good;
}

static bool rotate_in_tx(struct store *st, void *arg, struct err *e)
{
    struct rotating *r = arg;
    struct arena a = {0};
    struct factor_rows rows;
    struct payee_rows payees;
    struct seal_key key = {.number = 0};
    bool good = work_audit_begin(st, e) && store_factor_list(st, &a, &rows, e)
                && store_payee_all(st, &a, &payees, e);

    r->sealed = 0;
    if (good && (rows.n > 0 || payees.n > 0)) {
        good = seal_key_renew(st, r->seal, SEAL_OWN, r->profile, r->now_ms, &key, e)
               && work_payee_reseal(st, r->seal, &key, &r->sealed, e);
        for (size_t i = 0; good && i < rows.n; i++) {
            good = reseal(st, r, &key, rows.items[i], e);
            r->sealed += good;
        }
        good = good && store_seal_key_prune(st, SEAL_OWN, key.number, e);
        seal_key_wipe(&key);
    }
    arena_reset(&a);
    return good;
}

bool work_factor_rotate(struct store *st, const struct seal *seal, enum seal_profile profile,
                        int64_t now_ms, int64_t *sealed, struct err *e)
{
    struct rotating r = {.seal = seal, .profile = profile, .now_ms = now_ms};

    if (!store_tx(st, STORE_WRITE, rotate_in_tx, &r, e))
        return false;
    *sealed = r.sealed;
    return true;
}
