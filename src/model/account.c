/* account.c - names, how long sessions last, how long failures make one wait. */
#include "model/account.h"

#include <inttypes.h>

const char *const account_state_names[ACCOUNT_STATE_N + 1] = {"active", "disabled", NULL};
const char *const session_stage_names[SESSION_STAGE_N + 1] = {"code", "post", "open", NULL};

static bool name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
}

bool account_name_check(struct str name, struct err *e)
{
    bool good = name.n >= ACCOUNT_NAME_MIN && name.n <= ACCOUNT_NAME_MAX && name.at[0] >= 'a'
                && name.at[0] <= 'z';

    for (size_t i = 0; good && i < name.n; i++)
        good = name_byte(name.at[i]);
    if (good)
        return true;
    return err_set(e, ERR_INPUT,
                   "%.*s: an account's name is 2 to 64 of a-z, 0-9, '.', '-' and '_' and begins"
                   " with a letter",
                   (int)(name.n < 60 ? name.n : 60), name.n > 0 ? name.at : "");
}

int64_t session_until(enum session_stage stage, int64_t made_ms, int64_t seen_ms)
{
    int64_t idle = seen_ms + SESSION_IDLE_MS, absolute = made_ms + SESSION_ABSOLUTE_MS;

    if (stage != SESSION_OPEN)
        return made_ms + SESSION_PENDING_MS;
    return idle < absolute ? idle : absolute;
}

/* 1, 2, 4, 8 minutes and then the whole window, by the failures beyond the fourth. */
static int64_t wait_of(int64_t failures)
{
    int64_t beyond = failures - LOCKOUT_FAILURES;

    if (beyond < 0)
        return 0;
    return beyond > 3 ? LOCKOUT_WINDOW_MS : 60000LL << beyond;
}

int64_t lockout_until(const struct lockout *l)
{
    int64_t pair = 0, address = 0;

    if (l->pair_failures >= LOCKOUT_FAILURES)
        pair = l->pair_last_ms + wait_of(l->pair_failures);
    if (l->address_failures >= LOCKOUT_ADDRESS_FAILURES)
        address = l->address_first_ms + LOCKOUT_ADDRESS_WINDOW_MS;
    return pair > address ? pair : address;
}

bool lockout_check(const struct lockout *l, int64_t now_ms, struct err *e)
{
    int64_t until = lockout_until(l);

    if (until <= now_ms)
        return true;
    return err_set(e, ERR_STATE, "too many failed tries, the next one is heard in %" PRId64 " s",
                   (until - now_ms + 999) / 1000);
}
