/* session.h - sign-ins under way, and tries that failed. Tokens come as their hash only. */
#ifndef XL_STORE_SESSION_H
#define XL_STORE_SESSION_H

#include "model/account.h"
#include "store/store.h"

struct session {
    struct id id;
    struct id account;
    struct id grant; /* none until one is chosen */
    enum session_stage stage;
    int64_t made_ms;
    int64_t seen_ms;
    int64_t ended_ms;  /* COUNT_UNKNOWN: not ended */
    int64_t proven_ms; /* when the person last proved who it is; COUNT_UNKNOWN: it is not known */
};
struct session_rows {
    struct session *items;
    size_t n;
};

MUST_CHECK bool store_session_add(struct store *st, const struct session *s, struct str hash,
                                  struct err *e);
MUST_CHECK bool store_session_find(struct store *st, struct str hash, struct arena *a,
                                   struct session *s, bool *found, struct err *e);
MUST_CHECK bool store_session_seen(struct store *st, struct id id, int64_t now_ms, struct err *e);
/* `*ended` is false where it had ended before. */
MUST_CHECK bool store_session_end(struct store *st, struct id id, int64_t now_ms, bool *ended,
                                  struct err *e);
MUST_CHECK bool store_session_end_all(struct store *st, struct id account, int64_t now_ms,
                                      struct err *e);
/* Not ended, the newest first; some may have run out. */
MUST_CHECK bool store_session_list(struct store *st, struct id account, struct arena *a,
                                   struct session_rows *rows, struct err *e);

/* A try that has not succeeded (yet). `account` is a hash of name and address, `address` of the
 * address alone. */
MUST_CHECK bool store_failure_add(struct store *st, struct str account, struct str address,
                                  int64_t now_ms, struct err *e);
MUST_CHECK bool store_failure_count(struct store *st, struct str account, struct str address,
                                    int64_t now_ms, struct lockout *l, struct err *e);
/* After a success. */
MUST_CHECK bool store_failure_forget(struct store *st, struct str account, struct err *e);
/* Those that no rule looks at any more. */
MUST_CHECK bool store_failure_expire(struct store *st, int64_t now_ms, struct err *e);

#endif
