/* One code of the second factor, given by several at the same moment: it is good once. */
#include <pthread.h>

#include "tests/work/people.h"
#include "work/session.h"

#define MINUTE 60000LL

enum { RACERS = 4 }; /* five failures would lock the account out */

struct racer {
    struct both *b;
    const char *token, *code;
    bool good;
    pthread_t thread;
};

static void *racer_main(void *arg)
{
    struct racer *r = arg;
    struct session_now now = at(MINUTE);
    struct session_step step;
    struct arena a = {0};
    struct err e = {0};

    r->good = work_session_code(r->b->st, str_of(r->token), str_of(r->code), &now, &a, &step, &e);
    arena_reset(&a);
    return NULL;
}

/* Each has given the password already. */
static int winners_of(struct both *b, const char *code)
{
    struct session_step steps[RACERS];
    struct racer racers[RACERS];
    int won = 0;

    for (int i = 0; i < RACERS; i++) {
        steps[i] = sign_in(b, "li", MINUTE);
        racers[i] = (struct racer){.b = b, .token = steps[i].token, .code = code};
    }
    for (int i = 0; i < RACERS; i++)
        assert_int_equal(pthread_create(&racers[i].thread, NULL, racer_main, &racers[i]), 0);
    for (int i = 0; i < RACERS; i++) {
        pthread_join(racers[i].thread, NULL);
        won += racers[i].good;
    }
    return won;
}

static void of_those_who_give_one_code_at_once_one_gets_in(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    char code[8];

    code_text(&f, MINUTE, code);
    assert_int_equal(winners_of(b, code), 1);
}

static void of_those_who_give_one_recovery_code_at_once_one_gets_in(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));

    assert_int_equal(winners_of(b, f.recovery[5]), 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM recovery WHERE used_ms IS NULL"), 9);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(of_those_who_give_one_code_at_once_one_gets_in),
        BOTH(of_those_who_give_one_recovery_code_at_once_one_gets_in),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
