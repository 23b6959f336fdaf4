/* account_factor.c - the second factor: a secret for the app, ten codes for the drawer. */
#include <stdio.h>
#include <string.h>

#include "work/account.h"
#include "work/audit.h"
#include "work/factor.h"
#include "work/session_part.h"

/* Nothing that is read wrongly: no i, l, o, 0, 1. */
static const char LETTERS[] = "abcdefghjkmnpqrstuvwxyz23456789";

void work_account_factor_begin(struct account_factor *f)
{
    uint8_t secret[TOTP_SECRET];

    memset(f, 0, sizeof *f);
    secret_random(secret, sizeof secret);
    secret_base32(secret, f->secret);
    secret_erase(secret, sizeof secret);
}

bool work_account_password_make(struct account_handed_out *h, struct err *e)
{
    struct err unheard;

    _Static_assert(sizeof h->hash == SECRET_PASSWORD, "a hash in its text form");
    do {
        for (size_t i = 0; i < sizeof h->text - 1; i++)
            h->text[i] = i % 5 == 4 ? '-' : LETTERS[secret_below(sizeof LETTERS - 1)];
        h->text[sizeof h->text - 1] = '\0';
        unheard = (struct err){0};
    } while (!password_check(str_of(h->text), STR(""), PASSWORD_GB22239, &unheard));
    return secret_password_hash(str_of(h->text), h->hash, e);
}

struct confirm {
    const struct subject *by;
    const struct account_factor *factor;
    const struct seal *seal;
    int64_t step, now_ms;
    struct arena arena;
};

static bool confirm_in_tx(struct store *st, void *arg, struct err *e)
{
    struct confirm *c = arg;
    char hex[ACCOUNT_RECOVERY_N][SECRET_HASH];
    struct str hashes[ACCOUNT_RECOVERY_N];
    struct factor_row row;
    struct account account;
    bool moved;

    for (int i = 0; i < ACCOUNT_RECOVERY_N; i++) {
        session_recovery_hash(c->by->account, str_of(c->factor->recovery[i]), hex[i]);
        hashes[i] = str_of(hex[i]);
    }
    if (!work_audit_begin(st, e) || !store_account_get(st, c->by->account, &c->arena, &account, e))
        return false;
    row = (struct factor_row){account.id, str_of(c->factor->secret)};
    if (!factor_seal(st, c->seal, c->now_ms, &c->arena, &row, e))
        return false;
    account.totp = row.totp;
    return store_account_put(st, &account, e)
           && store_account_step(st, account.id, c->step, &moved, e)
           && store_recovery_put(st, account.id, hashes, ACCOUNT_RECOVERY_N, e)
           && work_audit_append(st,
                                &(struct audit_note){.by = c->by,
                                                     .action = "account.factor",
                                                     .noun = "account",
                                                     .object = account.id,
                                                     .place = c->by->scope.place},
                                c->now_ms, e);
}

static void recovery_make(struct account_factor *f)
{
    for (int i = 0; i < ACCOUNT_RECOVERY_N; i++) {
        for (int k = 0; k < ACCOUNT_RECOVERY - 1; k++)
            f->recovery[i][k] = k == 5 ? '-' : LETTERS[secret_below(sizeof LETTERS - 1)];
        f->recovery[i][ACCOUNT_RECOVERY - 1] = '\0';
    }
}

bool work_account_factor_confirm(struct store *st, const struct seal *seal,
                                 const struct subject *by, struct account_factor *f,
                                 struct str code, int64_t now_ms, struct err *e)
{
    struct account_factor made = *f;
    struct confirm c = {.by = by, .seal = seal, .factor = &made, .now_ms = now_ms};
    uint8_t secret[TOTP_SECRET];
    bool good;

    if (!secret_base32_read(str_of(f->secret), secret)
        || !totp_take(secret_totp_mac, secret, code, now_ms, &c.step))
        return err_set(e, ERR_RIGHT, "the code does not fit the new second factor");
    recovery_make(&made);
    good = store_tx(st, STORE_WRITE, confirm_in_tx, &c, e);
    if (good)
        *f = made;
    secret_erase(secret, sizeof secret);
    secret_erase(&made, sizeof made);
    arena_reset(&c.arena);
    return good;
}
