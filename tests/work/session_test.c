#include "work/session.h"

#include "tests/work/people.h"
#include "work/secret.h"

#define MINUTE 60000LL
#define HOUR (60 * MINUTE)

static struct session_view found(struct both *b, const char *token, int64_t later_ms)
{
    struct session_view v;
    struct err e = {0};

    if (!work_session_find(b->st, str_of(token), NOON + later_ms, &b->a, &v, &e))
        fail_msg("%s", e.text);
    return v;
}

static void not_found(struct both *b, const char *token, int64_t later_ms)
{
    struct session_view v = {.until_ms = 7};
    struct err e = {0};

    assert_false(work_session_find(b->st, str_of(token), NOON + later_ms, &b->a, &v, &e));
    assert_err(e, ERR_RIGHT, "sign in first");
    assert_true(v.until_ms == 7);
}

static void open_refused(struct both *b, const char *name, const char *password,
                         struct session_now now, enum err_code code)
{
    struct session_step step;
    struct err e = {0};

    assert_false(work_session_open(b->st, str_of(name), str_of(password), &now, &b->a, &step, &e));
    assert_err(e, code,
               code == ERR_RIGHT ? "the name or the password is wrong" : "too many failed");
}

static void one_post_is_signed_in_at_once(void **state)
{
    struct both *b = province_of(state);
    struct id id = add_account(b, "li", ROLE_OFFICER, "990100");
    struct session_step step = sign_in(b, "li", 0);
    struct session_view v;

    assert_int_equal(step.stage, SESSION_OPEN);
    assert_int_equal(step.grant_n, 1);
    v = found(b, step.token, 1);
    assert_id(v.subject.account, id);
    assert_int_equal(v.subject.role, ROLE_OFFICER);
    assert_str(v.subject.scope.place, "990100");
    assert_str(v.shown, "li");
    assert_true(v.until_ms == NOON + 1 + 15 * MINUTE);
}

static void the_store_holds_no_token_and_no_password(void **state)
{
    struct both *b = province_of(state);
    struct session_step step;
    char sql[160];

    add_account(b, "li", ROLE_OFFICER, "");
    step = sign_in(b, "li", 0);
    snprintf(sql, sizeof sql, "SELECT count(*) FROM session WHERE hash LIKE '%%%.20s%%'",
             step.token + 4);
    assert_int_equal(both_total(b, sql), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM account WHERE password LIKE '%tiger%'"),
                     0);
    assert_int_equal(
        both_total(b, "SELECT count(*) FROM account WHERE password LIKE '$argon2id$%'"), 1);
}

static void a_wrong_name_password_and_a_disabled_account_are_refused_alike(void **state)
{
    struct both *b = province_of(state);
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    add_account(b, "gone", ROLE_OFFICER, "");
    assert_true(work_account_disable(b->st, NULL, STR("gone"), NOON, &e));
    open_refused(b, "li", "wine blue lamp tigre", at(0), ERR_RIGHT);
    open_refused(b, "nobody", GOOD_PASSWORD, at(0), ERR_RIGHT);
    open_refused(b, "gone", GOOD_PASSWORD, at(0), ERR_RIGHT);
    open_refused(b, "", "", at(0), ERR_RIGHT);
    open_refused(b, "l\xff", GOOD_PASSWORD, at(0), ERR_RIGHT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM session"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE outcome = 'refused'"), 4);
}

static void the_sixth_try_waits_from_this_address_only_and_right_ones_do_too(void **state)
{
    struct both *b = province_of(state);
    struct session_now elsewhere = {STR("192.0.2.2"), NOON + 6, people_seal};
    struct session_step step;
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    for (int i = 0; i < 5; i++)
        open_refused(b, "li", "wrong", at(i), ERR_RIGHT);
    open_refused(b, "li", GOOD_PASSWORD, at(5), ERR_STATE);
    open_refused(b, "li", GOOD_PASSWORD, at(MINUTE), ERR_STATE);
    assert_true(
        work_session_open(b->st, STR("li"), STR(GOOD_PASSWORD), &elsewhere, &b->a, &step, &e));
    assert_int_equal(sign_in(b, "li", MINUTE + 5).stage, SESSION_OPEN);
    open_refused(b, "li", "wrong", at(MINUTE + 6), ERR_RIGHT); /* a success begins anew */
}

static void failures_keep_neither_name_nor_address(void **state)
{
    struct both *b = province_of(state);

    open_refused(b, "zhangsan", "wrong", at(0), ERR_RIGHT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM failure WHERE account LIKE '%zhang%'"
                                   " OR account LIKE '%192%' OR address LIKE '192%'"),
                     0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM failure"), 1);
    open_refused(b, "zhangsan", "wrong", at(HOUR), ERR_RIGHT);
    assert_int_equal(both_total(b, "SELECT count(*) FROM failure"), 1); /* the old one went */
}

static void a_session_ends_idle_old_or_signed_out(void **state)
{
    struct both *b = province_of(state);
    struct session_step step, other;
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    step = sign_in(b, "li", 0);
    other = sign_in(b, "li", 0);
    not_found(b, other.token, 15 * MINUTE);
    for (int64_t t = 0; t < 12 * HOUR; t += 14 * MINUTE)
        found(b, step.token, t);
    not_found(b, step.token, 12 * HOUR);
    step = sign_in(b, "li", 0);
    assert_true(work_session_close(b->st, str_of(step.token), NOON + 1, &e));
    not_found(b, step.token, 2);
    assert_true(work_session_close(b->st, str_of(step.token), NOON + 3, &e)); /* harmless */
    assert_true(work_session_close(b->st, STR("nonsense"), NOON + 3, &e));
}

static void what_is_no_token_is_refused(void **state)
{
    struct both *b = province_of(state);
    struct session_step step;
    char token[SESSION_TOKEN];

    add_account(b, "li", ROLE_OFFICER, "");
    step = sign_in(b, "li", 0);
    not_found(b, "", 1);
    not_found(b, "xls_", 1);
    memcpy(token, step.token, sizeof token);
    token[20] = token[20] == 'A' ? 'B' : 'A';
    not_found(b, token, 1);
    memcpy(token, step.token, sizeof token);
    token[2] = 't'; /* a session's token is no API token */
    not_found(b, token, 1);
    found(b, step.token, 1);
}

static void a_disabled_account_is_out_at_its_next_request(void **state)
{
    struct both *b = province_of(state);
    struct session_step step;
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    step = sign_in(b, "li", 0);
    found(b, step.token, 1);
    assert_true(work_account_disable(b->st, NULL, STR("li"), NOON + 2, &e));
    not_found(b, step.token, 3);
}

static void of_several_posts_one_is_chosen_with_a_new_token(void **state)
{
    struct both *b = province_of(state);
    const struct account_post post = {ROLE_MANAGER, STR("H2")};
    struct session_now now = at(1);
    struct session_step first, chosen, later;
    struct id grant;
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    assert_true(work_account_grant(b->st, NULL, STR("li"), &post, NOON + 1, &grant, &e));
    first = sign_in(b, "li", 0);
    assert_int_equal(first.stage, SESSION_POST);
    assert_int_equal(first.grant_n, 2);
    not_found(b, first.token, 1);
    assert_false(
        work_session_choose(b->st, str_of(first.token), PLAN(1), &now, &b->a, &chosen, &e));
    assert_err(e, ERR_MISSING, "no such post of yours");
    err_reset(&e);
    assert_true(work_session_choose(b->st, str_of(first.token), grant, &now, &b->a, &chosen, &e));
    assert_int_equal(chosen.stage, SESSION_OPEN);
    assert_int_equal(found(b, chosen.token, 2).subject.role, ROLE_MANAGER);
    assert_id(found(b, chosen.token, 2).subject.scope.organization, ORG(2));
    assert_string_not_equal(first.token, chosen.token);
    assert_false(work_session_choose(b->st, str_of(first.token), grant, &now, &b->a, &later, &e));
    assert_err(e, ERR_RIGHT, "sign in first");
    err_reset(&e);
    now = at(3); /* another post, later on: the old token ends */
    assert_true(work_session_choose(b->st, str_of(chosen.token), first.grants[0].id, &now, &b->a,
                                    &later, &e));
    not_found(b, chosen.token, 4);
    assert_int_equal(found(b, later.token, 4).subject.role, ROLE_OFFICER);
}

static bool give(struct both *b, const char *token, const char *code, int64_t later_ms,
                 struct session_step *step)
{
    struct session_now now = at(later_ms);
    struct err e = {0};

    if (work_session_code(b->st, str_of(token), str_of(code), &now, &b->a, step, &e))
        return true;
    assert_int_equal(e.code, ERR_RIGHT);
    return false;
}

static void with_a_second_factor_the_password_is_not_enough(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    struct session_step first = sign_in(b, "li", MINUTE), done;
    struct session_now now = at(MINUTE);
    struct err e = {0};
    char code[8];

    assert_int_equal(first.stage, SESSION_CODE);
    assert_int_equal(first.grant_n, 0);
    not_found(b, first.token, MINUTE);
    assert_false(work_session_choose(b->st, str_of(first.token), PLAN(1), &now, &b->a, &done, &e));
    assert_err(e, ERR_RIGHT, "sign in first");
    code_text(&f, 5 * MINUTE, code);
    assert_false(give(b, first.token, code, MINUTE, &done)); /* not yet */
    assert_false(give(b, first.token, "", MINUTE, &done));
    code_text(&f, MINUTE, code);
    assert_true(give(b, first.token, code, MINUTE, &done));
    assert_int_equal(done.stage, SESSION_OPEN);
    found(b, done.token, MINUTE + 1);
    assert_false(give(b, first.token, code, MINUTE, &done)); /* the first token has ended */
}

static void each_code_is_good_once(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    struct session_step done;
    char code[8];

    code_text(&f, 0, code); /* was used when the factor was set up */
    assert_false(give(b, sign_in(b, "li", 0).token, code, 0, &done));
    code_text(&f, MINUTE, code);
    assert_true(give(b, sign_in(b, "li", MINUTE).token, code, MINUTE, &done));
    assert_false(give(b, sign_in(b, "li", MINUTE).token, code, MINUTE, &done));
}

static void a_recovery_code_is_good_once(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    struct session_step done;
    char plain[ACCOUNT_RECOVERY] = "";

    assert_true(give(b, sign_in(b, "li", 0).token, f.recovery[3], 0, &done));
    assert_false(give(b, sign_in(b, "li", 1).token, f.recovery[3], 1, &done));
    for (int i = 0, n = 0; i < ACCOUNT_RECOVERY - 1; i++) {
        if (f.recovery[4][i] != '-')
            plain[n++] = (char)(f.recovery[4][i] >= 'a' ? f.recovery[4][i] - 32 : f.recovery[4][i]);
    }
    assert_true(give(b, sign_in(b, "li", 2).token, plain, 2, &done)); /* capitals, no dash */
    assert_int_equal(both_total(b, "SELECT count(*) FROM recovery WHERE used_ms IS NULL"), 8);
}

static void wrong_codes_are_counted_with_wrong_passwords(void **state)
{
    struct both *b = province_of(state);
    struct session_step first, done;
    struct session_now now = at(MINUTE);
    struct err e = {0};

    with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    first = sign_in(b, "li", MINUTE);
    for (int i = 0; i < 4; i++)
        assert_false(give(b, first.token, "000000x", MINUTE, &done));
    assert_false(
        work_session_code(b->st, str_of(first.token), STR("000000"), &now, &b->a, &done, &e));
    assert_err(e, ERR_STATE, "too many failed tries");
    open_refused(b, "li", GOOD_PASSWORD, at(MINUTE), ERR_STATE);
}

static void a_pending_sign_in_runs_out_after_ten_minutes(void **state)
{
    struct both *b = province_of(state);
    struct account_factor f = with_factor(b, add_account(b, "li", ROLE_OFFICER, ""));
    struct session_step first = sign_in(b, "li", 0), done;
    char code[8];

    code_text(&f, 10 * MINUTE, code);
    assert_false(give(b, first.token, code, 10 * MINUTE, &done));
}

static void an_api_token_is_recognized_until_its_end(void **state)
{
    struct both *b = province_of(state);
    const struct token_new n = {
        .name = STR("bi"), .post = {ROLE_MANAGER, STR("H1")}, .until_ms = NOON + HOUR};
    struct session_view v;
    struct err e = {0};
    char token[SESSION_TOKEN];

    assert_true(work_account_token(b->st, NULL, &n, NOON, token, &e));
    v = found(b, token, HOUR - 1);
    assert_true(id_none(v.subject.account) && !id_none(v.subject.token));
    assert_int_equal(v.subject.role, ROLE_MANAGER);
    assert_id(v.subject.scope.organization, ORG(1));
    assert_str(v.subject.scope.place, "990101");
    assert_str(v.shown, "bi");
    not_found(b, token, HOUR);
    both_tx(b, STORE_WRITE, both_sql, "UPDATE api_token SET ended_ms = 1");
    not_found(b, token, 1);
}

static void sessions_are_listed_and_ended_by_their_owner_only(void **state)
{
    struct both *b = province_of(state);
    struct subject li = {.account = add_account(b, "li", ROLE_OFFICER, ""), .role = ROLE_OFFICER};
    struct subject wu = {.account = add_account(b, "wu", ROLE_OFFICER, ""), .role = ROLE_OFFICER};
    struct session_step one = sign_in(b, "li", 0), two = sign_in(b, "li", 1);
    struct session_rows rows;
    struct err e = {0};

    assert_true(work_session_list(b->st, li.account, NOON + 2, &b->a, &rows, &e));
    assert_int_equal(rows.n, 2);
    assert_true(rows.items[0].made_ms == NOON + 1);
    assert_false(work_session_end(b->st, &wu, rows.items[0].id, NOON + 2, &e));
    assert_err(e, ERR_MISSING, "no such session of yours");
    err_reset(&e);
    found(b, two.token, 2);
    assert_true(work_session_end(b->st, &li, rows.items[0].id, NOON + 2, &e));
    not_found(b, two.token, 3);
    found(b, one.token, 3);
    assert_true(work_session_end(b->st, &li, (struct id){{0}}, NOON + 4, &e));
    not_found(b, one.token, 5);
    assert_true(work_session_list(b->st, li.account, NOON + 5, &b->a, &rows, &e));
    assert_int_equal(rows.n, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(one_post_is_signed_in_at_once),
        BOTH(the_store_holds_no_token_and_no_password),
        BOTH(a_wrong_name_password_and_a_disabled_account_are_refused_alike),
        BOTH(the_sixth_try_waits_from_this_address_only_and_right_ones_do_too),
        BOTH(failures_keep_neither_name_nor_address),
        BOTH(a_session_ends_idle_old_or_signed_out),
        BOTH(what_is_no_token_is_refused),
        BOTH(a_disabled_account_is_out_at_its_next_request),
        BOTH(of_several_posts_one_is_chosen_with_a_new_token),
        BOTH(with_a_second_factor_the_password_is_not_enough),
        BOTH(each_code_is_good_once),
        BOTH(a_recovery_code_is_good_once),
        BOTH(wrong_codes_are_counted_with_wrong_passwords),
        BOTH(a_pending_sign_in_runs_out_after_ten_minutes),
        BOTH(an_api_token_is_recognized_until_its_end),
        BOTH(sessions_are_listed_and_ended_by_their_owner_only),
    };

    return cmocka_run_group_tests(tests, NULL, people_end);
}
