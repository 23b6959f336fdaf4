#include "work/account.h"

#include "tests/work/people.h"

static void add_refused(struct both *b, const struct subject *by, struct account_new n,
                        enum err_code code, const char *words)
{
    struct id id = PLAN(9);
    struct err e = {0};

    assert_false(work_account_add(b->st, by, &n, NOON, &id, &e));
    assert_err(e, code, words);
    assert_id(id, PLAN(9));
}

static void each_role_is_added_with_its_scope(void **state)
{
    struct both *b = province_of(state);

    both_tx(b, STORE_WRITE, both_sql,
            "UPDATE practitioner SET code = 'P1' WHERE title_rank = 1"); /* one of them */
    add_account(b, "officer", ROLE_OFFICER, "990000");
    add_account(b, "auditor", ROLE_AUDITOR, "region:990100");
    add_account(b, "manager", ROLE_MANAGER, "H1");
    add_account(b, "head", ROLE_HEAD, "organization:H2/骨科");
    add_account(b, "clinician", ROLE_CLINICIAN, "H1");
    add_account(b, "reader", ROLE_READER, "H3");
    add_account(b, "expert", ROLE_EXPERT, "P1");
    add_account(b, "trainee", ROLE_TRAINEE, "self:P1");
    assert_int_equal(both_total(b, "SELECT count(*) FROM account_grant"), 8);
    assert_int_equal(both_total(b, "SELECT count(*) FROM account_grant WHERE role = 'head' AND"
                                   " department = '骨科' AND place = '990102'"),
                     1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM account_grant WHERE scope = 'self' AND"
                                   " practitioner IS NOT NULL AND organization IS NOT NULL"),
                     2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'account.add'"), 8);
}

static void what_is_wrong_with_a_new_account_is_said_and_nothing_is_added(void **state)
{
    struct both *b = province_of(state);
    struct account_new weak = new_of("li", ROLE_OFFICER, ""), loud = weak;

    weak.password = STR("password1234");
    loud.shown = STR("\xff");
    add_refused(b, NULL, new_of("Li Si", ROLE_OFFICER, ""), ERR_INPUT, "an account's name");
    add_refused(b, NULL, weak, ERR_INPUT, "common words");
    add_refused(b, NULL, loud, ERR_INPUT, "the name to show");
    add_refused(b, NULL, new_of("li", ROLE_OFFICER, "980000"), ERR_INPUT,
                "980000: no region of this store");
    add_refused(b, NULL, new_of("li", ROLE_OFFICER, "9901"), ERR_INPUT, "9901: no region");
    add_refused(b, NULL, new_of("li", ROLE_OFFICER, "organization:H1"), ERR_INPUT,
                "of the kind region, not organization");
    add_refused(b, NULL, new_of("li", ROLE_MANAGER, ""), ERR_INPUT, "wants a scope");
    add_refused(b, NULL, new_of("li", ROLE_MANAGER, "H9"), ERR_INPUT,
                "H9: no organization of this store");
    add_refused(b, NULL, new_of("li", ROLE_HEAD, "H1"), ERR_INPUT, "names a department");
    add_refused(b, NULL, new_of("li", ROLE_EXPERT, "P99"), ERR_INPUT,
                "P99: no practitioner of this store");
    add_refused(b, NULL, new_of("li", ROLE_PUBLIC, ""), ERR_INPUT, "nobody's post");
    assert_int_equal(both_total(b, "SELECT count(*) FROM account"), 0);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 0);
}

static void a_name_that_is_taken_is_refused(void **state)
{
    struct both *b = province_of(state);

    add_account(b, "li", ROLE_OFFICER, "");
    add_refused(b, NULL, new_of("li", ROLE_AUDITOR, ""), ERR_INPUT,
                "there is an account of that name");
    assert_int_equal(both_total(b, "SELECT count(*) FROM account"), 1);
}

static struct subject manager_of(struct id organization, const char *place)
{
    return (struct subject){
        .account = PERSON(9),
        .role = ROLE_MANAGER,
        .scope = {SCOPE_ORGANIZATION, str_of(place), organization, STR(""), {{0}}}};
}

static void a_manager_adds_and_disables_in_the_own_organization_only(void **state)
{
    struct both *b = province_of(state);
    struct subject manager = manager_of(ORG(1), "990101");
    struct account_new n = new_of("ward", ROLE_CLINICIAN, "H1");
    const struct account_post second = {ROLE_CLINICIAN, STR("H2")};
    struct err e = {0};
    struct id id;

    assert_true(work_account_add(b->st, &manager, &n, NOON, &id, &e));
    add_refused(b, &manager, new_of("other", ROLE_CLINICIAN, "H2"), ERR_RIGHT, "not yours to give");
    add_refused(b, &manager, new_of("boss", ROLE_OFFICER, ""), ERR_RIGHT, "not yours to give");
    add_account(b, "other", ROLE_CLINICIAN, "H2");
    assert_false(work_account_disable(b->st, &manager, STR("other"), NOON, &e));
    assert_err(e, ERR_MISSING, "no account 'other'");
    err_reset(&e);
    assert_true(work_account_grant(b->st, NULL, STR("ward"), &second, NOON, &id, &e));
    assert_false(work_account_disable(b->st, &manager, STR("ward"), NOON, &e));
    assert_err(e, ERR_RIGHT, "a post beyond your own");
}

static void a_post_is_given_once(void **state)
{
    struct both *b = province_of(state);
    const struct account_post post = {ROLE_MANAGER, STR("H1")};
    struct err e = {0};
    struct id id;

    add_account(b, "li", ROLE_OFFICER, "");
    assert_true(work_account_grant(b->st, NULL, STR("li"), &post, NOON, &id, &e));
    assert_false(work_account_grant(b->st, NULL, STR("li"), &post, NOON, &id, &e));
    assert_err(e, ERR_INPUT, "has this post");
    err_reset(&e);
    assert_false(work_account_grant(b->st, NULL, STR("wu"), &post, NOON, &id, &e));
    assert_err(e, ERR_MISSING, "no account 'wu'");
}

static void an_account_is_disabled_once(void **state)
{
    struct both *b = province_of(state);
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    assert_true(work_account_disable(b->st, NULL, STR("li"), NOON, &e));
    assert_false(work_account_disable(b->st, NULL, STR("li"), NOON, &e));
    assert_err(e, ERR_STATE, "is disabled already");
    err_reset(&e);
    assert_false(work_account_disable(b->st, NULL, STR("wu"), NOON, &e));
    assert_err(e, ERR_MISSING, "no account 'wu'");
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 2);
}

static void a_new_password_ends_the_sessions(void **state)
{
    struct both *b = province_of(state);
    struct password_new weak = {STR("li"), STR("li"), PASSWORD_NIST, false, NULL};
    struct password_new good = {STR("li"), STR("grey stone river moon"), PASSWORD_NIST, false,
                                NULL};
    struct session_step step;
    struct session_view v;
    struct session_now now = at(2);
    struct err e = {0};

    add_account(b, "li", ROLE_OFFICER, "");
    step = sign_in(b, "li", 0);
    assert_false(work_account_password(b->st, NULL, &weak, NOON, &e));
    assert_err(e, ERR_INPUT, "has 2 characters");
    err_reset(&e);
    assert_true(work_session_find(b->st, str_of(step.token), NOON + 1, &b->a, &v, &e));
    assert_true(work_account_password(b->st, NULL, &good, NOON + 1, &e));
    assert_false(work_session_find(b->st, str_of(step.token), NOON + 2, &b->a, &v, &e));
    err_reset(&e);
    assert_false(work_session_open(b->st, STR("li"), STR(GOOD_PASSWORD), &now, &b->a, &step, &e));
    err_reset(&e);
    assert_true(work_session_open(b->st, STR("li"), good.password, &now, &b->a, &step, &e));
}

static void tokens_are_an_officers_to_give(void **state)
{
    struct both *b = province_of(state);
    struct subject manager = manager_of(ORG(1), "990101");
    struct token_new n = {.post = {ROLE_CLINICIAN, STR("H1")}, .until_ms = COUNT_UNKNOWN};
    char token[SESSION_TOKEN] = "untouched";
    struct err e = {0};

    assert_false(work_account_token(b->st, &manager, &n, NOON, token, &e));
    assert_err(e, ERR_RIGHT, "token.write");
    assert_string_equal(token, "untouched");
    err_reset(&e);
    assert_true(work_account_token(b->st, NULL, &n, NOON, token, &e));
    assert_true(str_starts(str_of(token), STR("xlt_")));
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action = 'token.add'"), 1);
}

static void accounts_are_listed_within_the_reach(void **state)
{
    struct both *b = province_of(state);
    struct subject manager = manager_of(ORG(1), "990101");
    struct subject city = {.role = ROLE_OFFICER,
                           .scope = {SCOPE_REGION, STR("990102"), {{0}}, STR(""), {{0}}}};
    struct subject expert = {.role = ROLE_EXPERT, .scope = {.kind = SCOPE_SELF}};
    struct store_page page = {.limit = 10};
    struct account_rows rows;
    struct err e = {0};

    add_account(b, "a1", ROLE_CLINICIAN, "H1");
    add_account(b, "a2", ROLE_CLINICIAN, "H2");
    add_account(b, "a3", ROLE_OFFICER, "990000");
    assert_true(work_account_list(b->st, &manager, &page, &b->a, &rows, &e));
    assert_true(rows.more.total == 1);
    assert_str(rows.items[0].account.name, "a1");
    assert_int_equal(rows.items[0].account.password.n, 0);
    assert_int_equal(rows.items[0].grants.items[0].role, ROLE_CLINICIAN);
    assert_true(work_account_list(b->st, &city, &page, &b->a, &rows, &e));
    assert_true(rows.more.total == 1);
    assert_str(rows.items[0].account.name, "a2");
    assert_false(work_account_list(b->st, &expert, &page, &b->a, &rows, &e));
    assert_err(e, ERR_RIGHT, "account.see");
}

/* The log tells ids and codes: nothing that a person typed or is called. */
static void the_log_holds_no_names(void **state)
{
    struct both *b = province_of(state);
    struct account_new n = new_of("zhangsan", ROLE_OFFICER, "");
    struct err e = {0};
    struct id id;

    n.shown = STR("张三丰");
    assert_true(work_account_add(b->st, NULL, &n, NOON, &id, &e));
    sign_in(b, "zhangsan", 1);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit"), 2);
    assert_int_equal(both_total(b, "SELECT count(*) FROM audit WHERE action || noun || place ||"
                                   " reason || outcome || role LIKE '%zhang%'"),
                     0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        BOTH(each_role_is_added_with_its_scope),
        BOTH(what_is_wrong_with_a_new_account_is_said_and_nothing_is_added),
        BOTH(a_name_that_is_taken_is_refused),
        BOTH(a_manager_adds_and_disables_in_the_own_organization_only),
        BOTH(a_post_is_given_once),
        BOTH(an_account_is_disabled_once),
        BOTH(a_new_password_ends_the_sessions),
        BOTH(tokens_are_an_officers_to_give),
        BOTH(accounts_are_listed_within_the_reach),
        BOTH(the_log_holds_no_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
