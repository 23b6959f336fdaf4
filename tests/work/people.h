/* people.h - accounts in the small province of the store's tests. */
#ifndef XL_TESTS_WORK_PEOPLE_H
#define XL_TESTS_WORK_PEOPLE_H

#include "model/unknown.h"
#include "tests/store/province.h"
#include "work/account.h"
#include "work/audit.h"
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

static inline struct session_now at(int64_t later_ms)
{
    return (struct session_now){STR("192.0.2.1"), NOON + later_ms};
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

#endif
