/* people.h - accounts in the small province of the store's tests. */
#ifndef XL_TESTS_WORK_PEOPLE_H
#define XL_TESTS_WORK_PEOPLE_H

#include "model/unknown.h"
#include "tests/store/province.h"
#include "work/account.h"
#include "work/audit.h"
#include "work/seal.h"
#include "work/secret.h"
#include "work/session.h"

#define GOOD_PASSWORD "wine blue lamp tiger"
#define NOON 1764000000000LL

static inline struct account_new new_of(const char *name, enum role role, const char *scope)
{
    return (struct account_new){
        .name = str_of(name), .password = STR(GOOD_PASSWORD), .post = {role, str_of(scope)}};
}

static inline struct id add_account(struct both *b, const char *name, enum role role,
                                    const char *scope)
{
    struct account_new n = new_of(name, role, scope);
    struct err e = {0};
    struct id id;

    if (!work_account_add(b->st, NULL, &n, NOON, &id, &e))
        fail_msg("%s", e.text);
    return id;
}

/* The master key of the store of a test, in a file of its own that is gone again at once. */
static struct seal *people_seal;

static inline struct seal *people_seal_of(struct both *b)
{
    static int number;
    struct err e = {0};
    char path[80];

    snprintf(path, sizeof path, "/tmp/xinglin-people-%d-%d", (int)getpid(), ++number);
    setenv("XINGLIN_KEY_FILE", path, 1);
    seal_close(people_seal);
    people_seal = NULL;
    if (!seal_open(b->address, b->st, &people_seal, &e))
        fail_msg("%s", e.text);
    unlink(path);
    return people_seal;
}

static inline int people_end(void **unused)
{
    (void)unused;
    seal_close(people_seal);
    people_seal = NULL;
    return 0;
}

static inline struct session_now at(int64_t later_ms)
{
    return (struct session_now){STR("192.0.2.1"), NOON + later_ms, people_seal};
}

static inline struct session_step sign_in(struct both *b, const char *name, int64_t later_ms)
{
    struct session_now now = at(later_ms);
    struct session_step step;
    struct err e = {0};

    if (!work_session_open(b->st, str_of(name), STR(GOOD_PASSWORD), &now, &b->a, &step, &e))
        fail_msg("%s", e.text);
    return step;
}

/* --- the second factor --- */

static inline void code_text(const struct account_factor *f, int64_t later_ms, char code[8])
{
    uint8_t secret[TOTP_SECRET];

    assert_true(secret_base32_read(str_of(f->secret), secret));
    snprintf(code, 8, "%06u",
             (unsigned)totp_code(secret_totp_mac, secret, (NOON + later_ms) / TOTP_STEP_MS, 6));
}

static inline struct account_factor with_factor(struct both *b, struct id account)
{
    const struct subject by = {.account = account, .role = ROLE_OFFICER};
    struct account_factor f;
    struct err e = {0};
    char code[8];

    people_seal_of(b);
    work_account_factor_begin(&f);
    assert_false(work_account_factor_confirm(b->st, people_seal, &by, &f, STR("12345"), NOON, &e));
    assert_err(e, ERR_RIGHT, "does not fit");
    err_reset(&e);
    code_text(&f, 0, code);
    assert_true(work_account_factor_confirm(b->st, people_seal, &by, &f, str_of(code), NOON, &e));
    return f;
}

#endif
