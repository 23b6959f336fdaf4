/* demo_money.h - what the invented province pays: days on site of two months, a fund that holds
 * something, one month paid and one that waits for the officer who signs in. */
#ifndef XL_WORK_DEMO_MONEY_H
#define XL_WORK_DEMO_MONEY_H

#include <stdint.h>

#include "base/err.h"

/* Into a store that holds the lines of demo_lines and the accounts of demo_people, by the use cases
 * that people use. Accounts of payees are invented and say so. Where the store has no master key
 * and none can be made (PostgreSQL without XINGLIN_KEY_FILE), nobody has an account: the promises
 * are held, each with that cause. */
MUST_CHECK bool demo_money_add(const char *store, int64_t now_ms, struct err *e);

#endif
