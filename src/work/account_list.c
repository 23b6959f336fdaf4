/* account_list.c - what may be seen of accounts: of those within reach, and of the own. */
#include "model/unknown.h"
#include "work/account.h"

struct listing {
    const struct subject *by;
    const struct store_page *page;
    struct arena *arena;
    struct account_rows rows;
    struct id id;
    struct account_row row;
    struct account_own own;
};

static bool list_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_account_list(st, rights_reach(l->by, ACTION_ACCOUNT_SEE), l->by, l->page, l->arena,
                              &l->rows, e);
}

bool work_account_list(struct store *st, const struct subject *by, const struct store_page *page,
                       struct arena *a, struct account_rows *rows, struct err *e)
{
    struct listing l = {.by = by, .page = page, .arena = a};

    if (!rights_check(by, ACTION_ACCOUNT_SEE, NULL, "accounts", e)
        || !store_tx(st, STORE_READ, list_in_tx, &l, e))
        return false;
    *rows = l.rows;
    return true;
}

static bool get_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;

    return store_account_row(st, rights_reach(l->by, ACTION_ACCOUNT_SEE), l->by, l->id, l->arena,
                             &l->row, e);
}

bool work_account_get(struct store *st, const struct subject *by, struct id id, struct arena *a,
                      struct account_row *row, struct err *e)
{
    struct listing l = {.by = by, .id = id, .arena = a};

    if (!rights_check(by, ACTION_ACCOUNT_SEE, NULL, "accounts", e)
        || !store_tx(st, STORE_READ, get_in_tx, &l, e))
        return false;
    *row = l.row;
    return true;
}

bool work_account_may(const struct subject *by, const struct account_row *row)
{
    for (size_t i = 0; i < row->grants.n; i++) {
        if (!rights_may_grant(by, row->grants.items[i].role, &row->grants.items[i].scope))
            return false;
    }
    return row->grants.n > 0;
}

static bool own_in_tx(struct store *st, void *arg, struct err *e)
{
    struct listing *l = arg;
    struct account account;

    if (!store_account_get(st, l->by->account, l->arena, &account, e)
        || !store_recovery_left(st, account.id, &l->own.recovery_left, e))
        return false;
    l->own.name = account.name;
    l->own.shown = account.shown;
    l->own.second_factor = account.totp.n > 0;
    l->own.password_ms = account.password.n > 0 ? account.password_ms : COUNT_UNKNOWN;
    return true;
}

bool work_account_own(struct store *st, const struct subject *by, struct arena *a,
                      struct account_own *own, struct err *e)
{
    struct listing l = {.by = by, .arena = a};

    if (id_none(by->account))
        return err_set(e, ERR_MISSING, "an API token has no account");
    if (!store_tx(st, STORE_READ, own_in_tx, &l, e))
        return false;
    *own = l.own;
    return true;
}
